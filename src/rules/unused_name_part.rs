#![doc = include_str!("unused_name_part.md")]

use crate::finding::{Note, Severity};
use crate::header;
use crate::mapping::layout::Gap;
use crate::rule::{Check, Rule, Setup, Sighting};
use crate::source::header_row::Origin;

pub(super) const RULE: Rule = Rule {
    name: "unused-name-part",
    page: include_str!("unused_name_part.md"),
    severity: Severity::Warning,
    check: Check::File(check),
};

/// Headers of what stands between first and last name, or belongs to the last name otherwise, as they are compared.
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
/// Headers of further first names.
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
    if setup.observed.header_row.origin == Origin::NoneSeen || !setup.operation.kind.writes_users()
    {
        return Vec::new();
    }
    let unused = setup.layout.gaps.iter().filter_map(|gap| match gap {
        Gap::Unused { column } => Some(*column),
        _ => None,
    });
    let seen = unused.filter_map(|column| {
        let of = owner(setup, setup.layout.header(column))?;
        let note = match home(setup, of) {
            Some(header) => {
                Note::new("is part of the name, fills no field and would be lost: put it into `{}`")
                    .with(header)
            }
            None => Note::new("is part of the name, fills no field and would be lost"),
        };
        Some(Sighting::of_a_column(column, note))
    });
    seen.collect()
}

/// The field into which a part of a name belongs, where the target has none for the part itself.
pub(super) fn owner(setup: &Setup<'_>, header: &str) -> Option<&'static str> {
    let readings = header::readings(header);
    let of = |headers: &[&str]| {
        let mut readings = readings.iter();
        readings.any(|reading| headers.contains(&reading.as_str()))
    };
    let owner = match () {
        () if of(OF_LAST_NAME) => "last_name",
        () if of(OF_FIRST_NAME) => "first_name",
        () => return None,
    };
    let mut fields = setup.profile.fields.iter();
    let has_a_place = fields.any(|field| {
        field
            .known_headers()
            .any(|known| readings.contains(&header::key(known)))
    });
    (!has_a_place && setup.operation.kind.writes_users()).then_some(owner)
}

/// What the file calls the column into which it belongs.
fn home<'a>(setup: &Setup<'a>, field: &str) -> Option<&'a str> {
    let id = setup.profile.fields.id(field)?;
    let mut columns = setup.layout.columns_of(id).iter();
    let column = columns.find_map(|mapped| mapped.column)?;
    Some(setup.layout.header(column))
}
