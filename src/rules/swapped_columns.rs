#![doc = include_str!("swapped_columns.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{keyword, message, text};
use crate::rule::{Applicability, Check, ColumnCheck, Context, Evidence, Look, Rule, look_of};

pub(super) const RULE: Rule = Rule {
    name: "swapped-columns",
    page: include_str!("swapped_columns.md"),
    severity: Severity::Warning,
    checks: &[Check::Column(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ColumnCheck<'a>> {
    let field = context.field(column);
    let Some(look) = look_of(context, column) else {
        return Applicability::NotApplicable;
    };
    let assumed = field.assumes("type");
    let check = ColumnCheck::new("looks", move |value| Some(look(value)));
    Applicability::Check(check.whole(move |evidence: Evidence<'_, Look>| {
        let look = Look::prevailing(evidence)?;
        let kind = match look {
            Look::Email => keyword("email"),
            Look::Date => keyword("date"),
            Look::Phone => keyword("phone"),
            Look::Other => return None,
        };
        let message = message!(
            "swapped-columns",
            field = text(field.name.as_str()),
            count = evidence[look],
            total = evidence.total(),
            kind
        );
        Some(message.assumed(assumed))
    }))
}
