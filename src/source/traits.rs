//! What one glance at a cell tells: most rules look only at cells that have something odd.

use std::ops::BitOr;

/// What one glance at a cell tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Traits(u8);

impl Traits {
    /// Every cell.
    pub const ANY: Self = Self(0xff);
    /// A character that is not ASCII.
    pub const NOT_ASCII: Self = Self(1);
    /// An ASCII control character: a line end, a tab, a NUL.
    pub const CONTROL: Self = Self(2);
    /// 255 bytes or more.
    pub const LONG: Self = Self(4);
    /// 16 bytes or fewer.
    pub const SHORT: Self = Self(8);
    /// Its first character, blanks left out, is neither an ASCII letter nor a digit.
    pub const MARK_FIRST: Self = Self(16);
    /// It has a digit.
    pub const DIGIT: Self = Self(32);
    /// A character that is not ASCII, in a row whose bytes could all be read.
    pub const READABLE: Self = Self(64);

    /// What a glance at this cell tells.
    #[must_use]
    pub fn of(cell: &str) -> Self {
        let bytes = cell.as_bytes();
        let (mut all, mut control, mut digit) = (0_u8, false, false);
        for &byte in bytes {
            all |= byte;
            control |= byte < 0x20 || byte == 0x7f;
            digit |= byte.is_ascii_digit();
        }
        let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
        let mark = first.is_some_and(|byte| !byte.is_ascii_alphanumeric());
        let bit = |holds: bool, bit: Self| if holds { bit.0 } else { 0 };
        Self(
            bit(all >= 0x80, Self::NOT_ASCII | Self::READABLE)
                | bit(control, Self::CONTROL)
                | bit(bytes.len() >= 255, Self::LONG)
                | bit(bytes.len() <= 16, Self::SHORT)
                | bit(mark, Self::MARK_FIRST)
                | bit(digit, Self::DIGIT)
                // So that a cell with nothing odd is still one of `ANY`.
                | 0x80,
        )
    }

    /// What a glance tells where the row has bytes that could not be read.
    #[must_use]
    pub fn of_damaged(cell: &str) -> Self {
        Self(Self::of(cell).0 & !Self::READABLE.0)
    }

    /// Whether it has one of these.
    #[must_use]
    pub fn any_of(self, wanted: Self) -> bool {
        self.0 & wanted.0 != 0
    }
}

impl BitOr for Traits {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Traits;

    #[test]
    fn a_glance_tells() {
        for (cell, wanted, has) in [
            ("", Traits::ANY, true),
            ("Berg", Traits::NOT_ASCII, false),
            ("Müller", Traits::NOT_ASCII, true),
            ("a\nb", Traits::CONTROL, true),
            (" =1", Traits::MARK_FIRST, true),
            (" a=1", Traits::MARK_FIRST, false),
            ("a", Traits::SHORT, true),
            ("a", Traits::LONG | Traits::DIGIT, false),
        ] {
            assert_eq!(Traits::of(cell).any_of(wanted), has, "{cell}");
        }
        assert!(Traits::of("Müller").any_of(Traits::READABLE));
        assert!(!Traits::of_damaged("M\u{fffd}ller").any_of(Traits::READABLE));
        assert!(Traits::of_damaged("M\u{fffd}ller").any_of(Traits::NOT_ASCII));
    }
}
