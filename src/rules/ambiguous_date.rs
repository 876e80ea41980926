#![doc = include_str!("ambiguous_date.md")]

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::rule::{Check, Rule, Setup, Weighing};
use crate::rules::invalid_date::{Forms, Orders};

pub(super) const RULE: Rule = Rule {
    name: "ambiguous-date",
    page: include_str!("ambiguous_date.md"),
    severity: Severity::Error,
    check: Check::Column(check),
};

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Option<Weighing<'a>> {
    let forms = Forms::of(setup.field(mapped))?;
    let weighed = forms.clone();
    Some(Weighing {
        kind: Box::new(move |value| weighed.kind(value)),
        note: Box::new(|_, _| None),
        settle: Box::new(|_, _, _| None),
        conclude: Box::new(move |evidence| conclude(&forms, &Orders::of(evidence))),
    })
}

fn conclude(forms: &Forms, orders: &Orders) -> Option<Note> {
    let (day_first, month_first) = (orders.with_day_first(), orders.with_month_first());
    let note = match (forms.day_first(), day_first, month_first) {
        (_, 1.., 1..) => Note::new(
            "{} must have the day first and {} the month first: how are the others meant?",
        )
        .with(dates(day_first))
        .with(dates(month_first)),
        (Some(true), 0, 1..) => Note::new("{} must have the month first, where the form is {}")
            .with(dates(month_first))
            .with(forms.listed.as_str()),
        (Some(false), 1.., 0) => Note::new("{} must have the day first, where the form is {}")
            .with(dates(day_first))
            .with(forms.listed.as_str()),
        (None, 0, 0) if orders.either > 0 => {
            Note::new("{} can have the day or the month first, and nothing in the column tells")
                .with(dates(orders.either))
        }
        _ => return None,
    };
    Some(
        note.settled_by(
            "give the column the format YYYY-MM-DD in the spreadsheet and save it again",
        )
        .assumed(forms.assumed),
    )
}

fn dates(count: u64) -> String {
    format!("{count} {}", if count == 1 { "date" } else { "dates" })
}
