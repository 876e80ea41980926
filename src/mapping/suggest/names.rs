//! Which fields are parts of a person's name, and which headers mean the same to everybody, whatever a profile calls it.

use std::sync::LazyLock;

use crate::header;
use crate::profile::field::Field;
use crate::values::lexicon::{WordMap, every};

/// Whole headers of each part.
static PARTS: LazyLock<WordMap<Part>> = LazyLock::new(|| {
    let family = every(|words| &words.headers.family_name).map(|key| (key, Part::Family));
    let given = every(|words| &words.headers.given_name).map(|key| (key, Part::Given));
    WordMap::of(family.chain(given))
});

/// A part of a person's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Family,
    Given,
}

impl Part {
    /// Which part of a name a field is, if it is one.
    pub(super) fn of(field: &Field) -> Option<Self> {
        let parts = field.header_keys().iter();
        parts.filter_map(|key| PARTS.get(key)).min()
    }

    /// Which part of a name a header means, if it means one.
    pub(super) fn of_header(header: &str) -> Option<Self> {
        let mut readings = header::readings(header).into_iter();
        readings.find_map(|reading| PARTS.get(&reading))
    }

    /// The parts in the order in which a header names both: `Name, Vorname`, `Nom et prénom`, `First name / Last name`. A word
    /// may stand between them.
    pub(super) fn order(header: &str) -> Option<[Self; 2]> {
        static ANY: LazyLock<WordMap> =
            LazyLock::new(|| WordMap::set(every(|words| &words.headers.any_name)));
        let words = header::words(header);
        let part = |words: &[String]| {
            let key = words.concat();
            let known = PARTS.get(&key);
            known.map(Some).or(ANY.contains(&key).then_some(None))
        };
        (1..words.len()).find_map(|at| {
            let (front, behind) = words.split_at(at);
            let joined = (behind.len() > 1 && behind[0].len() <= 3).then(|| &behind[1..]);
            let behind = part(behind).or_else(|| part(joined?))?;
            match (part(front)?, behind) {
                (Some(Self::Given), None | Some(Self::Family)) => Some([Self::Given, Self::Family]),
                (None | Some(Self::Family), Some(Self::Given)) => Some([Self::Family, Self::Given]),
                _ => None,
            }
        })
    }

    /// Where it stands in `Berg, Anna`, from 1.
    pub(super) fn place(self) -> usize {
        match self {
            Self::Family => 1,
            Self::Given => 2,
        }
    }
}

/// Whether a header and a field are both called by words that everybody has for one thing: an email address, the number of an
/// employee.
pub(super) fn are_called_alike(header: &str, field: &Field) -> bool {
    static THINGS: LazyLock<WordMap<u8>> = LazyLock::new(|| {
        let emails = every(|words| &words.headers.email).map(|key| (key, 0));
        let numbers = every(|words| &words.headers.staff_number).map(|key| (key, 1));
        WordMap::of(emails.chain(numbers))
    });
    let mut readings = header::readings(header).into_iter();
    let Some(thing) = readings.find_map(|reading| THINGS.get(&reading)) else {
        return false;
    };
    let mut keys = field.header_keys().iter();
    keys.any(|key| THINGS.get(key) == Some(thing))
}

#[cfg(test)]
mod tests {
    use super::Part;

    #[test]
    fn a_header_can_name_both_names() {
        for (header, expected) in [
            ("Name, Vorname", Some([Part::Family, Part::Given])),
            ("Nom et prénom", Some([Part::Family, Part::Given])),
            ("NOM PRENOM", Some([Part::Family, Part::Given])),
            ("Achternaam, voornaam", Some([Part::Family, Part::Given])),
            ("Vorname / Nachname", Some([Part::Given, Part::Family])),
            (
                "First name and last name",
                Some([Part::Given, Part::Family]),
            ),
            ("Name", None),
            ("First name", None),
            ("Vorname Kind", None),
        ] {
            assert_eq!(Part::order(header), expected, "{header}");
        }
    }
}
