//! Where the records and cells of a block stand.

use std::ops::Range;

use crate::source::records::{self, Record, Slip};

/// Where the records and cells of a block stand. Splitting another block reuses the memory.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) records: Vec<Record>,
    /// Where the cells of each record end in `cells`.
    pub(super) ends: Vec<u32>,
    /// The cells of all records; what stands behind those of the last one means nothing.
    pub(super) cells: Vec<Span>,
    /// Cells that hold a doubled quote, as they have to be read.
    pub(super) unescaped: Vec<u8>,
    /// Quotes out of place: the number of the record, the column, and what is wrong; in order.
    pub(super) slips: Vec<(u32, u32, Slip)>,
    /// Numbers of cells, while a block is split: those in quotes, and those with a doubled quote.
    pub(super) quoted: Vec<u32>,
    pub(super) doubled: Vec<u32>,
}

/// Where a cell's text stands: in the block, or among the cells that had to be unescaped.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Span {
    /// Set in `start` where the span is one of the unescaped cells. A block is much smaller than this.
    const UNESCAPED: u32 = 1 << 31;

    #[inline]
    pub(super) fn is_unescaped(self) -> bool {
        self.start & Self::UNESCAPED != 0
    }

    pub(super) fn of_unescaped(range: Range<usize>) -> Self {
        Self {
            start: range.start as u32 | Self::UNESCAPED,
            end: range.end as u32,
        }
    }

    /// The bytes, of the block or of the unescaped cells.
    #[inline]
    pub(super) fn range(self) -> Range<usize> {
        (self.start & !Self::UNESCAPED) as usize..self.end as usize
    }
}

impl Table {
    /// Forgets what was split before.
    pub(super) fn clear(&mut self) {
        self.records.clear();
        self.ends.clear();
        self.unescaped.clear();
        self.slips.clear();
    }

    /// The cells of all whole records.
    pub(super) fn whole_cells(&self) -> &[Span] {
        &self.cells[..self.ends.last().map_or(0, |end| *end as usize)]
    }

    /// How many cells a record has.
    pub(super) fn width(&self, record: usize) -> usize {
        self.cells_of(record).len()
    }

    /// Where the cells of a record stand in `cells`.
    #[inline]
    pub(super) fn cells_of(&self, record: usize) -> Range<usize> {
        let end = self.ends[record] as usize;
        let start = match record {
            _ if self.records[record].is_empty() => end,
            0 => 0,
            _ => self.ends[record - 1] as usize,
        };
        start..end
    }

    /// Adds the text of a cell with quotes around it and doubled quotes in it.
    #[cold]
    pub(super) fn unescape(&mut self, raw: &[u8]) -> Span {
        let start = self.unescaped.len();
        records::unescape(raw, &mut self.unescaped);
        Span::of_unescaped(start..self.unescaped.len())
    }
}
