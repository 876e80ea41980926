//! How many users have each value of a field, and where the rare ones stand.

use hashbrown::HashMap;

use crate::check::compiled::CompiledRules;
use crate::finding::{Findings, Place, RowNumber};
use crate::rule::Tally;
use crate::user::list::MatchCounts;

/// Of how many users the places are kept: what is said of a value that more users have is said of the column.
const MOST_PLACES: usize = 100;

/// The users with one value.
#[derive(Debug, Default)]
struct Users {
    count: u64,
    last_row: Option<RowNumber>,
    /// Where the value stands, the first rows first.
    places: Vec<Place>,
}

impl Users {
    #[inline]
    fn add(&mut self, place: Place) {
        // Who has a value in two columns is still one user.
        if self.last_row == place.row {
            return;
        }
        if self.count == 0 {
            // Where every user has another value, room for more would stay empty.
            self.places.reserve_exact(1);
        }
        self.count += 1;
        self.last_row = place.row;
        if self.places.len() < MOST_PLACES {
            self.places.push(place);
        }
    }

    fn add_all(&mut self, other: &Self) {
        self.count += other.count;
        self.places.extend_from_slice(&other.places);
        self.places.sort_unstable();
        self.places.truncate(MOST_PLACES);
    }

    /// The places of all users, or the column where they are too many to be named.
    fn places(&self) -> Vec<Place> {
        if self.count <= MOST_PLACES as u64 {
            return self.places.clone();
        }
        let columns = self.places.iter().filter_map(|place| place.column);
        vec![Place {
            column: columns.min(),
            ..Place::default()
        }]
    }
}

/// How many users have each value of a field.
#[derive(Debug, Default)]
pub(super) struct Tallies {
    numbers: HashMap<String, u32>,
    users: Vec<Users>,
}

impl Tallies {
    /// The number of a value.
    pub(super) fn number(&mut self, value: &str) -> u32 {
        let next = self.users.len() as u32;
        let number = *self.numbers.entry_ref(value).or_insert(next);
        if number == next {
            self.users.push(Users::default());
        }
        number
    }

    /// Adds the user at a place, who has the value with this number.
    #[inline]
    pub(super) fn add(&mut self, number: u32, place: Place) {
        self.users[number as usize].add(place);
    }

    /// Adds the users of other rows.
    pub(super) fn add_all(&mut self, other: &Self) {
        for (value, number) in &other.numbers {
            let users = &other.users[*number as usize];
            let number = self.number(value);
            self.users[number as usize].add_all(users);
        }
    }

    /// What the rules say of these values; `named` is how many rows name each of the current users, where there are any.
    pub(super) fn judge(
        &self,
        rules: &CompiledRules<'_>,
        check: usize,
        named: Option<&MatchCounts>,
        findings: &mut Findings,
    ) {
        let numbers = self.numbers.iter();
        let mut values: Vec<(&String, &Users)> = numbers
            .map(|(value, number)| (value, &self.users[*number as usize]))
            .collect();
        values.sort_unstable_by_key(|(value, _)| *value);
        let tallies: Vec<Tally<'_>> = values
            .iter()
            .map(|(value, users)| Tally {
                value,
                users: users.count,
            })
            .collect();
        let of = &rules.tallies[check];
        for (rule, judge) in &of.checks {
            judge(&tallies, named, &mut |number, observation| {
                let (value, users) = values[number];
                for place in users.places() {
                    rules.report(
                        *rule,
                        place,
                        Some(of.field),
                        Some(value),
                        &observation,
                        findings,
                    );
                }
            });
        }
    }
}
