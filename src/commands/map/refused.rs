//! What `map` refuses before it does anything: files that it must not overwrite, and headers that are not there.

use std::path::{Path, PathBuf};

use crate::commands::Error;
use crate::commands::inputs::Inputs;
use crate::commands::map::{MapArgs, not_there};
use crate::commands::outputs::same;
use crate::commands::validate::Format;
use crate::values::similarity;

/// Whether `-o` names a file that is somebody else's.
pub(super) fn check_output(args: &MapArgs) -> Result<(), Error> {
    let Some(output) = &args.output else {
        return Ok(());
    };
    if output == Path::new("-") {
        return match args.format {
            Format::Json => Err(Error::usage(
                "`-o -` and `--format json` both write to standard output",
                "give the mapping a file",
            )),
            Format::Text => Ok(()),
        };
    }
    for (path, what) in [
        (Some(&args.file), "input itself"),
        (args.inputs.current.as_ref(), "file of current users"),
    ] {
        if path.is_some_and(|path| same(path, output)) {
            return Err(Error::usage(
                format!("`-o` names the {what}"),
                "write to another file; it is never overwritten",
            ));
        }
    }
    Ok(())
}

/// What `--set` names has to be there: nobody meant to write a slip of the pen into the mapping file.
pub(super) fn check_set(args: &MapArgs, inputs: &Inputs) -> Result<(), Error> {
    for assignment in &args.inputs.set {
        let name = assignment
            .split(['=', '.'])
            .next()
            .unwrap_or_default()
            .trim();
        let id = inputs.profile.fields.id(name);
        let Some(gap) = id.and_then(|id| not_there(inputs, id).into_iter().next()) else {
            continue;
        };
        let wanted = assignment.split_once('=').map_or("", |(_, header)| header);
        let headers = inputs.layout.headers.iter().map(|header| header.trim());
        let hint = if let Some(close) = similarity::did_you_mean(wanted, headers.clone()) {
            format!("did you mean `{close}`?")
        } else {
            let headers = headers.filter(|header| !header.is_empty());
            let headers: Vec<String> = headers.map(|header| format!("`{header}`")).collect();
            format!("its headers are {}", headers.join(", "))
        };
        return Err(Error::usage(format!("`--set {assignment}`: {gap}"), hint));
    }
    Ok(())
}

/// The mapping file that a person has: the one that is named, or the one that is to be written.
pub(super) fn existing(args: &MapArgs) -> Result<Option<PathBuf>, Error> {
    let output = args.output.as_ref().filter(|path| path.is_file());
    match (&args.inputs.mapping, output) {
        (Some(mapping), Some(output)) if !same(mapping, output) => Err(Error::usage(
            format!(
                "`{}` is there already and is not the mapping that `--mapping` names",
                output.display()
            ),
            format!(
                "leave `--mapping` out to add to `{}`, or write to a new file",
                output.display()
            ),
        )),
        (Some(mapping), _) => Ok(Some(mapping.clone())),
        (None, output) => Ok(output.cloned()),
    }
}
