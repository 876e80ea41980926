#![doc = include_str!("invalid_phone.md")]

use phonenumber::country;

use crate::finding::{Note, Severity};
use crate::profile::attribute::{Attribute, Type};
use crate::rules::{Check, Look, Rule, Setup};

pub(super) const RULE: Rule = Rule {
    name: "invalid-phone",
    page: include_str!("invalid_phone.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

fn check<'a>(attribute: &'a Attribute, setup: &Setup<'a>) -> Look<'a> {
    if attribute.kind != Type::Phone {
        return Look::Away;
    }
    let assumed = attribute.assumes("formats");
    if attribute.formats.iter().any(|format| format == "e164") {
        return Look::Item(Box::new(move |value| {
            e164_fault(value).map(|sentence| Note::new(sentence).assumed(assumed))
        }));
    }
    let country = setup
        .tenant
        .country
        .as_deref()
        .and_then(|country| country.parse::<country::Id>().ok());
    Look::Item(Box::new(move |value| {
        typed_fault(value, country).map(|sentence| Note::new(sentence).assumed(assumed))
    }))
}

/// Why a number is not `+`, the country's code and 7 to 14 more digits, as ITU's E.164 has it.
fn e164_fault(value: &str) -> Option<&'static str> {
    let bytes = value.as_bytes();
    let digits = bytes.strip_prefix(b"+").unwrap_or(bytes);
    match () {
        () if bytes == digits && digits.starts_with(b"00") => {
            Some("not a phone number as it is needed: write `+` instead of `00`")
        }
        () if bytes == digits => {
            Some("not a phone number as it is needed: it starts without `+` and the country's code")
        }
        () if !digits.iter().all(u8::is_ascii_digit) => Some(
            "not a phone number as it is needed: only digits may follow the `+`, without blanks",
        ),
        () if digits.starts_with(b"0") => {
            Some("not a phone number as it is needed: no country's code starts with 0")
        }
        () if digits.len() < 8 => Some("not a phone number: it has too few digits"),
        () if digits.len() > 15 => Some("not a phone number: it has too many digits"),
        () => None,
    }
}

/// Why nobody can be reached by a number as people type it.
fn typed_fault(value: &str, country: Option<country::Id>) -> Option<&'static str> {
    let foreign = |letter: char| {
        !letter.is_ascii_digit()
            && !matches!(
                letter,
                '+' | ' ' | '\u{a0}' | '-' | '\u{2013}' | '(' | ')' | '/' | '.'
            )
    };
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let national = !value.starts_with('+') && !value.starts_with("00");
    match () {
        () if value.contains(foreign) => {
            return Some(
                "not a phone number: something in it is neither a digit nor a usual mark between digits",
            );
        }
        () if digits < 7 => return Some("not a phone number: it has too few digits"),
        () if digits > 17 => return Some("not a phone number: it has too many digits"),
        () if value.matches('+').count() > 1 || value.rfind('+').is_some_and(|at| at > 0) => {
            return Some("not a phone number: a `+` stands at its start or nowhere");
        }
        // Without a country there is nothing to hold a national number against.
        () if national && country.is_none() => return None,
        () => {}
    }
    let plain: String = value
        .replace("(0)", "")
        .chars()
        .filter(|letter| letter.is_ascii_digit() || *letter == '+')
        .collect();
    let plain = plain
        .strip_prefix("00")
        .map(|rest| format!("+{rest}"))
        .unwrap_or(plain);
    match phonenumber::parse(country, plain) {
        Ok(number) if number.is_valid() => None,
        _ if national => Some("not a phone number of that country"),
        _ => Some("not a phone number that any country gives out"),
    }
}
