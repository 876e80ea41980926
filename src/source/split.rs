//! How a block is split into a table: regular text 64 bytes at a time, other text byte by byte.

use crate::source::records::{self, Cell, Record, Sink, Split};
use crate::source::regular;
use crate::source::table::{Span, Table};

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

    use super::TableSink;
    use crate::source::records::{self, Record, Slip, Split};
    use crate::source::regular;
    use crate::source::table::Table;

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
