//! A plan for programs: as it is saved, and what a reader may want to know beside it.

use std::io::{self, Write};

use crate::plan::file;
use crate::report::format::Page;
use crate::report::planned::Planned;

/// Writes a plan as it is saved, with what no saved plan needs beside it.
pub(super) fn write(planned: &Planned<'_>, _: Page, output: &mut dyn Write) -> io::Result<()> {
    file::write(
        planned.plan,
        planned.bound.profile(),
        &beside(planned),
        output,
    )
}

/// What a reader may want to know of a plan, and no plan needs.
fn beside(planned: &Planned<'_>) -> Vec<(&'static str, serde_json::Value)> {
    let impact = planned.impact;
    let groups = impact.groups.iter().map(|group| {
        serde_json::json!({
            "field": group.localized,
            "group": group.name,
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
            "message": stop.message,
            "accept": stop.accept(),
        })
    });
    let users = serde_json::json!({ "before": impact.before, "after": impact.after });
    vec![
        ("users", users),
        ("groups", groups.collect()),
        ("seats", seats.into()),
        ("stops", stops.collect()),
        ("notes", planned.notes.into()),
        ("digest", planned.digest.into()),
    ]
}
