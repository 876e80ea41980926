//! The words that people read: one for each thing, in plain English. docs/contributing.md has the glossary.

use std::path::{Path, PathBuf};

use regex::RegexBuilder;

use crate::stored::root;

/// What is not said any more, as a pattern, and what is said instead.
const INSTEAD: &[(&str, &str)] = &[
    (r"\battributes?\b", "field"),
    (r"\bfeeds?\b", "is mapped to, is used for"),
    (r"\btenants?\b", "organization settings"),
    (r"\bcustomers?\b", "your organization"),
    (r"\bweights?\b", "severity"),
    (r"\bput(s|ting)? (it |them |that )?right\b", "fix"),
    (r"\bright answers?\b", "fix"),
    (r"\bblanks?\b", "space, empty line"),
    (r"\bmail address", "email address"),
    (r"\bstrangers?\b", "skipped row"),
    (r"\bleft out\b", "skipped"),
    (r"\bslips? of the pen\b", "typo"),
    (r"\bnone that\b|\band no user\b", "is not a"),
    (r"\bwhoever\b", "users who"),
    (r"\b(nobody|somebody)'s\b", "of no user"),
    (r"\bblind\b", "not checked"),
    (r"\bnot sound\b", "invalid"),
    (r"'s\s+affair\b", "is reported by"),
    (r"\bcauses\b", "problems"),
    (r"\bholds? now\b", "has now"),
    (r"\brecognis", "recognize"),
    (r"\b(is|are) told (by|of)\b", "depends on, is reported"),
    (r"\bnobody said yes\b", "it was not confirmed"),
    (r"\bmight be anybody", "could be any user"),
    (r"\bof ours\b", "an `errors` column"),
    (
        r"\bgive[ns]? back\b|\bgives it back\b",
        "writes, is written",
    ),
    (r"\bsomebody\b", "a person, a user, or the passive"),
    (
        r"\b(speaks?|spoken) (of|for|against)\b|\bspeaks\b",
        "reports, mentions, a reason for",
    ),
    (r"\bone voice\b|\bthe voice\b", "one finding"),
    (r"\bgiven up\b", "dropped"),
];

/// What is not said in comments and names of tests either.
const IN_CODE: &[&str] = &[
    r"\bwhoever\b",
    r"\bsomebody\b",
    r"\bnobody's\b",
    r"\bleavers?\b",
    r"\bleft out\b",
    r"\bgiven up\b",
    r"\bstrangers?\b",
    r"\bslips? of the pen\b",
    r"\bput(s|ting)? (it |them |that )?right\b",
    r"\bright answers?\b",
    r"\bvoices?\b",
    r"\b(speaks?|spoken)\b",
    r"\bblind\b",
    r"\bnot sound\b",
    r"\btenants?\b",
    r"\bcustomers?\b",
    r"\bmail address",
];

/// What the patterns find and may stay, in the file whose path ends so.
const STAYS: &[(&str, &str)] = &[
    ("en.ftl", "[unusual-blank]"),
    // The people whom the support of a target system helps.
    ("support.md", "customer"),
    ("README.md", "guides/support.md"),
];

/// The pages, the catalogs, and the help as `docs/cli.md` has it. The glossary itself names the words that are gone.
fn read_by_people() -> Vec<PathBuf> {
    let mut files = [
        "README.md",
        "CHANGELOG.md",
        "SECURITY.md",
        "fixtures/README.md",
    ]
    .map(root)
    .to_vec();
    for (folder, extension) in [
        ("docs", "md"),
        ("docs/guides", "md"),
        ("docs/stories", "md"),
        ("src/rules", "md"),
        ("src/messages", "ftl"),
    ] {
        let entries = std::fs::read_dir(root(folder)).expect("the folder is there");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        files.extend(paths.filter(|path| path.extension().is_some_and(|one| one == extension)));
    }
    files.retain(|path| !path.ends_with("docs/contributing.md"));
    files.retain(|path| !path.ends_with("docs/guides/hr.de.md"));
    // The other catalogs are not English.
    let is_catalog = |path: &PathBuf| path.extension().is_some_and(|one| one == "ftl");
    files.retain(|path| !is_catalog(path) || path.ends_with("en.ftl"));
    files.sort();
    files
}

fn may_stay(path: &Path, line: &str) -> bool {
    let mut stays = STAYS.iter();
    stays.any(|(file, words)| path.ends_with(file) && line.contains(words))
}

#[test]
fn each_thing_has_one_word() {
    let files = read_by_people();
    assert!(files.len() > 100, "the pages are there");
    let patterns: Vec<_> = INSTEAD
        .iter()
        .map(|(pattern, instead)| {
            let pattern = RegexBuilder::new(pattern).case_insensitive(true).build();
            (pattern.expect("a pattern"), *instead)
        })
        .collect();
    let mut found = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(&path).expect("a text");
        for (number, line) in text.lines().enumerate() {
            for (pattern, instead) in &patterns {
                if let Some(word) = pattern.find(line).filter(|_| !may_stay(&path, line)) {
                    let place = format!("{}:{}", path.display(), number + 1);
                    found.push(format!("{place}: `{}`: say {instead}", word.as_str()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The files of Rust in a folder and the folders in it.
fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|one| one == "rs") {
            into.push(path);
        }
    }
}

/// The comment of a line, or the words of the name of a function that is declared on it.
fn comment_or_name(line: &str) -> Option<String> {
    let line = line.trim_start();
    match line.strip_prefix("fn ") {
        Some(name) => Some(name.split('(').next()?.replace('_', " ")),
        None => line.starts_with("//").then(|| line.to_owned()),
    }
}

#[test]
fn comments_and_names_of_tests_are_in_plain_words() {
    let patterns = IN_CODE.iter().map(|pattern| {
        let pattern = RegexBuilder::new(pattern).case_insensitive(true).build();
        pattern.expect("a pattern")
    });
    let patterns: Vec<_> = patterns.collect();
    let mut files = Vec::new();
    for folder in ["src", "tests", "fuzz/src"] {
        sources(&root(folder), &mut files);
    }
    let mut found = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(&path).expect("a text");
        for (number, line) in text.lines().enumerate() {
            let Some(words) = comment_or_name(line) else {
                continue;
            };
            let places = patterns.iter().filter_map(|pattern| pattern.find(&words));
            found.extend(
                places
                    .map(|word| format!("{}:{}: `{}`", path.display(), number + 1, word.as_str())),
            );
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
