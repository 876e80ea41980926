//! An earlier list, checked again with the same settings.

use std::num::NonZeroUsize;
use std::path::Path;

use crate::check::Checked;
use crate::commands::inputs::{InputArgs, Inputs, RuleArgs};
use crate::commands::planning::foreseen::foresee;
use crate::commands::{Error, UsageError};
use crate::since::CheckedList;

/// An earlier list, checked again.
pub(super) struct EarlierList {
    pub(super) name: String,
    inputs: Inputs,
    checked: Checked,
    threads: NonZeroUsize,
}

impl EarlierList {
    /// Checks an earlier list; `file` is the list that it is compared with.
    pub(super) fn check(
        path: &Path,
        file: &Path,
        args: &InputArgs,
        rules: &RuleArgs,
        threads: NonZeroUsize,
    ) -> Result<Self, Error> {
        if path == Path::new("-") && file == path {
            return Err(UsageError::StdinTwice.into());
        }
        let inputs = args.open_with(path, rules, threads)?;
        let checked = inputs.check(threads)?;
        let (inputs, checked) = foresee(inputs, checked, threads)?;
        Ok(Self {
            name: path.display().to_string(),
            inputs,
            checked,
            threads,
        })
    }

    /// The list with what was found.
    pub(super) fn list(&self) -> CheckedList<'_> {
        CheckedList {
            checked: &self.checked,
            rows: self.inputs.rows(&self.checked, self.threads),
        }
    }
}
