//! The sheet of a workbook that fits, as a text of its rows.
//!
//! Everything behind it reads one kind of text, and a workbook is decoded only once.

use std::ops::ControlFlow;
use std::path::Path;

use crate::header::Vocabulary;
use crate::source::charset::Charset;
use crate::source::dialect::{Delimiter, Origin};
use crate::source::encoding::{Certainty, Encoding};
use crate::source::excel::{self, Sheet, Visibility, Workbook};
use crate::source::header_row::{self, HeaderRow, HeaderRowChoice};
use crate::source::input::Input;
use crate::source::spool::Spool;
use crate::source::{Asked, Error, Format, Observed, Source, Text};

/// Opens a workbook and reads the sheet that a person asks for, or the one whose headers are known.
pub(super) fn open(
    path: &Path,
    input: &Input,
    asked: &Asked,
    vocabulary: &Vocabulary,
) -> Result<Source, Error> {
    let unreadable = |source| Error::Unreadable {
        path: path.to_owned(),
        source,
    };
    let broken = |source| Error::Workbook {
        path: path.to_owned(),
        source,
    };
    let digest = input.fingerprint().map_err(unreadable)?;
    let mut workbook = Workbook::open(input.reopened().map_err(unreadable)?).map_err(broken)?;
    let index = match &asked.sheet {
        Some(name) => Some(named(path, &workbook, name)?),
        None => fitting(&mut workbook, asked, vocabulary).map_err(broken)?,
    };
    let Some(index) = index else {
        let hidden = workbook.sheets().iter().map(|sheet| sheet.name.clone());
        return Err(Error::NothingVisible {
            path: path.to_owned(),
            hidden: hidden.collect(),
        });
    };
    let delimiter = asked.usual_delimiter.unwrap_or(b',');
    let first_rows = first_rows(&mut workbook, index, asked.header_row).map_err(broken)?;
    let header_row = HeaderRow::find(&first_rows, 1, vocabulary, asked.header_row);
    let format = workbook.format();
    let mut sheets = workbook.sheets().to_vec();
    let sheet = sheets.remove(index).name;
    let (again, at) = (input.again().map_err(unreadable)?, path.to_owned());
    let spool = Spool::fill(delimiter, move |each| {
        let unreadable = |source| Error::Unreadable {
            path: at.clone(),
            source,
        };
        let facts = workbook
            .rows_and_facts(index, each)
            .map_err(|source| Error::Workbook {
                path: at.clone(),
                source,
            })?;
        if again.fingerprint().map_err(unreadable)? == digest {
            Ok(facts)
        } else {
            Err(Error::Changed { path: at })
        }
    })
    .map_err(unreadable)?;
    Ok(Source {
        path: path.to_owned(),
        observed: Observed {
            format: Format::Workbook {
                format,
                sheet,
                others: sheets,
            },
            encoding: Encoding {
                charset: Charset::default(),
                bom: 0,
                certainty: Certainty::Seen,
            },
            delimiter: Delimiter {
                byte: delimiter,
                origin: Origin::Absent,
                sep_line: false,
            },
            header_row,
        },
        text: Text::Sheet(spool),
        workbook_digest: Some(digest),
    })
}

fn named(path: &Path, workbook: &Workbook, name: &str) -> Result<usize, Error> {
    let sheets = workbook.sheets();
    let exact = sheets.iter().position(|sheet| sheet.name == name);
    let alike = || {
        sheets
            .iter()
            .position(|sheet| sheet.name.to_lowercase() == name.to_lowercase())
    };
    exact.or_else(alike).ok_or_else(|| Error::UnknownSheet {
        path: path.to_owned(),
        sheet: name.to_owned(),
        sheets: sheets
            .iter()
            .filter(|sheet| is_visible(sheet))
            .map(|sheet| sheet.name.clone())
            .collect(),
    })
}

fn is_visible(sheet: &Sheet) -> bool {
    matches!(sheet.visibility, Visibility::Visible)
}

/// The visible sheet with the most known headers; the first one with any cell where no header is known.
fn fitting(
    workbook: &mut Workbook,
    asked: &Asked,
    vocabulary: &Vocabulary,
) -> Result<Option<usize>, excel::Error> {
    let sheets = workbook.sheets().iter().enumerate();
    let visible: Vec<usize> = sheets
        .filter(|(_, sheet)| is_visible(sheet))
        .map(|(index, _)| index)
        .collect();
    if visible.len() < 2 {
        return Ok(visible.first().copied());
    }
    let mut best = None;
    for &index in visible.iter().rev() {
        let rows = first_rows(workbook, index, asked.header_row)?;
        let score = match HeaderRow::find(&rows, 1, vocabulary, None).origin {
            header_row::Origin::Headers(headers) => headers + 1,
            _ => usize::from(!rows.is_empty()),
        };
        if best.is_none_or(|(most, _)| score >= most) {
            best = Some((score, index));
        }
    }
    Ok(best.map(|(_, index)| index))
}

/// The rows among which the header is looked for; rows that are not in the sheet are empty.
fn first_rows(
    workbook: &mut Workbook,
    sheet: usize,
    header_row: Option<HeaderRowChoice>,
) -> Result<Vec<Vec<String>>, excel::Error> {
    let most = match header_row {
        Some(HeaderRowChoice::At(row)) => row.0,
        _ => header_row::ROWS as u64,
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    workbook.rows(sheet, &mut |number, cells| {
        if u64::from(number) > most {
            return ControlFlow::Break(());
        }
        rows.resize(number as usize - 1, Vec::new());
        rows.push(cells.cells().map(str::to_owned).collect());
        ControlFlow::Continue(())
    })?;
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    for row in rows.iter_mut().filter(|row| !row.is_empty()) {
        row.resize(width, String::new());
    }
    Ok(rows)
}
