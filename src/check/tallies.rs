//! How many users have each value of an attribute, and where the rare ones stand.

use hashbrown::HashMap;

use crate::check::plan::Plan;
use crate::finding::{Finding, Place};
use crate::rule::Tally;

/// Of how many users the places are kept: what is said of a value that more users have is said of the column.
const PLACES: usize = 100;

/// The users with one value.
#[derive(Debug, Default)]
struct Users {
    count: u64,
    places: Vec<Place>,
}

/// How many users have each value of an attribute.
#[derive(Debug, Default)]
pub(super) struct Tallies(HashMap<String, Users>);

impl Tallies {
    /// Adds the user at a place. A row that has the value twice is still one user.
    pub(super) fn add(&mut self, value: &str, place: Place) {
        let users = self.0.entry_ref(value).or_default();
        if users
            .places
            .last()
            .is_some_and(|last| last.row == place.row)
        {
            return;
        }
        users.count += 1;
        if users.places.len() < PLACES {
            users.places.push(place);
        }
    }

    /// Takes the users of the rows that follow too.
    pub(super) fn append(&mut self, other: Self) {
        for (value, mut more) in other.0 {
            let users = self.0.entry(value).or_default();
            users.count += more.count;
            let room = PLACES - users.places.len();
            more.places.truncate(room);
            users.places.append(&mut more.places);
        }
    }

    /// What the rules say of these values, row by row.
    pub(super) fn findings(&self, plan: &Plan<'_>, check: usize) -> Vec<Finding> {
        let mut values: Vec<(&String, &Users)> = self.0.iter().collect();
        values.sort_by_key(|(value, _)| *value);
        let tally =
            |(value, users): &(&'_ String, &Users)| (value.as_str().to_owned(), users.count);
        let counted: Vec<(String, u64)> = values.iter().map(tally).collect();
        let tallies: Vec<Tally<'_>> = counted
            .iter()
            .map(|(value, users)| Tally {
                value,
                users: *users,
            })
            .collect();
        let of = &plan.tallies[check];
        let mut findings = Vec::new();
        for (rule, tell) in &of.tells {
            tell(&tallies, &mut |number, note| {
                let (value, users) = values[number];
                let everywhere = [Place {
                    row: None,
                    line: None,
                    ..users.places[0]
                }];
                let places: &[Place] = if users.count > PLACES as u64 {
                    &everywhere
                } else {
                    &users.places
                };
                findings.extend(places.iter().map(|place| Finding {
                    value: Some(value.as_str().into()),
                    ..plan.finding(*rule, *place, Some(of.attribute), note.clone())
                }));
            });
        }
        findings
    }
}
