#![doc = include_str!("wrong_delimiter.md")]

use crate::finding::Severity;
use crate::messages::{Message, any_of, message, text};
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, Rule, SettledBy};
use crate::source::dialect::Origin;

pub(super) const RULE: Rule = Rule {
    name: "wrong-delimiter",
    page: include_str!("wrong_delimiter.md"),
    severity: Severity::Error,
    settled_by: SettledBy::Format,
    checks: &[Check::File(check)],
    ..Rule::DEFAULT
};

fn check(context: &Context<'_>, _: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    let file = &context.profile.file;
    let delimiter = context.observed.delimiter;
    let found = char::from(delimiter.byte);
    let is_allowed = file.delimiters.is_empty() || file.delimiters.contains(&found);
    let is_workbook = context.observed.format.is_workbook();
    if is_allowed || is_workbook || delimiter.origin == Origin::Absent {
        return Applicability::NotApplicable;
    }
    let allowed = file.delimiters.iter().map(|allowed| named(*allowed).into());
    let message = message!(
        "wrong-delimiter",
        found = named(found),
        target = text(context.target()),
        allowed = any_of(allowed)
    );
    Applicability::Check(vec![message.assumed(file.assumes("delimiters"))])
}

fn named(delimiter: char) -> Message {
    match delimiter {
        ',' => message!("wrong-delimiter-commas"),
        ';' => message!("wrong-delimiter-semicolons"),
        '\t' => message!("wrong-delimiter-tabs"),
        '|' => message!("wrong-delimiter-pipes"),
        ' ' => message!("wrong-delimiter-spaces"),
        control if control.is_control() => {
            let code = text(format!("{:#04x}", u32::from(control)));
            message!("wrong-delimiter-control", code)
        }
        other => message!("wrong-delimiter-other", character = text(other.to_string())),
    }
}
