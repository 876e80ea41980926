#![doc = include_str!("too_many_rows.md")]

use crate::finding::{Note, Severity};
use crate::rule::{Check, Rule, Setup, Sighting, Totals};

pub(super) const RULE: Rule = Rule {
    name: "too-many-rows",
    page: include_str!("too_many_rows.md"),
    severity: Severity::Error,
    check: Check::End(check),
};

fn check(totals: &Totals, setup: &Setup<'_>) -> Vec<Sighting> {
    let file = &setup.profile.file;
    match file.max_rows {
        Some(most) if totals.users > most => {
            let note = Note::new("{} users, and {} takes {} at a time: split the list")
                .with(totals.users)
                .with(setup.target())
                .with(most)
                .assumed(file.assumed.iter().any(|key| key == "max_rows"));
            vec![Sighting::of_the_file(note)]
        }
        _ => Vec::new(),
    }
}
