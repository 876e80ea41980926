//! Cells that were found clean a moment ago: most columns hold few different values, and need not be checked again.

use std::ops::Range;

/// How many cells are remembered for a column.
const SLOTS: usize = 128;
/// After how many cells it is decided whether remembering pays.
const TRIAL: u32 = 128;

/// What a value counts as: the number of the weighing, and the kind.
pub(super) type Counted = (usize, u8);

/// The clean cells of one column in one block.
pub(super) struct Remembered<'b> {
    /// Each with what its values count as.
    cells: Vec<Option<(&'b str, Range<usize>)>>,
    counted: Vec<Counted>,
    asked: u32,
    known: u32,
}

impl<'b> Remembered<'b> {
    pub(super) fn new() -> Self {
        Self {
            cells: vec![None; SLOTS],
            counted: Vec::new(),
            asked: 0,
            known: 0,
        }
    }

    /// What the values of this very cell counted as when it was found clean, if it was.
    pub(super) fn counted(&mut self, cell: &str) -> Option<&[Counted]> {
        if !self.pays() {
            return None;
        }
        self.asked += 1;
        let known = self.cells[slot(cell)].as_ref();
        let (_, counted) = known.filter(|(known, _)| *known == cell)?;
        self.known += 1;
        Some(&self.counted[counted.clone()])
    }

    /// Keeps a cell that was found clean.
    pub(super) fn keep(&mut self, cell: &'b str, counted: &[Counted]) {
        if self.pays() {
            let start = self.counted.len();
            self.counted.extend_from_slice(counted);
            self.cells[slot(cell)] = Some((cell, start..self.counted.len()));
        }
    }

    /// A column of addresses or numbers never has the same value twice: there it would only cost.
    fn pays(&self) -> bool {
        self.asked < TRIAL || self.known * 4 > self.asked
    }
}

fn slot(cell: &str) -> usize {
    let bytes = cell.as_bytes();
    let mix = |at: usize| usize::from(bytes.get(at).copied().unwrap_or_default());
    (bytes.len() * 31
        + mix(0) * 7
        + mix(bytes.len() / 2) * 13
        + mix(bytes.len().wrapping_sub(1)) * 17)
        % SLOTS
}
