//! How many users have each value of a field, and where the rare ones stand.

use std::ops::Range;

use hashbrown::HashMap;

use crate::check::plan::Plan;
use crate::finding::{Finding, Place};
use crate::mapping::mapped_column::MappedColumn;
use crate::rule::Tally;
use crate::user::Value;

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

/// How many users have each value of a field.
#[derive(Debug, Default)]
pub(super) struct Tallies {
    numbers: HashMap<String, usize>,
    users: Vec<Users>,
}

/// The cells of one column in one block, and the numbers of the values in each: lists of groups come again and again.
#[derive(Debug, Default)]
pub(super) struct KnownCells<'b> {
    cells: HashMap<&'b str, Range<usize>>,
    numbers: Vec<usize>,
}

impl Tallies {
    /// Adds the user at a place, once for each value in the cell.
    pub(super) fn add<'b>(
        &mut self,
        mapped: &MappedColumn,
        value: &Value<'b>,
        place: Place,
        known: &mut KnownCells<'b>,
    ) {
        let numbers = known.cells.entry(value.cell).or_insert_with(|| {
            let start = known.numbers.len();
            let items = mapped.items(value).filter(|item| !item.is_empty());
            known.numbers.extend(items.map(|item| self.number(item)));
            start..known.numbers.len()
        });
        for number in &known.numbers[numbers.clone()] {
            self.users[*number].add(place);
        }
    }

    fn number(&mut self, value: &str) -> usize {
        let next = self.users.len();
        let number = *self.numbers.entry_ref(value).or_insert(next);
        if number == next {
            self.users.push(Users::default());
        }
        number
    }

    /// Takes the users of the rows that follow too.
    pub(super) fn append(&mut self, mut other: Self) {
        for (value, number) in other.numbers {
            let mut more = std::mem::take(&mut other.users[number]);
            let number = self.number(&value);
            let users = &mut self.users[number];
            if users.count == 0 {
                *users = more;
                continue;
            }
            users.count += more.count;
            users.last_row = more.last_row;
            users.column = users.column.min(more.column);
            more.places.truncate(PLACES - users.places.len());
            users.places.append(&mut more.places);
        }
    }

    /// What the rules say of these values, row by row.
    pub(super) fn findings(&self, plan: &Plan<'_>, check: usize) -> Vec<Finding> {
        let numbers = self.numbers.iter();
        let mut values: Vec<(&String, &Users)> = numbers
            .map(|(value, number)| (value, &self.users[*number]))
            .collect();
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
                    ..plan.finding(*rule, *place, Some(of.field), note.clone())
                }));
            });
        }
        findings
    }
}
