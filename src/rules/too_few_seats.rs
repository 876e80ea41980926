#![doc = include_str!("too_few_seats.md")]

use crate::finding::Severity;
use crate::messages::message;
use crate::profile::archiving::Archiving;
use crate::profile::seats::SeatHolders;
use crate::rule::{Applicability, Check, Context, CountCheck, Rule};

pub(super) const RULE: Rule = Rule {
    name: "too-few-seats",
    page: include_str!("too_few_seats.md"),
    severity: Severity::Error,
    checks: &[Check::Count(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>) -> Applicability<CountCheck<'a>> {
    if !context.writes_users() || !context.profile.asks_for("seats") {
        return Applicability::NotApplicable;
    }
    let Some(seats) = context.org.seats else {
        return Applicability::NotChecked(message!("too-few-seats-not-checked"));
    };
    let assumed = context.profile.assumes("seat_free_when");
    let archiving = Archiving::without_clock(context.profile);
    let holders = SeatHolders::new(context.profile, archiving);
    let layout = context.layout;
    Applicability::Check(CountCheck::new(
        move |user| holders.includes(|field| layout.items(user, field)),
        move |users| {
            let too_few = users > seats;
            let observation = || message!("too-few-seats", users, seats).assumed(assumed);
            too_few.then(observation).into_iter().collect()
        },
    ))
}
