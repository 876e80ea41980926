//! What is read is never overwritten, and two outputs are never one file.

use std::path::Path;

use crate::check::Task;
use crate::commands::inputs::InputArgs;
use crate::commands::outputs;
use crate::commands::{InputFile, UsageError};

/// A file that is written, and the flag that names it.
pub type Output<'o> = (&'static str, &'o Path);

impl InputArgs {
    /// Refuses outputs that are read, and outputs that are one file.
    ///
    /// # Errors
    /// [`UsageError::OutputIsInput`] and [`UsageError::SameOutput`].
    pub fn check_outputs(&self, file: &Path, outputs: &[Output<'_>]) -> Result<(), UsageError> {
        let inputs = [
            (Some(file), InputFile::List),
            (self.mapping.as_deref(), InputFile::Mapping),
            (self.current.as_deref(), InputFile::Current),
        ];
        for (number, (flag, path)) in outputs.iter().enumerate() {
            for (read, input) in inputs {
                if read.is_some_and(|read| outputs::same(read, path)) {
                    return Err(UsageError::OutputIsInput { flag, input });
                }
            }
            let mut before = outputs[..number].iter();
            if let Some((one, _)) = before.find(|(_, other)| outputs::same(other, path)) {
                return Err(UsageError::SameOutput { one, other: flag });
            }
        }
        Ok(())
    }

    /// Refuses outputs that are the profile, which is known only once the mapping was read that may name it.
    ///
    /// # Errors
    /// [`UsageError::OutputIsInput`].
    pub fn keep_profile(&self, task: &Task, outputs: &[Output<'_>]) -> Result<(), UsageError> {
        let profile = self.profile.as_ref().or(task.mapping.profile.as_ref());
        let profile = profile.map(Path::new);
        let mut outputs = outputs.iter();
        match outputs.find(|(_, path)| profile.is_some_and(|read| outputs::same(read, path))) {
            Some((flag, _)) => Err(UsageError::OutputIsInput {
                flag,
                input: InputFile::Profile,
            }),
            None => Ok(()),
        }
    }
}
