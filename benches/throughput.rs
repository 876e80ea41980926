//! Rows per second, peak memory, and the ratio to a plain copy of the same file by the `csv` crate in the same run.
//!
//! `cargo bench` for 1,000,000 rows; `cargo bench -- 5000000` for more, `cargo bench -- 1000000 9` for nine rounds.
//! The programs run in turn, so that a machine that slows down slows both; medians are what counts.

// Counts of rows and bytes are far below the 2^52 up to which they are exact.
#![allow(clippy::cast_precision_loss)]

mod people;

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

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
    measure(number(0, 1_000_000)?, number(1, 5)?)
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

fn measure(rows: u64, rounds: u64) -> Result<()> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let list = folder.path().join("people.csv");
    let mut file = BufWriter::new(File::create(&list)?);
    people::write(rows, &mut file)?;
    file.flush()?;
    let bytes = list.metadata()?.len();
    println!(
        "{rows} rows of 12 columns, {:.1} MB, {rounds} rounds",
        bytes as f64 / 1e6
    );

    let profile = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("benches/users.toml");
    let output = folder.path().join("output.csv");
    let enroll = |output: Option<&Path>| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_enroll"));
        command
            .arg("validate")
            .arg(&list)
            .arg("--profile")
            .arg(&profile);
        command
            .arg("--tenant")
            .arg("domains=example.com,example.de,example.org,corp.example.net,example.co.uk");
        command.args(["--tenant", "seats=1000", "--tenant", "smallest_group=5"]);
        if let Some(output) = output {
            command.arg("-o").arg(output);
        }
        command
    };
    let copy = || {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg(COPY).arg(&list).arg(&output);
        Ok(command)
    };
    let mut contenders = [
        Contender::new("csv crate copy", Box::new(copy)),
        Contender::new("enroll validate", Box::new(|| Ok(enroll(None)))),
        Contender::new("enroll validate -o", Box::new(|| Ok(enroll(Some(&output))))),
    ];
    for round in 0..=rounds {
        for contender in &mut contenders {
            // A file that is still on its way to the disk would slow whoever writes next.
            let _ = std::fs::remove_file(&output);
            let run = timed((contender.command)()?)?;
            // The first round fills the caches.
            if round > 0 {
                contender.runs.push(run);
            }
        }
    }
    let medians: Vec<f64> = contenders
        .iter()
        .map(|contender| median(&contender.runs))
        .collect();
    println!(
        "{:<20} {:>9} {:>12} {:>9} {:>8}",
        "", "seconds", "rows/s", "MiB", "x copy"
    );
    for (Contender { name, runs, .. }, seconds) in contenders.iter().zip(&medians) {
        let peak = runs.iter().filter_map(|run| run.peak).max();
        let peak = peak.map_or("n/a".to_owned(), |kib| {
            format!("{:.0}", kib as f64 / 1024.0)
        });
        println!(
            "{name:<20} {seconds:>9.3} {:>12.0} {peak:>9} {:>8.2}",
            rows as f64 / seconds,
            seconds / medians[0]
        );
    }
    Ok(())
}

/// A program that is measured, and how its runs went.
struct Contender<'c> {
    name: &'static str,
    command: Box<dyn Fn() -> Result<Command> + 'c>,
    runs: Vec<Run>,
}

impl<'c> Contender<'c> {
    fn new(name: &'static str, command: Box<dyn Fn() -> Result<Command> + 'c>) -> Self {
        Self {
            name,
            command,
            runs: Vec::new(),
        }
    }
}

/// How long a program took, and the most memory it held, in KiB.
struct Run {
    wall: Duration,
    peak: Option<u64>,
}

fn timed(mut command: Command) -> Result<Run> {
    let start = Instant::now();
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::inherit())
        .spawn()?;
    let mut peak = None;
    let status = loop {
        peak = peak_memory(&child).max(peak);
        match child.try_wait()? {
            Some(status) => break status,
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    };
    let wall = start.elapsed();
    match status.code() {
        Some(0 | 1) => Ok(Run { wall, peak }),
        _ => Err(format!("{command:?} ended with {status}").into()),
    }
}

/// The high-water mark that Linux keeps for a process.
fn peak_memory(child: &Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().split(' ').next()?.parse().ok()
}

fn median(runs: &[Run]) -> f64 {
    let mut seconds: Vec<f64> = runs.iter().map(|run| run.wall.as_secs_f64()).collect();
    seconds.sort_by(f64::total_cmp);
    seconds[seconds.len() / 2]
}
