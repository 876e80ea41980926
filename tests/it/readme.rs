//! What the pages show is what happens: their files are written, their commands run, their output compared.

use crate::harness::Enroll;
use crate::stored::{self, difference, root};

/// A block of a page: what stands behind its fence, and its text.
struct Block {
    fence: String,
    text: String,
}

fn blocks(page: &str) -> Vec<Block> {
    let text =
        std::fs::read_to_string(root(page)).unwrap_or_else(|error| panic!("{page}: {error}"));
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for line in text.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(fence)) => {
                open = Some(Block {
                    fence: fence.trim().to_owned(),
                    text: String::new(),
                });
            }
            (Some(_), Some("")) => blocks.extend(open.take()),
            (Some(block), _) => block.text.push_str(&format!("{line}\n")),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "{page}: a block does not end");
    blocks
}

/// The commands of a console block, each with what it prints.
fn commands(block: &str) -> Vec<(String, String)> {
    let mut commands: Vec<(String, String)> = Vec::new();
    for line in block.lines() {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(command), _) => commands.push((command.to_owned(), String::new())),
            (None, Some((_, output))) => output.push_str(&format!("{line}\n")),
            (None, None) => panic!("output without a command: {line}"),
        }
    }
    commands
}

/// Runs a page in one folder, as a person who types along. Returns how many commands it has.
fn run(page: &str) -> usize {
    let folder = Enroll::new();
    #[cfg(unix)]
    std::os::unix::fs::symlink(root("fixtures"), folder.folder().join("fixtures")).expect("a link");
    let mut count = 0;
    for Block { fence, text } in blocks(page) {
        match fence.split_once(' ') {
            // A table or a mapping with a file's name: what comes next uses it.
            Some(("csv" | "toml", name)) if name.contains('.') => {
                std::fs::write(folder.folder().join(name), text).expect("a file");
            }
            _ if fence == "console" => {
                for (command, expected) in commands(&text) {
                    let Some(got) = printed(&folder, &command) else {
                        continue;
                    };
                    if stored::bless() {
                        bless(page, &command, &expected, &got);
                        count += 1;
                        continue;
                    }
                    let difference = difference(&expected, &got);
                    assert!(
                        difference.is_empty(),
                        "{page}: `{command}`\n{difference}~~~ it prints\n{got}~~~"
                    );
                    count += 1;
                }
            }
            _ => {}
        }
    }
    count
}

/// Puts what a command prints now into the page.
fn bless(page: &str, command: &str, expected: &str, got: &str) {
    let text = std::fs::read_to_string(root(page)).expect("the page is there");
    let shown = |output: &str| format!("$ {command}\n{output}");
    let text = text.replacen(&shown(expected), &shown(got), 1);
    std::fs::write(root(page), text).expect("the page can be written");
}

/// What a command prints; nothing where it is one that is not run here.
fn printed(folder: &Enroll, command: &str) -> Option<String> {
    let words: Vec<&str> = command.split_whitespace().collect();
    let enroll = match words[..] {
        ["cargo", "run", "--release", "--", ..] => &words[4..],
        ["enroll", ..] => &words[1..],
        ["head", count, file] => {
            let count = count.trim_start_matches('-').parse().expect("a number");
            let text = std::fs::read_to_string(folder.folder().join(file)).expect("a file");
            // A terminal shows no byte order mark.
            let text = text.trim_start_matches('\u{feff}');
            return Some(
                text.lines()
                    .take(count)
                    .map(|line| format!("{line}\n"))
                    .collect(),
            );
        }
        // It is running just now, or runs this.
        ["cargo", "test"] | [".ci/run"] => return None,
        _ => panic!("`{command}` is no command that can be tested here"),
    };
    let output = folder.command().args(enroll).output().expect("it runs");
    let text = String::from_utf8([output.stdout, output.stderr].concat()).expect("it is UTF-8");
    // The id of a run changes with every version.
    let line = |line: &str| {
        let start = line.len() - line.trim_start().len();
        match line.trim_start().split_once(' ') {
            Some(("run", _)) if start == 0 => "run …\n".to_owned(),
            Some((key @ ("\"run_id\":" | "\"tool_version\":"), _)) => {
                format!("{}{key} \"…\",\n", &line[..start])
            }
            _ => format!("{line}\n"),
        }
    };
    Some(text.lines().map(line).collect())
}

#[cfg(unix)]
#[test]
fn the_readme_shows_what_happens() {
    assert!(run("README.md") >= 2);
    let text = std::fs::read_to_string(root("README.md")).expect("the page is there");
    for command in [
        "cargo run --release -- validate fixtures/sosafe/new-hires.xlsx --profile sosafe -o new-hires.checked.csv",
        "cargo test",
    ] {
        assert!(
            text.contains(&format!("$ {command}\n")),
            "the README lacks `{command}`"
        );
    }
}

#[test]
fn the_page_of_the_mapping_shows_what_happens() {
    assert!(run("docs/mapping.md") >= 5);
}

#[test]
fn the_page_of_templates_shows_what_happens() {
    assert!(run("docs/templates.md") >= 2);
}

#[test]
fn the_page_of_the_documents_for_programs_shows_what_happens() {
    assert!(run("docs/json.md") >= 1);
}

/// A key that is not explained is a key that nobody finds.
#[test]
fn the_page_of_the_mapping_explains_every_key() {
    let page = std::fs::read_to_string(root("docs/mapping.md")).expect("the page is there");
    let known = |mapping: &str| -> Vec<String> {
        let run = Enroll::new()
            .file("mapping.toml", mapping)
            .line("validate - --mapping mapping.toml --profile sosafe");
        let stderr = run.exit(2).run().stderr;
        let list = stderr
            .split("known here: ")
            .nth(1)
            .unwrap_or_else(|| panic!("{stderr}"));
        list.trim().split(", ").map(str::to_owned).collect()
    };
    for table in [
        "",
        "[source]\n",
        "[rules]\n",
        "[org]\n",
        "[columns.email]\n",
    ] {
        for key in known(&format!("{table}qqqq = 1\n")) {
            let mut rows = page.lines().filter(|line| line.starts_with('|'));
            assert!(
                rows.any(|row| row.contains(&format!("`{key}`"))),
                "docs/mapping.md has no row for `{key}` of {table}"
            );
        }
    }
}

#[test]
fn the_changelog_lists_every_rule() {
    let text = std::fs::read_to_string(root("CHANGELOG.md")).expect("the page is there");
    for rule in enroll::rules::ALL {
        assert!(
            text.contains(&format!("`{}`", rule.name)),
            "CHANGELOG.md has no `{}`",
            rule.name
        );
    }
}
