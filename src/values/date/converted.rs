//! What spreadsheets make of texts that look like days to them: `01. Feb` of `1-2`, `Dec-26` of `12-2026`.

use std::sync::LazyLock;

use crate::values::Confidence;
use crate::values::date;
use crate::values::lexicon::{WordMap, word_lists};

/// A day of a month, or a month of a year, in the short form of a spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Converted {
    /// The two numbers that were probably written, in their order.
    pub numbers: (u8, u8),
    /// The month and its year, where these may have been written.
    pub month_of_year: Option<(u8, i16)>,
    /// Whether day, month and year are there.
    pub is_whole: bool,
}

/// How two numbers in a text are written: `1-2`, `01/02`, `12-2026`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// What stands between them.
    pub mark: char,
    /// Whether the second is a year of four digits.
    pub has_year: bool,
    /// Whether a zero stands before a single digit.
    pub is_padded: bool,
}

impl Pair {
    /// The marks that stand between two numbers.
    pub const MARKS: [char; 3] = ['-', '/', '.'];

    /// How a text is written that is nothing but two numbers; the second one may be a year.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let at = text.find(Self::MARKS).filter(|at| (1..=2).contains(at))?;
        let mark = text[at..].chars().next()?;
        let (first, second) = (&text[..at], &text[at + 1..]);
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let has_year = second.len() == 4;
        let fits =
            is_number(first) && is_number(second) && (has_year || (1..=2).contains(&second.len()));
        let is_padded = first.starts_with('0') || !has_year && second.starts_with('0');
        fits.then_some(Self {
            mark,
            has_year,
            is_padded,
        })
    }

    /// What was written in this way before a spreadsheet converted it.
    #[must_use]
    pub fn write(self, converted: Converted) -> Option<String> {
        let mark = self.mark;
        let width = if self.is_padded { 2 } else { 1 };
        let number = |number: u8| format!("{number:0width$}");
        if self.has_year {
            let (month, year) = converted.month_of_year?;
            return Some(format!("{}{mark}{year}", number(month)));
        }
        let (first, second) = converted.numbers;
        Some(format!("{}{mark}{}", number(first), number(second)))
    }
}

/// The short names of months, with the number of the month.
static SHORT_MONTHS: LazyLock<WordMap<u8>> = LazyLock::new(|| {
    let months = word_lists().flat_map(|words| (1_u8..).zip(&words.dates.months));
    let short = months.flat_map(|(month, names)| {
        let longest = names.iter().map(|name| name.chars().count()).max();
        // Some months have no shorter name than their own.
        let names = names.iter();
        let short = names.filter(move |name| name.chars().count() <= longest.unwrap_or(0).min(4));
        short.map(move |name| (name.as_str(), month))
    });
    // `juni` of German is `jun` in its spreadsheets, and whole months are names: `Juni 26`.
    let whole = ["juni", "juli", "june", "july"];
    WordMap::of(short.filter(|(name, _)| !whole.contains(name)))
});

/// What a spreadsheet made of a text; none where it is something else. The whole name of a month, or a year of four digits
/// behind it, is a name that people give: `Oktober 2026`.
#[must_use]
pub fn read(text: &str) -> Option<Converted> {
    // Something stands between a day and a month; 0xc2 starts the space that does not break.
    let is_between = |byte: u8| matches!(byte, b' ' | b'-' | b'.' | b'/' | 0xc2);
    if !(5..=24).contains(&text.len())
        || !text.bytes().any(is_between)
        || !text.bytes().any(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    named(text).or_else(|| whole_day(text))
}

/// `01. Feb`, `2-Jan`, `Okt 12`, `déc.-26`.
fn named(text: &str) -> Option<Converted> {
    let is_between = |letter: char| matches!(letter, ' ' | '-' | '.' | '/' | '\u{a0}');
    let mut parts = text.split(is_between).filter(|part| !part.is_empty());
    let (one, two) = (parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let number = |part: &str| {
        let is_number = part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u8>().ok().filter(|_| is_number)
    };
    if let Some(month) = SHORT_MONTHS.get(two) {
        let day = number(one).filter(|day| (1..=31).contains(day))?;
        // Only American spreadsheets write a day without its zero and without a dot, and there the month comes first.
        let is_american = one.len() == 1 && !text.contains('.');
        let is_doubtful = one.len() == 2 && day > 9 && !text.contains('.');
        let numbers = match (is_american, is_doubtful) {
            (true, _) => (month, day),
            // Ranges such as `10-12` begin with the smaller number.
            (_, true) => (day.min(month), day.max(month)),
            _ => (day, month),
        };
        return Some(Converted {
            numbers,
            month_of_year: None,
            is_whole: false,
        });
    }
    let month = SHORT_MONTHS.get(one)?;
    let number = number(two).filter(|_| two.len() == 2)?;
    Some(Converted {
        numbers: (month, number),
        month_of_year: Some((month, 2000 + i16::from(number))),
        is_whole: false,
    })
}

/// A whole day in digits, which nobody calls a group: `01.02.2026`, `2026-02-01 00:00:00`.
fn whole_day(text: &str) -> Option<Converted> {
    if date::kind(text) != Some(Confidence::Sure) {
        return None;
    }
    let written = date::read(text)?;
    let day = written.day_first.or(written.month_first)?;
    let (number, month) = (day.day().unsigned_abs(), day.month().unsigned_abs());
    // Only dots tell that the day was written first; ranges such as `1-2` begin with the smaller number.
    let numbers = if text.contains('.') {
        (number, month)
    } else {
        (number.min(month), number.max(month))
    };
    Some(Converted {
        numbers,
        month_of_year: (number == 1).then(|| (month, day.year())),
        is_whole: true,
    })
}

#[cfg(test)]
mod tests {
    use super::{Pair, read};

    #[test]
    fn what_a_spreadsheet_made_of_a_text_is_known() {
        for (text, numbers) in [
            ("01. Feb", (1, 2)),
            ("12. Okt", (12, 10)),
            ("2-Jan", (1, 2)),
            ("02-Jan", (2, 1)),
            ("12-Oct", (10, 12)),
            ("01-févr", (1, 2)),
            ("01/févr.", (1, 2)),
            ("01-mrt", (1, 3)),
            ("Okt 12", (10, 12)),
            ("Dez 26", (12, 26)),
            ("Dec-26", (12, 26)),
            ("déc-26", (12, 26)),
            ("janv.-26", (1, 26)),
            ("Feb 01", (2, 1)),
            ("okt-12", (10, 12)),
            ("01-des", (1, 12)),
            ("01.02.2026", (1, 2)),
            ("2026-02-01", (1, 2)),
            ("2026-02-01 00:00:00", (1, 2)),
        ] {
            let converted = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(converted.numbers, numbers, "{text}");
        }
    }

    #[test]
    fn names_and_numbers_are_left_alone() {
        for text in [
            "1-2",
            "10-12",
            "Oktober 2026",
            "Okt 2026",
            "Oktober 12",
            "Juni 26",
            "June 26",
            "October 26",
            "Feb",
            "Jan Berg",
            "Jan 1",
            "May June",
            "Team 12",
            "Q1 26",
            "Mars",
            "12",
            "A-12-B",
            "1.2.3",
            "00428",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn the_text_is_written_as_the_others() {
        for (like, converted, wanted) in [
            ("1-2", "01. Feb", Some("1-2")),
            ("10-12", "Okt 12", Some("10-12")),
            ("01/02", "01. Feb", Some("01/02")),
            ("11-2026", "Dez 26", Some("12-2026")),
            ("03-2026", "Jan 26", Some("01-2026")),
            ("11-2026", "01. Feb", None),
            ("1-2", "01.02.2026", Some("1-2")),
            ("11-2026", "2026-12-01", Some("12-2026")),
        ] {
            let pair = Pair::of(like).expect(like);
            let converted = read(converted).expect(converted);
            assert_eq!(pair.write(converted).as_deref(), wanted, "{like}");
        }
        for text in ["1-", "-1", "123-4", "1-2-3", "1-123", "A-1", "1", ""] {
            assert_eq!(Pair::of(text), None, "{text}");
        }
    }
}
