//! A plan for people: what would change, user by user, and what that does to groups and seats.

mod changes;
mod summary;

use std::io::{self, Write};

use comfy_table::presets::NOTHING;
use comfy_table::{Cell, Color};

use crate::finding::Finding;
use crate::report::format::Page;
use crate::report::numbers::grouped;
use crate::report::planned::Planned;
use crate::report::text::lines::wrapped;
use crate::report::text::table::{table, write_table};
use crate::rules;

/// How many changes of a kind are shown where not all of them are.
const SHOWN: usize = 20;

/// How many groups are shown where not all of them are.
const SHOWN_GROUPS: usize = 30;

/// Writes a plan: the first changes of each kind, or all of them.
pub(super) fn write(planned: &Planned<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let all = page.detail.is_full;
    let plan_page = PlanPage { planned, page, all };
    plan_page.changes(output)?;
    plan_page.skipped(output)?;
    plan_page.found(output)?;
    plan_page.groups(output)?;
    for line in plan_page.summary() {
        writeln!(output, "{}", wrapped(&line, page.style.width.into()))?;
    }
    if let Some(masked) = page.masked() {
        writeln!(output, "{masked}")?;
    }
    Ok(())
}

struct PlanPage<'p> {
    planned: &'p Planned<'p>,
    page: Page,
    /// Whether every change is shown.
    all: bool,
}

impl PlanPage<'_> {
    fn show(&self, value: &str) -> String {
        self.page.show(value)
    }

    fn painted(&self, mark: &str, color: &str) -> String {
        if self.page.style.color {
            format!("\u{1b}[{color}m{mark}\u{1b}[0m")
        } else {
            mark.to_owned()
        }
    }

    /// What was found of how the file and the current users fit. An error of a row stands where the row is left out.
    fn found(&self, output: &mut dyn Write) -> io::Result<()> {
        let mut findings = self.planned.findings.iter();
        let mut any = false;
        let shown = if self.all { usize::MAX } else { SHOWN };
        let fits = |finding: &Finding<'_>| {
            let is_told = finding.is_error() && finding.place.row.is_some();
            let rule = rules::named(finding.rule);
            rule.is_some_and(|rule| rule.compares_with_current) && !is_told
        };
        for finding in findings.by_ref().filter(fits).take(shown) {
            any = true;
            let row = finding.place.row.map(|row| format!("row {row}: "));
            let message = self.page.message(finding.message);
            let line = format!("{}{message} [{}]", row.unwrap_or_default(), finding.rule);
            writeln!(output, "{}", wrapped(&line, self.page.style.width.into()))?;
        }
        let more = findings.filter(fits).count();
        if more > 0 {
            writeln!(output, "  … {} more", grouped(more as u64))?;
        }
        if any {
            writeln!(output)?;
        }
        Ok(())
    }

    fn groups(&self, output: &mut dyn Write) -> io::Result<()> {
        let groups = &self.planned.impact.groups;
        if groups.is_empty() {
            return Ok(());
        }
        let mut table = table(self.page.style);
        table.load_style(NOTHING);
        let shown = if self.all { usize::MAX } else { SHOWN_GROUPS };
        for group in groups.iter().take(shown) {
            let small = self
                .planned
                .smallest_group
                .filter(|smallest| (1..*smallest).contains(&group.after));
            let (note, color) = match small {
                _ if group.is_new() => ("new".to_owned(), Color::Green),
                _ if group.is_emptied() => ("nobody left".to_owned(), Color::Red),
                Some(smallest) => (format!("fewer than {smallest}"), Color::Yellow),
                None => (String::new(), Color::Reset),
            };
            let note = match (note.is_empty(), self.page.style.color) {
                (false, true) => Cell::new(note).fg(color),
                _ => Cell::new(note),
            };
            table.add_row([
                Cell::new(&group.localized),
                Cell::new(self.show(&group.name)),
                Cell::new(format!(
                    "{} → {}",
                    grouped(group.before),
                    grouped(group.after)
                )),
                note,
            ]);
        }
        write_table(&table, output)?;
        let more = groups.len().saturating_sub(shown);
        if more > 0 {
            writeln!(output, "  … {} more groups", grouped(more as u64))?;
        }
        writeln!(output)
    }
}
