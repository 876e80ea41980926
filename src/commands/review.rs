//! `enroll review`: a list is corrected on one screen, or changes that were made before are made again.

mod args;
mod files;
mod replayed;

pub use args::ReviewArgs;

use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::Arc;

use crate::commands::annotated::Form;
use crate::commands::planning::foreseen::foresight;
use crate::commands::review::files::Files;
use crate::commands::session::Session;
use crate::commands::{Error, Outcome, UsageError, outputs};
use crate::finding::Severity;
use crate::progress;
use crate::review::list::{List, Parts};
use crate::review::problems;
use crate::review::state::{Opened, State};
use crate::review::terminal::{self, Left};

/// Runs the command.
///
/// # Errors
/// If the command is wrong, a file cannot be read or written, or there is no terminal.
pub fn run(args: &ReviewArgs, session: &Session) -> Result<Outcome, Error> {
    if args.file == Path::new("-") {
        return Err(UsageError::ReviewOfStdin.into());
    }
    let is_seen = io::stdin().is_terminal() && io::stdout().is_terminal();
    if args.replay.is_none() && !is_seen {
        return Err(UsageError::ReviewWithoutTerminal.into());
    }
    let threads = session.threads;
    let mut inputs = args.inputs.open_with(&args.file, &args.rules, threads)?;
    inputs.skip(&args.skip, threads)?;
    args.check_outputs(&inputs)?;
    let parts = Parts {
        task: inputs.task.clone(),
        layout: inputs.layout.clone(),
        current: inputs.current.clone(),
        foresight: (inputs.current.clone()).map(|current| foresight(current, threads)),
        skipped: inputs.skipped.clone(),
        threads,
        is_patched: args.form(&inputs)? == Form::Patched,
    };
    let open = || List::open(&inputs.source, parts);
    let (list, verdict) = progress::during("checking", open)?;
    let page = session.page(args.show, inputs.task.language());
    for note in &inputs.notes {
        outputs::eprint_line(&format!("note: {}", page.message(note)));
    }
    let mut files = Files::new(args, &inputs, page)?;
    if let Some(path) = &args.replay {
        return replayed::run(path, &list, &mut files, session.values(args.show));
    }
    let listed = problems::listed(&list, &verdict, page);
    let resumable = files.unwritten(&list);
    let state = State::new(Opened {
        list: Arc::new(list),
        verdict: Arc::new(verdict),
        problems: listed.into(),
        page,
        output: files.output_name(),
        mapping: files.mapping_name(),
        resumable,
    });
    let (left, state) = progress::hidden(|| terminal::show(state, &mut files))?;
    for line in files.said() {
        outputs::eprint_line(line);
    }
    if left == Left::Interrupted {
        return Err(Error::Interrupted);
    }
    // What a plan says of the last change may still be missing.
    let errors = if state.list.is_foreseeing() && state.changed > 0 {
        let verdict = state.list.check(&state.edits);
        let failed = |error| inputs.source.failure(error);
        verdict.map_err(failed)?.checked.count(Severity::Error)
    } else {
        state.count(Severity::Error)
    };
    Ok(match errors {
        0 => Outcome::Done,
        _ => Outcome::Findings,
    })
}
