//! Days that programs write where there is none, and days that nobody was born or hired on.

use jiff::civil::{Date, date};

use crate::values::date;

/// Days that stand for no day. No user of today was born, began or left on one of them.
///
/// 0001-01-01 is the first day of .NET and of SQL, 1601-01-01 of Windows and LDAP, 1753-01-01 of SQL Server, 1899-12-30,
/// 1899-12-31 and 1900-01-01 of spreadsheets and databases, 1904-01-01 of spreadsheets on a Mac, 2079-06-06 the last one of a
/// `smalldatetime`; 2099-12-31 is what people write for "never".
const DAYS: [Date; 10] = [
    date(1, 1, 1),
    date(1601, 1, 1),
    date(1753, 1, 1),
    date(1899, 12, 30),
    date(1899, 12, 31),
    date(1900, 1, 1),
    date(1904, 1, 1),
    date(2079, 6, 6),
    date(2079, 12, 31),
    date(2099, 12, 31),
];

/// The first year of which every day stands for no day, such as 9999-12-31.
const NEVER: i16 = 2200;

/// The zero of Unix, which is a day of birth as well.
pub const UNIX_ZERO: Date = date(1970, 1, 1);

/// The first year in which users of today were born or hired.
pub const FIRST_YEAR: i16 = 1900;

/// The last year in which users of today can have been born. The newest of them are pupils; it moves with releases.
pub const LAST_BIRTH: i16 = 2020;

/// The last year of which a day of hiring is known in advance; it moves with releases.
pub const LAST_ENTRY: i16 = 2035;

/// The first year that lies ahead for as long as this release is used, whatever the clock says: the same list has the same
/// findings on every day.
pub const AHEAD: i16 = 2028;

/// Whether a day stands for no day.
#[must_use]
pub fn is_stand_in(day: Date) -> bool {
    day.year() >= NEVER || DAYS.contains(&day)
}

/// The day of a value whose year is not a usual one: before 1905, after `last`, or that of the zero of Unix. Most values
/// end at their year.
#[must_use]
pub fn unusual_day(value: &str, last: i16) -> Option<Date> {
    let year = year(value.as_bytes())?;
    if (1905..=last).contains(&year) && year != UNIX_ZERO.year() {
        return None;
    }
    let written = date::read(value)?;
    written.day().or(written.day_first).or(written.month_first)
}

/// The number of the first four digits in a row, at the start or at the end of a day in most forms.
fn year(value: &[u8]) -> Option<i16> {
    let number = |digits: &[u8; 4]| {
        let digit = |sum: i16, digit: &u8| sum * 10 + i16::from(digit - b'0');
        let are_digits = digits.iter().all(u8::is_ascii_digit);
        are_digits.then(|| digits.iter().fold(0, digit))
    };
    let is_whole = |next: Option<&u8>| next.is_none_or(|next| !next.is_ascii_digit());
    let first = value.first_chunk().filter(|_| is_whole(value.get(4)));
    if let Some(year) = first.and_then(number) {
        return Some(year);
    }
    let mut runs = value.split(|byte| !byte.is_ascii_digit());
    let run = runs.find(|run| run.len() == 4)?;
    run.first_chunk().and_then(number)
}

#[cfg(test)]
mod tests {
    use super::{LAST_BIRTH, is_stand_in};

    fn unusual_day(value: &str) -> Option<jiff::civil::Date> {
        super::unusual_day(value, LAST_BIRTH)
    }

    #[test]
    fn days_that_stand_for_none_are_known_in_all_forms() {
        for value in [
            "9999-12-31",
            "31.12.9999",
            "12/31/9999",
            "9999-12-31T00:00:00",
            "2999-12-31",
            "4712-12-31",
            "0001-01-01",
            "01.01.0001",
            "1900-01-01",
            "01.01.1900",
            "1/1/1900",
            "1899-12-30",
            "30.12.1899",
            "1899-12-31 00:00:00",
            "1753-01-01",
            "2099-12-31",
        ] {
            let day = unusual_day(value).unwrap_or_else(|| panic!("{value}"));
            assert!(is_stand_in(day), "{value}");
        }
        for value in [
            "1970-01-01",
            "2055-03-12",
            "1062-07-01",
            "2026-01-01",
            "1900-02-01",
            "2099-06-30",
        ] {
            let day = unusual_day(value).unwrap_or_else(|| panic!("{value}"));
            assert!(!is_stand_in(day), "{value}");
        }
        for value in [
            "1985-01-01",
            "31.12.1999",
            "never",
            "0000-00-00",
            "",
            "20261231",
        ] {
            assert_eq!(unusual_day(value), None, "{value}");
        }
    }
}
