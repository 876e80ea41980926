//! The stories of docs/stories, the tutorial, the guides, and the pages of plans, exports and build servers are what happens: each is typed along in a folder with its files.
//!
//! `docs/stories/NAME.md` starts with the files of `fixtures/stories/NAME`. `ENROLL_BLESS=1 cargo test --test it stories`
//! writes anew what the commands print.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use regex::Regex;

use crate::harness::program;
use crate::place::Place;
use crate::stored::{bless, difference, root};
use crate::tty::Tty;

/// How the program is called in a story: as on a terminal, values are shown.
const AS_ON_A_TERMINAL: &str = "#!/bin/sh\nexec \"$ENROLL\" \"$@\" --show-values full\n";

/// How the program is called on a build server.
const AS_ON_A_BUILD_SERVER: &str = "#!/bin/sh\nCI=true exec \"$ENROLL\" \"$@\"\n";

/// A story, and the folder in which it is typed along.
struct Story {
    place: Place,
    /// How the last command ended.
    code: i32,
}

impl Story {
    /// A folder with these files, where the program is called by such a script.
    fn new(files: &Path, script: &str) -> Self {
        use std::os::unix::fs::PermissionsExt as _;
        let place = Place::new();
        let (here, bin) = (place.path("here"), place.path("bin"));
        std::fs::create_dir(&here).expect("a folder");
        std::fs::create_dir(&bin).expect("a folder");
        for file in std::fs::read_dir(files).expect("the files of the story") {
            let file = file.expect("a file");
            std::fs::copy(file.path(), here.join(file.file_name())).expect("a copy");
        }
        std::fs::write(bin.join("enroll"), script).expect("a file");
        let runs = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(bin.join("enroll"), runs).expect("it can be run");
        Self { place, code: 0 }
    }

    /// What a command prints, without what is another in every run.
    fn printed(&mut self, command: &str) -> String {
        if command == "echo $?" {
            return format!("{}\n", self.code);
        }
        let path = format!("{}:/usr/bin:/bin", self.place.path("bin").display());
        let output = Command::new("/bin/sh")
            .args(["-c", &format!("{{ {command}\n}} 2>&1 </dev/null")])
            .current_dir(self.place.path("here"))
            .env_clear()
            .env("PATH", path)
            .env("ENROLL", env!("CARGO_BIN_EXE_enroll"))
            .output()
            .expect("it runs");
        self.code = output.status.code().unwrap_or(-1);
        let text = String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8");
        // What the program was called with beside the words of the page.
        let text = text.replace(" --show-values full", "");
        // The id of a run changes with every version, a digest and an id with every database, and a moment passes.
        let today = jiff::Timestamp::now().strftime("%F").to_string();
        let told = [
            (r"\b(run:?|digest|plan is) (`?)[0-9a-f]{16,32}\b", "$1 $2…"),
            (r"\benroll-[0-9a-f]{16}\b", "enroll-…"),
            (
                r#""(run_id|digest|id)": ?"[0-9a-f]{16,32}""#,
                "\"$1\":\"…\"",
            ),
            (
                &format!(r"\b{today} \d\d:\d\d:\d\d\b"),
                "2026-10-06 02:00:00",
            ),
        ]
        .into_iter()
        .fold(text, |text, (pattern, told)| {
            let pattern = Regex::new(pattern).expect("a pattern");
            pattern.replace_all(&text, told).into_owned()
        });
        match told.strip_suffix('\n') {
            None if !told.is_empty() => told + "\n",
            _ => told,
        }
    }
}

/// Types a command on a terminal, answers as the block does, and sees that it shows what the block shows.
fn ask(block: &str, story: &Story) {
    let mut lines = block.lines();
    let command = lines.next().unwrap_or_default();
    let words = command
        .strip_prefix("$ enroll ")
        .unwrap_or_else(|| panic!("no command of ours: {command}"));
    let mut enroll = program();
    enroll
        .args(words.split_whitespace())
        .current_dir(story.place.path("here"))
        .env_clear()
        .env("TERM", "xterm");
    let mut terminal = rexpect::session::spawn_command(enroll, Some(20_000)).expect("a terminal");
    for line in lines {
        let question = line.strip_prefix("? ");
        let (shown, answer) = match question.and_then(|text| text.rsplit_once(": ")) {
            Some((question, answer)) => (question, Some(answer)),
            None => (line, None),
        };
        // Colours stand between a bracket and what is in it.
        let shown = shown.trim_matches(['[', ']', ' ']);
        terminal
            .exp_string(shown)
            .unwrap_or_else(|error| panic!("{command}: no `{shown}`: {error}"));
        if let Some(answer) = answer {
            terminal.send_line(answer).expect("it listens");
        }
    }
    terminal.exp_eof().expect("it ends");
}

/// A screen on which a page types: `$ …` begins a session, other lines are keys, each a word.
#[derive(Default)]
struct Screen {
    tty: Option<Tty>,
}

impl Screen {
    /// What it shows after these keys. What the page shows is waited for, however slow the machine is.
    fn after(&mut self, typed: &str, expected: &str, story: &Story) -> String {
        if let Some(command) = typed.strip_prefix("$ ") {
            let folder = story.place.path("here");
            self.tty = Some(Tty::new(&folder, command, (24, 80)));
        }
        let tty = self.tty.as_mut().expect("a session");
        for word in typed.split(' ').filter(|_| !typed.starts_with("$ ")) {
            let before = tty.settled();
            tty.press(match word {
                "Enter" => "\r",
                "Esc" => "\u{1b}",
                "Home" => "\u{1b}[H",
                "Right" => "\u{1b}[C",
                "Down" => "\u{1b}[B",
                letters => letters,
            });
            // It is a key of its own once it was read, and not the start of the next one.
            if word == "Esc" {
                tty.changed_from(&before);
            }
        }
        if !bless() {
            tty.shows(expected);
        }
        tty.settled()
    }
}

/// The page as it would be written today, and how many commands it has.
fn told_anew(page: &str, story: &mut Story) -> (String, usize) {
    let (mut told, mut count) = (String::new(), 0);
    let mut in_console = false;
    let mut on_a_terminal: Option<String> = None;
    let mut unsaid = None;
    let mut screen = Screen::default();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(typed) = line.strip_prefix("```screen ") {
            let expected: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let picture = screen.after(typed, &expected.join("\n"), story);
            let _ = write!(told, "{line}\n{picture}\n```\n");
            continue;
        }
        match (line, &mut on_a_terminal) {
            ("```", Some(block)) => {
                ask(block, story);
                on_a_terminal = None;
            }
            (line, Some(block)) => block.extend([line, "\n"]),
            ("```terminal", None) => on_a_terminal = Some(String::new()),
            ("```console", None) => in_console = true,
            ("```", None) => in_console = false,
            _ => {}
        }
        if !in_console || line == "```console" {
            let _ = writeln!(told, "{line}");
            continue;
        }
        if let Some(command) = line.strip_prefix("$ ") {
            let asked = command == "echo $?";
            assert!(
                unsaid.is_none() || asked,
                "`{}` did not end with 0, and the story does not say so",
                unsaid.unwrap_or_default()
            );
            count += 1;
            let _ = write!(told, "{line}\n{}", story.printed(command));
            unsaid = (story.code != 0 && !asked).then(|| command.to_owned());
        }
    }
    assert!(
        unsaid.is_none(),
        "`{}` did not end with 0, and the story does not say so",
        unsaid.unwrap_or_default()
    );
    (told, count)
}

/// Tells the story of a target again.
fn tell(name: &str) {
    tell_page(
        &format!("docs/stories/{name}.md"),
        &format!("fixtures/stories/{name}"),
    );
}

/// Types a page along, from these files on. A command that does not end with 0 is followed by `echo $?`.
fn tell_page(name: &str, files: &str) {
    tell_page_as(name, files, AS_ON_A_TERMINAL);
}

fn tell_page_as(name: &str, files: &str, script: &str) {
    let path = root(name);
    let page = std::fs::read_to_string(&path).expect("the page");
    let mut story = Story::new(&root(files), script);
    let (told, count) = told_anew(&page, &mut story);
    assert!(count >= 1, "{name} has no command");
    if bless() {
        std::fs::write(&path, &told).expect("a file");
    }
    let difference = difference(&page, &told);
    assert!(
        difference.is_empty() || bless(),
        "{name} is not what happens; `ENROLL_BLESS=1 cargo test --test it stories` writes it:\n{difference}"
    );
}

#[test]
fn correct_is_what_happens() {
    tell("correct");
}

#[test]
fn sosafe_is_what_happens() {
    tell("sosafe");
}

#[test]
fn spencer_is_what_happens() {
    tell("spencer");
}

#[test]
fn sociuu_is_what_happens() {
    tell("sociuu");
}

#[test]
fn symbiant_is_what_happens() {
    tell("symbiant");
}

#[test]
fn the_page_of_the_plans_is_what_happens() {
    tell_page("docs/plans.md", "fixtures/stories/sociuu");
}

#[test]
fn the_tutorial_is_what_happens() {
    tell_page("docs/tutorial.md", "fixtures/stories/tutorial");
}

#[test]
fn the_guide_for_it_admins_is_what_happens() {
    tell_page("docs/guides/it-admin.md", "fixtures/stories/it-admin");
}

#[test]
fn the_guide_for_support_is_what_happens() {
    tell_page("docs/guides/support.md", "fixtures/stories/support");
}

#[test]
fn the_page_of_exit_codes_is_what_happens() {
    tell_page("docs/exit-codes.md", "fixtures/ci");
}

#[test]
fn the_page_of_exports_is_what_happens() {
    tell_page("docs/export.md", "fixtures/export");
}

#[test]
fn the_page_of_build_servers_is_what_happens() {
    tell_page_as("docs/ci.md", "fixtures/ci", AS_ON_A_BUILD_SERVER);
}

/// A story that is in no list is one that nobody reads, and one without a test is one that nobody can believe.
#[test]
fn every_story_is_told_and_listed() {
    let listed = std::fs::read_to_string(root("docs/stories/README.md")).expect("the list");
    let tests = std::fs::read_to_string(root("tests/it/stories.rs")).expect("this file");
    for page in std::fs::read_dir(root("docs/stories")).expect("the stories") {
        let page = page.expect("a page").file_name();
        let page = page.to_string_lossy();
        let Some(name) = page.strip_suffix(".md").filter(|name| *name != "README") else {
            continue;
        };
        assert!(
            listed.contains(&format!("]({name}.md")),
            "{name} is not listed"
        );
        assert!(
            tests.contains(&format!("tell(\"{name}\")")),
            "{name} is not told"
        );
    }
}
