#![doc = include_str!("duplicate_combination.md")]

use crate::finding::{FieldId, Severity};
use crate::messages::{Fact, all_of, message, text};
use crate::rule::{Applicability, Check, Context, GroupCheck, Observation, Rule, TogetherCheck};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-combination",
    page: include_str!("duplicate_combination.md"),
    severity: Severity::Error,
    yields_to: &["duplicate-email", "duplicate-id"],
    checks: &[Check::Group(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, field: FieldId) -> Applicability<GroupCheck<'a>> {
    let profile = context.profile;
    // Each combination is checked once, for its first field.
    let own = profile.unique.iter().filter(|unique| {
        let mut fields = unique.fields.iter();
        unique.fields.first() == Some(&field) && fields.all(|field| context.is_mapped(*field))
    });
    let header = |field: &FieldId| -> Fact {
        let column = context.layout.columns_of(*field).first();
        let header = column.and_then(|mapped| Some(context.layout.header(mapped.column?)));
        text(header.unwrap_or(&profile.fields[*field].name))
    };
    let checks: Vec<TogetherCheck<'a>> = own
        .map(|unique| {
            let headers: Vec<Fact> = unique.fields.iter().map(header).collect();
            TogetherCheck {
                fields: unique.fields.to_vec(),
                judge: Box::new(move |others| {
                    let message = message!(
                        "duplicate-combination",
                        fields = all_of(headers.iter().cloned()),
                        row = others.first,
                        rows = others.size
                    );
                    Observation::from(message).assumed(unique.assumed)
                }),
            }
        })
        .collect();
    if checks.is_empty() {
        return Applicability::NotApplicable;
    }
    Applicability::Check(GroupCheck::Together(checks))
}
