#![doc = include_str!("unknown_manager.md")]

use crate::finding::FieldId;
use crate::finding::Severity;
use crate::messages::{Fact, Message, any_of, message, text};
use crate::profile::field::Type;
use crate::profile::operation::Absent;
use crate::rule::{Applicability, Check, Context, GroupCheck, Rule};
use crate::values::id;

pub(super) const RULE: Rule = Rule {
    name: "unknown-manager",
    page: include_str!("unknown_manager.md"),
    severity: Severity::Error,
    checks: &[Check::Group(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, field: FieldId) -> Applicability<GroupCheck<'a>> {
    let field = &context.profile.fields[field];
    let Some(key) = field.refers_to.filter(|_| context.writes_users()) else {
        return Applicability::NotApplicable;
    };
    let operation = context.operation;
    if matches!(operation.absent.first(), None | Some(Absent::Keep)) {
        return Applicability::NotChecked(message!("unknown-manager-not-checked"));
    }
    let assumed = field.assumes("refers_to") || operation.assumed.iter().any(|key| key == "absent");
    let message = message(context, key);
    let check = GroupCheck::links(move |links, report| {
        for naming in links.naming_nobody(&|_| false) {
            report(naming, message.clone().assumed(assumed));
        }
    });
    let is_id = context.profile.fields[key].kind == Type::Id;
    Applicability::Check(if is_id {
        check.or_meant(id::with_other_zeros)
    } else {
        check
    })
}

/// What is said of each row that names nobody: where the key would have to be.
fn message(context: &Context<'_>, key: FieldId) -> Message {
    let columns = context.layout.columns_of(key).iter();
    let columns: Vec<Fact> = columns
        .filter_map(|mapped| mapped.column)
        .map(|column| {
            let letters = text(column.to_string());
            let message = match context.layout.header(column) {
                "" => message!("unknown-manager-column", column = letters),
                header => {
                    message!(
                        "unknown-manager-header",
                        header = text(header),
                        column = letters
                    )
                }
            };
            message.into()
        })
        .collect();
    if columns.is_empty() {
        let field = text(context.profile.fields[key].name.as_str());
        return message!("unknown-manager-no-column", field);
    }
    message!("unknown-manager", columns = any_of(columns))
}
