#![doc = include_str!("near_duplicate_group.md")]

mod spellings;
mod typos;

use crate::finding::FieldId;
use crate::finding::Severity;
use crate::messages::{Message, message, value};
use crate::profile::field::Known;
use crate::rule::{Applicability, Check, Context, GroupCheck, Observation, Rule, Tally};
use crate::rules::near_duplicate_group::spellings::{Group, Verdict};
use crate::rules::near_duplicate_group::typos::meant;

pub(super) const RULE: Rule = Rule {
    name: "near-duplicate-group",
    page: include_str!("near_duplicate_group.md"),
    severity: Severity::Warning,
    yields_to: &[
        "csv-syntax",
        "escaped-text",
        "garbled-text",
        "list-notation",
        "placeholder-value",
        "text-became-date",
    ],
    checks: &[Check::Group(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, id: FieldId) -> Applicability<GroupCheck<'a>> {
    let field = &context.profile.fields[id];
    // Where it is known which groups there are, all others are unknown ones.
    let is_listed = field
        .known
        .is_some_and(|list| context.org.known(list).is_some());
    let is_known = is_listed || !field.canonical_values.is_empty();
    let is_group = field.group || field.concept() == "department";
    if !is_group || is_known || !context.writes_users() {
        return Applicability::NotApplicable;
    }
    let can_be_listed = field.known == Some(Known::Groups);
    let current = context.current.filter(|users| users.has(id));
    Applicability::Check(GroupCheck::tallies(move |tallies, named, report| {
        // Users who are in a group already and not in the file count too.
        let others = current.zip(named);
        let others = others.map(|(users, named)| users.tally(id, &|user| named.rows(user) > 0));
        let all = with_others(tallies, others.iter().flatten());
        let groups = Group::all(&all);
        for (group, meant) in groups.iter().zip(meant(&groups)) {
            for spelling in &group.spellings {
                // The others are not in the file.
                if spelling.number >= tallies.len() {
                    continue;
                }
                let observation = match meant {
                    Some(other) => Some(typo(&all[groups[other].usual()], can_be_listed)),
                    None => form(&all, group, spelling.verdict, can_be_listed),
                };
                if let Some(observation) = observation {
                    report(spelling.number, observation);
                }
            }
        }
    }))
}

/// The tallies of the file with those of other users added; first those of the file, in their order.
fn with_others<'t>(
    tallies: &[Tally<'t>],
    others: impl Iterator<Item = (&'t &'t str, &'t u64)>,
) -> Vec<Tally<'t>> {
    let mut all = tallies.to_vec();
    let mut new: Vec<Tally<'t>> = Vec::new();
    for (value, users) in others {
        match tallies.binary_search_by(|tally| tally.value.cmp(value)) {
            Ok(number) => all[number].users += users,
            Err(_) => new.push(Tally {
                value,
                users: *users,
            }),
        }
    }
    new.sort_unstable_by_key(|tally| tally.value);
    all.extend(new);
    all
}

/// What is said of a group that is another one, mistyped.
fn typo(usual: &Tally<'_>, can_be_listed: bool) -> Observation {
    let users = usual.users;
    let message = if can_be_listed {
        message!("near-duplicate-group-typo-or-list", users)
    } else {
        message!("near-duplicate-group-typo", users)
    };
    message.suggest(usual.value)
}

/// What is said of one spelling of a group.
fn form(
    tallies: &[Tally<'_>],
    group: &Group,
    verdict: Verdict,
    can_be_listed: bool,
) -> Option<Observation> {
    let usual = &tallies[group.usual()];
    Some(match verdict {
        Verdict::Right => return None,
        Verdict::Wrong => worded(usual.users, can_be_listed).suggest(usual.value),
        Verdict::Doubtful(other) => {
            let other = &tallies[other];
            let (users, other) = (other.users, value(other.value));
            message!("near-duplicate-group-also-written", other, users).into()
        }
        Verdict::OtherUnicode(other) => {
            let other = &tallies[other];
            let users = other.users;
            message!("near-duplicate-group-unicode", users).suggest(other.value)
        }
    })
}

fn worded(users: u64, can_be_listed: bool) -> Message {
    if can_be_listed {
        message!("near-duplicate-group-form-or-list", users)
    } else {
        message!("near-duplicate-group-form", users)
    }
}
