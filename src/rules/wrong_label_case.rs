#![doc = include_str!("wrong_label_case.md")]

use hashbrown::HashSet;

use crate::finding::{Note, Severity};
use crate::header;
use crate::profile::HeaderCase;
use crate::profile::field::Field;
use crate::rule::{Check, Rule, Setup, Sighting};

pub(super) const RULE: Rule = Rule {
    name: "wrong-label-case",
    page: include_str!("wrong_label_case.md"),
    severity: Severity::Error,
    check: Check::File(check),
};

fn check(setup: &Setup<'_>) -> Vec<Sighting> {
    let file = &setup.profile.file;
    if file.header_case != Some(HeaderCase::Lower) {
        return Vec::new();
    }
    let assumed = file.assumed.iter().any(|key| key == "header_case");
    let mut columns = HashSet::new();
    let mut seen = Vec::new();
    for mapped in &setup.layout.columns {
        let Some(column) = mapped.column.filter(|column| columns.insert(*column)) else {
            continue;
        };
        let text = setup.layout.header(column);
        if !text.contains(char::is_uppercase) {
            continue;
        }
        let note = note(text, setup.field(mapped)).assumed(assumed);
        seen.push(Sighting {
            field: Some(mapped.field),
            value: Some(text.into()),
            ..Sighting::of_a_column(column, note)
        });
    }
    seen
}

fn note(text: &str, field: &Field) -> Note {
    let Some(own) = own_header(text, field) else {
        // The file that is uploaded has other headers in any case.
        let note = Note::new("no header of the target, whose headers are all in lower case");
        let first = field.headers.first().unwrap_or(&field.name);
        return note.suggest(first.as_str()).assumed(true);
    };
    let note = Note::new("headers must be in lower case").with_fix(own);
    // Some vendors write their own headers like that in other places.
    note.assumed(is_camel_case(text))
}

/// The header of the target which this is in another case, as it should be.
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
