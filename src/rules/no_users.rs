#![doc = include_str!("no_users.md")]

use crate::finding::{Note, Severity};
use crate::rule::{Check, Rule, Setup, Sighting, Totals};

pub(super) const RULE: Rule = Rule {
    name: "no-users",
    page: include_str!("no_users.md"),
    severity: Severity::Error,
    check: Check::End(check),
};

fn check(totals: &Totals, setup: &Setup<'_>) -> Vec<Sighting> {
    if totals.users > 0 {
        return Vec::new();
    }
    let note = match setup.observed.header_row.row {
        Some(row) => Note::new("there is no user below the headers in row {}").with(row),
        None => Note::new("there is no user in the file"),
    };
    vec![Sighting::of_the_file(note)]
}
