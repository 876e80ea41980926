#![doc = include_str!("seat_by_default.md")]

use crate::finding::{FieldId, Severity};
use crate::messages::{message, text};
use crate::rule::{Applicability, Check, Context, CountCheck, FileSummary, Observation, Rule};

pub(super) const RULE: Rule = Rule {
    name: "seat-by-default",
    page: include_str!("seat_by_default.md"),
    severity: Severity::Warning,
    checks: &[Check::Count(count), Check::File(check)],
    ..Rule::DEFAULT
};

/// Users whose cell is empty.
fn count<'a>(context: &Context<'a>) -> Applicability<CountCheck<'a>> {
    let Some((field, frees)) = deciding(context).filter(|(field, _)| context.is_mapped(*field))
    else {
        return Applicability::NotApplicable;
    };
    let column = context
        .layout
        .columns_of(field)
        .first()
        .and_then(|column| column.column);
    let frees = frees.to_owned();
    Applicability::Check(CountCheck::new(
        move |user| !user.has(field),
        move |users| {
            let message = || message!("seat-by-default-empty", users, frees = text(frees.as_str()));
            let observation = || {
                let observation = Observation::from(message()).of_field(field);
                match column {
                    Some(column) => observation.at_column(column),
                    None => observation,
                }
            };
            (users > 0).then(observation).into_iter().collect()
        },
    ))
}

/// A file without the column.
fn check(context: &Context<'_>, summary: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    let deciding = deciding(context).filter(|(field, _)| !context.is_mapped(*field));
    let Some((field, frees)) = deciding.filter(|_| summary.users > 0) else {
        return Applicability::NotApplicable;
    };
    let of = &context.profile.fields[field];
    let header = text(of.headers.first().unwrap_or(&of.name).as_str());
    let message = message!(
        "seat-by-default-no-column",
        users = summary.users,
        header,
        frees = text(frees)
    );
    Applicability::Check(vec![Observation::from(message).of_field(field)])
}

/// The field that decides who takes a seat, and the value that frees one, where an empty cell takes one.
fn deciding<'a>(context: &Context<'a>) -> Option<(FieldId, &'a str)> {
    if !context.writes_users() || !context.profile.asks_for("seats") {
        return None;
    }
    let mut conditions = context.profile.seat_free_when.iter();
    let (Some((field, value)), None) = (conditions.next(), conditions.next()) else {
        return None;
    };
    let default = context.profile.fields[*field].default.as_deref();
    default
        .filter(|default| default != value)
        .map(|_| (*field, value.as_str()))
}
