//! What one scan of a cell tells: most rules need to look only at cells that contain something they are about.

use bitflags::bitflags;

bitflags! {
    /// What one scan of a cell tells: which kinds of characters it contains, how long it is and how it starts and ends.
    ///
    /// A rule names the flags that a cell must have to concern it; a cell without any of them is not looked at.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub struct CellFlags: u32 {
        /// A character that is not ASCII.
        const NOT_ASCII = 1;
        /// An ASCII control character: a line end, a tab, a NUL.
        const CONTROL = 1 << 1;
        /// A space, U+0020.
        const SPACE = 1 << 2;
        /// An ASCII digit.
        const DIGIT = 1 << 3;
        /// An ASCII upper-case letter.
        const UPPER = 1 << 4;
        /// An ASCII lower-case letter.
        const LOWER = 1 << 5;
        /// `-`
        const HYPHEN = 1 << 6;
        /// `.`
        const PERIOD = 1 << 7;
        /// `_`
        const UNDERSCORE = 1 << 8;
        /// `+`
        const PLUS = 1 << 9;
        /// `@`
        const AT = 1 << 10;
        /// `,`
        const COMMA = 1 << 11;
        /// `;`
        const SEMICOLON = 1 << 12;
        /// `|`
        const PIPE = 1 << 13;
        /// `/`
        const SLASH = 1 << 14;
        /// `\`
        const BACKSLASH = 1 << 15;
        /// `:`
        const COLON = 1 << 16;
        /// `"`, `'` or a backtick.
        const QUOTE = 1 << 17;
        /// One of `( ) [ ] { } < >`.
        const BRACKET = 1 << 18;
        /// `#`
        const HASH = 1 << 19;
        /// `=`
        const EQUALS = 1 << 20;
        /// `&`
        const AMPERSAND = 1 << 21;
        /// `%`
        const PERCENT = 1 << 22;
        /// One of `! $ * ? ^ ~`.
        const OTHER_MARK = 1 << 23;

        /// 16 bytes or fewer.
        const SHORT = 1 << 24;
        /// 255 bytes or more.
        const LONG = 1 << 25;
        /// Its first or last byte is not a visible ASCII character: a space, a letter of another script, or there is none.
        const EDGE = 1 << 26;
        /// Its first character after ASCII white space is neither an ASCII letter nor an ASCII digit.
        const MARK_FIRST = 1 << 27;
        /// A character that is not ASCII, in a row whose bytes could all be decoded.
        const READABLE = 1 << 28;
        /// Set for every cell, so that a cell without anything else still has one of [`CellFlags::ANY`].
        const CELL = 1 << 29;
        /// A domain that some check of domains is about stands behind its last `@`. No scan tells that: the engine does, which knows
        /// the domains that it has seen.
        const DOMAIN = 1 << 30;

        /// An ASCII letter.
        const LETTER = Self::UPPER.bits() | Self::LOWER.bits();
        /// An ASCII character that is unusual in a word, an address or a number: not a letter, digit, space or one of
        /// `. - _ @ +`.
        const MARK = Self::COMMA.bits() | Self::SEMICOLON.bits() | Self::PIPE.bits() | Self::SLASH.bits()
            | Self::BACKSLASH.bits() | Self::COLON.bits() | Self::QUOTE.bits() | Self::BRACKET.bits()
            | Self::HASH.bits() | Self::EQUALS.bits() | Self::AMPERSAND.bits() | Self::PERCENT.bits()
            | Self::OTHER_MARK.bits();
        /// Everything that a single byte can tell: which kinds of characters the cell contains.
        const CHARACTERS = (1 << 24) - 1;
        /// Every cell has one of these.
        const ANY = (1 << 30) - 1;
    }
}

impl CellFlags {
    /// Scans a cell.
    #[must_use]
    #[inline]
    pub fn of(cell: &str) -> Self {
        Self::of_bytes(cell.as_bytes())
    }

    /// Scans a cell of which it does not matter that it is text.
    #[inline]
    pub(super) fn of_bytes(bytes: &[u8]) -> Self {
        let (Some(&first), Some(&last)) = (bytes.first(), bytes.last()) else {
            return Self::CELL | Self::SHORT | Self::EDGE;
        };
        let mut flags = Self::CELL | Self::from_bits_retain(of_all(bytes));
        flags |= match bytes.len() {
            ..=16 => Self::SHORT,
            255.. => Self::LONG,
            _ => Self::empty(),
        };
        let [first, last] = [first, last].map(Self::of_byte);
        if (first | last).any_of(Self::SPACE | Self::CONTROL | Self::NOT_ASCII) {
            flags |= Self::EDGE;
        }
        if !first.any_of(Self::LETTER | Self::DIGIT) {
            let visible = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
            if visible.is_some_and(|byte| !byte.is_ascii_alphanumeric()) {
                flags |= Self::MARK_FIRST;
            }
        }
        flags
    }

    #[inline]
    fn of_byte(byte: u8) -> Self {
        Self::from_bits_retain(OF_BYTE[usize::from(byte)])
    }

    /// Scans a cell of a row with bytes that could not be decoded.
    #[must_use]
    pub fn of_damaged(cell: &str) -> Self {
        Self::of(cell) - Self::READABLE
    }

    /// Whether the cell has at least one of these flags.
    #[must_use]
    #[inline]
    pub fn any_of(self, flags: Self) -> bool {
        self.intersects(flags)
    }

    /// Whether the cell contains no other kinds of characters than these; an empty cell contains none.
    #[must_use]
    #[inline]
    pub fn only(self, characters: Self) -> bool {
        characters.contains(self & Self::CHARACTERS)
    }
}

/// The flags of bytes, of which some are looked up twice: no loop ends where the processor does not expect it.
#[inline]
fn of_all(bytes: &[u8]) -> u32 {
    if let Some(last) = bytes.last_chunk::<8>() {
        let (words, _) = bytes.as_chunks::<8>();
        return words
            .iter()
            .fold(of_each(last), |all, word| all | of_each(word));
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        return of_each(first) | of_each(last);
    }
    match bytes {
        [] => 0,
        [first, .., last] => of_each(&[*first, bytes[bytes.len() / 2], *last]),
        [only] => of_each(&[*only]),
    }
}

#[inline]
fn of_each<const N: usize>(bytes: &[u8; N]) -> u32 {
    let mut flags = 0;
    for byte in bytes {
        flags |= OF_BYTE[usize::from(*byte)];
    }
    flags
}

/// The flags of a cell that contains one byte.
const OF_BYTE: [u32; 256] = {
    let mut flags = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        flags[byte] = match byte as u8 {
            0x80.. => CellFlags::NOT_ASCII.bits() | CellFlags::READABLE.bits(),
            ..0x20 | 0x7f => CellFlags::CONTROL.bits(),
            b' ' => CellFlags::SPACE.bits(),
            b'0'..=b'9' => CellFlags::DIGIT.bits(),
            b'A'..=b'Z' => CellFlags::UPPER.bits(),
            b'a'..=b'z' => CellFlags::LOWER.bits(),
            b'-' => CellFlags::HYPHEN.bits(),
            b'.' => CellFlags::PERIOD.bits(),
            b'_' => CellFlags::UNDERSCORE.bits(),
            b'+' => CellFlags::PLUS.bits(),
            b'@' => CellFlags::AT.bits(),
            b',' => CellFlags::COMMA.bits(),
            b';' => CellFlags::SEMICOLON.bits(),
            b'|' => CellFlags::PIPE.bits(),
            b'/' => CellFlags::SLASH.bits(),
            b'\\' => CellFlags::BACKSLASH.bits(),
            b':' => CellFlags::COLON.bits(),
            b'"' | b'\'' | b'`' => CellFlags::QUOTE.bits(),
            b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'<' | b'>' => CellFlags::BRACKET.bits(),
            b'#' => CellFlags::HASH.bits(),
            b'=' => CellFlags::EQUALS.bits(),
            b'&' => CellFlags::AMPERSAND.bits(),
            b'%' => CellFlags::PERCENT.bits(),
            b'!' | b'$' | b'*' | b'?' | b'^' | b'~' => CellFlags::OTHER_MARK.bits(),
        };
        byte += 1;
    }
    flags
};

#[cfg(test)]
mod tests {
    use super::CellFlags;

    #[test]
    fn one_scan_tells_what_a_cell_contains() {
        for (cell, wanted, has) in [
            ("", CellFlags::ANY, true),
            ("Berg", CellFlags::NOT_ASCII, false),
            ("Müller", CellFlags::NOT_ASCII, true),
            ("a\nb", CellFlags::CONTROL, true),
            (" =1", CellFlags::MARK_FIRST, true),
            (" a=1", CellFlags::MARK_FIRST, false),
            ("  ", CellFlags::MARK_FIRST, false),
            ("a", CellFlags::SHORT, true),
            ("a", CellFlags::LONG | CellFlags::DIGIT, false),
            (
                "anna.b-c_d+e@example.com",
                CellFlags::MARK | CellFlags::SPACE,
                false,
            ),
            ("<anna@example.com>", CellFlags::MARK, true),
            ("Anna Berg", CellFlags::SPACE, true),
            ("Anna Berg", CellFlags::EDGE | CellFlags::HYPHEN, false),
            ("Anna ", CellFlags::EDGE, true),
            ("\u{a0}Anna", CellFlags::EDGE, true),
            ("", CellFlags::EDGE, true),
            ("Anna-Lena", CellFlags::HYPHEN, true),
        ] {
            assert_eq!(CellFlags::of(cell).any_of(wanted), has, "{cell}");
        }
        assert!(CellFlags::of("Müller").any_of(CellFlags::READABLE));
        assert!(!CellFlags::of_damaged("M\u{fffd}ller").any_of(CellFlags::READABLE));
        assert!(CellFlags::of_damaged("M\u{fffd}ller").any_of(CellFlags::NOT_ASCII));
    }

    #[test]
    fn a_cell_can_be_limited_to_some_kinds_of_characters() {
        for (cell, characters, only) in [
            ("2024", CellFlags::DIGIT, true),
            ("+49 221", CellFlags::DIGIT, false),
            (
                "+49 221",
                CellFlags::DIGIT | CellFlags::PLUS | CellFlags::SPACE,
                true,
            ),
            ("", CellFlags::DIGIT, true),
            ("Anna", CellFlags::LETTER, true),
            ("Änna", CellFlags::LETTER, false),
        ] {
            assert_eq!(CellFlags::of(cell).only(characters), only, "{cell}");
        }
    }

    #[test]
    fn every_visible_ascii_character_has_a_flag_of_its_own_kind() {
        for byte in 0x20_u8..0x7f {
            let flags = CellFlags::of(char::from(byte).to_string().as_str());
            let kinds = flags & CellFlags::CHARACTERS;
            assert_eq!(kinds.bits().count_ones(), 1, "{}", char::from(byte));
            let usual = byte.is_ascii_alphanumeric() || b" .-_@+".contains(&byte);
            assert_eq!(
                flags.any_of(CellFlags::MARK),
                !usual,
                "{}",
                char::from(byte)
            );
        }
    }

    #[test]
    fn every_byte_counts_whatever_the_length() {
        for length in 1..40 {
            for at in 0..length {
                let cell = format!("{}#{}", "a".repeat(at), "a".repeat(length - at - 1));
                assert!(CellFlags::of(&cell).any_of(CellFlags::HASH), "{cell}");
            }
        }
    }
}
