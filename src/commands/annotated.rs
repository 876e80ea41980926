//! What becomes of `-o`: the annotated file, or why there is none.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use crate::commands::Error;
use crate::commands::inputs::Inputs;
use crate::commands::outputs::{self, FromWriting};
use crate::finding::{Finding, Severity};
use crate::progress;
use crate::report::annotate::{self, Only};
use crate::report::masking::ShowValues;
use crate::report::{Report, counted, harmless};
use crate::source;
use crate::source::rewrite;

/// What became of `-o`.
pub(super) enum Annotated {
    /// The file is there.
    Written(PathBuf, Option<Only>),
    /// The file is there, and so many cells in it are fixed.
    Fixed(PathBuf, usize),
    /// It is not, and why.
    NotWritten(String),
}

impl Annotated {
    /// Writes the annotated file, if it can be.
    pub(super) fn write(
        inputs: &Inputs,
        report: &Report<'_>,
        only: Option<Only>,
        threads: NonZeroUsize,
        path: &Path,
    ) -> Result<Self, Error> {
        let findings = &report.checked.findings;
        let of_the_file =
            |finding: &&Finding| finding.severity == Severity::Error && finding.place.row.is_none();
        if only == Some(Only::Valid)
            && let Some(finding) = findings.iter().find(of_the_file)
        {
            let message = ShowValues::Full.message(finding);
            return Ok(Self::NotWritten(format!(
                "no row is valid while the file is not: {message} [{}]",
                finding.rule
            )));
        }
        if findings
            .iter()
            .any(|finding| finding.rule == "unclosed-quote")
        {
            return Ok(Self::NotWritten(
                "a quote in it never closes, so its rows cannot be told apart".into(),
            ));
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
                .map_err(|error| told(error, inputs, path))
            })
        });
        match (written, report.fixes) {
            (Ok(()), Some(fixes)) => Ok(Self::Fixed(path.to_owned(), fixes.len())),
            (Ok(()), None) => Ok(Self::Written(path.to_owned(), only)),
            (Err(Error::NotAnnotated { reason }), _) => Ok(Self::NotWritten(reason)),
            (Err(error), _) => Err(error),
        }
    }

    /// What to say of it.
    pub(super) fn told(&self) -> String {
        match self {
            Self::Written(path, only) => {
                let wrote = format!("wrote `{}`", harmless(&path.display().to_string()));
                let which = match only {
                    None => return wrote,
                    Some(Only::Failed) => "the rows that failed",
                    Some(Only::Valid) => "the other rows",
                };
                format!("{wrote}: {which}; duplicates are found for sure only in the whole file")
            }
            Self::Fixed(path, 0) => {
                let path = harmless(&path.display().to_string()).into_owned();
                format!("wrote `{path}`, in which nothing was fixed")
            }
            Self::Fixed(path, cells) => {
                let path = harmless(&path.display().to_string()).into_owned();
                format!("wrote `{path}`: {} fixed", counted(*cells as u64, "cell"))
            }
            Self::NotWritten(reason) => format!("no annotated file was written: {reason}"),
        }
    }
}

/// How a failure to write the rows of a file again is told.
pub(super) fn told(error: rewrite::Error, inputs: &Inputs, path: &Path) -> Error {
    match error {
        rewrite::Error::Io(error) => Error::from_writing(&path.display().to_string(), error),
        rewrite::Error::Changed => source::Error::Changed {
            path: inputs.source.path.clone(),
        }
        .into(),
        rewrite::Error::Lossy { .. } => Error::NotAnnotated {
            reason: error.to_string(),
        },
    }
}
