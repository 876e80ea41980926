//! Phone numbers: what looks like one, how people type them, and E.164, the one form in which they are compared.

mod ranges;
mod read;

use crate::values::phone::ranges::MOST;
use crate::values::phone::read::FEWEST;
use crate::values::{Confidence, date};

pub use crate::values::phone::read::{Country, Fault, e164_fault, fault, meant, read, read_e164};

/// What looks like a phone number, whether anybody can be reached by it or not.
///
/// `Sure`: it starts with `+`, `00` or `0`. `Likely`: digits in groups, which can be another number. Digits alone are a
/// number only where they are nine or more and start with a zero: they are more often an id.
#[must_use]
pub fn kind(value: &str) -> Option<Confidence> {
    let bytes = value.as_bytes();
    if bytes.len() < FEWEST || bytes.len() > 30 || date::kind(value).is_some() {
        return None;
    }
    let start = bytes.iter().position(|byte| !matches!(byte, b'(' | b' '))?;
    let (mut digits, mut grouped) = (0, start > 0);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => digits += 1,
            b'+' if at == start => {}
            b' ' | b'-' | b'/' | b'(' | b')' | b'.' => grouped = true,
            _ => return None,
        }
    }
    let number = &bytes[start..];
    // The prefix for calls abroad counts as two digits.
    let abroad = number.starts_with(b"+")
        || number.starts_with(b"00") && number.get(2) != Some(&b'0') && digits >= 11;
    match () {
        () if !(FEWEST..=MOST + 2).contains(&digits) => None,
        () if abroad => Some(Confidence::Sure),
        () if digits > MOST => None,
        () if number[0] == b'0' && (grouped || digits >= 9) => Some(Confidence::Sure),
        () if grouped => Some(Confidence::Likely),
        () => None,
    }
}

/// The country of an ISO 3166 code.
#[must_use]
pub fn country(code: &str) -> Option<Country> {
    code.parse().ok()
}

/// Whether a text holds several whole numbers. Digits are grouped by all kinds of marks: what is shorter than a number is
/// a group, and after a slash a number has to start as one.
#[must_use]
pub fn has_several(value: &str) -> bool {
    if value.len() < 15 || value.bytes().skip(1).all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let digits = |part: &str| part.bytes().filter(u8::is_ascii_digit).count();
    let (mut numbers, mut start) = (0, 0);
    for (at, letter) in value.char_indices() {
        let rest = &value[at + letter.len_utf8()..];
        let ends = match letter {
            ';' | ',' | '|' | '\n' | '&' => true,
            '/' => rest.trim_start().starts_with(['+', '0']),
            ' ' => rest.starts_with('+'),
            _ => letter.is_alphabetic(),
        };
        if ends && digits(&value[start..at]) >= FEWEST {
            numbers += 1;
            start = at;
        }
    }
    numbers + usize::from(digits(&value[start..]) >= FEWEST) > 1
}

#[cfg(test)]
mod tests {
    use super::{has_several, kind};
    use crate::values::Confidence;

    #[test]
    fn numbers_are_known_by_their_look() {
        for value in [
            "+493023125101",
            "+49 171 3920012",
            "(+49) 171 3920012",
            "0049 30 23125101",
            "+44 (0)20 7946 0300",
            "030 23125101",
            "(030) 2312-5456",
            "03023125101",
            "0171/3920012",
        ] {
            assert_eq!(kind(value), Some(Confidence::Sure), "{value}");
        }
        for value in ["206-555-0110", "(206) 555-0110"] {
            assert_eq!(kind(value), Some(Confidence::Likely), "{value}");
        }
        for value in [
            "00071",
            "001234",
            "4711",
            "7100200",
            "01.01.1990",
            "02.03.2024",
            "Durchwahl 17",
            "A 2.14",
            "0001234",
            "",
            "       ",
            "+49",
            "49+1713920012",
        ] {
            assert_eq!(kind(value), None, "{value}");
        }
    }

    #[test]
    fn numbers_are_counted() {
        for text in [
            "+49 171 3920012, +49 171 3920013",
            "0171 3920012 / 030 23125456",
            "+491713920012 +491713920013",
            "0171 3920012 oder 030 23125456",
            "+491713920012;+491713920013",
        ] {
            assert!(has_several(text), "{text}");
        }
        for text in [
            "+49 171 3920012",
            "+49 (0) 171 / 39 200 12",
            "0171/3920012",
            "0049171/3920012",
            "+49 30 23125456 ext. 12",
            "+49 30 23125456, 13",
            "01.71.39.20.01.23",
            "491713920012491713",
            "\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}",
            "",
        ] {
            assert!(!has_several(text), "{text}");
        }
    }
}
