//! What people see: whole screens, their widths, and that the commands on them work.

use std::path::Path;

use insta::assert_snapshot;
use unicode_width::UnicodeWidthStr;

use crate::harness::{Enroll, Run, shell};
use crate::stored::root;

/// The widths of pages that are tried: the narrowest, usual ones, and the widest.
const WIDTHS: [&str; 6] = ["60", "72", "80", "100", "120", "160"];

fn file(name: &str) -> Vec<u8> {
    let path = root("fixtures/screens").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn run(line: &str, width: &'static str, exit: i32) -> Run {
    let names = [
        "three.csv",
        "sosafe-900.xlsx",
        "every-row.xlsx",
        "clean.xlsx",
        "current.csv",
    ];
    let names = names.into_iter().chain(["next.csv", "leavers.csv"]);
    let enroll = names.fold(Enroll::new(), |enroll, name| enroll.file(name, file(name)));
    enroll
        .line(line)
        .line("--show-values full")
        .variable("COLUMNS", width)
        .exit(exit)
        .run()
}

/// A report without the id of the run, which changes with every version.
fn screen(line: &str, width: &'static str, exit: i32) -> String {
    let text = run(line, width, exit).stdout;
    let line = |line: &str| match line.strip_prefix("run ") {
        Some(_) => "run …".to_owned(),
        None => line.to_owned(),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn three_findings_are_a_screen_that_is_read() {
    assert_snapshot!(screen("validate three.csv --profile sosafe", "80", 1), @"
    three.csv: 4 users, SoSafe import (CSV, UTF-8, comma; headers in row 1)

    error  E-Mail-Adresse (C)  not a valid email address               invalid-email
       the domain has no ending such as `.com`
       row 2   Anna Berg   anna.berg@example
    error  Nachname (B)  empty, but required                           missing-value
       row 3   Ben ?   ben.cole@example.com
    error  TYP (D)  not an allowed value                           value-not-allowed
       use `Einzeladresse` or `Gruppen-/Sammeladresse`
       row 4   Cleo Diaz   Mitarbeiter

    ✗ 3 of 4 users need work: 3 errors
      1  mark the problems in a copy
           enroll validate three.csv --profile sosafe -o three.checked.csv
      2  write an upload file without the 3 users who failed
           enroll export three.csv --profile sosafe --skip-invalid --failed three.failed.csv -o three.upload.xlsx
      4 checks skipped: --verbose says which and why
      all 3 addresses are at example.com; to check: `--org domains=example.com`
    ");
    assert_snapshot!(screen("validate three.csv --profile sosafe", "60", 1), @"
    three.csv: 4 users, SoSafe import (CSV, UTF-8, comma;
      headers in row 1)

    error  E-Mail-Adresse (C)  not a valid email address: the
       domain has no ending such as `.com`
                                                   invalid-email
       row 2   Anna Berg   anna.berg@example
    error  Nachname (B)  empty, but required       missing-value
       row 3   Ben ?   ben.cole@example.com
    error  TYP (D)  not an allowed value       value-not-allowed
       use `Einzeladresse` or `Gruppen-/Sammeladresse`
       row 4   Cleo Diaz   Mitarbeiter

    ✗ 3 of 4 users need work: 3 errors
      1  mark the problems in a copy
           enroll validate three.csv --profile sosafe -o three.checked.csv
      2  write an upload file without the 3 users who failed
           enroll export three.csv --profile sosafe --skip-invalid --failed three.failed.csv -o three.upload.xlsx
      4 checks skipped: --verbose says which and why
      all 3 addresses are at example.com; to check:
        `--org domains=example.com`
    ");
}

#[test]
fn forty_mixed_mistakes_are_a_screen_that_is_read() {
    let line = "validate sosafe-900.xlsx --profile sosafe";
    let screen_80 = screen(line, "80", 1);
    assert!(screen_80.lines().count() < 45, "{screen_80}");
    assert_snapshot!(screen_80, @"
    sosafe-900.xlsx, sheet Import: 900 users, SoSafe import (headers in row 1)

    43 ERRORS
    E-Mail-Adresse (C)
       7  not a valid email address                                    invalid-email
            row 39   Sebastian Martin   sebastian.martin@example,de
                     comma in the domain → sebastian.martin@example.de?
            also 118, 433, 521, 531, 630, 791
       6  two users share an email address                           duplicate-email
            rows 8+13   Susanne Herrmann / Deniz Kraus   deniz.kraus@example.de
            2 more: --full
       4  empty, but required: rows 105, 184, 229, 670                 missing-value
       2  Cyrillic `а` instead of `a`: rows 12, 708              lookalike-character
    *  2  only the address belongs here, without the name               display-name
          rows 81, 181
       2  several email addresses in one cell: rows 139, 641          several-values
       1  the formula in this cell returned an error: row 6        spreadsheet-error
    AKTIV (E)
      16  not a recognized value: use `Ja`                           invalid-boolean
            16 ×   vielleicht   rows 2, 59, 116, 173, 230, 11 more
    Nachname (B)
       2  empty, but required: rows 216, 889                           missing-value
       1  Excel has not calculated this formula: row 134       formula-without-value

    94 WARNINGS (these users can be imported)
    * 77  Sprache (F)  englisch → en                                invalid-language
    *  5  Vorname (A), Nachname (B)  spaces at the start or end…    stray-whitespace
       4  E-Mail-Adresse (C)  two users share an email address       duplicate-email
       2  E-Mail-Adresse (C)  domain looks misspelt                suspicious-domain
    *  2  Nachname (B)  MÃ¼ller → Müller                                garbled-text
       2  Nutzergruppe (G)  Vetrieb → Vertrieb?                 near-duplicate-group
       1  Vorname (A)  placeholder in a required field, row 272    placeholder-value
       1  E-Mail-Adresse (C)  looks like a shared mailbox, but…       shared-mailbox

    ✗ 43 of 900 users need work; 857 can be imported
      1  fix 86 problems automatically (marked *)
           enroll validate sosafe-900.xlsx --profile sosafe --fix -o sosafe-900.fixed.xlsx
      2  mark the problems in a copy
           enroll validate sosafe-900.xlsx --profile sosafe -o sosafe-900.checked.xlsx
      3  write an upload file without the 43 users who failed
           enroll export sosafe-900.xlsx --profile sosafe --skip-invalid --failed sosafe-900.failed.csv -o sosafe-900.upload.xlsx
      5 checks skipped: --verbose says which and why
      884 of 888 addresses are at example.de; to check: `--org domains=example.de`
    ");
}

#[test]
fn forty_mixed_mistakes_fit_a_narrow_and_a_wide_page() {
    let line = "validate sosafe-900.xlsx --profile sosafe";
    assert_snapshot!(screen(line, "60", 1), @"
    sosafe-900.xlsx, sheet Import: 900 users, SoSafe import
      (headers in row 1)

    43 ERRORS
    E-Mail-Adresse (C)
       7  not a valid email address                invalid-email
          rows 39, 118, 433, 521, 531, 630, 791
       6  two users share an email address       duplicate-email
          rows 8+13, 187+192, 850+855
       4  empty, but required                      missing-value
          rows 105, 184, 229, 670
       2  Cyrillic `а` instead of `a`        lookalike-character
          rows 12, 708
    *  2  only the address belongs here, without    display-name
          the name: rows 81, 181
       2  several email addresses in one cell     several-values
          keep one: rows 139, 641
       1  the formula in this cell returned    spreadsheet-error
          an error: row 6
    AKTIV (E)
      16  not a recognized value                 invalid-boolean
          use `Ja`: rows 2, 59, 116, 173, 230, 11 more
    Nachname (B)
       2  empty, but required: rows 216, 889       missing-value
       1  Excel has not calculated this    formula-without-value
          formula: row 134

    94 WARNINGS (these users can be imported)
    * 77  Sprache (F)  englisch → en            invalid-language
    *  5  Vorname (A), Nachname (B)  spaces…    stray-whitespace
       4  E-Mail-Adresse (C)  two users share…   duplicate-email
       2  E-Mail-Adresse (C)  domain looks…    suspicious-domain
    *  2  Nachname (B)  MÃ¼ller → Müller            garbled-text
       2  Nutzergruppe (G)  probably a…     near-duplicate-group
       1  Vorname (A)  placeholder in a…       placeholder-value
       1  more kind: --full

    ✗ 43 of 900 users need work; 857 can be imported
      1  fix 86 problems automatically (marked *)
           enroll validate sosafe-900.xlsx --profile sosafe --fix -o sosafe-900.fixed.xlsx
      2  mark the problems in a copy
           enroll validate sosafe-900.xlsx --profile sosafe -o sosafe-900.checked.xlsx
      3  write an upload file without the 43 users who failed
           enroll export sosafe-900.xlsx --profile sosafe --skip-invalid --failed sosafe-900.failed.csv -o sosafe-900.upload.xlsx
      5 checks skipped: --verbose says which and why
      884 of 888 addresses are at example.de; to check:
        `--org domains=example.de`
    ");
    assert_snapshot!(screen(line, "120", 1), @"
    sosafe-900.xlsx, sheet Import: 900 users, SoSafe import (headers in row 1)

    43 ERRORS
    E-Mail-Adresse (C)
       7  not a valid email address                                                                            invalid-email
            row 39    Sebastian Martin   sebastian.martin@example,de   comma in the domain → sebastian.martin@example.de?
            row 118   Leon Krause        leon.krause@example,de        comma in the domain → leon.krause@example.de?
            row 433   Yasmin Horn        yasmin..horn@example.de       two dots in a row
            also 521, 531, 630, 791
       6  two users share an email address                                                                   duplicate-email
            rows 8+13   Susanne Herrmann / Deniz Kraus   deniz.kraus@example.de
            2 more: --full
       4  empty, but required: rows 105, 184, 229, 670                                                         missing-value
       2  Cyrillic `а` instead of `a`: rows 12, 708                                                      lookalike-character
    *  2  only the address belongs here, without the name: rows 81, 181                                         display-name
       2  several email addresses in one cell: keep one: rows 139, 641                                        several-values
       1  the formula in this cell returned an error: row 6                                                spreadsheet-error
    AKTIV (E)
      16  not a recognized value: use `Ja`                                                                   invalid-boolean
            16 ×   vielleicht   rows 2, 59, 116, 173, 230, 287, 344, 401, 458, 7 more
    Nachname (B)
       2  empty, but required: rows 216, 889                                                                   missing-value
       1  Excel has not calculated this formula: row 134                                               formula-without-value

    94 WARNINGS (these users can be imported)
    * 77  Sprache (F)  englisch → en                                                                        invalid-language
    *  5  Vorname (A), Nachname (B)  spaces at the start or end of a value                                  stray-whitespace
       4  E-Mail-Adresse (C)  two users share an email address                                               duplicate-email
       2  E-Mail-Adresse (C)  anna.schneider@gmial.com → anna.schneider@gmail.com?                         suspicious-domain
    *  2  Nachname (B)  MÃ¼ller → Müller                                                                        garbled-text
       2  Nutzergruppe (G)  Vetrieb → Vertrieb?                                                         near-duplicate-group
       1  Vorname (A)  placeholder in a required field, row 272                                            placeholder-value
       1  E-Mail-Adresse (C)  looks like a shared mailbox, but `TYP` is `Einzeladresse`, row 627              shared-mailbox

    ✗ 43 of 900 users need work; 857 can be imported
      1  fix 86 problems automatically (marked *)
           enroll validate sosafe-900.xlsx --profile sosafe --fix -o sosafe-900.fixed.xlsx
      2  mark the problems in a copy
           enroll validate sosafe-900.xlsx --profile sosafe -o sosafe-900.checked.xlsx
      3  write an upload file without the 43 users who failed
           enroll export sosafe-900.xlsx --profile sosafe --skip-invalid --failed sosafe-900.failed.csv -o sosafe-900.upload.xlsx
      5 checks skipped: --verbose says which and why
      884 of 888 addresses are at example.de; to check: `--org domains=example.de`
    ");
}

#[test]
fn one_finding_on_every_row_is_said_once() {
    assert_snapshot!(screen("validate every-row.xlsx --profile sosafe", "80", 1), @r#"
    every-row.xlsx, sheet Sheet: 900 users, SoSafe import (headers in row 1)

    error  TYP (D)  not an allowed value, in all 900 rows          value-not-allowed
       use `Einzeladresse` or `Gruppen-/Sammeladresse`
       900 ×   Mitarbeiter
       fix all: translate it, for example
         `--set "type.values.Mitarbeiter=Single Address"`

    ✗ 900 of 900 users need work: 900 errors
      mark the problems in a copy
        enroll validate every-row.xlsx --profile sosafe -o every-row.checked.xlsx
      5 checks skipped: --verbose says which and why
      all 900 addresses are at example.de; to check: `--org domains=example.de`
    "#);
}

#[test]
fn what_fixes_all_rows_works_when_it_is_pasted() {
    let line = "validate every-row.xlsx --profile sosafe";
    let report = run(line, "80", 1);
    let set = report.stdout.lines().find(|line| line.contains("`--set"));
    let set = set.and_then(|line| line.split('`').nth(1)).expect("a flag");
    assert_eq!(set, "--set \"type.values.Mitarbeiter=Single Address\"");
    let fixed = pasted(&format!("enroll {line} {set}"), report.folder.path());
    assert_eq!(fixed[0].0, 0, "{}", fixed[0].1);
}

#[test]
fn a_deletion_names_who_goes() {
    let made = run(
        "apply current.csv --profile sosafe --current users.db --create --yes",
        "80",
        0,
    );
    let line =
        "apply leavers.csv --profile sosafe --operation delete --current users.db --skip-invalid";
    let run = Enroll::new()
        .line(line)
        .line("--show-values full --dry-run")
        .variable("COLUMNS", "80")
        .run_in(made.folder.path());
    let text: Vec<&str> = run
        .stdout
        .lines()
        .filter(|line| !line.starts_with("run "))
        .collect();
    assert_snapshot!(text.join("\n"), @"
    leavers.csv → users.db: SoSafe DELETE, 900 → 888 users
    only users.db is changed, on this computer; SoSafe is not contacted
    users in the file are deleted; their linked accounts are kept

    - delete    emil.schuster@example.de  Emil Schuster, Logistik  (row 2)
    - delete    ines.scholz@example.de  Ines Scholz, Vertrieb  (row 3)
    - delete    zeynep.martin@example.de  Zeynep Martin, Kundenservice  (row 4)
    - delete    maja.hahn@example.de  Maja Hahn, Logistik  (row 5)
    - delete    petra.scholz@example.de  Petra Scholz, Rechtsabteilung  (row 6)
    - delete    heike.kraus@example.de  Heike Kraus, Produktion  (row 7)
    - delete    sophie.richter@example.de  Sophie Richter, Produktion  (row 8)
    - delete    greta.heinrich@example.de  Greta Heinrich, Logistik  (row 9)
    - delete    fiona.arnold@example.de  Fiona Arnold, Produktion  (row 10)
    - delete    maja.neumann@example.de  Maja Neumann, Produktion  (row 11)
    - delete    mehmet.franke2@example.de  Mehmet Franke, Vertrieb  (row 12)
    - delete    maria.kraemer@example.de  Maria Krämer, Produktion  (row 13)

    ! row 14    nobody.here@example.de: email: no current user has this address, so
      nothing would be deleted [unknown-user]

     user_group  Kundenservice    84 → 83
     user_group  Logistik         139 → 136
     user_group  Produktion       334 → 329
     user_group  Rechtsabteilung  18 → 17
     user_group  Vertrieb         139 → 137

    12 changes: 0 to create, 0 to update, 0 to archive, 12 to delete
    0 unchanged, 0 skipped, 1 failed
    ");
}

#[test]
fn a_list_without_faults_is_told_apart() {
    assert_snapshot!(screen("validate clean.xlsx --profile sosafe", "80", 0), @"
    clean.xlsx, sheet Sheet: 900 users, SoSafe import (headers in row 1)
    ✓ no problems found
      write the upload file
        enroll export clean.xlsx --profile sosafe -o clean.upload.xlsx
      5 checks skipped: --verbose says which and why
      all 900 addresses are at example.de; to check: `--org domains=example.de`
    ");
}

#[test]
fn a_difference_of_many_users_is_summed_up() {
    let line = "diff next.csv --profile sosafe --current current.csv";
    assert_snapshot!(screen(line, "80", 0), @"
    next.csv → current.csv: SoSafe import, 900 → 930 users
    nothing is changed, and SoSafe is not contacted
    existing users are updated; users missing from the file are kept

    ! 5 problems                                                     probable-rename
      a new user has the name of a current user who is missing from the file
        row 81  kevin.koehler.neu@example.de
          perhaps `kevin.koehler@example.de`, row 84 of the current users, under a
          new address: without the `SoSafe ID` they become a second user
        row 84  katja.schneider.neu@example.de
          perhaps `katja.schneider@example.de`, row 87 of the current users, under a
          new address: without the `SoSafe ID` they become a second user
        also rows 273, 604, 804

    + 30 new
        row 81   Kevin Köhler     kevin.koehler.neu@example.de    Finanzen
        row 84   Katja Schneider  katja.schneider.neu@example.de  Vertrieb
        row 273  Maria Vogt       maria.vogt.neu@example.de       Logistik
        27 more: --full
    ~ 43 changed
        37 × user_group  row 17   paul.keller@example.de
            Kundenservice → Rechtsabteilung, …
        6 × last_name    row 135  tim.meier@example.de    Meier → Neu-Meier, …

     user_group  Einkauf        17 → 27
     user_group  Finanzen       47 → 54
     user_group  IT             60 → 66
     user_group  Kundenservice  84 → 88
     user_group  Logistik       139 → 141
      5 more groups: --full

    73 changes: 30 to create, 43 to update, 0 to archive, 0 to delete
    822 unchanged, 0 skipped, 0 failed; 35 users missing from the file are kept
    run …
      save the plan for approval
        enroll diff next.csv --profile sosafe --current current.csv -o plan.json
    ");
}

#[test]
fn an_export_says_what_was_written_and_what_was_not() {
    let line =
        "export sosafe-900.xlsx --profile sosafe --skip-invalid --failed failed.csv -o up.xlsx";
    let said = |width: &'static str| run(line, width, 1).stderr;
    assert_snapshot!(said("80"), @"
    sosafe-900.xlsx → SoSafe import
    ✓ wrote 859 users to `up.xlsx`
      skipped 41 users with errors: see `failed.csv`
      fixed 86 cells: `enroll validate --fix` shows them
      10 warnings: `enroll validate` shows them
      next: import `up.xlsx` in SoSafe; nothing was uploaded
    ");
    assert_snapshot!(said("60"), @"
    sosafe-900.xlsx → SoSafe import
    ✓ wrote 859 users to `up.xlsx`
      skipped 41 users with errors: see `failed.csv`
      fixed 86 cells: `enroll validate --fix` shows them
      10 warnings: `enroll validate` shows them
      next: import `up.xlsx` in SoSafe; nothing was uploaded
    ");
    assert_snapshot!(said("120"), @"
    sosafe-900.xlsx → SoSafe import
    ✓ wrote 859 users to `up.xlsx`
      skipped 41 users with errors: see `failed.csv`
      fixed 86 cells: `enroll validate --fix` shows them
      10 warnings: `enroll validate` shows them
      next: import `up.xlsx` in SoSafe; nothing was uploaded
    ");
}

const UNMAPPED: &str = "\
Pers.-Nr.;Vorname;Nachname;E-Mail dienstlich;Abteilung;Korrespondenzsprache
0001;Anna;Berg;anna.berg@example.com;Vertrieb;Deutsch
0002;Ben;Cole;ben.cole@example.com;Logistik;Deutsch
0003;Cleo;Diaz;cleo.diaz@example.com;Vertrieb;Englisch
";

#[test]
fn a_missing_column_is_settled_first_and_its_command_works() {
    let enroll = || {
        Enroll::new()
            .file("Liste 11.csv", UNMAPPED)
            .variable("COLUMNS", "80")
    };
    let report = enroll()
        .args(["validate", "Liste 11.csv", "--profile", "sosafe"])
        .args(["--show-values", "full"])
        .exit(1)
        .run();
    assert_snapshot!(report.stdout, @r#"
    Liste 11.csv: 3 users, SoSafe import (CSV, UTF-8, semicolon; headers in row 1)

    error  3 required columns not found                               missing-column
       email    perhaps E-Mail dienstlich (D): 3 of 3 look like email addresses
       type     no column looks like it; the same value for everyone?
       active   no column looks like it; the same value for everyone?

    ✗ nothing can be checked before this is settled
      match the columns
        enroll map "Liste 11.csv" --profile sosafe -o "Liste 11.toml"
    "#);
    let map = pasted(&report.stdout, report.folder.path());
    assert_eq!(map.len(), 1, "{}", report.stdout);
    let (code, mapped) = &map[0];
    assert_eq!(*code, 1, "{mapped}");
    // What it leaves open it settles with the next command, which leads to the check.
    let (settle, validate) = mapped.split_once("wrote `Liste 11.toml`").expect("a file");
    let settled = pasted(settle, report.folder.path());
    assert_eq!(settled.len(), 1, "{settle}");
    assert_eq!(settled[0].0, 0, "{}", settled[0].1);
    let checked = pasted(validate, report.folder.path());
    assert_eq!(checked[0].0, 0, "{}", checked[0].1);
}

#[test]
fn a_missing_column_that_is_no_error_hides_no_error() {
    let list = "Email,First Name,Last Name\nanna@example,Anna,Berg\n";
    for settings in [
        // That this target requires a department is assumed.
        ["--profile", "sociuu"].as_slice(),
        &["--profile", "sosafe", "--warn", "missing-column"],
        &["--profile", "sosafe", "--ignore", "missing-column"],
    ] {
        let report = Enroll::new()
            .file("list.csv", list)
            .args(["validate", "list.csv"])
            .args(settings.iter().copied())
            .exit(1)
            .run();
        assert!(report.stdout.contains("invalid-email"), "{}", report.stdout);
        assert!(
            !report.stdout.contains("nothing can be checked"),
            "{}",
            report.stdout
        );
    }
}

/// Runs each command of a screen in a shell, as a person would paste it: the exit code and what it prints.
fn pasted(screen: &str, folder: &Path) -> Vec<(i32, String)> {
    let commands = screen.lines().map(str::trim);
    let commands = commands.filter(|line| line.starts_with("enroll "));
    let run = |command: &str| {
        let output = shell(command, folder)
            .stdin(std::process::Stdio::null())
            .output()
            .expect("a shell");
        let text = String::from_utf8([output.stdout, output.stderr].concat());
        let code = output.status.code().expect("it ends by itself");
        (code, text.expect("it is UTF-8"))
    };
    commands.map(run).collect()
}

#[cfg(unix)]
#[test]
fn every_command_of_a_report_works_when_it_is_pasted() {
    let fixed = String::from_utf8(file("three.csv")).expect("it is UTF-8");
    let list = fixed.replace("Anna,", "Anna ,");
    for name in ["it's new.csv", "a $b.csv", "-x.csv"] {
        let given = if name.starts_with('-') {
            "./-x.csv"
        } else {
            name
        };
        let report = Enroll::new()
            .file(name, &list)
            .args(["validate", "--profile=sosafe", given])
            .exit(1)
            .run();
        let commands = pasted(&report.stdout, report.folder.path());
        assert_eq!(commands.len(), 3, "{}", report.stdout);
        for (code, text) in commands {
            assert!(code < 2, "{name}: {text}");
        }
    }
}

#[test]
fn no_line_is_wider_than_the_page() {
    for width in WIDTHS {
        let most: usize = width.parse().expect("a number");
        for (line, exit) in [
            ("validate three.csv --profile sosafe", 1),
            ("validate sosafe-900.xlsx --profile sosafe", 1),
            (
                "validate sosafe-900.xlsx --profile sosafe --full --verbose",
                1,
            ),
            ("validate every-row.xlsx --profile sosafe --full", 1),
            ("validate clean.xlsx --profile sosafe --verbose", 0),
            ("validate next.csv --profile spencer", 1),
            ("diff next.csv --profile sosafe --current current.csv", 0),
            (
                "diff next.csv --profile sosafe --current current.csv --full",
                0,
            ),
            ("validate three.csv --profile sosafe --fix -o fixed.csv", 1),
        ] {
            for shown in run(line, width, exit).stdout.lines() {
                let is_command = shown.trim_start().starts_with("enroll ");
                let is_one_word = !shown.trim().contains(' ');
                assert!(
                    shown.width() <= most || is_command || is_one_word,
                    "{line} at {width}: {shown}"
                );
            }
        }
    }
}

#[test]
fn no_name_of_a_rule_is_broken() {
    let json = run(
        "validate sosafe-900.xlsx --profile sosafe --format json",
        "80",
        1,
    )
    .json();
    let findings = json["findings"].as_array().expect("a list");
    for width in WIDTHS {
        let full = run("validate sosafe-900.xlsx --profile sosafe --full", width, 1).stdout;
        for finding in findings {
            let rule = finding["rule"].as_str().expect("a name");
            let is_whole = |line: &str| line.ends_with(&format!(" {rule}"));
            assert!(full.lines().any(is_whole), "{rule} at {width}:\n{full}");
        }
    }
}

#[test]
fn wide_letters_and_letters_that_act_keep_the_columns_straight() {
    let list = "Email,First name,Last name,TYPE,ACTIVE\n\
        a@example,美咲,山田,Single Address,Yes\n\
        b@example,Zoë,O\u{1b}[31mx,Single Address,Yes\n";
    let run = Enroll::new()
        .file("people.csv", list)
        .line("validate people.csv --profile sosafe --show-values full")
        .variable("COLUMNS", "60")
        .exit(1)
        .run();
    let rows: Vec<&str> = run
        .stdout
        .lines()
        .filter(|line| line.trim_start().starts_with("row "))
        .collect();
    let place = |line: &str, value: &str| {
        let at = line.find(value).unwrap_or_else(|| panic!("{}", run.stdout));
        line[..at].width()
    };
    assert_eq!(place(rows[0], "a@example"), place(rows[1], "b@example"));
    assert!(!run.stdout.contains('\u{1b}'), "{:?}", run.stdout);
}

#[test]
fn quiet_is_one_line() {
    for (line, exit, said) in [
        (
            "validate three.csv",
            1,
            "three.csv: 3 of 4 users need work (3 errors, 0 warnings)\n",
        ),
        ("validate clean.xlsx", 0, "clean.xlsx: no problems found\n"),
    ] {
        let run = run(&format!("{line} --profile sosafe -q"), "80", exit);
        assert_eq!(run.stdout, said);
    }
}

#[test]
fn a_full_report_names_every_row() {
    let line = "validate sosafe-900.xlsx --profile sosafe";
    let json = run(&format!("{line} --format json"), "80", 1).json();
    let full = run(&format!("{line} --full"), "100", 1).stdout;
    for finding in json["findings"].as_array().expect("a list") {
        // Where the same value stands in many rows, the value is named.
        if let (Some(row), "invalid-email") = (
            finding["row"].as_u64(),
            finding["rule"].as_str().unwrap_or_default(),
        ) {
            assert!(full.contains(&format!("row {row} ")), "{row}\n{full}");
        }
    }
}

#[test]
fn every_command_that_refuses_a_list_leads_to_its_missing_columns() {
    let list = "Kontakt,Vorname,Nachname,TYP,AKTIV\n\
                anna@example.com,Anna,Berg,Einzeladresse,Ja\n\
                ben@example.com,Ben,Cole,Einzeladresse,Ja\n";
    let now = "E-Mail-Adresse,Vorname,Nachname,TYP,AKTIV\n\
               anna@example.com,Anna,Berg,Einzeladresse,Ja\n";
    for line in [
        "diff list.csv --profile sosafe --current now.csv",
        "apply list.csv --profile sosafe --current now.csv -o next.csv --yes",
        "export list.csv --profile sosafe -o upload.xlsx",
    ] {
        let files = Enroll::new().file("list.csv", list).file("now.csv", now);
        let run = files.line(line).exit(1).run();
        for said in [
            "email   perhaps Kontakt (A): 2 of 2 look like email addresses",
            "enroll map list.csv --profile sosafe -o list.toml",
        ] {
            assert!(run.stdout.contains(said), "{line}: {said}\n{}", run.stdout);
        }
    }
}

#[test]
fn a_header_that_the_mapping_names_and_the_list_lacks_is_looked_for_among_its_columns() {
    let run = Enroll::new()
        .file(
            "list.csv",
            "Kontakt,Vorname\nanna@example.com,Anna\nben@example.com,Ben\n",
        )
        .file(
            "hr.toml",
            "profile = \"sosafe\"\n[columns]\nemail = \"Mailadresse\"\n",
        )
        .line("validate list.csv --mapping hr.toml")
        .exit(1)
        .run();
    let said = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    let expected =
        "the mapping takes it from Mailadresse, which the file does not have; perhaps Kontakt (A)";
    assert!(said.contains(expected), "{}", run.stdout);
}

#[test]
fn a_list_on_standard_output_is_not_named_as_a_file() {
    let list =
        "E-Mail-Adresse,Vorname,Nachname,TYP,AKTIV\nanna@example.com,Anna,,Einzeladresse,Ja\n";
    let files = Enroll::new().file("list.csv", list);
    let run = files
        .line("validate list.csv --profile sosafe -o -")
        .exit(1)
        .run();
    assert!(run.stdout.starts_with("E-Mail-Adresse,"), "{}", run.stdout);
    assert!(!run.stderr.contains("wrote"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn a_terminal_shows_colours_unless_they_are_not_wanted() {
    let folder = Enroll::new()
        .file(
            "people.csv",
            "Email,First name,Last name,TYPE,ACTIVE\nanna@example,Anna,Berg,Single Address,Yes\n",
        )
        .into_folder();
    for (variable, flags, has_colours) in [
        ("", "", true),
        ("NO_COLOR=", "", true),
        ("NO_COLOR=1", "", false),
        ("NO_COLOR=1", "--color always", true),
        ("", "--color never", false),
    ] {
        let line = format!("env {variable} enroll validate people.csv --profile sosafe {flags}");
        let mut tty = crate::tty::Tty::new(folder.path(), &line, (60, 100));
        tty.wait_for("1 user needs work");
        tty.ends_with(1);
        assert_eq!(tty.has_colours(), has_colours, "{line}\n{}", tty.picture());
    }
}
