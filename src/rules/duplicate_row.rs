#![doc = include_str!("duplicate_row.md")]

use crate::finding::{Note, Severity};
use crate::profile::attribute::Attribute;
use crate::rule::{Among, Check, Rule, Setup, TellOfMember};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-row",
    page: include_str!("duplicate_row.md"),
    severity: Severity::Warning,
    check: Check::Group(check),
};

fn check<'a>(attribute: &'a Attribute, setup: &Setup<'a>) -> Option<TellOfMember<'a>> {
    // Of rows with one cell, that they are the same says nothing new.
    let labelled = setup
        .layout
        .labels
        .iter()
        .filter(|label| !label.trim().is_empty());
    if labelled.count() < 2 {
        return None;
    }
    let number = recognised_by(setup)?;
    if setup.profile.attributes[number].name != attribute.name {
        return None;
    }
    Some(Box::new(|member| {
        let (other, size) = member.copies?;
        let note = match size {
            2 => Note::new("the same as row {} in every cell: one of them is enough"),
            _ => Note::new("the same as row {} in every cell: one of {} such rows is enough"),
        };
        Some((Among::Copies, note.with(other).with(size)))
    }))
}

/// The one attribute by which rows are compared: one by which users are recognised and that every row should have, if
/// there is such a one.
fn recognised_by(setup: &Setup<'_>) -> Option<usize> {
    let attributes = &setup.profile.attributes;
    let has_column = |number: &usize| {
        let mut feeds = setup.layout.feeds_of(*number).iter();
        feeds.any(|feed| feed.column.is_some())
    };
    let matched: Vec<usize> = setup
        .profile
        .match_on
        .iter()
        .filter_map(|name| attributes.iter().position(|other| other.name == *name))
        .filter(has_column)
        .collect();
    let needs = setup.needs();
    let needed = |number: &&usize| {
        attributes[**number].required || needs.iter().any(|need| need.contains(number))
    };
    let unique = |number: &usize| attributes[*number].unique && has_column(number);
    let best = matched.iter().find(needed).or(matched.first()).copied();
    best.or_else(|| (0..attributes.len()).find(unique))
}
