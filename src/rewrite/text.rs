//! The same bytes again with one more cell in each row: what `enroll` adds can be taken away without a trace.

use std::collections::HashMap;
use std::io::{self, Write};
use std::num::NonZeroUsize;

use xxhash_rust::xxh3::Xxh3;

use crate::finding::RowNumber;
use crate::rewrite::edit::{EditRows, RowMark};
use crate::rewrite::page::{self, Shape};
use crate::source::Source;
use crate::source::block::Block;
use crate::source::charset::Charset;
use crate::source::encoder::Encoder;
use crate::source::parallel;

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
        page::write_block(block, &shape, charset, edits)
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
    page::write_block(block, &shape, Charset::default(), edits)
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
