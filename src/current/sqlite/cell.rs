//! How the values of a localized field stand in one cell: a text as it is, several as the JSON array that a person can read.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};

use crate::profile::field::Field;
use crate::profile::localized_field::LocalizedField;

/// What stands in the cell of a localized field with these values; nothing where none of them says something. Of a field that
/// has one value, the first counts.
pub(super) fn written<'v>(
    field: &Field,
    values: &[(LocalizedField, &'v str)],
) -> Option<Cow<'v, str>> {
    let mut values = values
        .iter()
        .map(|(_, value)| *value)
        .filter(|value| !value.is_empty());
    if !field.multi_valued {
        return values.next().map(Cow::Borrowed);
    }
    let all: Vec<&str> = values.collect();
    (!all.is_empty()).then(|| Cow::Owned(serde_json::Value::from(all).to_string()))
}

/// The values of a user, one text after the other, each with its localized field and its length. Used for one user
/// after the other.
#[derive(Debug, Default)]
pub(super) struct Values {
    text: String,
    values: Vec<(LocalizedField, usize)>,
}

impl Values {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.values.clear();
    }

    /// Adds what a cell holds. A text that is no array is one value: so it was written while the field had one, or by
    /// a person.
    pub(super) fn read(&mut self, localized: LocalizedField, field: &Field, cell: &str) {
        if field.multi_valued && cell.starts_with('[') {
            let before = (self.text.len(), self.values.len());
            let mut json = serde_json::Deserializer::from_str(cell);
            let list = List {
                localized,
                into: self,
            };
            if json.deserialize_seq(list).is_ok() && json.end().is_ok() {
                return;
            }
            self.text.truncate(before.0);
            self.values.truncate(before.1);
        }
        self.push(localized, cell);
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = (LocalizedField, &str)> {
        let mut at = 0;
        self.values.iter().map(move |(localized, length)| {
            let start = at;
            at += length;
            (*localized, &self.text[start..at])
        })
    }

    fn push(&mut self, localized: LocalizedField, value: &str) {
        if !value.is_empty() {
            self.text.push_str(value);
            self.values.push((localized, value.len()));
        }
    }
}

/// The texts of an array, as they are read.
struct List<'a> {
    localized: LocalizedField,
    into: &'a mut Values,
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array of texts")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<(), A::Error> {
        let (localized, into) = (self.localized, self.into);
        while array.next_element_seed(Item { localized, into })?.is_some() {}
        Ok(())
    }
}

struct Item<'a> {
    localized: LocalizedField,
    into: &'a mut Values,
}

impl<'de> DeserializeSeed<'de> for Item<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Item<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text")
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        self.into.push(self.localized, value);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::{Values, written};
    use crate::finding::FieldId;
    use crate::profile::field::Field;
    use crate::profile::localized_field::LocalizedField;

    fn groups() -> LocalizedField {
        FieldId::nth(0).into()
    }

    fn field(multi_valued: bool) -> Field {
        Field {
            multi_valued,
            ..Field::default()
        }
    }

    fn read(multi_valued: bool, cell: &str) -> Vec<String> {
        let mut values = Values::default();
        values.read(groups(), &field(multi_valued), cell);
        values.iter().map(|(_, value)| value.to_owned()).collect()
    }

    #[test]
    fn several_values_are_an_array_that_a_person_can_read() {
        let all = ["Sales", "", "R&D \"West\"", "Zoë"].map(|value| (groups(), value));
        let nothing = [(groups(), "")];
        let cell = written(&field(true), &all);
        assert_eq!(cell.as_deref(), Some(r#"["Sales","R&D \"West\"","Zoë"]"#));
        assert_eq!(written(&field(true), &nothing), None);
        assert_eq!(written(&field(false), &all).as_deref(), Some("Sales"));
        assert_eq!(written(&field(false), &nothing), None);
    }

    #[test]
    fn what_is_no_array_of_texts_is_one_value() {
        for (cell, expected) in [
            (r#"["Sales","Nordics"]"#, vec!["Sales", "Nordics"]),
            (r#" ["Sales"]"#, vec![r#" ["Sales"]"#]),
            (r#"["Sales", "Nordics" ] "#, vec!["Sales", "Nordics"]),
            (r#"["Sales",1]"#, vec![r#"["Sales",1]"#]),
            (r#"["Sales"] and more"#, vec![r#"["Sales"] and more"#]),
            ("[IT]", vec!["[IT]"]),
            ("Sales", vec!["Sales"]),
            ("[]", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(read(true, cell), expected, "{cell}");
        }
        assert_eq!(read(false, r#"["Sales"]"#), [r#"["Sales"]"#]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_was_written_is_read(values in proptest::collection::vec(".{1,8}", 0..5)) {
            let own: Vec<(LocalizedField, &str)> = values.iter().map(|value| (groups(), value.as_str())).collect();
            let cell = written(&field(true), &own);
            prop_assert_eq!(read(true, &cell.unwrap_or_default()), values);
        }
    }
}
