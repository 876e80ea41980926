//! Programs that run in turn, so that a machine that slows down slows all of them; medians are what counts.

// Counts of rows and bytes are far below the 2^52 up to which they are exact.
#![allow(clippy::cast_precision_loss)]

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::Result;

/// A program that is measured, and how its runs went.
pub(crate) struct Contender<'c> {
    name: &'static str,
    /// How it may end.
    exits: &'static [i32],
    /// What is run, once everything is as it was; that is not measured.
    command: Box<dyn Fn() -> Result<Command> + 'c>,
    runs: Vec<Run>,
}

impl<'c> Contender<'c> {
    pub(crate) fn new(
        name: &'static str,
        exits: &'static [i32],
        command: impl Fn() -> Result<Command> + 'c,
    ) -> Self {
        Self {
            name,
            exits,
            command: Box::new(command),
            runs: Vec::new(),
        }
    }
}

/// Measures them and prints how they did, beside the first of them.
pub(crate) fn measure(rows: u64, rounds: u64, mut contenders: Vec<Contender<'_>>) -> Result<()> {
    for round in 0..=rounds {
        for contender in &mut contenders {
            let run = timed((contender.command)()?, contender.exits)?;
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
        "{:<24} {:>9} {:>12} {:>9} {:>8}",
        "", "seconds", "rows/s", "MiB", "x copy"
    );
    for (Contender { name, runs, .. }, seconds) in contenders.iter().zip(&medians) {
        let peak = runs.iter().filter_map(|run| run.peak).max();
        let peak = peak.map_or("n/a".to_owned(), |kib| {
            format!("{:.0}", kib as f64 / 1024.0)
        });
        println!(
            "{name:<24} {seconds:>9.3} {:>12.0} {peak:>9} {:>8.2}",
            rows as f64 / seconds,
            seconds / medians[0]
        );
    }
    Ok(())
}

/// How long a program took, and the most memory it held, in KiB.
struct Run {
    wall: Duration,
    peak: Option<u64>,
}

fn timed(mut command: Command, exits: &[i32]) -> Result<Run> {
    let start = Instant::now();
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
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
        Some(code) if exits.contains(&code) => Ok(Run { wall, peak }),
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
