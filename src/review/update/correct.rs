//! Correcting: cells, what values mean, users who are skipped, rules that are ignored.

use crate::finding::{ColumnIndex, Finding, RowNumber};
use crate::fix;
use crate::messages::{Message, message, text};
use crate::profile::field::Type;
use crate::review::edits::Change;
use crate::review::history::Step;
use crate::review::state::{Mode, State};
use crate::review::update::{Effect, cell_change, editor, make, still};
use crate::review::writable;

fn say(state: &mut State, said: Message) -> Vec<Effect> {
    state.notice = Some(said);
    Vec::new()
}

/// Opens the chosen cell.
pub(super) fn edit(state: &mut State) -> Vec<Effect> {
    let (Some(row), Some(column)) = (state.chosen_row(), state.chosen_column()) else {
        return say(state, message!("review-no-cell"));
    };
    if let Err(why) = writable::cell(&state.list, row, column) {
        return say(state, why);
    }
    let text = state.list.cell(&state.edits, row, column);
    let choices = choices(state, column);
    still(state, Mode::Cell(editor(text, choices), row, column))
}

/// The values that the field of a column takes.
fn choices(state: &State, column: ColumnIndex) -> Vec<String> {
    let layout = &state.verdict.layout;
    let mut mapped = layout.columns.iter();
    let Some(mapped) = mapped.find(|mapped| mapped.column == Some(column)) else {
        return Vec::new();
    };
    let task = &state.verdict.task;
    let field = &task.profile.fields[mapped.field];
    let allowed = field
        .canonical_values
        .iter()
        .map(|value| value.value.clone());
    let mut allowed: Vec<String> = allowed.collect();
    if allowed.is_empty() && field.kind == Type::Boolean {
        allowed = ["yes", "no"].map(str::to_owned).to_vec();
    }
    allowed
}

/// Gives a cell the text that a person typed.
pub(super) fn set_cell(
    state: &mut State,
    row: RowNumber,
    column: ColumnIndex,
    to: &str,
) -> Vec<Effect> {
    if let Err(why) = writable::text_of_cell(&state.list, to) {
        return say(state, why);
    }
    let in_cell = |finding: &Finding<'_>| finding.place.column == Some(column);
    let why = state.findings_of(row).find(in_cell).map(|found| found.rule);
    let change = cell_change(state, row, column, to, why);
    make(state, change.into_iter().collect())
}

/// What the suggestion of a finding makes of its cell; nothing where it has none, or where it says what the mapping would
/// have to make of the cell. An error where the cell cannot be changed.
fn accepted(state: &State, finding: Finding<'_>) -> Result<Option<Change>, Message> {
    let Some(change) = suggested(state, finding) else {
        return Ok(None);
    };
    if let Change::Cell {
        row, column, to, ..
    } = &change
    {
        writable::cell(&state.list, *row, *column)?;
        writable::text_of_cell(&state.list, to)?;
    }
    Ok(Some(change))
}

fn suggested(state: &State, finding: Finding<'_>) -> Option<Change> {
    let (row, column) = (finding.place.row?, finding.place.column?);
    let suggestion = finding.suggestion?.text;
    let cell = state.list.cell(&state.edits, row, column);
    let value = finding.value.unwrap_or_default();
    let to = fix::with_suggestion(&cell, value, suggestion, column, &state.verdict.layout)?;
    let change = Change::Cell {
        row,
        column,
        from: cell.as_str().into(),
        to: to.as_str().into(),
        why: Some(finding.rule),
    };
    (to != cell).then_some(change)
}

/// The finding whose suggestion is meant.
fn suggesting(state: &State) -> Option<Finding<'_>> {
    let suggests = |finding: &Finding<'_>| finding.suggestion.is_some();
    let explained = state.explained().filter(suggests);
    let (row, column) = (state.chosen_row()?, state.chosen_column());
    explained.or_else(|| {
        let mut findings = state.findings_of(row).filter(suggests);
        findings.find(|finding| finding.place.column == column)
    })
}

/// Accepts the suggestion for the chosen cell.
pub(super) fn accept(state: &mut State) -> Vec<Effect> {
    let change = suggesting(state).map_or(Ok(None), |finding| accepted(state, finding));
    match change {
        Ok(Some(change)) => make(state, vec![change]),
        Ok(None) => say(state, message!("review-no-suggestion")),
        Err(why) => say(state, why),
    }
}

fn offered<'f>(finding: &Finding<'f>) -> Option<&'f str> {
    finding.suggestion.map(|suggestion| suggestion.text)
}

/// Accepts the suggestion for every cell of this column of which the same rule says the same of the same value.
pub(super) fn accept_all(state: &mut State) -> Vec<Effect> {
    let Some(chosen) = suggesting(state) else {
        return say(state, message!("review-no-suggestion"));
    };
    let is_alike = |finding: &Finding<'_>| {
        finding.rule == chosen.rule
            && finding.place.column == chosen.place.column
            && finding.value.map(str::trim) == chosen.value.map(str::trim)
            && offered(finding) == offered(&chosen)
    };
    let findings = state.verdict.checked.findings.iter().filter(is_alike);
    let changes = findings.map(|finding| accepted(state, finding));
    let (step, refused) = apart(changes);
    match (&step[..], refused) {
        ([], Some((_, why))) => say(state, why),
        ([], None) => say(state, message!("review-no-suggestion")),
        (_, refused) => {
            let said = message!("review-accepted", cells = step.len() as u64);
            state.notice = Some(and_refused(said, refused));
            make(state, step)
        }
    }
}

/// Changes that can be made, how many cannot, and why the first of those cannot.
fn apart(
    changes: impl Iterator<Item = Result<Option<Change>, Message>>,
) -> (Step, Option<(u64, Message)>) {
    let (mut step, mut refused) = (Step::new(), None);
    for change in changes {
        match change {
            Ok(change) => step.extend(change),
            Err(why) => refused.get_or_insert((0, why)).0 += 1,
        }
    }
    (step, refused)
}

/// What was done, and what could not be.
fn and_refused(said: Message, refused: Option<(u64, Message)>) -> Message {
    match refused {
        Some((count, why)) => message!("review-but-not", said, count, why),
        None => said,
    }
}

/// Asks what the value of the chosen cell means.
pub(super) fn ask_meaning(state: &mut State) -> Vec<Effect> {
    let (Some(row), Some(column)) = (state.chosen_row(), state.chosen_column()) else {
        return say(state, message!("review-no-cell"));
    };
    let layout = &state.list.layout;
    let mut columns = layout.columns.iter();
    let Some(mapped) = columns.find(|mapped| mapped.column == Some(column)) else {
        return say(state, message!("review-no-cell"));
    };
    let cell = state.list.cell(&state.edits, row, column);
    // Of a list, the value that the finding is about.
    let found = state
        .explained()
        .filter(|one| one.place.column == Some(column));
    let found = found.and_then(|finding| finding.value);
    let value = match (&mapped.separator, found) {
        (Some(_), Some(value)) => value.trim(),
        _ => cell.trim(),
    };
    if value.is_empty() || !mapped.is_verbatim() {
        return say(state, message!("review-nothing-to-translate"));
    }
    let field = state.list.task.profile.fields[mapped.field].name.clone();
    let from = value.to_owned();
    let suggestion = suggesting(state).and_then(|finding| finding.suggestion);
    let start = suggestion.map_or(String::new(), |suggestion| suggestion.text.to_owned());
    let choices = choices(state, column);
    still(state, Mode::Meaning(editor(start, choices), field, from))
}

/// Says what a value means for everybody.
pub(super) fn translate(state: &mut State, field: String, from: String, to: &str) -> Vec<Effect> {
    let to = to.trim().to_owned();
    if to.is_empty() {
        return Vec::new();
    }
    let key = (field.clone(), from.clone());
    let before = state.edits.translations.get(&key).cloned();
    state.notice = Some(message!(
        "review-translated",
        from = crate::messages::value(from.as_str()),
        to = text(to.as_str()),
    ));
    let change = Change::Translate {
        field,
        from,
        to: Some(to),
        before,
    };
    make(state, vec![change])
}

/// Skips the chosen user, or no longer.
pub(super) fn skip(state: &mut State) -> Vec<Effect> {
    let Some(row) = state.chosen_row() else {
        return say(state, message!("review-no-cell"));
    };
    let is_on = !state.edits.skipped.contains_key(&row);
    if let (true, Err(why)) = (is_on, writable::skip(&state.list, row)) {
        return say(state, why);
    }
    let why = state.explained().map(|finding| finding.rule);
    make(state, vec![Change::Skip { row, is_on, why }])
}

/// Skips every user with the chosen problem.
pub(super) fn skip_all(state: &mut State) -> Vec<Effect> {
    let Some(problem) = state.chosen_problem() else {
        return Vec::new();
    };
    let rule = problem.rule;
    let findings = &state.verdict.checked.findings;
    let rows = problem.findings.iter();
    let rows = rows.filter_map(|number| findings.get(*number as usize).place.row);
    let mut rows: Vec<RowNumber> = rows.collect();
    rows.sort_unstable();
    rows.dedup();
    let changes = rows.into_iter().map(|row| {
        writable::skip(&state.list, row)?;
        Ok(Some(Change::Skip {
            row,
            is_on: true,
            why: Some(rule),
        }))
    });
    let (step, refused) = apart(changes);
    match (&step[..], refused) {
        ([], Some((_, why))) => say(state, why),
        ([], None) => say(state, message!("review-no-cell")),
        (_, refused) => {
            let said = message!("review-skipped-all", users = step.len() as u64);
            state.notice = Some(and_refused(said, refused));
            make(state, step)
        }
    }
}

/// Does not run the rule of the chosen problem any more.
pub(super) fn ignore(state: &mut State) -> Vec<Effect> {
    let Some(rule) = state.chosen_problem().map(|problem| problem.rule) else {
        return Vec::new();
    };
    state.notice = Some(message!("review-ignored", rule = text(rule)));
    make(state, vec![Change::Ignore { rule, is_on: true }])
}
