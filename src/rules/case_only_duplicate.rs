#![doc = include_str!("case_only_duplicate.md")]

use crate::finding::{Note, Severity};
use crate::profile::field::Field;
use crate::rule::{Among, Check, Rule, Setup, TellOfMember};

pub(super) const RULE: Rule = Rule {
    name: "case-only-duplicate",
    page: include_str!("case_only_duplicate.md"),
    severity: Severity::Warning,
    check: Check::Group(check),
};

fn check<'a>(field: &'a Field, setup: &Setup<'a>) -> Option<TellOfMember<'a>> {
    if !field.unique || !field.case_exact {
        return None;
    }
    let seats = setup.profile.asks_for("seats");
    Some(Box::new(move |member| {
        let other = member.otherwise?;
        let (_, size) = member.alike;
        let note = match (size, seats) {
            (2, false) => Note::new("differs only in case from row {}: two users to the target"),
            (2, true) => Note::new(
                "differs only in case from row {}: two users to the target, and two seats",
            ),
            _ => Note::new(
                "differs only in case from row {}: {} rows have it in one case or another",
            ),
        };
        Some((Among::Alike, note.with(other).with(size)))
    }))
}
