//! What is shown where a file has errors for which it is refused: the same as `enroll validate` shows.

use std::path::Path;

use crate::check::Checked;
use crate::commands::Error;
use crate::commands::inputs::{InputArgs, Inputs};
use crate::commands::missing;
use crate::commands::next_steps;
use crate::commands::outputs::{self, Stream};
use crate::commands::session::Session;
use crate::commands::show_values::ShowArgs;
use crate::report::{self, Format, MissingColumn, NextStep, Validation};

/// What is to be settled before anything else can be said of a file that is refused.
#[derive(Default)]
pub(super) struct Unsettled {
    missing: Vec<MissingColumn>,
    next: Vec<NextStep>,
}

impl Unsettled {
    /// The required columns that the file lacks, and the command that matches them. Its values are looked at only if there
    /// are any.
    pub(super) fn of(
        file: &Path,
        args: &InputArgs,
        inputs: &Inputs,
        checked: &Checked,
        session: &Session,
    ) -> Result<Self, Error> {
        let missing = missing::missing(inputs, checked, session.threads)?;
        // What stood on standard input is gone.
        let leads_on = !missing.is_empty() && file != Path::new("-");
        let mapping = args.mapping.as_deref();
        let step = || next_steps::match_columns(file, mapping, &session.invocation);
        Ok(Self {
            next: leads_on.then(step).into_iter().collect(),
            missing,
        })
    }

    /// A report in which that is settled first.
    pub(super) fn first<'r>(&'r self, report: &Validation<'r>) -> Validation<'r> {
        Validation {
            missing: &self.missing,
            next: &self.next,
            ..*report
        }
    }
}

/// Prints what was found.
pub(super) fn print(
    report: &Validation<'_>,
    format: &dyn Format,
    show: ShowArgs,
    session: &Session,
) -> Result<(), Error> {
    let page = session.page(show, report.task.language());
    outputs::show(Stream::Stdout, |output| {
        report::write(format, report, page, output)
    })
}
