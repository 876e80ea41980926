//! What a plan says of a file, as findings: the rows that it refuses, whom it would make twice, and what would stop it.

use std::io;
use std::num::NonZeroUsize;
use std::sync::Arc;

use crate::check::Checked;
use crate::commands::Error;
use crate::commands::inputs::Inputs;
use crate::commands::planning::{AssessedPlan, Checking, PlanArgs, PreparedPlan, options};
use crate::current::CurrentUsers;
use crate::finding::{
    ColumnIndex, FieldId, Finding, Findings, NewFinding, Place, RowNumber, Severity, Suggestion,
};
use crate::messages::{Message, message, text};
use crate::plan::near_groups::{self, NearGroup};
use crate::plan::safeguard::{Kind, Stop};
use crate::plan::skipped_row::SkipReason;
use crate::review::foresight::Foresight;
use crate::review::verdict::Verdict;

/// The rule that says what would stop a plan.
const STOPPED: &str = "stopped-import";

/// Adds to what was found in a file what `diff` and `apply` would say of it under the same settings. The plan is made as they
/// make it, so that the numbers are the same.
///
/// # Errors
/// If the file was changed since it was checked.
pub fn foresee(
    inputs: Inputs,
    checked: Checked,
    threads: NonZeroUsize,
) -> Result<(Inputs, Checked), Error> {
    let (inputs, checked, _) = foresee_apart(inputs, checked, threads)?;
    Ok((inputs, checked))
}

/// The same, with what was added apart as well.
fn foresee_apart(
    mut inputs: Inputs,
    checked: Checked,
    threads: NonZeroUsize,
) -> Result<(Inputs, Checked, Findings), Error> {
    // Choices that the target does not offer are an error of those who make a plan.
    let Ok(options) = options(&inputs, &PlanArgs::default()) else {
        return Ok((inputs, checked, Findings::default()));
    };
    let Some(current) = inputs.current.take() else {
        return Ok((inputs, checked, Findings::default()));
    };
    let mut checking = Checking::new(inputs, current, checked, options, threads);
    if !checking.has_error_of_file() {
        let prepared = checking.plan(false)?;
        checking.add_foreseen_refusals(&prepared);
        checking.add_lookalikes(&prepared);
        let task = &checking.inputs.task;
        let assessed = AssessedPlan::new(&prepared, &checking.current, task)?;
        let stops = assessed.stops(&[]);
        let near = near_groups::find(&assessed.bound, &task.mapping.org);
        checking.add_near_groups(&near);
        checking.add_stops(&stops);
        let task = &checking.inputs.task;
        for findings in [&mut checking.checked.findings, &mut checking.foreseen] {
            findings.reword(|rule| task.own_message(rule));
        }
    }
    let Checking {
        mut inputs,
        current,
        checked,
        foreseen,
        ..
    } = checking;
    inputs.current = Some(current);
    Ok((inputs, checked, foreseen))
}

/// The same for a list that is reviewed: each time that it was checked again.
#[must_use]
pub fn foresight(current: Arc<CurrentUsers>, threads: NonZeroUsize) -> Foresight {
    Foresight::new(move |verdict, skipped| {
        let Verdict {
            checked,
            task,
            layout,
            source,
        } = verdict;
        let inputs = Inputs::of(task, source, layout, Some(Arc::clone(&current)), skipped);
        let foreseen = foresee_apart(inputs, checked, threads);
        let foreseen = foreseen.map_err(|error| io::Error::other(error.to_string()));
        let (inputs, checked, foreseen) = foreseen?;
        let verdict = Verdict {
            checked,
            task: inputs.task,
            layout: inputs.layout,
            source: inputs.source,
        };
        Ok((verdict, foreseen))
    })
}

impl Checking {
    /// Adds the rows that a plan refuses to those that failed, with a finding for each: no rule that was run has said so.
    /// What the target is only assumed to refuse is a warning.
    pub fn add_refused(&mut self, prepared: &PreparedPlan) {
        self.add_refusals(prepared, &|_, severity| Some(severity));
    }

    /// The same before a plan is asked for, as far as the rules in force say so.
    fn add_foreseen_refusals(&mut self, prepared: &PreparedPlan) {
        let levels = self.inputs.task.levels.clone();
        self.add_refusals(prepared, &|rule, severity| {
            Some(levels.severity(rule)?.min(severity))
        });
    }

    fn add_refusals(
        &mut self,
        prepared: &PreparedPlan,
        in_force: &dyn Fn(&str, Severity) -> Option<Severity>,
    ) {
        let key = self.inputs.task.profile.match_on.first().copied();
        for skipped in &prepared.plan.skipped {
            let Some(rule) = skipped.reason.rule() else {
                continue;
            };
            let (severity, field) = match skipped.reason {
                SkipReason::Refused(true) => (Severity::Warning, key),
                SkipReason::Refused(false) => (Severity::Error, key),
                _ if skipped.reason.is_failure() => (Severity::Error, skipped.reason.field()),
                _ => continue,
            };
            let Some(severity) = in_force(rule, severity) else {
                continue;
            };
            let message = skipped.reason.message(&self.inputs.task.profile);
            let place = self.place(Some(skipped.row), field);
            if severity == Severity::Error {
                self.checked.failed.push(skipped.row);
            }
            self.add(rule, severity, place, field, None, &message);
        }
        self.checked.failed.sort_unstable();
        self.checked.failed.dedup();
        self.checked.findings.sort();
    }

    /// Adds the new users who are perhaps current users, where the rule on their names does not say so already.
    pub fn add_lookalikes(&mut self, prepared: &PreparedPlan) {
        const RULE: &str = "probable-rename";
        let Some(severity) = self.inputs.task.levels.severity(RULE) else {
            return;
        };
        for lookalike in &prepared.lookalikes {
            if let Some(message) = &lookalike.message {
                let place = self.place(Some(lookalike.row), Some(lookalike.field));
                let (field, value) = (Some(lookalike.field), Some(&*lookalike.value));
                // That nobody else can be meant is never sure.
                let severity = severity.min(Severity::Warning);
                self.add(RULE, severity, place, field, value, message);
            }
        }
        self.checked.findings.sort();
    }

    /// Adds the groups that would be new and are spelled almost like one that many current users have.
    fn add_near_groups(&mut self, near: &[NearGroup]) {
        const RULE: &str = "near-duplicate-group";
        let Some(severity) = self.inputs.task.levels.severity(RULE) else {
            return;
        };
        for near in near {
            let place = self.place(Some(near.row), Some(near.field));
            let is_reported =
                |finding: Finding<'_>| finding.rule == RULE && finding.place.column == place.column;
            let row = near.row..near.row.below(1);
            if self.checked.findings.of_rows(row).any(is_reported) {
                continue;
            }
            let users = near.users;
            let message = message!("near-duplicate-group-current", users);
            self.push(NewFinding {
                rule: RULE,
                severity: severity.min(Severity::Warning),
                place,
                field: Some(near.field),
                value: Some(&near.name),
                message: &message,
                suggestion: Some(Suggestion {
                    text: &near.meant,
                    is_fix: false,
                }),
                group: None,
            });
        }
        self.checked.findings.sort();
    }

    /// Adds what would stop the plan.
    fn add_stops(&mut self, stops: &[Stop]) {
        for stop in stops {
            let rule = match stop.kind {
                Some(Kind::Seats) => "too-few-seats",
                _ => STOPPED,
            };
            if self.inputs.task.levels.severity(rule).is_none() {
                continue;
            }
            let reason = stop.message.clone();
            let message = if let Some(flag) = stop.accept() {
                message!("stopped-import", reason, flag = text(flag))
            } else {
                message!("stopped-import-for-good", reason)
            };
            self.add(
                rule,
                Severity::Warning,
                Place::default(),
                None,
                None,
                &message,
            );
        }
        self.checked.findings.sort();
    }

    fn add(
        &mut self,
        rule: &'static str,
        severity: Severity,
        place: Place,
        field: Option<FieldId>,
        value: Option<&str>,
        message: &Message,
    ) {
        self.push(NewFinding {
            rule,
            severity,
            place,
            field,
            value,
            message,
            suggestion: None,
            group: None,
        });
    }

    fn push(&mut self, finding: NewFinding<'_>) {
        self.foreseen.push(finding.clone());
        self.checked.findings.push(finding);
    }

    /// The cell of a row that fills a field, where one does.
    fn place(&self, row: Option<RowNumber>, field: Option<FieldId>) -> Place {
        let column = |field: FieldId| -> Option<ColumnIndex> {
            let mut columns = self.inputs.layout.columns_of(field).iter();
            columns.find_map(|mapped| mapped.column)
        };
        Place {
            row,
            column: field.and_then(column),
            ..Place::default()
        }
    }
}
