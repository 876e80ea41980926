#![doc = include_str!("reused_key.md")]

use crate::finding::{FieldId, Severity};
use crate::messages::{message, value};
use crate::rule::{About, Applicability, Check, Context, Rule, UserCheck};
use crate::user::list::{UserId, UserList};
use crate::user::{User, name};
use crate::values::similarity;

pub(super) const RULE: Rule = Rule {
    name: "reused-key",
    page: include_str!("reused_key.md"),
    severity: Severity::Warning,
    compares_with_current: true,
    checks: &[Check::User(check)],
    ..Rule::DEFAULT
};

/// From how many letters on a word can be the short form of another one.
const SHORT_FORM: usize = 3;

fn check<'a>(context: &Context<'a>) -> Applicability<UserCheck<'a>> {
    let profile = context.profile;
    let parts: &[FieldId] = &profile.same_person_when;
    let is_complete = !parts.is_empty() && parts.iter().all(|part| context.is_mapped(*part));
    if !context.writes_users() || !is_complete || context.match_keys().is_empty() {
        return Applicability::NotApplicable;
    }
    if let Some(reason) = context.cannot_compare(parts) {
        return Applicability::NotChecked(reason);
    }
    let Some(users) = context.current else {
        return Applicability::NotApplicable;
    };
    let addresses: Vec<FieldId> = profile.addresses().collect();
    let replaced = Replaced {
        users,
        parts,
        addresses,
    };
    let context = *context;
    Applicability::Check(UserCheck::new(move |user, report| {
        let Some(current) = user.held() else {
            return;
        };
        // Nearly everybody has the name of the day before. Keys that disagree are an error of their own.
        let agree = user.matches().iter().all(|by| by.current == Some(current));
        if !agree || replaced.has_same_name(user, current) {
            return;
        }
        let mut matches = user.matches().iter();
        let by = matches.find(|by| by.current == Some(current));
        let Some((by, own)) = by.and_then(|by| Some((by, user.first(by.field)?))) else {
            return;
        };
        if replaced.is_another_person(user, current, by.field) {
            let message = message!(
                "reused-key",
                key = context.key_kind(by.field),
                known_as = value(replaced.name_of(current)),
                row = users.row(current)
            );
            report(About::value(by.field, own), message.into());
        }
    }))
}

/// Tells whether a user of the file is another person than the current user with the same key.
struct Replaced<'a> {
    users: &'a UserList,
    /// The fields of which a name consists.
    parts: &'a [FieldId],
    addresses: Vec<FieldId>,
}

impl Replaced<'_> {
    fn has_same_name(&self, user: &User<'_>, current: UserId) -> bool {
        self.parts.iter().any(|part| {
            let (one, other) = (user.first(*part), self.users.value(current, *part));
            one.map(|one| one.text) == other
        })
    }

    /// The name of a current user as it is written.
    fn name_of(&self, current: UserId) -> String {
        let parts = self.parts.iter();
        let parts: Vec<&str> = parts
            .filter_map(|part| self.users.value(current, *part))
            .collect();
        parts.join(" ")
    }

    /// Whether nothing of the name is left, and the address is another one too, or is still that of the old name.
    fn is_another_person(&self, user: &User<'_>, current: UserId, key: FieldId) -> bool {
        let new = self.parts.iter().filter_map(|part| user.first(*part));
        let new = name::words(new.map(|value| value.text));
        let old = self
            .parts
            .iter()
            .filter_map(|part| self.users.value(current, *part));
        let old = name::words(old);
        let is_complete = new.len() >= self.parts.len() && old.len() >= self.parts.len();
        let has_in_common = new
            .iter()
            .any(|new| old.iter().any(|old| are_one_word(new, old)));
        if !is_complete || has_in_common {
            return false;
        }
        let mut moved = None;
        for &field in &self.addresses {
            let (one, other) = (user.first(field), self.users.value(current, field));
            let (Some(one), Some(other)) = (one, other) else {
                continue;
            };
            let (one, other) = (mailbox(one.text), mailbox(other));
            if field == key {
                // An address that was made of the old name and not of the new one.
                let is_of = |words: &[String]| {
                    words
                        .iter()
                        .any(|word| word.len() >= SHORT_FORM && one.contains(word.as_str()))
                };
                return is_of(&old) && !is_of(&new);
            }
            if one == other {
                return false;
            }
            moved = Some(true);
        }
        // Without an address to look at, a name of several words that is another one altogether has to do.
        moved.unwrap_or(self.parts.len() > 1)
    }
}

/// Whether two words of a name are one, as far as is known: a typo, or a short form.
fn are_one_word(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    one == other
        || short.chars().count() >= SHORT_FORM && long.starts_with(short)
        || similarity::typo(one, other).is_some()
}

/// What stands before the `@`, as names are compared.
fn mailbox(address: &str) -> String {
    let local = address.rsplit_once('@').map_or(address, |(local, _)| local);
    let mut key = String::new();
    name::write_key(local, &mut key);
    key
}

#[cfg(test)]
mod tests {
    use super::are_one_word;

    #[test]
    fn a_typo_and_a_short_form_are_the_same_word() {
        for (one, other, same) in [
            ("rob", "robert", true),
            ("katharina", "kathi", false),
            ("meyer", "meier", true),
            ("jo", "john", false),
            ("anna", "ben", false),
        ] {
            assert_eq!(are_one_word(one, other), same, "{one} {other}");
            assert_eq!(are_one_word(other, one), same, "{other} {one}");
        }
    }
}
