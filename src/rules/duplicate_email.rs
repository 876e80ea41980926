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
    let (exact, assumed) = (attribute.case_exact, !attribute.unique);
    Some(Grouping {
        key: Box::new(move |value, key| write_key(value, exact, key)),
        note: Box::new(move |first_other, size| {
            let note = match size {
                2 => Note::new("the same address as in row {}").with(first_other),
                _ => Note::new("the same address as in row {}: {} rows share it").with(first_other).with(size),
            };
            note.assumed(assumed)
        }),
    })
}

/// What two spellings of one address have in common: the domain never minds case, and may be written in its own
/// letters or as `xn--`.
fn write_key(value: &str, exact: bool, key: &mut String) {
    let Some((local, domain)) = value.rsplit_once('@') else { return };
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
