#![doc = include_str!("misplaced_email.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::message;
use crate::profile::field::Type;
use crate::rule::{
    Applicability, Check, ColumnCheck, Context, Evidence, Look, PersonNames, Rule, check_of_looks,
};
use crate::values::{Confidence, email};

pub(super) const RULE: Rule = Rule {
    name: "misplaced-email",
    page: include_str!("misplaced_email.md"),
    severity: Severity::Warning,
    yields_to: &["swapped-columns"],
    checks: &[Check::Column(check)],
    ..Rule::DEFAULT
};

/// The most addresses of a column that are reported one by one.
const MOST: u64 = 1000;

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ColumnCheck<'a>> {
    let field = context.field(column);
    let check = check_of_looks(context, column).filter(|_| field.kind == Type::Text);
    let Some(check) = check else {
        return Applicability::NotApplicable;
    };
    // Of so many values at most one can be an address: nobody is called so, a group may be, and other texts can be anything.
    let one_of = match () {
        () if PersonNames::has_part(context, column.field) => 1,
        () if field.group => 2,
        () => 5,
    };
    let check = check.each(
        |look| look == Look::Email,
        move |value, _, evidence: Evidence<'_, Look>| {
            let is_rare = evidence[Look::Email] * one_of <= evidence.total();
            let is_column = Look::prevailing(evidence) == Some(Look::Email);
            let is_one = email::kind(value) == Some(Confidence::Sure);
            (is_rare && is_one && !is_column).then(|| message!("misplaced-email").into())
        },
    );
    Applicability::Check(
        check.at_most(|look: Look| if look == Look::Email { MOST } else { u64::MAX }),
    )
}
