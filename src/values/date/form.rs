//! A form of days as a profile writes it: `YYYY-MM-DD hh:mm:ss`.

use jiff::civil::{Date, DateTime};

/// The form of ISO 8601, which most systems take.
const ISO: &str = "YYYY-MM-DD";

/// A form of days, and of times on them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    format: String,
    pattern: String,
    is_iso: bool,
}

impl Form {
    /// The form that is written so.
    #[must_use]
    pub fn new(format: &str) -> Self {
        Self {
            format: format.to_owned(),
            pattern: pattern(format),
            is_iso: format == ISO,
        }
    }

    /// The form as a profile writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.format
    }

    /// Whether it has a time of day.
    #[must_use]
    pub fn has_time(&self) -> bool {
        self.format.contains("hh")
    }

    /// Whether a value has the form to the letter, whatever day it names.
    #[must_use]
    pub fn fits(&self, value: &str) -> bool {
        has_the_form(value, &self.format)
    }

    /// The day, and the time on it, that a value in this form names.
    #[must_use]
    pub fn read(&self, value: &str) -> Option<DateTime> {
        if self.is_iso {
            return iso(value.as_bytes()).map(|day| day.at(0, 0, 0, 0));
        }
        moment(value, &self.format)
    }

    /// Writes a day in this form.
    #[must_use]
    pub fn write(&self, moment: DateTime) -> String {
        moment.strftime(&self.pattern).to_string()
    }
}

/// Whether digits stand where the form has letters, and everything else is as in the form: a parser is not that strict.
fn has_the_form(value: &str, format: &str) -> bool {
    let fits = |(value, format): (u8, u8)| match format {
        b'Y' | b'M' | b'D' | b'h' | b'm' | b's' => value.is_ascii_digit(),
        _ => value == format,
    };
    value.len() == format.len() && value.bytes().zip(format.bytes()).all(fits)
}

/// The day that a value in the form of ISO 8601 names: as [`moment`], in a few nanoseconds.
#[inline]
fn iso(value: &[u8]) -> Option<Date> {
    let value: &[u8; 10] = value.try_into().ok()?;
    let digit = |at: usize| value[at].wrapping_sub(b'0');
    let digits = [0, 1, 2, 3, 5, 6, 8, 9].map(digit);
    if digits.iter().any(|digit| *digit > 9) || value[4] != b'-' || value[7] != b'-' {
        return None;
    }
    let number = |digits: &[u8]| {
        let digits = digits.iter();
        digits.fold(0, |number, digit| number * 10 + i16::from(*digit))
    };
    let (month, day) = (number(&digits[4..6]) as i8, number(&digits[6..]) as i8);
    Date::new(number(&digits[..4]), month, day).ok()
}

/// The day that a value names, and the time on it; none where it does not have the form or there is no such day.
fn moment(value: &str, format: &str) -> Option<DateTime> {
    if value.len() != format.len() {
        return None;
    }
    let [
        mut year,
        mut month,
        mut day,
        mut hour,
        mut minute,
        mut second,
    ] = [0_i16; 6];
    for (digit, sign) in value.bytes().zip(format.bytes()) {
        let part = match sign {
            b'Y' => &mut year,
            b'M' => &mut month,
            b'D' => &mut day,
            b'h' => &mut hour,
            b'm' => &mut minute,
            b's' => &mut second,
            mark if mark == digit => continue,
            _ => return None,
        };
        if !digit.is_ascii_digit() {
            return None;
        }
        *part = part
            .saturating_mul(10)
            .saturating_add(i16::from(digit - b'0'));
    }
    let small = |part: i16| i8::try_from(part).unwrap_or(i8::MAX);
    DateTime::new(
        year,
        small(month),
        small(day),
        small(hour),
        small(minute),
        small(second),
        0,
    )
    .ok()
}

/// The form in the signs of strftime.
fn pattern(format: &str) -> String {
    let signs = [
        ("YYYY", "%Y"),
        ("MM", "%m"),
        ("DD", "%d"),
        ("hh", "%H"),
        ("mm", "%M"),
        ("ss", "%S"),
    ];
    signs
        .iter()
        .fold(format.to_owned(), |pattern, (ours, theirs)| {
            pattern.replace(ours, theirs)
        })
}

#[cfg(test)]
mod tests {
    use super::{Form, moment};

    #[test]
    fn a_date_has_the_form_to_the_letter() {
        let is = |value: &str, format: &str| Form::new(format).read(value).is_some();
        assert!(is("2026-01-05", "YYYY-MM-DD"));
        assert!(is("29.02.2028", "DD.MM.YYYY"));
        assert!(is("2026-01-05 08:30:00", "YYYY-MM-DD hh:mm:ss"));
        for value in [
            "2026-1-5",
            "26-01-05",
            "+2026-01-5",
            "2026-02-30",
            "2026-13-01",
            "0000-00-00",
            "05.01.2026",
            "2026-01-05 08:30:00",
            "46027",
            "\u{662}026-01-0",
        ] {
            assert!(!is(value, "YYYY-MM-DD"), "{value}");
        }
        assert!(!is("2026-01-05 25:00:00", "YYYY-MM-DD hh:mm:ss"));
    }

    #[test]
    fn the_form_of_iso_is_read_like_every_other() {
        for year in ["0000", "0001", "1900", "2000", "2023", "2024", "9999"] {
            for month in 0..=13 {
                for day in 0..=32 {
                    let value = format!("{year}-{month:02}-{day:02}");
                    let read = Form::new("YYYY-MM-DD").read(&value);
                    assert_eq!(read, moment(&value, "YYYY-MM-DD"), "{value}");
                }
            }
        }
        for value in ["2026/01-05", "2026-01/05", "202a-01-05", "2026-01-0:", ""] {
            assert_eq!(Form::new("YYYY-MM-DD").read(value), None, "{value}");
        }
    }
}
