#![doc = include_str!("private_address.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::message;
use crate::profile::field::Type;
use crate::rule::{Applicability, Check, Context, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;
use crate::values::domain::{self, AllowedDomains};
use crate::values::email;

pub(super) const RULE: Rule = Rule {
    name: "private-address",
    page: include_str!("private_address.md"),
    severity: Severity::Warning,
    yields_to: &["disallowed-domain"],
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    if field.kind != Type::Email || !field.public {
        return Applicability::NotApplicable;
    }
    let assumed = field.assumes("public") || field.assumes("type");
    let own = AllowedDomains::of(context.org.domains.as_deref().unwrap_or_default());
    let check = ValueCheck::of_each_value(move |address| {
        let (_, domain) = email::parts(address)?;
        let is_found =
            domain::is_private(domain) && !own.contains(domain) && email::is_valid(address);
        is_found.then(|| message!("private-address").assumed(assumed))
    });
    Applicability::Check(check.only_if(CellFlags::AT))
}
