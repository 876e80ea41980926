//! How many users have which part of a value of a field, and the first of them.

use hashbrown::HashMap;

use crate::check::compiled::CompiledRules;
use crate::finding::{Findings, Place};
use crate::rule::Tally;

/// How many different parts are counted. In a field with more of them, none is usual enough to compare the others with.
const MOST_PARTS: usize = 2000;
/// Of how many users with a part the values are kept, the first of the file.
const MOST_KEPT: usize = 20;

/// The users with one part.
#[derive(Debug, Default)]
struct Users {
    count: u64,
    first: Vec<(Place, Box<str>)>,
}

/// How many users have which part of a value of a field.
#[derive(Debug, Default)]
pub(super) struct Parts {
    numbers: HashMap<String, u32>,
    users: Vec<Users>,
    /// The last part that was counted, and its number: mostly it comes again in the next row.
    last: (String, u32),
    has_too_many: bool,
}

impl Parts {
    /// Counts the user at a place by a part of a value.
    #[inline]
    pub(super) fn add(&mut self, part: &str, place: Place, value: &str) {
        if self.has_too_many {
            return;
        }
        if self.last.0 != part || self.users.is_empty() {
            self.find(part);
        }
        let Some(users) = self.users.get_mut(self.last.1 as usize) else {
            return;
        };
        users.count += 1;
        if users.first.len() < MOST_KEPT {
            users.first.push((place, value.into()));
        }
    }

    /// Makes a part the last one.
    fn find(&mut self, part: &str) {
        let next = self.users.len() as u32;
        let number = *self.numbers.entry_ref(part).or_insert(next);
        self.last.0.clear();
        self.last.0.push_str(part);
        self.last.1 = number;
        if number == next {
            self.users.push(Users::default());
            self.limit();
        }
    }

    /// Forgets everything where there are too many parts.
    fn limit(&mut self) {
        if self.users.len() > MOST_PARTS {
            *self = Self {
                has_too_many: true,
                ..Self::default()
            };
        }
    }

    /// Adds the users of other rows.
    pub(super) fn add_all(&mut self, other: &Self) {
        if other.has_too_many {
            *self = Self {
                has_too_many: true,
                ..Self::default()
            };
            return;
        }
        for (part, number) in &other.numbers {
            if self.has_too_many {
                return;
            }
            self.find(part);
            let more = &other.users[*number as usize];
            if let Some(users) = self.users.get_mut(self.last.1 as usize) {
                users.count += more.count;
                users.first.extend_from_slice(&more.first);
                users.first.sort_unstable();
                users.first.truncate(MOST_KEPT);
            }
        }
    }

    /// What the rule says of values with these parts.
    pub(super) fn judge(&self, rules: &CompiledRules<'_>, check: usize, findings: &mut Findings) {
        let numbers = self.numbers.iter();
        let mut parts: Vec<(&str, &Users)> = numbers
            .map(|(part, number)| (part.as_str(), &self.users[*number as usize]))
            .collect();
        parts.sort_unstable_by_key(|(part, _)| *part);
        let tallies: Vec<Tally<'_>> = parts
            .iter()
            .map(|(value, users)| Tally {
                value,
                users: users.count,
            })
            .collect();
        let (field, (rule, check)) = &rules.parts[check];
        (check.judge)(&tallies, &mut |number, judge| {
            for (place, value) in &parts[number].1.first {
                if let Some(observation) = judge(value.trim()) {
                    let (field, value) = (Some(*field), Some(&**value));
                    rules.report(*rule, *place, field, value, &observation, findings);
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_KEPT, MOST_PARTS, Parts};
    use crate::finding::{Place, RowNumber};

    fn at(row: u64) -> Place {
        Place {
            row: Some(RowNumber(row)),
            ..Place::default()
        }
    }

    fn parts(rows: impl IntoIterator<Item = (u64, &'static str)>) -> Parts {
        let mut parts = Parts::default();
        for (row, part) in rows {
            parts.add(part, at(row), part);
        }
        parts
    }

    /// How many users have a part, and the rows that are kept.
    fn of(parts: &Parts, part: &str) -> (u64, Vec<u64>) {
        let users = &parts.users[parts.numbers[part] as usize];
        let rows = users.first.iter().filter_map(|(place, _)| place.row);
        (users.count, rows.map(|row| row.0).collect())
    }

    #[test]
    fn parts_are_counted_in_any_order_of_the_blocks() {
        let rows: Vec<(u64, &str)> = (2..60)
            .map(|row| (row, if row % 7 == 0 { "b" } else { "a" }))
            .collect();
        let mut later = parts(rows[20..].to_vec());
        later.add_all(&parts(rows[..20].to_vec()));
        let whole = parts(rows);
        for part in ["a", "b"] {
            assert_eq!(of(&later, part), of(&whole, part), "{part}");
        }
        assert_eq!(of(&whole, "a").1.len(), MOST_KEPT);
    }

    #[test]
    fn too_many_parts_are_none() {
        let mut many = Parts::default();
        for number in 0..=MOST_PARTS as u64 {
            many.add(&number.to_string(), at(number), "");
        }
        assert!(many.users.is_empty());
        many.add("1", at(1), "");
        assert!(many.users.is_empty());
        let mut few = parts([(2, "a")]);
        few.add_all(&many);
        few.add("a", at(3), "");
        assert!(few.has_too_many && few.users.is_empty());
    }
}
