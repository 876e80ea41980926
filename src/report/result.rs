//! What carrying a plan out came to: in words as target systems say it, and row by row for programs.

use std::io::{self, Write};

use crate::finding::{Finding, Severity};
use crate::plan::Plan;
use crate::plan::changes::{Change, Kind};
use crate::plan::options::word;
use crate::profile::Profile;
use crate::profile::localized_field::LocalizedField;
use crate::report::masking::ShowValues;
use crate::report::terminal::Style;
use crate::report::terminal::summary::wrapped;
use crate::report::{grouped, harmless};

/// The version of the document.
const SCHEMA_VERSION: u64 = 1;

/// How many addresses of linked accounts are listed in words.
const LISTED: usize = 100;

/// A plan that was carried out.
#[derive(Debug, Clone, Copy)]
pub struct Applied<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The target.
    pub profile: &'a Profile,
    /// The list or the plan, as it was named.
    pub file: &'a str,
    /// What a person calls the current users.
    pub current: &'a str,
    /// What was found in the list.
    pub findings: &'a [Finding],
}

impl Applied<'_> {
    /// How many rows the list has; none where what was done takes a plan back.
    fn uploaded(&self) -> u64 {
        let plan = self.plan;
        if plan.is_undo() {
            return 0;
        }
        let with_row = plan
            .changes
            .iter()
            .filter(|change| change.head.row.is_some());
        let counts = plan.counts;
        with_row.count() as u64 + counts.unchanged + counts.skipped + counts.failed
    }

    /// Those whose linked accounts are a matter of their own.
    fn with_linked_accounts(&self) -> impl Iterator<Item = Change<'_>> {
        let linked = self.plan.options.linked.is_some();
        let deleted = |change: &Change<'_>| change.head.kind == Kind::Delete;
        self.plan
            .changes
            .iter()
            .filter(move |change| linked && deleted(change))
    }

    fn address<'c>(&self, change: &Change<'c>) -> &'c str {
        let mut addresses = self.profile.addresses().map(LocalizedField::plain);
        let address = addresses.find_map(|localized| change.expects(localized));
        address.unwrap_or_else(|| change.key(self.profile))
    }
}

/// Writes what it came to.
///
/// # Errors
/// When it cannot be written.
pub fn write(
    applied: &Applied<'_>,
    values: ShowValues,
    style: Style,
    output: &mut dyn Write,
) -> io::Result<()> {
    let counts = applied.plan.counts;
    writeln!(output, "done: {}", harmless(applied.current))?;
    for (what, count) in [
        ("uploaded", applied.uploaded()),
        ("created", counts.create),
        ("updated", counts.update),
        ("unchanged", counts.unchanged),
        ("archived", counts.archive),
        ("deleted", counts.delete),
        ("skipped", counts.skipped),
        ("failed", counts.failed),
    ] {
        if applied.plan.is_undo() && what == "uploaded" {
            continue;
        }
        writeln!(output, "  {what:<10} {:>9}", grouped(count))?;
    }
    let Some(linked) = applied.plan.options.linked else {
        return Ok(());
    };
    let addresses = applied
        .with_linked_accounts()
        .map(|change| applied.address(&change));
    let all: Vec<&str> = addresses.collect();
    if all.is_empty() {
        return Ok(());
    }
    let line = format!(
        "linked accounts: {}; {} asks for that separately, for",
        word(&linked),
        applied.profile.called()
    );
    writeln!(output, "{}", wrapped(&line, style.width.into()))?;
    for address in all.iter().take(LISTED) {
        let shown = values.show(address).unwrap_or("…".into());
        writeln!(output, "  {shown}")?;
    }
    match all.len().saturating_sub(LISTED) {
        0 => Ok(()),
        more => writeln!(
            output,
            "  … and {} more; `--report json=FILE` lists all",
            grouped(more as u64)
        ),
    }
}

/// Writes what became of each row, and who was removed without one.
///
/// # Errors
/// When it cannot be written.
pub fn write_json(applied: &Applied<'_>, output: &mut dyn Write) -> io::Result<()> {
    let Applied { plan, profile, .. } = *applied;
    let counts = plan.counts;
    let summary = serde_json::json!({
        "uploaded": applied.uploaded(),
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
    let mut rows: Vec<(u64, serde_json::Value)> = Vec::new();
    let mut absent = Vec::new();
    for change in plan.changes.iter() {
        let (key, result) = (change.key(profile), past(change.head.kind));
        match change.head.row {
            Some(row) => rows.push((
                row,
                serde_json::json!({ "row": row, "key": key, "result": result }),
            )),
            None => absent.push(serde_json::json!({ "key": key, "result": result })),
        }
    }
    rows.extend(plan.unchanged.iter().map(|row| {
        (
            *row,
            serde_json::json!({ "row": row, "result": "unchanged" }),
        )
    }));
    for left in &plan.left {
        let result = if left.why.is_failure() {
            "failed"
        } else {
            "skipped"
        };
        let of_this_row = applied.findings.iter().filter(|finding| {
            finding.place.row == Some(left.row) && finding.severity == Severity::Error
        });
        let mut why: Vec<String> = of_this_row
            .map(|finding| format!("{} [{}]", finding.note.message(), finding.rule))
            .collect();
        if why.is_empty() || result == "skipped" {
            why = vec![left.why.told(profile)];
        }
        rows.push((
            left.row,
            serde_json::json!({ "row": left.row, "key": left.key, "result": result, "why": why }),
        ));
    }
    rows.sort_by_key(|(row, _)| *row);
    let linked: Vec<&str> = applied
        .with_linked_accounts()
        .map(|change| applied.address(&change))
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

fn past(kind: Kind) -> &'static str {
    match kind {
        Kind::Create => "created",
        Kind::Update => "updated",
        Kind::Archive => "archived",
        Kind::Delete => "deleted",
    }
}
