//! Rows per second, peak memory, and the ratio to a plain copy of the same file by the `csv` crate in the same run.
//!
//! `cargo bench` for 1,000,000 rows; `cargo bench -- 5000000` for more, `cargo bench -- 1000000 9` for nine rounds.

mod contenders;
mod people;

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::contenders::Contender;
use crate::people::Edition;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// How many users are written into a workbook.
const MOST_IN_A_SHEET: u64 = 500_000;

/// The word that makes this program the copy that `enroll` is measured against.
const COPY: &str = "--copy";

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    if let [word, from, to] = &words[..]
        && word == COPY
    {
        return copy(Path::new(from), Path::new(to));
    }
    let number = |index: usize, usual: u64| words.get(index).map_or(Ok(usual), |word| word.parse());
    let (rows, rounds) = (number(0, 1_000_000)?, number(1, 5)?);
    let place = Place {
        folder: tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?,
        rows,
    };
    println!("{rows} rows of 12 columns, {rounds} rounds");
    validating(&place, rounds)?;
    importing(&place, rounds)?;
    exporting(&place, rounds)
}

/// What everybody would write first: each record read and written by the `csv` crate.
fn copy(from: &Path, to: &Path) -> Result<()> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_path(from)?;
    let mut writer = csv::WriterBuilder::new().flexible(true).from_path(to)?;
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record)? {
        writer.write_byte_record(&record)?;
    }
    Ok(writer.flush()?)
}

/// Where the files are, and how many people are in the lists.
struct Place {
    folder: tempfile::TempDir,
    rows: u64,
}

impl Place {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn list(&self, name: &str, edition: Edition) -> Result<()> {
        let mut file = BufWriter::new(File::create(self.path(name))?);
        people::write(self.rows, edition, &mut file)?;
        Ok(file.flush()?)
    }

    /// `enroll` with the words of a line, in which the people may be at any of their domains.
    fn enroll(&self, line: &str) -> Command {
        let profile = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("benches/users.toml");
        let mut command = Command::new(env!("CARGO_BIN_EXE_enroll"));
        command.current_dir(self.folder.path());
        command.args(line.split_whitespace());
        command.arg("--profile").arg(profile);
        command
    }

    fn copy(&self, name: &str) -> Result<Command> {
        let mut command = Command::new(std::env::current_exe()?);
        command
            .current_dir(self.folder.path())
            .args([COPY, name, "copy.csv"]);
        // A file that is still on its way to the disk would slow whoever writes next.
        self.remove("copy.csv");
        Ok(command)
    }

    fn remove(&self, name: &str) {
        let _ = fs::remove_file(self.path(name));
    }
}

const DOMAINS: &str =
    "--org domains=example.com,example.de,example.org,corp.example.net,example.co.uk";

fn validating(place: &Place, rounds: u64) -> Result<()> {
    place.list("people.csv", Edition::Faulty)?;
    let enroll = |output: &str| {
        place.remove("output.csv");
        let line = format!(
            "validate people.csv {output} {DOMAINS} --org seats=1000 --org smallest_group=5"
        );
        Ok(place.enroll(&line))
    };
    let contenders = vec![
        Contender::new("csv crate copy", &[0], || place.copy("people.csv")),
        Contender::new("enroll validate", &[0, 1], || enroll("")),
        Contender::new("enroll validate -o", &[0, 1], || enroll("-o output.csv")),
    ];
    contenders::measure(place.rows, rounds, contenders)
}

/// A list of people of whom one in a hundred is another one than the target holds.
fn importing(place: &Place, rounds: u64) -> Result<()> {
    place.list("held.csv", Edition::Sound)?;
    place.list("wanted.csv", Edition::Later)?;
    let line = |line: &str| Ok(place.enroll(&format!("{line} {DOMAINS}")));
    let diff = |current: &str, plan: &str| {
        place.remove(plan);
        line(&format!(
            "diff wanted.csv --current {current} --absent delete -o {plan}"
        ))
    };
    let contenders = vec![
        Contender::new("csv crate copy", &[0], || place.copy("wanted.csv")),
        Contender::new("enroll apply --create", &[0], || {
            place.remove("users.db");
            line("apply held.csv --current users.db --create --yes")
        }),
        Contender::new("enroll diff, database", &[0], || {
            diff("users.db", "plan.json")
        }),
        Contender::new("enroll diff, export", &[0], || {
            diff("held.csv", "other.json")
        }),
        Contender::new("enroll apply, database", &[0], || {
            place.remove("undo.json");
            fs::copy(place.path("users.db"), place.path("changed.db"))?;
            File::open(place.path("changed.db"))?.sync_all()?;
            Ok(place.enroll("apply plan.json --current changed.db --yes --undo undo.json"))
        }),
    ];
    contenders::measure(place.rows, rounds, contenders)
}

/// The users of a database as the target's own file: all of them as CSV, and as a workbook as many as fit well into one.
fn exporting(place: &Place, rounds: u64) -> Result<()> {
    let some = Place {
        folder: tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?,
        rows: place.rows.min(MOST_IN_A_SHEET),
    };
    for place in [place, &some] {
        place.remove("users.db");
        place.list("held.csv", Edition::Sound)?;
        let line = format!("apply held.csv --current users.db --create --yes {DOMAINS}");
        let made = place.enroll(&line).stdout(Stdio::null()).status()?;
        assert!(made.success(), "there is a database");
    }
    let export = |place: &Place, name: &str| {
        place.remove(name);
        let line = format!("export --current users.db -o {name} {DOMAINS}");
        Ok(place.enroll(&line))
    };
    let contenders = vec![
        Contender::new("csv crate copy", &[0], || place.copy("held.csv")),
        Contender::new("enroll export, CSV", &[0], || export(place, "export.csv")),
    ];
    contenders::measure(place.rows, rounds, contenders)?;
    let contenders = vec![
        Contender::new("csv crate copy", &[0], || some.copy("held.csv")),
        Contender::new("enroll export, XLSX", &[0], || export(&some, "export.xlsx")),
    ];
    contenders::measure(some.rows, rounds, contenders)
}
