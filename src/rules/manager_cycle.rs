#![doc = include_str!("manager_cycle.md")]

use crate::finding::FieldId;
use crate::finding::Severity;
use crate::messages::{Message, all_of, message};
use crate::rule::{Applicability, Check, Context, GroupCheck, Rule};
use crate::user::links::Naming;

pub(super) const RULE: Rule = Rule {
    name: "manager-cycle",
    page: include_str!("manager_cycle.md"),
    severity: Severity::Error,
    checks: &[Check::Group(check)],
    ..Rule::DEFAULT
};

/// How many rows of a loop a sentence names.
const LISTED: usize = 5;

fn check<'a>(context: &Context<'a>, field: FieldId) -> Applicability<GroupCheck<'a>> {
    let field = &context.profile.fields[field];
    if !context.writes_users() || field.refers_to.is_none() {
        return Applicability::NotApplicable;
    }
    let assumed = field.assumes("refers_to");
    Applicability::Check(GroupCheck::links(move |links, report| {
        for rows in links.loops() {
            for (at, naming) in rows.iter().enumerate() {
                report(*naming, way_back(&rows, at).assumed(assumed));
            }
        }
    }))
}

/// What is said of one row of a loop: through which others it comes back.
fn way_back(rows: &[Naming], at: usize) -> Message {
    let count = rows.len() - 1;
    if count == 0 {
        return message!("manager-cycle-self");
    }
    let others = rows.iter().cycle().skip(at + 1).take(count);
    let others = others.map(|naming| naming.row.into());
    message!(
        "manager-cycle",
        count,
        rows = all_of(others).at_most(LISTED)
    )
}
