#![doc = include_str!("pattern_mismatch.md")]

use regex::Regex;

use crate::finding::{Note, Severity};
use crate::mapping::feed::Feed;
use crate::rule::{Check, Look, Rule, Setup};

pub(super) const RULE: Rule = Rule {
    name: "pattern-mismatch",
    page: include_str!("pattern_mismatch.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

fn check<'a>(feed: &'a Feed, setup: &Setup<'a>) -> Look<'a> {
    let attribute = setup.attribute(feed);
    let Some(pattern) = &attribute.pattern else {
        return Look::Away;
    };
    let Ok(whole) = Regex::new(&format!("^(?:{pattern})$")) else {
        return Look::Away;
    };
    let assumed = attribute.assumes("pattern");
    Look::Item(Box::new(move |value| {
        if whole.is_match(value) {
            return None;
        }
        let note = match &attribute.pattern_means {
            Some(meaning) => Note::new("must be {}").with(meaning.as_str()),
            None => Note::new("does not have the form `{}`").with(pattern.as_str()),
        };
        Some(note.assumed(assumed))
    }))
}
