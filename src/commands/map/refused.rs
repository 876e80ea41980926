//! What `map` refuses before it does anything: files that it must not overwrite, and headers that are not there.

use std::path::{Path, PathBuf};

use crate::commands::UsageError;
use crate::commands::inputs::{InputArgs, Inputs};
use crate::commands::map::{MapArgs, not_there};
use crate::commands::outputs::{FileKind, same};
use crate::messages::{Language, in_full};

/// Whether `-o` can be written: it is no file that is read, but for a mapping, which is added to.
pub(super) fn check_output(args: &MapArgs) -> Result<(), UsageError> {
    let Some(output) = &args.output else {
        return Ok(());
    };
    if output == Path::new("-") && args.format.is_for_programs() {
        return Err(UsageError::StdoutTwice {
            format: args.format.name(),
            hint: "give the mapping a file",
        });
    }
    let read = InputArgs {
        mapping: None,
        ..args.inputs.clone()
    };
    read.check_outputs(&args.file, &[("-o", output)])?;
    FileKind::Mapping.check("-o", output)
}

/// What `--set` names has to be there: a typo must not get into the mapping file.
pub(super) fn check_set(args: &MapArgs, inputs: &Inputs) -> Result<(), UsageError> {
    for assignment in &args.inputs.set {
        let name = assignment
            .split(['=', '.'])
            .next()
            .unwrap_or_default()
            .trim();
        let id = inputs.task.profile.fields.id(name);
        let Some(gap) = id.and_then(|id| not_there(inputs, id).into_iter().next()) else {
            continue;
        };
        return Err(UsageError::SetNotThere {
            assignment: assignment.clone(),
            gap: gap.text(Language::English, &in_full),
            headers: inputs.layout.headers.clone(),
        });
    }
    Ok(())
}

/// The mapping file that a person has: the one that is named, or the one that is to be written.
pub(super) fn existing(args: &MapArgs) -> Result<Option<PathBuf>, UsageError> {
    let output = args.output.as_ref().filter(|path| path.is_file());
    match (&args.inputs.mapping, output) {
        // Nobody named the one of the folder.
        (Some(_), Some(output)) if args.inputs.mapping_is_default => Ok(Some(output.clone())),
        (Some(mapping), Some(output)) if !same(mapping, output) => {
            let output = output.display().to_string();
            Err(UsageError::ExistingMapping { output })
        }
        (Some(mapping), _) => Ok(Some(mapping.clone())),
        (None, output) => Ok(output.cloned()),
    }
}
