//! One pass over a text: blocks of whole records, decoded to UTF-8, in order.

use std::io::{self, Read};

use xxhash_rust::xxh3::Xxh3;

use crate::source::block::Block;
use crate::source::charset::{Charset, Decoder};
use crate::source::held::HeldText;

/// How many bytes are read at a time: enough to keep a core busy, little enough to stay in its cache.
pub(super) const CHUNK: usize = 256 * 1024;
/// Which part of that is kept for the next block until the end is known: the last block holds the last rows, which are looked
/// at together, and not just what the others left.
const KEPT_BACK: usize = 8;
/// A record longer than this is a quote that was never closed: a row of Excel's longest cells has far less text.
const LONGEST_RECORD: usize = 32 * 1024 * 1024;

/// The most rows: no list of people has as many, and what is remembered of each has to find room.
const MOST_ROWS: u64 = 20_000_000;

/// There are more rows than are read. It is the inner error of an [`io::Error`].
#[derive(Debug, thiserror::Error)]
#[error("there are more than {MOST_ROWS} rows")]
pub(super) struct TooManyRows;

/// One pass over a text.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a thing of its own that a pass is told or finds out"
)]
pub struct Reader {
    file: Box<dyn Read + Send>,
    /// The text, where it is in memory: each of its pieces is a block.
    held: Option<HeldText>,
    decoder: Option<Decoder>,
    was_decoded: bool,
    skip: usize,
    chunk: usize,
    delimiter: u8,
    /// What was read and is not yet part of a block.
    pending: Vec<u8>,
    digest: Xxh3,
    at_end: bool,
    finished: bool,
    index: usize,
    row: u64,
    line: u64,
    /// Where what is pending starts in the file.
    offset: u64,
    unclosed_quote: Option<u64>,
    finds_cells: bool,
}

impl Reader {
    /// Starts a pass. `bom` bytes at the start are not text; `charset` is `None` where the text is UTF-8.
    pub(super) fn new(
        file: Box<dyn Read + Send>,
        bom: usize,
        charset: Option<Charset>,
        delimiter: u8,
    ) -> Self {
        Self {
            file,
            held: None,
            decoder: charset.map(Charset::decoder),
            was_decoded: charset.is_some(),
            skip: bom,
            chunk: CHUNK,
            delimiter,
            pending: Vec::new(),
            digest: Xxh3::new(),
            at_end: false,
            finished: false,
            index: 0,
            row: 1,
            line: 1,
            offset: bom as u64,
            unclosed_quote: None,
            finds_cells: true,
        }
    }

    /// The same pass, in which only records are found, and how many cells each has: all that is needed to copy them.
    pub(super) fn of_records(self) -> Self {
        Self {
            finds_cells: false,
            ..self
        }
    }

    /// The same pass, in which so many bytes are read at a time.
    pub(super) fn in_chunks_of(self, bytes: usize) -> Self {
        Self {
            chunk: bytes,
            ..self
        }
    }

    /// Starts a pass over a text in memory.
    pub(super) fn of_held(text: HeldText, delimiter: u8) -> Self {
        Self {
            held: Some(text),
            ..Self::new(Box::new(io::empty()), 0, None, delimiter)
        }
    }

    /// Reads the next block into `block`; `false` at the end.
    ///
    /// # Errors
    /// When the file cannot be read, or has more rows than are read.
    pub fn read_block(&mut self, block: &mut Block) -> io::Result<bool> {
        if self.finished {
            return Ok(false);
        }
        if self.row > MOST_ROWS {
            // For other threads, which read in turns, this is the end.
            self.finished = true;
            return Err(io::Error::other(TooManyRows));
        }
        if self.held.is_some() {
            return Ok(self.read_piece(block));
        }
        block.bytes.clear();
        block.bytes.reserve(self.chunk + self.pending.len());
        block.bytes.append(&mut self.pending);
        block.delimiter = self.delimiter;
        // A record that goes on for long is looked for again only when twice as much of it is there.
        let mut wanted = 0;
        loop {
            self.fill(&mut block.bytes)?;
            while block.bytes.len() < wanted && !self.at_end {
                self.fill(&mut block.bytes)?;
            }
            let too_long = block.bytes.len() > LONGEST_RECORD;
            let last = self.at_end || too_long;
            let kept_back = if last { 0 } else { self.chunk / KEPT_BACK };
            let there = block.bytes.len().saturating_sub(kept_back);
            let kept_back = block.bytes.split_off(there);
            let split = if self.finds_cells {
                block.split(last)
            } else {
                block.split_records(last)
            };
            if block.is_empty() && !last {
                block.bytes.extend_from_slice(&kept_back);
                wanted = (2 * block.bytes.len()).min(LONGEST_RECORD + 1);
                continue;
            }
            self.finished = last;
            if block.is_empty() {
                return Ok(false);
            }
            self.pending.extend_from_slice(&block.bytes[split.taken..]);
            self.pending.extend_from_slice(&kept_back);
            block.bytes.truncate(split.taken);
            block.index = self.index;
            block.first_row = self.row;
            block.first_line = self.line;
            block.last = last;
            block.unclosed = split.unclosed || (too_long && !self.at_end);
            block.offset = self.decoder.is_none().then_some(self.offset);
            block.decoded = self.was_decoded;
            self.index += 1;
            self.offset += split.taken as u64;
            self.row += block.len() as u64;
            self.line += u64::from(split.lines);
            if block.unclosed {
                self.unclosed_quote = Some(self.row - 1);
            }
            return Ok(true);
        }
    }

    /// Reads the next piece of a text in memory; `false` at the end.
    fn read_piece(&mut self, block: &mut Block) -> bool {
        let Some(text) = self
            .held
            .as_ref()
            .filter(|text| self.index < text.pieces.len())
        else {
            self.finished = true;
            return false;
        };
        text.read(self.index, self.line, block);
        block.delimiter = self.delimiter;
        if self.finds_cells {
            block.split(true);
        } else {
            block.split_records(true);
        }
        self.line += u64::from(text.lines(self.index));
        self.index += 1;
        true
    }

    /// The row in which a quote opens and never closes, once it was read. Where rows end is not known from there on.
    #[must_use]
    pub fn unclosed_quote(&self) -> Option<u64> {
        self.unclosed_quote
    }

    /// A fingerprint of all bytes that were read.
    #[must_use]
    pub fn digest(&self) -> u128 {
        self.digest.digest128()
    }

    /// Reads the next stretch of the file behind `text`.
    fn fill(&mut self, text: &mut Vec<u8>) -> io::Result<()> {
        if self.at_end {
            return Ok(());
        }
        let start = text.len();
        let chunk = self.chunk as u64;
        match &mut self.decoder {
            None => {
                let read = (&mut self.file).take(chunk).read_to_end(text)?;
                self.digest.update(&text[start..]);
                self.at_end = (read as u64) < chunk;
                let skipped = self.skip.min(read);
                text.drain(start..start + skipped);
                self.skip -= skipped;
            }
            Some(decoder) => {
                let mut raw = Vec::with_capacity(self.chunk);
                let read = (&mut self.file).take(chunk).read_to_end(&mut raw)?;
                self.digest.update(&raw);
                self.at_end = (read as u64) < chunk;
                let skipped = self.skip.min(read);
                self.skip -= skipped;
                let raw = &raw[skipped..];
                decoder.decode(raw, text, self.at_end);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{CHUNK, MOST_ROWS, Reader};
    use crate::source::block::Block;

    /// Rules about the end of a list saw two rows of it where the file was a little longer than what is read at a time.
    #[test]
    fn the_last_block_has_the_last_rows_however_long_the_file_is() {
        let rows_of_a_chunk = CHUNK / 16;
        for rows in [
            1,
            65,
            rows_of_a_chunk - 1,
            rows_of_a_chunk,
            rows_of_a_chunk + 1,
            2 * rows_of_a_chunk + 1,
        ] {
            let text: String = (0..rows).map(|row| format!("{row:015}\n")).collect();
            let file = std::io::Cursor::new(text.clone().into_bytes());
            let mut reader = Reader::new(Box::new(file), 0, None, b',');
            let (mut block, mut read, mut last) = (Block::default(), String::new(), 0);
            while reader.read_block(&mut block).expect("a text") {
                assert_eq!(block.first_row, read.lines().count() as u64 + 1);
                read.push_str(str::from_utf8(block.bytes()).expect("a text"));
                last = if block.last { block.len() } else { 0 };
            }
            assert!(read == text && last >= rows.min(1000), "{last} of {rows}");
        }
    }

    #[test]
    fn more_rows_than_any_list_has_are_refused() {
        let mut reader = Reader::new(Box::new(&b"a\nb\n"[..]), 0, None, b',');
        reader.row = MOST_ROWS + 1;
        let error = reader.read_block(&mut Block::default());
        assert_eq!(
            error.expect_err("an error").to_string(),
            "there are more than 20000000 rows"
        );
        assert!(!reader.read_block(&mut Block::default()).expect("the end"));
    }
}
