//! The values of an organization's list, and which of them a text can have meant.

use std::sync::Mutex;

use hashbrown::{HashMap, HashSet};
use unicode_normalization::UnicodeNormalization;

use crate::values::similarity;

/// For how many texts it is kept which value they are most like.
const KEPT: usize = 4096;

/// The values of an organization's list.
#[derive(Debug)]
pub struct ValueList<'a> {
    list: Vec<&'a str>,
    exact: HashSet<&'a str>,
    /// The same in lower case; empty where case makes a difference.
    folded: HashSet<String>,
    /// By what is left without case, spaces and the form of Unicode; nothing where that is left of several.
    loose: HashMap<String, Option<&'a str>>,
    /// To compare a text with a long list takes a while, and the same text comes again.
    closest: Mutex<HashMap<Box<str>, Option<&'a str>>>,
}

impl<'a> ValueList<'a> {
    /// The values of a list, which differ in case or not.
    #[must_use]
    pub fn of(list: &'a [String], case_exact: bool) -> Self {
        let list: Vec<&str> = list
            .iter()
            .map(|value| value.trim())
            .filter(|value| !value.is_empty())
            .collect();
        let mut loose: HashMap<String, Option<&str>> = HashMap::new();
        for value in &list {
            loose
                .entry(bare(value))
                .and_modify(|only| *only = only.filter(|only| only == value))
                .or_insert(Some(value));
        }
        let folded = if case_exact {
            HashSet::new()
        } else {
            list.iter().map(|value| value.to_lowercase()).collect()
        };
        Self {
            exact: list.iter().copied().collect(),
            folded,
            loose,
            closest: Mutex::default(),
            list,
        }
    }

    /// The values, in the order of the list.
    pub fn iter(&self) -> impl Iterator<Item = &'a str> {
        self.list.iter().copied()
    }

    /// Whether the target knows this value.
    #[must_use]
    pub fn contains(&self, value: &str) -> bool {
        self.exact.contains(value)
            || !self.folded.is_empty() && self.folded.contains(&value.to_lowercase())
    }

    /// The one value from which this differs only in case, spaces or the form of Unicode.
    #[must_use]
    pub fn written_otherwise(&self, value: &str) -> Option<&'a str> {
        self.loose.get(&bare(value)).copied().flatten()
    }

    /// The value of which this can be a misspelling.
    #[must_use]
    pub fn closest(&self, value: &str) -> Option<&'a str> {
        let kept = self.closest.lock().ok();
        if let Some(found) = kept.as_ref().and_then(|kept| kept.get(value)) {
            return *found;
        }
        drop(kept);
        let found = self.most_like(value);
        if let Ok(mut kept) = self.closest.lock()
            && kept.len() < KEPT
        {
            kept.insert(value.into(), found);
        }
        found
    }

    fn most_like(&self, value: &str) -> Option<&'a str> {
        let value = value.to_lowercase();
        self.iter()
            .filter_map(|known| Some((likeness(&value, &known.to_lowercase())?, known)))
            .max_by(|(one, _), (other, _)| one.total_cmp(other))
            .map(|(_, known)| known)
    }
}

/// How much two spellings have in common, where one can be the other misspelt. Of paths, each level is compared with its
/// own: `Company/NL` is not a misspelt `Company/UK`.
fn likeness(one: &str, other: &str) -> Option<f64> {
    let (mut levels, mut of_other) = (one.split('/'), other.split('/'));
    loop {
        match (levels.next(), of_other.next()) {
            (Some(level), Some(other)) => drop(similarity::alike(level, other)?),
            (None, None) => return similarity::alike(one, other),
            _ => return None,
        }
    }
}

/// A text without case, spaces and the form of Unicode.
fn bare(text: &str) -> String {
    let bare = text.nfc().filter(|character| !character.is_whitespace());
    bare.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::ValueList;

    #[test]
    fn a_value_can_be_meant_in_another_spelling() {
        let list = ["Sales", "R&D", "Zo\u{eb}", "IT", "It", "Group 1"].map(str::to_owned);
        let exact = ValueList::of(&list, true);
        let loose = ValueList::of(&list, false);
        assert!(loose.contains("SALES") && !exact.contains("SALES"));
        for (text, otherwise, closest) in [
            ("sales", Some("Sales"), Some("Sales")),
            ("R & D", Some("R&D"), None),
            ("Zoe\u{308}", Some("Zo\u{eb}"), Some("Zo\u{eb}")),
            ("it", None, Some("It")),
            ("Slaes", None, Some("Sales")),
            ("Group 2", None, None),
            ("HR", None, None),
            ("", None, None),
        ] {
            assert_eq!(exact.written_otherwise(text), otherwise, "{text}");
            if text != "Zoe\u{308}" {
                assert_eq!(exact.closest(text), closest, "{text}");
            }
        }
    }

    #[test]
    fn each_level_of_a_path_is_like_its_own() {
        let list = ["Harbour/UK/Sales", "Harbour/NL"].map(str::to_owned);
        let known = ValueList::of(&list, true);
        assert_eq!(known.closest("Harbour/UK/Slaes"), Some("Harbour/UK/Sales"));
        assert_eq!(known.closest("Harbour/UK/Legal"), None);
        assert_eq!(known.closest("Harbour/UK"), None);
    }
}
