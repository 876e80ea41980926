#![doc = include_str!("duplicate_row.md")]

use crate::finding::{Note, Severity};
use crate::profile::field::Field;
use crate::profile::field_id::FieldId;
use crate::rule::{Among, Check, Rule, Setup, TellOfMember};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-row",
    page: include_str!("duplicate_row.md"),
    severity: Severity::Warning,
    check: Check::Group(check),
};

fn check<'a>(field: &'a Field, setup: &Setup<'a>) -> Option<TellOfMember<'a>> {
    // Of rows with one cell, that they are the same says nothing new.
    let labelled = setup
        .layout
        .headers
        .iter()
        .filter(|header| !header.trim().is_empty());
    if labelled.count() < 2 {
        return None;
    }
    let number = recognised_by(setup)?;
    if setup.profile.fields[number].name != field.name {
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

/// The one field by which rows are compared: one by which users are recognised and that every row should have, if
/// there is such a one.
fn recognised_by(setup: &Setup<'_>) -> Option<FieldId> {
    let fields = &setup.profile.fields;
    let has_column = |number: &FieldId| {
        let mut columns = setup.layout.columns_of(*number).iter();
        columns.any(|mapped| mapped.column.is_some())
    };
    let matched: Vec<FieldId> = setup.profile.match_keys().filter(has_column).collect();
    let needs = setup.needs();
    let needed = |number: &&FieldId| {
        fields[**number].required || needs.iter().any(|need| need.contains(number))
    };
    let unique = |number: &FieldId| fields[*number].unique && has_column(number);
    let best = matched.iter().find(needed).or(matched.first()).copied();
    best.or_else(|| fields.ids().find(unique))
}
