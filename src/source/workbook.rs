//! The sheet of a workbook that fits, as a text of its rows.
//!
//! Everything behind it reads one kind of text, and a workbook is decoded only once.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use crate::header::Vocabulary;
use crate::source::charset::Charset;
use crate::source::dialect::{Delimiter, Origin};
use crate::source::encoding::{Certainty, Encoding};
use crate::source::excel::{self, RowText, Sheet, Visibility, Workbook};
use crate::source::header_row::{self, HeaderRow, HeaderRowChoice};
use crate::source::input::Input;
use crate::source::observed::{Format, Observed};
use crate::source::original::{Original, OriginalSheet};
use crate::source::sheets::{self, Part, StackedSheet, UnreadSheet};
use crate::source::spool::Spool;
use crate::source::{Asked, Error, Source, Text, reader};

/// Opens a workbook and reads the sheet that a person asks for, or the one whose headers are known.
pub(super) fn open(
    path: &Path,
    input: &Input,
    asked: &Asked,
    vocabulary: &Vocabulary,
) -> Result<Source, Error> {
    let unreadable = |error| Error::unreadable(path, error);
    let broken = |source| Error::Workbook {
        path: path.to_owned(),
        source,
    };
    let digest = input.fingerprint().map_err(unreadable)?;
    let mut workbook = Workbook::open(input.reopened().map_err(unreadable)?).map_err(broken)?;
    let names = named(path, &workbook, &asked.sheets)?;
    let index = match names.first() {
        Some(first) => Some(*first),
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
    let header_row = HeaderRow::find(&first_rows, 1, vocabulary, asked.header_row).checked(path)?;
    let further = Further {
        path,
        asked,
        vocabulary,
        header_row: &header_row,
    };
    let mut unread = further.alike(&mut workbook, index);
    let chosen = if is_all(&workbook, &asked.sheets) {
        std::mem::take(&mut unread)
            .into_iter()
            .map(|(sheet, header, _)| (sheet, header))
            .collect()
    } else {
        further.chosen(&mut workbook, names.get(1..).unwrap_or_default())?
    };
    unread.retain(|(sheet, ..)| chosen.iter().all(|(read, _)| read != sheet));
    let parts = further
        .parts(&mut workbook, index, &chosen)
        .map_err(broken)?;
    let format = workbook.format();
    let sheets = workbook.sheets();
    let is_read = |number: usize| number == index || parts.iter().any(|part| part.index == number);
    let unread = unread.into_iter().map(|(number, _, users)| UnreadSheet {
        name: sheets[number].name.clone(),
        users,
    });
    let shape = Format::Workbook {
        format,
        sheet: sheets[index].name.clone(),
        below: parts.iter().map(|part| part.stacked.clone()).collect(),
        others: (0..)
            .zip(sheets)
            .filter(|(number, _)| !is_read(*number))
            .map(|(_, sheet)| sheet.clone())
            .collect(),
        unread: unread.collect(),
    };
    let name = sheets[index].name.clone();
    let originals = originals(index, &header_row, &parts, chosen);
    let original = Original::new(input.again().map_err(unreadable)?, digest, originals);
    let (again, at) = (input.again().map_err(unreadable)?, path.to_owned());
    let spool = Spool::fill(delimiter, move |each| {
        let unreadable = |error| Error::unreadable(&at, error);
        let broken = |source| Error::Workbook {
            path: at.clone(),
            source,
        };
        let mut extent = Extent::default();
        let each = &mut |row: u32, text: &RowText| {
            extent.add(text)?;
            each(row, text)
        };
        let mut metadata = workbook.rows_and_metadata(index, each).map_err(broken)?;
        for part in &parts {
            metadata.append(part.read(&mut workbook, each).map_err(broken)?);
        }
        extent.check(&name).map_err(broken)?;
        if again.fingerprint().map_err(unreadable)? == digest {
            Ok(metadata)
        } else {
            Err(Error::Changed { path: at })
        }
    })
    .map_err(unreadable)?;
    Ok(Source {
        path: path.to_owned(),
        observed: observed(shape, header_row, delimiter),
        text: Text::Sheet(spool),
        workbook_digest: Some(digest),
        original: Some(Arc::new(original)),
        chunk: reader::CHUNK,
    })
}

/// Among how many visible sheets the list is looked for; one behind them has to be named. Each look at a sheet of an ODS file
/// passes all sheets before it.
const MOST_LOOKED_AT: usize = 200;

/// How much of a sheet the cells up to the last one of each row take up.
///
/// As text, an empty cell is a byte: one cell far to the right in each row makes sixteen gigabytes out of a workbook of seven
/// megabytes.
#[derive(Debug, Default)]
struct Extent {
    cells: u64,
    bytes: u64,
}

impl Extent {
    /// How many cells are fine, however empty they are.
    const FEW: u64 = 5_000_000;
    /// How many cells there may be for each byte of text.
    const PER_BYTE: u64 = 20;

    /// Adds a row; no further one is wanted once they are too many.
    fn add(&mut self, row: &RowText) -> ControlFlow<()> {
        self.cells += row.len() as u64;
        self.bytes += row.bytes() as u64;
        if self.is_too_large() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }

    fn check(&self, sheet: &str) -> Result<(), excel::Error> {
        if !self.is_too_large() {
            return Ok(());
        }
        let detail = format!("has {} cells, and nearly all are empty", self.cells);
        Err(excel::Error::too_large(format!("sheet `{sheet}`"), detail))
    }

    fn is_too_large(&self) -> bool {
        self.cells > Self::FEW && self.cells / Self::PER_BYTE > self.bytes
    }
}

/// The sheets that are read, as who writes them again knows them.
fn originals(
    index: usize,
    header_row: &HeaderRow,
    parts: &[Part],
    chosen: Vec<(usize, HeaderRow)>,
) -> Vec<OriginalSheet> {
    let first = OriginalSheet {
        index,
        header_row: header_row.clone(),
        above: 0,
        headers: 0,
        from: None,
    };
    let further = parts.iter().zip(chosen);
    let further = further.map(|(part, (_, header_row))| part.original(header_row));
    std::iter::once(first).chain(further).collect()
}

/// How many other sheets are looked at: a workbook with more of them is no list of people by site or by month.
const MOST_ALIKE: usize = 60;

/// What is observed of the text that the rows of a sheet are written as.
fn observed(format: Format, header_row: HeaderRow, delimiter: u8) -> Observed {
    Observed {
        format,
        encoding: Encoding {
            charset: Charset::default(),
            bom: 0,
            certainty: Certainty::Seen,
        },
        rival: None,
        delimiter: Delimiter {
            byte: delimiter,
            origin: Origin::Absent,
            sep_line: false,
        },
        header_row: HeaderRow {
            in_sheet: true,
            ..header_row
        },
    }
}

/// What asks for every sheet with the same headers.
const ALL: &str = "all";

/// Whether every sheet with the same headers is asked for, and not one that is called so.
fn is_all(workbook: &Workbook, names: &[String]) -> bool {
    let is_there = |name: &String| workbook.sheets().iter().any(|sheet| sheet.name == *name);
    matches!(names, [name] if name.eq_ignore_ascii_case(ALL) && !is_there(name))
}

/// The sheets that a person names, each once; none where every one is asked for.
fn named(path: &Path, workbook: &Workbook, names: &[String]) -> Result<Vec<usize>, Error> {
    if is_all(workbook, names) {
        return Ok(Vec::new());
    }
    let mut indices: Vec<usize> = Vec::new();
    for name in names {
        let index = one_named(path, workbook, name)?;
        if !indices.contains(&index) {
            indices.push(index);
        }
    }
    Ok(indices)
}

/// What is asked of the sheets beside the first one.
struct Further<'f> {
    path: &'f Path,
    asked: &'f Asked,
    vocabulary: &'f Vocabulary,
    /// That of the first sheet.
    header_row: &'f HeaderRow,
}

impl Further<'_> {
    fn header_row_of(
        &self,
        workbook: &mut Workbook,
        sheet: usize,
    ) -> Result<HeaderRow, excel::Error> {
        let rows = first_rows(workbook, sheet, self.asked.header_row)?;
        Ok(HeaderRow::find(
            &rows,
            1,
            self.vocabulary,
            self.asked.header_row,
        ))
    }

    /// The other visible sheets with the same headers and users, and how many these are. A sheet that cannot be read is not
    /// the one that was asked for, and no reason to refuse that one.
    fn alike(&self, workbook: &mut Workbook, first: usize) -> Vec<(usize, HeaderRow, u64)> {
        let visible: Vec<usize> = (0..)
            .zip(workbook.sheets())
            .filter(|(index, sheet)| *index != first && is_visible(sheet))
            .map(|(index, _)| index)
            .take(MOST_ALIKE)
            .collect();
        let of_sheet = |index: usize| {
            let header = self.header_row_of(workbook, index).ok()?;
            if !sheets::have_same_headers(self.header_row, &header, self.vocabulary) {
                return None;
            }
            let users = sheets::count_users(workbook, index, &header, self.vocabulary).ok()?;
            (users > 0).then_some((index, header, users))
        };
        visible.into_iter().filter_map(of_sheet).collect()
    }

    /// The further sheets that a person names, if they have the same headers.
    fn chosen(
        &self,
        workbook: &mut Workbook,
        named: &[usize],
    ) -> Result<Vec<(usize, HeaderRow)>, Error> {
        let mut chosen = Vec::new();
        for index in named {
            let header = self.header_row_of(workbook, *index);
            let header = header.map_err(|source| Error::Workbook {
                path: self.path.to_owned(),
                source,
            })?;
            if !sheets::have_same_headers(self.header_row, &header, self.vocabulary) {
                return Err(Error::OtherHeaders {
                    path: self.path.to_owned(),
                    sheet: workbook.sheets()[*index].name.clone(),
                });
            }
            chosen.push((*index, header));
        }
        Ok(chosen)
    }

    /// How the rows of further sheets become rows of one table below those of the first.
    fn parts(
        &self,
        workbook: &mut Workbook,
        first: usize,
        chosen: &[(usize, HeaderRow)],
    ) -> Result<Vec<Part>, excel::Error> {
        let mut parts = Vec::new();
        if chosen.is_empty() {
            return Ok(parts);
        }
        let mut above = sheets::last_row(workbook, first)?;
        for (index, header) in chosen {
            let headers = header.last_row.0;
            parts.push(Part {
                index: *index,
                stacked: StackedSheet {
                    name: workbook.sheets()[*index].name.clone(),
                    above,
                    headers,
                },
                from: sheets::columns(self.header_row, header, self.vocabulary),
            });
            above += sheets::last_row(workbook, *index)?.saturating_sub(headers);
        }
        Ok(parts)
    }
}

fn one_named(path: &Path, workbook: &Workbook, name: &str) -> Result<usize, Error> {
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

/// The visible sheet with the most known headers, one with rows below them before one without; the first one with any cell
/// where no header is known.
fn fitting(
    workbook: &mut Workbook,
    asked: &Asked,
    vocabulary: &Vocabulary,
) -> Result<Option<usize>, excel::Error> {
    let sheets = workbook.sheets().iter().enumerate();
    let visible: Vec<usize> = sheets
        .filter(|(_, sheet)| is_visible(sheet))
        .map(|(index, _)| index)
        .take(MOST_LOOKED_AT)
        .collect();
    if visible.len() < 2 {
        return Ok(visible.first().copied());
    }
    let mut best = None;
    for &index in visible.iter().rev() {
        let rows = first_rows(workbook, index, asked.header_row)?;
        let header = HeaderRow::find(&rows, 1, vocabulary, None);
        let below = rows.iter().skip(header.last_row.0 as usize);
        let has_rows = below.flatten().any(|cell| !cell.trim().is_empty());
        let score = match header.origin {
            header_row::Origin::Headers(headers) => (headers + 1, has_rows),
            _ => (usize::from(!rows.is_empty()), false),
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
