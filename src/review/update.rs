//! What a key, or a word from the engine, makes of the screen: a state in, a state and things to do out.

mod browse;
mod correct;
mod look;

use std::sync::Arc;

use crate::messages::{Message, message, text};
use crate::report::ListedProblem;
use crate::review::editor::{Editor, Typed};
use crate::review::edits::Change;
use crate::review::history::Step;
use crate::review::key::Key;
use crate::review::state::{Mode, Shown, State};
use crate::review::verdict::Verdict;

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// The screen has room for so many lines of users.
    Resized(usize),
    /// The engine checked the list as it was after so many changes.
    Checked {
        /// After how many.
        of: u64,
        /// What it says.
        verdict: Arc<Verdict>,
        /// The same, as a report groups it.
        problems: Arc<[ListedProblem]>,
    },
    /// Files were written, and this is to be said; or they could not be.
    Written(Result<Message, String>),
}

/// Something to be done outside of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Check the list with what was changed.
    Check,
    /// Keep what was changed, should the terminal be closed.
    Keep,
    /// Write the list, and the mapping too where that is wanted.
    Write {
        /// Whether the mapping is written.
        mapping: bool,
    },
    /// Leave the screen.
    Quit {
        /// Whether what was not written is offered next time.
        keeps: bool,
    },
}

/// Takes what happened into the state, and says what is to be done.
pub fn update(state: &mut State, event: Event) -> Vec<Effect> {
    match event {
        Event::Key(key) => press(state, key),
        Event::Resized(lines) => {
            state.page_length = lines.max(1);
            Vec::new()
        }
        Event::Checked {
            of,
            verdict,
            problems,
        } => {
            if of >= state.checked {
                take_verdict(state, of, verdict, problems);
            }
            Vec::new()
        }
        Event::Written(Ok(said)) => {
            state.written = Arc::clone(&state.edits);
            state.notice = Some(said);
            Vec::new()
        }
        Event::Written(Err(why)) => {
            state.notice = Some(message!("review-not-written", why = text(why)));
            Vec::new()
        }
    }
}

fn press(state: &mut State, key: Key) -> Vec<Effect> {
    // Whatever is being asked, nothing is lost.
    if key == Key::Ctrl('c') {
        return vec![Effect::Quit { keeps: true }];
    }
    state.notice = None;
    match std::mem::replace(&mut state.mode, Mode::Browse) {
        Mode::Browse => browse::press(state, key),
        Mode::Help => Vec::new(),
        Mode::Cell(mut editor, row, column) => match editor.press(key) {
            Typed::Still => still(state, Mode::Cell(editor, row, column)),
            Typed::Cancelled => Vec::new(),
            Typed::Done(to) => correct::set_cell(state, row, column, &to),
        },
        Mode::Meaning(mut editor, field, from) => match editor.press(key) {
            Typed::Still => still(state, Mode::Meaning(editor, field, from)),
            Typed::Cancelled => Vec::new(),
            Typed::Done(to) => correct::translate(state, field, from, &to),
        },
        Mode::Search(mut editor) => match editor.press(key) {
            Typed::Still => still(state, Mode::Search(editor)),
            Typed::Cancelled => Vec::new(),
            Typed::Done(wanted) => {
                // Nothing typed: what was searched for before.
                if !wanted.is_empty() {
                    state.searched = wanted;
                }
                look::find(state, true)
            }
        },
        Mode::Resume => match key {
            Key::Char('y') | Key::Enter => {
                let step = std::mem::take(&mut state.resumable);
                state.notice = Some(message!("review-redone", changes = step.len() as u64));
                make(state, step)
            }
            Key::Char('n') => {
                state.resumable.clear();
                vec![Effect::Keep]
            }
            _ => still(state, Mode::Resume),
        },
        Mode::SaveMapping => match key {
            Key::Char('y') | Key::Enter => vec![Effect::Write { mapping: true }],
            Key::Char('n') => vec![Effect::Write { mapping: false }],
            Key::Escape => Vec::new(),
            _ => still(state, Mode::SaveMapping),
        },
        Mode::Quit => match key {
            Key::Char('y') => vec![Effect::Quit { keeps: false }],
            Key::Char('w') => write(state),
            Key::Char('n') | Key::Escape => Vec::new(),
            _ => still(state, Mode::Quit),
        },
    }
}

fn still(state: &mut State, mode: Mode) -> Vec<Effect> {
    state.mode = mode;
    Vec::new()
}

/// Makes changes, and has them checked and kept.
fn make(state: &mut State, step: Step) -> Vec<Effect> {
    if step.is_empty() {
        return Vec::new();
    }
    state.history.make(step, Arc::make_mut(&mut state.edits));
    changed(state)
}

fn changed(state: &mut State) -> Vec<Effect> {
    state.changed += 1;
    vec![Effect::Check, Effect::Keep]
}

/// Writes the list, and asks about the mapping first where something goes into it.
fn write(state: &mut State) -> Vec<Effect> {
    if state.edits.change_mapping() {
        return still(state, Mode::SaveMapping);
    }
    vec![Effect::Write { mapping: false }]
}

/// Takes what the engine says. The person stays where they were, as far as it is still there.
fn take_verdict(state: &mut State, of: u64, verdict: Arc<Verdict>, problems: Arc<[ListedProblem]>) {
    let key = |problem: &ListedProblem| (problem.severity, problem.rule, problem.columns.clone());
    let chosen = state.chosen_problem().map(key);
    let row = state.chosen_row();
    state.checked = of;
    state.verdict = verdict;
    state.problems = problems;
    let same = |problem: &ListedProblem| Some(key(problem)) == chosen;
    let found = state.problems.iter().position(same);
    let is_there = found.is_some();
    let last = state.problems.len().saturating_sub(1);
    state.problem = found.unwrap_or(state.problem.min(last));
    state.list_rows();
    if state.shown == Shown::OfProblem && !is_there {
        state.row = 0;
    }
    let still_there = row.and_then(|row| state.rows.binary_search(&row).ok());
    match still_there {
        Some(index) => state.row = index,
        // The next one moved up.
        None => state.go_to_fault(),
    }
}

/// A question in which a person types, with what can be chosen.
fn editor(start: String, choices: Vec<String>) -> Editor {
    Editor::new(start, choices)
}

/// A change of a cell, if it is one.
fn cell_change(
    state: &State,
    row: crate::finding::RowNumber,
    column: crate::finding::ColumnIndex,
    to: &str,
    why: crate::review::edits::Why,
) -> Option<Change> {
    let from = state.list.cell(&state.edits, row, column);
    (from != to).then(|| Change::Cell {
        row,
        column,
        from: from.into(),
        to: to.into(),
        why,
    })
}
