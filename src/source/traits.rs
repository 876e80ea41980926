//! What one glance at a cell tells: most rules look only at cells that have something odd.

use std::ops::BitOr;

/// What one glance at a cell tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Traits(u16);

impl Traits {
    /// Every cell.
    pub const ANY: Self = Self(0xffff);
    /// A character that is not ASCII.
    pub const NOT_ASCII: Self = Self(1);
    /// An ASCII control character: a line end, a tab, a NUL.
    pub const CONTROL: Self = Self(2);
    /// 255 bytes or more.
    pub const LONG: Self = Self(4);
    /// 16 bytes or fewer.
    pub const SHORT: Self = Self(8);
    /// Its first character, spaces left out, is neither an ASCII letter nor a digit.
    pub const MARK_FIRST: Self = Self(16);
    /// It has a digit.
    pub const DIGIT: Self = Self(32);
    /// A character that is not ASCII, in a row whose bytes could all be read.
    pub const READABLE: Self = Self(64);

    /// A blank.
    pub const BLANK: Self = Self(128);
    /// An ASCII character that no plain word, address or number has: none of letters, digits, spaces, `.`, `-`, `_`, `@`, `+`.
    pub const MARK: Self = Self(256);
    /// Its first or last character is none that can be seen in ASCII: a space, or a letter of another script.
    pub const EDGE: Self = Self(512);
    /// A hyphen.
    pub const HYPHEN: Self = Self(1024);
    /// So that a cell with nothing odd is still one of `ANY`.
    const CELL: Self = Self(2048);

    /// What a glance at this cell tells.
    #[must_use]
    pub fn of(cell: &str) -> Self {
        let bytes = cell.as_bytes();
        let mut all = Self::CELL.0;
        for &byte in bytes {
            all |= OF_BYTE[usize::from(byte)];
        }
        all |= match bytes.len() {
            ..=16 => Self::SHORT.0,
            255.. => Self::LONG.0,
            _ => 0,
        };
        let seen = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
        if !seen(bytes.first()) || !seen(bytes.last()) {
            all |= Self::EDGE.0;
        }
        let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
        if first.is_some_and(|byte| !byte.is_ascii_alphanumeric()) {
            all |= Self::MARK_FIRST.0;
        }
        Self(all)
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

/// What one byte tells of its cell.
const OF_BYTE: [u16; 256] = {
    let mut traits = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        traits[byte] = match byte as u8 {
            0x80.. => Traits::NOT_ASCII.0 | Traits::READABLE.0,
            ..0x20 | 0x7f => Traits::CONTROL.0,
            b' ' => Traits::BLANK.0,
            b'0'..=b'9' => Traits::DIGIT.0,
            b'-' => Traits::HYPHEN.0,
            b'a'..=b'z' | b'A'..=b'Z' | b'.' | b'_' | b'@' | b'+' => 0,
            _ => Traits::MARK.0,
        };
        byte += 1;
    }
    traits
};

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
            (
                "anna.b-c_d+e@example.com",
                Traits::MARK | Traits::BLANK,
                false,
            ),
            ("<anna@example.com>", Traits::MARK, true),
            ("Anna Berg", Traits::BLANK, true),
            ("Anna Berg", Traits::EDGE | Traits::HYPHEN, false),
            ("Anna ", Traits::EDGE, true),
            ("\u{a0}Anna", Traits::EDGE, true),
            ("", Traits::EDGE, true),
            ("Anna-Lena", Traits::HYPHEN, true),
        ] {
            assert_eq!(Traits::of(cell).any_of(wanted), has, "{cell}");
        }
        assert!(Traits::of("Müller").any_of(Traits::READABLE));
        assert!(!Traits::of_damaged("M\u{fffd}ller").any_of(Traits::READABLE));
        assert!(Traits::of_damaged("M\u{fffd}ller").any_of(Traits::NOT_ASCII));
    }
}
