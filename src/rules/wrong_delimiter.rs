#![doc = include_str!("wrong_delimiter.md")]

use crate::finding::{Note, Severity};
use crate::rules::{Check, Rule, Setup, Sighting};
use crate::source::dialect::{Origin, named};

pub(super) const RULE: Rule = Rule {
    name: "wrong-delimiter",
    page: include_str!("wrong_delimiter.md"),
    severity: Severity::Error,
    check: Check::File(check),
};

fn check(setup: &Setup<'_>) -> Vec<Sighting> {
    let file = &setup.profile.file;
    let found = setup.observed.delimiter;
    let taken = file.delimiters.is_empty() || file.delimiters.contains(&char::from(found.byte));
    if taken || found.origin == Origin::Absent || setup.observed.format.is_workbook() {
        return Vec::new();
    }
    let wanted: Vec<String> = file
        .delimiters
        .iter()
        .map(|delimiter| named(*delimiter))
        .collect();
    let note =
        Note::new("cells are parted by {}, and {} takes {}: save it again with that delimiter")
            .with(named(char::from(found.byte)))
            .with(setup.profile.title.as_str())
            .with(wanted.join(" or "))
            .assumed(file.assumed.iter().any(|key| key == "delimiters"));
    vec![Sighting::of_the_file(note)]
}
