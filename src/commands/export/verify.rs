//! What was written is checked before it stands at its path: what the target would refuse is never published.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write as _};
use std::path::Path;

use crate::check::{self, Checked};
use crate::commands::export::destination::Destination;
use crate::commands::export::target::Target;
use crate::commands::inputs::lay_without_mapping;
use crate::commands::outputs::FromWriting;
use crate::commands::session::Session;
use crate::commands::{Error, UsageError};
use crate::export::sheet::Sheet;
use crate::export::unwritable::Unwritable;
use crate::export::{self, Format};
use crate::finding::{Finding, RowNumber};
use crate::mapping::{Mapping, vocabulary};
use crate::progress;
use crate::report::{ExportProblem, Rejection};
use crate::source::temporary::TemporaryFile;
use crate::source::{Asked, Source};
use crate::user::list::{UserId, UserList};

/// The row of the first user in a file that is written: the headers stand above it.
const FIRST_ROW: RowNumber = RowNumber(2);

/// Writes the table to temporary files, and checks each as `validate` would, against the current users where it is made of
/// them: a list that is edited is compared with those it came from. Without problems there is a file for each part.
pub(super) fn write(
    sheet: &Sheet<'_>,
    destination: &Destination,
    target: &Target,
    current: Option<&UserList>,
    session: &Session,
) -> Result<Result<Vec<File>, Vec<ExportProblem>>, Error> {
    let parts = sheet.parts(destination.most.unwrap_or(usize::MAX));
    let (mut files, mut all) = (Vec::new(), Vec::new());
    for part in &parts {
        let file = match progress::during("writing", || spool(part, destination.format))? {
            Ok(file) => file,
            Err(problems) => {
                all.extend(problems);
                continue;
            }
        };
        let check = || problems(&file, part, target, current, session);
        all.extend(progress::during("checking what was written", check)?);
        files.push(file);
    }
    if all.is_empty() {
        return Ok(Ok(files));
    }
    all.sort_by_key(|problem| problem.user);
    Ok(Err(all))
}

fn spool(part: &Sheet<'_>, format: Format) -> Result<Result<File, Vec<ExportProblem>>, Error> {
    let unwritten = |error| Error::from_writing("a temporary file", error);
    let mut file = TemporaryFile::new().map_err(unwritten)?;
    match write_sheet(part, format, &mut file) {
        Ok(()) => {}
        Err(export::Error::Unwritable { values, .. }) => {
            let problem = |value: Unwritable| ExportProblem {
                user: Some(value.user),
                header: value.header,
                value: Some(value.value),
                what: Rejection::Unwritable(value.why),
            };
            return Ok(Err(values.into_iter().map(problem).collect()));
        }
        Err(export::Error::Io(error)) => return Err(unwritten(error)),
        Err(error @ export::Error::TooMany { .. }) => {
            return Err(UsageError::TooManyForWorkbook(error.to_string()).into());
        }
    }
    let mut file = file.into_file();
    file.seek(SeekFrom::Start(0)).map_err(unwritten)?;
    Ok(Ok(file))
}

fn write_sheet(
    part: &Sheet<'_>,
    format: Format,
    file: &mut TemporaryFile,
) -> Result<(), export::Error> {
    let mut file = io::BufWriter::new(file);
    export::write_sheet(part, format, &mut file)?;
    Ok(file.flush()?)
}

/// What `validate` would say of a part, as far as it is an error, and users whom it would not see.
fn problems(
    file: &File,
    part: &Sheet<'_>,
    target: &Target,
    current: Option<&UserList>,
    session: &Session,
) -> Result<Vec<ExportProblem>, Error> {
    let task = &target.task;
    let again = file
        .try_clone()
        .map_err(|error| Error::from_writing("a temporary file", error))?;
    let vocabulary = vocabulary::of(&task.profile, &Mapping::default());
    let name = Path::new("what was written");
    let source = Source::of(again, name, &Asked::default(), &vocabulary)?;
    let layout = lay_without_mapping(task, &source);
    let context = task.context(&source.observed, &layout, current);
    let checked = check::run(&source, &context, &task.levels, session.threads);
    let checked = checked.map_err(|error| source.failure(error))?;
    let mut problems = unseen(part, &checked, source.observed.header_row.last_row);
    let is_written = |finding: &Finding<'_>| {
        let mut columns = part.columns.iter();
        let is_of_column = finding
            .field
            .is_none_or(|field| columns.any(|column| column.localized.field == field));
        target.has_all_columns || is_of_column
    };
    let errors = checked.findings.iter().filter(Finding::is_error);
    problems.extend(errors.filter(is_written).map(|finding| {
        let header = finding.place.column.map(|column| layout.header(column));
        let name = || Some(task.profile.fields[finding.field?].name.as_str());
        ExportProblem {
            user: finding.place.row.and_then(|row| user_in(part, row)),
            header: header.or_else(name).map(str::to_owned),
            value: finding.value.map(str::to_owned),
            what: Rejection::Error {
                rule: finding.rule,
                field: finding.field,
                message: finding.message.clone(),
            },
        }
    }));
    Ok(problems)
}

/// The user in a row of what was written.
fn user_in(part: &Sheet<'_>, row: RowNumber) -> Option<UserId> {
    let index = row.0.checked_sub(FIRST_ROW.0)?;
    part.users.get(usize::try_from(index).ok()?).copied()
}

/// The users whom a reader of the file would take for headers, or for a total.
fn unseen(part: &Sheet<'_>, checked: &Checked, last_header: RowNumber) -> Vec<ExportProblem> {
    let lost = |(number, user): (u64, &UserId)| {
        let row = FIRST_ROW.below(number);
        let what = if row <= last_header {
            Rejection::ReadsAsHeaders
        } else if checked.skipped_rows.binary_search(&row).is_ok() {
            // Such a row has one finding, which says why.
            let mut of_row = checked.findings.of_rows(row..row.below(1));
            Rejection::ReadsAsNoUser(of_row.next().map(|finding| finding.rule))
        } else {
            return None;
        };
        Some(ExportProblem {
            user: Some(*user),
            header: None,
            value: None,
            what,
        })
    };
    (0..).zip(&part.users).filter_map(lost).collect()
}
