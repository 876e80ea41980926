//! How many users have each value of an attribute, and where the rare ones stand.

use hashbrown::HashMap;
use hashbrown::hash_map::Entry;

use crate::check::plan::Plan;
use crate::finding::{Finding, Place};
use crate::rule::Tally;

/// Of how many users the places are kept: what is said of a value that more users have is said of the column.
const PLACES: usize = 100;

/// The users with one value.
#[derive(Debug, Default)]
struct Users {
    count: u64,
    last_row: Option<u64>,
    /// The first column of those in which it stands.
    column: Option<u32>,
    places: Vec<Place>,
}

impl Users {
    fn add(&mut self, place: Place) {
        if self.count == 0 {
            self.column = place.column;
            // Where every user has another value, room for more would be room for nobody.
            self.places.reserve_exact(1);
        } else if self.last_row == place.row {
            return;
        }
        self.count += 1;
        self.last_row = place.row;
        self.column = self.column.min(place.column);
        if self.places.len() < PLACES {
            self.places.push(place);
        }
    }
}

/// How many users have each value of an attribute.
#[derive(Debug, Default)]
pub(super) struct Tallies(HashMap<String, Users>);

impl Tallies {
    /// Adds the user at a place. A row that has the value twice is still one user.
    pub(super) fn add(&mut self, value: &str, place: Place) {
        self.0.entry_ref(value).or_default().add(place);
    }

    /// Takes the users of the rows that follow too.
    pub(super) fn append(&mut self, other: Self) {
        for (value, mut more) in other.0 {
            match self.0.entry(value) {
                Entry::Vacant(vacant) => {
                    vacant.insert(more);
                }
                Entry::Occupied(mut known) => {
                    let users = known.get_mut();
                    users.count += more.count;
                    users.last_row = more.last_row;
                    users.column = users.column.min(more.column);
                    more.places.truncate(PLACES - users.places.len());
                    users.places.append(&mut more.places);
                }
            }
        }
    }

    /// What the rules say of these values, row by row.
    pub(super) fn findings(&self, plan: &Plan<'_>, check: usize) -> Vec<Finding> {
        let mut values: Vec<(&String, &Users)> = self.0.iter().collect();
        values.sort_by_key(|(value, _)| *value);
        let tallies: Vec<Tally<'_>> = values
            .iter()
            .map(|(value, users)| Tally {
                value,
                users: users.count,
            })
            .collect();
        let of = &plan.tallies[check];
        let mut findings = Vec::new();
        for (rule, tell) in &of.tells {
            tell(&tallies, &mut |number, note| {
                let (value, users) = values[number];
                let everywhere = [Place {
                    column: users.column,
                    ..Place::default()
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
