//! The keys while a person looks around.

use std::sync::Arc;

use crate::messages::message;
use crate::review::key::Key;
use crate::review::state::{Focus, Mode, State};
use crate::review::update::{Effect, changed, correct, editor, look, still, write};

pub(super) fn press(state: &mut State, key: Key) -> Vec<Effect> {
    match key {
        Key::Up | Key::Char('k') => look::step(state, -1),
        Key::Down | Key::Char('j') => look::step(state, 1),
        Key::PageUp => look::page(state, -1),
        Key::PageDown => look::page(state, 1),
        Key::Home | Key::Char('g') => look::step(state, isize::MIN),
        Key::End | Key::Char('G') => look::step(state, isize::MAX),
        Key::Left | Key::Char('h') => look::sideways(state, -1),
        Key::Right | Key::Char('l') => look::sideways(state, 1),
        Key::Tab => look::switch(state),
        Key::Enter => look::open(state),
        Key::Escape => {
            state.focus = Focus::Problems;
            Vec::new()
        }
        Key::Char('f') => look::filter(state),
        Key::Char('/') => still(state, Mode::Search(editor(String::new(), Vec::new()))),
        Key::Char('n') => look::find(state, true),
        Key::Char('N') => look::find(state, false),
        Key::Char('e') => correct::edit(state),
        Key::Char('a') => correct::accept(state),
        Key::Char('A') => correct::accept_all(state),
        Key::Char('t') => correct::ask_meaning(state),
        Key::Char('s') => correct::skip(state),
        Key::Char('S') => correct::skip_all(state),
        Key::Char('x') => correct::ignore(state),
        Key::Char('u') => undo(state),
        Key::Ctrl('r') => redo(state),
        Key::Char('r') => vec![Effect::Check],
        Key::Char('w') => write(state),
        Key::Char('q') => quit(state),
        Key::Char('?') => still(state, Mode::Help),
        _ => Vec::new(),
    }
}

fn undo(state: &mut State) -> Vec<Effect> {
    let State { history, edits, .. } = state;
    let undone = history.undo(Arc::make_mut(edits)).map(Vec::len);
    let Some(changes) = undone else {
        state.notice = Some(message!("review-nothing-to-undo"));
        return Vec::new();
    };
    state.notice = Some(message!("review-undone", changes = changes as u64));
    changed(state)
}

fn redo(state: &mut State) -> Vec<Effect> {
    let State { history, edits, .. } = state;
    let redone = history.redo(Arc::make_mut(edits)).map(Vec::len);
    let Some(changes) = redone else {
        state.notice = Some(message!("review-nothing-to-redo"));
        return Vec::new();
    };
    state.notice = Some(message!("review-redone", changes = changes as u64));
    changed(state)
}

fn quit(state: &mut State) -> Vec<Effect> {
    if state.is_unwritten() {
        return still(state, Mode::Quit);
    }
    vec![Effect::Quit { keeps: false }]
}
