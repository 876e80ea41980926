//! Whole sessions in a terminal: keys go in, and what a terminal would show is read.

use std::path::Path;
use std::time::{Duration, Instant};

use insta::assert_snapshot;
use tempfile::TempDir;

use crate::harness::{Enroll, shell};
use crate::review::desk::{CORRECTED, PEOPLE, SKIPPED, is_there};
use crate::tty::Tty;

/// A session with a list in a folder of its own.
struct Session {
    tty: Tty,
    folder: TempDir,
}

impl Session {
    fn new(folder: TempDir, line: &str, size: (u16, u16)) -> Self {
        let tty = Tty::new(folder.path(), line, size);
        Self { tty, folder }
    }

    fn people(flags: &str, size: (u16, u16)) -> Self {
        let folder = Enroll::new().file("people.csv", PEOPLE).into_folder();
        let line = format!("enroll review people.csv --profile sociuu {flags}");
        Self::new(folder, &line, size)
    }

    fn read(&self, name: &str) -> String {
        let path = self.folder.path().join(name);
        std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{name}: {error}"))
    }
}

impl std::ops::Deref for Session {
    type Target = Tty;

    fn deref(&self) -> &Tty {
        &self.tty
    }
}

impl std::ops::DerefMut for Session {
    fn deref_mut(&mut self) -> &mut Tty {
        &mut self.tty
    }
}

fn validate(folder: &Path, name: &str) -> Vec<u8> {
    let line = format!("enroll validate {name} --profile sociuu");
    let run = shell(&line, folder).output().expect("it runs");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stdout)
    );
    run.stdout
}

#[test]
#[expect(clippy::too_many_lines, reason = "a session, with what it writes")]
fn a_list_is_corrected_searched_written_and_clean() {
    let mut tty = Session::people("--changes changes.json", (24, 80));
    tty.wait_for("Problems").wait_for("ERRORS");
    tty.press("/dana\r");
    tty.wait_for("found: 1 of 1");
    // The first problem is about the last names, so that this cell is chosen.
    tty.press("e");
    tty.wait_for("Enter done");
    tty.press("Eriks\r");
    tty.wait_for("1 change");
    tty.press("/(at)\r").wait_for("found");
    tty.press("\x1b[D\x1b[Da").wait_for("2 changes");
    tty.press("/ben.cole\r").wait_for("ben.cole@example");
    tty.press("e").wait_for("Enter done");
    tty.press(".com\r").wait_for("3 changes");
    tty.press("/roth\r").wait_for("Diaz-Roth");
    tty.press("s").wait_for("1 skipped").wait_for("0 errors");
    let picture = tty.picture();
    assert_snapshot!(picture, @"
    people.csv  Sociuu import (csv)  →  people.corrected.csv
    ─ Problems ───────────────────── ─ All users: 7 ────────────────────────────────
     no problems found                 row  Email                   First Name  Las…
                                         2  anna.berg@example.com   Anna        Berg
                                         3 +ben.cole@example.com    Ben         Cole
                                         4  cleo.diaz@example.com   Cleo        Diaz
                                     >   5  cleo.diaz@example.com   Cleo        Dia…
                                         6  dana.eriks@example.com  Dana       +Eri…
                                         7 +emil.falk@example.com   Emil        Falk
                                         8  finn.gold@example.com   Finn        Gold





    ─ row 5 ────────────────────────────────────────────────────────────────────────
     this user is skipped (s takes that back)
     in the file: Cleo | Diaz-Roth | cleo.diaz@example.com | Marketing




    0 errors  0 warnings  6 users  1 skipped  4 changes
    ? help  e edit  a accept  A accept all  s skip  t translate  u undo  / search
    ");
    tty.press("w").wait_for("wrote people.corrected");
    tty.press("q")
        .wait_for("wrote people.corrected.csv, people.skipped.csv, changes.json");
    tty.ends_with(0);
    validate(tty.folder.path(), "people.corrected.csv");
    assert_eq!(tty.read("people.corrected.csv"), CORRECTED);
    assert_eq!(tty.read("people.skipped.csv"), SKIPPED);
    assert_snapshot!(tty.read("changes.json"), @r#"
    {
      "version": 1,
      "profile": "sociuu",
      "changes": [
        {
          "change": "edit",
          "row": 3,
          "keys": {
            "email": "ben.cole@example"
          },
          "field": "email",
          "header": "Email",
          "before": "ben.cole@example",
          "after": "ben.cole@example.com",
          "why": "invalid-email"
        },
        {
          "change": "skip",
          "row": 5,
          "keys": {
            "email": "cleo.diaz@example.com"
          },
          "why": "duplicate-email"
        },
        {
          "change": "edit",
          "row": 6,
          "keys": {
            "email": "dana.eriks@example.com"
          },
          "field": "last_name",
          "header": "Last Name",
          "before": "",
          "after": "Eriks",
          "why": "missing-value"
        },
        {
          "change": "edit",
          "row": 7,
          "keys": {
            "email": "emil.falk(at)example.com"
          },
          "field": "email",
          "header": "Email",
          "before": "emil.falk(at)example.com",
          "after": "emil.falk@example.com",
          "why": "invalid-email"
        }
      ]
    }
    "#);
    assert_eq!(
        tty.read("people.csv"),
        PEOPLE,
        "the list itself stays as it is"
    );
    assert!(!is_there(
        &tty.folder
            .path()
            .join(".people.corrected.csv.unwritten.json")
    ));
}

#[test]
fn a_larger_terminal_shows_more() {
    let mut tty = Session::people("", (40, 120));
    tty.wait_for("Problems").press("f").wait_for("All users: 7");
    assert_snapshot!(tty.picture(), @"
    people.csv  Sociuu import (csv)  →  people.corrected.csv
    ─ Problems ─────────────────────────────────── ─ All users: 7 ──────────────────────────────────────────────────────────
    5 ERRORS                                         row  Email                     First Name  Last Name  Department
    Last Name (B)                                      2  anna.berg@example.com     Anna        Berg       Sales
    >    1  empty, but required                        3 !ben.cole@example          Ben         Cole       Sales
    Email (C)                                          4 !cleo.diaz@example.com     Cleo        Diaz       Sales
         2  two users share an email address           5 !cleo.diaz@example.com     Cleo        Diaz-Roth  Marketing
         2  not a valid email address              >   6  dana.eriks@example.com    Dana       !           Marketing
                                                       7 !emil.falk(at)example.com  Emil        Falk       Marketing
                                                       8  finn.gold@example.com     Finn        Gold       Marketing


















    ─ row 6 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
     Last Name: empty, but required [missing-value]
     in the file: Dana |  | dana.eriks@example.com | Marketing







    5 errors  0 warnings  7 users  0 changes
    ? help  A accept all  s skip  t translate  u undo  / search  f all users  w write  q quit  x ignore rule
    ");
    tty.press("q").ends_with(1);
}

#[test]
fn what_is_not_written_is_offered_after_ctrl_c() {
    use std::os::unix::fs::PermissionsExt;
    let mut tty = Session::people("", (24, 80));
    tty.wait_for("Problems").press("/roth\r").wait_for("found");
    tty.press("s").wait_for("1 skipped");
    tty.press("\x03").ends_with(130);
    let kept = tty
        .folder
        .path()
        .join(".people.corrected.csv.unwritten.json");
    let mode = kept.metadata().expect("it is kept").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let folder = std::mem::replace(&mut tty.folder, tempfile::tempdir().expect("a folder"));
    let mut tty = Session::new(
        folder,
        "enroll review people.csv --profile sociuu",
        (24, 80),
    );
    tty.wait_for("1 change of an earlier review was not written");
    tty.press("y").wait_for("1 skipped");
    tty.press("q").wait_for("1 change is not written");
    tty.press("y").ends_with(1);
    assert!(!is_there(&kept), "who quits without it is not asked again");
}

#[test]
fn a_closed_terminal_loses_nothing() {
    let mut tty = Session::people("", (24, 80));
    tty.wait_for("Problems").press("/roth\r").wait_for("found");
    tty.press("s").wait_for("1 skipped");
    tty.signal(rexpect::process::Signal::SIGHUP);
    tty.ends_with(130);
    assert!(is_there(
        &tty.folder
            .path()
            .join(".people.corrected.csv.unwritten.json")
    ));
}

#[test]
fn a_terminal_that_is_gone_ends_the_review_and_loses_nothing() {
    // The shell that the terminal belongs to is killed; one beside it sees how the review ends.
    let review = "enroll review people.csv --profile sociuu";
    let inner = format!("trap : HUP\n{review}\necho $? > code\nmv code ended\n");
    let folder = Enroll::new().file("people.csv", PEOPLE);
    let folder = folder.file("inner.sh", inner).into_folder();
    let mut tty = Session::new(folder, "sh -c 'sh inner.sh; true'", (24, 80));
    tty.wait_for("Problems").press("/roth\r").wait_for("found");
    tty.press("s").wait_for("1 skipped");
    tty.signal(rexpect::process::Signal::SIGKILL);
    let ended = tty.folder.path().join("ended");
    let end = Instant::now() + Duration::from_secs(30);
    while !is_there(&ended) {
        assert!(Instant::now() < end, "the review goes on");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(tty.read("ended"), "130\n");
    assert!(is_there(
        &tty.folder
            .path()
            .join(".people.corrected.csv.unwritten.json")
    ));
}

#[test]
fn in_place_keeps_a_backup() {
    let mut tty = Session::people("--in-place", (24, 80));
    tty.wait_for("Problems")
        .press("/ben.cole\r")
        .wait_for("found");
    tty.press("\x1b[D\x1b[De").wait_for("Enter done");
    tty.press(".com\r").wait_for("1 change");
    tty.press("w").wait_for("wrote people.csv.bak, people.csv");
    tty.press("u").wait_for("change undone");
    tty.press("w").wait_for("wrote people.csv");
    tty.press("q").ends_with(1);
    assert_eq!(tty.read("people.csv.bak"), PEOPLE);
    assert_eq!(
        tty.read("people.csv"),
        PEOPLE,
        "written again without the change"
    );
}

#[test]
fn translations_go_into_the_mapping() {
    let list = "E-Mail;Vorname;Nachname;TYP;Aktiv\n\
                anna.berg@example.com;Anna;Berg;Mitarbeiter;Ja\n\
                ben.cole@example.com;Ben;Cole;Mitarbeiter;Ja\n";
    let mapping = "# of HR\nprofile = \"sosafe\"\n\n[columns]\nemail = \"E-Mail\"\nfirst_name = \"Vorname\"\n\
                   last_name = \"Nachname\"\ntype = \"TYP\" # see HR\nactive = \"Aktiv\"\n";
    let folder = Enroll::new()
        .file("liste.csv", list)
        .file("hr.toml", mapping)
        .into_folder();
    let mut tty = Session::new(
        folder,
        "enroll review liste.csv --mapping hr.toml",
        (24, 80),
    );
    tty.wait_for("Problems")
        .press("/mitarbeiter\r")
        .wait_for("found");
    tty.press("t").wait_for("means");
    tty.press("\x15sing").wait_for("Single Address");
    tty.press("\x1b[B\r").wait_for("0 errors");
    tty.press("w").wait_for("write the mapping hr.toml too?");
    tty.press("y")
        .wait_for("wrote liste.corrected.csv, hr.toml");
    tty.press("q").ends_with(0);
    assert_eq!(tty.read("liste.corrected.csv"), list, "no cell was changed");
    assert_snapshot!(tty.read("hr.toml"), @r#"
    # of HR
    profile = "sosafe"

    [columns]
    email = "E-Mail"
    first_name = "Vorname"
    last_name = "Nachname"
    type = { header = "TYP", values = { Mitarbeiter = "Single Address" } } # see HR
    active = "Aktiv"
    "#);
}

#[test]
fn a_workbook_is_corrected_and_stays_a_workbook() {
    use crate::annotated::book::{ACTIVE, Book, rows, text};
    let mut book = Book::new();
    // Ben's first name is given by a formula.
    let formula = "<c r=\"A3\" t=\"str\"><f>PROPER(\"ben\")</f><v>Ben</v></c>";
    book.rows = book.rows.replace(&text("A3", "Ben"), formula);
    let folder = Enroll::new().file("list.xlsx", book.bytes()).into_folder();
    let line = format!("enroll review list.xlsx --profile sosafe {ACTIVE}");
    let mut tty = Session::new(folder, &line, (24, 100));
    tty.wait_for("list.corrected.xlsx")
        .press("/ben\r")
        .wait_for("found");
    tty.press("s")
        .wait_for("this row holds a formula: delete it in the workbook, or write");
    tty.press("/cleo\r").wait_for("found: 1 of 1");
    tty.press("s").wait_for("1 skipped");
    tty.press("w")
        .wait_for("wrote list.corrected.xlsx, list.skipped.xlsx");
    tty.press("q").ends_with(1);
    let read = |name: &str| {
        let bytes = std::fs::read(tty.folder.path().join(name)).expect("it was written");
        rows(&bytes)
    };
    let corrected = read("list.corrected.xlsx");
    assert_eq!(corrected[2][0], "Ben");
    assert!(
        corrected
            .iter()
            .flatten()
            .all(|cell| !cell.starts_with("Cleo"))
    );
    assert_eq!(read("list.skipped.xlsx")[1][0], "Cleo ");
}

#[test]
fn what_a_plan_would_say_is_shown_and_checked_again() {
    let list = |domain: &str| {
        let names = [
            "Anna Berg",
            "Ben Cole",
            "Cleo Diaz",
            "Dana Eriks",
            "Emil Falk",
            "Finn Gold",
        ];
        let users = names.map(|name| {
            let (first, last) = name.split_once(' ').expect("two names");
            let address = name.to_lowercase().replace(' ', ".");
            format!("{first},{last},{address}@{domain},Sales\n")
        });
        format!("First Name,Last Name,Email,Department\n{}", users.concat())
    };
    let folder = Enroll::new()
        .file("people.csv", list("example.org"))
        .file("current.csv", list("example.com"))
        .into_folder();
    let line = "enroll review people.csv --profile sociuu --current current.csv";
    let mut tty = Session::new(folder, line, (40, 120));
    // Six users who look like current ones, and that this stops the plan.
    tty.wait_for("7 WARNINGS")
        .wait_for("the plan creates 6 users");
    tty.press("/anna\r").wait_for("found: 1 of 1");
    tty.press("e").wait_for("Enter done");
    tty.press("\x15anna.berg@example.com\r");
    tty.wait_for("6 WARNINGS")
        .wait_for("the plan creates 5 users");
    tty.press("w").wait_for("wrote people.corrected.csv");
    tty.press("q").ends_with(0);
}
