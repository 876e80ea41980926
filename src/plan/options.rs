//! What is to happen beside what the file says: the choices that the target offers, and those of the person who imports.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::mapping::Mapping;
use crate::mapping::column::Policy;
use crate::profile::Profile;
use crate::profile::operation::{Absent, Existing, Groups, Linked, Operation, OperationKind};

/// The choices in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// What happens to users who are there already.
    pub existing: Existing,
    /// What happens to the groups of such a user; none where the target does not let one choose.
    pub groups: Option<Groups>,
    /// What happens to users who are not in the file.
    pub absent: Absent,
    /// What happens to accounts that are linked to a deleted user; none where the target does not let one choose.
    pub linked: Option<Linked>,
    /// Whose value counts, for the fields where it is not simply the file's.
    pub policies: BTreeMap<String, Policy>,
    /// The rows and users that were left alone.
    pub skip: Vec<String>,
}

/// What a person asks for; `None` leaves it to the mapping, and then to the profile.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// What happens to users who are there already.
    pub existing: Option<Existing>,
    /// What happens to the groups of such a user.
    pub groups: Option<Groups>,
    /// What happens to users who are not in the file.
    pub absent: Option<Absent>,
    /// What happens to accounts that are linked to a deleted user.
    pub linked: Option<Linked>,
}

/// A choice that the target does not offer.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{target} does not have `{key} {choice}` for the operation `{operation}`")]
pub struct NotOffered {
    /// How people call the target.
    pub target: String,
    /// The operation.
    pub operation: OperationKind,
    /// What is chosen.
    pub key: &'static str,
    /// The choice.
    pub choice: String,
    /// What it offers.
    pub offered: Vec<String>,
}

impl Options {
    /// The choices in force: a flag, then the mapping, then the first that the profile offers.
    ///
    /// # Errors
    /// A choice that the profile does not offer for this operation.
    pub fn new(
        choices: &Choices,
        mapping: &Mapping,
        profile: &Profile,
        operation: &Operation,
        skip: Vec<String>,
    ) -> Result<Self, NotOffered> {
        let refused = |key, choice: String, offered: Vec<String>| NotOffered {
            target: profile.display_name().to_owned(),
            operation: operation.kind,
            key,
            choice,
            offered,
        };
        macro_rules! chosen {
            ($key:ident) => {{
                let offered = &operation.$key;
                match choices.$key.or(mapping.$key) {
                    Some(choice) if !offered.contains(&choice) => {
                        let offered = offered.iter().map(|choice| word(choice)).collect();
                        let flag = concat!("--", stringify!($key));
                        return Err(refused(flag, word(&choice), offered));
                    }
                    Some(choice) => Some(choice),
                    None => offered.first().copied(),
                }
            }};
        }
        let policies = mapping.columns.iter();
        let policies = policies.filter_map(|(name, column)| Some((name.clone(), column.policy?)));
        Ok(Self {
            existing: chosen!(existing).unwrap_or(Existing::Update),
            groups: chosen!(groups),
            absent: chosen!(absent).unwrap_or(Absent::Keep),
            linked: chosen!(linked),
            policies: policies
                .filter(|(_, policy)| *policy != Policy::FileWins)
                .collect(),
            skip,
        })
    }
}

/// A choice as flags, mappings and profiles write it.
pub fn word(choice: &impl Serialize) -> String {
    match serde_json::to_value(choice) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
