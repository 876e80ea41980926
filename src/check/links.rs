//! What ties a user to others: the values that nobody else should have, and who is named by the key of another.

use xxhash_rust::xxh3::xxh3_64;

use crate::check::collect::Collected;
use crate::check::compiled::CompiledRules;
use crate::finding::RowNumber;
use crate::profile::field::Field;
use crate::user::User;

/// The hash of what all spellings of a value have in common, without case; none where no user can have it. `key` is scratch.
#[inline]
pub(super) fn loose_hash(field: &Field, value: &str, key: &mut String) -> Option<u64> {
    let key = field.loose_key(value, key);
    (!key.is_empty()).then(|| xxh3_64(key.as_bytes()))
}

/// The hash of a value by which [`Links`](crate::user::links::Links) know users; none where no user can have it.
fn hash(field: &Field, value: &str, key: &mut String) -> Option<u64> {
    let key = field.key(value, key);
    (!key.is_empty()).then(|| xxh3_64(key.as_bytes()))
}

/// The same of a value that names another user. One that no user can have names no user, and that is reported, too.
pub(super) fn named_hash(field: &Field, value: &str, key: &mut String) -> u64 {
    hash(field, value, key).unwrap_or_else(|| xxh3_64(value.as_bytes()))
}

/// Adds the keys of the user of a row, and whom this user names. `key` is scratch.
pub(super) fn add(
    rules: &CompiledRules<'_>,
    row: RowNumber,
    user: &User<'_>,
    key: &mut String,
    own: &mut Vec<(usize, u64)>,
    collected: &mut Collected,
) {
    let layout = rules.context.layout;
    own.clear();
    for (check, of) in rules.shared.iter().enumerate() {
        let field = rules.field(of.field);
        let by_mailbox = rules.mailboxes.iter().any(|by| by.field == of.field);
        let mut add = |item: &str| {
            if let Some(hash) = loose_hash(field, item, key) {
                collected.keys[check].add(row, hash);
                own.push((check, hash));
            }
            if by_mailbox && field.write_mailbox_key(item, key) {
                collected.keys[check].add(row, xxh3_64(key.as_bytes()));
            }
        };
        match of.only {
            Some(column) => add(user.values[column].text),
            None => layout.each_item(user, of.field, add),
        }
    }
    for (number, link) in rules.links.iter().enumerate() {
        let (key_field, links) = (rules.field(link.key), &mut collected.links[number]);
        let (mut first, mut has_key) = (None, false);
        layout.each_item(user, link.field, |item| {
            if !link.names(item) {
                return;
            }
            let named = Some(named_hash(key_field, item, key));
            match first {
                None => first = named,
                Some(_) => links.add(row, None, named),
            }
        });
        let mut add = |hash: u64| {
            links.add(row, Some(hash), first);
            has_key = true;
        };
        if let Some(check) = link.keyed_by {
            let keys = own.iter().filter(|(keyed, _)| *keyed == check);
            keys.for_each(|(_, hash)| add(*hash));
        } else {
            layout.each_item(user, link.key, |item| {
                hash(key_field, item, key).map(&mut add);
            });
        }
        if !has_key && first.is_some() {
            links.add(row, None, first);
        }
    }
}
