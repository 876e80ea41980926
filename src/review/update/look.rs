//! Moving around, searching, and choosing which users are shown.

use crate::messages::{message, value};
use crate::review::state::{Focus, Shown, State};
use crate::review::update::Effect;

/// Moves up or down.
pub(super) fn step(state: &mut State, by: isize) -> Vec<Effect> {
    let moved = |at: usize, count: usize| at.saturating_add_signed(by).min(count.saturating_sub(1));
    match state.focus {
        Focus::Problems => {
            state.problem = moved(state.problem, state.problems.len());
            state.row = 0;
            state.list_rows();
        }
        Focus::Users => state.row = moved(state.row, state.rows.len()),
    }
    if state.shown == Shown::OfProblem {
        state.go_to_fault();
    }
    Vec::new()
}

/// Moves a screen up or down.
pub(super) fn page(state: &mut State, by: isize) -> Vec<Effect> {
    let lines = isize::try_from(state.page_length).unwrap_or(isize::MAX);
    step(state, by.saturating_mul(lines))
}

/// Moves to another cell of the row; at the first one, to the problems.
pub(super) fn sideways(state: &mut State, by: isize) -> Vec<Effect> {
    match (state.focus, by > 0) {
        (Focus::Problems, true) => return open(state),
        (Focus::Problems, false) => {}
        (Focus::Users, false) if state.column == 0 => state.focus = Focus::Problems,
        (Focus::Users, _) => {
            let last = state.columns().len().saturating_sub(1);
            state.column = state.column.saturating_add_signed(by).min(last);
        }
    }
    Vec::new()
}

/// Goes to the other half of the screen.
pub(super) fn switch(state: &mut State) -> Vec<Effect> {
    state.focus = match state.focus {
        Focus::Problems => Focus::Users,
        Focus::Users => Focus::Problems,
    };
    Vec::new()
}

/// Goes to the users with the chosen problem.
pub(super) fn open(state: &mut State) -> Vec<Effect> {
    if state.focus == Focus::Problems && !state.problems.is_empty() {
        state.shown = Shown::OfProblem;
        state.list_rows();
        state.go_to_fault();
    }
    state.focus = Focus::Users;
    Vec::new()
}

/// Shows all users, or those with the chosen problem again.
pub(super) fn filter(state: &mut State) -> Vec<Effect> {
    if state.shown == Shown::OfProblem {
        show_all(state);
        return Vec::new();
    }
    let row = state.chosen_row();
    state.shown = Shown::OfProblem;
    state.list_rows();
    let index = row.and_then(|row| state.rows.binary_search(&row).ok());
    state.row = index.unwrap_or_default();
    state.go_to_fault();
    Vec::new()
}

/// Goes to the next user, or the one before, in whom the searched text stands. All users are shown then.
pub(super) fn find(state: &mut State, forwards: bool) -> Vec<Effect> {
    let found = state.list.search(&state.edits, &state.searched);
    let Some(last) = found.last().copied() else {
        let searched = value(state.searched.as_str());
        state.notice = Some(message!("review-not-found", searched));
        return Vec::new();
    };
    let here = state.chosen_row();
    let was_all = state.shown == Shown::All;
    show_all(state);
    // From another list the user who is chosen may be found too.
    let is_ahead = |row| here.is_none_or(|here| row > here || row == here && !was_all);
    let next = if forwards {
        let mut ahead = found.iter().copied();
        ahead.find(|row| is_ahead(*row)).unwrap_or(found[0])
    } else {
        let mut behind = found.iter().copied().rev();
        let is_behind = |row| here.is_none_or(|here| row < here);
        behind.find(|row| is_behind(*row)).unwrap_or(last)
    };
    if let Ok(index) = state.rows.binary_search(&next) {
        state.row = index;
    }
    state.focus = Focus::Users;
    let number = found.partition_point(|row| *row < next) as u64 + 1;
    let of = found.len() as u64;
    state.notice = Some(message!("review-found", number, of));
    Vec::new()
}

/// Shows all users where only some were shown, so that any of them can be found.
fn show_all(state: &mut State) {
    if state.shown == Shown::All {
        return;
    }
    let row = state.chosen_row();
    state.shown = Shown::All;
    state.list_rows();
    let index = row.and_then(|row| state.rows.binary_search(&row).ok());
    state.row = index.unwrap_or(state.row);
}
