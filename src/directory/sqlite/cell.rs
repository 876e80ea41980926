//! How the values of a field stand in one cell: a text as it is, several as the JSON array that a person can read.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};

use crate::profile::attribute::Attribute;

/// What stands in the cell of a field with these values; nothing where none of them says something. Of an attribute that
/// has one value, the first counts.
pub(super) fn written<'v>(
    attribute: &Attribute,
    values: &[(usize, &'v str)],
) -> Option<Cow<'v, str>> {
    let mut values = values
        .iter()
        .map(|(_, value)| *value)
        .filter(|value| !value.is_empty());
    if !attribute.multi_valued {
        return values.next().map(Cow::Borrowed);
    }
    let all: Vec<&str> = values.collect();
    (!all.is_empty()).then(|| Cow::Owned(serde_json::Value::from(all).to_string()))
}

/// The values of a user, one text after the other, each with the number of its field and its length. Used for one user
/// after the other.
#[derive(Debug, Default)]
pub(super) struct Values {
    text: String,
    values: Vec<(usize, usize)>,
}

impl Values {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.values.clear();
    }

    /// Adds what a cell holds. A text that is no array is one value: so it was written while the attribute had one, or by
    /// a person.
    pub(super) fn read(&mut self, field: usize, attribute: &Attribute, cell: &str) {
        if attribute.multi_valued && cell.starts_with('[') {
            let before = (self.text.len(), self.values.len());
            let mut json = serde_json::Deserializer::from_str(cell);
            let list = List { field, into: self };
            if json.deserialize_seq(list).is_ok() && json.end().is_ok() {
                return;
            }
            self.text.truncate(before.0);
            self.values.truncate(before.1);
        }
        self.push(field, cell);
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut at = 0;
        self.values.iter().map(move |(field, length)| {
            let start = at;
            at += length;
            (*field, &self.text[start..at])
        })
    }

    fn push(&mut self, field: usize, value: &str) {
        if !value.is_empty() {
            self.text.push_str(value);
            self.values.push((field, value.len()));
        }
    }
}

/// The texts of an array, as they are read.
struct List<'a> {
    field: usize,
    into: &'a mut Values,
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array of texts")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<(), A::Error> {
        let (field, into) = (self.field, self.into);
        while array.next_element_seed(Item { field, into })?.is_some() {}
        Ok(())
    }
}

struct Item<'a> {
    field: usize,
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
        self.into.push(self.field, value);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Values, written};
    use crate::profile::attribute::Attribute;

    fn attribute(multi_valued: bool) -> Attribute {
        Attribute {
            multi_valued,
            ..Attribute::default()
        }
    }

    fn read(multi_valued: bool, cell: &str) -> Vec<String> {
        let mut values = Values::default();
        values.read(0, &attribute(multi_valued), cell);
        values.iter().map(|(_, value)| value.to_owned()).collect()
    }

    #[test]
    fn several_values_are_an_array_that_a_person_can_read() {
        let groups = [(0, "Sales"), (0, ""), (0, "R&D \"West\""), (0, "Zoë")];
        let cell = written(&attribute(true), &groups);
        assert_eq!(cell.as_deref(), Some(r#"["Sales","R&D \"West\"","Zoë"]"#));
        assert_eq!(written(&attribute(true), &[(0, "")]), None);
        assert_eq!(
            written(&attribute(false), &groups).as_deref(),
            Some("Sales")
        );
        assert_eq!(written(&attribute(false), &[(0, "")]), None);
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
        #[test]
        fn what_was_written_is_read(values in proptest::collection::vec(".{1,8}", 0..5)) {
            let own: Vec<(usize, &str)> = values.iter().map(|value| (0, value.as_str())).collect();
            let cell = written(&attribute(true), &own);
            prop_assert_eq!(read(true, &cell.unwrap_or_default()), values);
        }
    }
}
