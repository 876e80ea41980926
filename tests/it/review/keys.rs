//! One key after the other, through the pure update.

use enroll::finding::RowNumber;
use enroll::review::edits::Change;
use enroll::review::key::Key;
use enroll::review::state::{Focus, Mode, Shown};
use enroll::review::update::{Effect, Event, update};
use enroll::review::writable;

use crate::review::desk::{Desk, PEOPLE, profile};

const CHANGED: [Effect; 1] = [Effect::Keep];

#[test]
fn arrows_move_and_enter_opens_a_kind_of_problem() {
    let mut desk = Desk::new(PEOPLE);
    assert_eq!(desk.state.focus, Focus::Problems);
    let first = desk.state.chosen_problem().expect("a problem").clone();
    desk.press([Key::Down]);
    assert_ne!(desk.state.chosen_problem(), Some(&first));
    desk.press([Key::Char('k')]);
    assert_eq!(desk.state.chosen_problem(), Some(&first));
    desk.open_problem("duplicate-email");
    assert_eq!((desk.state.focus, desk.row()), (Focus::Users, 4));
    assert_eq!(desk.state.column, 0, "the cell that fails");
    desk.press([Key::Char('j')]);
    assert_eq!(desk.row(), 5);
    desk.press([Key::Down]);
    assert_eq!(desk.row(), 5, "there is no third one");
    desk.press([Key::Char('g')]);
    assert_eq!(desk.row(), 4);
    desk.press([Key::Escape]);
    assert_eq!(desk.state.focus, Focus::Problems);
}

#[test]
fn left_and_right_choose_a_cell_and_tab_the_other_half() {
    let mut desk = Desk::new(PEOPLE);
    desk.open_problem("duplicate-email");
    desk.press([Key::Right]);
    assert_eq!(desk.state.column, 1);
    desk.press([Key::Char('l'), Key::Right, Key::Right, Key::Right]);
    assert_eq!(desk.state.column, 3, "there are four");
    desk.press([Key::Tab]);
    assert_eq!(desk.state.focus, Focus::Problems);
    desk.press([Key::Right]);
    assert_eq!(desk.state.focus, Focus::Users);
    desk.press([Key::Char('h'); 4]);
    assert_eq!(desk.state.focus, Focus::Problems, "left of the first cell");
}

#[test]
fn a_page_is_as_long_as_the_screen() {
    let rows: String = (0..100)
        .map(|row| format!("A,B,u{row}@example,Sales\n"))
        .collect();
    let mut desk = Desk::new(&format!("First Name,Last Name,Email,Department\n{rows}"));
    assert_eq!(update(&mut desk.state, Event::Resized(12)), []);
    desk.open_problem("invalid-email").press([Key::PageDown]);
    assert_eq!(desk.row(), 14);
    desk.press([Key::PageDown, Key::PageUp, Key::End]);
    assert_eq!(desk.row(), 101);
    desk.press([Key::Home]);
    assert_eq!(desk.row(), 2);
}

#[test]
fn e_edits_the_cell_and_the_engine_answers() {
    let mut desk = Desk::new(PEOPLE);
    let before = desk.errors();
    desk.open_problem("invalid-email").press_all("e");
    assert!(matches!(desk.state.mode, Mode::Cell(..)));
    desk.press_all(".com").press([Key::Enter]);
    assert_eq!(desk.cells(3)[2], "ben.cole@example.com");
    assert_eq!(desk.errors(), before - 1);
    assert_eq!(desk.effects, CHANGED);
    desk.press_all("ex").press([Key::Escape]);
    assert_eq!(desk.effects, CHANGED, "Escape changes nothing");
}

#[test]
fn a_change_of_one_user_settles_the_problem_of_another() {
    let mut desk = Desk::new(PEOPLE);
    desk.open_problem("duplicate-email").press_all("e");
    desk.press([Key::Home]).press_all("x").press([Key::Enter]);
    assert!(
        !desk.rules().contains(&"duplicate-email"),
        "{:?}",
        desk.rules()
    );
    desk.press_all("u");
    assert!(desk.rules().contains(&"duplicate-email"));
}

#[test]
fn a_accepts_the_suggestion() {
    let mut desk = Desk::new(PEOPLE);
    desk.open_problem("invalid-email");
    desk.press([Key::Down]);
    assert_eq!(desk.row(), 7);
    desk.press_all("a");
    assert_eq!(
        desk.cells(7)[2],
        "emil.falk@example.com",
        "{}",
        desk.notice()
    );
    desk.open_problem("missing-value").press_all("a");
    assert_eq!(
        desk.notice(),
        "there is no suggestion here (e edits the cell)"
    );
}

#[test]
fn a_capital_a_accepts_it_for_all_cells_with_the_value() {
    let text = PEOPLE.replace("Marketing", "  Marketing ");
    let mut desk = Desk::new(&text);
    desk.open_problem("stray-whitespace").press_all("A");
    assert!(
        (5..=8).all(|row| desk.cells(row)[3] == "Marketing"),
        "{}",
        desk.notice()
    );
    assert_eq!(desk.state.edits.len(), 4);
    desk.press_all("u");
    assert!(desk.state.edits.is_empty(), "they are one step");
}

const TYPES: &str = "\
Email,First name,Last name,TYPE,ACTIVE
anna.berg@example.com,Anna,Berg,Employee,Yes
ben.cole@example.com,Ben,Cole,Employee,Yes
";

#[test]
fn t_translates_a_value_for_everybody() {
    let mut desk = Desk::with(TYPES, profile("sosafe"), Vec::new());
    desk.open_problem("value-not-allowed").press_all("t");
    let Mode::Meaning(editor, ..) = &desk.state.mode else {
        panic!("{:?}", desk.state.mode);
    };
    assert!(editor.shown().0.contains(&"Single Address"), "{editor:?}");
    desk.press([Key::Ctrl('u')])
        .press_all("single")
        .press([Key::Down, Key::Enter]);
    assert!(
        !desk.rules().contains(&"value-not-allowed"),
        "{:?}",
        desk.rules()
    );
    assert_eq!(desk.cells(2)[3], "Employee", "the list stays as it is");
    assert_eq!(desk.state.edits.translations.len(), 1);
    desk.press_all("w");
    assert_eq!(desk.state.mode, Mode::SaveMapping);
    desk.effects.clear();
    desk.press_all("y");
    assert_eq!(desk.effects, [Effect::Write { mapping: true }]);
}

#[test]
fn s_skips_a_user_and_takes_that_back() {
    let mut desk = Desk::new(PEOPLE);
    let users = desk.state.verdict.checked.users;
    desk.open_problem("duplicate-email").press_all("s");
    assert!(!desk.rules().contains(&"duplicate-email"));
    assert_eq!(desk.state.verdict.checked.users, users - 1);
    desk.press_all("f").press([Key::Home, Key::Down, Key::Down]);
    assert_eq!(desk.row(), 4);
    desk.press_all("s");
    assert!(desk.rules().contains(&"duplicate-email"));
}

#[test]
fn a_capital_s_skips_all_users_with_the_problem() {
    let mut desk = Desk::new(PEOPLE);
    desk.open_problem("invalid-email").press_all("S");
    let skipped: Vec<u64> = desk.state.edits.skipped.keys().map(|row| row.0).collect();
    assert!(skipped.contains(&3) && !skipped.contains(&4), "{skipped:?}");
    assert!(!desk.rules().contains(&"invalid-email"));
}

#[test]
fn x_ignores_the_rule() {
    let mut desk = Desk::new(PEOPLE);
    desk.open_problem("duplicate-email").press_all("x");
    assert!(!desk.rules().contains(&"duplicate-email"));
    assert!(desk.state.edits.change_mapping());
}

#[test]
fn u_undoes_and_ctrl_r_redoes() {
    let mut desk = Desk::new(PEOPLE);
    desk.press_all("u");
    assert_eq!(desk.notice(), "there is nothing to undo");
    desk.press([Key::Ctrl('r')]);
    assert_eq!(desk.notice(), "there is nothing to redo");
    desk.open_problem("duplicate-email").press_all("su");
    assert!(desk.state.edits.is_empty());
    desk.press([Key::Ctrl('r')]);
    assert_eq!(desk.state.edits.len(), 1);
}

#[test]
fn a_slash_searches_in_all_users_and_n_goes_on() {
    let mut desk = Desk::new(PEOPLE);
    desk.press_all("/DIAZ").press([Key::Enter]);
    assert_eq!((desk.row(), desk.state.shown), (4, Shown::All));
    assert_eq!(desk.notice(), "found: 1 of 2");
    desk.press_all("n");
    assert_eq!(desk.row(), 5);
    desk.press_all("n");
    assert_eq!(desk.row(), 4, "from the start again");
    desk.press_all("N");
    assert_eq!(desk.row(), 5);
    desk.press_all("/").press([Key::Enter]);
    assert_eq!(desk.notice(), "found: 1 of 2", "the same again");
    desk.press_all("/nobody").press([Key::Enter]);
    assert_eq!(desk.notice(), "`nobody` is in no user");
}

#[test]
fn what_was_edited_is_found() {
    let mut desk = Desk::new(PEOPLE);
    desk.open_problem("invalid-email")
        .press_all("e.org")
        .press([Key::Enter]);
    desk.press_all("/example.org").press([Key::Enter]);
    assert_eq!(desk.row(), 3);
}

#[test]
fn f_shows_all_users_or_only_those_with_the_problem() {
    let mut desk = Desk::new(PEOPLE);
    desk.open_problem("duplicate-email").press_all("f");
    assert_eq!((desk.state.rows.len(), desk.row()), (7, 4));
    desk.press_all("f");
    assert_eq!((desk.state.rows.len(), desk.row()), (2, 4));
}

#[test]
fn r_checks_again_and_a_question_mark_shows_the_keys() {
    let mut desk = Desk::new(PEOPLE);
    assert_eq!(
        update(&mut desk.state, Event::Key(Key::Char('r'))),
        [Effect::Check]
    );
    desk.press_all("?");
    assert_eq!(desk.state.mode, Mode::Help);
    desk.press_all("q");
    assert_eq!(desk.state.mode, Mode::Browse, "any key goes back");
}

#[test]
fn w_writes_and_q_asks_when_something_is_not_written() {
    let mut desk = Desk::new(PEOPLE);
    desk.open_problem("duplicate-email").press_all("s");
    desk.effects.clear();
    desk.press_all("q");
    assert_eq!(desk.state.mode, Mode::Quit);
    desk.press_all("n");
    assert_eq!(desk.effects, []);
    desk.press_all("qy");
    assert_eq!(desk.effects, [Effect::Quit { keeps: false }]);
    desk.effects.clear();
    desk.press_all("w");
    assert_eq!(desk.effects, [Effect::Write { mapping: false }]);
    let refused = Event::Written(Err("no space".into()));
    assert_eq!(update(&mut desk.state, refused), []);
    assert!(desk.state.is_unwritten());
    assert_eq!(desk.notice(), "not written: no space");
}

#[test]
fn ctrl_c_keeps_what_is_not_written_whatever_is_asked() {
    let mut desk = Desk::new(PEOPLE);
    desk.open_problem("duplicate-email").press_all("s");
    desk.effects.clear();
    desk.press_all("e").press([Key::Ctrl('c')]);
    assert_eq!(desk.effects, [Effect::Quit { keeps: true }]);
}

#[test]
fn changes_of_an_earlier_run_are_offered() {
    let skip = Change::Skip {
        row: RowNumber(5),
        is_on: true,
        why: None,
    };
    let mut desk = Desk::with(PEOPLE, profile("sociuu"), vec![skip.clone()]);
    assert_eq!(desk.state.mode, Mode::Resume);
    desk.press_all("y");
    assert!(!desk.rules().contains(&"duplicate-email"));
    let mut desk = Desk::with(PEOPLE, profile("sociuu"), vec![skip]);
    desk.press_all("n");
    assert!(desk.rules().contains(&"duplicate-email"));
    assert_eq!(desk.effects, [Effect::Keep]);
}

#[test]
fn a_text_that_the_encoding_lacks_is_refused() {
    let text = PEOPLE.replace("Anna", "Änna");
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(&text);
    let bytes = bytes.into_owned();
    let opening = crate::review::desk::open(&bytes, profile("sociuu"));
    let can_hold = |text| writable::text_of_cell(&opening.list, text).is_ok();
    assert!(can_hold("Ärger") && !can_hold("Łukasz"));
    let row = opening.list.cells_in_file(RowNumber(2));
    assert_eq!(row[0], "Änna");
}
