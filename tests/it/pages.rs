//! What the pages name exists: commands and their flags, rules and keys, other pages and their headings.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use clap::CommandFactory as _;
use enroll::cli::Cli;
use regex::Regex;

use crate::harness::Enroll;
use crate::stored::root;

/// Names with hyphens that are neither in the sources nor in the profiles: of other programs, and of our own fixtures.
const NOT_OURS: &[&str] = &["serde-sarif", "as-xlsx"];

/// The pages that people read.
fn pages() -> Vec<PathBuf> {
    let mut pages = vec![
        root("README.md"),
        root("SECURITY.md"),
        root("CHANGELOG.md"),
        root("fixtures/README.md"),
    ];
    for folder in ["docs", "docs/guides", "docs/stories", "src/rules"] {
        pages.extend(files_in(&root(folder)).filter(|path| has_ending(path, "md")));
    }
    assert!(pages.len() > 100, "the pages are there");
    pages.sort();
    pages
}

fn files_in(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    entries.map(|entry| entry.expect("an entry").path())
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|one| one == ending)
}

/// A page without what programs print, which other tests compare.
fn written_by_people(page: &Path) -> String {
    let text = std::fs::read_to_string(page).expect("a text");
    let mut kept = String::new();
    let mut fence: Option<String> = None;
    for line in text.lines() {
        match (&fence, line.strip_prefix("```")) {
            (None, Some(kind)) => fence = Some(kind.to_owned()),
            (Some(_), Some(_)) => fence = None,
            (Some(kind), None) if kind == "console" && !line.starts_with("$ ") => continue,
            (Some(kind), None) if kind.starts_with("screen") || kind.starts_with("csv") => continue,
            _ => {}
        }
        kept.push_str(line);
        kept.push('\n');
    }
    kept
}

/// What stands in backticks within a line.
fn code_spans(text: &str) -> impl Iterator<Item = &str> {
    static SPAN: LazyLock<Regex> = LazyLock::new(|| Regex::new("`([^`\n]+)`").expect("a pattern"));
    SPAN.captures_iter(text)
        .map(|found| found.get(1).expect("a group").as_str())
}

/// The commands of a page, whole or begun, each up to what a shell does with its output.
fn commands(text: &str) -> Vec<String> {
    static END: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\s(\||;|&&|\d?>>?|#)\s|;\s|'$|$").expect("a pattern"));
    let text = text.replace("\\\n", " ");
    let mut found = Vec::new();
    let mut fenced = false;
    for line in text.lines() {
        fenced ^= line.starts_with("```");
        let line = line.replace("cargo run --release -- ", "enroll ");
        let begun: Vec<&str> = if fenced {
            let starts = line.match_indices("enroll ").map(|(at, _)| at);
            let is_command = |at: &usize| {
                let before = line[..*at].trim_end();
                before.is_empty() || before.ends_with(['$', '-', ':', '\'', '&', '|'])
            };
            starts.filter(is_command).map(|at| &line[at..]).collect()
        } else {
            let spans = code_spans(&line);
            spans.filter(|span| span.starts_with("enroll ")).collect()
        };
        for command in begun {
            let end = END.find(command).expect("an end").start();
            found.push(command[..end].to_owned());
        }
    }
    found
}

/// The flags of a command, written with two hyphens.
fn long_flags(text: &str) -> impl Iterator<Item = &str> {
    static FLAG: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"(?:^|[\s"\[(])--([a-z][a-z-]*)"#).expect("a pattern"));
    FLAG.captures_iter(text)
        .map(|found| found.get(1).expect("a group").as_str())
}

#[test]
fn every_command_on_a_page_has_only_flags_that_there_are() {
    let mut enroll = Cli::command();
    enroll.build();
    let (mut count, mut wrong) = (0, Vec::new());
    for page in pages() {
        for command in commands(&written_by_people(&page)) {
            count += 1;
            let name = command.split_whitespace().nth(1).unwrap_or_default();
            let of = match enroll.find_subcommand(name) {
                Some(of) => of,
                None if name.starts_with(['-', '[']) => &enroll,
                None => {
                    wrong.push(format!("{}: `{command}`: no `{name}`", page.display()));
                    continue;
                }
            };
            let known: Vec<&str> = of
                .get_arguments()
                .filter_map(|arg| arg.get_long())
                .collect();
            for flag in long_flags(&command).filter(|flag| !known.contains(flag)) {
                wrong.push(format!("{}: `{command}`: no `--{flag}`", page.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 200, "commands are found: {count}");
}

#[test]
fn every_flag_that_a_page_names_is_a_flag_of_some_command() {
    let mut enroll = Cli::command();
    enroll.build();
    let commands = enroll.get_subcommands();
    let known: Vec<&str> = commands
        .flat_map(clap::Command::get_arguments)
        .filter_map(|arg| arg.get_long())
        // docs/plans.md says that there is no such flag.
        .chain(["version", "help", "force"])
        .collect();
    let mut wrong = Vec::new();
    for page in pages() {
        // What changed long ago may be gone, and the page of the measurements names the flags of a script.
        if ["CHANGELOG.md", "docs/performance.md"]
            .map(root)
            .contains(&page)
        {
            continue;
        }
        let text = written_by_people(&page);
        for span in code_spans(&text).filter(|span| span.starts_with("--")) {
            for flag in long_flags(span).filter(|flag| !known.contains(flag)) {
                wrong.push(format!("{}: `{span}`: no `--{flag}`", page.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Rules, values of flags and of profiles, and names of fixtures have hyphens, and a typo in one leads nowhere.
#[test]
fn every_name_with_hyphens_on_a_page_is_in_the_sources() {
    let mut sources = String::new();
    let mut folders = vec![root("src"), root("fixtures")];
    while let Some(folder) = folders.pop() {
        for path in files_in(&folder) {
            sources.push_str(&path.to_string_lossy());
            if path.is_dir() {
                folders.push(path);
            } else if ["rs", "toml", "ftl"]
                .iter()
                .any(|end| has_ending(&path, end))
            {
                sources.push_str(&std::fs::read_to_string(&path).expect("a text"));
            }
        }
    }
    let name = Regex::new("^[a-z]+(-[a-z]+)+$").expect("a pattern");
    let mut wrong = Vec::new();
    for page in pages() {
        let text = written_by_people(&page);
        for span in code_spans(&text).filter(|span| name.is_match(span)) {
            if !sources.contains(span) && !NOT_OURS.contains(&span) {
                wrong.push(format!("{}: `{span}`", page.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A heading as GitHub makes a link to it.
fn anchor(heading: &str) -> String {
    let letters = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = letters.chars().filter_map(|letter| match letter {
        ' ' => Some('-'),
        letter if letter.is_alphanumeric() || "-_".contains(letter) => Some(letter),
        _ => None,
    });
    kept.collect()
}

#[test]
fn every_link_of_a_page_leads_to_a_file_and_a_heading_that_are_there() {
    let link = Regex::new(r"\]\(([^)\s]+)\)").expect("a pattern");
    let mut wrong = Vec::new();
    for page in pages() {
        let folder = page.parent().expect("a folder");
        let text = written_by_people(&page);
        for target in link.captures_iter(&text).map(|found| found[1].to_owned()) {
            if target.contains("://") {
                continue;
            }
            let (file, heading) = target.split_once('#').unwrap_or((&target, ""));
            let path = if file.is_empty() {
                page.clone()
            } else {
                folder.join(file)
            };
            if !path.exists() {
                wrong.push(format!("{}: {target}", page.display()));
                continue;
            }
            let is_there = heading.is_empty() || {
                let text = std::fs::read_to_string(&path).expect("a page");
                let mut headings = text.lines().filter(|line| line.starts_with('#'));
                headings.any(|line| anchor(line) == heading)
            };
            if !is_there {
                wrong.push(format!("{}: {target}", page.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the person who gets a checked list back reads in it is quoted as it is written.
#[test]
fn the_guides_for_hr_quote_what_is_written_into_a_list() {
    for (page, language, header, of_row) in [
        ("docs/guides/hr.md", "en", "Email", "row 17:"),
        ("docs/guides/hr.de.md", "de", "E-Mail", "Zeile 17:"),
    ] {
        let valid = |number: usize| format!("p{number}@example.com,P,Q,Single Address,Yes\n");
        let list = format!(
            "{header},First name,Last name,TYPE,ACTIVE\n{}anna@example,com,Anna,Berg,Single Address,Yes\n",
            (2..17).map(valid).collect::<String>()
        )
        .replace("anna@example,com", "\"anna@example,com\"");
        let line = format!(
            "validate list.csv --profile sosafe --set email={header} --language {language} --only failed -o failed.csv"
        );
        let run = Enroll::new()
            .file("list.csv", list)
            .line(&line)
            .exit(1)
            .run();
        let failed = run.read("failed.csv");
        let cell = failed.split(&format!("{of_row} ")).nth(1);
        let cell = cell.unwrap_or_else(|| panic!("{failed}")).trim_end();
        let cell = cell.strip_suffix('"').expect("a quoted cell");
        let text = std::fs::read_to_string(root(page)).expect("the page");
        assert!(text.contains(&format!("``{cell}``")), "{page}: {cell}");
        assert!(text.contains(&format!("`{of_row}`")), "{page}: {of_row}");
    }
}

/// A page whose commands no test types drifts away from the program.
#[test]
fn every_page_with_a_session_is_typed_along() {
    let tests = ["readme", "stories"].map(|name| {
        let path = root(&format!("tests/it/{name}.rs"));
        std::fs::read_to_string(path).expect("the test")
    });
    let typed = tests.concat();
    let mut missing = Vec::new();
    for page in pages() {
        let text = std::fs::read_to_string(&page).expect("a page");
        let name = page.strip_prefix(root("")).expect("a page of ours");
        let name = name.to_string_lossy();
        // The stories are told by their names; how `enroll` is built is tried by `.ci/run`.
        let is_elsewhere = name.starts_with("docs/stories/") || name == "docs/contributing.md";
        if text.contains("\n```console\n")
            && !is_elsewhere
            && !typed.contains(&format!("\"{name}\""))
        {
            missing.push(name.into_owned());
        }
    }
    assert!(missing.is_empty(), "no test types {}", missing.join(", "));
}
