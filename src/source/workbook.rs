//! The sheet of a workbook that fits, as a text of its rows.
//!
//! The rows go once to a file without a name that only this process can read: everything behind it reads one kind of
//! text, and a workbook is decoded only once.

use std::io::{self, BufWriter, Write};
use std::ops::ControlFlow;
use std::path::Path;

use xxhash_rust::xxh3::Xxh3;

use crate::label::Vocabulary;
use crate::source::dialect::{Delimiter, Origin};
use crate::source::encoding::{Certainty, Encoding};
use crate::source::excel::{RowText, Sheet, Visibility, Workbook};
use crate::source::header::{self, Header, HeaderRow};
use crate::source::input::Input;
use crate::source::{Asked, Error, Format, Observed, Source};

/// Opens a workbook and reads the sheet that a person asks for, or the one whose labels are known.
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
    let digest = fingerprint(input).map_err(unreadable)?;
    let mut workbook = Workbook::open(input.from_start().map_err(unreadable)?).map_err(broken)?;
    let index = match &asked.sheet {
        Some(name) => named(path, &workbook, name)?,
        None => fitting(&mut workbook, asked, vocabulary).map_err(broken)?,
    };
    let delimiter = asked.usual_delimiter.unwrap_or(b',');
    let first_rows = first_rows(&mut workbook, index, asked.header_row).map_err(broken)?;
    let header = Header::find(&first_rows, 1, vocabulary, asked.header_row);
    let mut spool = Spool::new(delimiter).map_err(unreadable)?;
    workbook
        .rows(index, &mut |row, cells| spool.add(row, cells))
        .map_err(broken)?;
    let (text, width) = spool.finish().map_err(unreadable)?;
    if fingerprint(input).map_err(unreadable)? != digest {
        return Err(Error::Changed {
            path: path.to_owned(),
        });
    }
    let mut sheets = workbook.sheets().to_vec();
    let sheet = sheets.remove(index).name;
    Ok(Source {
        path: path.to_owned(),
        observed: Observed {
            format: Format::Workbook {
                format: workbook.format(),
                sheet,
                others: sheets,
                width,
            },
            encoding: Encoding {
                encoding: encoding_rs::UTF_8,
                bom: 0,
                certainty: Certainty::Seen,
            },
            delimiter: Delimiter {
                byte: delimiter,
                origin: Origin::Absent,
                sep_line: false,
            },
            header,
        },
        text,
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

/// The visible sheet with the most known labels; the first one with any cell where no label is known.
fn fitting(
    workbook: &mut Workbook,
    asked: &Asked,
    vocabulary: &Vocabulary,
) -> Result<usize, crate::source::excel::Error> {
    let visible: Vec<usize> = (0..workbook.sheets().len())
        .filter(|index| is_visible(&workbook.sheets()[*index]))
        .collect();
    let [first, .., _] = visible[..] else {
        return Ok(visible.first().copied().unwrap_or(0));
    };
    let mut best = (0, first);
    for &index in visible.iter().rev() {
        let rows = first_rows(workbook, index, asked.header_row)?;
        let score = match Header::find(&rows, 1, vocabulary, None).origin {
            header::Origin::Labels(labels) => labels + 1,
            _ => usize::from(!rows.is_empty()),
        };
        if score >= best.0 {
            best = (score, index);
        }
    }
    Ok(best.1)
}

/// The rows among which the header is looked for; rows that are not in the sheet are empty.
fn first_rows(
    workbook: &mut Workbook,
    sheet: usize,
    header_row: Option<HeaderRow>,
) -> Result<Vec<Vec<String>>, crate::source::excel::Error> {
    let most = match header_row {
        Some(HeaderRow::At(row)) => row,
        _ => header::ROWS as u64,
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

/// The rows of a sheet, written as a text; an empty line stands for a row that the sheet does not have.
struct Spool {
    writer: BufWriter<std::fs::File>,
    delimiter: u8,
    next_row: u32,
    width: u32,
    failed: Option<io::Error>,
}

impl Spool {
    fn new(delimiter: u8) -> io::Result<Self> {
        Ok(Self {
            writer: BufWriter::with_capacity(256 * 1024, tempfile::tempfile()?),
            delimiter,
            next_row: 1,
            width: 0,
            failed: None,
        })
    }

    fn add(&mut self, row: u32, cells: &RowText) -> ControlFlow<()> {
        match self.write(row, cells) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                self.failed = Some(error);
                ControlFlow::Break(())
            }
        }
    }

    fn write(&mut self, row: u32, cells: &RowText) -> io::Result<()> {
        while self.next_row < row {
            self.writer.write_all(b"\r\n")?;
            self.next_row += 1;
        }
        self.next_row += 1;
        let mut width = 0;
        for cell in cells.cells() {
            if width > 0 {
                self.writer.write_all(&[self.delimiter])?;
            }
            width += 1;
            write_cell(&mut self.writer, cell, self.delimiter)?;
        }
        self.width = self.width.max(width);
        self.writer.write_all(b"\r\n")
    }

    fn finish(self) -> io::Result<(Input, u32)> {
        match self.failed {
            Some(error) => Err(error),
            None => Ok((Input::own(self.writer.into_inner()?), self.width)),
        }
    }
}

/// Writes one cell, quoted where it has to be.
fn write_cell(writer: &mut impl Write, cell: &str, delimiter: u8) -> io::Result<()> {
    let bytes = cell.as_bytes();
    let plain = memchr::memchr3(delimiter, b'"', b'\n', bytes).is_none()
        && memchr::memchr(b'\r', bytes).is_none();
    if plain {
        return writer.write_all(bytes);
    }
    writer.write_all(b"\"")?;
    writer.write_all(cell.replace('"', "\"\"").as_bytes())?;
    writer.write_all(b"\"")
}

fn fingerprint(input: &Input) -> io::Result<u128> {
    let mut digest = Xxh3::new();
    let mut file = input.from_start()?;
    let mut buffer = vec![0; 256 * 1024];
    loop {
        match io::Read::read(&mut file, &mut buffer)? {
            0 => return Ok(digest.digest128()),
            read => digest.update(&buffer[..read]),
        }
    }
}
