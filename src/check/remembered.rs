//! Cells that were found clean a moment ago: most columns hold few different values, and need not be checked again.

/// How many cells are remembered for a column.
const SLOTS: usize = 64;
/// After how many cells it is decided whether remembering pays.
const TRIAL: u32 = 128;
/// For how many weighings of a column it is remembered what a cell counts as.
pub(super) const WEIGHINGS: usize = 4;

/// What a clean cell counts as in each weighing of its column.
pub(super) type Kinds = [Option<u8>; WEIGHINGS];

/// The clean cells of one column in one block.
pub(super) struct Remembered<'b> {
    cells: Vec<Option<(&'b str, Kinds)>>,
    asked: u32,
    known: u32,
}

impl<'b> Remembered<'b> {
    pub(super) fn new() -> Self {
        Self {
            cells: vec![None; SLOTS],
            asked: 0,
            known: 0,
        }
    }

    /// What this very cell counted as when it was found clean, if it was.
    pub(super) fn kinds(&mut self, cell: &str) -> Option<Kinds> {
        if !self.pays() {
            return None;
        }
        self.asked += 1;
        let kinds = self.cells[slot(cell)]
            .filter(|(known, _)| *known == cell)
            .map(|(_, kinds)| kinds);
        self.known += u32::from(kinds.is_some());
        kinds
    }

    /// Keeps a cell that was found clean.
    pub(super) fn keep(&mut self, cell: &'b str, kinds: Kinds) {
        if self.pays() {
            self.cells[slot(cell)] = Some((cell, kinds));
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
