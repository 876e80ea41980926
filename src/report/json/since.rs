//! What became of an earlier list, for programs.

use std::borrow::Cow;

use serde::Serialize;

use crate::check::FindingIds;
use crate::report::format::Page;
use crate::report::json::document::shown;
use crate::report::validation::{EarlierReport, Validation};

#[derive(Serialize)]
pub(super) struct Since<'a> {
    file: &'a str,
    fixed: Vec<Earlier<'a>>,
    removed: Vec<Earlier<'a>>,
    still: Vec<String>,
    new: Vec<String>,
    changed: Vec<Changed<'a>>,
    not_compared: u64,
    users_added: u64,
    users_removed: u64,
}

/// A finding of the earlier list.
#[derive(Serialize)]
struct Earlier<'a> {
    id: String,
    rule: &'static str,
    row: Option<u64>,
    cell: Option<String>,
    header: Option<&'a str>,
    field: Option<&'a str>,
    value: Option<Cow<'a, str>>,
    message: String,
}

/// A cell of which nothing was wrong, and that was changed.
#[derive(Serialize)]
struct Changed<'a> {
    row: u64,
    earlier_row: u64,
    column: Option<String>,
    header: Option<&'a str>,
    field: String,
    from: Option<Cow<'a, str>>,
    to: Option<Cow<'a, str>>,
}

/// What became of an earlier list. `ids` are those of the findings of the report.
pub(super) fn since<'a>(
    report: &Validation<'a>,
    earlier: EarlierReport<'a>,
    ids: &FindingIds,
    page: Page,
) -> Since<'a> {
    let since = earlier.since;
    let findings = &earlier.list.checked.findings;
    let rows = earlier.list.rows;
    let earlier_ids = FindingIds::new(findings, rows);
    let of_earlier = |places: &[u32]| {
        let places = places.iter().map(|place| *place as usize);
        let earlier = places.map(|place| {
            let finding = findings.get(place);
            let header = finding
                .place
                .column
                .map(|column| rows.layout.header(column));
            Earlier {
                id: earlier_ids.get(place).to_string(),
                rule: finding.rule,
                row: finding.place.row.map(|row| row.0),
                cell: finding.place.cell(),
                header: header.filter(|header| !header.is_empty()),
                field: finding
                    .field
                    .map(|field| rows.profile.fields[field].name.as_str()),
                value: finding.value.and_then(|value| shown(value, page.values)),
                message: page.message(finding.message),
            }
        });
        earlier.collect::<Vec<_>>()
    };
    let of_now = |places: &[u32]| {
        let places = places.iter();
        places
            .map(|place| ids.get(*place as usize).to_string())
            .collect::<Vec<_>>()
    };
    let changed = since.changed.iter().map(|cell| Changed {
        row: cell.row.0,
        earlier_row: cell.earlier_row.0,
        column: cell.column.map(|column| column.to_string()),
        header: cell.column.map(|column| report.layout.header(column)),
        field: rows.profile.localized_name(cell.field),
        from: shown(&cell.from, page.values),
        to: shown(&cell.to, page.values),
    });
    Since {
        file: earlier.file,
        fixed: of_earlier(&since.fixed),
        removed: of_earlier(&since.removed),
        still: of_now(&since.still),
        new: of_now(&since.new),
        changed: changed.collect(),
        not_compared: since.not_compared,
        users_added: since.users_added,
        users_removed: since.users_removed,
    }
}
