//! Identifiers: one word with a digit in it, and what a spreadsheet leaves of one that it took for a number.

use crate::values::date;

/// The most bytes of an identifier.
const LONGEST: usize = 40;

/// The most digits of an id that can have lost zeros: a spreadsheet keeps 15.
pub const MOST_DIGITS: usize = 13;

/// Whether a value looks like an identifier: one word with a digit in it, and no date.
#[must_use]
pub fn looks_like_one(value: &str) -> bool {
    let belongs =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/');
    value.len() <= LONGEST
        && value.bytes().any(|byte| byte.is_ascii_digit())
        && value.bytes().all(belongs)
        && date::kind(value).is_none()
}

/// The digits of an id that is a number to a spreadsheet, without zeros in front: of `0042`, `42.0`, `'42` and `4.2E+01`.
#[must_use]
pub fn as_number(id: &str) -> Option<String> {
    let id = id.trim().trim_start_matches(['\'', '\u{2019}']);
    let (mantissa, exponent) = match id.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<usize>().ok()?),
        None => (id, 0),
    };
    let (whole, part) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) || exponent > 40 {
        return None;
    }
    let part = part.trim_end_matches('0');
    let zeros = exponent.checked_sub(part.len())?;
    let number = format!("{whole}{part}{}", "0".repeat(zeros));
    let number = number.trim_start_matches('0');
    Some(if number.is_empty() { "0" } else { number }.to_owned())
}

/// Digits with as many zeros in front as they need to be an id, where that is so for one length only.
#[must_use]
pub fn with_zeros(digits: &str, is_id: impl Fn(&str) -> bool) -> Option<String> {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let longer = (digits.len() + 1..=MOST_DIGITS).map(|length| format!("{digits:0>length$}"));
    let mut ids = longer.filter(|filled| is_id(filled));
    ids.next().filter(|_| ids.next().is_none())
}

/// The same number with fewer or more zeros in front, where an id is one to a spreadsheet: `00042` and others for `42`.
#[must_use]
pub fn with_other_zeros(id: &str) -> Vec<String> {
    let Some(number) = as_number(id) else {
        return Vec::new();
    };
    let lengths = number.len()..=MOST_DIGITS.max(number.len());
    let forms = lengths.map(|length| format!("{number:0>length$}"));
    forms.filter(|form| form != id).collect()
}

#[cfg(test)]
mod tests {
    use super::{as_number, looks_like_one, with_other_zeros, with_zeros};

    #[test]
    fn an_id_is_one_word_with_a_digit() {
        assert!(looks_like_one("00071") && looks_like_one("ST-2040"));
        for other in ["Sales", "1 2", "2026-01-05", ""] {
            assert!(!looks_like_one(other), "{other}");
        }
    }

    #[test]
    fn an_id_that_was_a_number_is_known_again() {
        for (id, number) in [
            ("0042", Some("42")),
            ("42", Some("42")),
            ("42.0", Some("42")),
            ("42,00", Some("42")),
            ("'0042", Some("42")),
            ("4.2E+01", Some("42")),
            ("1.2E+06", Some("1200000")),
            ("12E5", Some("1200000")),
            ("000", Some("0")),
            ("4.25E+01", None),
            ("42.5", None),
            ("A42", None),
            ("1E+99", None),
            ("", None),
            (".5", None),
            ("4\u{662}", None),
        ] {
            assert_eq!(as_number(id).as_deref(), number, "{id}");
        }
    }

    #[test]
    fn ids_with_other_zeros_are_the_same_number() {
        let forms = with_other_zeros("042");
        assert_eq!(forms.first().map(String::as_str), Some("42"));
        assert!(forms.contains(&"00042".to_owned()) && !forms.contains(&"042".to_owned()));
        assert_eq!(
            with_other_zeros("'42").first().map(String::as_str),
            Some("42")
        );
        assert_eq!(with_other_zeros("12345678901234"), [""; 0]);
        assert_eq!(with_other_zeros("Anna"), [""; 0]);
    }

    #[test]
    fn zeros_are_added_where_one_length_is_possible() {
        let of_length = |length: usize| move |id: &str| id.len() == length;
        assert_eq!(with_zeros("42", of_length(5)).as_deref(), Some("00042"));
        assert_eq!(with_zeros("42", of_length(2)), None);
        assert_eq!(with_zeros("42", |_| true), None);
        assert_eq!(with_zeros("4a", of_length(5)), None);
        assert_eq!(with_zeros("12345678901234", of_length(20)), None);
    }
}
