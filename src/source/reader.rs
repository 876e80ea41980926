//! One pass over a text: blocks of whole records, decoded to UTF-8, in order.

use std::io::{self, Read};

use xxhash_rust::xxh3::Xxh3;

use crate::source::block::Block;
use crate::source::records;

/// How much is read at a time: enough to keep a core busy, little enough to stay in its cache.
const CHUNK: u64 = 512 * 1024;
/// A record longer than this is a quote that was never closed: a row of Excel's longest cells has far less text.
const LONGEST_RECORD: usize = 32 * 1024 * 1024;

/// One pass over a text.
pub struct Reader {
    file: Box<dyn Read + Send>,
    decoder: Option<encoding_rs::Decoder>,
    skip: usize,
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
}

impl Reader {
    /// Starts a pass. `bom` bytes at the start are no text; `encoding` is none where the text is UTF-8.
    pub(super) fn new(
        file: Box<dyn Read + Send>,
        bom: usize,
        encoding: Option<&'static encoding_rs::Encoding>,
        delimiter: u8,
    ) -> Self {
        Self {
            file,
            decoder: encoding.map(encoding_rs::Encoding::new_decoder_without_bom_handling),
            skip: bom,
            delimiter,
            pending: Vec::new(),
            digest: Xxh3::new(),
            at_end: false,
            finished: false,
            index: 0,
            row: 1,
            line: 1,
            offset: bom as u64,
        }
    }

    /// The next block; none at the end.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn next_block(&mut self) -> io::Result<Option<Block>> {
        if self.finished {
            return Ok(None);
        }
        let mut found = Vec::with_capacity(4096);
        loop {
            self.fill()?;
            found.clear();
            let too_long = self.pending.len() > LONGEST_RECORD;
            let last = self.at_end || too_long;
            let split = records::split(&self.pending, self.delimiter, last, &mut found);
            if found.is_empty() && !last {
                continue;
            }
            self.finished = last;
            if found.is_empty() {
                return Ok(None);
            }
            let mut rest = Vec::with_capacity(CHUNK as usize + 4096);
            rest.extend_from_slice(&self.pending[split.taken..]);
            self.pending.truncate(split.taken);
            let block = Block {
                index: self.index,
                first_row: self.row,
                first_line: self.line,
                bytes: std::mem::replace(&mut self.pending, rest),
                unclosed: split.unclosed || (too_long && !self.at_end),
                offset: self.decoder.is_none().then_some(self.offset),
                decoded: self.decoder.is_some(),
                delimiter: self.delimiter,
                records: found,
            };
            self.index += 1;
            self.offset += split.taken as u64;
            self.row += block.len() as u64;
            self.line += u64::from(split.lines);
            return Ok(Some(block));
        }
    }

    /// A fingerprint of all bytes that were read.
    #[must_use]
    pub fn digest(&self) -> u128 {
        self.digest.digest128()
    }

    /// Reads the next stretch of the file behind what is pending.
    fn fill(&mut self) -> io::Result<()> {
        if self.at_end {
            return Ok(());
        }
        let start = self.pending.len();
        match &mut self.decoder {
            None => {
                let read = (&mut self.file)
                    .take(CHUNK)
                    .read_to_end(&mut self.pending)?;
                self.digest.update(&self.pending[start..]);
                self.at_end = (read as u64) < CHUNK;
                let skipped = self.skip.min(read);
                self.pending.drain(start..start + skipped);
                self.skip -= skipped;
            }
            Some(decoder) => {
                let mut raw = Vec::with_capacity(CHUNK as usize);
                let read = (&mut self.file).take(CHUNK).read_to_end(&mut raw)?;
                self.digest.update(&raw);
                self.at_end = (read as u64) < CHUNK;
                let skipped = self.skip.min(read);
                self.skip -= skipped;
                let raw = &raw[skipped..];
                let room = decoder
                    .max_utf8_buffer_length(raw.len())
                    .unwrap_or(raw.len() * 4 + 16);
                self.pending.resize(start + room, 0);
                let (_, _, written, _) =
                    decoder.decode_to_utf8(raw, &mut self.pending[start..], self.at_end);
                self.pending.truncate(start + written);
            }
        }
        Ok(())
    }
}
