#![doc = include_str!("wrong_format.md")]

use crate::finding::{Note, Severity};
use crate::rule::{Check, Rule, Setup, Sighting};

pub(super) const RULE: Rule = Rule {
    name: "wrong-format",
    page: include_str!("wrong_format.md"),
    severity: Severity::Warning,
    check: Check::File(check),
};

fn check(setup: &Setup<'_>) -> Vec<Sighting> {
    let taken = &setup.profile.file.formats;
    let found = setup.observed.format.name();
    if taken.is_empty() || taken.contains(&found) {
        return Vec::new();
    }
    let note =
        Note::new("a file in the format {}, and {} takes {}: upload what `-o` writes instead")
            .with(found)
            .with(setup.target())
            .with(taken.join(" or "));
    vec![Sighting::of_the_file(note)]
}
