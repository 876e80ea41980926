//! Writes the file of `-o`: the list again with its findings, or with what was fixed.

use std::io::Write;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use crate::commands::inputs::Inputs;
use crate::commands::outputs::{self, FromWriting};
use crate::commands::{Error, UsageError};
use crate::fix::{self, InPlace};
use crate::messages::{Message, in_full, message, text as fact};
use crate::progress;
use crate::report::Only;
use crate::report::annotate::{self, new_workbook, patched};
use crate::report::{Annotated, NoRoom, NotAnnotated, Validation, escape_control_chars};
use crate::rewrite::workbook::Patched;
use crate::rewrite::{self, text, workbook};
use crate::source;
use crate::source::excel::Format;

/// What the list is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A text with a delimiter.
    Text,
    /// The workbook that it comes from.
    Patched,
    /// A workbook with nothing but the list.
    NewWorkbook,
}

/// What a list is written as, by the ending of the output and by what it comes from.
///
/// # Errors
/// [`UsageError::Macros`].
pub(super) fn form(
    flag: &'static str,
    path: &Path,
    format: &source::Format,
    only: Option<Only>,
) -> Result<Form, UsageError> {
    let of_workbook = match format {
        source::Format::Csv => None,
        source::Format::Workbook { format, .. } => Some(*format),
    };
    let refused = |has_macros| UsageError::Macros {
        flag,
        path: path.display().to_string(),
        has_macros,
    };
    match (outputs::ending(path).as_deref(), of_workbook, only) {
        (Some("xlsx"), Some(Format::Xlsx), None) | (Some("xlsm"), Some(Format::Xlsm), None) => {
            Ok(Form::Patched)
        }
        (Some("xlsx"), Some(Format::Xlsm), None) => Err(refused(true)),
        (Some("xlsx"), _, _) => Ok(Form::NewWorkbook),
        (Some("xlsm"), _, _) => Err(refused(false)),
        _ => Ok(Form::Text),
    }
}

/// A note that our column has the encoding of a list that has not all letters.
pub(super) fn note_on_encoding(inputs: &Inputs, output: &Path) -> Option<Message> {
    let observed = &inputs.source.observed;
    let encoding = observed.encoding.name();
    let is_text = matches!(form("-o", output, &observed.format, None), Ok(Form::Text));
    let has_all = encoding.starts_with("utf-") || observed.format.is_workbook();
    (is_text && !has_all)
        .then(|| message!("report-note-errors-encoding", encoding = fact(encoding)))
}

/// Refuses an output whose ending this list cannot have.
///
/// # Errors
/// [`UsageError::Macros`].
pub(super) fn check_ending(
    flag: &'static str,
    path: &Path,
    inputs: &Inputs,
    only: Option<Only>,
) -> Result<(), UsageError> {
    form(flag, path, &inputs.source.observed.format, only).map(drop)
}

/// What stays as it is where the list is fixed in the workbook that it comes from; none where it is written otherwise. The list
/// was checked before.
///
/// # Errors
/// When the workbook cannot be read.
pub(super) fn in_place(path: Option<&Path>, inputs: &Inputs) -> Result<Option<InPlace>, Error> {
    let source = &inputs.source;
    let Some((path, original)) = path.zip(source.original()) else {
        return Ok(None);
    };
    if form("-o", path, &source.observed.format, None)? != Form::Patched {
        return Ok(None);
    }
    let has_table = workbook::has_table_headers(original);
    let has_table = has_table.map_err(|error| patch_error(error, inputs, path))?;
    Ok(Some(InPlace { has_table }))
}

/// Where the list is written: in a folder it is named after the run, and ends as the file that was read if that can be
/// written.
pub(super) fn destination(
    path: &Path,
    file: &Path,
    inputs: &Inputs,
    only: Option<Only>,
    run_id: &str,
) -> PathBuf {
    if !outputs::is_folder(path) {
        return path.to_owned();
    }
    let format = &inputs.source.observed.format;
    let of_text = outputs::ending(file).filter(|ending| outputs::FileKind::is_text(ending));
    let ending = of_text.filter(|_| !format.is_workbook());
    let ending = ending.unwrap_or_else(|| usual_ending(format, only).to_owned());
    path.join(format!("{run_id}.{ending}"))
}

/// How a list is given back where nobody names a file: a workbook as one, with its macros unless only some rows are wanted.
pub(super) fn usual_ending(format: &source::Format, only: Option<Only>) -> &'static str {
    match format {
        source::Format::Csv => "csv",
        source::Format::Workbook {
            format: Format::Xlsm,
            ..
        } if only.is_none() => "xlsm",
        source::Format::Workbook { .. } => "xlsx",
    }
}

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
    let written = give_back(inputs, report, only, threads, path);
    match (written, report.fixes) {
        (Ok(mut patched), Some(fixes)) => {
            if form("-o", path, &inputs.source.observed.format, only)? == Form::Patched {
                patched.kept_formulas += fixable_formulas(inputs, report);
            }
            Ok(Annotated::Fixed(path.to_owned(), fixes.len(), patched))
        }
        (Ok(patched), None) => Ok(Annotated::Written(path.to_owned(), only, patched)),
        (Err(Error::NotAnnotated(why)), _) => Ok(Annotated::NotWritten(why)),
        (Err(error), _) => Err(error),
    }
}

/// How many cells would have been fixed if no formula gave their text.
fn fixable_formulas(inputs: &Inputs, report: &Validation<'_>) -> usize {
    let findings = &report.checked.findings;
    let places = findings.by_place().filter(|same| {
        let fixable = same.clone().any(|one| findings.get(one).fix().is_some());
        fixable && fix::has_formula(&inputs.source, findings.get(same.start).place)
    });
    places.count()
}

/// Writes the list again, all rows or some, as the ending of the output says.
///
/// # Errors
/// If reading or writing fails, or the list cannot be written so.
pub(super) fn give_back(
    inputs: &Inputs,
    report: &Validation<'_>,
    only: Option<Only>,
    threads: NonZeroUsize,
    path: &Path,
) -> Result<Patched, Error> {
    let mut patched = Patched::default();
    outputs::to_file(path, inputs.permissions, |output| {
        progress::during("writing", || {
            patched = give_back_to(output, inputs, report, only, threads, path)?;
            Ok::<(), Error>(())
        })
    })?;
    Ok(patched)
}

/// The same into an output that is open. `path` is what errors call it.
///
/// # Errors
/// As for [`give_back`].
pub(super) fn give_back_to(
    output: &mut (dyn Write + Send),
    inputs: &Inputs,
    report: &Validation<'_>,
    only: Option<Only>,
    threads: NonZeroUsize,
    path: &Path,
) -> Result<Patched, Error> {
    if !report.checked.findings.unkept().is_empty() {
        return Err(NotAnnotated::TooManyFindings.into());
    }
    let source = &inputs.source;
    // A column of ours that is there is filled anew; none is added to what is fixed.
    let has_column = source.observed.header_row.errors_column.is_some();
    let is_plain = report.fixes.is_some() && only.is_none() && !has_column;
    let form = form("-o", path, &source.observed.format, only)?;
    match (form, source.original()) {
        (Form::Patched, Some(original)) => {
            let changes = patched::patches(source, original, report)
                .map_err(|error| rewrite_error(error, inputs, path))?;
            let is_fixed = report.fixes.is_some_and(|fixes| !fixes.is_empty());
            return workbook::patch(original, changes, is_fixed, output)
                .map_err(|error| patch_error(error, inputs, path));
        }
        (Form::NewWorkbook, _) if is_plain => new_workbook::plain(source, report, output)
            .map_err(|error| new_workbook_error(error, inputs, path))?,
        (Form::NewWorkbook, _) => new_workbook::write(source, report, only, output)
            .map_err(|error| new_workbook_error(error, inputs, path))?,
        _ if is_plain => annotate::plain(source, report, threads, output)
            .map_err(|error| rewrite_error(error, inputs, path))?,
        _ => annotate::write(source, report, only, threads, output)
            .map_err(|error| rewrite_error(error, inputs, path))?,
    }
    Ok(Patched::default())
}

fn changed(inputs: &Inputs) -> Error {
    let path = inputs.source.path.clone();
    source::Error::Changed { path }.into()
}

/// The error for a workbook that could not be written again.
pub(super) fn patch_error(error: workbook::Error, inputs: &Inputs, path: &Path) -> Error {
    match error {
        workbook::Error::Io(error) => Error::from_writing(&path.display().to_string(), error),
        workbook::Error::Workbook(error) => source::Error::Workbook {
            path: inputs.source.path.clone(),
            source: error,
        }
        .into(),
        workbook::Error::Changed => changed(inputs),
        workbook::Error::NoColumnLeft => NotAnnotated::NoRoom(NoRoom::Column).into(),
    }
}

/// The error for a list that could not be written as a new workbook.
pub(super) fn new_workbook_error(
    error: rewrite::new_workbook::Error,
    inputs: &Inputs,
    path: &Path,
) -> Error {
    match error {
        rewrite::new_workbook::Error::Io(error) => {
            Error::from_writing(&path.display().to_string(), error)
        }
        rewrite::new_workbook::Error::Changed => changed(inputs),
        rewrite::new_workbook::Error::TooManyRows => NotAnnotated::NoRoom(NoRoom::Rows).into(),
        rewrite::new_workbook::Error::TooManyColumns { row } => {
            NotAnnotated::NoRoom(NoRoom::Cells { row }).into()
        }
        rewrite::new_workbook::Error::TooLong { column, row } => {
            NotAnnotated::NoRoom(NoRoom::Text { column, row }).into()
        }
    }
}

/// The error for rows of a file that could not be written again.
pub(super) fn rewrite_error(error: text::Error, inputs: &Inputs, path: &Path) -> Error {
    match error {
        text::Error::Io(error) => Error::from_writing(&path.display().to_string(), error),
        text::Error::Changed => changed(inputs),
        text::Error::Lossy { encoding } => NotAnnotated::Lossy { encoding }.into(),
    }
}
