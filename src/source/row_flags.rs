//! What is known of a row before its cells are looked at: most checks of rows concern few of them.

use bitflags::bitflags;

bitflags! {
    /// What is known of a row before its cells are looked at.
    ///
    /// A rule names the flags that a row must have to concern it; a row without any of them is not looked at.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct RowFlags: u8 {
        /// It has more or fewer cells than there are headers.
        const OTHER_WIDTH = 1;
        /// A line may end inside of it.
        const SEVERAL_LINES = 1 << 1;
        /// A quote is out of place.
        const SLIP = 1 << 2;
        /// A quote opens and never closes.
        const UNCLOSED = 1 << 3;
        /// Some of its bytes mean nothing in the encoding of the file.
        const DAMAGED = 1 << 4;
        /// It may hold a NUL character.
        const NUL = 1 << 5;
        /// Its first byte is neither an ASCII letter nor an ASCII digit, or there is none.
        const MARK_FIRST = 1 << 6;
        /// Set for every row, so that a row without anything else still has one of all flags.
        const ROW = 1 << 7;
    }
}
