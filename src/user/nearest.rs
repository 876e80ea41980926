//! The current user whose address an unknown address is probably a typo of.

use std::cmp::Ordering;
use std::sync::OnceLock;

use crate::finding::FieldId;
use crate::user::list::{UserId, UserList};
use crate::values::{email, similarity};

/// How many users are compared with one address at most, of those who have half of it in common.
const MOST_COMPARED: usize = 2000;

/// The current users by their addresses, for addresses that nobody has.
pub struct NearestAddress<'a> {
    users: &'a UserList,
    field: FieldId,
    /// The users in the order of their addresses, and of these from behind. Made when it is first asked for.
    orders: OnceLock<[Vec<UserId>; 2]>,
}

/// From which side an address is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Front,
    Back,
}

impl<'a> NearestAddress<'a> {
    /// The users of a list by the addresses of a field.
    #[must_use]
    pub fn new(users: &'a UserList, field: FieldId) -> Self {
        Self {
            users,
            field,
            orders: OnceLock::new(),
        }
    }

    /// The only address of a user that this one is probably a typo of: in what stands before the `@`, or in the domain.
    #[must_use]
    pub fn find(&self, address: &str) -> Option<&'a str> {
        let (local, _) = email::parts(address)?;
        let half = (0..=local.len() / 2).rfind(|at| local.is_char_boundary(*at))?;
        let mut found: Option<&'a str> = None;
        for (side, part) in [
            (Side::Front, &address[..=local.len()]),
            (Side::Front, &address[..half]),
            (Side::Back, &address[half..]),
        ] {
            if part.is_empty() {
                continue;
            }
            for user in self.with(side, part) {
                let other = self.address(*user);
                if !is_typo(address, other) || found == Some(other) {
                    continue;
                }
                if found.is_some() {
                    return None;
                }
                found = Some(other);
            }
        }
        found
    }

    fn address(&self, user: UserId) -> &'a str {
        self.users.value(user, self.field).unwrap_or_default()
    }

    /// The users whose address starts or ends so; none where they are too many to be compared.
    fn with(&self, side: Side, part: &str) -> &[UserId] {
        let [front, back] = self.orders.get_or_init(|| {
            [Side::Front, Side::Back].map(|side| {
                let mut order: Vec<UserId> = self.users.ids().collect();
                order.sort_by(|one, other| compare(side, self.address(*one), self.address(*other)));
                order
            })
        });
        let order = if side == Side::Front { front } else { back };
        let starts = |user: &UserId| {
            let address = self.address(*user);
            let length = address.len().min(part.len());
            let of_part = match side {
                Side::Front => &address.as_bytes()[..length],
                Side::Back => &address.as_bytes()[address.len() - length..],
            };
            compare_bytes(side, of_part, part.as_bytes())
        };
        let first = order.partition_point(|user| starts(user) == Ordering::Less);
        let length = order[first..].partition_point(|user| starts(user) == Ordering::Equal);
        if length > MOST_COMPARED {
            return &[];
        }
        &order[first..first + length]
    }
}

fn compare(side: Side, one: &str, other: &str) -> Ordering {
    compare_bytes(side, one.as_bytes(), other.as_bytes())
}

fn compare_bytes(side: Side, one: &[u8], other: &[u8]) -> Ordering {
    let lower = u8::to_ascii_lowercase;
    let [one, other] = [one.iter().map(lower), other.iter().map(lower)];
    match side {
        Side::Front => one.cmp(other),
        Side::Back => one.rev().cmp(other.rev()),
    }
}

/// Whether an address is another one with a typo on one side of the `@`.
fn is_typo(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(str::to_lowercase);
    let (Some((local, domain)), Some((other_local, other_domain))) =
        (email::parts(&one), email::parts(&other))
    else {
        return false;
    };
    match (local == other_local, domain == other_domain) {
        (true, false) => similarity::typo(domain, other_domain).is_some(),
        (false, true) => similarity::typo(local, other_local).is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::NearestAddress;
    use crate::finding::FieldId;
    use crate::profile::localized_field::LocalizedField;
    use crate::user::list::UserList;

    #[test]
    fn the_address_that_was_meant_is_found() {
        let field = FieldId::new(0).expect("a field");
        let mut users = UserList::new(vec![LocalizedField::from(field)]);
        for (row, address) in [
            "anna.berg@example.com",
            "Ben.Cole@example.com",
            "cleo.diaz@example.com",
            "cleo.dias@example.com",
            "dora1@example.com",
            "anna.berg@other.example",
        ]
        .into_iter()
        .enumerate()
        {
            users.add(row as u64, [(LocalizedField::from(field), address)]);
        }
        let nearest = NearestAddress::new(&users, field);
        for (address, meant) in [
            ("anna.breg@example.com", Some("anna.berg@example.com")),
            ("ana.berg@example.com", Some("anna.berg@example.com")),
            ("anna.berg@exmaple.com", Some("anna.berg@example.com")),
            ("ben.cole@example.con", Some("Ben.Cole@example.com")),
            // Two can be meant.
            ("cleo.diat@example.com", None),
            ("dora2@example.com", None),
            ("emil.fox@example.com", None),
            ("anna", None),
            ("@example.com", None),
            ("\u{e9}@example.com", None),
        ] {
            assert_eq!(nearest.find(address), meant, "{address}");
        }
    }
}
