#![doc = include_str!("display_name.md")]

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field::Type;
use crate::rule::{Check, Look, Rule, Setup};
use crate::rules::invalid_email;
use crate::source::traits::Traits;

pub(super) const RULE: Rule = Rule {
    name: "display-name",
    page: include_str!("display_name.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let field = setup.field(mapped);
    if field.kind != Type::Email {
        return Look::Away;
    }
    let assumed = field.assumes("type");
    let look = Look::Item(Box::new(move |value| {
        let address = address_within(value)?;
        let note =
            Note::new("more than an email address: nothing but the address belongs in the cell");
        Some(note.with_fix(address).assumed(assumed))
    }));
    Look::Only(Traits::MARK, Box::new(look))
}

/// The one address in a text that mail programs and web pages show it in: `Anna <anna@example.com>`, `mailto:`.
pub(super) fn address_within(value: &str) -> Option<&str> {
    if !value.contains(['<', '(', '[', ':', '\u{22}']) || invalid_email::fault(value).is_none() {
        return None;
    }
    let whole = value.trim_end_matches([';', ',', '.', ' ']);
    let (before, address) = match whole.strip_suffix(['>', ')', ']']) {
        Some(inside) => inside.rsplit_once(['<', '(', '['])?,
        None => ("", whole),
    };
    let found = bare(address);
    if invalid_email::fault(found).is_none() {
        // What stands in front may be the address once more, as links are copied, and no other one.
        let again = before.trim();
        let alone = found.len() < value.len() && (!again.contains('@') || again == found);
        return alone.then_some(found);
    }
    // A name in brackets behind the address.
    let first = bare(before.trim_end());
    let behind = before.ends_with(char::is_whitespace) && !address.contains('@');
    (behind && invalid_email::fault(first).is_none()).then_some(first)
}

/// An address without `mailto:` in front and what a link says of the mail behind it.
fn bare(text: &str) -> &str {
    let text = text.trim();
    let link = text
        .get(..7)
        .filter(|start| start.eq_ignore_ascii_case("mailto:"));
    match link {
        Some(_) => text[7..].split('?').next().unwrap_or_default().trim(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::address_within;

    #[test]
    fn the_address_alone_is_found() {
        for text in [
            "Anna Berg <anna@example.com>",
            "\"Berg, Anna\" <anna@example.com>",
            "<anna@example.com>;",
            "mailto:anna@example.com",
            "MAILTO:anna@example.com?subject=Hello",
            "anna@example.com<mailto:anna@example.com>",
            "anna@example.com (Anna Berg)",
            "Anna Berg (anna@example.com)",
            "Anna Berg [mailto:anna@example.com]",
        ] {
            assert_eq!(address_within(text), Some("anna@example.com"), "{text}");
        }
    }

    #[test]
    fn other_texts_are_left_alone() {
        for text in [
            "anna@example.com",
            "\"kai,lea\"@example.com",
            "anna@example.com;",
            "anna berg@example.com",
            "anna(b)@example.com",
            "Anna <anna@example>",
            "Anna <anna@example.com>, Bert <bert@example.com>",
            "bert@example.com <anna@example.com>",
            "anna@example.com (bert@example.com)",
            "Anna: anna",
            "<>",
            "",
            "mailt\u{f6}:a",
        ] {
            assert_eq!(address_within(text), None, "{text}");
        }
    }
}
