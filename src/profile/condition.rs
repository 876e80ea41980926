//! Whether a condition of a profile holds for a user: the one answer for rules, seats, templates and plans.

use crate::finding::FieldId;
use crate::profile::Profile;
use crate::profile::field::{CanonicalValue, Field};
use crate::profile::reference::{Condition, Subject};
use crate::profile::spellings::Spellings;

/// A condition of a profile, compiled once and asked of many users.
pub struct CompiledCondition<'a> {
    wanted: &'a str,
    on: On<'a>,
}

/// What a condition depends on.
enum On<'a> {
    /// A setting of the organization, which is as wanted or not; none where it is not given.
    Setting(Option<bool>),
    /// A field of the user.
    Field {
        id: FieldId,
        field: &'a Field,
        spellings: Spellings<'a>,
        /// The allowed value that is wanted.
        allowed: Option<&'a CanonicalValue>,
    },
}

impl<'a> CompiledCondition<'a> {
    /// A condition of a profile, in an organization that has this setting `mfa`.
    #[must_use]
    pub fn new(condition: &'a Condition, profile: &'a Profile, mfa: Option<bool>) -> Self {
        match condition.subject {
            Subject::Field(field) => Self::of_field(field, &condition.value, profile),
            Subject::Mfa => Self {
                wanted: &condition.value,
                on: On::Setting(mfa.map(|mfa| mfa.to_string() == condition.value)),
            },
        }
    }

    /// The condition that a field has a value.
    #[must_use]
    pub fn of_field(id: FieldId, wanted: &'a str, profile: &'a Profile) -> Self {
        let field = &profile.fields[id];
        let spellings = Spellings::of(field);
        Self {
            wanted,
            on: On::Field {
                id,
                field,
                allowed: spellings.find(wanted),
                spellings,
            },
        }
    }

    /// The field that it depends on; none where that is a setting of the organization.
    #[must_use]
    pub fn field(&self) -> Option<FieldId> {
        match self.on {
            On::Setting(_) => None,
            On::Field { id, .. } => Some(id),
        }
    }

    /// The value that is wanted, as the profile writes it.
    #[must_use]
    pub fn wanted(&self) -> &'a str {
        self.wanted
    }

    /// The allowed value that is wanted; none where the field takes any value.
    #[must_use]
    pub fn allowed(&self) -> Option<&'a CanonicalValue> {
        match self.on {
            On::Setting(_) => None,
            On::Field { allowed, .. } => allowed,
        }
    }

    /// Whether it holds for every user; none where it depends on a setting that is not given.
    #[must_use]
    pub fn holds_for_everyone(&self) -> Option<bool> {
        match self.on {
            On::Setting(holds) => holds,
            On::Field { .. } => Some(false),
        }
    }

    /// Whether it holds for the user with these values; none where that cannot be told, because the value is unknown or
    /// there is none.
    ///
    /// One of several values is enough. Without a value the field's default counts.
    pub fn holds<'v, V>(&self, values_of: impl FnOnce(FieldId) -> V) -> Option<bool>
    where
        V: IntoIterator<Item = &'v str>,
    {
        let On::Field { id, field, .. } = &self.on else {
            return self.holds_for_everyone();
        };
        let (mut has_value, mut holds) = (false, None);
        for value in values_of(*id) {
            if value.is_empty() {
                continue;
            }
            has_value = true;
            match self.is_met_by(value) {
                Some(true) => return Some(true),
                met => holds = holds.or(met),
            }
        }
        match &field.default {
            Some(default) if !has_value => self.is_met_by(default),
            _ => holds,
        }
    }

    /// Whether a value of the field is the one that is wanted, however it is spelled; none where it is an unknown one.
    #[must_use]
    pub fn is_met_by(&self, value: &str) -> Option<bool> {
        let On::Field {
            field,
            spellings,
            allowed,
            ..
        } = &self.on
        else {
            return None;
        };
        if value == self.wanted {
            return Some(true);
        }
        let Some(allowed) = allowed else {
            let is_same = !field.case_exact && value.to_lowercase() == self.wanted.to_lowercase();
            return Some(is_same);
        };
        let spelled = spellings.find(value).map(|known| known.value.as_str());
        let otherwise = || spellings.meaning(field.otherwise?);
        Some(spelled.or_else(otherwise)? == allowed.value)
    }
}

#[cfg(test)]
mod tests {
    use super::CompiledCondition;
    use crate::profile::Profile;

    fn profile(facts: &str) -> Profile {
        let text = format!(
            "name = 'p'\n[fields.phone]\nrequired_when = {{ mfa = 'true' }}\n\
             [fields.sign_in]\n{facts}\n[operations.import]"
        );
        Profile::from_toml("p.toml", &text).expect("sound")
    }

    const WORDS: &str =
        "canonical_values = [{ value = 'company', de = ['Firma'] }, { value = 'own' }]";
    const BOOLEAN: &str = "type = 'boolean'\ncase_exact = true\n\
        canonical_values = [{ value = 'TRUE', means = true }, { value = 'FALSE', means = false }]";

    #[test]
    fn a_value_is_the_one_of_a_condition_in_every_spelling_of_the_target() {
        let exact = "case_exact = true";
        for (facts, wanted, value, expected) in [
            (WORDS.to_owned(), "company", "Company", Some(true)),
            (WORDS.to_owned(), "company", "FIRMA", Some(true)),
            (WORDS.to_owned(), "Firma", "company", Some(true)),
            (WORDS.to_owned(), "company", "own", Some(false)),
            (WORDS.to_owned(), "company", "sso", None),
            (format!("{exact}\n{WORDS}"), "company", "Company", None),
            (String::new(), "company", "Company", Some(true)),
            (exact.to_owned(), "company", "Company", Some(false)),
            (BOOLEAN.to_owned(), "TRUE", "maybe", None),
            (
                format!("otherwise = true\n{BOOLEAN}"),
                "TRUE",
                "maybe",
                Some(true),
            ),
            (
                format!("otherwise = true\n{BOOLEAN}"),
                "FALSE",
                "maybe",
                Some(false),
            ),
        ] {
            let profile = profile(&facts);
            let field = profile.fields.id("sign_in").expect("it has it");
            let condition = CompiledCondition::of_field(field, wanted, &profile);
            let found = condition.holds(|_| [value]);
            assert_eq!(found, expected, "{value} is {wanted} with\n{facts}");
        }
    }

    #[test]
    fn without_a_value_the_default_counts() {
        let with_default = profile(&format!("default = 'own'\n{WORDS}"));
        let without = profile(WORDS);
        for (profile, values, expected) in [
            (&with_default, &[][..], Some(true)),
            (&with_default, &["", ""][..], Some(true)),
            (&with_default, &["", "company"][..], Some(false)),
            (&without, &[][..], None),
            (&without, &["sso"][..], None),
            (&without, &["sso", "company"][..], Some(false)),
            (&without, &["company", "own"][..], Some(true)),
        ] {
            let field = profile.fields.id("sign_in").expect("it has it");
            let condition = CompiledCondition::of_field(field, "own", profile);
            let found = condition.holds(|_| values.iter().copied());
            assert_eq!(found, expected, "{values:?}");
        }
    }

    #[test]
    fn a_setting_holds_for_everyone_or_for_nobody() {
        let profile = profile("");
        let phone = profile.field_named("phone").expect("it has it");
        for (mfa, expected) in [
            (Some(true), Some(true)),
            (Some(false), Some(false)),
            (None, None),
        ] {
            let condition = CompiledCondition::new(&phone.required_when[0], &profile, mfa);
            assert_eq!(condition.holds(|_| None), expected);
            assert_eq!(condition.holds_for_everyone(), expected);
            assert_eq!(condition.field(), None);
        }
    }
}
