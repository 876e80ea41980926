//! `export --template`: what people fill in comes back clean.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, SheetVisible, Xlsx};
use enroll::check::RuleLevels;
use enroll::export::template::column::{Cells, Column, Others, When};
use enroll::export::template::{Template, TemplateRequest, xlsx};
use enroll::mapping::RuleSettings;
use enroll::mapping::org::OrgSettings;
use enroll::profile::Profile;
use enroll::profile::field::Type;
use enroll::profile::operation::OperationKind;
use enroll::values::lexicon::Language;
use insta::assert_snapshot;
use rust_xlsxwriter::ExcelDateTime;

use crate::harness::{Enroll, Run};

/// A template of a profile.
pub(crate) fn with_template<T>(
    profile: &Profile,
    operation: OperationKind,
    language: Language,
    org: &[&str],
    look: impl FnOnce(&Template<'_>) -> T,
) -> T {
    let mut known = OrgSettings::default();
    for assignment in org {
        known.set(assignment).expect("a setting");
    }
    let levels = RuleLevels::new(profile, &RuleSettings::default());
    look(&Template::new(TemplateRequest {
        profile,
        operation: &profile.operations[&operation],
        org: &known,
        severity_of: &|rule| levels.severity(rule),
        language,
    }))
}

pub(crate) fn built_in(name: &str) -> Profile {
    Profile::load(name).expect("a profile")
}

pub(crate) fn in_language(code: &str) -> Language {
    Language::from_code(code).expect("a language")
}

/// Every profile with every operation in every language.
fn each(mut look: impl FnMut(&Profile, OperationKind, Language)) {
    for profile in Profile::built_in() {
        for operation in profile.operations.keys() {
            for language in Language::all() {
                look(&profile, *operation, language);
            }
        }
    }
}

/// The template with one user: the sample values, where they make sense together.
pub(crate) fn filled(template: &Template<'_>) -> Vec<u8> {
    let mut book = xlsx::workbook(template).expect("a workbook");
    let sheet = book.worksheet_from_index(0).expect("a sheet");
    for (number, column) in (0..).zip(&template.columns) {
        let Some(value) = sample(template, column) else {
            continue;
        };
        // As a spreadsheet would keep what is typed: cells have the format of their column.
        let written = match column.cells {
            Cells::Text => sheet.write_string(1, number, value),
            Cells::Day | Cells::Moment => {
                let day = ExcelDateTime::parse_from_str(value).expect("a day");
                sheet.write_datetime(1, number, &day)
            }
        };
        written.expect("a cell");
    }
    book.save_to_buffer().expect("bytes")
}

/// What the test types. The id of another user and what only some users have stay empty.
fn sample<'t>(template: &Template<'_>, column: &'t Column) -> Option<&'t str> {
    let field = &template.request.profile.fields[column.localized.field];
    let conditional = matches!(column.need.when, When::Sometimes(_));
    if conditional || field.kind == Type::Reference {
        return None;
    }
    column.example.as_deref()
}

/// The rules that found something, and the number of users.
pub(crate) fn validated(run: &Run) -> (Vec<String>, u64) {
    let json = run.json();
    let findings = json["findings"].as_array().expect("a list");
    let rules = findings
        .iter()
        .map(|finding| finding["rule"].as_str().expect("a name").to_owned());
    (
        rules.collect(),
        json["summary"]["rows"].as_u64().expect("a number"),
    )
}

pub(crate) fn validate(bytes: Vec<u8>, profile: &str, operation: OperationKind) -> Run {
    Enroll::new()
        .file("filled.xlsx", bytes)
        .line("validate filled.xlsx --format json --fail-on never --profile")
        .args([profile, "--operation", operation.name()])
        // One user is a small group.
        .args(["--org", "smallest_group=1"])
        .run()
}

/// What every filled template may have found: a target that takes no workbooks.
pub(crate) fn allowed(profile: &Profile) -> Vec<String> {
    let takes = profile.file.formats.iter().any(|format| format == "xlsx");
    if takes {
        Vec::new()
    } else {
        vec!["wrong-format".into()]
    }
}

#[test]
fn a_template_that_is_filled_in_comes_back_clean() {
    each(|profile, operation, language| {
        with_template(profile, operation, language, &[], |template| {
            let place = format!("{} {operation} {language:?}", profile.name);
            let run = validate(filled(template), &profile.name, operation);
            assert_eq!(
                validated(&run),
                (allowed(profile), 1),
                "{place}\n{}",
                run.stdout
            );
            let json = run.json();
            assert_eq!(json["source"]["sheet"], template_sheet(language), "{place}");
            assert_eq!(json["source"]["header_row"], 1, "{place}");
            for column in &template.columns {
                let name = &profile.fields[column.localized.field].name;
                assert_eq!(
                    json["mapping"][name][0]["header"], *column.header,
                    "{place}"
                );
            }
        });
    });
}

#[test]
fn a_template_that_is_filled_in_becomes_the_upload() {
    let profile = built_in("spencer");
    with_template(
        &profile,
        OperationKind::Sync,
        in_language("de"),
        &[],
        |template| {
            let run = Enroll::new()
                .file("filled.xlsx", filled(template))
                .line("export filled.xlsx --profile spencer --operation sync -o spencer_user.csv")
                .run();
            assert_snapshot!(run.read("spencer_user.csv").replace("\r\n", "\n"), @"
            external_id;first_name;last_name;country;preferred_language;authentication_type;authentication_id;business_mobile_phone;private_mobile_phone;business_email;private_email;alias;archived_at;manager;default_site;tags_de;contract_type_de;departement_de;division_de;subdivision_de;job_title_de;domain_de;region_de;zone_de;date_of_birth;company;company_join_date;phone;phone_private;subsidiary;workstation;employee_code
            00042;Ada;Miller;DE;de;username_password;;+442079460123;+442079460123;ada.miller@example.com;ada.miller@example.com;;2026-03-01 08:30:00;;00042;12:Brussels,15:Ghent;;Sales;;;Engineer;;;;1990-05-17;Example Ltd;2026-03-01;+442079460123;+442079460123;;;00042
            ");
        },
    );
}

fn template_sheet(language: Language) -> &'static str {
    match language.code() {
        "en" => "Users",
        "de" | "nl" => "Personen",
        "fr" => "Personnes",
        other => panic!("a template in {other}"),
    }
}

#[test]
fn the_header_line_of_a_csv_is_the_same() {
    each(|profile, operation, language| {
        let run = Enroll::new()
            .line("export --template -o t.csv --profile")
            .args([&profile.name, "--operation", operation.name()])
            .args(["--language", language.code()])
            .run();
        let text = run.read("t.csv");
        let delimiter = profile.file.delimiters[0];
        with_template(profile, operation, language, &[], |template| {
            let headers: Vec<&str> = template
                .columns
                .iter()
                .map(|column| &*column.header)
                .collect();
            assert_eq!(text, headers.join(&delimiter.to_string()) + "\r\n");
        });
        let run = Enroll::new()
            .file("t.csv", text)
            .line("validate t.csv --format json --fail-on never --profile")
            .args([&profile.name, "--operation", operation.name()])
            .run();
        assert_eq!(validated(&run), (vec!["no-users".into()], 0));
    });
}

#[test]
fn headers_are_in_the_language_of_those_who_fill_it_in() {
    let header = |profile: &str, operation, language| {
        with_template(&built_in(profile), operation, language, &[], |template| {
            let headers: Vec<&str> = template
                .columns
                .iter()
                .map(|column| &*column.header)
                .collect();
            headers.join(", ")
        })
    };
    assert_snapshot!(header("sosafe", OperationKind::Import, Language::ENGLISH), @"Email, First name, Last name, TYPE, ACTIVE, Gender, Academic degree, Language, User group, Extended data 1, Extended data 2");
    assert_snapshot!(header("sosafe", OperationKind::Import, in_language("de")), @"E-Mail-Adresse, Vorname, Nachname, TYP, AKTIV, Geschlecht, Akademischer Grad, Sprache, Nutzergruppe, Extended data 1, Extended data 2");
    assert_snapshot!(header("sosafe", OperationKind::Import, in_language("nl")), @"E-mailadres, Voornaam, Achternaam, TYPE, ACTIEF, Geslacht, Academische titel, Taal, Gebruikersgroep, Extended data 1, Extended data 2");
    assert_snapshot!(header("sosafe", OperationKind::Delete, in_language("de")), @"E-Mail-Adresse, SoSafe ID");
    assert_snapshot!(header("sociuu", OperationKind::Import, in_language("fr")), @"Adresse e-mail, Prénom, Nom, Département, Groupes");
    assert_snapshot!(header("symbiant", OperationKind::Import, in_language("nl")), @"Weergavenaam, E-mailadres, Actief, Rol, Divisie, Telefoon");
    // A target that finds columns by their headers gets its own, whatever the language.
    let own = header("spencer", OperationKind::Import, in_language("nl"));
    assert!(
        own.starts_with("external_id, first_name, last_name, country, "),
        "{own}"
    );
    assert!(own.contains(", tags_nl, contract_type_nl, "), "{own}");
    assert_eq!(
        own.replace("_nl", "_en"),
        header("spencer", OperationKind::Import, Language::ENGLISH)
    );
}

/// A workbook as it is stored: its parts, by name.
pub(crate) fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut parts = BTreeMap::new();
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).expect("a part");
        let mut text = String::new();
        if part.read_to_string(&mut text).is_ok() {
            parts.insert(part.name().expect("a name").into_owned(), text);
        }
    }
    parts
}

/// The elements of that name, as they stand.
pub(crate) fn elements<'x>(xml: &'x str, name: &str) -> Vec<&'x str> {
    let (open, close) = (format!("<{name} "), format!("</{name}>"));
    let starts = xml.match_indices(&open).map(|(start, _)| &xml[start..]);
    let ends = |rest: &'x str| {
        let short = rest.find('>').filter(|end| rest[..*end].ends_with('/'));
        short.unwrap_or_else(|| rest.find(&close).unwrap_or(rest.len()))
    };
    starts.map(|rest| &rest[..ends(rest)]).collect()
}

fn written(line: &str) -> Vec<u8> {
    let run = Enroll::new()
        .line("export --template -o t.xlsx")
        .line(line)
        .run();
    std::fs::read(run.folder.path().join("t.xlsx")).expect("it is there")
}

#[test]
fn a_workbook_has_a_header_and_notes_and_no_row_to_delete() {
    for name in Profile::names() {
        let bytes = written(&format!("--profile {name}"));
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes[..])).expect("a workbook");
        assert_eq!(book.sheet_names(), ["Users", "Explanations"], "{name}");
        let users = book.worksheet_range("Users").expect("a sheet");
        let headers: Vec<String> = users
            .rows()
            .next()
            .expect("a row")
            .iter()
            .map(Data::to_string)
            .collect();
        assert_eq!(
            users.height(),
            1,
            "{name}: below the headers nothing stands"
        );
        let parts = parts(&bytes);
        let sheet = &parts["xl/worksheets/sheet1.xml"];
        assert!(
            sheet.contains(
                r#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#
            ),
            "{name}"
        );
        let comments = elements(&parts["xl/comments1.xml"], "comment");
        with_template(
            &built_in(name),
            OperationKind::Import,
            Language::ENGLISH,
            &[],
            |template| {
                let expected: Vec<&str> = template
                    .columns
                    .iter()
                    .map(|column| &*column.header)
                    .collect();
                assert_eq!(headers, expected, "{name}");
                assert_eq!(comments.len(), expected.len(), "{name}");
                for (column, comment) in template.columns.iter().zip(comments) {
                    if let Some(example) = &column.example {
                        assert!(
                            comment.contains(&format!("Example: {example}")),
                            "{name}: {comment}"
                        );
                    }
                }
            },
        );
    }
}

/// The format of each column of the first sheet, as spreadsheets name it.
pub(crate) fn column_formats(bytes: &[u8]) -> Vec<String> {
    let parts = parts(bytes);
    let styles = &parts["xl/styles.xml"];
    let value = |element: &str, key: &str| {
        let rest = element
            .split(&format!(" {key}=\""))
            .nth(1)
            .unwrap_or_default();
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    let own: BTreeMap<String, String> = elements(styles, "numFmt")
        .iter()
        .map(|format| (value(format, "numFmtId"), value(format, "formatCode")))
        .collect();
    let cells = styles.split("<cellXfs").nth(1).expect("formats of cells");
    let formats = elements(cells, "xf");
    let columns = elements(&parts["xl/worksheets/sheet1.xml"], "col");
    let mut names = Vec::new();
    for column in columns {
        let style: usize = value(column, "style").parse().expect("a format");
        let id = value(formats[style], "numFmtId");
        let name = if id == "49" {
            "@"
        } else {
            own.get(&id).map_or(id.as_str(), |code| code)
        };
        let number = |key| value(column, key).parse::<usize>().expect("a number");
        names.resize(number("max"), name.to_owned());
    }
    names
}

#[test]
fn columns_keep_what_is_typed() {
    let formats = column_formats(&written("--profile spencer --operation sync"));
    with_template(
        &built_in("spencer"),
        OperationKind::Sync,
        Language::ENGLISH,
        &[],
        |template| {
            let formats = template
                .columns
                .iter()
                .zip(formats)
                .map(|(column, format)| (&*column.header, format));
            let formats: BTreeMap<&str, String> = formats.collect();
            for header in [
                "external_id",
                "business_mobile_phone",
                "phone",
                "employee_code",
                "first_name",
            ] {
                assert_eq!(formats[header], "@", "{header}");
            }
            for header in ["date_of_birth", "company_join_date"] {
                assert_eq!(formats[header], "yyyy-mm-dd", "{header}");
            }
            assert_eq!(formats["archived_at"], "yyyy-mm-dd hh:mm:ss");
        },
    );
}

const PORTAL: &str = r#"
name = "portal"
title = "Portal"
match_on = ["email"]

[file]
formats = ["csv"]
delimiters = [";"]
encodings = ["windows-1252"]
bom = "forbidden"
header_case = "lower"

[fields.email]
type = "email"
required = true
headers = ["Mail"]

[fields.name]
headers = ["Name", "Prénom"]
header_in = { fr = "Prénom" }
aliases.de = ["Vorname"]

[fields.birthday]
type = "date"
formats = ["DD.MM.YYYY"]
headers = ["Birthday"]

[fields.site]
headers = ["Site"]
known = "groups"

[operations.import]
"#;

#[test]
fn a_date_that_a_spreadsheet_gives_back_in_another_form_is_text() {
    let profile = Profile::from_toml("portal.toml", PORTAL).expect("sound");
    with_template(
        &profile,
        OperationKind::Import,
        Language::ENGLISH,
        &[],
        |template| {
            let birthday = &template.columns[2];
            assert_eq!(
                (birthday.cells, birthday.example.as_deref()),
                (Cells::Text, Some("17.05.1990"))
            );
            assert_eq!(birthday.says, ["A date, written as “DD.MM.YYYY”."]);
        },
    );
}

#[test]
fn a_csv_is_written_as_the_profile_says() {
    let written = |profile: &str| {
        let run = Enroll::new()
            .file("portal.toml", profile)
            .line("export --template --profile portal.toml --language fr -o t.csv")
            .run();
        std::fs::read(run.folder.path().join("t.csv")).expect("it is there")
    };
    assert_eq!(written(PORTAL), b"mail;pr\xe9nom;birthday;site\r\n");
    let profile = PORTAL
        .replace("windows-1252", "utf-8")
        .replace("forbidden", "required");
    assert_eq!(
        written(&profile),
        "\u{feff}mail;prénom;birthday;site\r\n".as_bytes()
    );
    // The system finds columns by its own headers, so that no alias will do.
    let run = Enroll::new()
        .file("portal.toml", PORTAL)
        .line("export --template --profile portal.toml --language de -o -")
        .run();
    assert_eq!(run.stdout, "mail;name;birthday;site\r\n");
    let by_hand = PORTAL.replace("bom =", "columns = \"by-hand\"\nbom =");
    let run = Enroll::new()
        .file("portal.toml", by_hand)
        .line("export --template --profile portal.toml --language de -o -")
        .run();
    assert_eq!(run.stdout, "mail;vorname;birthday;site\r\n");
    let lacking = PORTAL.replace("\"Mail\"", "\"Почта\"");
    let run = Enroll::new()
        .file("portal.toml", lacking)
        .line("export --template --profile portal.toml -o t.csv")
        .exit(2)
        .run();
    assert_snapshot!(run.stderr, @"
    error: the header `почта` cannot be written in windows-1252, the first encoding of the profile
    help: correct `headers` or `encodings` in the profile, or write a workbook: `-o template.xlsx`
    ");
    assert!(!run.folder.path().join("t.csv").exists());
}

#[test]
fn a_language_of_a_header_is_one_of_the_headers() {
    let wrong = PORTAL.replace("{ fr = \"Prénom\" }", "{ fr = \"Prenom\" }");
    let error = Profile::from_toml("portal.toml", &wrong).expect_err("no such header");
    assert_snapshot!(error, @"invalid profile `portal.toml`: `fields.name` has a `header_in.fr` that is not one of its `headers`");
    // Who replaces the headers of a built-in profile says their languages again.
    let own = "name = 'own'\nextends = 'sosafe'\n[fields.active]\nheaders = ['Active?']\n";
    let profile = Profile::from_toml("own.toml", own).expect("sound");
    assert_eq!(
        profile
            .field_named("active")
            .expect("it has it")
            .own_header(in_language("de")),
        "Active?"
    );
}

#[test]
fn a_drop_down_stops_what_is_wrong_and_asks_where_it_may_be_right() {
    let others = |profile: &str, org: &[&str]| {
        with_template(
            &built_in(profile),
            OperationKind::Import,
            in_language("de"),
            org,
            |template| {
                let choices = template.columns.iter().filter_map(|column| {
                    let choices = column.choices.as_ref()?;
                    Some(format!(
                        "{}: {} {:?}",
                        column.header,
                        choices.values.join(", "),
                        choices.others
                    ))
                });
                choices.collect::<Vec<_>>().join("\n")
            },
        )
    };
    assert_snapshot!(others("sosafe", &["groups=Vertrieb,Einkauf"]), @"
    TYP: Einzeladresse, Gruppen-/Sammeladresse Refused
    AKTIV: Ja, Nein Refused
    Nutzergruppe: Vertrieb, Einkauf Questioned
    ");
    assert_snapshot!(others("symbiant", &["roles=Admin,Reader", "divisions=Firma,Firma/Vertrieb"]), @"
    Aktiv: TRUE, FALSE Refused
    Rollen: Admin, Reader Taken
    Geschäftsbereich: Firma, Firma/Vertrieb Taken
    ");
    // An unknown value is an error here, since nothing says otherwise.
    let profile = Profile::from_toml("portal.toml", PORTAL).expect("sound");
    with_template(
        &profile,
        OperationKind::Import,
        Language::ENGLISH,
        &["groups=Ghent"],
        |template| {
            let choices = template.columns[3].choices.as_ref().expect("a list");
            assert_eq!(choices.others, Others::Refused);
        },
    );
    let bytes = written("--profile sosafe --language de --org groups=Vertrieb,Einkauf");
    let parts = parts(&bytes);
    let validations = elements(&parts["xl/worksheets/sheet1.xml"], "dataValidation");
    assert_snapshot!(validations.join("\n"), @r#"
    <dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="Ungültiger Wert" error="Bitte einen Wert aus der Liste wählen: Einzeladresse, Gruppen-/Sammeladresse" sqref="D2:D1048576"><formula1>"Einzeladresse,Gruppen-/Sammeladresse"</formula1>
    <dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="Ungültiger Wert" error="Bitte einen Wert aus der Liste wählen: Ja, Nein" sqref="E2:E1048576"><formula1>"Ja,Nein"</formula1>
    <dataValidation type="list" errorStyle="warning" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="Ungültiger Wert" error="Dieser Wert steht nicht auf der Liste. Trotzdem verwenden?" sqref="I2:I1048576"><formula1>"Vertrieb,Einkauf"</formula1>
    "#);
}

#[test]
fn a_list_of_one_column_is_not_taken_for_its_explanation() {
    let text = format!("{PORTAL}[operations.delete]\nfields = ['email']\nrequires = ['email']\n");
    let profile = Profile::from_toml("portal.toml", &text).expect("sound");
    with_template(
        &profile,
        OperationKind::Delete,
        Language::ENGLISH,
        &[],
        |template| {
            assert_eq!(template.columns.len(), 1);
            let run = Enroll::new()
                .file("portal.toml", &text)
                .file("filled.xlsx", filled(template))
                .line("validate filled.xlsx --profile portal.toml --operation delete --format json")
                .run();
            assert_eq!(run.json()["source"]["sheet"], "Users");
            assert_eq!(
                validated(&run),
                (vec!["wrong-format".into()], 1),
                "{}",
                run.stdout
            );
        },
    );
}

/// Groups that a drop-down cannot hold itself.
fn many_groups() -> String {
    let groups = (0..80).map(|number| format!("\"Group, {number}\""));
    format!(
        "profile = \"sosafe\"\n[org]\ngroups = [{}]\n",
        groups.collect::<Vec<_>>().join(", ")
    )
}

#[test]
fn a_long_list_stands_on_a_hidden_sheet_and_disturbs_nobody() {
    let run = Enroll::new()
        .file("hr.toml", many_groups())
        .line("export --template --mapping hr.toml -o t.xlsx")
        .run();
    let bytes = std::fs::read(run.folder.path().join("t.xlsx")).expect("it is there");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes[..])).expect("a workbook");
    let visible: Vec<bool> = book
        .sheets_metadata()
        .iter()
        .map(|sheet| sheet.visible == SheetVisible::Visible)
        .collect();
    assert_eq!(visible, [true, true, false]);
    let list = book.worksheet_range("Lists").expect("a sheet");
    assert_eq!(list.get_size(), (80, 1));
    let sheet = &parts(&bytes)["xl/worksheets/sheet1.xml"];
    assert!(
        sheet.contains("<formula1>Lists!$A$1:$A$80</formula1>"),
        "{sheet}"
    );

    let mapping: enroll::mapping::Mapping = toml::from_str(&many_groups()).expect("a mapping");
    let profile = built_in("sosafe");
    let levels = RuleLevels::new(&profile, &mapping.rules);
    let severity_of = |rule: &str| levels.severity(rule);
    let template = Template::new(TemplateRequest {
        profile: &profile,
        operation: &profile.operations[&OperationKind::Import],
        org: &mapping.org,
        severity_of: &severity_of,
        language: Language::ENGLISH,
    });
    let run = Enroll::new()
        .file("hr.toml", many_groups())
        .file("filled.xlsx", filled(&template))
        .line("validate filled.xlsx --mapping hr.toml --format json --org smallest_group=1")
        .run();
    assert_eq!(validated(&run), (Vec::new(), 1), "{}", run.stdout);
}

#[test]
fn the_same_template_has_the_same_bytes() {
    let line = "--profile symbiant --language nl --org roles=Admin,Reader --org divisions=Firma";
    let bytes = written(line);
    assert!(bytes == written(line));
    assert!(parts(&bytes)["docProps/core.xml"].contains("2000-01-01T00:00:00Z"));
}

#[test]
fn what_the_org_knows_is_said_or_missed() {
    let notes = |line: &str| {
        Enroll::new()
            .line("export --template -o t.xlsx")
            .line(line)
            .run()
            .stderr
    };
    assert_snapshot!(notes("--profile symbiant --org seats=5"), @"
    note: `roles` has no drop-down: no list of roles was given; add `--org roles=…`
    note: `divisions` has no drop-down: no list of divisions was given; add `--org divisions=…`
    note: Symbiant only accepts CSV: let people fill this in, then use `enroll export` for the upload file
    wrote 6 columns to `t.xlsx`, 2 of them required
    ");
    assert_snapshot!(notes("--profile sociuu --org roles=a"), @"
    note: Sociuu has no setting `roles`, ignored
    note: `usergroups` has no drop-down: no list of groups was given; add `--org groups=…`
    wrote 5 columns to `t.xlsx`, 4 of them required
    ");
    let torn = Enroll::new()
        .file(
            "hr.toml",
            "profile = \"sociuu\"\n[org]\ngroups = [\"Sales\", \"Sales, Nordics\"]\n",
        )
        .line("export --template --mapping hr.toml -o t.xlsx")
        .run();
    assert_snapshot!(torn.stderr, @"
    note: not in the drop-down of `usergroups`: `Sales, Nordics`, because `,` separates values there
    wrote 5 columns to `t.xlsx`, 4 of them required
    ");
    let required = |org: &[&str]| {
        with_template(
            &built_in("symbiant"),
            OperationKind::Import,
            Language::ENGLISH,
            org,
            |template| {
                let phone = template.columns.last().expect("columns");
                phone.need.when.clone()
            },
        )
    };
    assert_eq!(required(&["mfa=true"]), When::Always);
    assert_eq!(required(&["mfa=false"]), When::Never);
    assert_eq!(
        required(&[]),
        When::Sometimes(vec!["users sign in with a second factor".into()])
    );
}

#[test]
fn a_note_says_what_is_expected() {
    let bytes = written("--profile spencer --language nl");
    let notes = &parts(&bytes)["xl/comments1.xml"];
    let texts: Vec<String> = elements(notes, "comment")
        .iter()
        .map(|note| note.split("</t>").next().unwrap_or_default())
        .map(|note| note.rsplit('>').next().unwrap_or_default().to_owned())
        .collect();
    assert_snapshot!(texts[0], @"
    Verplicht.
    Cijfers en letters, ongewijzigd, met voorloopnullen.
    Maximaal 256 tekens.
    Moet uniek zijn.
    Hoofdletters en kleine letters maken verschil.
    Voorbeeld: 00042
    ");
    assert_snapshot!(texts[6], @"
    Verplicht als “authentication_type” de waarde “company_account” heeft.
    Tekst.
    Alleen als “authentication_type” de waarde “company_account” heeft; laat het anders leeg.
    ");
    assert_snapshot!(texts[7], @"
    Een van deze is verplicht: “business_mobile_phone”, “private_mobile_phone”, “business_email”, “private_email”.
    Een telefoonnummer: eerst + en het landnummer, dan alleen cijfers, zonder spaties.
    Voorbeeld: +442079460123
    ");
    assert_snapshot!(texts[14], @"
    Optioneel.
    Tekst.
    Scheid meerdere waarden in één cel met “,”.
    Schrijfwijze: een id, een dubbele punt en een waarde: “12:Brussels”.
    Voorbeeld: 12:Brussels,15:Ghent
    ");
}

#[test]
fn the_format_is_the_ending_or_what_the_target_takes_first() {
    for (profile, magic) in [("sosafe", &b"PK"[..]), ("spencer", b"external_id;")] {
        let run = Enroll::new()
            .line("export --template -o - --profile")
            .args([profile]);
        let output = run.command().output().expect("it ends");
        assert!(
            output.status.success() && output.stdout.starts_with(magic),
            "{profile}"
        );
    }
    let refused = Enroll::new()
        .line("export --template --profile sosafe -o t.ods")
        .exit(2)
        .run();
    assert_snapshot!(refused.stderr, @"
    error: `-o t.ods` cannot be written: not in that format
    help: name a file that ends in .csv or .xlsx or .txt
    ");
    let run = Enroll::new()
        .line("export --template --profile spencer -o t.xlsx")
        .run();
    assert_snapshot!(run.stderr, @"
    note: Spencer only accepts CSV: let people fill this in, then use `enroll export` for the upload file
    wrote 31 columns to `t.xlsx`, 6 of them required
    ");
}

#[test]
fn what_it_is_made_of_is_not_written_over() {
    let mapping = "profile = \"portal.toml\"\n";
    for (output, what) in [("hr.toml", "the mapping"), ("portal.toml", "the profile")] {
        let run = Enroll::new()
            .file("hr.toml", mapping)
            .file("portal.toml", PORTAL)
            .line("export --template --mapping hr.toml -o")
            .args([output])
            .exit(2)
            .run();
        assert!(
            run.stderr.contains(&format!("`-o` names {what}")),
            "{}",
            run.stderr
        );
        assert_eq!(
            (run.read("hr.toml"), run.read("portal.toml")),
            (mapping.into(), PORTAL.into())
        );
    }
    let run = Enroll::new()
        .line("export --template -o t.csv")
        .exit(2)
        .run();
    assert_snapshot!(run.stderr, @"
    error: `--profile` is missing
    help: choose one of: sociuu, sosafe, spencer, symbiant; or put a mapping named enroll.toml in this folder
    ");
    let run = Enroll::new()
        .line("export --template --profile sosafe --operation sync -o t.csv")
        .exit(2)
        .run();
    assert_snapshot!(run.stderr, @"
    error: `sosafe` has no operation `sync`
    help: its operations are `import`, `delete`
    ");
}
