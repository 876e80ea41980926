#![doc = include_str!("invalid_date.md")]

use jiff::fmt::strtime::BrokenDownTime;

use crate::finding::{Note, Severity};
use crate::profile::attribute::{Attribute, Type};
use crate::rules::{Check, Look, Rule, Setup};

pub(super) const RULE: Rule = Rule {
    name: "invalid-date",
    page: include_str!("invalid_date.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

fn check<'a>(attribute: &'a Attribute, _: &Setup<'a>) -> Look<'a> {
    if !matches!(attribute.kind, Type::Date | Type::DateTime) {
        return Look::Away;
    }
    let formats = match attribute.formats.as_slice() {
        [] => vec!["YYYY-MM-DD".to_owned()],
        formats => formats.to_vec(),
    };
    let patterns: Vec<String> = formats.iter().map(|format| pattern(format)).collect();
    let wanted = formats
        .iter()
        .map(|format| format!("`{format}`"))
        .collect::<Vec<_>>()
        .join(" or ");
    let assumed = attribute.assumes("formats");
    Look::Item(Box::new(move |value| {
        if patterns.iter().any(|pattern| is_a_day(pattern, value)) {
            return None;
        }
        Some(
            Note::new("not a date in the form {}, or not a day that exists")
                .with(wanted.as_str())
                .assumed(assumed),
        )
    }))
}

fn is_a_day(pattern: &str, value: &str) -> bool {
    BrokenDownTime::parse(pattern, value).is_ok_and(|time| time.to_date().is_ok())
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
