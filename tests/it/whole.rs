//! `apply` is whole or not at all: whatever ends it, whichever process writes beside it, and however full the disk is.

#[cfg(unix)]
mod ended;
mod erased;
#[cfg(target_os = "linux")]
mod faults;
#[cfg(unix)]
mod refused;
mod stale;
mod together;

use std::fmt::Write as _;
use std::num::NonZeroUsize;
use std::ops::Deref;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use enroll::current::{self, CurrentUsers};
use enroll::profile::Profile;

use crate::place::Place;

const PROFILE: &str = r#"
name = "people"
match_on = ["email"]
archived_by = "archived_at"

[fields.email]
type = "email"
required = true
headers = ["Email"]

[fields.first_name]
required = true
headers = ["First name"]

[fields.department]
headers = ["Department"]

[fields.badge]
type = "id"
unique = true
headers = ["Badge"]

[fields.archived_at]
type = "date-time"
headers = ["Archived at"]

[operations.import]
existing = ["update"]
absent = ["keep", "delete"]

[operations.delete]
fields = ["email"]
requires = ["email"]

[operations.sync]
absent = ["archive"]
"#;

const HEADERS: &str = "Email,First name,Department\n";

/// A folder in which several programs run, with the profile of these people.
struct People(Place);

impl Deref for People {
    type Target = Place;

    fn deref(&self) -> &Place {
        &self.0
    }
}

/// How a run ended.
struct Ended {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl People {
    fn new() -> Self {
        let place = Place::new();
        place.file("people.toml", PROFILE);
        Self(place)
    }

    /// With a database of these people.
    fn with(people: &str) -> Self {
        let place = Self::new();
        place.file("held.csv", people);
        place.ends(
            0,
            "apply held.csv --profile people.toml --current users.db --create --yes",
        );
        place
    }

    /// With a database of so many people, a list that changes every third of them, leaves every third out and has as many
    /// new ones, and the plan for that.
    fn with_a_plan(people: usize) -> Self {
        let place = Self::with(&held(people));
        place.file("wanted.csv", wanted(people));
        place.ends(
            0,
            "diff wanted.csv --profile people.toml --current users.db --absent delete -o plan.json",
        );
        place
    }

    /// The names in the folder, but for those of the lists and plans that tests put there.
    fn files(&self) -> Vec<String> {
        let mut names = self.names();
        names.retain(|name| {
            !matches!(
                name.as_str(),
                "people.toml" | "held.csv" | "wanted.csv" | "plan.json" | "before.db"
            )
        });
        names
    }

    /// A command whose words are parted by spaces. Its errors name people.
    fn command(&self, line: &str) -> Command {
        let mut command = Command::new(binary());
        command.args(line.split_whitespace());
        command.args(["--show-values", "full"]);
        self.here(&mut command);
        command
    }

    /// Lets a command run here, and with an environment that says nothing.
    fn here(&self, command: &mut Command) {
        command
            .current_dir(self.folder())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
    }

    #[track_caller]
    fn ends(&self, exit: i32, line: &str) -> Ended {
        let output = self.command(line).output().expect("the binary is there");
        let ended = Ended::new(&output);
        assert_eq!(
            ended.code,
            Some(exit),
            "`enroll {line}` ended so\n{}{}",
            ended.stdout,
            ended.stderr
        );
        ended
    }

    /// The users of current users. What a killed run left half-written is taken back.
    fn read(&self, name: &str) -> CurrentUsers {
        let profile = Profile::from_toml("people.toml", PROFILE).expect("it is sound");
        current::open(&self.path(name), &profile, NonZeroUsize::MIN)
            .unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// A fingerprint of the users of the database.
    fn users(&self) -> u128 {
        self.read("users.db").digest
    }

    /// What another program sees in the database.
    fn shows(&self, sql: &str) -> Option<String> {
        use rusqlite::OptionalExtension;
        let connection = rusqlite::Connection::open(self.path("users.db")).expect("a database");
        let shown = connection.query_row(sql, [], |row| row.get(0));
        shown.optional().expect("it has one column")
    }
}

impl Ended {
    fn new(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self {
            code: output.status.code(),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }
}

/// The binary, which `ENROLL_BIN` can say: a release build does in a minute what takes this one ten.
fn binary() -> PathBuf {
    let given = std::env::var_os("ENROLL_BIN");
    given.map_or_else(|| env!("CARGO_BIN_EXE_enroll").into(), PathBuf::from)
}

/// A number that the environment can say.
fn number(variable: &str, usual: usize) -> usize {
    let given = std::env::var(variable).ok();
    given.map_or(usual, |text| text.parse().expect("it is a number"))
}

fn person(list: &mut String, number: usize, department: &str) {
    let _ = writeln!(
        list,
        "{}@example.com,Anna,{department} {}",
        address(number),
        number % 40
    );
}

/// What nobody else has in an address.
fn address(number: usize) -> String {
    format!("anna.berg.{number:06}x")
}

fn held(people: usize) -> String {
    let mut list = HEADERS.to_owned();
    for number in 0..people {
        person(&mut list, number, "Department");
    }
    list
}

fn wanted(people: usize) -> String {
    let mut list = HEADERS.to_owned();
    for number in 0..2 * people {
        match number % 3 {
            0 if number < people => {}
            1 if number < people => person(&mut list, number, "Team"),
            _ => person(&mut list, number, "Department"),
        }
    }
    list
}
