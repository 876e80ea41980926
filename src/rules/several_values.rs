#![doc = include_str!("several_values.md")]

use hashbrown::HashSet;

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field::{Known, Type};
use crate::rule::{Check, Look, Rule, Setup};
use crate::rules::invalid_email;
use crate::source::traits::Traits;

pub(super) const RULE: Rule = Rule {
    name: "several-values",
    page: include_str!("several_values.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let field = setup.field(mapped);
    if field.multi_valued {
        return Look::Away;
    }
    let assumed = field.assumes("type") || field.assumes("multi_valued");
    match field.kind {
        Type::Email => {
            let look = Look::Item(Box::new(move |value: &str| {
                let note = match addresses(value)? {
                    (2.., _) => Note::new("more than one email address: one belongs in a cell"),
                    (_, address) => {
                        Note::new("the same email address more than once").with_fix(address)
                    }
                };
                Some(note.assumed(assumed))
            }));
            let parted = Traits::MARK | Traits::BLANK | Traits::CONTROL | Traits::NOT_ASCII;
            Look::Only(parted, Box::new(look))
        }
        Type::Phone => {
            let look = Look::Item(Box::new(move |value: &str| {
                let note = Note::new("more than one phone number: one belongs in a cell");
                has_several_numbers(value).then(|| note.assumed(assumed))
            }));
            Look::Only(
                Traits::MARK | Traits::BLANK | Traits::CONTROL,
                Box::new(look),
            )
        }
        _ => match field.known.filter(|list| *list != Known::Domains) {
            Some(list) => match setup.org.known(list) {
                Some(known) => among_known(known),
                None => by_marks(),
            },
            None if field.group => by_marks(),
            None => Look::Away,
        },
    }
}

/// How many different addresses a text holds, whatever stands between them, and the last of them; none where it is one
/// address or holds fewer than two.
pub(super) fn addresses(value: &str) -> Option<(usize, &str)> {
    let first = memchr::memchr(b'@', value.as_bytes())?;
    memchr::memchr(b'@', &value.as_bytes()[first + 1..])?;
    invalid_email::fault(value)?;
    let marks = |letter: char| ";,|/&".contains(letter) || letter.is_whitespace();
    let around = ['<', '>', '(', ')', '[', ']', '\u{22}', '\'', '.', ':'];
    let mut found: Vec<&str> = Vec::new();
    let mut whole = 0;
    for part in value.split(marks) {
        let part = part.trim_matches(around);
        if part.contains("mailto:") {
            // A link has the address twice.
            return None;
        }
        let sides = part.split_once('@');
        if sides.is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.')) {
            found.push(part);
            whole += usize::from(invalid_email::fault(part).is_none());
        }
    }
    if found.len() < 2 || whole == 0 {
        return None;
    }
    found.sort_unstable();
    found.dedup();
    let last = found.last()?;
    Some((found.len(), last))
}

/// Whether a text holds several whole phone numbers. Digits are grouped by all kinds of marks: what is shorter than a
/// number is a group, and behind a slash a number has to start as one.
pub(super) fn has_several_numbers(value: &str) -> bool {
    if value.len() < 15 || value.bytes().skip(1).all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let digits = |part: &str| part.bytes().filter(u8::is_ascii_digit).count();
    let (mut numbers, mut start) = (0, 0);
    for (at, letter) in value.char_indices() {
        let rest = &value[at + letter.len_utf8()..];
        let starts = rest.trim_start().starts_with(['+', '0']);
        let ends = match letter {
            ';' | ',' | '|' | '\n' | '&' => true,
            '/' => starts,
            ' ' => rest.starts_with('+'),
            _ => letter.is_alphabetic(),
        };
        if ends && digits(&value[start..at]) >= 7 {
            numbers += 1;
            start = at;
        }
    }
    numbers + usize::from(digits(&value[start..]) >= 7) > 1
}

/// A list whose parts all are values that exist, where the whole is none.
fn among_known<'a>(known: &'a [String]) -> Look<'a> {
    let known: HashSet<&'a str> = known.iter().map(|value| value.trim()).collect();
    Look::Item(Box::new(move |value| {
        is_list_of(value, |part| known.contains(part)).then(list)
    }))
}

/// Whether a text is no value that exists, and all of its parts are.
pub(super) fn is_list_of(value: &str, exists: impl Fn(&str) -> bool) -> bool {
    let mark = value.find([';', '|', ',']).filter(|_| !exists(value));
    let mark = mark.and_then(|mark| value[mark..].chars().next());
    mark.is_some_and(|mark| value.split(mark).all(|part| exists(part.trim())))
}

/// A list by the marks that stand in no name.
fn by_marks<'a>() -> Look<'a> {
    Look::Item(Box::new(|value| {
        let mark = value.find([';', '|'])?;
        let mark = value[mark..].chars().next()?;
        let filled = value.split(mark).filter(|part| !part.trim().is_empty());
        (filled.count() > 1).then(list)
    }))
}

/// That a list is one and no name with a mark in it is likely and not certain.
fn list() -> Note {
    Note::new("looks like a list: one value belongs in a cell").assumed(true)
}

#[cfg(test)]
mod tests {
    use super::{addresses, has_several_numbers};

    #[test]
    fn addresses_are_counted() {
        for text in [
            "anna@example.com;anna@example.org",
            "bob@example.com, bob@example.org",
            "cid@example.com cid@example.org",
            "dora@example.com\ndora@example.org",
            "eva@example.com/eva@example.org",
            "fritz@example.com|fritz@example.org",
            "gus@example.com und hedy@example.com",
            "gus@example.com & hedy@example.com",
            "Anna <anna@example.com>, Bert <bert@example.com>",
            "anna@example.com; bert@example..com",
        ] {
            let count = addresses(text).map(|(count, _)| count);
            assert_eq!(count, Some(2), "{text}");
        }
        assert_eq!(
            addresses("anna@example.com; anna@example.com"),
            Some((1, "anna@example.com"))
        );
        for text in [
            "anna@example.com",
            "\"kai,lea\"@example.com",
            "\"a@b.c\"@example.com",
            "jan@example.com@example.org",
            "anna@@example.com",
            "ina@example.com;",
            "anna@example.com<mailto:anna@example.com>",
            "@;@",
            "",
        ] {
            assert_eq!(addresses(text), None, "{text}");
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
            assert!(has_several_numbers(text), "{text}");
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
            assert!(!has_several_numbers(text), "{text}");
        }
    }
}
