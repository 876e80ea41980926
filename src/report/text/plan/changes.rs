//! What becomes of each user, and which rows are skipped.

use std::cmp::Reverse;
use std::io::{self, Write};

use crate::finding::{Finding, RowNumber};
use crate::messages::{self, keyword, message, text};
use crate::plan::changes::{Change, Kind, Values};
use crate::plan::skipped_row::SkipReason;
use crate::profile::localized_field::LocalizedField;
use crate::report::planned::Planned;
use crate::report::text::lines::{broken, padded, width_of, wrapped};
use crate::report::text::plan::{PlanPage, SHOWN};

/// A plan of so many changes shows each with all that it writes.
const IN_DETAIL: usize = 12;

/// How many new users of a longer plan are named.
const NEW: usize = 3;

/// How many users who go are named.
const GONE: usize = 10;

/// How wide the column in front of the keys is, at least.
const COLUMN: usize = 9;

impl PlanPage<'_> {
    fn mark(&self, kind: Kind) -> String {
        match kind {
            Kind::Create => self.painted("+", "32"),
            Kind::Update => self.painted("~", "33"),
            Kind::Archive | Kind::Delete => self.painted("-", "31"),
        }
    }

    pub(super) fn changes(&self, output: &mut dyn Write) -> io::Result<()> {
        let changes = &self.planned.plan.changes;
        let in_detail = self.all || changes.len() <= IN_DETAIL;
        for kind in Kind::ALL {
            let of_kind = changes.iter().filter(|change| change.head.kind == kind);
            if in_detail {
                for change in of_kind {
                    self.change(&change, output)?;
                }
                continue;
            }
            let lines = match (changes.count(kind), kind) {
                (0, _) => continue,
                (count, Kind::Update) => self.updates(of_kind, count),
                (count, _) => self.users(kind, of_kind, count),
            };
            for line in lines {
                writeln!(output, "{line}")?;
            }
        }
        if !changes.is_empty() {
            writeln!(output)?;
        }
        Ok(())
    }

    /// New users, or those who go: how many, and who the first ones are.
    fn users<'c>(
        &self,
        kind: Kind,
        changes: impl Iterator<Item = Change<'c>>,
        count: u64,
    ) -> Vec<String> {
        // Who goes is looked at more closely than who is new.
        let number = messages::count(count);
        let (heading, shown) = match kind {
            Kind::Create | Kind::Update => (message!("report-plan-new", count = number), NEW),
            Kind::Archive => (message!("report-plan-to-archive", count = number), GONE),
            Kind::Delete => (message!("report-plan-to-delete", count = number), GONE),
        };
        let heading = self.page.message(&heading);
        let mut lines = vec![format!("{} {heading}", self.mark(kind))];
        let cells = changes.take(shown).map(|change| {
            let row = change.head.row.map_or(String::new(), |row| self.row(row));
            let profile = self.planned.bound.profile();
            let key = self.show(change.key(profile));
            [row, self.person(&change), key, self.group(&change)]
        });
        let cells: Vec<[String; 4]> = cells.collect();
        lines.extend(self.aligned(&cells));
        let more = count.saturating_sub(cells.len() as u64);
        lines.extend((more > 0).then(|| {
            let more = message!("report-more-full", count = messages::count(more));
            format!("    {}", self.page.message(&more))
        }));
        lines
    }

    /// Which fields change for how many users, each with an example.
    fn updates<'c>(&self, changes: impl Iterator<Item = Change<'c>>, count: u64) -> Vec<String> {
        let profile = self.planned.bound.profile();
        let mut fields: Vec<(LocalizedField, u64, Change<'c>)> = Vec::new();
        for change in changes {
            for (localized, _) in change.set() {
                match fields.iter_mut().find(|(known, ..)| *known == localized) {
                    Some((_, users, _)) => *users += 1,
                    None => fields.push((localized, 1, change)),
                }
            }
        }
        fields.sort_by_key(|(localized, users, _)| (Reverse(*users), *localized));
        let heading = message!("report-plan-changed", count = messages::count(count));
        let heading = self.page.message(&heading);
        let mut lines = vec![format!("{} {heading}", self.mark(Kind::Update))];
        let cells = fields.iter().map(|(localized, users, first)| {
            let after = first.set().find(|(of, _)| of == localized);
            let after = after.map(|(_, values)| values).unwrap_or_default();
            let row = first.head.row.map_or(String::new(), |row| self.row(row));
            let name = profile.localized_name(*localized);
            let more = if *users > 1 { ", …" } else { "" };
            [
                format!("{} × {name}", self.page.number(*users)),
                row,
                self.show(first.key(profile)),
                format!("{}{more}", self.became(first, *localized, &after)),
            ]
        });
        let cells: Vec<[String; 4]> = cells.collect();
        lines.extend(self.aligned(&cells));
        lines
    }

    /// Cells in columns. What does not fit into the line at its end goes to the next one.
    fn aligned(&self, rows: &[[String; 4]]) -> Vec<String> {
        let width = usize::from(self.page.style.width);
        let widest = |column: usize| {
            let widths = rows.iter().map(|row| width_of(&row[column]));
            widths.max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..3).map(widest).collect();
        let mut lines = Vec::new();
        for row in rows {
            let mut line = String::from("   ");
            for (cell, width) in row.iter().zip(&widths).filter(|(_, width)| **width > 0) {
                line.push(' ');
                line.push_str(&padded(cell, *width + 1));
            }
            let room = width.saturating_sub(width_of(&line) + 1);
            if width_of(&row[3]) <= room {
                lines.push(format!("{line} {}", row[3]).trim_end().to_owned());
            } else {
                lines.push(line.trim_end().to_owned());
                let room = width.saturating_sub(8);
                let below = broken(&row[3], room, room);
                lines.extend(below.iter().map(|line| format!("        {line}")));
            }
        }
        lines
    }

    /// The name of a user, as it is or will be; empty where none is known.
    fn person(&self, change: &Change<'_>) -> String {
        let bound = self.planned.bound;
        let user = bound.user(change);
        let parts = bound.profile().same_person_when.iter();
        let parts = parts.filter_map(|part| {
            let localized = LocalizedField::plain(*part);
            let now = user.and_then(|user| bound.users().value(user, localized));
            now.or_else(|| change.sets(localized))
                .or_else(|| change.expects(localized))
        });
        let parts: Vec<String> = parts.map(|part| self.show(part)).collect();
        parts.join(" ")
    }

    /// The groups of a user, as they are or will be.
    fn group(&self, change: &Change<'_>) -> String {
        let bound = self.planned.bound;
        let profile = bound.profile();
        let is_group = |localized: LocalizedField| profile.fields[localized.field].group;
        let values = match change.head.kind {
            Kind::Create => change.set().filter(|(of, _)| is_group(*of)).collect(),
            _ => change
                .expect()
                .filter(|(of, _)| is_group(*of))
                .collect::<Vec<_>>(),
        };
        let values = values.iter().flat_map(|(_, values)| values.iter());
        let values: Vec<String> = values.map(|value| self.show(value)).collect();
        values.join(", ")
    }

    /// What a localized field of a user becomes.
    fn became(&self, change: &Change<'_>, localized: LocalizedField, after: &Values<'_>) -> String {
        let profile = self.planned.bound.profile();
        let mut before = change.expect().filter(|(of, _)| *of == localized);
        let before = before.next().map(|(_, values)| values).unwrap_or_default();
        if profile.fields[localized.field].multi_valued {
            self.moved(&before, after)
        } else {
            format!("{} → {}", self.list(&before), self.list(after))
        }
    }

    fn change(&self, change: &Change<'_>, output: &mut dyn Write) -> io::Result<()> {
        let profile = self.planned.bound.profile();
        let kind = change.head.kind;
        let key = self.show(change.key(profile));
        if kind.removes() {
            let word = keyword(if kind == Kind::Archive {
                "archive"
            } else {
                "delete"
            });
            let word = self
                .page
                .message(&message!("report-plan-removal", kind = word));
            let place = match change.head.row {
                Some(row) => self.row(row),
                None => self.page.message(&message!("report-plan-not-in-file")),
            };
            let group = self.group(change);
            let who = [self.person(change), group].into_iter();
            let who: Vec<String> = who.filter(|who| !who.is_empty()).collect();
            let mark = self.mark(kind);
            writeln!(
                output,
                "{mark} {} {key}  {}  ({place})",
                padded(&word, COLUMN),
                who.join(", ")
            )?;
            if kind == Kind::Delete {
                return Ok(());
            }
        } else {
            let row = match change.head.row {
                Some(row) => self.row(row),
                None => self.page.message(&message!("report-plan-no-row")),
            };
            let row = padded(&row, COLUMN);
            let name = self.name(change);
            let back = if kind == Kind::Update && change.brings_back(profile) {
                format!("  {}", self.page.message(&message!("report-plan-back")))
            } else {
                String::new()
            };
            writeln!(output, "{} {row} {key}{name}{back}", self.mark(kind))?;
        }
        for (localized, after) in change.set() {
            let name = profile.localized_name(localized);
            let values = match kind {
                Kind::Create if after.is_empty() || self.list(&after) == key => continue,
                Kind::Create => self.list(&after),
                _ => self.became(change, localized, &after),
            };
            let (field, what) = (text(name), text(values));
            let line = self
                .page
                .message(&message!("report-plan-field", field, what));
            let width = usize::from(self.page.style.width).saturating_sub(12);
            let line = wrapped(&line, width).replace('\n', "\n            ");
            writeln!(output, "            {line}")?;
        }
        Ok(())
    }

    /// The name of a user whose key is a number that tells people nothing.
    fn name(&self, change: &Change<'_>) -> String {
        let bound = self.planned.bound;
        let profile = bound.profile();
        let is_address = change.key(profile).contains('@');
        let Some(user) = bound.user(change).filter(|_| !is_address) else {
            return String::new();
        };
        let parts = profile.same_person_when.iter();
        let parts = parts.filter_map(|part| bound.users().value(user, *part));
        let parts: Vec<String> = parts.map(|part| self.show(part)).collect();
        match parts.join(" ") {
            name if name.is_empty() => name,
            name => format!(" ({name})"),
        }
    }

    /// What comes and what goes.
    fn moved(&self, before: &Values<'_>, after: &Values<'_>) -> String {
        let added = after.iter().filter(|value| !before.contains(value));
        let removed = before.iter().filter(|value| !after.contains(value));
        let added = added.map(|value| format!("+ {}", self.show(value)));
        let removed = removed.map(|value| format!("- {}", self.show(value)));
        added.chain(removed).collect::<Vec<_>>().join(", ")
    }

    fn list(&self, values: &Values<'_>) -> String {
        match values.as_slice() {
            [] => self.page.message(&message!("report-plan-nothing")),
            values => {
                let shown: Vec<String> = values.iter().map(|value| self.show(value)).collect();
                shown.join(", ")
            }
        }
    }

    /// What is wrong with a row, where that was found in the row itself.
    fn errors(&self, row: RowNumber) -> Option<String> {
        let Planned {
            findings, bound, ..
        } = *self.planned;
        let of_row = findings.of_rows(row..row.below(1));
        let mut errors = of_row.filter(Finding::is_error);
        let first = errors.next()?;
        let field = first.field.map(|field| &bound.profile().fields[field].name);
        let what = format!("{} [{}]", self.page.message(first.message), first.rule);
        let said = match field {
            Some(name) => {
                let (field, what) = (text(name.as_str()), text(what));
                self.page
                    .message(&message!("report-plan-field", field, what))
            }
            None => what,
        };
        Some(match errors.count() as u64 {
            0 => said,
            more => {
                let (error, count) = (text(said), messages::count(more));
                self.page
                    .message(&message!("report-plan-more-errors", error, count))
            }
        })
    }

    /// The rows that are skipped or failed, and why.
    pub(super) fn skipped(&self, output: &mut dyn Write) -> io::Result<()> {
        let all = &self.planned.plan.skipped;
        let shown = if self.all { usize::MAX } else { SHOWN };
        for skipped in all.iter().take(shown) {
            let mark = if skipped.reason.is_failure() {
                self.painted("!", "31")
            } else {
                "=".into()
            };
            let row = padded(&self.row(skipped.row), COLUMN);
            let why = match skipped.reason {
                SkipReason::Failed => self.errors(skipped.row),
                _ => None,
            };
            let profile = self.planned.bound.profile();
            let why = why.unwrap_or_else(|| self.page.message(&skipped.reason.message(profile)));
            let key = self.show(&skipped.key);
            let why = if key.is_empty() {
                why
            } else {
                let (field, what) = (text(key), text(why));
                self.page
                    .message(&message!("report-plan-field", field, what))
            };
            let line = format!("{mark} {row} {why}");
            writeln!(output, "{}", wrapped(&line, self.page.style.width.into()))?;
        }
        let more = all.len().saturating_sub(shown);
        if more > 0 {
            let count = messages::count(more as u64);
            let more = message!("report-plan-more-skipped", count);
            writeln!(output, "  {}", self.page.message(&more))?;
        }
        if !all.is_empty() {
            writeln!(output)?;
        }
        Ok(())
    }
}
