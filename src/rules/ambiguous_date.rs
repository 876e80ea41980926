#![doc = include_str!("ambiguous_date.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::message;
use crate::rule::dates::{DateForms, Orders};
use crate::rule::{Applicability, Check, ColumnCheck, Context, Observation, Rule};

pub(super) const RULE: Rule = Rule {
    name: "ambiguous-date",
    page: include_str!("ambiguous_date.md"),
    severity: Severity::Error,
    checks: &[Check::Column(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ColumnCheck<'a>> {
    let forms = DateForms::of(context.field(column));
    let check = forms.map(|forms| {
        let check = forms.check();
        check.whole(move |evidence| judge(&forms, &Orders::of(&evidence)))
    });
    check.into()
}

fn judge(forms: &DateForms, orders: &Orders) -> Option<Observation> {
    let (day_first, month_first) = (orders.with_day_first(), orders.with_month_first());
    let message = match (forms.day_first(), day_first, month_first) {
        (_, 1.., 1..) => message!("ambiguous-date-both-orders", day_first, month_first),
        (Some(true), 0, 1..) => message!(
            "ambiguous-date-month-first",
            count = month_first,
            formats = forms.listed()
        ),
        (Some(false), 1.., 0) => message!(
            "ambiguous-date-day-first",
            count = day_first,
            formats = forms.listed()
        ),
        (None, 0, 0) if orders.either() > 0 => {
            message!("ambiguous-date-either", count = orders.either())
        }
        _ => return None,
    };
    Some(message.assumed(forms.is_assumed()))
}
