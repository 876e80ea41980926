//! Which fields are parts of a person's name: those that people also call so.

use crate::header;
use crate::profile::field::Field;

const FAMILY: &[&str] = &[
    "lastname",
    "surname",
    "familyname",
    "nachname",
    "achternaam",
    "nomdefamille",
];
const GIVEN: &[&str] = &[
    "firstname",
    "givenname",
    "forename",
    "vorname",
    "voornaam",
    "prénom",
];

/// A part of a person's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Family,
    Given,
}

impl Part {
    /// Which part of a name a field is, if it is one.
    pub(super) fn of(field: &Field) -> Option<Self> {
        let called = |names: &[&str]| {
            field
                .known_headers()
                .any(|known| names.contains(&header::key(known).as_str()))
        };
        match () {
            () if called(FAMILY) => Some(Self::Family),
            () if called(GIVEN) => Some(Self::Given),
            () => None,
        }
    }

    /// Where it stands in `Berg, Anna`, from 1.
    pub(super) fn place(self) -> usize {
        match self {
            Self::Family => 1,
            Self::Given => 2,
        }
    }
}
