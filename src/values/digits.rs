//! Texts of digits alone: numbers, ids and phone numbers are told from others by that, in every row.

/// Whether all bytes are ASCII digits; there may be none. Eight bytes are looked at at a time.
#[must_use]
#[inline]
pub fn are_all(text: &[u8]) -> bool {
    let mut others = 0;
    if let Some(last) = text.last_chunk() {
        let (words, _) = text.as_chunks();
        for word in words {
            others |= other_than_digits(u64::from_le_bytes(*word));
        }
        others |= other_than_digits(u64::from_le_bytes(*last));
    } else {
        for byte in text {
            others |= u64::from(!byte.is_ascii_digit());
        }
    }
    others == 0
}

/// The number that one to nine digits are; none of anything else.
#[must_use]
#[inline]
pub fn number(text: &[u8]) -> Option<u32> {
    if !(1..=9).contains(&text.len()) || !are_all(text) {
        return None;
    }
    let digits = text.iter().map(|digit| u32::from(digit - b'0'));
    Some(digits.fold(0, |number, digit| number * 10 + digit))
}

/// Whether one of eight bytes is something else than a digit: then a bit of the result is set.
#[inline]
fn other_than_digits(word: u64) -> u64 {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    const HIGH: u64 = EACH * 0xf0;
    // Digits are 0x30 to 0x39, and the six bytes behind them reach 0x40 with six more.
    let is_in_row = word ^ (EACH * 0x30);
    let is_behind = word.wrapping_add(EACH * 0x06) ^ (EACH * 0x30);
    (is_in_row | is_behind) & HIGH
}

#[cfg(test)]
mod tests {
    use super::{are_all, number};

    #[test]
    fn a_number_has_one_to_nine_digits() {
        for (text, expected) in [
            ("0", Some(0)),
            ("0012", Some(12)),
            ("999999999", Some(999_999_999)),
            ("1000000000", None),
            ("", None),
            ("-1", None),
            ("1 ", None),
        ] {
            assert_eq!(number(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn only_digits_are_digits() {
        for byte in 0..=u8::MAX {
            for length in 1..20 {
                for at in 0..length {
                    let mut text: Vec<u8> =
                        (0..length).map(|place| b'0' + place as u8 % 10).collect();
                    text[at] = byte;
                    assert_eq!(are_all(&text), byte.is_ascii_digit(), "{text:?}");
                }
            }
        }
        assert!(are_all(b""));
    }
}
