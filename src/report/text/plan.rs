//! A plan for people: what would change, user by user, and what that does to groups and seats.

mod changes;
mod summary;

use std::io::{self, Write};

use comfy_table::presets::NOTHING;
use comfy_table::{Cell, Color};

use crate::check::NotChecked;
use crate::finding::{Finding, RowNumber};
use crate::messages::{self, count, message, text};
use crate::report::format::Page;
use crate::report::planned::Planned;
use crate::report::text::examples::numbers;
use crate::report::text::lines::wrapped;
use crate::report::text::lines::{cut, named};
use crate::report::text::table::{table, write_table};
use crate::report::text::verdict;
use crate::rule::Rule;
use crate::rules;

/// How many skipped rows are shown where not all of them are.
const SHOWN: usize = 5;

/// How many findings about the file and the current users are shown.
const FOUND: usize = 2;

/// How many groups are shown where not all of them are.
const SHOWN_GROUPS: usize = 5;

/// Writes a plan: the first changes of each kind, or all of them.
pub(super) fn write(planned: &Planned<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let all = page.detail.is_full;
    let plan_page = PlanPage { planned, page, all };
    if page.detail.is_short {
        return writeln!(output, "{}", plan_page.short());
    }
    for line in plan_page.head() {
        writeln!(output, "{}", wrapped(&line, page.style.width.into()))?;
    }
    writeln!(output)?;
    plan_page.found(output)?;
    plan_page.changes(output)?;
    plan_page.skipped(output)?;
    plan_page.groups(output)?;
    for line in plan_page.summary() {
        writeln!(output, "{}", wrapped(&line, page.style.width.into()))?;
    }
    for line in verdict::steps(planned.next, page) {
        writeln!(output, "{line}")?;
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

    /// A row of the file, as a line names it.
    fn row(&self, row: RowNumber) -> String {
        let row = text(row.to_string());
        self.page.message(&message!("report-row", row))
    }

    fn painted(&self, mark: &str, color: &str) -> String {
        if self.page.style.color {
            format!("\u{1b}[{color}m{mark}\u{1b}[0m")
        } else {
            mark.to_owned()
        }
    }

    /// What was found of how the file and the current users fit, rule by rule. An error of a row stands where the row is left
    /// out.
    fn found(&self, output: &mut dyn Write) -> io::Result<()> {
        let width = usize::from(self.page.style.width);
        let shown = if self.all { usize::MAX } else { FOUND };
        let fits = |finding: &Finding<'_>, rule: &Rule| {
            let is_of_a_row = finding.is_error() && finding.place.row.is_some();
            finding.rule == rule.name && !is_of_a_row
        };
        let mut any = false;
        let unkept = NotChecked::unkept(self.planned.findings);
        for rule in rules::ALL.iter().filter(|rule| rule.compares_with_current) {
            let of_rule = || {
                let findings = self.planned.findings.iter();
                findings.filter(|finding| fits(finding, rule))
            };
            let count = of_rule().count() as u64;
            if count == 0 {
                continue;
            }
            any = true;
            let mut findings = of_rule();
            let mark = self.painted("!", "33");
            let title = rule.title();
            let title = message!(
                "report-plan-problems",
                count = messages::count(count),
                title
            );
            let title = self.page.message(&title);
            for (number, line) in named("! ", 2, &title, rule.name, width).iter().enumerate() {
                let line = if number == 0 {
                    line.replacen('!', &mark, 1)
                } else {
                    line.clone()
                };
                writeln!(output, "{line}")?;
            }
            for finding in findings.by_ref().take(shown) {
                let row = finding.place.row.map(|row| format!("{}  ", self.row(row)));
                let value = finding.value.filter(|value| !value.is_empty());
                let value = value.map(|value| format!("{}: ", self.show(value)));
                let (row, value) = (row.unwrap_or_default(), value.unwrap_or_default());
                let text = format!("{row}{value}{}", self.page.message(finding.message));
                for line in named("    ", 6, &text, "", width) {
                    writeln!(output, "{line}")?;
                }
            }
            let left = count.saturating_sub(shown as u64);
            let rows = findings.filter_map(|finding| finding.place.row);
            let rows = rows.map(|row| self.page.number(row.0));
            if let Some(rows) = numbers(rows, left, self.page, width.saturating_sub(16)) {
                let rows = text(rows);
                let rows = self.page.message(&message!("report-plan-also-rows", rows));
                writeln!(output, "    {rows}")?;
            }
            for missed in unkept.iter().filter(|missed| missed.rule == rule.name) {
                for line in named("    ", 6, &self.page.message(&missed.reason), "", width) {
                    writeln!(output, "{line}")?;
                }
            }
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
                _ if group.is_new() => (Some(message!("report-plan-group-new")), Color::Green),
                _ if group.is_emptied() => {
                    (Some(message!("report-plan-group-emptied")), Color::Red)
                }
                Some(least) => (
                    Some(message!("report-plan-group-small", least)),
                    Color::Yellow,
                ),
                None => (None, Color::Reset),
            };
            let note = note.map_or(String::new(), |note| self.page.message(&note));
            let note = match (note.is_empty(), self.page.style.color) {
                (false, true) => Cell::new(note).fg(color),
                _ => Cell::new(note),
            };
            table.add_row([
                Cell::new(&group.localized),
                Cell::new(cut(
                    &self.show(&group.name),
                    usize::from(self.page.style.width) / 3,
                )),
                Cell::new(format!(
                    "{} → {}",
                    self.page.number(group.before),
                    self.page.number(group.after)
                )),
                note,
            ]);
        }
        write_table(&table, output)?;
        let more = groups.len().saturating_sub(shown);
        if more > 0 {
            let more = message!("report-plan-more-groups", count = count(more as u64));
            writeln!(output, "  {}", self.page.message(&more))?;
        }
        writeln!(output)
    }
}
