//! A plan for programs: as it is saved, and what a reader may want to know beside it.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::plan::file;
use crate::report::format::Page;
use crate::report::json::document::EscapeControlChars;
use crate::report::masking::ShowValues;
use crate::report::planned::Planned;

/// Writes a plan as it is saved, with what no saved plan needs beside it.
pub(super) fn write(planned: &Planned<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let show = |value: &str| page.values.show(value).map(Cow::into_owned);
    file::write_shown(
        planned.plan,
        planned.bound.profile(),
        &beside(planned, page),
        (page.values != ShowValues::Full).then_some(&show),
        &mut EscapeControlChars(output),
    )
}

/// What a reader may want to know of a plan, and no plan needs.
fn beside(planned: &Planned<'_>, page: Page) -> Vec<(&'static str, serde_json::Value)> {
    let impact = planned.impact;
    let groups = impact.groups.iter().map(|group| {
        serde_json::json!({
            "field": group.localized,
            "group": match page.values {
                ShowValues::Full => Some(Cow::Borrowed(group.name.as_str())),
                values => values.show(&group.name),
            },
            "before": group.before,
            "after": group.after,
        })
    });
    let seats = impact.seats.map(|seats| {
        serde_json::json!({ "before": seats.before, "after": seats.after, "all": seats.all })
    });
    let stops = planned.stops.iter().map(|stop| {
        serde_json::json!({
            "safeguard": stop.kind.map(|kind| kind.to_string()),
            "number": stop.number,
            "message": page.message(&stop.message),
            "accept": stop.accept(),
        })
    });
    let notes = planned.notes.iter().map(|note| page.message(note));
    let users = serde_json::json!({ "before": impact.before, "after": impact.after });
    vec![
        ("users", users),
        ("groups", groups.collect()),
        ("seats", seats.into()),
        ("stops", stops.collect()),
        ("notes", notes.collect()),
        ("digest", planned.digest.into()),
    ]
}
