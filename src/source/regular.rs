//! Splits text whose quotes all stand where RFC 4180 has them, 64 bytes at a time and nearly without branches.

use crate::source::byte_mask::{ByteMask, Finder, WIDTH, above};
use crate::source::records::{Record, Split};
use crate::source::table::{Span, Table};

/// Finds the same as [`records::split`](crate::source::records::split). Nothing where a quote is out of place or never
/// closes; the table then has to be cleared. Without `CELLS`, the cells are counted and not found.
pub(super) fn split<const CELLS: bool>(
    bytes: &[u8],
    delimiter: u8,
    last: bool,
    table: &mut Table,
) -> Option<Split> {
    // A line feed that follows belongs to it.
    let bytes = match bytes {
        [before @ .., b'\r'] if !last => before,
        _ => bytes,
    };
    let finder = Finder::new(delimiter);
    let mut before = Before::default();
    let mut at = Progress::default();
    table.quoted.clear();
    table.doubled.clear();
    let mut base = 0;
    while base < bytes.len() {
        let marks = Marks::of(finder.find(&bytes[base..]), &mut before);
        if marks.out_of_place(bytes.len() - base) {
            return None;
        }
        let first = at.cells;
        if CELLS {
            at.note_quoted(&marks, table);
            at.add_cells(&marks, base, table);
        }
        at.cells += marks.ends.count_ones() as usize;
        at.add_records::<CELLS>(&marks, base, first, bytes, table);
        base += WIDTH;
    }
    if last {
        if before.inside != 0 {
            return None;
        }
        at.finish::<CELLS>(bytes, table);
    }
    if CELLS {
        let whole = table.ends.last().copied().unwrap_or_default();
        strip_quotes(bytes, whole, table);
    }
    Some(Split {
        taken: at.record as usize,
        lines: at.line,
        unclosed: false,
    })
}

/// What the bytes before 64 leave behind.
struct Before {
    /// All bits where they end inside quotes, else none.
    inside: u64,
    /// 1 where the last byte was a return.
    returned: u64,
    /// 1 where the last byte was a quote that closes.
    closed: u64,
    /// 1 where a cell starts with the next byte.
    ended: u64,
}

impl Default for Before {
    fn default() -> Self {
        Self {
            inside: 0,
            returned: 0,
            closed: 0,
            ended: 1,
        }
    }
}

/// What 64 bytes mean: one bit for each, the first byte in the lowest bit.
struct Marks {
    /// Where a cell ends: a delimiter, or the first byte of a line end, outside quotes.
    ends: u64,
    /// Where a line ends: the first byte of each line end.
    lines: u64,
    /// Inside quotes, with the opening quote and without the closing one. Of two quotes that stand for one, the
    /// first closes and the second opens.
    inside: u64,
    /// Quotes that open.
    opening: u64,
    /// The first byte of a cell.
    starts: u64,
    /// The byte behind a quote that closes.
    behind_closing: u64,
    /// Bytes that may stand there.
    may_follow: u64,
}

impl Marks {
    #[inline]
    fn of(mask: ByteMask, before: &mut Before) -> Self {
        let ByteMask {
            quotes,
            delimiters,
            feeds,
            returns,
        } = mask;
        let inside = parity(quotes) ^ before.inside;
        let lines = returns | feeds & !(returns << 1 | before.returned);
        let separators = delimiters | returns | feeds;
        let closing = quotes & !inside;
        let ended = separators & !inside;
        let marks = Self {
            ends: (delimiters | lines) & !inside,
            lines,
            inside,
            opening: quotes & inside,
            starts: ended << 1 | before.ended,
            behind_closing: closing << 1 | before.closed,
            may_follow: separators | quotes,
        };
        *before = Before {
            inside: if inside >> 63 == 0 { 0 } else { u64::MAX },
            returned: returns >> 63,
            closed: closing >> 63,
            ended: ended >> 63,
        };
        marks
    }

    /// Whether a quote opens inside a cell, or something stands behind one that closes. There are `length` bytes.
    #[inline]
    fn out_of_place(&self, length: usize) -> bool {
        let opens = self.opening & !(self.starts | self.behind_closing);
        let behind = self.behind_closing & !self.may_follow;
        let there = match length {
            ..WIDTH => !(u64::MAX << length),
            _ => u64::MAX,
        };
        (opens | behind) & there != 0
    }
}

/// For each bit how many bits are set up to it, itself included: odd or even.
#[inline]
fn parity(mut bits: u64) -> u64 {
    for shift in [1, 2, 4, 8, 16, 32] {
        bits ^= bits << shift;
    }
    bits
}

/// How far splitting has come.
#[derive(Default)]
struct Progress {
    /// How many cells there are.
    cells: usize,
    /// Where the next cell starts.
    cell: u32,
    /// Where the next record starts.
    record: u32,
    /// The number of its first cell.
    first_cell: usize,
    /// How many lines have ended.
    lines: u32,
    /// How many lines have ended before the next record.
    line: u32,
}

impl Progress {
    /// Remembers which cells are in quotes and which of them hold a quote.
    #[inline]
    fn note_quoted(&self, marks: &Marks, table: &mut Table) {
        let number = |bit: u32| self.cells as u32 + (marks.ends & !(u64::MAX << bit)).count_ones();
        for bit in ones(marks.opening & marks.starts) {
            table.quoted.push(number(bit));
        }
        for bit in ones(marks.opening & !marks.starts) {
            table.doubled.push(number(bit));
        }
    }

    #[inline]
    fn add_cells(&mut self, marks: &Marks, base: usize, table: &mut Table) {
        if table.cells.len() < self.cells + WIDTH {
            let more = (2 * table.cells.len()).max(self.cells + WIDTH);
            table.cells.resize(more, Span::default());
        }
        let mut left = marks.ends;
        let mut start = self.cell;
        let (groups, _) = table.cells[self.cells..].as_chunks_mut::<8>();
        // How many cells end is hard to predict for the processor, and that they are at most eight is not. What is
        // written too much is overwritten by the next ones.
        for group in groups {
            for span in group {
                let end = base as u32 + left.trailing_zeros();
                *span = Span { start, end };
                start = end + 1;
                left &= left.wrapping_sub(1);
            }
            if left == 0 {
                break;
            }
        }
        if marks.ends != 0 {
            self.cell = base as u32 + u64::BITS - marks.ends.leading_zeros();
        }
    }

    /// `first` is the number of the first cell that ends in these 64 bytes.
    #[inline]
    fn add_records<const CELLS: bool>(
        &mut self,
        marks: &Marks,
        base: usize,
        first: usize,
        bytes: &[u8],
        table: &mut Table,
    ) {
        for bit in ones(marks.lines & !marks.inside) {
            let end = base + bit as usize;
            let two = bytes[end] == b'\r' && bytes.get(end + 1) == Some(&b'\n');
            let next = end as u32 + 1 + u32::from(two);
            let cells = first + (marks.ends & !above(bit)).count_ones() as usize;
            self.add_record::<CELLS>(end as u32, next, cells, table);
            self.line = self.lines + (marks.lines & !above(bit)).count_ones();
        }
        if marks.lines != 0 {
            self.lines += marks.lines.count_ones();
        }
    }

    #[inline]
    fn add_record<const CELLS: bool>(
        &mut self,
        end: u32,
        next: u32,
        cells: usize,
        table: &mut Table,
    ) {
        if CELLS {
            // A line end of two bytes was taken for one.
            table.cells[self.first_cell].start = self.record;
        }
        table.records.push(Record {
            start: self.record,
            end,
            next,
            line: self.line,
        });
        table.ends.push(cells as u32);
        self.record = next;
        self.first_cell = cells;
    }

    /// Adds the last record, which has no line end.
    fn finish<const CELLS: bool>(&mut self, bytes: &[u8], table: &mut Table) {
        let end = bytes.len() as u32;
        if self.record == end {
            return;
        }
        if CELLS {
            let start = self.cell;
            table.cells.truncate(self.cells);
            table.cells.push(Span { start, end });
        }
        self.add_record::<CELLS>(end, end, self.cells + 1, table);
    }
}

/// Leaves the quotes around cells out, and of two quotes that stand for one the second. There are `whole` cells.
fn strip_quotes(bytes: &[u8], whole: u32, table: &mut Table) {
    for cell in table.quoted.iter().take_while(|cell| **cell < whole) {
        let span = &mut table.cells[*cell as usize];
        span.start += 1;
        span.end -= 1;
    }
    if table.doubled.is_empty() {
        return;
    }
    let mut doubled = std::mem::take(&mut table.doubled);
    doubled.dedup();
    for cell in doubled.iter().take_while(|cell| **cell < whole) {
        let range = table.cells[*cell as usize].range();
        table.cells[*cell as usize] = table.unescape(&bytes[range.start - 1..=range.end]);
    }
    table.doubled = doubled;
}

/// The numbers of the bits that are set.
#[inline]
fn ones(mut bits: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = bits.trailing_zeros();
        bits &= bits.wrapping_sub(1);
        (bit < u64::BITS).then_some(bit)
    })
}
