#![doc = include_str!("swapped_columns.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{keyword, message, text};
use crate::rule::{
    Applicability, Check, ColumnCheck, Context, Evidence, Look, Rule, check_of_looks,
};

pub(super) const RULE: Rule = Rule {
    name: "swapped-columns",
    page: include_str!("swapped_columns.md"),
    severity: Severity::Warning,
    checks: &[Check::Column(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ColumnCheck<'a>> {
    let field = context.field(column);
    let Some(check) = check_of_looks(context, column) else {
        return Applicability::NotApplicable;
    };
    let assumed = field.assumes("type");
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
