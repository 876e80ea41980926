#![doc = include_str!("duplicate_email.md")]

use unicode_normalization::UnicodeNormalization;

use crate::finding::{Note, Severity};
use crate::profile::attribute::{Attribute, Type};
use crate::rules::{Check, Grouping, Rule, Setup};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-email",
    page: include_str!("duplicate_email.md"),
    severity: Severity::Error,
    check: Check::Group(check),
};

fn check<'a>(attribute: &'a Attribute, _: &Setup<'a>) -> Option<Grouping<'a>> {
    if attribute.kind != Type::Email {
        return None;
    }
    let exact = attribute.case_exact;
    Some(Grouping {
        key: Box::new(move |value, key| write_key(value, exact, key)),
        note: Box::new(|member| {
            let note = match (member.to_the_letter, member.size) {
                (true, 2) => Note::new("the same address as in row {}"),
                (true, _) => Note::new("the same address as in row {}: {} rows share it"),
                (false, 2) => Note::new("the same address as in row {}, spelled another way"),
                (false, _) => Note::new(
                    "the same address as in row {}, spelled another way: {} rows share it",
                ),
            };
            let assumed = !attribute.unique
                || attribute.assumes("unique")
                || !member.to_the_letter && attribute.assumes("case_exact");
            note.with(member.first_other)
                .with(member.size)
                .assumed(assumed)
        }),
    })
}

/// What two spellings of one address have in common: the domain never minds case, and may be written in its own
/// letters or as `xn--`.
fn write_key(value: &str, exact: bool, key: &mut String) {
    let Some(at) = memchr::memrchr(b'@', value.as_bytes()) else {
        return;
    };
    let (local, domain) = (&value[..at], &value[at + 1..]);
    let plain = value.is_ascii() && !domain.contains("xn--");
    if plain {
        key.push_str(value);
        let folded = if exact { local.len() } else { 0 };
        key[folded..].make_ascii_lowercase();
        return;
    }
    let local: String = local.nfc().collect();
    key.push_str(&if exact { local } else { local.to_lowercase() });
    key.push('@');
    match idna::domain_to_ascii(domain) {
        Ok(ascii) => key.push_str(&ascii),
        Err(_) => key.push_str(&domain.to_lowercase()),
    }
}
