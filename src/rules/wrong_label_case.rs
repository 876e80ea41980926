#![doc = include_str!("wrong_label_case.md")]

use hashbrown::HashSet;

use crate::finding::Severity;
use crate::header;
use crate::messages::message;
use crate::profile::HeaderCase;
use crate::profile::field::Field;
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, Rule, SettledBy};

pub(super) const RULE: Rule = Rule {
    name: "wrong-label-case",
    page: include_str!("wrong_label_case.md"),
    severity: Severity::Error,
    settled_by: SettledBy::Format,
    checks: &[Check::File(check)],
    ..Rule::DEFAULT
};

fn check(context: &Context<'_>, _: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    let file = &context.profile.file;
    if file.header_case != Some(HeaderCase::Lower) {
        return Applicability::NotApplicable;
    }
    let assumed = file.assumes("header_case");
    let mut columns = HashSet::new();
    let mut observations = Vec::new();
    for (mapped, field) in context.mapped_columns() {
        let Some(column) = mapped.column.filter(|column| columns.insert(*column)) else {
            continue;
        };
        let header = context.layout.header(column);
        // A vendor may write its own header in another case on one of its pages.
        let is_own = field.headers.iter().any(|own| own == header);
        if header.contains(char::is_uppercase) && !is_own {
            let observation = observation(header, field).assumed(assumed);
            let observation = observation.at_column(column).of_field(mapped.field);
            observations.push(observation.of_value(header));
        }
    }
    Applicability::Check(observations)
}

fn observation(header: &str, field: &Field) -> Observation {
    let Some(own) = own_header(header, field) else {
        // The file that is uploaded has other headers in any case.
        let first = field.headers.first().unwrap_or(&field.name);
        let message = message!("wrong-label-case-not-own");
        return message.suggest(first.as_str()).assumed(true);
    };
    // Some vendors write their own headers like that in other places.
    let is_assumed = is_camel_case(header);
    message!("wrong-label-case-upper")
        .fix(own)
        .assumed(is_assumed)
}

/// The header of the target that a text is in another case, as it should be.
fn own_header(text: &str, field: &Field) -> Option<String> {
    let key = header::key(text);
    let owns = || field.headers.iter().chain([&field.name]);
    let lower = text.to_lowercase();
    if owns().any(|own| *own == lower) {
        return Some(lower);
    }
    let first = || field.headers.first().unwrap_or(&field.name);
    if owns().any(|own| header::key(own) == key) {
        return Some(first().clone());
    }
    if !field.per_language {
        return None;
    }
    let language = owns().find_map(|own| {
        let language = key.strip_prefix(&header::key(own))?.to_owned();
        (language.len() == 2).then_some(language)
    })?;
    Some(format!("{}_{language}", first()))
}

/// Whether a header is written like `firstName`.
fn is_camel_case(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
        && text.chars().all(char::is_alphanumeric)
        && text.contains(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::{is_camel_case, own_header};
    use crate::profile::field::Field;

    #[test]
    fn a_header_is_one_of_the_target_in_another_case() {
        let field = Field {
            name: "private_email".into(),
            headers: vec!["private_email".into(), "email_private".into()],
            ..Field::default()
        };
        let of_tags = Field {
            name: "tags".into(),
            headers: vec!["tags".into()],
            per_language: true,
            ..Field::default()
        };
        for (text, field, own) in [
            ("Private_Email", &field, Some("private_email")),
            ("EMAIL_PRIVATE", &field, Some("email_private")),
            ("privateEmail", &field, Some("private_email")),
            ("Private E-Mail", &field, Some("private_email")),
            ("Personal email", &field, None),
            ("Tags_EN", &of_tags, Some("tags_en")),
            ("TagsNl", &of_tags, Some("tags_nl")),
            ("Tags_Old", &of_tags, None),
        ] {
            assert_eq!(own_header(text, field).as_deref(), own, "{text}");
        }
        assert!(is_camel_case("businessMobilePhone"));
        assert!(!is_camel_case("BusinessMobilePhone"));
        assert!(!is_camel_case("business_Mobile"));
    }
}
