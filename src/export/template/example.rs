//! Values that show what is meant: invented, and at domains that nobody can own.

use jiff::civil::date;
use regex::Regex;

use crate::export::template::column::Choices;
use crate::profile::Profile;
use crate::profile::field::{Field, Type};
use crate::values::date::form::Form;
use crate::values::lexicon::Language;

/// A value that the target would take, where one can be made up.
pub(super) fn of(
    language: Language,
    profile: &Profile,
    field: &Field,
    choices: Option<&Choices>,
) -> Option<String> {
    let mut values: Vec<String> = match choices {
        Some(choices) => choices.values.clone(),
        None => invented(language, field),
    };
    let pattern = field.pattern.as_deref().map(Regex::new);
    values.retain(|value| {
        let matches = pattern
            .as_ref()
            .is_none_or(|pattern| matches!(pattern, Ok(pattern) if pattern.is_match(value)));
        let is_short = field
            .max_length
            .is_none_or(|most| value.chars().count() <= most);
        let refused = |letter| {
            profile.file.special_characters.contains(letter)
                || field.special_characters.contains(letter)
        };
        // The separator itself may be one of those.
        matches && is_short && !value.contains(refused)
    });
    match &field.separator {
        Some(separator) => {
            values.truncate(2);
            (!values.is_empty()).then(|| values.join(separator))
        }
        None => values.into_iter().next(),
    }
}

fn invented(language: Language, field: &Field) -> Vec<String> {
    if let Some(pair) = &field.pair_separator {
        return vec![format!("12{pair}Brussels"), format!("15{pair}Ghent")];
    }
    let values: &[&str] = match field.kind {
        Type::Email => &["ada.miller@example.com", "ben.miller@example.com"],
        // A number that is kept free for stories.
        Type::Phone => &["+442079460123", "+442079460124"],
        Type::Boolean => &[],
        Type::Language => &[language.code()],
        Type::Path => &["Company/Sales", "Company/Support"],
        Type::Reference => &["00017"],
        Type::Id => &["00042", "00043"],
        Type::Date | Type::DateTime => return vec![moment(field)],
        Type::Text if field.group => &["Sales", "Support"],
        Type::Text => text(&field.name),
    };
    values.iter().map(|value| (*value).to_owned()).collect()
}

/// What fields are called that most systems have.
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

fn moment(field: &Field) -> String {
    let form = field.formats.first().map_or("YYYY-MM-DD", |form| form);
    let day = match field.name.as_str() {
        "birthday" | "date_of_birth" => date(1990, 5, 17),
        _ => date(2026, 3, 1),
    };
    Form::new(form).write(day.at(8, 30, 0, 0))
}
