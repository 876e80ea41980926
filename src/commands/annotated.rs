//! Writes the file of `-o`: the list again with its findings, or with what was fixed.

use std::num::NonZeroUsize;
use std::path::Path;

use crate::commands::Error;
use crate::commands::inputs::Inputs;
use crate::commands::outputs::{self, FromWriting};
use crate::messages::in_full;
use crate::progress;
use crate::report::Only;
use crate::report::annotate;
use crate::report::{Annotated, NotAnnotated, Validation, escape_control_chars};
use crate::rewrite::text;
use crate::source;

/// Writes the annotated file, if it can be.
pub(super) fn write(
    inputs: &Inputs,
    report: &Validation<'_>,
    only: Option<Only>,
    threads: NonZeroUsize,
    path: &Path,
) -> Result<Annotated, Error> {
    if only == Some(Only::Valid)
        && let Some(finding) = report.error_of_file()
    {
        let message = finding.message.text(report.task.language(), &in_full);
        return Ok(Annotated::NotWritten(NotAnnotated::InvalidFile {
            message: escape_control_chars(&message).into_owned(),
            rule: finding.rule,
        }));
    }
    if report.checked.unclosed_quote.is_some() {
        return Ok(Annotated::NotWritten(NotAnnotated::UnclosedQuote));
    }
    let written = outputs::to_file(path, |output| {
        progress::during("writing", || {
            let source = &inputs.source;
            match report.fixes {
                // A column of ours that is there is filled anew; none is added.
                Some(_) if source.observed.header_row.errors_column.is_none() => {
                    annotate::plain(source, report, threads, output)
                }
                _ => annotate::write(source, report, only, threads, output),
            }
            .map_err(|error| rewrite_error(error, inputs, path))
        })
    });
    match (written, report.fixes) {
        (Ok(()), Some(fixes)) => Ok(Annotated::Fixed(path.to_owned(), fixes.len())),
        (Ok(()), None) => Ok(Annotated::Written(path.to_owned(), only)),
        (Err(Error::NotAnnotated(why)), _) => Ok(Annotated::NotWritten(why)),
        (Err(error), _) => Err(error),
    }
}

/// The error for rows of a file that could not be written again.
pub(super) fn rewrite_error(error: text::Error, inputs: &Inputs, path: &Path) -> Error {
    match error {
        text::Error::Io(error) => Error::from_writing(&path.display().to_string(), error),
        text::Error::Changed => source::Error::Changed {
            path: inputs.source.path.clone(),
        }
        .into(),
        text::Error::Lossy { encoding } => NotAnnotated::Lossy { encoding }.into(),
    }
}
