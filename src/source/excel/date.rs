//! Serial numbers as ISO dates and times, in the 1900 and the 1904 system.

use std::fmt::Write as _;

use crate::values::date::serial;

/// What a date format shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Shape {
    /// A year, month or day.
    pub(super) date: bool,
    /// Hours, minutes or seconds of a day.
    pub(super) time: bool,
    /// Hours, minutes or seconds that count on beyond a day.
    pub(super) elapsed: bool,
}

/// The last day Excel knows, 9999-12-31, in the 1900 system.
const LAST_DAY: i64 = 2_958_465;
const END_OF_DAYS: f64 = 2_958_466.0;

/// Days from the first day of the 1900 system to the one of the 1904 system.
const EPOCH_1904: i64 = 1462;

const DAY: i64 = 86_400;

/// Appends a serial number as a date, or does nothing and says false where there is no such date.
pub(super) fn push_serial(out: &mut String, serial: f64, shape: Shape, is_1904: bool) -> bool {
    if !(0.0..=END_OF_DAYS).contains(&serial) {
        return false;
    }
    let mut day = serial.floor() as i64;
    let mut second = ((serial - serial.floor()) * 86_400.0).round() as i64;
    if second == DAY {
        second = 0;
        day += 1;
    }
    if shape.elapsed {
        push_clock(out, day * 24 + second / 3600, second, 1);
        return true;
    }
    if shape.time && !shape.date {
        push_clock(out, second / 3600, second, 2);
        return true;
    }
    if is_1904 {
        day += EPOCH_1904;
    } else if day == 0 {
        // The day before 1900-01-01 does not exist: what is shown is a time without a date.
        if second > 0 {
            push_clock(out, second / 3600, second, 2);
        }
        return second > 0;
    }
    if day > LAST_DAY {
        return false;
    }
    if day == 60 && !is_1904 {
        // Excel's calendar has a day that the world's has not; the rules shall see it as written.
        out.push_str("1900-02-29");
    } else {
        let Some(date) = serial::day(if day < 60 { day + 1 } else { day }) else {
            return false;
        };
        let _ = write!(out, "{date}");
    }
    if shape.time || second != 0 {
        out.push(' ');
        push_clock(out, second / 3600, second, 2);
    }
    true
}

fn push_clock(out: &mut String, hours: i64, second: i64, width: usize) {
    let (minute, second) = (second / 60 % 60, second % 60);
    let _ = write!(out, "{hours:0width$}:{minute:02}:{second:02}");
}

/// Appends an ISO date or time as the file has it: a space for the `T`, no fraction, no midnight
/// unless the format shows times, and a duration as hours.
pub(super) fn push_iso(out: &mut String, value: &str, shape: Shape) {
    let text = value.trim();
    if let Some(clock) = text.strip_prefix("PT").and_then(duration) {
        push_clock(out, clock / 3600, clock, if shape.elapsed { 1 } else { 2 });
        return;
    }
    let (date, time) = match text.split_once(['T', ' ']) {
        Some((date, time)) => (date, time),
        None if text.contains(':') => ("", text),
        None => (text, ""),
    };
    let time = time.trim_end_matches('Z');
    let time = time.split_once(['.', ',']).map_or(time, |(whole, _)| whole);
    if shape.time && !shape.date && !time.is_empty() {
        out.push_str(time);
        return;
    }
    out.push_str(date);
    let midnight = time.bytes().all(|b| matches!(b, b'0' | b':'));
    if date.is_empty() {
        out.push_str(time);
    } else if !midnight || (shape.time && !time.is_empty()) {
        out.push(' ');
        out.push_str(time);
    }
}

/// Seconds of `14H30M00S`, with whatever fraction dropped.
fn duration(text: &str) -> Option<i64> {
    let mut seconds = 0_i64;
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_ascii_alphabetic())?;
        let number = rest[..end].split(['.', ',']).next()?;
        let unit = match rest.as_bytes()[end] {
            b'H' => 3600,
            b'M' => 60,
            b'S' => 1,
            _ => return None,
        };
        let number: i64 = number.parse().ok().filter(|n| (0..1 << 32).contains(n))?;
        seconds += number * unit;
        rest = &rest[end + 1..];
    }
    Some(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATE: Shape = Shape {
        date: true,
        time: false,
        elapsed: false,
    };
    const TIME: Shape = Shape {
        date: false,
        time: true,
        elapsed: false,
    };
    const BOTH: Shape = Shape {
        date: true,
        time: true,
        elapsed: false,
    };
    const ELAPSED: Shape = Shape {
        date: false,
        time: false,
        elapsed: true,
    };

    #[test]
    fn serials_are_iso_dates() {
        for (serial, shape, is_1904, expected) in [
            (45352.0, DATE, false, "2024-03-01"),
            (45352.0, BOTH, false, "2024-03-01 00:00:00"),
            (45_352.604_166_666_664, DATE, false, "2024-03-01 14:30:00"),
            (45_352.604_166_666_664, BOTH, false, "2024-03-01 14:30:00"),
            (45_352.604_166_666_664, TIME, false, "14:30:00"),
            (0.604_166_666_666_666_6, TIME, false, "14:30:00"),
            (0.5, DATE, false, "12:00:00"),
            (1.5625, ELAPSED, false, "37:30:00"),
            (0.125, ELAPSED, false, "3:00:00"),
            (45352.0 - 1462.0, DATE, true, "2024-03-01"),
            (0.0, DATE, true, "1904-01-01"),
            (1.0, DATE, false, "1900-01-01"),
            (59.0, DATE, false, "1900-02-28"),
            (60.0, DATE, false, "1900-02-29"),
            (61.0, DATE, false, "1900-03-01"),
            (36526.0, DATE, false, "2000-01-01"),
            (36585.0, DATE, false, "2000-02-29"),
            (2_958_465.0, DATE, false, "9999-12-31"),
            // Rounds up into the next day.
            (45_351.999_999_9, DATE, false, "2024-03-01"),
        ] {
            let mut out = String::new();
            assert!(push_serial(&mut out, serial, shape, is_1904), "{serial}");
            assert_eq!(out, expected, "{serial}");
        }
    }

    #[test]
    fn impossible_serials_are_no_dates() {
        for (serial, shape, is_1904) in [
            (-1.0, DATE, false),
            (-0.5, ELAPSED, false),
            (0.0, DATE, false),
            (2_958_466.0, DATE, false),
            (2_958_465.0, DATE, true),
            (491_713_920_012.0, DATE, false),
            (f64::NAN, DATE, false),
            (f64::INFINITY, TIME, false),
        ] {
            let mut out = String::new();
            assert!(!push_serial(&mut out, serial, shape, is_1904), "{serial}");
            assert_eq!(out, "");
        }
    }

    #[test]
    fn iso_values_are_levelled() {
        for (value, shape, expected) in [
            ("2024-03-01", DATE, "2024-03-01"),
            ("2024-03-01T00:00:00", DATE, "2024-03-01"),
            ("2024-03-01T00:00:00", BOTH, "2024-03-01 00:00:00"),
            ("2024-03-01T14:30:00.000Z", DATE, "2024-03-01 14:30:00"),
            ("2024-03-01 14:30:00", BOTH, "2024-03-01 14:30:00"),
            ("2024-03-01T14:30:00", TIME, "14:30:00"),
            ("14:30:00", DATE, "14:30:00"),
            ("PT14H30M00S", TIME, "14:30:00"),
            ("PT37H30M00.5S", ELAPSED, "37:30:00"),
        ] {
            let mut out = String::new();
            push_iso(&mut out, value, shape);
            assert_eq!(out, expected, "{value}");
        }
    }
}
