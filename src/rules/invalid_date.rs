#![doc = include_str!("invalid_date.md")]

use jiff::civil::DateTime;
use jiff::fmt::strtime::BrokenDownTime;

use crate::finding::{Note, Severity};
use crate::mapping::feed::Feed;
use crate::profile::attribute::Type;
use crate::rule::{Check, Look, Rule, Setup};

pub(super) const RULE: Rule = Rule {
    name: "invalid-date",
    page: include_str!("invalid_date.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

fn check<'a>(feed: &'a Feed, setup: &Setup<'a>) -> Look<'a> {
    let attribute = setup.attribute(feed);
    if !matches!(attribute.kind, Type::Date | Type::DateTime) {
        return Look::Away;
    }
    let formats = match attribute.formats.as_slice() {
        [] => vec!["YYYY-MM-DD".to_owned()],
        formats => formats.to_vec(),
    };
    let wanted = formats
        .iter()
        .map(|format| format!("`{format}`"))
        .collect::<Vec<_>>()
        .join(" or ");
    let formats: Vec<(String, String)> = formats
        .into_iter()
        .map(|format| (pattern(&format), format))
        .collect();
    let assumed = attribute.assumes("formats") || attribute.assumes("type");
    Look::Item(Box::new(move |value| {
        let mut in_form = formats
            .iter()
            .filter(|(_, format)| has_the_form(value, format))
            .peekable();
        if in_form.peek().is_some() {
            let missing = !in_form.any(|(_, format)| is_a_day(value, format));
            return missing.then(|| Note::new("there is no such day or time").assumed(assumed));
        }
        let note = Note::new("not a date in the form {}")
            .with(wanted.as_str())
            .assumed(assumed);
        Some(
            match formats.iter().find_map(|(form, _)| rewritten(value, form)) {
                Some(date) => note.put_right(date),
                None => note,
            },
        )
    }))
}

/// Whether digits stand where the form has letters, and everything else is as in the form: a parser is not that strict.
fn has_the_form(value: &str, format: &str) -> bool {
    let fits = |(value, format): (u8, u8)| match format {
        b'Y' | b'M' | b'D' | b'h' | b'm' | b's' => value.is_ascii_digit(),
        _ => value == format,
    };
    value.len() == format.len() && value.bytes().zip(format.bytes()).all(fits)
}

/// Whether there is such a day, and such a time on it. The value has the form.
fn is_a_day(value: &str, format: &str) -> bool {
    let part = |letter: u8| {
        let digits = value
            .bytes()
            .zip(format.bytes())
            .filter(|(_, sign)| *sign == letter);
        digits.fold(0_i16, |number, (digit, _)| {
            number
                .saturating_mul(10)
                .saturating_add(i16::from(digit - b'0'))
        })
    };
    let small = |letter: u8| i8::try_from(part(letter)).unwrap_or(i8::MAX);
    DateTime::new(
        part(b'Y'),
        small(b'M'),
        small(b'D'),
        small(b'h'),
        small(b'm'),
        small(b's'),
        0,
    )
    .is_ok()
}

/// The same day in another form, where only one day can be meant: the year first, or dots between. `1/5/2026` is in
/// January here and in May there.
fn rewritten(value: &str, pattern: &str) -> Option<String> {
    let year = |part: &str| part.len() == 4;
    let parts: Vec<&str> = value.split(['-', '.']).collect();
    let [one, _, three] = parts[..] else {
        return None;
    };
    let known = match value.contains('.') {
        true if year(three) => "%d.%m.%Y",
        false if year(one) => "%Y-%m-%d",
        _ => return None,
    };
    let date = BrokenDownTime::parse(known, value).ok()?.to_date().ok()?;
    (!pattern.contains("%H")).then(|| date.strftime(pattern).to_string())
}

/// `YYYY-MM-DD hh:mm:ss` in the signs of strftime.
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
    use super::{has_the_form, is_a_day, rewritten};

    #[test]
    fn a_date_has_the_form_to_the_letter() {
        let is = |value: &str, format: &str| has_the_form(value, format) && is_a_day(value, format);
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
    fn only_a_sure_day_is_suggested() {
        let meant = |value| rewritten(value, "%Y-%m-%d");
        assert_eq!(meant("5.1.2026").as_deref(), Some("2026-01-05"));
        assert_eq!(meant("2026-1-5").as_deref(), Some("2026-01-05"));
        for value in [
            "1/5/2026",
            "05-01-2026",
            "5.1.26",
            "30.2.2026",
            "2026.01.05",
            "",
        ] {
            assert_eq!(meant(value), None, "{value}");
        }
    }
}
