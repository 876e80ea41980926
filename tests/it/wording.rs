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
];

/// What the patterns find and may stay, in the file whose path ends so.
const STAYS: &[(&str, &str)] = &[("en.ftl", "[unusual-blank]")];

/// The pages, the catalogs, and the help as `docs/cli.md` has it. The glossary itself names the words that are gone.
fn read_by_people() -> Vec<PathBuf> {
    let mut files = vec![root("README.md"), root("CHANGELOG.md")];
    for (folder, extension) in [
        ("docs", "md"),
        ("docs/stories", "md"),
        ("src/rules", "md"),
        ("src/messages", "ftl"),
    ] {
        let entries = std::fs::read_dir(root(folder)).expect("the folder is there");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        files.extend(paths.filter(|path| path.extension().is_some_and(|one| one == extension)));
    }
    files.retain(|path| !path.ends_with("docs/contributing.md"));
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
