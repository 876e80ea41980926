#![doc = include_str!("too_few_seats.md")]

use crate::finding::{Note, Severity};
use crate::profile::field::{CanonicalValue, Field};
use crate::profile::field_id::FieldId;
use crate::profile::spellings::Spellings;
use crate::rule::{Check, Counting, Rule, Setup, Sight, Sighting};
use crate::user::User;

pub(super) const RULE: Rule = Rule {
    name: "too-few-seats",
    page: include_str!("too_few_seats.md"),
    severity: Severity::Error,
    check: Check::Count(check),
};

fn check<'a>(setup: &Setup<'a>) -> Sight<Counting<'a>> {
    if !setup.operation.kind.writes_users() || !setup.profile.asks_for("seats") {
        return Sight::Away;
    }
    let Some(seats) = setup.org.seats else {
        return Sight::Blind(
            "the mapping does not say how many seats there are; add `--org seats=100`".into(),
        );
    };
    let assumed = setup.profile.assumes("seat_free_when");
    let fields = &setup.profile.fields;
    let free = setup.profile.seat_free_when.iter();
    let free: Vec<Free<'a>> = free
        .map(|(id, value)| Free::when(*id, &fields[*id], value))
        .collect();
    let takes = move |user: &User<'_>| {
        let is_free = !free.is_empty() && free.iter().all(|free| free.is(user));
        !is_free
    };
    let tell = move |users: u64| {
        if users <= seats {
            return Vec::new();
        }
        let note = match users {
            1 => Note::new("one user takes a seat, and there is none"),
            _ => Note::new("{} users take a seat, and the licence has {}")
                .with(users)
                .with(seats),
        };
        let note = note.settled_by("buy more seats, or correct `seats` under `[org]`");
        vec![Sighting::of_the_file(note.assumed(assumed))]
    };
    Sight::Sees(Counting {
        counts: Box::new(takes),
        tell: Box::new(tell),
    })
}

/// A value of a field by which a user takes no seat.
struct Free<'a> {
    number: FieldId,
    field: &'a Field,
    value: &'a str,
    spellings: Spellings<'a>,
    allowed: Option<&'a CanonicalValue>,
}

impl<'a> Free<'a> {
    fn when(number: FieldId, field: &'a Field, value: &'a str) -> Self {
        let spellings = Spellings::of(field);
        Self {
            number,
            field,
            value,
            allowed: spellings.find(value),
            spellings,
        }
    }

    fn is(&self, user: &User<'_>) -> bool {
        let mut values = user.values(self.number).iter().map(|value| value.text);
        let given = values.find(|text| !text.is_empty());
        let Some(text) = given.or(self.field.default.as_deref()) else {
            return false;
        };
        if text == self.value {
            return true;
        }
        match self.allowed {
            Some(allowed) => {
                let read = self.spellings.find(text);
                read.is_some_and(|read| read.value == allowed.value)
            }
            None => !self.field.case_exact && text.to_lowercase() == self.value.to_lowercase(),
        }
    }
}
