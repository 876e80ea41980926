//! What a plan comes to in a few lines: the choices in force, the counts, and what stops it.

use crate::finding::RowNumber;
use crate::plan::Purpose;
use crate::plan::options::word;
use crate::profile::operation::{Absent, Existing, Groups, Linked, OperationKind};
use crate::report::escape::escape_control_chars;
use crate::report::numbers::{counted, grouped};
use crate::report::planned::Planned;
use crate::report::text::plan::PlanPage;

impl PlanPage<'_> {
    pub(super) fn summary(&self) -> Vec<String> {
        let Planned {
            plan,
            bound,
            impact,
            ..
        } = *self.planned;
        let counts = plan.counts;
        let (file, current) = (
            escape_control_chars(self.planned.file),
            escape_control_chars(self.planned.current),
        );
        let what_for = if plan.is_undo() {
            "undo".to_owned()
        } else {
            format!("operation {}", plan.purpose)
        };
        let stay = if counts.absent == 1 { "stays" } else { "stay" };
        let mut lines = vec![
            format!(
                "{file} → {current}: {}, {what_for}",
                bound.profile().display_name()
            ),
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
            grouped(impact.before),
            grouped(impact.after)
        ));
        if let Some(seats) = impact.seats {
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
        if !plan.without_key.is_empty() && plan.options.absent != Absent::Keep {
            lines.push(format!(
                "nobody is removed: {} might be anybody's ({})",
                counted(plan.without_key.len() as u64, "failed row"),
                rows(&plan.without_key)
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
            let message = self.page.message(&stop.message);
            format!("stopped: {message}{}", hint.unwrap_or_default())
        }));
        lines
    }

    /// The choices in force, in words.
    fn choices(&self) -> String {
        let options = &self.planned.plan.options;
        if self.planned.plan.is_undo() {
            return format!("takes back what run {} did", self.planned.plan.run_id);
        }
        let mut words = Vec::new();
        if self.planned.plan.purpose == Purpose::Operation(OperationKind::Delete) {
            words.push("users who are in the file are deleted");
        } else {
            words.push(match options.existing {
                Existing::Update => "users who are there are updated",
                Existing::Skip => "users who are there are left alone",
                Existing::Refuse => "users who are there are not changed",
            });
            words.extend(options.groups.map(|groups| match groups {
                Groups::Add => "their groups are kept and those of the file added",
                Groups::Replace => "their groups are replaced by those of the file",
            }));
            words.push(match options.absent {
                Absent::Keep => "users who are not in the file stay",
                Absent::Archive => "users who are not in the file are archived",
                Absent::Delete => "users who are not in the file are deleted",
            });
        }
        words.extend(options.linked.map(|linked| match linked {
            Linked::Keep => "accounts that are linked to them stay",
            Linked::Delete => "accounts that are linked to them are to be deleted too",
        }));
        let mut words: Vec<String> = words.into_iter().map(str::to_owned).collect();
        for (field, policy) in &options.policies {
            words.push(format!("`{field}`: {}", word(policy)));
        }
        words.join("; ")
    }
}

/// The first of some rows.
fn rows(rows: &[RowNumber]) -> String {
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
