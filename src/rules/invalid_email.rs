#![doc = include_str!("invalid_email.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{Message, message};
use crate::profile::field::Type;
use crate::rule::{Applicability, Check, Context, Observation, Rule, ValueCheck};
use crate::values::email::{self, Fault};

pub(super) const RULE: Rule = Rule {
    name: "invalid-email",
    page: include_str!("invalid_email.md"),
    severity: Severity::Error,
    yields_to: &[
        "csv-syntax",
        "display-name",
        "escaped-text",
        "several-values",
        "spreadsheet-error",
        "suspicious-domain",
        "lookalike-character",
    ],
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    if field.kind != Type::Email {
        return Applicability::NotApplicable;
    }
    let assumed = field.assumes("type");
    // A text without any mark at all is not an address either: there are no flags that rule a cell out.
    Applicability::Check(ValueCheck::of_each_value(move |value| {
        let fault = email::fault(value)?;
        Some(observed(value, fault).assumed(assumed))
    }))
}

fn observed(value: &str, fault: Fault) -> Observation {
    if let Some(address) = email::spelled_out(value) {
        return message!("invalid-email-at-in-words").suggest(address);
    }
    let has_comma = value
        .rsplit_once('@')
        .is_some_and(|(_, domain)| domain.contains(','));
    let message = match fault {
        Fault::NoSuchDomain if has_comma => message!("invalid-email-comma"),
        fault => worded(fault),
    };
    if let Some(address) = email::without_trailing_marks(value) {
        return message.fix(address);
    }
    match email::without_inner_spaces(value).filter(|_| fault == Fault::Space) {
        Some(address) => message.suggest(address),
        None => message.into(),
    }
}

fn worded(fault: Fault) -> Message {
    match fault {
        Fault::NoAt => message!("invalid-email-no-at"),
        Fault::SeveralAts => message!("invalid-email-several-ats"),
        Fault::AngleBracket => message!("invalid-email-angle-bracket"),
        Fault::NothingBeforeAt => message!("invalid-email-nothing-before-at"),
        Fault::NothingAfterAt => message!("invalid-email-nothing-after-at"),
        Fault::Space => message!("invalid-email-space"),
        Fault::IpAddress => message!("invalid-email-ip-address"),
        Fault::TwoDots => message!("invalid-email-two-dots"),
        Fault::EndsWithDot => message!("invalid-email-ends-with-dot"),
        Fault::DotAfterAt => message!("invalid-email-dot-after-at"),
        Fault::StartsWithDot => message!("invalid-email-starts-with-dot"),
        Fault::DotBeforeAt => message!("invalid-email-dot-before-at"),
        Fault::Invisible => message!("invalid-email-invisible"),
        Fault::LocalTooLong => message!("invalid-email-local-too-long"),
        Fault::DomainTooLong => message!("invalid-email-domain-too-long"),
        Fault::NoEnding => message!("invalid-email-no-ending"),
        Fault::NoSuchDomain => message!("invalid-email-no-such-domain"),
        Fault::Character => message!("invalid-email-character"),
        Fault::TooLong => message!("invalid-email-too-long"),
    }
}
