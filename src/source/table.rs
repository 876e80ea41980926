//! Where the records and cells of a block stand.

use std::ops::Range;

use crate::source::records::{self, Cell, Record, Sink, Slip, Split};
use crate::source::regular;

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
    /// Finds the whole records in `bytes` and their cells, as [`records::split`] does.
    pub(super) fn split(&mut self, bytes: &[u8], delimiter: u8, last: bool) -> Split {
        self.clear();
        if let Some(split) = regular::split::<true>(bytes, delimiter, last, self) {
            return split;
        }
        self.split_irregular(bytes, delimiter, last)
    }

    /// Finds the records alone, and how many cells each has.
    pub(super) fn split_records(&mut self, bytes: &[u8], delimiter: u8, last: bool) -> Split {
        self.clear();
        if let Some(split) = regular::split::<false>(bytes, delimiter, last, self) {
            return split;
        }
        self.split_irregular(bytes, delimiter, last)
    }

    fn split_irregular(&mut self, bytes: &[u8], delimiter: u8, last: bool) -> Split {
        self.clear();
        self.cells.clear();
        let mut sink = TableSink { bytes, table: self };
        let split = records::split(bytes, delimiter, last, &mut sink);
        // Some may be of a record that is not whole.
        let records = self.records.len() as u32;
        self.slips.retain(|slip| slip.0 < records);
        split
    }

    fn clear(&mut self) {
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

/// Fills a table with what may be irregular.
struct TableSink<'t> {
    bytes: &'t [u8],
    table: &'t mut Table,
}

impl Sink for TableSink<'_> {
    fn cell(&mut self, cell: Cell) {
        let table = &mut *self.table;
        if let Some(slip) = cell.slip {
            let first = table.ends.last().copied().unwrap_or_default();
            let column = table.cells.len() as u32 - first;
            let record = table.records.len() as u32;
            table.slips.push((record, column, slip));
        }
        let span = if cell.escaped {
            table.unescape(&self.bytes[cell.start..cell.end])
        } else {
            Span {
                start: cell.start as u32,
                end: cell.end as u32,
            }
        };
        table.cells.push(span);
    }

    fn record(&mut self, record: Record) {
        self.table.records.push(record);
        self.table.ends.push(self.table.cells.len() as u32);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::{Table, TableSink};
    use crate::source::records::{self, Record, Slip, Split};
    use crate::source::regular;

    type Found = (Split, Vec<(Record, Vec<String>)>, Vec<(u32, u32, Slip)>);

    fn found(text: &str, table: &Table, split: Split) -> Found {
        let record = |(index, record): (usize, &Record)| {
            let cells = table.cells[table.cells_of(index)].iter().map(|span| {
                let bytes = if span.is_unescaped() {
                    &table.unescaped
                } else {
                    text.as_bytes()
                };
                String::from_utf8_lossy(&bytes[span.range()]).into_owned()
            });
            (*record, cells.collect())
        };
        let records = table.records.iter().enumerate().map(record).collect();
        (split, records, table.slips.clone())
    }

    fn general(text: &str, last: bool) -> Found {
        let mut table = Table::default();
        let mut sink = TableSink {
            bytes: text.as_bytes(),
            table: &mut table,
        };
        let split = records::split(text.as_bytes(), b',', last, &mut sink);
        let records = table.records.len() as u32;
        table.slips.retain(|slip| slip.0 < records);
        found(text, &table, split)
    }

    /// Cells, most of them regular, and what stands between them.
    fn any_text() -> impl Strategy<Value = String> {
        let cell = prop_oneof![
            20 => "[ab ä]{0,30}",
            10 => "\"([ab,\n\r]|\"\"){0,30}\"",
            1 => "[ab,\"\n\r]{0,5}",
        ];
        let end = prop_oneof![8 => Just(","), 2 => Just("\n"), 2 => Just("\r\n"), 1 => Just("\r")];
        let cells = prop::collection::vec((cell, end), 0..30);
        cells.prop_map(|cells| cells.into_iter().map(|(cell, end)| cell + end).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_table_is_what_the_general_splitter_finds(texts in prop::collection::vec((any_text(), any::<bool>()), 1..4)) {
            // What the table held before does not matter.
            let mut table = Table::default();
            for (text, last) in texts {
                let split = table.split(text.as_bytes(), b',', last);
                prop_assert_eq!(found(&text, &table, split), general(&text, last));
                let mut records = Table::default();
                prop_assert_eq!(records.split_records(text.as_bytes(), b',', last), split);
                prop_assert_eq!((&records.records, &records.ends), (&table.records, &table.ends));
            }
        }
    }

    #[test]
    fn quotes_in_their_place_are_regular() {
        for (text, regular) in [
            ("a,\"b\"\"c\",\"\"\r\n\"\"\"\",d\n\n\"a\nb\"", true),
            ("a\"b,c\n", false),
            ("\"a\"b,c\n", false),
            ("a,\"b\n", false),
        ] {
            let mut table = Table::default();
            let split = regular::split::<true>(text.as_bytes(), b',', true, &mut table);
            assert_eq!(split.is_some(), regular, "{text:?}");
        }
    }
}
