//! How people write a day: what the digits, words and marks of a text can mean.

pub mod converted;
pub mod form;
pub mod serial;
pub mod stand_in;

use std::sync::LazyLock;

use jiff::civil::{Date, Time};

use crate::values::Confidence;
use crate::values::lexicon::{WordMap, every, word_lists};

/// What a text says of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// The day, if the day stands before the month.
    pub day_first: Option<Date>,
    /// The day, if the month stands before the day.
    pub month_first: Option<Date>,
    /// Whether the way in which it is written says which is which: a year in front, dots, the name of a month.
    pub ordered: bool,
    /// Whether the year has two digits only.
    pub short: bool,
    /// The time of day; midnight where none is written.
    pub time: Time,
    /// Whether a time zone stands behind the time.
    pub zoned: bool,
}

impl Written {
    /// The one day that can be meant, whatever else stands in the column.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        match (self.day_first, self.month_first) {
            (Some(one), Some(other)) => (one == other).then_some(one),
            (one, other) => one.or(other),
        }
    }
}

/// What looks like a day in digits, with or without a time, whether the calendar has it or not: `2026-01-05`, `5.1.2026`.
///
/// `Sure`: the year has four digits. `Likely`: it has two.
#[must_use]
pub fn kind(value: &str) -> Option<Confidence> {
    let length = value.len();
    if !(6..=29).contains(&length) || !value.as_bytes()[0].is_ascii_digit() || !value.is_ascii() {
        return None;
    }
    let (day, time) = match value.find(['T', ' ']) {
        Some(at) => (&value[..at], &value[at + 1..]),
        None => (value, ""),
    };
    let is_time =
        |byte: u8| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'Z' | b'+' | b'-');
    if !(time.is_empty() || time.contains(':') && time.bytes().all(is_time)) {
        return None;
    }
    let mark = day.bytes().find(|byte| !byte.is_ascii_digit())?;
    if !matches!(mark, b'-' | b'.' | b'/') {
        return None;
    }
    let mut parts = day.split(char::from(mark));
    let (one, two, three) = (parts.next()?, parts.next()?, parts.next()?);
    let number = |part: &str| part.parse::<u16>().ok().filter(|_| part.len() <= 4);
    let (first, second, third) = (number(one)?, number(two)?, number(three)?);
    let is_day = |one: u16, other: u16| {
        (1..=31).contains(&one) && (1..=31).contains(&other) && one.min(other) <= 12
    };
    let is_year = |year: u16| (1850..=2200).contains(&year);
    match (one.len(), three.len()) {
        _ if parts.next().is_some() => None,
        (4, _) if is_year(first) && is_day(second, third) => Some(Confidence::Sure),
        (_, 4) if is_year(third) && is_day(first, second) => Some(Confidence::Sure),
        (1 | 2, 2) if is_day(first, second) => Some(Confidence::Likely),
        _ => None,
    }
}

/// The day that a text names; none where there is no such day.
#[must_use]
pub fn read(text: &str) -> Option<Written> {
    if text.len() > 48 {
        return None;
    }
    let (day, time) = match text.find(':') {
        Some(colon) => {
            let at = text[..colon].rfind([' ', 'T'])?;
            (text[..at].trim_end_matches([' ', ',']), &text[at + 1..])
        }
        None => (text, ""),
    };
    let (time, zoned) = match time {
        "" => (Time::midnight(), false),
        time => read_time(time)?,
    };
    let day = if day.bytes().all(|byte| byte.is_ascii_digit()) {
        read_run(day)?
    } else {
        read_numbers(day).or_else(|| read_words(day))?
    };
    let written = Written { time, zoned, ..day };
    (written.day_first.is_some() || written.month_first.is_some()).then_some(written)
}

/// A day whose parts stand in an order that is known.
fn ordered(year: &str, month: i8, day: &str) -> Option<Written> {
    let date = Date::new(full_year(year)?, month, day.parse().ok()?).ok();
    Some(Written {
        day_first: date,
        month_first: date,
        ordered: true,
        short: year.len() < 4,
        time: Time::midnight(),
        zoned: false,
    })
}

/// A year of four digits; of two, as spreadsheets take it.
fn full_year(year: &str) -> Option<i16> {
    let number: i16 = year.parse().ok()?;
    match year.len() {
        4 => Some(number),
        2 if number < 30 => Some(2000 + number),
        2 => Some(1900 + number),
        _ => None,
    }
}

/// `20260105`, where the same digits cannot be a day, a month and a year.
fn read_run(text: &str) -> Option<Written> {
    if text.len() != 8 {
        return None;
    }
    let likely = |year: &str| ("1900".."2100").contains(&year);
    // Where the year stands at the end, its first two digits are no month.
    if !likely(&text[..4]) {
        return None;
    }
    ordered(&text[..4], text[4..6].parse().ok()?, &text[6..])
}

/// Three numbers with the same mark between them.
fn read_numbers(text: &str) -> Option<Written> {
    let mark = text.chars().find(|letter| !letter.is_ascii_digit())?;
    if !matches!(mark, '-' | '/' | '.') {
        return None;
    }
    let mut parts = text.split(mark).map(str::trim_start);
    let (one, two, three) = (parts.next()?, parts.next()?, parts.next()?);
    let number = |part: &str| {
        !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if parts.next().is_some() || ![one, two, three].into_iter().all(number) || two.len() > 2 {
        return None;
    }
    // `85/06/08` can only start with the year.
    let year_in_front = one.len() == 4 || one.len() == 2 && three.len() <= 2 && one > "31";
    match (one.len(), three.len()) {
        _ if year_in_front && three.len() <= 2 => ordered(one, two.parse().ok()?, three),
        (1 | 2, 4 | 2) if mark == '.' => ordered(three, two.parse().ok()?, one),
        (1 | 2, 4 | 2) => {
            let day_first = ordered(three, two.parse().ok()?, one)?;
            let month_first = ordered(three, one.parse().ok()?, two)?;
            Some(Written {
                month_first: month_first.month_first,
                ordered: false,
                ..day_first
            })
        }
        _ => None,
    }
}

/// `8-Jun-2008`, `8. Juni 2008`, `June 8th, 2008`.
fn read_words(text: &str) -> Option<Written> {
    let words_of_days = &*WORDS;
    let month = |word: &str| words_of_days.months.get(word);
    let lower = text.to_lowercase();
    let mut words: Vec<&str> = lower
        .split(|letter: char| letter.is_whitespace() || "-/.,".contains(letter))
        .filter(|word| !word.is_empty() && !words_of_days.particles.contains(word))
        .collect();
    // A day of the week in front says nothing.
    if words.len() == 4 && month(words[1]).or(month(words[2])).is_some() {
        words.remove(0);
    }
    let [one, two, three] = words[..] else {
        return None;
    };
    let day = |word: &'_ str| -> usize {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let ending = &word[digits..];
        let fits = (1..=2).contains(&digits)
            && (ending.is_empty() || words_of_days.ordinal_endings.contains(ending));
        if fits { digits } else { 0 }
    };
    match (month(one), month(two)) {
        (Some(month), None) if day(two) > 0 => ordered(three, month, &two[..day(two)]),
        (None, Some(month)) if day(one) > 0 => ordered(three, month, &one[..day(one)]),
        (None, Some(month)) if one.len() == 4 && day(three) > 0 => {
            ordered(one, month, &three[..day(three)])
        }
        _ => None,
    }
}

/// The words of days in all languages.
struct WordsOfDays {
    months: WordMap<i8>,
    particles: WordMap,
    ordinal_endings: WordMap,
}

static WORDS: LazyLock<WordsOfDays> = LazyLock::new(|| {
    let months = word_lists().flat_map(|words| (1..).zip(&words.dates.months));
    let names = months.flat_map(|(month, names)| names.iter().map(move |name| (&**name, month)));
    WordsOfDays {
        months: WordMap::of(names),
        particles: WordMap::set(every(|words| &words.dates.particles)),
        ordinal_endings: WordMap::set(every(|words| &words.dates.ordinal_endings)),
    }
});

/// A time of day, and whether a time zone stands behind it.
fn read_time(text: &str) -> Option<(Time, bool)> {
    let text = text.trim().to_ascii_lowercase();
    let (clock, zone) = match text.find(['z', '+', '-']) {
        Some(at) => text.split_at(at),
        None => (text.as_str(), ""),
    };
    let digits = |part: &str| {
        part.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b':')
    };
    if !(zone.is_empty() || zone == "z" || zone.len() > 2 && digits(&zone[1..])) {
        return None;
    }
    let (clock, half) = match clock.strip_suffix("am") {
        Some(clock) => (clock, Some(0)),
        None => clock
            .strip_suffix("pm")
            .map_or((clock, None), |clock| (clock, Some(12))),
    };
    let mut parts = clock.trim().split(':');
    let number = |part: Option<&str>| part?.parse::<i8>().ok();
    let (hour, minute) = (number(parts.next())?, number(parts.next())?);
    let (second, rest) = match parts.next() {
        Some(second) => second.split_once(['.', ',']).unwrap_or((second, "")),
        None => ("0", ""),
    };
    let hour = match half {
        Some(half) => (1..=12).contains(&hour).then(|| hour % 12 + half)?,
        None => hour,
    };
    if parts.next().is_some() || !digits(rest) {
        return None;
    }
    let fraction = i32::from(rest.bytes().any(|byte| byte != b'0'));
    let time = Time::new(hour, minute, second.parse().ok()?, fraction).ok()?;
    Some((time, !zone.is_empty()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{kind, read};
    use crate::values::Confidence;

    #[test]
    fn days_in_digits_are_known_by_their_look() {
        for (value, expected) in [
            ("2026-01-05", Some(Confidence::Sure)),
            ("05.01.2026", Some(Confidence::Sure)),
            ("1/31/2026", Some(Confidence::Sure)),
            ("1.3.2024", Some(Confidence::Sure)),
            ("2026/01/10 00:12:40", Some(Confidence::Sure)),
            ("2026-01-05T08:30:00Z", Some(Confidence::Sure)),
            ("01/03/2024 14:22", Some(Confidence::Sure)),
            ("31.2.2026", Some(Confidence::Sure)),
            ("5.1.26", Some(Confidence::Likely)),
            ("1.3.24", Some(Confidence::Likely)),
            ("46027", None),
            ("13,90", None),
            ("2026-13-32", None),
            ("1.2.3", None),
            ("1.2.3.2024", None),
            ("206-555-0110", None),
            ("10115", None),
            ("A 2.14", None),
            ("0.4.9999", None),
            ("1.3.2024 Anna", None),
            ("ä1.1.2026", None),
            ("1.1.2026ä", None),
            ("-1-1-2026", None),
            ("", None),
        ] {
            assert_eq!(kind(value), expected, "{value}");
        }
    }

    #[test]
    fn days_that_can_only_be_one() {
        for text in [
            "2008-06-08",
            "2008-6-8",
            "2008/06/08",
            "2008.06.08",
            "20080608",
            "08.06.2008",
            "8.6.2008",
            "8. 6. 2008",
            "8-Jun-2008",
            "8. Juni 2008",
            "8 juin 2008",
            "08-JUN-08",
            "June 8th, 2008",
            "Sunday, 8 June 2008",
            "2008-Jun-08",
            "2008-06-08T00:00:00.000Z",
            "2008-06-08 08:30",
            "6/8/2008",
        ] {
            let written = read(text).unwrap_or_else(|| panic!("{text}"));
            let day = written.day().or(written.month_first);
            assert_eq!(day, Some(date(2008, 6, 8)), "{text}");
        }
    }

    #[test]
    fn an_order_is_known_or_not() {
        for (text, day_first, month_first) in [
            ("31/12/2026", true, false),
            ("12/31/2026", false, true),
            ("5/1/2026", true, true),
            ("5-1-26", true, true),
        ] {
            let written = read(text).unwrap_or_else(|| panic!("{text}"));
            let known = (written.day_first.is_some(), written.month_first.is_some());
            assert_eq!(known, (day_first, month_first), "{text}");
            assert!(!written.ordered, "{text}");
        }
        assert!(read("85/06/08").is_some_and(|written| written.ordered));
    }

    #[test]
    fn a_time_stands_behind_the_day() {
        let time = |text| read(text).map(|written| (written.time.to_string(), written.zoned));
        let is = |text: &str, zoned: bool| Some((text.to_owned(), zoned));
        assert_eq!(time("5.1.2026 8:30"), is("08:30:00", false));
        assert_eq!(time("1/5/2026 12:00:00 AM"), is("00:00:00", false));
        assert_eq!(time("1/5/2026 1:05 pm"), is("13:05:00", false));
        assert_eq!(time("2026-01-05T08:30:00+01:00"), is("08:30:00", true));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "soon",
            "30.2.2026",
            "2026-13-01",
            "31/31/2026",
            "12012012",
            "46027",
            "1/2",
            "1/2/3/2026",
            "Juni 2026",
            "8 Juno 2026",
            "2026-01-05 25:00:00",
            "12:30",
            "\u{662}026-01-05",
            "1\u{e9}/2/2026 1:0",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_of_two_digits_is_of_this_century_up_to_29() {
        for (text, year) in [
            ("1.2.00", 2000),
            ("1.2.29", 2029),
            ("1.2.30", 1930),
            ("1.2.99", 1999),
        ] {
            let day = read(text).and_then(|written| written.day());
            assert_eq!(day, Some(date(year, 2, 1)), "{text}");
        }
    }
}
