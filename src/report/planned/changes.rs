//! What becomes of each user, and which rows are left out.

use std::io::{self, Write};

use crate::finding::Severity;
use crate::plan::Why;
use crate::plan::changes::{Change, Kind, Values};
use crate::profile::localized_field::LocalizedField;
use crate::report::planned::{Page, Planned, SHOWN};
use crate::report::terminal::summary::wrapped;
use crate::report::{counted, grouped};

impl Page<'_> {
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
            let told = match kind {
                Kind::Create if after.is_empty() || self.list(&after) == key => continue,
                Kind::Create => self.list(&after),
                _ if profile.fields[localized.field].multi_valued => {
                    self.moved(&before(localized), &after)
                }
                _ => format!("{} → {}", self.list(&before(localized)), self.list(&after)),
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
        let parts = parts.filter_map(|part| held.value(user, *part));
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

    /// What is wrong with a row, where that was found in the row itself.
    fn errors(&self, row: u64) -> Option<String> {
        let findings = self.planned.findings;
        let start = findings.partition_point(|finding| finding.place.row < Some(row));
        let of_row = findings[start..].iter();
        let of_row = of_row.take_while(|finding| finding.place.row == Some(row));
        let mut errors = of_row.filter(|finding| finding.severity == Severity::Error);
        let first = errors.next()?;
        let field = first.field.as_deref();
        let field = field.map_or(String::new(), |name| format!("{name}: "));
        let message = self.values.message(first);
        let more = match errors.count() as u64 {
            0 => String::new(),
            more => format!(", and {}", counted(more, "more error")),
        };
        Some(format!("{field}{message} [{}]{more}", first.rule))
    }

    /// The rows that are left out, and why.
    pub(super) fn left(&self, output: &mut dyn Write) -> io::Result<()> {
        let left = &self.planned.plan.left;
        let shown = if self.all { usize::MAX } else { SHOWN };
        for left in left.iter().take(shown) {
            let mark = if left.why.is_failure() {
                self.painted("!", "31")
            } else {
                "=".into()
            };
            let row = format!("row {}", left.row);
            let why = match left.why {
                Why::Failed => self.errors(left.row),
                _ => None,
            };
            let why = why.unwrap_or_else(|| left.why.told(self.planned.profile));
            let key = self.show(&left.key);
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
}
