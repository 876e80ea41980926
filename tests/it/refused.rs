//! What cannot be checked is refused with what it is and what to do next.

use insta::assert_snapshot;

use crate::harness::Enroll;
use crate::stored::root;

const PEOPLE: &str =
    "Email,First name,Last name,TYPE,ACTIVE\nanna.berg@example.com,Anna,Berg,Single Address,Yes\n";

/// What the program says of a file of that name with these bytes.
fn of_a_file(name: &str, bytes: &[u8]) -> String {
    let run = Enroll::new()
        .file(name, bytes)
        .line("validate --profile sosafe")
        .args([name]);
    let run = run.exit(3).run();
    assert_eq!(run.stdout, "");
    run.stderr
}

/// What the program says of a command line about a file that is fine.
fn of_a_command(words: &str) -> String {
    let run = Enroll::new()
        .file("people.csv", PEOPLE)
        .line("validate people.csv")
        .line(words);
    let run = run.exit(2).run();
    assert_eq!(run.stdout, "");
    run.stderr
}

/// What the program says of a mapping.
fn of_a_mapping(mapping: &str) -> String {
    let run = Enroll::new()
        .file("people.csv", PEOPLE)
        .file("mapping.toml", mapping)
        .line("validate people.csv --mapping mapping.toml");
    let run = run.exit(2).run();
    assert_eq!(run.stdout, "");
    run.stderr
}

#[test]
fn a_folder_is_no_file() {
    let run = Enroll::new()
        .line("validate . --profile sosafe")
        .exit(3)
        .run();
    assert_snapshot!(run.stderr, @"
    error: cannot read `.`: it is a folder
    help: check the path and its permissions
    ");
}

#[test]
fn a_pdf_is_refused() {
    assert_snapshot!(of_a_file("people.csv", b"%PDF-1.7\n%\xe2\xe3"), @"
    error: `people.csv` is a PDF document, not a CSV or Excel file
    help: export the list as .xlsx or CSV instead
    ");
}

#[test]
fn a_gzip_archive_is_refused() {
    assert_snapshot!(of_a_file("people.csv", b"\x1f\x8b\x08\0\0\0\0\0"), @"
    error: `people.csv` is a gzip archive, not a CSV or Excel file
    help: unpack it first and give the file that is inside
    ");
}

#[test]
fn a_web_page_that_was_saved_as_a_workbook_is_refused() {
    assert_snapshot!(of_a_file("people.xls", b"<html><body><table><tr><td>Email</td></tr></table>"), @"
    error: `people.xls` is an HTML page, not a CSV or Excel file
    help: open it in Excel or LibreOffice and save it as .xlsx or as CSV UTF-8
    ");
}

#[test]
fn an_empty_file_is_refused() {
    assert_snapshot!(of_a_file("people.csv", b""), @"
    error: `people.csv` is empty
    help: the file has no content: export the list again
    ");
    assert_eq!(
        of_a_file("people.csv", b"\xef\xbb\xbf"),
        of_a_file("people.csv", b"")
    );
    assert_snapshot!(of_a_file("people.xlsx", b""), @"
    error: `people.xlsx` is empty
    help: the file has no content: export the list again
    ");
}

#[test]
fn a_mapping_that_is_given_as_the_list_is_refused() {
    let mapping = "# Which column is used for which field.\nprofile = \"sosafe\"\n\n[columns]\nemail = \"Mail\"\n";
    assert_snapshot!(of_a_file("hr.toml", mapping.as_bytes()), @"
    error: `hr.toml` is a mapping or profile file, not a CSV or Excel file
    help: give the list as FILE, and this file with `--mapping` or `--profile`
    ");
}

/// Five columns were said to be missing.
#[test]
fn a_header_row_below_the_last_row_is_refused() {
    assert_snapshot!(of_a_command("--profile sosafe --header-row 99"), @"
    error: `people.csv` has no headers in row 99
    help: leave `--header-row` out to have the headers looked for, or give the number that the spreadsheet shows beside them
    ");
}

#[test]
fn a_workbook_with_a_password_is_refused() {
    let bytes = std::fs::read(root("fixtures/password-protected.xlsx")).expect("a fixture");
    assert_snapshot!(of_a_file("people.xlsx", &bytes), @"
    error: cannot read `people.xlsx`: the workbook is password-protected
    help: open it in Excel, remove the password under File > Info > Protect Workbook > Encrypt with Password, and save it
    ");
}

#[test]
fn half_a_workbook_is_refused() {
    let bytes = std::fs::read(root("fixtures/sosafe/accepted.xlsx")).expect("a fixture");
    assert_snapshot!(of_a_file("people.xlsx", &bytes[..bytes.len() / 2]), @"
    error: cannot read `people.xlsx`: the workbook is damaged in the ZIP container: invalid Zip archive: Could not find EOCD
    help: open it in Excel, which may be able to repair it, and save it as a new workbook; if it was downloaded or mailed, get it once more
    ");
}

#[test]
fn a_profile_that_nobody_knows_is_refused() {
    assert_snapshot!(of_a_command("--profile sosave"), @"
    error: unknown profile `sosave`
    help: did you mean `--profile sosafe`?
    ");
    assert_snapshot!(of_a_command("--profile workday"), @"
    error: unknown profile `workday`
    help: the built-in profiles are `sociuu`, `sosafe`, `spencer`, `symbiant`; use the path of a file for your own: `--profile mine.toml`
    ");
    assert_snapshot!(of_a_command("--profile mine.toml"), @"
    error: cannot read `mine.toml`: No such file or directory (os error 2)
    help: check the path
    ");
}

#[test]
fn an_operation_that_the_target_does_not_have_is_refused() {
    assert_snapshot!(of_a_command("--profile sosafe --operation delte"), @"
    error: invalid value 'delte' for '--operation <OPERATION>'
      [possible values: import, delete, sync]

      tip: a similar value exists: 'delete'

    For more information, try '--help'.
    ");
    assert_snapshot!(of_a_command("--profile symbiant --operation sync"), @"
    error: `symbiant` has no operation `sync`
    help: its operations are `import`
    ");
}

#[test]
fn a_setting_for_a_field_that_is_not_there_is_refused() {
    assert_snapshot!(of_a_command("--profile sosafe --set emial=Email"), @"
    error: `sosafe` has no field `emial`
    help: did you mean `email`?
    ");
    assert_snapshot!(of_a_command("--profile sosafe --set email"), @r#"
    error: `--set email` has no value
    help: write `--set email="E-Mail"`
    "#);
    assert_snapshot!(of_a_command("--profile sosafe --set email.colum=A"), @"
    error: `--set email.colum=A`: there is no key `colum`
    help: did you mean `column`?
    ");
    assert_snapshot!(of_a_command("--profile sosafe --set email.part=second"), @"
    error: `--set email.part=second`: `part` takes a number, not `second`
    help: write `split=, ` and `part=2` for the second of two parts
    ");
    assert_snapshot!(of_a_command("--profile sosafe --set email.separator="), @"
    error: `--set email.separator=` has an empty `separator`
    help: reference: docs/mapping.md
    ");
}

#[test]
fn an_org_key_that_means_nothing_is_refused() {
    assert_snapshot!(of_a_command("--profile sosafe --org domain=example.com"), @"
    error: there is no organization setting `domain`
    help: did you mean `domains`?
    ");
    assert_snapshot!(of_a_command("--profile sosafe --org colour=red"), @"
    error: there is no organization setting `colour`
    help: the keys are `domains`, `groups`, `roles`, `divisions`, `own_divisions`, `seats`, `smallest_group`, `protected`, `country`, `mfa`, `mail_to`, `mail_from`
    ");
    assert_snapshot!(of_a_command("--profile sosafe --org domains"), @"
    error: `--org domains` has no value
    help: write `--org domains=example.com,example.de`
    ");
    assert_snapshot!(of_a_command("--profile sosafe --org seats=many"), @"
    error: the organization setting `seats` takes a whole number, not `many`
    help: reference: docs/mapping.md
    ");
    assert_snapshot!(of_a_command("--profile sosafe --org country=Germany"), @"
    error: the organization setting `country` takes two letters such as `DE`, not `Germany`
    help: reference: docs/mapping.md
    ");
}

#[test]
fn a_sheet_that_is_not_there_is_refused() {
    assert_snapshot!(of_a_command("--profile sosafe --sheet Users"), @"
    error: `people.csv` is a CSV and has no sheets
    help: leave `--sheet` out
    ");
    let book = root("fixtures/sosafe/new-hires.xlsx");
    let say = |sheet: &str| {
        let run = Enroll::new().file("people.xlsx", std::fs::read(&book).expect("a fixture"));
        run.line("validate people.xlsx --profile sosafe --sheet")
            .args([sheet])
            .exit(2)
            .run()
            .stderr
    };
    assert_snapshot!(say("Neueintrite"), @r#"
    error: `people.xlsx` has no sheet `Neueintrite`
    help: did you mean `--sheet "Neueintritte"`? its sheets are `Anleitung`, `Neueintritte`
    "#);
    assert_snapshot!(say("Users"), @"
    error: `people.xlsx` has no sheet `Users`
    help: its sheets are `Anleitung`, `Neueintritte`
    ");
}

#[test]
fn an_encoding_a_delimiter_or_a_header_row_that_is_none_is_refused() {
    assert_snapshot!(of_a_command("--profile sosafe --encoding utf-9"), @"
    error: unknown encoding `utf-9`
    help: common ones are `utf-8`, `utf-16le`, `windows-1252`, `windows-1250`, `iso-8859-15`, `macintosh`, `cp850`, `shift_jis`
    ");
    assert_snapshot!(of_a_command("--profile sosafe --delimiter ;;"), @"
    error: invalid value ';;' for '--delimiter <CHAR>': one ASCII character other than a quote or a line end, or `tab`

    For more information, try '--help'.
    ");
    assert_snapshot!(of_a_command("--profile sosafe --header-row 0"), @"
    error: invalid value '0' for '--header-row <ROW>': the number of a row, from 1, or `none`

    For more information, try '--help'.
    ");
}

#[test]
fn a_flag_that_contradicts_the_mapping_is_refused() {
    let run = Enroll::new()
        .file("people.csv", PEOPLE)
        .file("mapping.toml", "profile = \"symbiant\"\n");
    let run = run
        .line("validate people.csv --mapping mapping.toml --profile sosafe")
        .exit(2)
        .run();
    assert_snapshot!(run.stderr, @"
    error: `--profile sosafe` does not match the mapping, which is for `symbiant`
    help: remove `--profile`, or use a mapping for that profile
    ");
}

#[test]
fn a_mapping_with_words_that_mean_nothing_is_refused() {
    assert_snapshot!(of_a_mapping("profil = \"sosafe\"\n"), @"
    error: `mapping.toml` line 1, column 1: unknown key `profil`
    help: did you mean `profile`?
    ");
    assert_snapshot!(of_a_mapping("profile = \"sosafe\"\n[source]\nheader-row = 3\n"), @"
    error: `mapping.toml` line 3, column 1: unknown key `header-row`
    help: did you mean `header_row`?
    ");
    assert_snapshot!(of_a_mapping("profile = \"sosafe\"\n[source]\nheader_row = 0\n"), @r#"error: `mapping.toml` line 3, column 14: invalid value: integer `0`, expected the number of a row, from 1, or "none""#);
    assert_snapshot!(of_a_mapping("profile = \"sosafe\"\n[columns]\nemial = \"Email\"\n"), @"
    error: `sosafe` has no field `emial`
    help: did you mean `email`?
    ");
    assert_snapshot!(of_a_mapping("profile = \"sosafe\"\n[columns]\nemail = { lable = \"Email\" }\n"), @"
    error: `mapping.toml` line 3, column 11: unknown key `lable`
    help: known here: header, headers, column, columns, join, with, value, separator, values, marks, split, part, also, policy
    ");
    assert_snapshot!(of_a_mapping("profile = \"sosafe\"\n[columns]\nemail = { also = \"mail\", header = \"Email\" }\n"), @"
    error: `sosafe` has no field `mail`
    help: did you mean `email`?
    ");
    assert_snapshot!(of_a_mapping("profile = \"sosafe\"\n[columns]\nemail = { header = \"Email\", value = \"x\" }\n"), @"
    error: `columns.email` has both a column and a `value`; use one of them
    help: reference: docs/mapping.md
    ");
    assert_snapshot!(of_a_mapping("profile = \"sosafe\"\n[columns]\nemail = 4\n"), @"error: `mapping.toml` line 3, column 9: invalid type: integer `4`, expected a header, or a table with `header`, `headers`, `column`, `columns`, `join` or `value`");
    assert_snapshot!(of_a_mapping("profile = \"sosafe\"\n[rules]\nignore = [\"missing-vaule\"]\n"), @"
    error: unknown rule `missing-vaule`
    help: did you mean `missing-value`?
    ");
    assert_snapshot!(of_a_mapping("profile = \"sosafe\"\n[org]\ndomain = [\"example.com\"]\n"), @"
    error: `mapping.toml` line 3, column 1: unknown key `domain`
    help: did you mean `domains`?
    ");
    assert_snapshot!(of_a_mapping("profile = \"sosafe\"\n[org]\ndomains = \"example.com\"\n"), @r#"error: `mapping.toml` line 3, column 11: invalid type: string "example.com", expected a sequence"#);
    assert_snapshot!(of_a_mapping("profile = sosafe\n"), @"error: `mapping.toml` line 1, column 11: string values must be quoted, expected literal string");
}

#[test]
fn a_mapping_that_is_not_there_is_refused() {
    assert_snapshot!(of_a_command("--mapping nowhere.toml"), @"
    error: cannot read `nowhere.toml`: No such file or directory (os error 2)
    help: check the path
    ");
}
