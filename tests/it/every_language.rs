//! Every fixture in every language: nothing of English is left, and nothing is wider than the page.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use enroll::check::Checked;
use enroll::commands::inputs::{InputArgs, Inputs, RuleArgs};
use enroll::messages::Language;
use enroll::profile::Profile;
use enroll::report::{self, Detail, Page, ShowValues, Validation};
use enroll::source::block::Block;
use regex::Regex;
use unicode_width::UnicodeWidthStr;

use crate::stored::root;

const ONE: NonZeroUsize = NonZeroUsize::MIN;

/// Words of English that other languages have too, and names.
const ALSO_ENGLISH: &[&str] = &[
    "apply",
    "code",
    "column",
    "csv",
    "date",
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
    "mark",
    "name",
    "operation",
    "page",
    "phone",
    "plan",
    "profile",
    "question",
    "questions",
    "report",
    "sheet",
    "sheets",
    "tab",
    "text",
    "true",
    "type",
    "unicode",
    "values",
    "verbose",
];

/// Short words that English sentences are made of.
const SHORT: &[&str] = &[
    "the", "is", "of", "and", "are", "not", "has", "had", "its", "all", "but", "can", "too", "any",
    "who", "out", "was", "one", "two", "row", "for", "as", "by", "at", "be", "it", "to", "no",
    "or",
];

/// The lists among the fixtures, each with the target system that it is for.
fn lists() -> Vec<(&'static str, PathBuf)> {
    let mut lists = Vec::new();
    let mut folders = vec![root("fixtures")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let ending = path.extension().and_then(|ending| ending.to_str());
            if !matches!(
                ending,
                Some("csv" | "tsv" | "txt" | "xlsx" | "xlsm" | "xls" | "ods")
            ) {
                continue;
            }
            let name = path.to_string_lossy().into_owned();
            let of = |system: &&&str| name.contains(**system);
            let system = Profile::names().iter().find(of).unwrap_or(&"sosafe");
            lists.push((*system, path));
        }
    }
    lists.retain(|(_, path)| !path.starts_with(root("fixtures/expected")));
    lists.sort();
    assert!(lists.len() > 100, "the fixtures are there: {}", lists.len());
    lists
}

/// A list that was read and checked; nothing where it is one that cannot be read.
fn checked(system: &str, path: &Path) -> Option<(Inputs, Checked)> {
    let args = InputArgs {
        profile: Some(system.to_owned()),
        ..InputArgs::default()
    };
    let inputs = args.open_alone(path, &RuleArgs::default()).ok()?;
    let checked = inputs.check(ONE).ok()?;
    Some((inputs, checked))
}

/// What a format makes of a list.
fn rendered(format: &str, inputs: &Inputs, checked: &Checked, language: Language) -> String {
    let report = Validation {
        file: "0.csv",
        run_id: "0",
        task: &inputs.task,
        observed: &inputs.source.observed,
        layout: &inputs.layout,
        compared: None,
        checked,
        rows: inputs.rows(checked, ONE),
        missing: &[],
        fixes: None,
        notes: &inputs.notes,
        annotated: None,
        next: &[],
        exit: 1,
        since: None,
        baseline: None,
    };
    let page = Page {
        detail: Detail {
            is_short: false,
            is_full: false,
            is_verbose: true,
        },
        ..Page::of_file(ShowValues::Full, language)
    };
    let format = report::format_named(format).expect("a format");
    let mut out = Vec::new();
    report::write(format, &report, page, &mut out).expect("it is written");
    String::from_utf8(out).expect("UTF-8")
}

/// The words of a text in lower case, without what stands in backticks, brackets and flags, or is a name of a file.
fn words(text: &str) -> impl Iterator<Item = String> {
    static NOT_WORDS: LazyLock<Regex> = LazyLock::new(|| {
        let quoted = r"`[^`]*`|\[[^\]]*\]|\{[^}]*\}";
        let named = r"--?[a-z][a-z-]*|\S+\.\w+|\S*@\S*|\S*=\S*|\w+([-_']\w+)+";
        Regex::new(&format!("{quoted}|{named}")).expect("a pattern")
    });
    let text = NOT_WORDS.replace_all(text, " ").to_lowercase();
    let words = text.split(|letter: char| !letter.is_alphabetic());
    let words: Vec<String> = words.map(str::to_owned).collect();
    words.into_iter().filter(|word| word.len() > 1)
}

/// The words of the sentences of a catalog.
fn words_of(language: Language) -> BTreeSet<String> {
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

/// What English has and a language lacks.
pub(crate) struct Foreign {
    words: BTreeSet<String>,
}

impl Foreign {
    pub(crate) fn to(language: Language) -> Self {
        let own = words_of(language);
        let long = words_of(Language::English);
        let long = long.into_iter().filter(|word| word.len() > 3);
        let short = SHORT.iter().map(|word| (*word).to_owned());
        let is_foreign =
            |word: &String| !own.contains(word) && !ALSO_ENGLISH.contains(&word.as_str());
        Self {
            words: long.chain(short).filter(is_foreign).collect(),
        }
    }

    /// The lines of a text that have words of English which do not come from the list itself.
    pub(crate) fn found(&self, text: &str, list: &BTreeSet<String>) -> Vec<String> {
        let mut found = Vec::new();
        for line in text.lines().filter(|line| is_ours(line)) {
            let english = words(line).filter(|word| self.words.contains(word));
            let english: Vec<String> = english.filter(|word| !list.contains(word)).collect();
            if !english.is_empty() {
                found.push(format!("{}: {line}", english.join(", ")));
            }
        }
        found
    }
}

/// Whether a line is ours to translate: not a command.
pub(crate) fn is_ours(line: &str) -> bool {
    !line.contains("  enroll ")
}

/// The messages of a report as CSV.
fn messages(report: &str) -> String {
    cells(report, |header| header == "message")
}

/// The cells of a report as CSV under the headers that are wanted.
fn cells(report: &str, is_wanted: impl Fn(&str) -> bool) -> String {
    let mut rows = csv::Reader::from_reader(report.as_bytes());
    let headers = rows.headers().expect("headers").clone();
    let mut cells = Vec::new();
    for row in rows.records() {
        let row = row.expect("a row");
        let of_row = headers.iter().zip(&row);
        let wanted = of_row.filter(|(header, _)| is_wanted(header));
        cells.extend(wanted.map(|(_, cell)| cell.to_owned()));
    }
    assert!(
        cells.len() as u64 >= rows.position().record() - 1,
        "{headers:?}"
    );
    cells.join("\n")
}

/// The text of a mail, without what is attached.
fn first_part(mail: &str) -> String {
    let text = mail.split("Content-Type: text/csv").next().expect("a part");
    let text = text.replace("To: ", "");
    let text = text.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((byte, behind)) = rest.split_first() {
        let code = behind.get(..2).filter(|_| *byte == b'=');
        let code = code.and_then(|code| u8::from_str_radix(str::from_utf8(code).ok()?, 16).ok());
        bytes.push(code.unwrap_or(*byte));
        rest = if code.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The words of a list, of what its target system allows, and of the rules.
fn words_of_list(inputs: &Inputs, checked: &Checked) -> BTreeSet<String> {
    let mut text = inputs.layout.headers.join(" ") + " ";
    let mut reader = inputs.source.read().expect("the list");
    let mut block = Block::default();
    while reader.read_block(&mut block).expect("the list") {
        text.push_str(&String::from_utf8_lossy(block.bytes()));
    }
    if let enroll::source::Format::Workbook { sheet, others, .. } = &inputs.source.observed.format {
        text.push(' ');
        text.push_str(sheet);
        for other in others {
            text.push(' ');
            text.push_str(&other.name);
        }
    }
    // Who stands in a row: a line of a workbook may have been taken for a person.
    let report = rendered("csv", inputs, checked, Language::English);
    text.push(' ');
    text.push_str(&cells(&report, |header| header != "message"));
    for rule in enroll::rules::ALL {
        text.push(' ');
        text.push_str(rule.name);
    }
    for finding in checked.findings.iter() {
        let suggestion = finding.suggestion.map_or("", |suggestion| suggestion.text);
        for piece in [finding.value.unwrap_or_default(), suggestion] {
            text.push(' ');
            text.push_str(piece);
        }
    }
    let fields = inputs.task.profile.fields.iter();
    for field in fields {
        let values = field.canonical_values.iter().map(|value| &value.value);
        for piece in values.chain(&field.headers) {
            text.push(' ');
            text.push_str(piece);
        }
    }
    let letters = text.to_lowercase();
    let words = letters.split(|letter: char| !letter.is_alphabetic());
    words.map(str::to_owned).collect()
}

#[test]
fn no_fixture_has_a_word_of_english_in_another_language() {
    let languages = Language::ALL.iter().copied();
    let languages: Vec<(Language, Foreign)> = languages
        .filter(|language| *language != Language::English)
        .map(|language| (language, Foreign::to(language)))
        .collect();
    let mut found = BTreeSet::new();
    for (system, path) in lists() {
        let Some((mut inputs, checked)) = checked(system, &path) else {
            continue;
        };
        let list = words_of_list(&inputs, &checked);
        for (language, foreign) in &languages {
            inputs.task.mapping.language = Some(*language);
            let is_short = checked.findings.len() < 50;
            let formats: &[&str] = if is_short {
                &["text", "csv", "markdown", "eml", "junit", "concise"]
            } else {
                &["text", "csv"]
            };
            for format in formats {
                let text = rendered(format, &inputs, &checked, *language);
                // What programs look for is the same in every language.
                let text = match *format {
                    "csv" => messages(&text),
                    "eml" => first_part(&text),
                    "junit" => text.replace("skipped", "").replace("&apos;", "'"),
                    _ => text.replace(": error: ", ": ").replace(": warning: ", ": "),
                };
                for line in foreign.found(&text, &list) {
                    found.insert(format!("{} {format}: {line}", language.code()));
                }
            }
        }
    }
    let found: Vec<String> = found.into_iter().collect();
    assert!(
        found.is_empty(),
        "{} lines\n{}",
        found.len(),
        found.join("\n")
    );
}

/// A terminal of 80 columns holds the report whatever the language: words are not broken, and lines are.
#[test]
fn every_fixture_fits_into_80_columns_in_every_language() {
    let mut found = Vec::new();
    for (system, path) in lists() {
        let Some((mut inputs, checked)) = checked(system, &path) else {
            continue;
        };
        for language in Language::ALL.iter().copied() {
            inputs.task.mapping.language = Some(language);
            let text = rendered("text", &inputs, &checked, language);
            for line in text.lines().filter(|line| is_ours(line)) {
                // Only one word, or what stands in backticks to be copied, can be wider.
                let is_one_word = !line.trim().contains(' ') || line.contains('`');
                if line.width() > 80 && !is_one_word {
                    found.push(format!("{} {}: {line}", language.code(), path.display()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
