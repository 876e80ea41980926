//! A plan for people: what would change, user by user, and what that does to groups and seats.

mod changes;
mod summary;

use std::io::{self, Write};

use comfy_table::presets::NOTHING;
use comfy_table::{Cell, Color};

use crate::finding::{Finding, Severity};
use crate::plan::Plan;
use crate::plan::safeguard::Stop;
use crate::plan::survey::Survey;
use crate::profile::Profile;
use crate::report::masking::ShowValues;
use crate::report::terminal::summary::wrapped;
use crate::report::terminal::{Style, table, write_table};
use crate::report::{grouped, harmless};
use crate::user::list::{UserId, UserList};

/// How many changes of a kind are shown where not all of them are.
const SHOWN: usize = 20;

/// How many groups are shown where not all of them are.
const SHOWN_GROUPS: usize = 30;

/// Rules whose findings say how a file and the current users fit.
const OF_THE_CURRENT: [&str; 5] = [
    "id-conflict",
    "immutable-change",
    "probable-rename",
    "renamed-id",
    "unknown-user",
];

/// A plan, and what is to be said of it.
#[derive(Debug, Clone, Copy)]
pub struct Planned<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The target.
    pub profile: &'a Profile,
    /// What a person calls the file, or the saved plan.
    pub file: &'a str,
    /// What a person calls the current users.
    pub current: &'a str,
    /// The users that it holds.
    pub held: &'a UserList,
    /// For each change, the current user.
    pub located: &'a [Option<UserId>],
    /// What it does to the target as a whole.
    pub survey: &'a Survey,
    /// The fewest members that a group should have.
    pub smallest_group: Option<u64>,
    /// What stops it.
    pub stops: &'a [Stop],
    /// What was found in the file.
    pub findings: &'a [Finding],
    /// Its fingerprint.
    pub digest: &'a str,
    /// What else is worth knowing.
    pub notes: &'a [String],
}

/// Writes a plan. With `all`, every change is shown.
///
/// # Errors
/// When it cannot be written.
pub fn write(
    planned: &Planned<'_>,
    values: ShowValues,
    all: bool,
    style: Style,
    output: &mut dyn Write,
) -> io::Result<()> {
    let page = Page {
        planned,
        values,
        all,
        style,
    };
    page.changes(output)?;
    page.left(output)?;
    page.found(output)?;
    page.groups(output)?;
    for line in page.summary() {
        writeln!(output, "{}", wrapped(&line, style.width.into()))?;
    }
    Ok(())
}

/// What a reader may want to know of a plan, and no plan needs.
#[must_use]
pub fn beside(planned: &Planned<'_>) -> Vec<(&'static str, serde_json::Value)> {
    let survey = planned.survey;
    let groups = survey.groups.iter().map(|group| {
        serde_json::json!({
            "field": group.localized,
            "group": group.name,
            "before": group.before,
            "after": group.after,
        })
    });
    let seats = survey.seats.map(|seats| {
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
    let users = serde_json::json!({ "before": survey.before, "after": survey.after });
    vec![
        ("users", users),
        ("groups", groups.collect()),
        ("seats", seats.into()),
        ("stops", stops.collect()),
        ("notes", planned.notes.into()),
        ("digest", planned.digest.into()),
    ]
}

struct Page<'p> {
    planned: &'p Planned<'p>,
    values: ShowValues,
    all: bool,
    style: Style,
}

impl Page<'_> {
    fn show(&self, value: &str) -> String {
        self.values.show(value).unwrap_or("…".into()).into_owned()
    }

    fn painted(&self, mark: &str, color: &str) -> String {
        if self.style.color {
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
        let fits = |finding: &&Finding| {
            let is_told = finding.severity == Severity::Error && finding.place.row.is_some();
            OF_THE_CURRENT.contains(&finding.rule) && !is_told
        };
        for finding in findings.by_ref().filter(fits).take(shown) {
            any = true;
            let row = finding.place.row.map(|row| format!("row {row}: "));
            let message = self.values.message(finding);
            let line = format!("{}{message} [{}]", row.unwrap_or_default(), finding.rule);
            writeln!(output, "{}", wrapped(&line, self.style.width.into()))?;
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
        let groups = &self.planned.survey.groups;
        if groups.is_empty() {
            return Ok(());
        }
        let mut table = table(self.style);
        table.load_style(NOTHING);
        let shown = if self.all { usize::MAX } else { SHOWN_GROUPS };
        for group in groups.iter().take(shown) {
            let small = self
                .planned
                .smallest_group
                .filter(|smallest| (1..*smallest).contains(&group.after));
            let (told, color) = match small {
                _ if group.is_new() => ("new".to_owned(), Color::Green),
                _ if group.is_emptied() => ("nobody left".to_owned(), Color::Red),
                Some(smallest) => (format!("fewer than {smallest}"), Color::Yellow),
                None => (String::new(), Color::Reset),
            };
            let told = match (told.is_empty(), self.style.color) {
                (false, true) => Cell::new(told).fg(color),
                _ => Cell::new(told),
            };
            table.add_row([
                Cell::new(&group.localized),
                Cell::new(harmless(&group.name)),
                Cell::new(format!(
                    "{} → {}",
                    grouped(group.before),
                    grouped(group.after)
                )),
                told,
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
