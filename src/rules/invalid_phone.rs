#![doc = include_str!("invalid_phone.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{Message, message, text};
use crate::profile::field::Type;
use crate::rule::{Applicability, Check, Context, Rule, ValueCheck};
use crate::values::Correction;
use crate::values::phone::{self, Fault};

pub(super) const RULE: Rule = Rule {
    name: "invalid-phone",
    page: include_str!("invalid_phone.md"),
    severity: Severity::Error,
    yields_to: &["mangled-number", "several-values"],
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    if field.kind != Type::Phone {
        return Applicability::NotApplicable;
    }
    let assumed = field.assumes("formats") || field.assumes("type");
    let country = context.org.country.as_deref().and_then(phone::country);
    let is_strict = field.formats.iter().any(|format| format == "e164");
    Applicability::Check(ValueCheck::of_each_value(move |value| {
        let faulty = if is_strict {
            phone::read_e164(value, country).err()?
        } else {
            phone::fault(value, country)?
        };
        let observation = message(&faulty.fault).assumed(assumed);
        Some(match faulty.correction {
            Some(Correction::Sure(number)) => observation.fix(number),
            Some(Correction::Likely(number)) => observation.suggest(number),
            None => observation,
        })
    }))
}

fn message(fault: &Fault) -> Message {
    match fault {
        Fault::NoDigit => message!("invalid-phone-no-digit"),
        Fault::TooFewDigits => message!("invalid-phone-too-few-digits"),
        Fault::TooManyDigits => message!("invalid-phone-too-many-digits"),
        Fault::Letters => message!("invalid-phone-letters"),
        Fault::Character => message!("invalid-phone-character"),
        Fault::PointZero => message!("invalid-phone-point-zero"),
        Fault::PlusInside => message!("invalid-phone-plus-inside"),
        Fault::NoSuchNumber => message!("invalid-phone-no-such-number"),
        Fault::ZeroAfterCountryCode => message!("invalid-phone-zero-after-country-code"),
        Fault::PlusMissing => message!("invalid-phone-plus-missing"),
        Fault::PrefixMissing(prefix) => {
            message!(
                "invalid-phone-prefix-missing",
                prefix = text(prefix.as_str())
            )
        }
        Fault::NotOfCountry(country) => {
            message!(
                "invalid-phone-not-of-country",
                country = text(country.as_ref())
            )
        }
        Fault::ZerosForPlus => message!("invalid-phone-e164-zeros-for-plus"),
        Fault::NoCountryCode => message!("invalid-phone-e164-no-country-code"),
        Fault::NotOnlyDigits => message!("invalid-phone-e164-not-only-digits"),
        Fault::ZeroCountryCode => message!("invalid-phone-e164-zero-country-code"),
    }
}
