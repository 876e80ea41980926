//! What is read is never written over.

use std::path::Path;

use crate::commands::inputs::{InputArgs, Inputs};
use crate::commands::{Error, outputs};

impl InputArgs {
    /// Refuses to write over what is read.
    ///
    /// # Errors
    /// When `output` is the list, the mapping or the current users.
    pub fn keep_inputs(&self, file: &Path, output: &Path) -> Result<(), Error> {
        self.keep_inputs_from("-o", file, output)
    }

    /// The same of an output that another flag names.
    ///
    /// # Errors
    /// When `output` is the list, the mapping or the current users.
    pub fn keep_inputs_from(&self, flag: &str, file: &Path, output: &Path) -> Result<(), Error> {
        for (path, what) in [
            (Some(file), "input"),
            (self.mapping.as_deref(), "mapping"),
            (self.current.as_deref(), "file of current users"),
        ] {
            if path.is_some_and(|path| outputs::same(path, output)) {
                let itself = if what == "input" { " itself" } else { "" };
                return Err(Error::usage(
                    format!("`{flag}` names the {what}{itself}"),
                    format!("write to another file; the {what} is never overwritten"),
                ));
            }
        }
        Ok(())
    }

    /// Refuses to write over the profile, which is known only once the mapping was read that may name it.
    ///
    /// # Errors
    /// When `output` is the profile.
    pub fn keep_profile(&self, inputs: &Inputs, output: Option<&Path>) -> Result<(), Error> {
        let profile = self.profile.as_ref().or(inputs.mapping.profile.as_ref());
        match (profile, output) {
            (Some(profile), Some(output)) if outputs::same(Path::new(profile), output) => {
                Err(Error::usage(
                    "`-o` names the profile",
                    "write to another file; the profile is never overwritten",
                ))
            }
            _ => Ok(()),
        }
    }
}
