//! The built program, run on one file and watched: it must end in time, within bounds, and say things that can be read.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::harness::program;

/// How many seconds of a processor one file may take, which do not pass while others have it.
const MOST_SECONDS: u64 = 10;
/// How long one file may take where the program merely waits.
const LONGEST: Duration = Duration::from_secs(120);
/// How much data one file may make the program hold; address space says little with threads.
const MOST_DATA: u64 = 1 << 30;

/// What a run came to.
pub(super) struct Run {
    pub(super) exit: i32,
    pub(super) report: Value,
    /// The annotated file, where one was written.
    pub(super) annotated: Option<Vec<u8>>,
    pub(super) talk: String,
    folder: tempfile::TempDir,
}

/// Validates a file; panics where the program breaks a promise that it makes for every file.
pub(super) fn validate(file: &Path, profile: &Path, options: &[&str]) -> Run {
    match attempt(file, profile, options) {
        Ok(run) => run,
        Err(fault) => panic!("{}: {fault}", file.display()),
    }
}

/// Validates a file; the error is a broken promise.
pub(super) fn attempt(file: &Path, profile: &Path, options: &[&str]) -> Result<Run, String> {
    let folder = tempfile::tempdir().expect("a folder for results");
    let annotated = folder.path().join("annotated.csv");
    let (mut output, mut talk) = (tempfile(), tempfile());
    let mut command = limited();
    command
        .arg("validate")
        .arg(file)
        .args(["--format", "json", "--profile"])
        .arg(profile)
        .arg("-o")
        .arg(&annotated)
        .args(options)
        .stdin(Stdio::null())
        .stdout(output.try_clone().expect("a handle"))
        .stderr(talk.try_clone().expect("a handle"));
    let mut child = command.spawn().expect("the program starts");
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("the program can be waited for") {
            break status;
        }
        if start.elapsed() > LONGEST {
            child.kill().expect("the program can be stopped");
            child.wait().expect("the program ends");
            return Err(format!("still running after {LONGEST:?}"));
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let talk = text(&mut talk);
    let output = text(&mut output);
    if let Some(signal) = status.signal() {
        return Err(format!("ended by signal {signal}: {talk}"));
    }
    let exit = status.code().unwrap_or(-1);
    if talk.contains("panicked") {
        return Err(format!("panicked: {talk}"));
    }
    if let Some(acting) = format!("{output}{talk}").chars().find(|letter| {
        letter.is_control() && *letter != '\n' || matches!(letter, '\u{202a}'..='\u{202e}')
    }) {
        return Err(format!("prints {acting:?} as it is"));
    }
    let report = serde_json::from_str(&output)
        .map_err(|error| format!("exit {exit}, no JSON ({error}): {output}{talk}"))?;
    Ok(Run {
        exit,
        report,
        annotated: std::fs::read(&annotated).ok(),
        talk,
        folder,
    })
}

impl Run {
    /// Where the annotated file is, or would be.
    pub(super) fn path(&self) -> PathBuf {
        self.folder.path().join("annotated.csv")
    }

    pub(super) fn findings(&self) -> &[Value] {
        self.report["findings"]
            .as_array()
            .map_or(&[], Vec::as_slice)
    }

    /// The annotated file in characters.
    pub(super) fn text(&self) -> Option<String> {
        let name = self.report["source"]["encoding"]
            .as_str()
            .unwrap_or("utf-8");
        let encoding = encoding_rs::Encoding::for_label(name.as_bytes()).expect("an encoding");
        let bytes = self.annotated.as_ref()?;
        Some(encoding.decode_with_bom_removal(bytes).0.into_owned())
    }

    /// The cells of the annotated file without ours, read by another reader than the program's.
    pub(super) fn cells(&self) -> Option<Vec<Vec<String>>> {
        let text = self.text()?;
        let source = &self.report["source"];
        let delimiter = source["delimiter"].as_str().unwrap_or(",");
        let header = source["header_row"].as_u64().unwrap_or(0);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter.as_bytes()[0])
            .from_reader(text.as_bytes());
        let mut rows: Vec<Vec<String>> = reader
            .records()
            .map(|record| {
                let record = record.expect("text is UTF-8");
                record.iter().map(str::to_owned).collect()
            })
            .collect();
        // The reader leaves out lines without bytes, which have no cell of ours either.
        let above = super::laws::rows_above(&text, delimiter.as_bytes()[0], header);
        for row in rows.iter_mut().skip(above) {
            row.pop();
        }
        if let Some(line) = text.lines().next().filter(|line| line.starts_with("sep=")) {
            rows[0] = vec![line.to_owned()];
        }
        Some(rows)
    }
}

/// The program, with a limit where the system has a command for it.
fn limited() -> Command {
    static PRLIMIT: OnceLock<bool> = OnceLock::new();
    let there = || Command::new("prlimit").arg("--version").output().is_ok();
    if !*PRLIMIT.get_or_init(there) {
        return program();
    }
    let mut command = Command::new("prlimit");
    command
        .args([
            format!("--data={MOST_DATA}"),
            format!("--cpu={MOST_SECONDS}"),
        ])
        .arg(program().get_program())
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command
}

fn tempfile() -> File {
    tempfile::tempfile().expect("a file for results")
}

fn text(file: &mut File) -> String {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0)).expect("a file has a start");
    file.read_to_end(&mut bytes).expect("a file can be read");
    String::from_utf8(bytes).unwrap_or_else(|error| panic!("printed no UTF-8: {error}"))
}
