#![doc = include_str!("probable_rename.md")]

use crate::finding::{Fact, Finding, Note, Severity};
use crate::profile::attribute::{Attribute, Mutability};
use crate::rule::{About, Check, LookAtUser, Looking, Rule, Setup, Sight};
use crate::user::list::{Index, UserList};
use crate::user::{Match, User, name};

pub(super) const RULE: Rule = Rule {
    name: "probable-rename",
    page: include_str!("probable_rename.md"),
    severity: Severity::Warning,
    check: Check::User(check),
};

/// A name that more users have says nothing.
const MOST: usize = 3;

fn check<'a>(setup: &Setup<'a>) -> Sight<Looking<'a>> {
    let profile = setup.profile;
    let attributes = &profile.attributes;
    let number = |name: &String| {
        let mut attributes = attributes.iter();
        attributes.position(|attribute| attribute.name == *name)
    };
    let same: Vec<usize> = profile.same_person_when.iter().filter_map(number).collect();
    let unfed = |number: &usize| setup.layout.feeds_of(*number).is_empty();
    let keys = setup.match_keys();
    if setup.operation_name == "delete" || same.is_empty() || keys.is_empty() {
        return Sight::Away;
    }
    if same.iter().any(unfed) {
        return Sight::Away;
    }
    if let Some(reason) = setup.cannot_compare(&same) {
        return Sight::Blind(reason);
    }
    let Some(users) = setup.directory else {
        return Sight::Away;
    };
    let mut names = Index::with_room_for(users.len());
    let mut key = String::new();
    for user in 0..users.len() {
        if write_name(&same, |number| users.value(user, number), &mut key) {
            names.add(&key, user);
        }
    }
    let names_a_user = |name: &&String| profile.attribute(name).is_some_and(is_given);
    let given = profile.match_on.iter().find(names_a_user);
    let label = given.and_then(|name| profile.attribute(name)).map(label);
    let assumed = profile.assumes("same_person_when");
    let look: LookAtUser<'a> = Box::new(move |user, tell| {
        let Some(by) = unknown(user, attributes, &keys) else {
            return;
        };
        let Some(value) = user.first(by.attribute) else {
            return;
        };
        let mut key = String::new();
        let text = |number: usize| user.first(number).map(|value| value.text);
        if !write_name(&same, text, &mut key) {
            return;
        }
        let mut alike = names.find(&key).filter(|held| {
            let mut other = String::new();
            write_name(&same, |number| users.value(*held, number), &mut other);
            key == other
        });
        let alike: Vec<usize> = alike.by_ref().take(MOST + 1).collect();
        if alike.len() > MOST {
            return;
        }
        for held in alike {
            let note = match label {
                Some(_) => Note::new(
                    "perhaps `{}`, row {} of the directory, under a new {}: without the `{}` a second user is made",
                ),
                None => Note::new(
                    "perhaps `{}`, row {} of the directory, under a new {}: a second user is made",
                ),
            };
            let note = note
                .value(known_as(users, held, by.attribute, &keys))
                .with(users.row(held))
                .with(attributes[by.attribute].noun())
                .assumed(assumed);
            let note = match label {
                Some(label) => note.with(label),
                None => note,
            };
            tell(About::value(by.attribute, value), note);
        }
    });
    let named = setup.named;
    let stands = move |finding: &Finding| {
        let held = finding.note.facts.iter().find_map(|fact| match fact {
            Fact::Number(row) => users.in_row(*row),
            _ => None,
        });
        // Somebody who has a row under the old key is somebody else.
        !held.is_some_and(|held| named.is_some_and(|named| named.rows(held) > 0))
    };
    Sight::Sees(Looking {
        look,
        stands: Some(Box::new(stands)),
    })
}

/// Whether the target itself gives the value, so that it finds a user under another address too.
fn is_given(attribute: &Attribute) -> bool {
    attribute.mutability == Mutability::ReadOnly
}

fn label(attribute: &Attribute) -> &str {
    attribute.labels.first().unwrap_or(&attribute.name)
}

/// The key under which nobody is known, of a user who has no other by which somebody would be.
fn unknown(user: &User<'_>, attributes: &[Attribute], keys: &[usize]) -> Option<Match> {
    if user.held().is_some() {
        return None;
    }
    // An id of the target finds its user there, or is `renamed-id`'s affair.
    let given = |key: &usize| is_given(&attributes[*key]) && user.has(*key);
    if keys.iter().any(given) {
        return None;
    }
    user.matches().first().copied()
}

/// Writes how a name is compared; whether there is one.
fn write_name<'t>(
    same: &[usize],
    text: impl Fn(usize) -> Option<&'t str>,
    key: &mut String,
) -> bool {
    key.clear();
    same.iter().all(|number| {
        let before = key.len();
        name::write_key(text(*number).unwrap_or_default(), key);
        let some = key.len() > before;
        key.push('\n');
        some
    })
}

/// The value by which the directory knows a user: of that attribute, else of any match key.
fn known_as<'u>(users: &'u UserList, held: usize, attribute: usize, keys: &[usize]) -> &'u str {
    let keys = std::iter::once(attribute).chain(keys.iter().copied());
    keys.filter_map(|key| users.value(held, key))
        .next()
        .unwrap_or_default()
}
