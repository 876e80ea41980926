//! The same bytes again with one more cell in each row: what `enroll` adds can be taken away without a trace.

use std::collections::HashMap;
use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::sync::LazyLock;

use memchr::memchr;
use xxhash_rust::xxh3::Xxh3;

use crate::finding::{ColumnIndex, RowNumber};
use crate::source::block::Block;
use crate::source::charset::Charset;
use crate::source::encoder::Encoder;
use crate::source::our_column;
use crate::source::parallel;
use crate::source::records::{self, Record};
use crate::source::{Format, Source};
use crate::values::lexicon::Language;

/// What happens to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit<'t> {
    /// It is written as it is.
    Keep,
    /// It is not written.
    Drop,
    /// It gets a last cell with this text; an earlier one of ours is replaced. Empty: the cell is empty.
    Cell(&'t str),
    /// It gets a last cell with this header.
    Header(&'t str),
    /// Some of its cells get other texts.
    Replace {
        /// The texts, in the order of their columns.
        cells: &'t [(ColumnIndex, Box<str>)],
        /// What the column that an earlier run added has in this row, if the row has a cell of it.
        ours: Option<&'t str>,
    },
    /// Its cells are these.
    Row(&'t [Box<str>]),
}

/// How the cell of an earlier run begins, where its row was given back apart from the others: `row 17:`, in the language of
/// that run, says which row of the list it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowMark(Option<String>);

impl RowMark {
    /// The mark of a cell, with its quotes or without.
    #[must_use]
    pub fn read(cell: &[u8]) -> Self {
        let cell = cell.strip_prefix(b"\"").unwrap_or(cell);
        let cell = our_column::unlabelled(cell);
        let named = behind_row(cell).and_then(|named| {
            let end = memchr(b':', named)?;
            let is_number = named.first().is_some_and(u8::is_ascii_digit);
            let name = || String::from_utf8_lossy(&named[..end]).replace("\"\"", "\"");
            // French has a no-break space before the colon, which another encoding than UTF-8 has as another byte.
            let is_space = |letter: char| letter.is_whitespace() || letter == '\u{fffd}';
            is_number.then(|| name().trim_end_matches(is_space).to_owned())
        });
        let is_name = |name: &String| {
            let rest = name.trim_start_matches(|letter: char| letter.is_ascii_digit());
            rest.is_empty() || rest.starts_with(" (") && rest.ends_with(')')
        };
        Self(named.filter(is_name))
    }

    /// What the row is called: its number, and its sheet where several were read.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

/// What stands behind the word for a row, in any language, at the start of a cell.
fn behind_row(cell: &[u8]) -> Option<&[u8]> {
    static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let words = Language::all().flat_map(|language| &language.words().rows.row);
        words.map(String::as_str).collect()
    });
    WORDS.iter().find_map(|word| {
        let (start, rest) = cell.split_at_checked(word.len())?;
        let is_word = start.eq_ignore_ascii_case(word.as_bytes());
        rest.strip_prefix(b" ").filter(|_| is_word)
    })
}

/// Says what happens to the rows of a block.
pub trait EditRows {
    /// What happens to a row, of which an earlier run says `mark`. Rows are asked for in order.
    fn edit(&mut self, row: RowNumber, mark: &RowMark) -> Edit<'_>;
}

/// The text that the rows of a workbook are given back as.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// The encoding.
    pub charset: Charset,
    /// Whether it starts with a byte order mark.
    pub bom: bool,
}

/// Why a file cannot be written again.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Reading or writing failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The bytes cannot be decoded and encoded without a loss.
    #[error("its {encoding} text cannot be written back without changes")]
    Lossy {
        /// The encoding.
        encoding: String,
    },
    /// The file is not the one that was checked.
    #[error("it changed while it was read")]
    Changed,
}

/// Writes a source again. `edits` is told the first row of a block and returns what happens to each of its rows. `digest`
/// is the hash of the file that was checked.
///
/// # Errors
/// When reading or writing fails, the bytes would not come back the same, or the file has changed.
pub fn copy<E: EditRows>(
    source: &Source,
    digest: u128,
    target: Target,
    threads: NonZeroUsize,
    output: &mut (dyn Write + Send),
    edits: impl Fn(RowNumber) -> E + Sync,
) -> Result<(), Error> {
    let observed = &source.observed;
    let encoding = observed.encoding;
    let workbook = observed.format.is_workbook();
    let on_bytes = encoding.splits_on_bytes() && !workbook;
    if !on_bytes && !workbook && !comes_back(source)? {
        return Err(Error::Lossy {
            encoding: encoding.name(),
        });
    }
    let (written_in, mark) = if workbook {
        (target.charset, target.bom)
    } else {
        (encoding.charset, encoding.bom > 0)
    };
    let mut bytes = Vec::new();
    if mark {
        Encoder::new(written_in).write("\u{feff}", &mut bytes);
        output.write_all(&bytes)?;
    }
    // The bytes of the file stay as they are, and only our cell is encoded; or all of it is, once our cell is in.
    let whole = !on_bytes && written_in != encoding_rs::UTF_8;
    let mut encoder = whole.then(|| Encoder::new(written_in));
    let shape = Shape::of(source);
    let reader = source.read_records()?;
    let mut written = Ok(());
    let charset = if on_bytes {
        written_in
    } else {
        Charset::default()
    };
    let write_block = |block: &Block| {
        let edits = edits(RowNumber(block.first_row));
        write_block(block, &shape, charset, edits)
    };
    let reader = parallel::over(
        reader,
        threads,
        || &write_block,
        |text: Vec<u8>| {
            if written.is_err() {
                return;
            }
            written = match &mut encoder {
                None => output.write_all(&text),
                Some(encoder) => {
                    bytes.clear();
                    encoder.write(&String::from_utf8_lossy(&text), &mut bytes);
                    output.write_all(&bytes)
                }
            };
        },
    )?;
    written?;
    if let Some(encoder) = &mut encoder {
        bytes.clear();
        encoder.finish(&mut bytes);
        output.write_all(&bytes)?;
    }
    if source.digest(&reader) != digest {
        return Err(Error::Changed);
    }
    Ok(())
}

/// The text of a block of a source whose rows are in memory, with these edits.
#[must_use]
pub fn edited<E: EditRows>(held: &Source, block: &Block, edits: E) -> Vec<u8> {
    let shape = Shape::of(held);
    write_block(block, &shape, Charset::default(), edits)
}

/// The text of a block with these edits; `charset` is that of its bytes.
fn write_block<E: EditRows>(
    block: &Block,
    shape: &Shape,
    charset: Charset,
    mut edits: E,
) -> Vec<u8> {
    let mut page = Page {
        shape,
        cell: Encoder::new(charset),
        bytes: block.bytes(),
        copied: 0,
        // Room for a delimiter in each row and a few cells.
        text: Vec::with_capacity(block.bytes().len() + block.len() + 4096),
    };
    let first = RowNumber(block.first_row);
    for (index, record) in block.records().iter().enumerate() {
        let mark = page.mark(*record, || block.width(index));
        let edit = edits.edit(first.below(index as u64), &mark);
        page.write(*record, || block.width(index), edit);
    }
    page.copy_to(block.bytes().len());
    page.text
}

/// Whether a text is the same bytes again when it was decoded and encoded.
fn comes_back(source: &Source) -> io::Result<bool> {
    let mut reader = source.read()?;
    let mut encoder = Encoder::new(source.observed.encoding.charset);
    let (mut digest, mut bytes) = (Xxh3::new(), Vec::new());
    if source.observed.encoding.bom > 0 {
        encoder.write("\u{feff}", &mut bytes);
    }
    let mut block = Block::default();
    while reader.read_block(&mut block)? {
        encoder.write(&String::from_utf8_lossy(block.bytes()), &mut bytes);
        digest.update(&bytes);
        bytes.clear();
    }
    encoder.finish(&mut bytes);
    digest.update(&bytes);
    Ok(digest.digest128() == reader.digest())
}

/// What an earlier run says of the rows of a source, of those of which it says something.
///
/// # Errors
/// When the rows cannot be read again.
pub fn row_marks(source: &Source) -> Result<HashMap<RowNumber, RowMark>, Error> {
    let mut marks = HashMap::new();
    let Some(column) = source.observed.header_row.errors_column else {
        return Ok(marks);
    };
    let mut reader = source.read()?;
    let mut block = Block::default();
    while reader.read_block(&mut block)? {
        for row in block.rows().iter() {
            let mark = RowMark::read(row.cell(column).as_bytes());
            if mark.name().is_some() {
                marks.insert(row.number, mark);
            }
        }
    }
    Ok(marks)
}

/// Whether the encoding of a source has every character of a text.
#[must_use]
pub fn can_hold(source: &Source, text: &str) -> bool {
    let encoding = source.observed.encoding;
    let free = source.observed.format.is_workbook() || text.is_ascii();
    free || Encoder::new(encoding.charset).has_all(text)
}

/// Where our cell goes.
struct Shape {
    delimiter: u8,
    /// How many cells a row has before ours.
    width: usize,
    /// How many cells a row can have without being too long, ours included where an earlier run added it.
    whole: usize,
    /// Whether an earlier run added a column.
    ours: bool,
}

impl Shape {
    fn of(source: &Source) -> Self {
        let header = &source.observed.header_row;
        let whole = match &source.observed.format {
            // The longest row of a sheet sets the width: nothing is ragged there.
            Format::Workbook { .. } => header.headers.len().max(source.widest_row() as usize),
            Format::Csv => header.headers.len(),
        };
        Self {
            delimiter: source.observed.delimiter.byte,
            width: header.errors_column.map_or(whole, ColumnIndex::index),
            whole,
            ours: header.errors_column.is_some(),
        }
    }
}

impl Shape {
    /// Where ours is in a row with so many cells: in one that is too long the last one; else it stands under its header.
    fn our_column(&self, cells: usize) -> usize {
        if cells > self.whole {
            cells - 1
        } else {
            self.width
        }
    }
}

/// The text of a block as it is written again. What stays as it is is copied in long runs.
struct Page<'s> {
    shape: &'s Shape,
    cell: Encoder,
    bytes: &'s [u8],
    /// How many bytes of the block were copied or dropped.
    copied: usize,
    text: Vec<u8>,
}

impl Page<'_> {
    /// Copies what was not yet, up to a byte of the block.
    #[inline]
    fn copy_to(&mut self, end: usize) {
        self.text.extend_from_slice(&self.bytes[self.copied..end]);
        self.copied = end;
    }

    /// What an earlier run says of a row; nothing where there was none.
    #[inline]
    fn mark(&self, record: Record, cells: impl Fn() -> usize) -> RowMark {
        if !self.shape.ours || cells() <= self.shape.width {
            return RowMark::default();
        }
        let content = &self.bytes[record.content()];
        let column = self.shape.our_column(cells());
        let (start, end) = span(content, self.shape.delimiter, column);
        RowMark::read(&content[start..end])
    }

    #[inline]
    fn write(&mut self, record: Record, width: impl Fn() -> usize, edit: Edit<'_>) {
        match edit {
            Edit::Keep => {}
            Edit::Drop => {
                self.copy_to(record.start as usize);
                self.copied = record.next as usize;
            }
            // A line without bytes stays one.
            _ if record.is_empty() => {}
            Edit::Replace { cells, ours } => {
                let has_ours = self.shape.ours && width() > self.shape.width;
                let ours = ours.filter(|_| has_ours);
                let ours = ours.map(|text| (self.shape.our_column(width()), text));
                self.replace(record, cells, ours);
            }
            Edit::Row(cells) => {
                self.copy_to(record.start as usize);
                for (number, cell) in cells.iter().enumerate() {
                    if number > 0 {
                        self.text.push(self.shape.delimiter);
                    }
                    self.put(cell, false);
                }
                self.copied = record.end as usize;
            }
            Edit::Cell(text) => self.write_row(record, width(), |page| page.quote(text)),
            Edit::Header(header) => {
                self.write_row(record, width(), |page| {
                    page.cell.write(header, &mut page.text);
                });
            }
        }
    }

    #[inline]
    fn write_row(&mut self, record: Record, cells: usize, cell: impl FnOnce(&mut Self)) {
        let Shape {
            delimiter,
            width,
            ours,
            ..
        } = *self.shape;
        if ours && cells > width {
            let column = self.shape.our_column(cells);
            let content = record.content();
            let (start, end) = span(&self.bytes[content.clone()], delimiter, column);
            self.copy_to(content.start + start);
            cell(self);
            self.copied = content.start + end;
            return;
        }
        self.copy_to(record.end as usize);
        for _ in cells..=width.max(cells) {
            self.text.push(delimiter);
        }
        cell(self);
    }

    /// The record with other texts in some of its cells, of which one may be ours. A cell that was in quotes stays in quotes. A
    /// row that is too short for a cell gets empty ones before it.
    fn replace(
        &mut self,
        record: Record,
        cells: &[(ColumnIndex, Box<str>)],
        ours: Option<(usize, &str)>,
    ) {
        let content = record.content();
        let mut cells = cells.iter().peekable();
        let (mut column, mut start) = (ColumnIndex(0), content.start);
        records::cells(&self.bytes[content.clone()], self.shape.delimiter, |cell| {
            let end = content.start + cell.raw_end;
            let own = cells.next_if(|(replaced, _)| *replaced == column);
            let ours = ours.filter(|(ours, _)| *ours == column.index());
            if let Some(text) = own.map(|(_, text)| &**text).or(ours.map(|(_, text)| text)) {
                self.copy_to(start);
                let quoted = self.bytes[start..end].first() == Some(&b'"');
                self.put(text, quoted);
                self.copied = end;
            }
            column.0 += 1;
            start = end + 1;
        });
        let mut missing = cells.peekable();
        if missing.peek().is_some() {
            self.copy_to(content.end);
        }
        for (wanted, text) in missing {
            while column <= *wanted {
                self.text.push(self.shape.delimiter);
                column.0 += 1;
            }
            self.put(text, false);
        }
    }

    /// A cell with a text of its own, in quotes where it has to be.
    fn put(&mut self, text: &str, quoted: bool) {
        let breaks =
            |byte: &u8| *byte == self.shape.delimiter || matches!(byte, b'"' | b'\n' | b'\r');
        if quoted && !text.is_empty() || text.bytes().any(|byte| breaks(&byte)) {
            self.quote(text);
        } else {
            self.cell.write(text, &mut self.text);
        }
    }

    /// Our cell, always in quotes when it is not empty.
    fn quote(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.text.push(b'"');
        if memchr(b'"', text.as_bytes()).is_some() {
            self.cell.write(&text.replace('"', "\"\""), &mut self.text);
        } else {
            self.cell.write(text, &mut self.text);
        }
        self.text.push(b'"');
    }
}

/// Where a cell stands in its record, quotes included.
fn span(content: &[u8], delimiter: u8, column: usize) -> (usize, usize) {
    let (mut index, mut start, mut found) = (0, 0, (content.len(), content.len()));
    records::cells(content, delimiter, |cell| {
        if index == column {
            found = (start, cell.raw_end);
        }
        start = cell.raw_end + 1;
        index += 1;
    });
    found
}

#[cfg(test)]
mod tests {
    use super::RowMark;

    #[test]
    fn a_mark_is_a_row_and_perhaps_its_sheet() {
        for (cell, name) in [
            ("\"row 17: Email: empty [missing-value]\"", Some("17")),
            ("row 17:", Some("17")),
            (
                "\"row 4 (The \"\"A\"\" team): x\"",
                Some("4 (The \"A\" team)"),
            ),
            ("\"Zeile 17: E-Mail: leer [missing-value]\"", Some("17")),
            ("Zeile 17:", Some("17")),
            ("rij 17: leeg", Some("17")),
            ("ligne 17\u{a0}: vide", Some("17")),
            ("ligne 17 :", Some("17")),
            ("\"row 17b: x\"", None),
            ("\"row: x\"", None),
            ("\"Email: same address as row 3: \"", None),
            ("", None),
        ] {
            assert_eq!(RowMark::read(cell.as_bytes()).name(), name, "{cell}");
        }
    }
}
