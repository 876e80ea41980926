#![doc = include_str!("invalid_phone.md")]

use crate::finding::{FieldId, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{Message, message, text};
use crate::profile::field::{Field, Type};
use crate::rule::{About, Applicability, Check, Context, Observation, Rule, UserCheck, ValueCheck};
use crate::values::Correction;
use crate::values::phone::{self, Fault};

pub(super) const RULE: Rule = Rule {
    name: "invalid-phone",
    page: include_str!("invalid_phone.md"),
    severity: Severity::Error,
    yields_to: &["mangled-number", "several-values"],
    checks: &[Check::Value(check), Check::User(check_by_country)],
    ..Rule::DEFAULT
};

/// Every number by itself; numbers without the code of a country are those of the organization's.
fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    if field.kind != Type::Phone || country_field(context).is_some() {
        return Applicability::NotApplicable;
    }
    let reading = Reading::of(field);
    let country = context.org.country.as_deref().and_then(phone::country);
    Applicability::Check(ValueCheck::of_each_value(move |value| {
        reading.judge(value, country)
    }))
}

/// Every number beside the country that its own row names: that counts before the organization's.
fn check_by_country<'a>(context: &Context<'a>) -> Applicability<UserCheck<'a>> {
    let Some(of_user) = country_field(context) else {
        return Applicability::NotApplicable;
    };
    let fields = context.profile.fields.with_ids();
    let phones = fields.filter(|(id, field)| field.kind == Type::Phone && context.is_mapped(*id));
    let phones: Vec<_> = phones.map(|(id, field)| (id, Reading::of(field))).collect();
    let usual = context.org.country.as_deref().and_then(phone::country);
    if phones.is_empty() {
        return Applicability::NotApplicable;
    }
    let layout = context.layout;
    Applicability::Check(UserCheck::new(move |user, report| {
        let named = user.first(of_user);
        let country = named.and_then(|value| phone::country(&value.text.to_uppercase()));
        let country = country.or(usual);
        for (field, reading) in &phones {
            let columns = layout.columns_of(*field).iter();
            for (mapped, value) in columns.zip(user.values(*field)) {
                for item in mapped.items(value).filter(|item| !item.is_empty()) {
                    if let Some(observation) = reading.judge(item, country) {
                        report(About::value(*field, value), observation);
                    }
                }
            }
        }
    }))
}

/// The field with the country of a user, where the file has a column for it.
fn country_field(context: &Context<'_>) -> Option<FieldId> {
    let mut fields = context.profile.fields.with_ids();
    let is_country = |(id, field): &(FieldId, &Field)| {
        field.concept() == "country"
            && context
                .layout
                .columns_of(*id)
                .iter()
                .any(|column| column.column.is_some())
    };
    fields.find(is_country).map(|(id, _)| id)
}

/// How the numbers of a field are read.
struct Reading {
    is_strict: bool,
    assumed: bool,
}

impl Reading {
    fn of(field: &Field) -> Self {
        Self {
            is_strict: field.formats.iter().any(|format| format == "e164"),
            assumed: field.assumes("formats") || field.assumes("type"),
        }
    }

    fn judge(&self, value: &str, country: Option<phone::Country>) -> Option<Observation> {
        let faulty = if self.is_strict {
            phone::read_e164(value, country).err()?
        } else {
            phone::fault(value, country)?
        };
        let observation = message(&faulty.fault).assumed(self.assumed);
        Some(match faulty.correction {
            Some(Correction::Sure(number)) => observation.fix(number),
            Some(Correction::Likely(number)) => observation.suggest(number),
            None => observation,
        })
    }
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
