//! Feeds damaged files to `enroll` in this process, tries its laws on them, and prints what fails as a test.

mod attempt;
mod chance;
mod corpus;
#[cfg(test)]
mod found;
mod lab;
mod minimize;
mod mutation;
mod smaller;
mod target;
mod targets;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Parser;

use crate::attempt::{Attempt, Find};
use crate::chance::Chance;
use crate::lab::Lab;
use crate::target::Target;

/// Feed damaged files to enroll, and try its laws on them
#[derive(Debug, Parser)]
#[command(name = "enroll-fuzz")]
struct Args {
    /// A target, or `all`; without one, the targets are listed
    target: Option<String>,

    /// Where chance starts: the same seed gives the same inputs
    #[arg(long, default_value_t = 1)]
    seed: u64,

    /// How long, for all targets together
    #[arg(long, default_value_t = 60)]
    seconds: u64,

    /// How many executions of each target, instead of a time
    #[arg(long, conflicts_with = "seconds")]
    runs: Option<u64>,

    /// Go on after a find, until there are so many of a target
    #[arg(long, default_value_t = 1)]
    finds: usize,

    /// Execute one file, and nothing else
    #[arg(long, requires = "target")]
    file: Option<std::path::PathBuf>,
}

/// When a target is done.
#[derive(Debug, Clone, Copy)]
enum Until {
    Time(Instant),
    Runs(u64),
}

impl Until {
    fn is_reached(self, runs: u64) -> bool {
        match self {
            Self::Time(end) => Instant::now() >= end,
            Self::Runs(most) => runs >= most,
        }
    }
}

fn main() -> ExitCode {
    let args = Args::parse();
    let lab = Lab::new();
    let all = targets::all(&lab);
    let Some(name) = &args.target else {
        for target in &all {
            println!("{:10} {}", target.name(), target.about());
        }
        return ExitCode::SUCCESS;
    };
    let chosen: Vec<&dyn Target> = all
        .iter()
        .map(|target| &**target)
        .filter(|target| name == "all" || target.name() == name)
        .collect();
    if chosen.is_empty() {
        eprintln!("error: no target `{name}`\nhelp: without a target, they are listed");
        return ExitCode::from(2);
    }
    let attempt = Attempt::new();
    if let Some(path) = &args.file {
        let input =
            std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let found = (0..chosen[0].variants())
            .find_map(|variant| Some((variant, attempt.execute(chosen[0], variant, &input)?)));
        return match found {
            Some((variant, find)) => {
                println!("{}", find.as_test(chosen[0].name(), variant, &input));
                ExitCode::FAILURE
            }
            None => ExitCode::SUCCESS,
        };
    }
    let share = Duration::from_secs(args.seconds) / chosen.len() as u32;
    let mut finds = 0;
    for target in chosen {
        let until = match args.runs {
            Some(runs) => Until::Runs(runs),
            None => Until::Time(Instant::now() + share),
        };
        finds += fuzz(target, &attempt, args.seed, until, args.finds);
    }
    if finds == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Executes mutated inputs until it is time, and returns how many different finds there were.
fn fuzz(target: &dyn Target, attempt: &Attempt, seed: u64, until: Until, most: usize) -> usize {
    let began = Instant::now();
    let mut chance = Chance::new(seed);
    let mut corpus = target.corpus();
    // What mutations start from has to be sound itself.
    let mut pending: Vec<Vec<u8>> = corpus.clone();
    pending.reverse();
    let (mut runs, mut slowest) = (0, Duration::ZERO);
    let mut finds: Vec<Find> = Vec::new();
    while !until.is_reached(runs) && finds.len() < most {
        let input = pending.pop().unwrap_or_else(|| {
            let (one, other) = (chance.of(&corpus).clone(), chance.of(&corpus).clone());
            target.mutate(one, &other, &mut chance)
        });
        let variant = chance.below(target.variants());
        let start = Instant::now();
        let found = attempt.execute(target, variant, &input);
        slowest = slowest.max(start.elapsed());
        runs += 1;
        if let Some(find) = found {
            if finds.iter().any(|known| known.is_like(&find)) {
                continue;
            }
            let (input, find) = minimize::minimize(target, attempt, variant, input, find);
            println!("{}", find.as_test(target.name(), variant, &input));
            finds.push(find);
        } else if chance.one_in(50) && input.len() < 2 * 1024 {
            // What was mutated once is mutated again.
            let place = chance.below(corpus.len() + 1);
            if corpus.len() < 500 {
                corpus.push(input);
            } else {
                corpus[place.min(499)] = input;
            }
        }
    }
    let seconds = began.elapsed().as_secs_f64();
    println!(
        "{:10} seed {seed}: {runs} executions in {seconds:.0} s ({:.0}/s), slowest {:.0} ms, {} finds",
        target.name(),
        f64::from(u32::try_from(runs).unwrap_or(u32::MAX)) / seconds.max(0.001),
        slowest.as_secs_f64() * 1000.0,
        finds.len(),
    );
    finds.len()
}
