//! A text in memory, in pieces of whole records, so that other cells make another text of which most pieces are the same.

use std::io;
use std::ops::Range;
use std::sync::Arc;

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::finding::RowNumber;
use crate::source::block::Block;
use crate::source::sheet_metadata::SheetMetadata;

/// How many bits of an offset say where in its piece it is. What stands before them is the number of the piece, so that
/// offsets stay what they are when another piece grows.
const OFFSET_BITS: u32 = 32;

/// The rows of a source in memory, as UTF-8 unless the file has bytes that are not.
#[derive(Debug, Clone)]
pub(super) struct HeldText {
    pub(super) pieces: Vec<Piece>,
    /// Whether the file has another encoding, so that a replacement character stands for bytes that cannot be read.
    pub(super) was_decoded: bool,
    /// How many cells the longest row of a sheet has.
    pub(super) width: u32,
    /// What else a sheet has.
    pub(super) metadata: Option<Arc<SheetMetadata>>,
}

/// Whole records of a text in memory. A copy shares the bytes.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    bytes: Arc<Vec<u8>>,
    first_row: u64,
    rows: u64,
    /// How many line ends the records hold.
    lines: u32,
    hash: u128,
}

/// What a block of a text in memory is like: where this is equal, so is everything that can be said of the block alone.
#[derive(Debug, Clone)]
pub struct Stretch {
    pub(super) number: usize,
    bytes: Arc<Vec<u8>>,
    first_row: RowNumber,
    rows: u64,
    pub(super) first_line: u64,
    is_last: bool,
}

impl Stretch {
    /// Its rows.
    #[must_use]
    pub fn row_range(&self) -> Range<RowNumber> {
        self.first_row..self.first_row.below(self.rows)
    }
}

impl PartialEq for Stretch {
    fn eq(&self, other: &Self) -> bool {
        // Bytes that were not made anew are the same.
        Arc::ptr_eq(&self.bytes, &other.bytes)
            && (self.number, self.first_line, self.is_last)
                == (other.number, other.first_line, other.is_last)
    }
}

impl Piece {
    fn new(bytes: Vec<u8>, first_row: u64, delimiter: u8) -> Self {
        let mut block = Block {
            bytes,
            delimiter,
            ..Block::default()
        };
        let split = block.split_records(true);
        Self {
            first_row,
            rows: block.len() as u64,
            lines: split.lines,
            hash: xxh3_128(&block.bytes),
            bytes: Arc::new(block.bytes),
        }
    }
}

impl HeldText {
    /// The bytes from an offset on; offsets are those of [`HeldText::read`].
    pub(super) fn stretch(&self, offset: u64, length: usize) -> io::Result<Vec<u8>> {
        let piece = self.pieces.get((offset >> OFFSET_BITS) as usize);
        let start = (offset & u64::from(u32::MAX)) as usize;
        let bytes = piece.and_then(|piece| piece.bytes.get(start..start.saturating_add(length)));
        let bytes = bytes.ok_or(io::ErrorKind::UnexpectedEof)?;
        Ok(bytes.to_vec())
    }

    /// What its blocks are like, in order.
    pub(super) fn stretches(&self) -> Vec<Stretch> {
        let mut first_line = 1;
        let pieces = self.pieces.iter().enumerate();
        let stretches = pieces.map(|(number, piece)| {
            let stretch = Stretch {
                number,
                bytes: Arc::clone(&piece.bytes),
                first_row: RowNumber(piece.first_row),
                rows: piece.rows,
                first_line,
                is_last: number + 1 == self.pieces.len(),
            };
            first_line += u64::from(piece.lines);
            stretch
        });
        stretches.collect()
    }

    /// Reads a block, whose number and first line are known, but for its records.
    pub(super) fn read(&self, number: usize, first_line: u64, block: &mut Block) {
        let piece = &self.pieces[number];
        block.bytes.clear();
        block.bytes.extend_from_slice(&piece.bytes);
        block.index = number;
        block.first_row = piece.first_row;
        block.first_line = first_line;
        block.last = number + 1 == self.pieces.len();
        block.unclosed = false;
        block.offset = Some((number as u64) << OFFSET_BITS);
        block.decoded = self.was_decoded;
    }

    /// How many line ends the records of a piece hold.
    pub(super) fn lines(&self, number: usize) -> u32 {
        self.pieces[number].lines
    }

    /// Gives a piece other bytes, with as many records.
    pub(super) fn replace(&mut self, number: usize, bytes: Vec<u8>, delimiter: u8) {
        let piece = &mut self.pieces[number];
        *piece = Piece::new(bytes, piece.first_row, delimiter);
    }

    /// A fingerprint of the text and of how it is cut.
    pub(super) fn digest(&self) -> u128 {
        let mut digest = Xxh3::new();
        for piece in &self.pieces {
            digest.update(&piece.hash.to_le_bytes());
        }
        digest.digest128()
    }
}

/// How a text is held in memory.
#[derive(Debug, Clone, Copy)]
pub struct Holding {
    /// The most rows that it may have.
    pub most: u64,
    /// How many rows a block has, but for a few.
    pub of_block: usize,
    /// How many rows the last block has at least, if there are as many.
    pub of_last: usize,
}

impl Holding {
    /// The records of a block as pieces.
    pub(super) fn pieces<'b>(
        &self,
        block: &'b Block,
        delimiter: u8,
    ) -> impl Iterator<Item = Piece> + use<'b> {
        let mut first_row = block.first_row;
        let pieces = block.records().chunks(self.of_block.max(1));
        pieces.map(move |records| {
            let (first, last) = (records[0], records[records.len() - 1]);
            let bytes = block.bytes[first.start as usize..last.next as usize].to_vec();
            let piece = Piece::new(bytes, first_row, delimiter);
            first_row += records.len() as u64;
            piece
        })
    }

    /// Joins the last pieces until the last has as many rows as it should have.
    pub(super) fn join_last(&self, pieces: &mut Vec<Piece>, delimiter: u8) {
        while let [.., before, last] = &**pieces
            && last.rows < self.of_last as u64
        {
            let bytes = [before.bytes.as_slice(), last.bytes.as_slice()].concat();
            let joined = Piece::new(bytes, before.first_row, delimiter);
            pieces.truncate(pieces.len() - 2);
            pieces.push(joined);
        }
    }
}
