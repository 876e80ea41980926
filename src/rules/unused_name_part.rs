#![doc = include_str!("unused_name_part.md")]

use crate::finding::{Note, Severity};
use crate::label;
use crate::mapping::layout::Gap;
use crate::rule::{Check, Rule, Setup, Sighting};
use crate::source::header::Origin;

pub(super) const RULE: Rule = Rule {
    name: "unused-name-part",
    page: include_str!("unused_name_part.md"),
    severity: Severity::Warning,
    check: Check::File(check),
};

/// Labels of what stands between first and last name, or belongs to the last name otherwise, as they are compared.
const OF_LAST_NAME: &[&str] = &[
    // Dutch.
    "tussenvoegsel",
    "tussenvoegsels",
    "voorvoegsel",
    "voorvoegsels",
    // English.
    "infix",
    "nameinfix",
    "surnameprefix",
    "lastnameprefix",
    "familynameprefix",
    "nobiliaryparticle",
    // German.
    "namenszusatz",
    "namenszusätze",
    "namensvorsatz",
    "vorsatzwort",
    "vorsatzwörter",
    "adelszusatz",
    // French.
    "particule",
    "nomdusage",
    "nommarital",
];
/// Labels of further first names.
const OF_FIRST_NAME: &[&str] = &[
    "middlename",
    "middlenames",
    "middleinitial",
    "secondname",
    "zweitervorname",
    "2vorname",
    "weiterevornamen",
    "tweedevoornaam",
    "deuxièmeprénom",
    "secondprénom",
    "autresprénoms",
];

fn check(setup: &Setup<'_>) -> Vec<Sighting> {
    if setup.observed.header.origin == Origin::NoneSeen || !setup.writes_users() {
        return Vec::new();
    }
    let unused = setup.layout.gaps.iter().filter_map(|gap| match gap {
        Gap::Unused { column } => Some(*column),
        _ => None,
    });
    let seen = unused.filter_map(|column| {
        let of = owner(setup, setup.layout.label(column))?;
        let note = match home(setup, of) {
            Some(label) => Note::new(
                "is part of the name, feeds no attribute and would be lost: put it into `{}`",
            )
            .with(label),
            None => Note::new("is part of the name, feeds no attribute and would be lost"),
        };
        Some(Sighting::of_a_column(column, note))
    });
    seen.collect()
}

/// The attribute into which a part of a name belongs, where the target has none for the part itself.
pub(super) fn owner(setup: &Setup<'_>, label: &str) -> Option<&'static str> {
    let readings = label::readings(label);
    let of = |labels: &[&str]| {
        let mut readings = readings.iter();
        readings.any(|reading| labels.contains(&reading.as_str()))
    };
    let owner = match () {
        () if of(OF_LAST_NAME) => "last_name",
        () if of(OF_FIRST_NAME) => "first_name",
        () => return None,
    };
    let mut attributes = setup.profile.attributes.iter();
    let has_a_place = attributes.any(|attribute| {
        attribute
            .known_labels()
            .any(|known| readings.contains(&label::key(known)))
    });
    (!has_a_place && setup.writes_users()).then_some(owner)
}

/// What the file calls the column into which it belongs.
fn home<'a>(setup: &Setup<'a>, attribute: &str) -> Option<&'a str> {
    let attributes = &setup.profile.attributes;
    let number = attributes
        .iter()
        .position(|other| other.name == attribute)?;
    let mut feeds = setup.layout.feeds_of(number).iter();
    let column = feeds.find_map(|feed| feed.column)?;
    Some(setup.layout.label(column))
}
