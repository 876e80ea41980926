#![doc = include_str!("manager_cycle.md")]

use crate::finding::{Note, Severity};
use crate::profile::field::Field;
use crate::rule::{Check, Rule, Setup, Sight, TellOfLinks};
use crate::user::links::Naming;

pub(super) const RULE: Rule = Rule {
    name: "manager-cycle",
    page: include_str!("manager_cycle.md"),
    severity: Severity::Error,
    check: Check::Links(check),
};

/// How many rows of a loop a sentence names.
const LISTED: usize = 5;

fn check<'a>(field: &'a Field, setup: &Setup<'a>) -> Sight<TellOfLinks<'a>> {
    if !setup.operation.kind.writes_users() {
        return Sight::Away;
    }
    let assumed = field.assumes("refers_to");
    Sight::Sees(Box::new(move |links| {
        let mut notes = Vec::new();
        for rows in links.loops() {
            for (at, naming) in rows.iter().enumerate() {
                notes.push((*naming, note(&rows, at).assumed(assumed)));
            }
        }
        notes
    }))
}

/// What is said of one row of a loop: through which others it comes back.
fn note(rows: &[Naming], at: usize) -> Note {
    let others = rows.len() - 1;
    let listed: Vec<String> = (1..=others.min(LISTED))
        .map(|step| rows[(at + step) % rows.len()].row.to_string())
        .collect();
    let note = match others {
        0 => Note::new("the user is their own manager"),
        1 => Note::new("leads back to this user through row {}"),
        _ if others <= LISTED => Note::new("leads back to this user through rows {}"),
        _ => Note::new("leads back to this user through rows {} and {} more"),
    };
    match others {
        0 => note,
        _ => note.with(listed.join(", ")).with(others - listed.len()),
    }
}
