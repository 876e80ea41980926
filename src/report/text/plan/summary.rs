//! What a plan comes to in a few lines: the choices in force, the counts, and what stops it.

use crate::finding::RowNumber;
use crate::messages::{Message, count, keyword, message, text};
use crate::plan::Purpose;
use crate::plan::options::word;
use crate::profile::operation::{Absent, Existing, Groups, Linked, OperationKind};
use crate::report::planned::Planned;
use crate::report::text::examples::and_more;
use crate::report::text::head::operation;
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
        let operation = match plan.purpose {
            Purpose::Undo => message!("report-plan-undo"),
            Purpose::Operation(kind) => operation(kind, self.planned.mapping),
        };
        let target = || text(bound.profile().display_name());
        let (file, current) = (text(self.planned.file), text(self.planned.current));
        let users = count(impact.after);
        let head = if impact.before == impact.after {
            let target = target();
            message!("report-plan-head", file, current, target, operation, users)
        } else {
            message!(
                "report-plan-head-from-to",
                file,
                current,
                target = target(),
                operation,
                before = count(impact.before),
                users
            )
        };
        let changed = if let Some(place) = self.planned.place {
            let place = text(place);
            message!("report-plan-changed-place", place, target = target())
        } else {
            message!("report-plan-nothing-changed", target = target())
        };
        vec![
            // The catalog of English is ASCII.
            self.page.message(&head).replace("->", "→"),
            self.page.message(&changed),
            self.choices(),
        ]
    }

    /// What the plan comes to, on one line.
    pub(super) fn short(&self) -> String {
        let (file, changes) = (text(self.planned.file), self.counts());
        self.page.message(&match self.planned.plan.counts.failed {
            0 => message!("report-plan-field", field = file, what = changes),
            failed => {
                message!(
                    "report-plan-short-failed",
                    file,
                    changes,
                    failed = count(failed)
                )
            }
        })
    }

    fn counts(&self) -> Message {
        let counts = self.planned.plan.counts;
        message!(
            "report-plan-changes",
            changes = count(self.planned.plan.changes.len() as u64),
            create = count(counts.create),
            update = count(counts.update),
            archive = count(counts.archive),
            delete = count(counts.delete)
        )
    }

    pub(super) fn summary(&self) -> Vec<String> {
        let Planned { plan, impact, .. } = *self.planned;
        let counts = plan.counts;
        let mut lines = vec![self.counts()];
        if !plan.is_undo() {
            let others = message!(
                "report-plan-counts",
                unchanged = count(counts.unchanged),
                skipped = count(counts.skipped),
                failed = count(counts.failed)
            );
            let is_deletion = plan.purpose == Purpose::Operation(OperationKind::Delete);
            lines.push(if is_deletion {
                others
            } else {
                let kept = count(counts.absent);
                message!("report-plan-counts-kept", counts = others, kept)
            });
        }
        if let Some(seats) = impact.seats {
            let (before, after) = (count(seats.before), count(seats.after));
            let all = count(seats.all);
            lines.push(if let Some(left) = seats.all.checked_sub(seats.after) {
                let left = count(left);
                message!("report-plan-seats", before, after, all, left)
            } else {
                let missing = count(seats.after - seats.all);
                message!("report-plan-seats-too-few", before, after, all, missing)
            });
        }
        if !plan.without_key.is_empty() && plan.options.absent != Absent::Keep {
            lines.push(message!(
                "report-plan-nobody-removed",
                count = count(plan.without_key.len() as u64),
                rows = text(self.rows(&plan.without_key))
            ));
        }
        let notes = self.planned.notes.iter().cloned();
        lines.extend(notes.map(|note| message!("report-note", note)));
        lines.push(message!(
            "report-plan-digest",
            run = text(plan.run_id.as_str()),
            digest = text(self.planned.digest)
        ));
        lines.extend(self.planned.stops.iter().map(|stop| {
            let reason = stop.message.clone();
            if let Some(flag) = stop.accept() {
                message!("report-plan-lets-through", reason, flag = text(flag))
            } else {
                message!("report-plan-stopped", reason)
            }
        }));
        let lines = lines.iter().map(|line| self.page.message(line));
        // The catalog of English is ASCII.
        lines.map(|line| line.replace(" -> ", " → ")).collect()
    }

    /// The choices in force, in words.
    fn choices(&self) -> String {
        let options = &self.planned.plan.options;
        if self.planned.plan.is_undo() {
            let run = text(self.planned.plan.run_id.as_str());
            return self.page.message(&message!("report-plan-takes-back", run));
        }
        let mut words = Vec::new();
        if self.planned.plan.purpose == Purpose::Operation(OperationKind::Delete) {
            words.push(message!("report-plan-choice-delete"));
        } else {
            let choice = keyword(match options.existing {
                Existing::Update => "update",
                Existing::Skip => "skip",
                Existing::Refuse => "refuse",
            });
            words.push(message!("report-plan-choice-existing", choice));
            words.extend(options.groups.map(|groups| {
                let choice = keyword(match groups {
                    Groups::Add => "add",
                    Groups::Replace => "replace",
                });
                message!("report-plan-choice-groups", choice)
            }));
            let choice = keyword(match options.absent {
                Absent::Keep => "keep",
                Absent::Archive => "archive",
                Absent::Delete => "delete",
            });
            words.push(message!("report-plan-choice-absent", choice));
        }
        words.extend(options.linked.map(|linked| {
            let choice = keyword(match linked {
                Linked::Keep => "keep",
                Linked::Delete => "delete",
            });
            message!("report-plan-choice-linked", choice)
        }));
        let words = words.iter().map(|word| self.page.message(word));
        let mut words: Vec<String> = words.collect();
        for (field, policy) in &options.policies {
            let (field, what) = (text(format!("`{field}`")), text(word(policy)));
            words.push(
                self.page
                    .message(&message!("report-plan-field", field, what)),
            );
        }
        let joined = words.into_iter().reduce(|before, after| {
            let (before, after) = (text(before), text(after));
            self.page.message(&message!("report-parts", before, after))
        });
        joined.unwrap_or_default()
    }

    /// The first of some rows.
    fn rows(&self, rows: &[RowNumber]) -> String {
        const NAMED: usize = 5;
        let named = rows.iter().take(NAMED).map(|row| self.row(*row));
        let named = named.collect::<Vec<String>>().join(", ");
        match rows.len().saturating_sub(NAMED) {
            0 => named,
            more => and_more(named, more as u64, self.page),
        }
    }
}
