#![doc = include_str!("wrong_label_case.md")]

use hashbrown::HashSet;

use crate::finding::{Note, Severity};
use crate::label;
use crate::profile::HeaderCase;
use crate::profile::attribute::Attribute;
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
    for feed in &setup.layout.feeds {
        let Some(column) = feed.column.filter(|column| columns.insert(*column)) else {
            continue;
        };
        let text = setup.layout.label(column);
        if !text.contains(char::is_uppercase) {
            continue;
        }
        let note = note(text, setup.attribute(feed)).assumed(assumed);
        seen.push(Sighting {
            attribute: Some(feed.attribute),
            value: Some(text.into()),
            ..Sighting::of_a_column(column, note)
        });
    }
    seen
}

fn note(text: &str, attribute: &Attribute) -> Note {
    let Some(own) = own_label(text, attribute) else {
        // The file that is uploaded has other labels in any case.
        let note = Note::new("no label of the target, whose labels are all in lower case");
        let first = attribute.labels.first().unwrap_or(&attribute.name);
        return note.suggest(first.as_str()).assumed(true);
    };
    let note = Note::new("labels must be in lower case").put_right(own);
    // Some vendors write their own labels like that in other places.
    note.assumed(is_camel_case(text))
}

/// The label of the target which this is in another case, as it should be.
fn own_label(text: &str, attribute: &Attribute) -> Option<String> {
    let key = label::key(text);
    let owns = || attribute.labels.iter().chain([&attribute.name]);
    let lower = text.to_lowercase();
    if owns().any(|own| *own == lower) {
        return Some(lower);
    }
    let first = || attribute.labels.first().unwrap_or(&attribute.name);
    if owns().any(|own| label::key(own) == key) {
        return Some(first().clone());
    }
    if !attribute.per_language {
        return None;
    }
    let language = owns().find_map(|own| {
        let language = key.strip_prefix(&label::key(own))?.to_owned();
        (language.len() == 2).then_some(language)
    })?;
    Some(format!("{}_{language}", first()))
}

/// Whether a label is written like `firstName`.
fn is_camel_case(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
        && text.chars().all(char::is_alphanumeric)
        && text.contains(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::{is_camel_case, own_label};
    use crate::profile::attribute::Attribute;

    #[test]
    fn a_label_is_one_of_the_target_in_another_case() {
        let attribute = Attribute {
            name: "private_email".into(),
            labels: vec!["private_email".into(), "email_private".into()],
            ..Attribute::default()
        };
        let of_tags = Attribute {
            name: "tags".into(),
            labels: vec!["tags".into()],
            per_language: true,
            ..Attribute::default()
        };
        for (text, attribute, own) in [
            ("Private_Email", &attribute, Some("private_email")),
            ("EMAIL_PRIVATE", &attribute, Some("email_private")),
            ("privateEmail", &attribute, Some("private_email")),
            ("Private E-Mail", &attribute, Some("private_email")),
            ("Personal email", &attribute, None),
            ("Tags_EN", &of_tags, Some("tags_en")),
            ("TagsNl", &of_tags, Some("tags_nl")),
            ("Tags_Old", &of_tags, None),
        ] {
            assert_eq!(own_label(text, attribute).as_deref(), own, "{text}");
        }
        assert!(is_camel_case("businessMobilePhone"));
        assert!(!is_camel_case("BusinessMobilePhone"));
        assert!(!is_camel_case("business_Mobile"));
    }
}
