//! A plan, or what carrying it out came to, user by user: for formats that list them.

use std::io;

use crate::finding::{Finding, Findings};
use crate::plan::Plan;
use crate::plan::changes::{Change, Kind};
use crate::plan::skipped_row::SkippedRow;
use crate::profile::Profile;
use crate::report::applied::Applied;
use crate::report::format::{Detail, Page, Render};
use crate::report::planned::Planned;
use crate::report::style::Style;

/// What happens to a user, or has happened.
#[derive(Debug, Clone, Default)]
pub(super) struct Outcome {
    /// `create`, `update`, … of a plan, `created`, `updated`, … of what was carried out, `unchanged`, `skipped` or `failed`.
    pub(super) what: &'static str,
    /// The row of the file; none where the user is not in the file.
    pub(super) row: Option<u64>,
    /// What a person calls the user; empty where that may not be shown or nobody looked.
    pub(super) user: String,
    /// The fields that are written.
    pub(super) fields: Vec<FieldChange>,
    /// Why the row is skipped or failed.
    pub(super) why: Vec<String>,
}

/// A field that is written.
#[derive(Debug, Clone)]
pub(super) struct FieldChange {
    /// The field.
    pub(super) field: String,
    /// Its values before.
    pub(super) before: String,
    /// Its values afterwards.
    pub(super) after: String,
}

/// What stands between the values of a field.
const BETWEEN: &str = " | ";

/// What a plan would do: its changes in their order, then the rows that change nothing.
pub(super) fn of_plan<'p>(
    planned: &'p Planned<'p>,
    page: Page,
) -> impl Iterator<Item = Outcome> + use<'p> {
    let profile = planned.bound.profile();
    outcomes(planned.plan, profile, planned.findings, page, false)
}

/// What carrying a plan out has done, and the rows that are as they were.
pub(super) fn of_result<'p>(
    applied: &'p Applied<'p>,
    page: Page,
) -> impl Iterator<Item = Outcome> + use<'p> {
    let unchanged = applied.plan.unchanged.iter().map(|row| Outcome {
        what: "unchanged",
        row: Some(row.0),
        ..Outcome::default()
    });
    outcomes(applied.plan, applied.profile, applied.findings, page, true).chain(unchanged)
}

fn outcomes<'p>(
    plan: &'p Plan,
    profile: &'p Profile,
    findings: &'p Findings,
    page: Page,
    is_done: bool,
) -> impl Iterator<Item = Outcome> + use<'p> {
    let changes = plan.changes.iter();
    let changes = changes.map(move |change| changed(&change, profile, page, is_done));
    let skipped = plan.skipped.iter().map(move |skipped| Outcome {
        what: if skipped.reason.is_failure() {
            "failed"
        } else {
            "skipped"
        },
        row: Some(skipped.row.0),
        user: page.show(&skipped.key),
        fields: Vec::new(),
        why: reasons(skipped, profile, findings, page),
    });
    changes.chain(skipped)
}

fn changed(change: &Change<'_>, profile: &Profile, page: Page, is_done: bool) -> Outcome {
    let joined = |values: Vec<&str>| {
        let shown = values.into_iter().map(|value| page.show(value));
        shown.collect::<Vec<_>>().join(BETWEEN)
    };
    let fields = change.set().map(|(localized, after)| {
        let before = change.expect().find(|(of, _)| *of == localized);
        FieldChange {
            field: profile.localized_name(localized),
            before: before.map_or_else(String::new, |(_, values)| joined(values)),
            after: joined(after),
        }
    });
    Outcome {
        what: word(change.head.kind, is_done),
        row: change.head.row.map(|row| row.0),
        user: page.show(change.key(profile)),
        fields: fields.collect(),
        why: Vec::new(),
    }
}

/// What happens, or has happened, in a word.
pub(super) fn word(kind: Kind, is_done: bool) -> &'static str {
    match (kind, is_done) {
        (Kind::Create, false) => "create",
        (Kind::Update, false) => "update",
        (Kind::Archive, false) => "archive",
        (Kind::Delete, false) => "delete",
        (Kind::Create, true) => "created",
        (Kind::Update, true) => "updated",
        (Kind::Archive, true) => "archived",
        (Kind::Delete, true) => "deleted",
    }
}

/// Why a row is skipped or failed: its errors, else the reason of the plan.
pub(super) fn reasons(
    skipped: &SkippedRow,
    profile: &Profile,
    findings: &Findings,
    page: Page,
) -> Vec<String> {
    let SkippedRow { row, reason, .. } = skipped;
    let of_row = findings.of_rows(*row..row.below(1));
    let errors = of_row.filter(Finding::is_error);
    let why = errors.map(|finding| format!("{} [{}]", page.message(finding.message), finding.rule));
    let why: Vec<String> = why.collect();
    if why.is_empty() || !reason.is_failure() {
        return vec![page.message(&reason.message(profile))];
    }
    why
}

/// What the text says in one line.
pub(super) fn in_short<R>(render: Option<Render<R>>, report: &R, page: Page) -> io::Result<String> {
    let mut text = Vec::new();
    let page = Page {
        style: Style::UNBROKEN,
        detail: Detail {
            is_short: true,
            ..Detail::default()
        },
        ..page
    };
    if let Some(render) = render {
        render(report, page, &mut text)?;
    }
    let text = String::from_utf8_lossy(&text);
    Ok(text.lines().map(str::trim).collect::<Vec<_>>().join(", "))
}
