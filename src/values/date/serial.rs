//! Serial numbers: the numbers by which spreadsheets store dates.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};

/// The day 0 of every date from 1900-03-01 on, in the 1900 system.
const DAY_0: Date = date(1899, 12, 30);

/// The digits before the decimal mark of a serial number that is told from other numbers.
const DIGITS: usize = 5;

/// The day of a serial number of the 1900 system, for days from 1900-03-01 on.
#[must_use]
pub fn day(serial: i64) -> Option<Date> {
    DAY_0.checked_add(i32::try_from(serial).ok()?.days()).ok()
}

/// The day and time, to the second, that a text stands for as a serial number, counted as from 1900. Only days from 1927
/// to 2119 count: other numbers are more often something else.
#[must_use]
pub fn read(value: &str) -> Option<DateTime> {
    let bytes = value.as_bytes();
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit());
    if digits.take(DIGITS + 1).count() != DIGITS {
        return None;
    }
    let (whole, rest) = value.split_at(DIGITS);
    let fraction = match rest.as_bytes().first() {
        None => "",
        Some(b'.' | b',') => &rest[1..],
        Some(_) => return None,
    };
    if fraction.len() > 16 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let days: i64 = whole.parse().ok()?;
    if !(10_000..=80_000).contains(&days) {
        return None;
    }
    let tenths: u64 = format!("{fraction:0<10}")[..10].parse().ok()?;
    let seconds = i64::try_from((tenths * 86_400 + 5_000_000_000) / 10_000_000_000).ok()?;
    let midnight = day(days)?.at(0, 0, 0, 0);
    midnight.checked_add(seconds.seconds()).ok()
}

#[cfg(test)]
mod tests {
    use super::{day, read};

    #[test]
    fn numbers_are_days() {
        for (number, expected) in [
            ("45000", "2023-03-15T00:00:00"),
            ("45352", "2024-03-01T00:00:00"),
            ("45352.0", "2024-03-01T00:00:00"),
            ("45352.604166666664", "2024-03-01T14:30:00"),
            ("45352,5", "2024-03-01T12:00:00"),
            ("10000", "1927-05-18T00:00:00"),
        ] {
            let day = read(number).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some(expected), "{number}");
        }
        for other in [
            "",
            "4500",
            "450000",
            "09999",
            "80001",
            "2026-01-05",
            "45 000",
            "-45000",
            "45000e1",
            "\u{664}5000",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
        assert_eq!(
            day(61).map(|day| day.to_string()).as_deref(),
            Some("1900-03-01")
        );
        assert_eq!(day(i64::MAX), None);
    }
}
