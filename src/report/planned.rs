//! A plan for people: what would change, user by user, and what that does to groups and seats.

use std::io::{self, Write};

use comfy_table::presets::NOTHING;
use comfy_table::{Cell, Color};

use crate::finding::Finding;
use crate::plan::Plan;
use crate::plan::changes::{Change, Kind, Values};
use crate::plan::options::word;
use crate::plan::safeguard::Stop;
use crate::plan::survey::Survey;
use crate::profile::Profile;
use crate::profile::field::Field;
use crate::profile::operation::{Absent, Existing, Groups, Linked};
use crate::report::masking::ShowValues;
use crate::report::terminal::summary::wrapped;
use crate::report::terminal::{Style, table, write_table};
use crate::report::{counted, grouped, harmless};
use crate::user::list::UserList;

/// How many changes of a kind are shown where not all of them are.
const SHOWN: usize = 20;

/// How many groups are shown where not all of them are.
const SHOWN_GROUPS: usize = 30;

/// Rules whose findings say how a file and the directory fit.
const OF_THE_DIRECTORY: [&str; 5] = [
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
    /// What a person calls the directory.
    pub directory: &'a str,
    /// The users that it holds.
    pub held: &'a UserList,
    /// For each change, the user of the directory.
    pub located: &'a [Option<usize>],
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
            "attribute": group.field,
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

    fn mark(&self, kind: Kind) -> String {
        match kind {
            Kind::Create => self.painted("+", "32"),
            Kind::Update => self.painted("~", "33"),
            Kind::Archive | Kind::Delete => self.painted("-", "31"),
        }
    }

    fn changes(&self, output: &mut dyn Write) -> io::Result<()> {
        for kind in Kind::ALL {
            let changes = &self.planned.plan.changes;
            let shown = if self.all { usize::MAX } else { SHOWN };
            let of_this_kind = changes.iter().filter(|change| change.head.kind == kind);
            for change in of_this_kind.take(shown) {
                self.change(&change, output)?;
            }
            let more = changes.count(kind).saturating_sub(shown as u64);
            if more > 0 {
                writeln!(output, "  … {} more to {kind}", grouped(more))?;
            }
        }
        if !self.planned.plan.changes.is_empty() {
            writeln!(output)?;
        }
        Ok(())
    }

    fn change(&self, change: &Change<'_>, output: &mut dyn Write) -> io::Result<()> {
        let profile = self.planned.profile;
        let kind = change.head.kind;
        let row = match change.head.row {
            Some(row) => format!("row {row}"),
            None => "no row".into(),
        };
        let key = self.show(change.key(profile));
        let name = self.name(change);
        let what = match kind {
            Kind::Update if change.brings_back(profile) => "  back from the archive",
            Kind::Create | Kind::Update => "",
            Kind::Archive => "  archive",
            Kind::Delete => "  delete",
        };
        writeln!(output, "{} {row:<9} {key}{name}{what}", self.mark(kind))?;
        if kind == Kind::Delete {
            return Ok(());
        }
        let before = |field: Field| {
            let mut expected = change.expect().filter(|(expected, _)| *expected == field);
            expected
                .next()
                .map(|(_, values)| values)
                .unwrap_or_default()
        };
        for (field, after) in change.set() {
            let name = profile.field_name(field);
            let told = match kind {
                Kind::Create if after.is_empty() || self.list(&after) == key => continue,
                Kind::Create => self.list(&after),
                _ if profile.attributes[field.attribute].multi_valued => {
                    self.moved(&before(field), &after)
                }
                _ => format!("{} → {}", self.list(&before(field)), self.list(&after)),
            };
            let line = format!("{name}: {told}");
            let width = usize::from(self.style.width).saturating_sub(12);
            let line = wrapped(&line, width).replace('\n', "\n            ");
            writeln!(output, "            {line}")?;
        }
        Ok(())
    }

    /// The name of a user whose key is a number that tells people nothing.
    fn name(&self, change: &Change<'_>) -> String {
        let Planned {
            profile,
            held,
            located,
            ..
        } = *self.planned;
        let Some(user) = located[change.number].filter(|_| !change.key(profile).contains('@'))
        else {
            return String::new();
        };
        let parts = profile.same_person_when.iter();
        let parts = parts.filter_map(|part| held.value(user, profile.number(part)?));
        let parts: Vec<String> = parts.map(|part| self.show(part)).collect();
        match parts.join(" ") {
            name if name.is_empty() => name,
            name => format!(" ({name})"),
        }
    }

    /// What comes and what goes.
    fn moved(&self, before: &Values<'_>, after: &Values<'_>) -> String {
        let come = after.iter().filter(|value| !before.contains(value));
        let gone = before.iter().filter(|value| !after.contains(value));
        let come = come.map(|value| format!("+ {}", self.show(value)));
        let gone = gone.map(|value| format!("- {}", self.show(value)));
        come.chain(gone).collect::<Vec<_>>().join(", ")
    }

    fn list(&self, values: &Values<'_>) -> String {
        match values.as_slice() {
            [] => "nothing".into(),
            values => {
                let shown: Vec<String> = values.iter().map(|value| self.show(value)).collect();
                shown.join(", ")
            }
        }
    }

    fn left(&self, output: &mut dyn Write) -> io::Result<()> {
        let left = &self.planned.plan.left;
        let shown = if self.all { usize::MAX } else { SHOWN };
        for left in left.iter().take(shown) {
            let mark = if left.why.is_failure() {
                self.painted("!", "31")
            } else {
                "=".into()
            };
            let row = format!("row {}", left.row);
            let (key, why) = (self.show(&left.key), left.why.told(self.planned.profile));
            let between = if key.is_empty() { "" } else { ": " };
            let line = format!("{mark} {row:<9} {key}{between}{why}");
            writeln!(output, "{}", wrapped(&line, self.style.width.into()))?;
        }
        let more = left.len().saturating_sub(shown);
        if more > 0 {
            writeln!(output, "  … {} more left out", grouped(more as u64))?;
        }
        if !left.is_empty() {
            writeln!(output)?;
        }
        Ok(())
    }

    /// What was found of how the file and the directory fit.
    fn found(&self, output: &mut dyn Write) -> io::Result<()> {
        let mut findings = self.planned.findings.iter();
        let mut any = false;
        let shown = if self.all { usize::MAX } else { SHOWN };
        let fits = |finding: &&Finding| OF_THE_DIRECTORY.contains(&finding.rule);
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
                Cell::new(&group.field),
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

    fn summary(&self) -> Vec<String> {
        let Planned {
            plan,
            profile,
            survey,
            ..
        } = *self.planned;
        let counts = plan.counts;
        let (file, directory) = (
            harmless(self.planned.file),
            harmless(self.planned.directory),
        );
        let what_for = if plan.is_undo() {
            "undo".to_owned()
        } else {
            format!("operation {}", plan.operation)
        };
        let stay = if counts.absent == 1 { "stays" } else { "stay" };
        let mut lines = vec![
            format!("{file} → {directory}: {}, {what_for}", profile.called()),
            self.choices(),
            format!(
                "{}: {} to create, {} to update, {} to archive, {} to delete",
                counted(plan.changes.len() as u64, "change"),
                grouped(counts.create),
                grouped(counts.update),
                grouped(counts.archive),
                grouped(counts.delete)
            ),
        ];
        if !plan.is_undo() {
            lines.push(format!(
                "{} unchanged, {} skipped, {} failed; {} not in the file {stay}",
                grouped(counts.unchanged),
                grouped(counts.skipped),
                grouped(counts.failed),
                counted(counts.absent, "user")
            ));
        }
        lines.push(format!(
            "users: {} → {}",
            grouped(survey.before),
            grouped(survey.after)
        ));
        if let Some(seats) = survey.seats {
            let left = match seats.all.checked_sub(seats.after) {
                Some(left) => format!("{} left", grouped(left)),
                None => format!("{} too few", grouped(seats.after - seats.all)),
            };
            lines.push(format!(
                "seats: {} → {} of {}, {left}",
                grouped(seats.before),
                grouped(seats.after),
                grouped(seats.all)
            ));
        }
        if !plan.nameless.is_empty() && plan.options.absent != Absent::Keep {
            lines.push(format!(
                "nobody is removed: {} might be anybody's ({})",
                counted(plan.nameless.len() as u64, "failed row"),
                rows(&plan.nameless)
            ));
        }
        lines.extend(
            self.planned
                .notes
                .iter()
                .map(|note| format!("note: {note}")),
        );
        lines.push(format!(
            "run {}, digest {}",
            plan.run_id, self.planned.digest
        ));
        lines.extend(self.planned.stops.iter().map(|stop| {
            let hint = stop
                .accept()
                .map(|flag| format!("; `{flag}` lets it through"));
            format!("stopped: {}{}", stop.message, hint.unwrap_or_default())
        }));
        lines
    }

    /// The choices in force, in words.
    fn choices(&self) -> String {
        let options = &self.planned.plan.options;
        if self.planned.plan.is_undo() {
            return format!("takes back what run {} did", self.planned.plan.run_id);
        }
        let mut told = Vec::new();
        if self.planned.plan.operation == "delete" {
            told.push("users who are in the file are deleted");
        } else {
            told.push(match options.existing {
                Existing::Update => "users who are there are updated",
                Existing::Skip => "users who are there are left alone",
                Existing::Refuse => "users who are there are not changed",
            });
            told.extend(options.groups.map(|groups| match groups {
                Groups::Add => "their groups are kept and those of the file added",
                Groups::Replace => "their groups are replaced by those of the file",
            }));
            told.push(match options.absent {
                Absent::Keep => "users who are not in the file stay",
                Absent::Archive => "users who are not in the file are archived",
                Absent::Delete => "users who are not in the file are deleted",
            });
        }
        told.extend(options.linked.map(|linked| match linked {
            Linked::Keep => "accounts that are linked to them stay",
            Linked::Delete => "accounts that are linked to them are to be deleted too",
        }));
        let mut told: Vec<String> = told.into_iter().map(str::to_owned).collect();
        for (attribute, policy) in &options.policies {
            told.push(format!("`{attribute}`: {}", word(policy)));
        }
        told.join("; ")
    }
}

/// The first of some rows.
fn rows(rows: &[u64]) -> String {
    const NAMED: usize = 5;
    let named: Vec<String> = rows
        .iter()
        .take(NAMED)
        .map(|row| format!("row {row}"))
        .collect();
    match rows.len().saturating_sub(NAMED) {
        0 => named.join(", "),
        more => format!("{} and {more} more", named.join(", ")),
    }
}
