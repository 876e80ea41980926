//! Lists in the languages of Europe, in every encoding that is usual there: read right, or with a warning.

use std::collections::HashSet;

use enroll::source::charset::Charset;
use enroll::source::encoder::Encoder;
use enroll::source::encoding::{Certainty, Encoding};

use crate::harness::Enroll;
use crate::stored::root;

const WESTERN: &[&str] = &[
    "windows-1252",
    "iso-8859-15",
    "ibm850",
    "ibm437",
    "macintosh",
];
const CENTRAL: &[&str] = &["windows-1250", "iso-8859-2", "ibm852", "x-mac-ce"];

/// The encodings that lists in a language may have.
fn customary(language: &str) -> Vec<&'static str> {
    let own: &[&str] = match language {
        // The code page of the USA has no `ø`.
        "da" => &[
            "windows-1252",
            "iso-8859-15",
            "ibm850",
            "ibm865",
            "macintosh",
        ],
        "de" | "fr" | "nl" | "sv" | "fi" | "es" | "pt" | "it" => WESTERN,
        "pl" | "cs" | "sk" | "hu" | "hr" => CENTRAL,
        "is" => &[
            "windows-1252",
            "iso-8859-15",
            "ibm850",
            "ibm861",
            "x-mac-icelandic",
        ],
        "ro" => &["windows-1250", "iso-8859-2", "ibm852", "iso-8859-16"],
        "et" => &[
            "windows-1257",
            "iso-8859-13",
            "windows-1252",
            "iso-8859-15",
            "ibm775",
        ],
        "lt" => &["windows-1257", "iso-8859-13", "ibm775"],
        "el" => &["windows-1253", "iso-8859-7", "ibm737", "x-mac-greek"],
        "ru" => &[
            "windows-1251",
            "koi8-r",
            "iso-8859-5",
            "ibm866",
            "x-mac-cyrillic",
        ],
        other => panic!("no encodings of {other}"),
    };
    [own, &["utf-16le", "utf-16be", "utf-32le", "utf-32be"]].concat()
}

/// The words of a file: a list for each language.
fn words(path: &str) -> Vec<(String, Vec<String>)> {
    let text = std::fs::read_to_string(root(path)).expect("the words are there");
    let listed = text.lines().filter(|line| !line.starts_with('#'));
    let line = |line: &str| {
        let (language, words) = line.split_once(':').expect("a language");
        let words = words.split([' ', '-']).filter(|word| !word.is_ascii());
        (language.to_owned(), words.map(str::to_owned).collect())
    };
    listed.map(line).collect()
}

/// A list of people whose words an encoding has; that of Romanian on Windows has cedillas for commas.
fn list(words: &[String], charset: Charset) -> String {
    let encodable = words.iter().filter_map(|word| {
        let older = word.replace('ș', "ş").replace('Ș', "Ş");
        let older = older.replace('ț', "ţ").replace('Ț', "Ţ");
        let forms = [word.clone(), older];
        forms
            .into_iter()
            .find(|form| Encoder::new(charset).has_all(form))
    });
    let encodable: Vec<String> = encodable.collect();
    let row = |(number, words): (usize, &[String])| {
        format!("p{number}@example.com;{}\r\n", words.join(";"))
    };
    let rows: String = encodable.chunks(2).enumerate().map(row).collect();
    format!("Email;A;B\r\n{rows}")
}

#[test]
fn no_word_of_the_lists_is_one_that_letter_pairs_were_counted_from() {
    let of_table: HashSet<String> = words("src/source/encoding/words.txt")
        .into_iter()
        .flat_map(|(_, words)| words)
        .map(|word| word.to_lowercase())
        .collect();
    for (language, words) in words("fixtures/encodings/held_out.txt") {
        for word in words {
            assert!(
                !of_table.contains(&word.to_lowercase()),
                "{language} {word}"
            );
        }
    }
}

#[test]
fn lists_in_twenty_languages_are_read_right_and_never_wrong_in_silence() {
    let (mut lists, mut faults, mut silent) = (0, Vec::new(), Vec::new());
    for (language, words) in words("fixtures/encodings/held_out.txt") {
        for name in customary(&language) {
            let charset = Charset::of_name(name).expect("a charset");
            // All words, and a list with few of them.
            for words in [&words[..], &words[..6]] {
                lists += 1;
                let text = list(words, charset);
                let mut bytes = Vec::new();
                Encoder::new(charset).write(&text, &mut bytes);
                let (found, _) = Encoding::find(&bytes, true);
                if found.charset.decode(&bytes) != text {
                    let count = words.len();
                    let fault = format!("{language} {name}, {count} words: {}", found.name());
                    if found.certainty != Certainty::Doubtful {
                        silent.push(fault.clone());
                    }
                    faults.push(fault);
                }
            }
        }
    }
    assert!(lists > 300, "{lists}");
    println!("{} of {lists} lists are read right", lists - faults.len());
    assert!(silent.is_empty(), "{}", silent.join("\n"));
    // Romanian in ISO-8859-16 has the bytes of Windows-1250, in which it is less customary.
    faults.retain(|fault| !fault.starts_with("ro iso-8859-16"));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn an_ordinary_list_in_windows_1252_is_in_no_doubt() {
    let western = [
        "de", "fr", "nl", "da", "sv", "fi", "is", "es", "pt", "it", "et",
    ];
    let charset = Charset::of_name("windows-1252").expect("a charset");
    for (language, words) in words("fixtures/encodings/held_out.txt") {
        if !western.contains(&language.as_str()) {
            continue;
        }
        for words in words.chunks(5).filter(|words| words.len() == 5) {
            let mut bytes = Vec::new();
            Encoder::new(charset).write(&list(words, charset), &mut bytes);
            let (found, rival) = Encoding::find(&bytes, true);
            assert_eq!(found.certainty, Certainty::Guessed, "{words:?} {rival:?}");
        }
    }
}

#[test]
fn what_an_encoding_lacks_is_written_plainly_in_the_errors_column() {
    let mapping =
        "profile = \"sosafe\"\n[rules.messages]\nmissing-value = \"leer – siehe „Łódź“ …\"\n";
    let list = b"E-Mail-Adresse;Vorname;Nachname;TYP;AKTIV\n\
                 anna@example.com;J\x81rgen;;Einzeladresse;Ja\n";
    let run = Enroll::new()
        .file("list.csv", list)
        .file("hr.toml", mapping)
        .line("validate list.csv --mapping hr.toml --encoding cp850 -o checked.csv")
        .exit(1)
        .run();
    let path = run.folder.path().join("checked.csv");
    let checked = std::fs::read(path).expect("it was written");
    let expected = b"\"Nachname: leer - siehe 'L\xa2dz' ... [missing-value]\"";
    let has_it = checked.windows(expected.len()).any(|part| part == expected);
    assert!(has_it, "{}", String::from_utf8_lossy(&checked));
    let note = "note: the `errors` column is written in ibm850, as the list is";
    assert!(run.stdout.contains(note), "{}", run.stdout);
}
