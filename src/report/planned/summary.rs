//! What a plan comes to in a few lines: the choices in force, the counts, and what stops it.

use crate::plan::Purpose;
use crate::plan::options::word;
use crate::profile::operation::{Absent, Existing, Groups, Linked, OperationKind};
use crate::report::planned::{Page, Planned};
use crate::report::{counted, grouped, harmless};

impl Page<'_> {
    pub(super) fn summary(&self) -> Vec<String> {
        let Planned {
            plan,
            profile,
            survey,
            ..
        } = *self.planned;
        let counts = plan.counts;
        let (file, current) = (harmless(self.planned.file), harmless(self.planned.current));
        let what_for = if plan.is_undo() {
            "undo".to_owned()
        } else {
            format!("operation {}", plan.purpose)
        };
        let stay = if counts.absent == 1 { "stays" } else { "stay" };
        let mut lines = vec![
            format!("{file} → {current}: {}, {what_for}", profile.called()),
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
        if self.planned.plan.purpose == Purpose::Operation(OperationKind::Delete) {
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
        for (field, policy) in &options.policies {
            told.push(format!("`{field}`: {}", word(policy)));
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
