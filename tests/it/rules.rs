//! The pages of the rules: each is what it should be, and every example on it runs.
//!
//! `ENROLL_BLESS=1 cargo test --test it rules` writes what the program finds into the pages. Read it afterwards.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use enroll::rule::Rule;
use enroll::rules;
use serde_json::Value;

use crate::harness::program;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn path_of(rule: &Rule) -> PathBuf {
    let stem = rule.name.replace('-', "_");
    root().join(format!("src/rules/{stem}.md"))
}

fn page_of(rule: &Rule) -> String {
    let path = path_of(rule);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A fenced block of a page.
struct Block<'p> {
    /// What stands behind the fence: `csv fails`.
    says: &'p str,
    /// Its lines, each with its line end.
    text: &'p str,
    /// Where the text begins in the page.
    start: usize,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut open: Option<(&str, usize)> = None;
    let mut at = 0;
    for line in page.split_inclusive('\n') {
        let fence = line.strip_prefix("```").map(str::trim);
        at += line.len();
        open = match (open.take(), fence) {
            (None, Some(says)) => Some((says, at)),
            (Some((says, start)), Some(_)) => {
                let text = &page[start..at - line.len()];
                blocks.push(Block { says, text, start });
                None
            }
            (open, None) => open,
        };
    }
    assert!(open.is_none(), "a fence is left open");
    blocks
}

/// An example: a file under a profile, and where the page says what is found.
struct Example<'p> {
    profile: &'p str,
    mapping: &'p str,
    /// The current users; none where there is no such block.
    current: Option<&'p str>,
    /// The text of the file, or its path.
    file: Result<&'p str, &'p str>,
    /// None where nothing may be found.
    findings: Option<Block<'p>>,
}

/// The examples of a page. A profile holds until the next one, and so do a mapping and current users.
fn examples(page: &str) -> Vec<Example<'_>> {
    let (mut profile, mut mapping, mut current) = ("", "", None);
    let mut examples = Vec::new();
    let mut blocks = blocks(page).into_iter();
    while let Some(block) = blocks.next() {
        let file = match block.says.split_once(' ') {
            Some(("toml", "profile")) => {
                (profile, mapping, current) = (block.text, "", None);
                continue;
            }
            Some(("toml", "mapping")) => {
                mapping = block.text;
                continue;
            }
            Some(("csv", "current")) => {
                current = Some(block.text);
                continue;
            }
            Some(("csv", "fails" | "passes")) => Ok(block.text),
            Some(("fixture", path)) => Err(path),
            _ => panic!("no example has a block `{}` here", block.says),
        };
        let findings = (block.says != "csv passes").then(|| {
            let next = blocks.next().filter(|next| next.says == "text findings");
            next.unwrap_or_else(|| panic!("`text findings` must follow\n{}", block.text))
        });
        examples.push(Example {
            profile,
            mapping,
            current,
            file,
            findings,
        });
    }
    examples
}

/// What is found in an example, with `rules` added to its mapping.
fn find(example: &Example<'_>, rules: &str) -> Vec<Value> {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        path
    };
    let file = match example.file {
        Ok(text) => write("users.csv", text),
        Err(path) => root().join(path),
    };
    let current = example.current.map(|text| write("current.csv", text));
    let output = program()
        .arg("validate")
        .arg(file)
        .arg("--profile")
        .arg(write("profile.toml", example.profile))
        .arg("--mapping")
        .arg(write(
            "mapping.toml",
            &format!("{}\n{rules}", example.mapping),
        ))
        .args(
            current
                .iter()
                .flat_map(|path| [Path::new("--current"), path]),
        )
        .args(["--format", "json"])
        .output()
        .expect("the program runs");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
        let talk = String::from_utf8_lossy(&output.stderr);
        panic!("{error}\n{talk}")
    });
    match &report["findings"] {
        Value::Array(findings) => findings.clone(),
        _ => panic!("{report:#}"),
    }
}

/// A finding as a page shows it.
fn line(finding: &Value) -> String {
    let text = |key: &str| finding[key].as_str();
    let place = match (text("cell"), finding["row"].as_u64()) {
        (Some(cell), Some(_)) => cell.to_owned(),
        (Some(column), None) => format!("column {column}"),
        (None, Some(row)) => format!("row {row}"),
        (None, None) => "file".to_owned(),
    };
    let severity = text("severity").unwrap_or_default();
    let message = text("message").unwrap_or_default();
    let mut line = format!("{place} {severity}: {message}");
    if let Some(suggestion) = text("suggestion") {
        let offer = match finding["safe_fix"].as_bool() {
            Some(true) => "write",
            _ => "perhaps",
        };
        let _ = write!(line, " ({offer} `{suggestion}`)");
    }
    line
}

fn name_of(finding: &Value) -> &str {
    finding["rule"].as_str().unwrap_or_default()
}

/// Pages on whose examples another rule finds something as well: no example of the one is without the other.
const COMPANIONS: &[(&str, &str)] = &[
    // A date that can be read in two ways is in a form that is not taken.
    ("ambiguous-date", "invalid-date"),
    // A hidden column that fills something is another case than one that is not used.
    ("hidden-columns", "unmapped-column"),
    // A file without headers has columns that nobody knows.
    ("missing-column", "unmapped-column"),
    // A column that lost its header is one that nobody knows.
    ("renamed-id", "unmapped-column"),
    // A cell that never closes ends with the line end of the file.
    ("unclosed-quote", "stray-whitespace"),
    // A cell of several lines is one of several lines, whatever stands in them.
    ("swallowed-rows", "invisible-character"),
    // And so it has line breaks in it.
    ("unclosed-quote", "invisible-character"),
];

#[test]
fn pages_find_what_they_say() {
    let bless = std::env::var_os("ENROLL_BLESS").is_some();
    let mut wrong = String::new();
    for rule in rules::ALL {
        let page = page_of(rule);
        let mut blessed = page.clone();
        for example in examples(&page).iter().rev() {
            let found = find(example, "");
            for other in found.iter().filter(|finding| name_of(finding) != rule.name) {
                if !COMPANIONS.contains(&(rule.name, name_of(other))) {
                    let (name, of) = (rule.name, name_of(other));
                    let _ = writeln!(wrong, "{name}: also {of}: {}\n", line(other));
                }
            }
            let of_this_rule = found.iter().filter(|finding| name_of(finding) == rule.name);
            let got: String = of_this_rule.map(|finding| line(finding) + "\n").collect();
            let expected = example.findings.as_ref().map_or("", |block| block.text);
            if got == expected {
                continue;
            }
            match &example.findings {
                Some(block) if bless => {
                    blessed.replace_range(block.start..block.start + block.text.len(), &got);
                }
                _ => {
                    let file = example.file.unwrap_or_else(|path| path);
                    let _ = writeln!(
                        wrong,
                        "{}\n{file}\nexpected:\n{expected}\ngot:\n{got}",
                        rule.name
                    );
                }
            }
        }
        if blessed != page {
            std::fs::write(path_of(rule), blessed).expect("the page can be written");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_mapping_can_ignore_every_rule_or_make_it_a_warning() {
    for rule in rules::ALL {
        let page = page_of(rule);
        let examples = examples(&page);
        let fails = || examples.iter().filter(|example| example.findings.is_some());
        for example in fails() {
            let found =
                |settings: &str| find(example, &format!("[rules]\n{settings} = [{:?}]", rule.name));
            let of_this_rule = |finding: &Value| name_of(finding) == rule.name;
            let ignored: Vec<String> = found("ignore")
                .iter()
                .filter(|finding| of_this_rule(finding))
                .map(line)
                .collect();
            assert!(ignored.is_empty(), "{}: {ignored:?}", rule.name);
            let (softened, others): (Vec<Value>, Vec<Value>) =
                found("warn").into_iter().partition(of_this_rule);
            // An error does not yield to a warning about the same cell: then it is reported instead.
            let error_instead = others.iter().any(|finding| {
                let other = rules::named(name_of(finding)).expect("a rule");
                other.yields_to.contains(&rule.name) && finding["severity"] == "error"
            });
            assert!(
                error_instead || !softened.is_empty(),
                "{}: warn silences it",
                rule.name
            );
            for finding in softened {
                assert_eq!(finding["severity"], "warning", "{}", line(&finding));
            }
        }
    }
}

#[test]
fn a_rule_that_is_ignored_gives_its_cells_back() {
    for (ignored, other) in [
        ("date-serial", "invalid-date"),
        ("display-name", "invalid-email"),
        ("mangled-number", "invalid-phone"),
        ("several-values", "invalid-email"),
        ("suspicious-domain", "disallowed-domain"),
    ] {
        let rule = rules::named(ignored).expect("a rule");
        let page = page_of(rule);
        let found = find(
            &examples(&page)[0],
            &format!("[rules]\nignore = [{ignored:?}]"),
        );
        let back = found.iter().any(|finding| name_of(finding) == other);
        assert!(back, "{other} does not speak for {ignored}");
    }
}

#[test]
fn pages_have_their_shape() {
    for rule in rules::ALL {
        let (name, page) = (rule.name, page_of(rule));
        assert!(page == rule.page, "{name}: page and program differ");
        let mut lines = page.lines();
        assert_eq!(lines.next(), Some(format!("# {name}").as_str()));
        assert_eq!(lines.next(), Some(""), "{name}");
        let sentence = lines.next().unwrap_or_default();
        assert_eq!(sentence, rule.sentence(), "{name}");
        assert_eq!(lines.next(), Some(""), "{name}: the sentence is one line");
        assert!(sentence.ends_with('.'), "{name}: {sentence}");
        assert!(sentence.chars().count() <= 90, "{name}: {sentence}");
        let found = examples(&page);
        assert!(
            found.iter().any(|example| example.findings.is_some()),
            "{name} has no example that fails"
        );
        assert!(
            found.iter().any(|example| example.findings.is_none()),
            "{name} has no example that passes"
        );
        assert!(
            found.iter().all(|example| !example.profile.is_empty()),
            "{name} has an example without a profile"
        );
        let (rest, settings) = page
            .split_once("\n## Settings\n")
            .unwrap_or_else(|| panic!("{name} has no section `Settings`"));
        let severity = rule.severity.to_string();
        assert!(
            settings.contains(&severity),
            "{name} is of severity {severity}"
        );
        assert!(!settings.contains("```"), "{name}: settings come last");
        assert!(rest.contains("\nCorrect:\n"), "{name}");
        let prose = blocks(&page)
            .iter()
            .fold(page.clone(), |page, block| page.replace(block.text, ""));
        let longest = prose.lines().map(|line| line.chars().count()).max();
        assert!(longest <= Some(125), "{name}: {longest:?} characters wide");
    }
}

#[test]
fn rules_are_pairs_of_files() {
    let stems = |ending: &str| -> BTreeSet<String> {
        let folder = std::fs::read_dir(root().join("src/rules")).expect("the folder of the rules");
        let names = folder.map(|entry| entry.expect("an entry").file_name());
        names
            .filter_map(|name| Some(name.to_str()?.strip_suffix(ending)?.to_owned()))
            .collect()
    };
    let listed: BTreeSet<String> = rules::ALL
        .iter()
        .map(|rule| rule.name.replace('-', "_"))
        .collect();
    assert_eq!(stems(".rs"), listed);
    assert_eq!(stems(".md"), listed);
}

#[test]
fn names_are_in_order() {
    let names: Vec<&str> = rules::ALL.iter().map(|rule| rule.name).collect();
    assert!(names.is_sorted_by(|one, other| one < other), "{names:?}");
    for name in names {
        let kebab =
            |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
        assert!(name.split('-').all(kebab), "{name}");
    }
}

/// The sentences of a rule: the texts in its code that go into a note. What stands in them is joined by `; ` in the
/// annotated file and has to be readable in every encoding.
#[test]
fn sentences_can_be_joined_in_any_encoding() {
    for rule in rules::ALL {
        let path = path_of(rule).with_extension("rs");
        let code = std::fs::read_to_string(&path).expect("the code");
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        for text in code
            .split('"')
            .skip(1)
            .step_by(2)
            .filter(|text| text.contains(' '))
        {
            // What is not checked is no finding, and says how it would be.
            let advice = text.contains("; add `--");
            assert!(advice || !text.contains(';'), "{}: {text}", rule.name);
            assert!(text.is_ascii(), "{}: {text}", rule.name);
            assert!(!text.ends_with('.'), "{}: {text}", rule.name);
        }
    }
}

/// The rules to which a rule yields in the end, itself included where it comes back to itself.
fn yielded_to(rule: &Rule) -> BTreeSet<&'static str> {
    let mut all = BTreeSet::new();
    let mut open: Vec<&'static str> = rule.yields_to.to_vec();
    while let Some(name) = open.pop() {
        if all.insert(name) {
            open.extend(rules::named(name).expect("a rule").yields_to);
        }
    }
    all
}

#[test]
fn precedence_names_rules_and_never_comes_back_to_one() {
    for rule in rules::ALL {
        let others = rule.yields_to.iter().chain(rule.consequence_of);
        for other in others.chain(&rule.at_most_as) {
            assert!(rules::named(other).is_some(), "{}: `{other}`", rule.name);
        }
        assert!(
            !yielded_to(rule).contains(rule.name),
            "{} yields to itself in the end",
            rule.name
        );
    }
}
