//! Fields that a key of a profile refers to: by name in its file, by id once the profile was read.

use std::collections::BTreeMap;
use std::ops::Deref;

use serde::Deserialize;

use crate::finding::FieldId;
use crate::values::similarity;

/// What a key of a profile says in names of fields (`N`), and the same in ids (`I`), to which it dereferences.
///
/// There are no ids before [`Reference::resolve`], which a profile calls for all of them while it is read.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub struct Reference<N, I> {
    names: N,
    #[serde(skip)]
    ids: I,
}

/// A field, where one is named.
pub type FieldRef = Reference<Option<String>, Option<FieldId>>;

/// Fields in the order in which they are named.
pub type FieldRefs = Reference<Vec<String>, Vec<FieldId>>;

/// Values of fields.
pub type FieldValues = Reference<BTreeMap<String, String>, BTreeMap<FieldId, String>>;

/// Conditions, in the order of their names.
pub type Conditions = Reference<BTreeMap<String, String>, Vec<Condition>>;

/// That something has a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// What must have the value.
    pub subject: Subject,
    /// The value.
    pub value: String,
}

/// What a condition is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Another field of the user.
    Field(FieldId),
    /// The organization setting `mfa`.
    Mfa,
}

/// The name of [`Subject::Mfa`].
pub const MFA: &str = "mfa";

impl<N, I> Deref for Reference<N, I> {
    type Target = I;

    fn deref(&self) -> &I {
        &self.ids
    }
}

impl<N, I> Reference<N, I> {
    /// Finds the fields that are named; `place` is the key, for messages.
    ///
    /// # Errors
    /// When the profile has no field of one of the names.
    pub(super) fn resolve(&mut self, place: &str, known: &Names) -> Result<(), String>
    where
        I: FromNames<N>,
    {
        self.ids = I::from_names(&self.names, &|name| known.find(place, name))?;
        Ok(())
    }
}

/// The names of the fields of a profile, in its order.
pub(super) struct Names(Vec<String>);

impl Names {
    pub(super) fn new(names: impl Iterator<Item = String>) -> Self {
        Self(names.collect())
    }

    fn find(&self, place: &str, name: &str) -> Result<FieldId, String> {
        let index = self.0.iter().position(|known| known == name);
        index.and_then(FieldId::new).ok_or_else(|| {
            let close = similarity::did_you_mean(name, self.0.iter().map(String::as_str));
            let meant = close.map(|close| format!("; did you mean `{close}`?"));
            format!(
                "{place} names the field `{name}`, which the profile does not have{}",
                meant.unwrap_or_default()
            )
        })
    }
}

/// What is the same in ids as `N` is in names.
pub(super) trait FromNames<N>: Sized {
    fn from_names(names: &N, find: &Find<'_>) -> Result<Self, String>;
}

/// Finds a field by its name.
pub(super) type Find<'f> = dyn Fn(&str) -> Result<FieldId, String> + 'f;

impl FromNames<String> for FieldId {
    fn from_names(name: &String, find: &Find<'_>) -> Result<Self, String> {
        find(name)
    }
}

impl<N, I: FromNames<N>> FromNames<Option<N>> for Option<I> {
    fn from_names(names: &Option<N>, find: &Find<'_>) -> Result<Self, String> {
        let names = names.as_ref();
        names.map(|names| I::from_names(names, find)).transpose()
    }
}

impl<N, I: FromNames<N>> FromNames<Vec<N>> for Vec<I> {
    fn from_names(names: &Vec<N>, find: &Find<'_>) -> Result<Self, String> {
        names.iter().map(|name| I::from_names(name, find)).collect()
    }
}

impl FromNames<BTreeMap<String, String>> for BTreeMap<FieldId, String> {
    fn from_names(values: &BTreeMap<String, String>, find: &Find<'_>) -> Result<Self, String> {
        let values = values.iter();
        values
            .map(|(name, value)| Ok((find(name)?, value.clone())))
            .collect()
    }
}

impl FromNames<BTreeMap<String, String>> for Vec<Condition> {
    fn from_names(table: &BTreeMap<String, String>, find: &Find<'_>) -> Result<Self, String> {
        let condition = |(name, value): (&String, &String)| {
            let subject = match name.as_str() {
                MFA => Subject::Mfa,
                name => Subject::Field(find(name)?),
            };
            Ok(Condition {
                subject,
                value: value.clone(),
            })
        };
        table.iter().map(condition).collect()
    }
}
