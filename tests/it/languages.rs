//! What the owner of the spreadsheet reads is in the language of the flag or of the mapping.

use enroll::messages::Language;

use crate::every_language::{Foreign, is_ours};
use crate::harness::{Enroll, Run};

const PEOPLE: &str = "E-Mail-Adresse,Vorname,Nachname,TYP,AKTIV
anna..berg@example.com,Anna,Berg,Einzeladresse,Ja
ben@example.com,Ben,,Einzeladresse,Ja
cleo@example.com,Cleo,Diaz,Einzeladresse,vielleicht
";

fn validate(words: &str) -> Enroll {
    Enroll::new()
        .file("people.csv", PEOPLE)
        .file("german.toml", "profile = \"sosafe\"\nlanguage = \"de\"\n")
        .line("validate people.csv")
        .line(words)
}

fn errors(run: &Run, name: &str) -> Vec<String> {
    let text = run.read(name);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| row.iter().next_back().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn the_errors_column_is_in_the_language_of_the_flag() {
    let run = validate("--profile sosafe --language de -o checked.csv")
        .exit(1)
        .run();
    let cells = errors(&run, "checked.csv");
    assert_eq!(
        cells[0],
        "E-Mail-Adresse `anna..berg@example.com`: keine gültige E-Mail-Adresse: zwei Punkte hintereinander \
         [invalid-email]"
    );
    assert_eq!(
        cells[1],
        "Nachname: leer, aber Pflichtangabe [missing-value]"
    );
}

#[test]
fn the_flag_comes_before_the_mapping_and_the_mapping_before_english() {
    let sentence = |words: &str| {
        let run = validate(&format!("{words} -o checked.csv")).exit(1).run();
        errors(&run, "checked.csv").swap_remove(1)
    };
    let german = "Nachname: leer, aber Pflichtangabe [missing-value]";
    let english = "Nachname: empty, but required [missing-value]";
    assert_eq!(sentence("--profile sosafe"), english);
    assert_eq!(sentence("--mapping german.toml"), german);
    assert_eq!(sentence("--mapping german.toml --language en"), english);
    assert_eq!(sentence("--profile sosafe --language de"), german);
}

#[test]
fn a_language_that_is_not_there_is_refused_with_those_that_are() {
    let run = validate("--profile sosafe --language xx").exit(2).run();
    let codes: Vec<&str> = Language::ALL.iter().map(|one| one.code()).collect();
    let expected = format!("[possible values: {}]", codes.join(", "));
    assert!(run.stderr.contains(&expected), "{}", run.stderr);
    let run = Enroll::new()
        .file("people.csv", PEOPLE)
        .file("xx.toml", "profile = \"sosafe\"\nlanguage = \"xx\"\n")
        .line("validate people.csv --mapping xx.toml")
        .exit(2)
        .run();
    assert!(run.stderr.contains("`xx`"), "{}", run.stderr);
    let expected = format!("known here: {}", codes.join(", "));
    assert!(run.stderr.contains(&expected), "{}", run.stderr);
}

/// The `errors` column of an earlier run is ours, whatever its language.
#[test]
fn a_file_annotated_in_one_language_is_annotated_again_in_another() {
    for first in Language::ALL {
        for second in Language::ALL {
            let (first, second) = (first.code(), second.code());
            for only in ["", "--only failed"] {
                let line = format!("--profile sosafe --language {first} {only} -o first.csv");
                let run = validate(&line).exit(1).run();
                let line = format!(
                    "validate first.csv --profile sosafe --language {second} -o second.csv"
                );
                Enroll::new().line(&line).exit(1).run_in(run.folder.path());
                let line = format!("--profile sosafe --language {second} {only} -o second.csv");
                let expected = validate(&line).exit(1).run().read("second.csv");
                assert_eq!(
                    run.read("second.csv"),
                    expected,
                    "{first}, then {second} {only}"
                );
            }
        }
    }
}

#[test]
fn corrected_rows_are_put_back_whatever_the_language_of_their_numbers() {
    for language in Language::ALL {
        let code = language.code();
        let line = format!("--profile sosafe --language {code} --only failed -o failed.csv");
        let run = validate(&line).exit(1).run();
        let corrected = run
            .read("failed.csv")
            .replace("anna..berg@", "anna.berg@")
            .replace("Ben,,", "Ben,Brandt,")
            .replace(",vielleicht,", ",Ja,");
        std::fs::write(run.folder.path().join("corrected.csv"), corrected).expect("it is written");
        let line = "export people.csv --profile sosafe --merge corrected.csv -o upload.csv";
        let merged = Enroll::new().line(line).run_in(run.folder.path());
        assert!(
            merged.stderr.contains("3 rows of `corrected.csv` put back"),
            "{code}: {}",
            merged.stderr
        );
    }
}

/// Two people of a list, the users that the target has, and a mapping that is short of a column.
fn staff() -> Enroll {
    Enroll::new()
        .file("people.csv", PEOPLE)
        .file(
            "clean.csv",
            "E-Mail-Adresse,Vorname,Nachname,TYP,AKTIV,Gruppe,Lieblingsfarbe
anna.berg@example.com,Anna,Berg,Einzeladresse,Ja,Vertrieb,rot
ben.cole@example.com,Ben,Cole,Einzeladresse,Nein,Vertrieb,blau
cleo.diaz@example.com, Cleo,Diaz,Einzeladresse,Ja,Einkauf,rot
",
        )
        .file(
            "vague.csv",
            "Kontakt;Vorname;Name;Anstellung;Land\n\
             anna.berg@example.com;Anna;Berg;aktiv;DE\n\
             ben.cole@example.com;Ben;Cole;aktiv;DE\n",
        )
        .file(
            "now.csv",
            "E-Mail-Adresse,Vorname,Nachname,TYP,AKTIV,Gruppe
anna.berg@example.com,Anna,Berger,Einzeladresse,Ja,Vertrieb
dora.ende@example.com,Dora,Ende,Einzeladresse,Ja,Einkauf
",
        )
        .file("old.toml", "profile = \"sosafe\"\n[source]\ndelimiter = \",\"\n[columns]\nemail = \"Mailadresse\"\nfirst_name = \"Vorname\"\n")
}

/// Screens beside that of `validate`, with the code that each ends with.
const SCREENS: &[(i32, &str)] = &[
    (1, "map vague.csv --profile sosafe --no-input -o new.toml"),
    (0, "map clean.csv --profile sosafe --no-input -o new.toml"),
    (1, "map vague.csv --check old.toml"),
    (1, "validate vague.csv --profile sosafe"),
    (1, "validate people.csv --profile sosafe --fix -o fixed.csv"),
    (1, "validate people.csv --profile sosafe --since clean.csv"),
    (0, "export clean.csv --profile sosafe -o upload.xlsx"),
    (1, "export people.csv --profile sosafe -o upload.xlsx"),
    (
        1,
        "export people.csv --profile sosafe --skip-invalid --failed failed.csv -o upload.xlsx",
    ),
    (0, "export clean.csv --profile sosafe -o upload.csv"),
    (0, "export --template --profile spencer -o template.xlsx"),
    (0, "diff clean.csv --profile sosafe --current now.csv"),
    (
        0,
        "diff clean.csv --profile sosafe --current now.csv --full --verbose",
    ),
    (
        1,
        "diff people.csv --profile sosafe --current now.csv -o plan.json",
    ),
    (
        0,
        "diff clean.csv --profile sosafe --current now.csv -o plan.json",
    ),
    (
        1,
        "apply people.csv --profile sosafe --current now.csv -o next.csv --yes",
    ),
    (
        0,
        "apply clean.csv --profile sosafe --current now.csv -o next.csv --dry-run",
    ),
    (
        0,
        "apply clean.csv --profile sosafe --current now.csv -o next.csv --yes",
    ),
    (
        4,
        "apply now.csv --profile sosafe --operation delete --current now.csv -o next.csv --yes",
    ),
];

#[test]
fn no_word_of_english_is_left_on_a_screen_of_another_language() {
    let mut found = Vec::new();
    for language in Language::ALL.iter().copied() {
        if language == Language::English {
            continue;
        }
        let code = language.code();
        let foreign = Foreign::to(language);
        let list = [
            "active", "first", "name", "last", "single", "address", "yes", "no",
        ];
        let list = list.map(str::to_owned).into_iter().collect();
        for (exit, line) in SCREENS {
            let run = staff()
                .line(line)
                .line("--language")
                .line(code)
                .exit(*exit)
                .run();
            for text in [run.stdout, run.stderr] {
                assert!(!text.contains("\\n"), "{code}: a broken line: {text}");
                for line in foreign.found(&text, &list) {
                    found.push(format!("{code}: {line}"));
                }
                for line in text.lines().filter(|line| is_ours(line)) {
                    let width = line.chars().count();
                    assert!(
                        width <= 80 || line.contains('`'),
                        "{code}: {width} columns: {line}"
                    );
                }
            }
        }
    }
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn thousands_are_written_as_each_language_does() {
    let number = |language| enroll::messages::Catalog::of(language).grouped(1_234_567);
    assert_eq!(number(Language::English), "1,234,567");
    assert_eq!(number(Language::German), "1.234.567");
    assert_eq!(number(Language::Dutch), "1.234.567");
    assert_eq!(number(Language::French), "1\u{a0}234\u{a0}567");
}

/// A plural form that stands for more numbers than one says which it is: French has one for none and one.
#[test]
fn a_plural_form_of_several_numbers_says_the_number() {
    let catalog = Language::from_code("fr").expect("French").source();
    let mut wrong = Vec::new();
    for line in catalog
        .lines()
        .filter(|line| line.trim_start().starts_with("[one]"))
    {
        let words = line.split(|letter: char| !letter.is_alphanumeric());
        if words.clone().any(|word| word == "1") {
            wrong.push(line.trim());
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
