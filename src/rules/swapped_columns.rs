#![doc = include_str!("swapped_columns.md")]

use crate::finding::{Note, Severity};
use crate::mapping::feed::Feed;
use crate::profile::attribute::Type;
use crate::rule::{Check, Evidence, Rule, Setup, Weighing};

pub(super) const RULE: Rule = Rule {
    name: "swapped-columns",
    page: include_str!("swapped_columns.md"),
    severity: Severity::Error,
    check: Check::Column(check),
};

/// The kinds of values: addresses, what is as the type wants it, and everything else.
const ADDRESS: u8 = 0;
const OTHER: u8 = 1;

/// So many values tell what a column holds; one or two may be slips.
const FEWEST: u64 = 3;

fn check<'a>(feed: &'a Feed, setup: &Setup<'a>) -> Option<Weighing<'a>> {
    let attribute = setup.attribute(feed);
    feed.column?;
    let wants_addresses = match attribute.kind {
        Type::Email => true,
        Type::Phone | Type::Date | Type::DateTime => false,
        // What finds a user may be an address, and so may a text of which nothing is known.
        Type::Text if (attribute.required || attribute.group) && !attribute.unique => false,
        _ => return None,
    };
    Some(Weighing {
        kind: Box::new(|value| {
            let at = memchr::memchr(b'@', value.as_bytes());
            let inside = at.is_some_and(|at| at > 0 && at + 1 < value.len());
            Some(if inside { ADDRESS } else { OTHER })
        }),
        note: Box::new(|_, _| None),
        settle: Box::new(|note, _, _| Some(note)),
        conclude: Box::new(move |evidence| conclude(evidence, wants_addresses, &attribute.name)),
    })
}

fn conclude(evidence: &Evidence, wants_addresses: bool, attribute: &str) -> Option<Note> {
    let (addresses, others) = (evidence[usize::from(ADDRESS)], evidence[usize::from(OTHER)]);
    let all = addresses + others;
    let note = match wants_addresses {
        _ if all < FEWEST => return None,
        true if addresses * 5 <= all => {
            Note::new("feeds `{}`, but only {} of {} values are mail addresses")
                .with(attribute)
                .with(addresses)
        }
        false if addresses * 5 >= all * 4 => {
            Note::new("feeds `{}`, but {} of {} values are mail addresses")
                .with(attribute)
                .with(addresses)
        }
        _ => return None,
    };
    Some(note.with(all))
}
