//! What the owner of the spreadsheet reads is in the language of the flag or of the mapping.

use enroll::messages::Language;

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

/// Words of English that other languages have too, and names.
const ALSO_ENGLISH: &[&str] = &[
    "apply",
    "column",
    "csv",
    "diff",
    "domain",
    "email",
    "excel",
    "export",
    "false",
    "file",
    "full",
    "header",
    "import",
    "json",
    "latin",
    "letter",
    "list",
    "name",
    "operation",
    "plan",
    "profile",
    "report",
    "sheet",
    "tab",
    "text",
    "true",
    "type",
    "unicode",
    "values",
    "verbose",
];

/// What a profile says in English alone: the meaning of a pattern.
const OF_PROFILES: &[&str] = &["an id, a colon and a value"];

/// Whether a line is ours to translate: not a command, and not the words of a profile.
fn is_ours(line: &str) -> bool {
    !line.contains("  enroll ") && !OF_PROFILES.iter().any(|text| line.contains(text))
}

/// The words of a text in lower case, without what stands in backticks, brackets and flags, or is a name of a file.
fn words(text: &str) -> Vec<String> {
    let text = regex::Regex::new(
        r"`[^`]*`|\[[^\]]*\]|\{[^}]*\}|--?[a-z][a-z-]*|\S+\.\w+|\S*@\S*|\w+(-\w+)+",
    )
    .expect("a pattern")
    .replace_all(text, " ")
    .to_lowercase();
    let words = text.split(|letter: char| !letter.is_alphabetic());
    words
        .filter(|word| word.len() > 3)
        .map(str::to_owned)
        .collect()
}

/// The words of the sentences of a catalog.
fn words_of(language: Language) -> std::collections::BTreeSet<String> {
    let lines = language.source().lines();
    let sentences = lines.filter(|line| !line.starts_with('#')).map(|line| {
        let line = line
            .split_once(" = ")
            .map_or(line, |(_, sentence)| sentence);
        let line = line.trim_start().trim_start_matches(['*', '[']);
        line.split_once("] ").map_or(line, |(_, sentence)| sentence)
    });
    sentences.flat_map(words).collect()
}

#[test]
fn no_word_of_english_is_left_in_a_report_of_another_language() {
    let english = words_of(Language::English);
    let lists = ["sociuu", "sosafe", "spencer", "symbiant"];
    let mut found = Vec::new();
    for language in Language::ALL.iter().copied() {
        if language == Language::English {
            continue;
        }
        let own = words_of(language);
        let code = language.code();
        for profile in lists {
            let path = crate::stored::root(&format!("fixtures/{profile}/rejected.csv"));
            let file = std::fs::read(&path).expect("the fixture");
            let known: std::collections::BTreeSet<String> = String::from_utf8_lossy(&file)
                .to_lowercase()
                .split(|letter: char| !letter.is_alphabetic())
                .map(str::to_owned)
                .collect();
            for more in ["", "--verbose --full", "--quiet"] {
                let line = format!(
                    "validate rejected.csv --profile {profile} --language {code} {more} --fail-on never"
                );
                let run = Enroll::new().file("rejected.csv", &file).line(&line).run();
                let is_english = |word: &String| {
                    english.contains(word)
                        && !own.contains(word)
                        && !known.contains(word)
                        && !ALSO_ENGLISH.contains(&word.as_str())
                };
                for line in run.stdout.lines().filter(|line| is_ours(line)) {
                    let english: Vec<String> = words(line).into_iter().filter(is_english).collect();
                    if !english.is_empty() {
                        found.push(format!("{code}: {}: {line}", english.join(", ")));
                    }
                }
            }
        }
    }
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// A terminal of 80 columns holds the report whatever the language: words are not broken, and lines are.
#[test]
fn a_report_fits_into_80_columns_in_every_language() {
    for language in Language::ALL {
        let code = language.code();
        for profile in ["sociuu", "sosafe", "spencer", "symbiant"] {
            let path = crate::stored::root(&format!("fixtures/{profile}/rejected.csv"));
            let line = format!(
                "validate rejected.csv --profile {profile} --language {code} --fail-on never"
            );
            let file = std::fs::read(&path).expect("the fixture");
            let run = Enroll::new().file("rejected.csv", &file).line(&line).run();
            for line in run.stdout.lines().filter(|line| is_ours(line)) {
                let width = line.chars().count();
                assert!(width <= 80, "{code}, {profile}: {width} columns: {line}");
            }
        }
    }
}

#[test]
fn thousands_are_written_as_each_language_does() {
    let number = |language| enroll::messages::Catalog::of(language).grouped(1_234_567);
    assert_eq!(number(Language::English), "1,234,567");
    assert_eq!(number(Language::German), "1.234.567");
    assert_eq!(number(Language::Dutch), "1.234.567");
    assert_eq!(number(Language::French), "1\u{a0}234\u{a0}567");
}
