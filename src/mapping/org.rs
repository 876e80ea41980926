//! What only this organization knows: its domains, groups, roles, divisions, seats.

use serde::{Deserialize, Deserializer};

use crate::profile::field::Known;

/// What only this organization knows. A list that is not given is not checked against.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OrgSettings {
    /// Mail domains that are allowed.
    #[serde(deserialize_with = "list")]
    pub domains: Option<Vec<String>>,
    /// The groups that exist.
    #[serde(deserialize_with = "list")]
    pub groups: Option<Vec<String>>,
    /// The roles that exist.
    #[serde(deserialize_with = "list")]
    pub roles: Option<Vec<String>>,
    /// The divisions that exist, as paths from the root.
    #[serde(deserialize_with = "list")]
    pub divisions: Option<Vec<String>>,
    /// The divisions of the person who imports.
    #[serde(deserialize_with = "list")]
    pub own_divisions: Option<Vec<String>>,
    /// How many users the licence covers.
    pub seats: Option<u64>,
    /// The fewest members that a group should have.
    pub smallest_group: Option<u64>,
    /// Users that no plan may remove or archive.
    #[serde(deserialize_with = "list")]
    pub protected: Option<Vec<String>>,
    /// The country of phone numbers without a country code, as ISO 3166 has it: `DE`.
    pub country: Option<String>,
    /// Whether users sign in with a second factor.
    pub mfa: Option<bool>,
    /// The addresses that the mail about a run goes to.
    #[serde(deserialize_with = "list")]
    pub mail_to: Option<Vec<String>>,
    /// The address that it comes from.
    pub mail_from: Option<String>,
}

/// An empty list counts as no list: to check against it would refuse everybody.
fn unless_empty(list: Vec<String>) -> Option<Vec<String>> {
    (!list.is_empty()).then_some(list)
}

fn list<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<String>>, D::Error> {
    Vec::deserialize(deserializer).map(unless_empty)
}

/// The keys of `[org]`, in the order of the documentation.
pub const KEYS: [&str; 12] = [
    "domains",
    "groups",
    "roles",
    "divisions",
    "own_divisions",
    "seats",
    "smallest_group",
    "protected",
    "country",
    "mfa",
    "mail_to",
    "mail_from",
];

/// The keys that are not about the target, so that every profile has a use for them.
pub const KEYS_OF_REPORTS: [&str; 2] = ["mail_to", "mail_from"];

impl OrgSettings {
    /// The values of a list, where the mapping has one.
    #[must_use]
    pub fn known(&self, list: Known) -> Option<&[String]> {
        match list {
            Known::Domains => &self.domains,
            Known::Groups => &self.groups,
            Known::Roles => &self.roles,
            Known::Divisions => &self.divisions,
        }
        .as_deref()
    }

    /// The keys that are given.
    pub fn given(&self) -> impl Iterator<Item = &'static str> {
        let given = [
            self.domains.is_some(),
            self.groups.is_some(),
            self.roles.is_some(),
            self.divisions.is_some(),
            self.own_divisions.is_some(),
            self.seats.is_some(),
            self.smallest_group.is_some(),
            self.protected.is_some(),
            self.country.is_some(),
            self.mfa.is_some(),
            self.mail_to.is_some(),
            self.mail_from.is_some(),
        ];
        KEYS.into_iter()
            .zip(given)
            .filter(|(_, given)| *given)
            .map(|(key, _)| key)
    }

    /// Sets one key from the command line: `domains=example.com,example.de`. It replaces what the mapping says.
    ///
    /// # Errors
    /// When the key means nothing or the value does not fit; with what was probably meant.
    pub fn set(&mut self, assignment: &str) -> Result<(), SetError> {
        let Some((key, value)) = assignment.split_once('=') else {
            return Err(SetError::NoValue {
                assignment: assignment.to_owned(),
            });
        };
        let (key, value) = (key.trim(), value.trim());
        let list = || {
            let items = value
                .split(',')
                .map(str::trim)
                .filter(|item| !item.is_empty());
            unless_empty(items.map(str::to_owned).collect())
        };
        // `--org domains=example.com,seats=5` was meant as two.
        let another = value.split(',').skip(1).find(|item| {
            let name = item.split_once('=').map(|(name, _)| name.trim());
            name.is_some_and(|name| KEYS.contains(&name))
        });
        if let Some(another) = another {
            return Err(SetError::Joined {
                key: key.to_owned(),
                another: another.trim().to_owned(),
            });
        }
        let refused = |expected| SetError::Refused {
            key: key.to_owned(),
            value: value.to_owned(),
            expected,
        };
        let number = || {
            value
                .parse::<u64>()
                .map(Some)
                .map_err(|_| refused("a whole number"))
        };
        match key {
            "domains" => self.domains = list(),
            "groups" => self.groups = list(),
            "roles" => self.roles = list(),
            "divisions" => self.divisions = list(),
            "own_divisions" => self.own_divisions = list(),
            "protected" => self.protected = list(),
            "seats" => self.seats = number()?,
            "smallest_group" => self.smallest_group = number()?,
            "country" => self.country = Some(value.to_owned()),
            "mfa" => self.mfa = Some(value.parse().map_err(|_| refused("`true` or `false`"))?),
            "mail_to" => self.mail_to = list(),
            "mail_from" => self.mail_from = Some(value.to_owned()),
            _ => {
                return Err(SetError::Unknown {
                    key: key.to_owned(),
                });
            }
        }
        self.check()
            .map_err(|(key, value, expected)| SetError::Refused {
                key: key.to_owned(),
                value,
                expected,
            })
    }

    /// Whether every value is one that means something.
    ///
    /// # Errors
    /// The key, its value, and what it should be.
    pub fn check(&self) -> Result<(), (&'static str, String, &'static str)> {
        if let Some(country) = &self.country
            && country.parse::<phonenumber::country::Id>().is_err()
        {
            return Err(("country", country.clone(), "two letters such as `DE`"));
        }
        let expected = "email addresses such as `hr@example.com`";
        let to = self.mail_to.iter().flatten().map(|to| ("mail_to", to));
        let from = self.mail_from.iter().map(|from| ("mail_from", from));
        for (key, address) in to.chain(from) {
            // Whatever else stands in a header of a mail could become a header of its own.
            if !email_address::EmailAddress::is_valid(address) || !address.is_ascii() {
                return Err((key, address.clone(), expected));
            }
        }
        Ok(())
    }
}

/// Why `--org KEY=VALUE` cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SetError {
    /// There is no `=`.
    #[error("`--org {assignment}` has no value")]
    NoValue {
        /// What was given.
        assignment: String,
    },
    /// There is no such key.
    #[error("there is no organization setting `{key}`")]
    Unknown {
        /// The key.
        key: String,
    },
    /// Two settings stand in one flag, and the second would become a value of the first.
    #[error("`--org {key}=…` takes one setting, and `{another}` is another one")]
    Joined {
        /// The key.
        key: String,
        /// The second setting.
        another: String,
    },
    /// The value does not fit the key.
    #[error("the organization setting `{key}` takes {expected}, not `{value}`")]
    Refused {
        /// The key.
        key: String,
        /// The value.
        value: String,
        /// What it takes.
        expected: &'static str,
    },
}

impl SetError {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NoValue { .. } => Some("write `--org domains=example.com,example.de`".into()),
            Self::Unknown { key } => {
                Some(match crate::values::similarity::did_you_mean(key, KEYS) {
                    Some(close) => format!("did you mean `{close}`?"),
                    None => format!(
                        "the keys are {}",
                        KEYS.map(|key| format!("`{key}`")).join(", ")
                    ),
                })
            }
            Self::Joined { another, .. } => {
                Some(format!("give it a flag of its own: `--org {another}`"))
            }
            Self::Refused { .. } => Some("reference: docs/mapping.md".into()),
        }
    }
}
