//! Cells that were found clean a moment ago: most columns hold few different values, and need not be checked again.

/// How many cells are remembered for a column.
const SLOTS: usize = 64;
/// After how many cells it is decided whether remembering pays.
const TRIAL: u32 = 128;

/// The clean cells of one column in one block.
pub(super) struct Remembered<'b> {
    cells: Vec<Option<&'b str>>,
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

    /// Whether this very cell was found clean.
    pub(super) fn knows(&mut self, cell: &str) -> bool {
        if !self.pays() {
            return false;
        }
        self.asked += 1;
        let known = self.cells[slot(cell)] == Some(cell);
        self.known += u32::from(known);
        known
    }

    /// Keeps a cell that was found clean.
    pub(super) fn keep(&mut self, cell: &'b str) {
        if self.pays() {
            self.cells[slot(cell)] = Some(cell);
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
