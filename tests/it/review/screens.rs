//! What the screen looks like, at two sizes.

use enroll::messages::Language;
use enroll::report::{Page, ShowValues};
use enroll::review::key::Key;
use enroll::review::view;
use insta::assert_snapshot;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::review::desk::{Desk, PEOPLE};

/// The screen as text, with the cells that are turned around between `[` and `]` on lines of their own below.
fn picture(desk: &Desk, width: u16, height: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a picture");
    terminal
        .draw(|frame| view::draw(&desk.state, frame))
        .expect("a picture");
    let text = terminal.backend().to_string();
    let lines = text.lines().map(|line| line.trim_matches('"').trim_end());
    let lines: Vec<&str> = lines.collect();
    lines.join("\n").replace(&folder(desk), "")
}

/// Where the list is, which is another folder each time.
fn folder(desk: &Desk) -> String {
    let path = desk.state.verdict.source.path.clone();
    let folder = path.parent().expect("a folder");
    format!("{}/", folder.display())
}

fn desk() -> Desk {
    let mut desk = Desk::new(PEOPLE);
    // The first line has the whole path, which differs in length from run to run.
    desk.state.output = "people.corrected.csv".into();
    desk
}

/// Everything below the first line.
fn below_title(desk: &Desk, width: u16, height: u16) -> String {
    let picture = picture(desk, width, height);
    picture
        .split_once('\n')
        .map_or(String::new(), |(_, below)| below.to_owned())
}

#[test]
fn it_opens_with_the_problems_as_the_report_groups_them() {
    let desk = desk();
    assert_snapshot!(below_title(&desk, 80, 24), @"
    ─ Problems ───────────────────── ─ Users with this problem: 1 ──────────────────
    5 ERRORS                           row  First Name  Last Name  Department
    Last Name (B)                    >   6  Dana       !           Marketing
    >    1  empty, but required
    Email (C)
         2  two users share an…
         2  not a valid email…







    ─ row 6 ────────────────────────────────────────────────────────────────────────
     Last Name: empty, but required [missing-value]
     in the file: Dana |  | dana.eriks@example.com | Marketing




    5 errors  0 warnings  7 users  0 changes
    ? help  A accept all  s skip  t translate  u undo  / search  f all users
    ");
}

#[test]
fn a_cell_is_edited_below_the_table() {
    let mut desk = desk();
    desk.open_problem("invalid-email").press_all("e.com");
    assert_snapshot!(below_title(&desk, 80, 24), @"
    ─ Problems ───────────────────── ─ Users with this problem: 2 ──────────────────
    5 ERRORS                           row  Email                     First Name  L…
    Last Name (B)                    >   3 !ben.cole@example          Ben         C…
         1  empty, but required          7 !emil.falk(at)example.com  Emil        F…
    Email (C)
         2  two users share an…
    >    2  not a valid email…







    ─ row 3, Email ─────────────────────────────────────────────────────────────────
     > ben.cole@example.com





    5 errors  0 warnings  7 users  0 changes
    Enter done  ↑↓ choose  Esc cancel
    ");
}

#[test]
fn a_larger_terminal_is_used() {
    let mut desk = desk();
    desk.open_problem("duplicate-email").press_all("sf");
    assert_snapshot!(below_title(&desk, 120, 40), @"
    ─ Problems ─────────────────────────────────── ─ All users: 7 ──────────────────────────────────────────────────────────
    3 ERRORS                                         row  Email                     First Name  Last Name  Department
    Last Name (B)                                      2  anna.berg@example.com     Anna        Berg       Sales
         1  empty, but required                    >   3 !ben.cole@example          Ben         Cole       Sales
    Email (C)                                      s   4  cleo.diaz@example.com     Cleo        Diaz       Sales
    >    2  not a valid email address                  5  cleo.diaz@example.com     Cleo        Diaz-Roth  Marketing
                                                       6  dana.eriks@example.com    Dana       !           Marketing
                                                       7 !emil.falk(at)example.com  Emil        Falk       Marketing
                                                       8  finn.gold@example.com     Finn        Gold       Marketing


















    ─ row 3 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
     Email: not a valid email address: the domain has no ending such as `.com` [invalid-email]
     in the file: Ben | Cole | ben.cole@example | Sales







    3 errors  0 warnings  6 users  1 skipped  1 change
    ? help  e edit  a accept  A accept all  s skip  t translate  u undo  / search  f all users  w write  q quit
    ");
}

#[test]
fn all_keys_fit_into_80_columns_in_every_language() {
    for language in Language::ALL.iter().copied() {
        let mut desk = desk();
        desk.state.page = Page::of_file(ShowValues::Full, language);
        desk.press_all("?");
        let keys = below_title(&desk, 80, 24);
        assert!(!keys.contains('…'), "{keys}");
    }
}

#[test]
fn all_keys_are_shown_on_request() {
    let mut desk = desk();
    desk.press_all("?");
    assert_snapshot!(picture(&desk, 80, 24), @"
    ─ Keys (any key goes back) ─────────────────────────────────────────────────────
      ↑↓←→ hjkl    move: right opens a kind of problem, left goes back
      PgUp PgDn    a screen up or down, g and G go to the ends
      Tab          switch between problems and users
      e            edit the cell
      a            accept the suggestion
      A            accept the suggestion for all cells with this problem and value
      t            say what the value means for every user (in the mapping)
      s            skip the user, or take that back
      S            skip all users with this problem
      x            ignore the rule of this problem
      u            undo
      Ctrl-R       redo
      / n N        search in all users, n and N go to the next and the previous
      f            show all users, or only those with this problem
      r            check the list again
      w            write the corrected list
      q            quit, with a question when something is not written
      ?            help
      Ctrl-C       leave at once: what is not written is offered next time
    ");
}

#[test]
fn wide_characters_keep_their_columns() {
    let text = PEOPLE
        .replace("Anna,Berg", "\u{5c71}\u{7530},\u{592a}\u{90ce}")
        .replace("Cleo,Diaz,", "Cle\u{1b}o,Diaz,");
    let mut desk = Desk::new(&text);
    desk.press_all("f");
    for (width, height) in [(80, 24), (61, 17), (200, 60)] {
        let picture = below_title(&desk, width, height);
        // What is not shown acts on no terminal.
        assert!(!picture.contains('\u{1b}'), "{picture}");
    }
    let picture = below_title(&desk, 120, 40);
    assert!(picture.contains("Cle\\u{1b}o"), "{picture}");
}

#[test]
fn a_terminal_that_is_too_small_gets_a_message() {
    let desk = desk();
    for (width, height) in [(1, 1), (59, 24), (80, 15), (20, 3)] {
        let picture = picture(&desk, width, height);
        assert!(
            width < 20 || picture.starts_with("the terminal"),
            "{picture}"
        );
    }
}

#[test]
fn every_size_and_place_can_be_drawn() {
    let mut desk = desk();
    for key in "jjllfjjeu"
        .chars()
        .map(Key::Char)
        .chain([Key::Escape, Key::Char('?')])
    {
        desk.press([key]);
        for (width, height) in [(60, 16), (61, 31), (79, 32), (300, 100)] {
            picture(&desk, width, height);
        }
    }
}
