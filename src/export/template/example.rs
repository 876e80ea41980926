//! Values that show what is meant: invented, and at domains that nobody can own.

use jiff::civil::date;
use regex::Regex;

use crate::date::form::Form;
use crate::export::template::column::Choices;
use crate::profile::Profile;
use crate::profile::attribute::{Attribute, Type};
use crate::profile::language::Language;

/// A value that the target would take, where one can be made up.
pub(super) fn of(
    language: Language,
    profile: &Profile,
    attribute: &Attribute,
    choices: Option<&Choices>,
) -> Option<String> {
    let mut values: Vec<String> = match choices {
        Some(choices) => choices.values.clone(),
        None => invented(language, attribute),
    };
    let pattern = attribute.pattern.as_deref().map(Regex::new);
    values.retain(|value| {
        let matches = pattern
            .as_ref()
            .is_none_or(|pattern| matches!(pattern, Ok(pattern) if pattern.is_match(value)));
        let is_short = attribute
            .max_length
            .is_none_or(|most| value.chars().count() <= most);
        let refused = |letter| {
            profile.file.special_characters.contains(letter)
                || attribute.special_characters.contains(letter)
        };
        // The separator itself may be one of those.
        matches && is_short && !value.contains(refused)
    });
    match &attribute.separator {
        Some(separator) => {
            values.truncate(2);
            (!values.is_empty()).then(|| values.join(separator))
        }
        None => values.into_iter().next(),
    }
}

fn invented(language: Language, attribute: &Attribute) -> Vec<String> {
    if let Some(pair) = &attribute.pair_separator {
        return vec![format!("12{pair}Brussels"), format!("15{pair}Ghent")];
    }
    let values: &[&str] = match attribute.kind {
        Type::Email => &["ada.miller@example.com", "ben.miller@example.com"],
        // A number that is kept free for stories.
        Type::Phone => &["+442079460123", "+442079460124"],
        Type::Boolean => &[],
        Type::Language => &[language.code()],
        Type::Path => &["Company/Sales", "Company/Support"],
        Type::Reference => &["00017"],
        Type::Id => &["00042", "00043"],
        Type::Date | Type::DateTime => return vec![moment(attribute)],
        Type::Text if attribute.group => &["Sales", "Support"],
        Type::Text => text(&attribute.name),
    };
    values.iter().map(|value| (*value).to_owned()).collect()
}

/// What attributes are called that most systems have.
fn text(name: &str) -> &'static [&'static str] {
    match name {
        "first_name" => &["Ada"],
        "last_name" => &["Miller"],
        "account_name" | "display_name" => &["Ada Miller"],
        "country" => &["DE"],
        "department" => &["Sales"],
        "job_title" => &["Engineer"],
        "company" => &["Example Ltd"],
        "academic_degree" => &["Dr."],
        "roles" => &["Editor", "Reader"],
        _ => &[],
    }
}

fn moment(attribute: &Attribute) -> String {
    let form = attribute.formats.first().map_or("YYYY-MM-DD", |form| form);
    Form::new(form).write(date(2026, 3, 1).at(8, 30, 0, 0))
}
