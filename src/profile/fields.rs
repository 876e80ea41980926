//! The fields of a profile, each with its id.

use std::fmt;
use std::ops::{Index, IndexMut};

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use crate::finding::FieldId;
use crate::profile::field::Field;

/// The fields of a profile, in its order.
#[derive(Debug, Clone, Default)]
pub struct Fields(Vec<Field>);

impl Fields {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fields.
    pub fn iter(&self) -> std::slice::Iter<'_, Field> {
        self.0.iter()
    }

    /// Their ids.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = FieldId> + Clone + use<> {
        (0..self.0.len()).filter_map(FieldId::new)
    }

    /// The fields, each with its id.
    #[must_use]
    pub fn with_ids(&self) -> impl DoubleEndedIterator<Item = (FieldId, &Field)> + Clone {
        let fields = self.0.iter().enumerate();
        fields.filter_map(|(index, field)| Some((FieldId::new(index)?, field)))
    }

    /// The id of the field of that name.
    #[must_use]
    pub fn id(&self, name: &str) -> Option<FieldId> {
        self.find(|field| field.name == name)
    }

    /// The id of the first field for which `is_meant` holds.
    pub fn find(&self, is_meant: impl FnMut(&Field) -> bool) -> Option<FieldId> {
        self.0.iter().position(is_meant).and_then(FieldId::new)
    }

    /// Something for each field.
    pub fn map<T>(&self, of: impl FnMut((FieldId, &Field)) -> T) -> PerField<T> {
        PerField(self.with_ids().map(of).collect())
    }

    pub(super) fn all_mut(&mut self) -> &mut [Field] {
        &mut self.0
    }
}

impl Index<FieldId> for Fields {
    type Output = Field;

    fn index(&self, id: FieldId) -> &Field {
        &self.0[id.index()]
    }
}

/// Something for each field of a profile, by its id.
#[derive(Debug, Clone, Default)]
pub struct PerField<T>(Vec<T>);

impl<T> PerField<T> {
    /// What there is for a field; nothing where this is of no profile.
    #[must_use]
    pub fn get(&self, id: FieldId) -> Option<&T> {
        self.0.get(id.index())
    }

    /// What there is, each with the id of its field.
    pub fn with_ids(&self) -> impl Iterator<Item = (FieldId, &T)> {
        let all = self.0.iter().enumerate();
        all.filter_map(|(index, of)| Some((FieldId::new(index)?, of)))
    }
}

impl<T> Index<FieldId> for PerField<T> {
    type Output = T;

    fn index(&self, id: FieldId) -> &T {
        &self.0[id.index()]
    }
}

impl<T> IndexMut<FieldId> for PerField<T> {
    fn index_mut(&mut self, id: FieldId) -> &mut T {
        &mut self.0[id.index()]
    }
}

impl<'f> IntoIterator for &'f Fields {
    type Item = &'f Field;
    type IntoIter = std::slice::Iter<'f, Field>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'de> Deserialize<'de> for Fields {
    /// Reads the tables of `[fields]` in the order in which they stand.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Fields;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("tables of fields")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Fields, M::Error> {
                let mut fields = Vec::new();
                while let Some((name, field)) = map.next_entry::<String, Field>()? {
                    if FieldId::new(fields.len()).is_none() {
                        return Err(M::Error::custom("the profile has too many fields"));
                    }
                    fields.push(Field { name, ..field });
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}
