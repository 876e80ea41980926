//! What becomes of each user, and which rows are left out.

use std::io::{self, Write};

use crate::finding::{Finding, RowNumber};
use crate::plan::changes::{Change, Kind, Values};
use crate::plan::skipped_row::SkipReason;
use crate::profile::localized_field::LocalizedField;
use crate::report::numbers::{counted, grouped};
use crate::report::planned::Planned;
use crate::report::text::lines::wrapped;
use crate::report::text::plan::{PlanPage, SHOWN};

impl PlanPage<'_> {
    fn mark(&self, kind: Kind) -> String {
        match kind {
            Kind::Create => self.painted("+", "32"),
            Kind::Update => self.painted("~", "33"),
            Kind::Archive | Kind::Delete => self.painted("-", "31"),
        }
    }

    pub(super) fn changes(&self, output: &mut dyn Write) -> io::Result<()> {
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
        let profile = self.planned.bound.profile();
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
        let before = |localized: LocalizedField| {
            let mut expected = change
                .expect()
                .filter(|(expected, _)| *expected == localized);
            expected
                .next()
                .map(|(_, values)| values)
                .unwrap_or_default()
        };
        for (localized, after) in change.set() {
            let name = profile.localized_name(localized);
            let values = match kind {
                Kind::Create if after.is_empty() || self.list(&after) == key => continue,
                Kind::Create => self.list(&after),
                _ if profile.fields[localized.field].multi_valued => {
                    self.moved(&before(localized), &after)
                }
                _ => format!("{} → {}", self.list(&before(localized)), self.list(&after)),
            };
            let line = format!("{name}: {values}");
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
            [] => "nothing".into(),
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
        let field = field.map_or(String::new(), |name| format!("{name}: "));
        let message = self.page.message(first.message);
        let more = match errors.count() as u64 {
            0 => String::new(),
            more => format!(", and {}", counted(more, "more error")),
        };
        Some(format!("{field}{message} [{}]{more}", first.rule))
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
            let row = format!("row {}", skipped.row);
            let why = match skipped.reason {
                SkipReason::Failed => self.errors(skipped.row),
                _ => None,
            };
            let profile = self.planned.bound.profile();
            let why = why.unwrap_or_else(|| self.page.message(&skipped.reason.message(profile)));
            let key = self.show(&skipped.key);
            let between = if key.is_empty() { "" } else { ": " };
            let line = format!("{mark} {row:<9} {key}{between}{why}");
            writeln!(output, "{}", wrapped(&line, self.page.style.width.into()))?;
        }
        let more = all.len().saturating_sub(shown);
        if more > 0 {
            writeln!(output, "  … {} more left out", grouped(more as u64))?;
        }
        if !all.is_empty() {
            writeln!(output)?;
        }
        Ok(())
    }
}
