//! How large a part of a package may be, and what is in it.

use super::Error;

/// Limits for one part.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// The most bytes the part may inflate to.
    pub(super) size: u64,
    /// The most markup tokens.
    pub(super) tags: u64,
    /// The longest single tag, text or comment.
    pub(super) token: usize,
}

/// Parts that describe the workbook. Real ones have kilobytes; styles of workbooks that were
/// copied together for years reach a few megabytes.
pub(super) const SMALL_PART: Limits = Limits {
    size: 32 << 20,
    tags: 4_000_000,
    token: 1 << 20,
};

/// The styles: a reader copies fonts, fills and borders into each of the cell formats (65,490 in
/// Excel), so one long name must not be multiplied by them.
pub(super) const STYLES: Limits = Limits {
    size: 32 << 20,
    tags: 2_000_000,
    token: 8 << 10,
};

/// The shared strings are held in memory as a whole. 12 million different texts (a full sheet of
/// 12 columns without a repetition) have about 450 MB; each text takes two tags or more and
/// about 50 bytes beside its characters.
pub(super) const SHARED_STRINGS: Limits = Limits {
    size: 1 << 30,
    tags: 48_000_000,
    token: 8 << 20,
};

/// A sheet is read cell by cell, so only its tokens and the time count. A full sheet with 50
/// columns has about 2 GB.
pub(super) const SHEET: Limits = Limits {
    size: 8 << 30,
    tags: 1_000_000_000,
    token: 8 << 20,
};

/// From this size on a part must not shrink to less than a 200th. XML of sheets shrinks to a
/// tenth, that of empty formatted cells to a sixtieth; bombs of one repeated byte to a 1032th.
const RATIO_FROM: u64 = 64 << 20;
const RATIO: u64 = 200;

/// Counts what a part unpacks to, whatever the container declares.
pub(super) struct RatioGuard {
    packed: u64,
    limit: u64,
    total: u64,
}

impl RatioGuard {
    pub(super) fn new(packed: u64, limit: u64) -> Self {
        Self {
            packed,
            limit,
            total: 0,
        }
    }

    /// Takes the number of bytes read.
    pub(super) fn add(&mut self, bytes: u64, place: &str) -> Result<(), Error> {
        self.total += bytes;
        if self.total > self.limit {
            let limit = self.limit >> 20;
            return Err(Error::too_large(
                place,
                format!("unpacks to more than {limit} MiB"),
            ));
        }
        if self.total > RATIO_FROM && self.total / RATIO > self.packed {
            return Err(Error::refused(
                place,
                format!("unpacks to more than {RATIO} times its size"),
            ));
        }
        Ok(())
    }
}
