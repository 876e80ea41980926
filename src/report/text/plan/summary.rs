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
    /// What is compared with what, what becomes of it, and the choices in force.
    pub(super) fn head(&self) -> Vec<String> {
        let Planned {
            plan,
            bound,
            impact,
            ..
        } = *self.planned;
        let (file, current) = (
            escape_control_chars(self.planned.file),
            escape_control_chars(self.planned.current),
        );
        let what_for = match plan.purpose {
            Purpose::Undo => "undo".to_owned(),
            Purpose::Operation(OperationKind::Delete) => "DELETE".to_owned(),
            Purpose::Operation(kind) => kind.to_string(),
        };
        let target = bound.profile().display_name();
        let users = if impact.before == impact.after {
            counted(impact.after, "user")
        } else {
            format!(
                "{} → {}",
                grouped(impact.before),
                counted(impact.after, "user")
            )
        };
        let changed = match self.planned.place {
            Some(place) => {
                let place = escape_control_chars(place);
                format!("only {place} is changed, on this computer; {target} is not contacted")
            }
            None => format!("nothing is changed, and {target} is not contacted"),
        };
        let with = self.planned.mapping;
        let with = with.map_or(String::new(), |mapping| format!(" with {mapping}"));
        vec![
            format!("{file} → {current}: {target} {what_for}{with}, {users}"),
            changed,
            self.choices(),
        ]
    }

    /// What the plan comes to, on one line.
    pub(super) fn short(&self) -> String {
        let counts = self.planned.plan.counts;
        let failed = match counts.failed {
            0 => String::new(),
            failed => format!(", {} failed", grouped(failed)),
        };
        format!(
            "{}: {}{failed}",
            escape_control_chars(self.planned.file),
            self.counts()
        )
    }

    fn counts(&self) -> String {
        let counts = self.planned.plan.counts;
        format!(
            "{}: {} to create, {} to update, {} to archive, {} to delete",
            counted(self.planned.plan.changes.len() as u64, "change"),
            grouped(counts.create),
            grouped(counts.update),
            grouped(counts.archive),
            grouped(counts.delete)
        )
    }

    pub(super) fn summary(&self) -> Vec<String> {
        let Planned { plan, impact, .. } = *self.planned;
        let counts = plan.counts;
        let mut lines = vec![self.counts()];
        if !plan.is_undo() {
            let are = if counts.absent == 1 { "is" } else { "are" };
            let kept = if plan.purpose == Purpose::Operation(OperationKind::Delete) {
                String::new()
            } else {
                let absent = counted(counts.absent, "user");
                format!("; {absent} missing from the file {are} kept")
            };
            lines.push(format!(
                "{} unchanged, {} skipped, {} failed{kept}",
                grouped(counts.unchanged),
                grouped(counts.skipped),
                grouped(counts.failed)
            ));
        }
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
            words.push("users in the file are deleted");
        } else {
            words.push(match options.existing {
                Existing::Update => "existing users are updated",
                Existing::Skip => "existing users are skipped",
                Existing::Refuse => "existing users are not changed",
            });
            words.extend(options.groups.map(|groups| match groups {
                Groups::Add => "groups of the file are added to theirs",
                Groups::Replace => "their groups are replaced by those of the file",
            }));
            words.push(match options.absent {
                Absent::Keep => "users missing from the file are kept",
                Absent::Archive => "users missing from the file are archived",
                Absent::Delete => "users missing from the file are deleted",
            });
        }
        words.extend(options.linked.map(|linked| match linked {
            Linked::Keep => "their linked accounts are kept",
            Linked::Delete => "their linked accounts are to be deleted too",
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
