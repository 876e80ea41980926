#![doc = include_str!("date_serial.md")]

use jiff::ToSpan;
use jiff::civil::{DateTime, date};

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::rule::{Check, Look, Rule, Setup};
use crate::rules::invalid_date::Forms;
use crate::source::traits::Traits;

pub(super) const RULE: Rule = Rule {
    name: "date-serial",
    page: include_str!("date_serial.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let Some(forms) = Forms::of(setup.field(mapped)) else {
        return Look::Away;
    };
    let look = Look::Item(Box::new(move |value: &str| {
        let day = day(value)?;
        let note =
            Note::new("the number by which a spreadsheet knows a day, not a date in the form {}")
                .with(forms.listed.as_str())
                .assumed(forms.assumed);
        // Spreadsheets that were made on old Macs count from 1904: the day is likely and not certain.
        Some(match forms.written(day) {
            Some(date) => note.suggest(date),
            None => note,
        })
    }));
    Look::Only(Traits::DIGIT, Box::new(look))
}

/// The day that a spreadsheet knows by a number, with the time of day to the second, counted as from 1900. Only days
/// from 1927 to 2119 count.
pub(super) fn day(value: &str) -> Option<DateTime> {
    let bytes = value.as_bytes();
    let digits = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let fraction = match bytes.get(digits) {
        None => "",
        Some(b'.' | b',') => &value[digits + 1..],
        Some(_) => return None,
    };
    if digits != 5 || fraction.len() > 16 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let days: i32 = value[..digits].parse().ok()?;
    if !(10_000..=80_000).contains(&days) {
        return None;
    }
    let tenths: u64 = format!("{fraction:0<10}")[..10].parse().ok()?;
    let seconds = i64::try_from((tenths * 86_400 + 5_000_000_000) / 10_000_000_000).ok()?;
    let first = date(1899, 12, 30).at(0, 0, 0, 0);
    first.checked_add(days.days().seconds(seconds)).ok()
}

#[cfg(test)]
mod tests {
    use super::day;

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
            let day = day(number).map(|day| day.to_string());
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
            assert_eq!(day(other), None, "{other}");
        }
    }
}
