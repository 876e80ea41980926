//! What may tie a user to others: the keys that nobody else should have, and the key of somebody else.

use crate::check::eye::Outcome;
use crate::check::groups::Key;
use crate::check::plan::Plan;
use crate::rule::{self, Setup};
use crate::user::User;

/// Takes down the keys of the user of a row, and whom this user names. `scratch` is for keys.
pub(super) fn look(
    plan: &Plan<'_>,
    setup: &Setup<'_>,
    row: u64,
    user: &User<'_>,
    scratch: &mut String,
    outcome: &mut Outcome,
) {
    let (layout, fields) = (setup.layout, plan.fields());
    let before = outcome.keys.len();
    for (check, group) in plan.groups.iter().enumerate() {
        let field = &fields[group.field];
        layout.each_item(user, group.field, |item| {
            let fingerprint = rule::loose_fingerprint(field, item, scratch);
            outcome.keys.extend(fingerprint.map(|fingerprint| Key {
                check,
                fingerprint,
                row,
            }));
        });
    }
    for (number, link) in plan.links.iter().enumerate() {
        let (key, links) = (&fields[link.key], &mut outcome.links[number]);
        let (mut first, mut has_key) = (None, false);
        layout.each_item(user, link.field, |item| {
            if !link.names(item) {
                return;
            }
            let named = Some(rule::named_fingerprint(key, item, scratch));
            match first {
                None => first = named,
                Some(_) => links.add(row, None, named),
            }
        });
        let mut add = |own: u64| {
            links.add(row, Some(own), first);
            has_key = true;
        };
        if let Some(check) = link.grouped {
            let keys = outcome.keys[before..].iter();
            let keys = keys.filter(|key| key.check == check);
            keys.for_each(|key| add(key.fingerprint));
        } else {
            layout.each_item(user, link.key, |item| {
                rule::fingerprint(key, item, scratch).map(&mut add);
            });
        }
        if !has_key && first.is_some() {
            links.add(row, None, first);
        }
    }
}
