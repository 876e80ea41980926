//! What carrying out a plan came to, for programs: row by row.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::finding::RowNumber;
use crate::plan::skipped_row::SkippedRow;
use crate::report::applied::Applied;
use crate::report::format::Page;
use crate::report::json::document::{EscapeControlChars, SCHEMA_VERSION};
use crate::report::masking::ShowValues;
use crate::report::outcomes::{reasons, word};

/// Writes what became of each row, and who was removed without one.
pub(super) fn write(applied: &Applied<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let Applied { plan, profile, .. } = *applied;
    let output: &mut dyn Write = &mut EscapeControlChars(output);
    let counts = plan.counts;
    let summary = serde_json::json!({
        "read": applied.read(),
        "created": counts.create,
        "updated": counts.update,
        "unchanged": counts.unchanged,
        "archived": counts.archive,
        "deleted": counts.delete,
        "skipped": counts.skipped,
        "failed": counts.failed,
    });
    writeln!(
        output,
        "{{\n\"schema_version\": {SCHEMA_VERSION},\n\"kind\": \"result\","
    )?;
    for (key, value) in [
        ("run_id", plan.run_id.as_str().into()),
        ("file", applied.file.into()),
        ("current", applied.current.into()),
        ("profile", plan.profile.as_str().into()),
        ("operation", plan.purpose.name().into()),
        ("options", serde_json::to_value(&plan.options)?),
        ("counts", summary),
    ] {
        writeln!(output, "\"{key}\": {value},")?;
    }
    let shown = |value: &str| match page.values {
        ShowValues::Full => Some(value.to_owned()),
        values => values.show(value).map(Cow::into_owned),
    };
    let mut rows: Vec<(RowNumber, serde_json::Value)> = Vec::new();
    let mut absent = Vec::new();
    for change in plan.changes.iter() {
        let (key, result) = (shown(change.key(profile)), word(change.head.kind, true));
        match change.head.row {
            Some(row) => rows.push((
                row,
                serde_json::json!({ "row": row.0, "key": key, "result": result }),
            )),
            None => absent.push(serde_json::json!({ "key": key, "result": result })),
        }
    }
    rows.extend(plan.unchanged.iter().map(|row| {
        (
            *row,
            serde_json::json!({ "row": row.0, "result": "unchanged" }),
        )
    }));
    for skipped in &plan.skipped {
        let SkippedRow { row, key, reason } = skipped;
        let result = if reason.is_failure() {
            "failed"
        } else {
            "skipped"
        };
        let why = reasons(skipped, profile, applied.findings, page);
        rows.push((
            *row,
            serde_json::json!({ "row": row.0, "key": shown(key), "result": result, "why": why }),
        ));
    }
    rows.sort_by_key(|(row, _)| *row);
    let linked: Vec<Option<String>> = applied
        .with_linked_accounts()
        .map(|change| shown(applied.address(&change)))
        .collect();
    write_list(output, "rows", rows.into_iter().map(|(_, row)| row))?;
    write_list(output, "absent", absent.into_iter())?;
    output.write_all(b"\"linked_accounts\": ")?;
    serde_json::to_writer(&mut *output, &linked)?;
    output.write_all(b"\n}\n")
}

fn write_list(
    output: &mut dyn Write,
    name: &str,
    items: impl Iterator<Item = serde_json::Value>,
) -> io::Result<()> {
    write!(output, "\"{name}\": [")?;
    for (number, item) in items.enumerate() {
        output.write_all(if number > 0 { b",\n" } else { b"\n" })?;
        serde_json::to_writer(&mut *output, &item)?;
    }
    output.write_all(b"\n],\n")
}
