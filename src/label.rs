//! How labels are compared: the one normaliser for header finding, mapping and templates.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

/// What people put in round brackets behind a label and that says nothing of its meaning.
const DECORATIONS: &[&str] = &[
    "required",
    "mandatory",
    "optional",
    "pflicht",
    "pflichtfeld",
    "verplicht",
    "optioneel",
    "obligatoire",
    "facultatif",
];

/// The ways in which a label can be read, the most literal first.
///
/// `Name [displayName] Required` is itself, the property in its brackets, and the words before them. Round brackets tell
/// two labels apart, as in `Telefon (privat)`, unless they only say that a value is needed.
/// Two labels mean the same where a reading of one equals the [`key`] of the other.
#[must_use]
pub fn readings(label: &str) -> Vec<String> {
    let mut readings = vec![key(label)];
    if let Some((words, rest)) = label.split_once('[') {
        if let Some((property, _)) = rest.split_once(']') {
            readings.push(key(property));
        }
        readings.push(key(words));
    }
    if let Some((words, rest)) = label.split_once('(')
        && DECORATIONS.contains(&key(rest).as_str())
    {
        readings.push(key(words));
    }
    readings.retain(|reading| !reading.is_empty());
    readings.dedup();
    readings
}

/// Whether a label says that its column is for reading only: `Last Sign In [READ ONLY]`, as an export of another system
/// has it.
#[must_use]
pub fn is_read_only(label: &str) -> bool {
    let inside = label
        .split_once('[')
        .and_then(|(_, rest)| rest.split_once(']'));
    inside.is_some_and(|(inside, _)| key(inside) == "readonly")
}

/// A label without what people vary: case, blanks, hyphens, underscores, `*`, `?`, quotes, and other marks.
#[must_use]
pub fn key(label: &str) -> String {
    label
        .nfkc()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The label of the column that `enroll` adds.
pub const ERRORS: &str = "errors";

/// Whether a label is that of the column that `enroll` adds.
#[must_use]
pub fn is_errors(label: &str) -> bool {
    label.trim().eq_ignore_ascii_case(ERRORS)
}

/// Whether a label is one that `enroll` uses where another column is named `errors` already: `errors_2`.
#[must_use]
pub fn is_further_errors(label: &str) -> bool {
    let number = label
        .trim()
        .strip_prefix(ERRORS)
        .and_then(|rest| rest.strip_prefix('_'));
    number.is_some_and(|number| number.parse::<u32>().is_ok_and(|number| number > 1))
}

/// The labels that mean something, each with the number of what it means.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    meanings: HashMap<String, usize>,
}

impl Vocabulary {
    /// Adds a label; the first meaning of a label stays.
    pub fn add(&mut self, label: &str, meaning: usize) {
        let key = key(label);
        if !key.is_empty() {
            self.meanings.entry(key).or_insert(meaning);
        }
    }

    /// How many labels it knows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.meanings.len()
    }

    /// Whether it knows none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.meanings.is_empty()
    }

    /// What a label means, by its most literal reading that is known.
    #[must_use]
    pub fn find(&self, label: &str) -> Option<usize> {
        readings(label)
            .iter()
            .find_map(|reading| self.meanings.get(reading).copied())
    }
}

/// The candidate that is spelled most like `word`, where one is close enough to have been meant.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| {
            (
                strsim::jaro_winkler(&wanted, &candidate.to_lowercase()),
                candidate,
            )
        })
        .filter(|(likeness, _)| *likeness >= 0.84)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::{closest, key, readings};

    #[test]
    fn case_blanks_hyphens_underscores_and_stars_do_not_matter() {
        for label in [
            "E-Mail",
            "e mail",
            "e_mail",
            " E-MAIL* ",
            "e\u{a0}mail",
            "“email”",
            "Email?",
        ] {
            assert_eq!(key(label), "email", "{label}");
        }
    }

    #[test]
    fn brackets_hold_a_property() {
        assert_eq!(
            readings("User name [userPrincipalName] Required"),
            [
                "usernameuserprincipalnamerequired",
                "userprincipalname",
                "username"
            ]
        );
        assert_eq!(readings("Email Address [Required]")[2], "emailaddress");
    }

    #[test]
    fn the_closest_candidate_is_close() {
        assert_eq!(
            closest("usergruop", ["email", "usergroup"]),
            Some("usergroup")
        );
        assert_eq!(closest("phone", ["email", "usergroup"]), None);
    }
}
