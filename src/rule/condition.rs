//! When a value of a user is needed or makes sense: another attribute has a value, or a setting of the customer has.

use std::collections::BTreeMap;

use crate::mapping::feed::Feed;
use crate::profile::attribute::{Attribute, TENANT_CONDITIONS};
use crate::profile::spellings::Spellings;
use crate::rule::Setup;
use crate::user::User;

/// One condition of a profile.
pub struct Condition<'a> {
    name: &'a str,
    wanted: &'a str,
    on: On<'a>,
}

/// On what it depends.
enum On<'a> {
    /// On a setting of the customer, which holds or does not, or is not known.
    Tenant(Option<bool>),
    /// On another attribute.
    Attribute {
        number: usize,
        attribute: &'a Attribute,
        spellings: Spellings<'a>,
        feeds: &'a [Feed],
        /// How the file calls it.
        label: &'a str,
    },
}

impl<'a> Condition<'a> {
    /// The conditions of a table of the profile.
    #[must_use]
    pub fn all(table: &'a BTreeMap<String, String>, setup: &Setup<'a>) -> Vec<Self> {
        let conditions = table.iter();
        conditions
            .filter_map(|(name, wanted)| {
                Some(Self {
                    name,
                    wanted,
                    on: on(name, wanted, setup)?,
                })
            })
            .collect()
    }

    /// Whether it depends on a setting of the customer, and holds; none where nobody gave that setting.
    #[must_use]
    pub fn holds_for_all(&self) -> Option<bool> {
        match self.on {
            On::Tenant(holds) => holds,
            On::Attribute { .. } => Some(false),
        }
    }

    /// Whether it depends on a value of the user.
    #[must_use]
    pub fn is_of_a_user(&self) -> bool {
        matches!(&self.on, On::Attribute { feeds, .. } if !feeds.is_empty())
    }

    /// Whether it holds for a user; none where that cannot be told.
    #[must_use]
    pub fn holds(&self, user: &User<'_>) -> Option<bool> {
        let On::Attribute {
            number,
            attribute,
            spellings,
            feeds,
            ..
        } = &self.on
        else {
            return self.holds_for_all();
        };
        let values = feeds.iter().zip(user.values(*number));
        let mut holds = None;
        for item in values.flat_map(|(feed, value)| feed.items(value)) {
            if item.is_empty() {
                continue;
            }
            match self.is_meant(item, attribute, spellings) {
                Some(true) => return Some(true),
                meant => holds = holds.or(meant),
            }
        }
        holds
    }

    /// Whether a value is the one of the condition; none where it is one that nobody knows.
    fn is_meant(
        &self,
        value: &str,
        attribute: &Attribute,
        spellings: &Spellings<'_>,
    ) -> Option<bool> {
        if value == self.wanted {
            return Some(true);
        }
        if attribute.canonical_values.is_empty() {
            let same = !attribute.case_exact && value.to_lowercase() == self.wanted.to_lowercase();
            return Some(same);
        }
        let spelled = spellings.find(value).map(|found| found.value.as_str());
        let otherwise = || spellings.meaning(attribute.otherwise?);
        let spelled = spelled.or_else(otherwise)?;
        Some(spelled == self.wanted)
    }

    /// The condition in words, with the label of the file.
    #[must_use]
    pub fn words(&self) -> String {
        match self.on {
            On::Tenant(_) => format!("the setting `{}` is `{}`", self.name, self.wanted),
            On::Attribute { label, .. } => format!("`{label}` is `{}`", self.wanted),
        }
    }
}

fn on<'a>(name: &str, wanted: &str, setup: &Setup<'a>) -> Option<On<'a>> {
    if TENANT_CONDITIONS.contains(&name) {
        let setting = setup.tenant.mfa;
        return Some(On::Tenant(setting.map(|is| is.to_string() == wanted)));
    }
    let attributes = &setup.profile.attributes;
    let number = attributes
        .iter()
        .position(|attribute| attribute.name == name)?;
    let attribute = &attributes[number];
    let feeds = setup.layout.feeds_of(number);
    let column = feeds.iter().find_map(|feed| feed.column);
    Some(On::Attribute {
        number,
        attribute,
        spellings: Spellings::of(attribute),
        feeds,
        label: column.map_or(&attribute.name, |column| setup.layout.label(column)),
    })
}

#[cfg(test)]
mod tests {
    use super::{Condition, On};
    use crate::profile::attribute::Attribute;
    use crate::profile::spellings::Spellings;

    fn attribute(facts: &str) -> Attribute {
        toml::from_str(facts).expect("an attribute")
    }

    #[test]
    fn a_value_is_the_one_of_a_condition_in_every_spelling_of_the_target() {
        let words = "canonical_values = [{ value = 'company', de = ['Firma'] }, { value = 'own' }]";
        let exact = "case_exact = true\n";
        let otherwise = "type = 'boolean'\notherwise = true\ncase_exact = true\n\
            canonical_values = [{ value = 'TRUE', means = true }, { value = 'FALSE', means = false }]";
        for (facts, wanted, value, meant) in [
            (words.to_owned(), "company", "Company", Some(true)),
            (words.to_owned(), "company", "FIRMA", Some(true)),
            (words.to_owned(), "company", "own", Some(false)),
            (words.to_owned(), "company", "sso", None),
            (format!("{exact}{words}"), "company", "Company", None),
            (String::new(), "company", "Company", Some(true)),
            (exact.to_owned(), "company", "Company", Some(false)),
            (otherwise.to_owned(), "TRUE", "maybe", Some(true)),
            (otherwise.to_owned(), "FALSE", "maybe", Some(false)),
        ] {
            let attribute = attribute(&facts);
            let condition = Condition {
                name: "sign_in",
                wanted,
                on: On::Tenant(None),
            };
            let spellings = Spellings::of(&attribute);
            let found = condition.is_meant(value, &attribute, &spellings);
            assert_eq!(found, meant, "{value} is {wanted} with\n{facts}");
        }
    }
}
