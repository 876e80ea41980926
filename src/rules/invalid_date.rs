#![doc = include_str!("invalid_date.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::message;
use crate::rule::dates::{DateForms, DateKind, Orders};
use crate::rule::{Applicability, Check, ColumnCheck, Context, Rule};

pub(super) const RULE: Rule = Rule {
    name: "invalid-date",
    page: include_str!("invalid_date.md"),
    severity: Severity::Error,
    yields_to: &["date-serial"],
    checks: &[Check::Column(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ColumnCheck<'a>> {
    let Some(forms) = DateForms::of(context.field(column)) else {
        return Applicability::NotApplicable;
    };
    let check = forms.check().each(
        |kind: DateKind| !kind.is_accepted(),
        move |value, _, evidence| {
            let message = if forms.fits(value) {
                message!("invalid-date-no-such-day")
            } else {
                message!("invalid-date-form", formats = forms.listed())
            };
            let observation = message.assumed(forms.is_assumed());
            Some(match forms.meant(value, &Orders::of(&evidence)) {
                Some((date, true)) => observation.fix(date),
                Some((date, false)) => observation.suggest(date),
                None => observation,
            })
        },
    );
    Applicability::Check(check)
}
