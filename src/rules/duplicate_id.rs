#![doc = include_str!("duplicate_id.md")]

use crate::finding::{Note, Severity};
use crate::profile::field::{Field, Type};
use crate::rule::{Among, Check, Rule, Setup, TellOfMember};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-id",
    page: include_str!("duplicate_id.md"),
    severity: Severity::Error,
    check: Check::Group(check),
};

fn check<'a>(field: &'a Field, _: &Setup<'a>) -> Option<TellOfMember<'a>> {
    // Two equal addresses are `duplicate-email`'s affair.
    if !field.unique || field.kind == Type::Email {
        return None;
    }
    Some(Box::new(move |member| {
        let (other, size) = member.same?;
        let note = match (member.to_the_letter, size) {
            (true, 2) => Note::new("the same value as in row {}"),
            (true, _) => Note::new("the same value as in row {}: {} rows share it"),
            (false, 2) => Note::new("the same value as in row {}, spelled another way"),
            (false, _) => {
                Note::new("the same value as in row {}, spelled another way: {} rows share it")
            }
        };
        let assumed =
            field.assumes("unique") || !member.to_the_letter && field.assumes("case_exact");
        let note = note.with(other).with(size).assumed(assumed);
        Some((Among::Same, note))
    }))
}
