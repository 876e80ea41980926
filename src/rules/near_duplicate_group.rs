#![doc = include_str!("near_duplicate_group.md")]

use std::cmp::Reverse;

use hashbrown::HashMap;
use unicode_normalization::UnicodeNormalization;

use crate::finding::FieldId;
use crate::finding::Severity;
use crate::messages::{Message, message};
use crate::profile::field::Known;
use crate::rule::{Applicability, Check, Context, GroupCheck, Rule, Tally};
use crate::values::placeholder::{self, Expected};
use crate::values::{list_notation, similarity};

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

/// Among how many groups typos are looked for.
const MOST_COMPARED: usize = 2000;
/// How many times as many users the group has that was meant.
const TIMES: u64 = 5;

fn check<'a>(context: &Context<'a>, field: FieldId) -> Applicability<GroupCheck<'a>> {
    let field = &context.profile.fields[field];
    // Where it is known which groups there are, all others are unknown ones.
    let is_listed = field
        .known
        .is_some_and(|list| context.org.known(list).is_some());
    let is_known = is_listed || !field.canonical_values.is_empty();
    if !field.group || is_known || !context.writes_users() {
        return Applicability::NotApplicable;
    }
    let can_be_listed = field.known == Some(Known::Groups);
    Applicability::Check(GroupCheck::tallies(move |tallies, _, report| {
        let groups = Group::all(tallies);
        for (group, meant) in groups.iter().zip(meant(&groups)) {
            for (number, _) in &group.spellings {
                let (likeness, of) = match meant {
                    Some(other) => (Likeness::Typo, &groups[other]),
                    None if *number != group.usual() => (Likeness::Form, group),
                    None => continue,
                };
                let usual = tallies[of.usual()];
                let message = message(likeness, usual.users, can_be_listed);
                report(*number, message.suggest(usual.value));
            }
        }
    }))
}

/// How one spelling is like another.
enum Likeness {
    /// They differ only in case, spaces or marks.
    Form,
    /// One can be the other, mistyped.
    Typo,
}

fn message(likeness: Likeness, users: u64, can_be_listed: bool) -> Message {
    match (likeness, can_be_listed) {
        (Likeness::Form, true) => message!("near-duplicate-group-form-or-list", users),
        (Likeness::Form, false) => message!("near-duplicate-group-form", users),
        (Likeness::Typo, true) => message!("near-duplicate-group-typo-or-list", users),
        (Likeness::Typo, false) => message!("near-duplicate-group-typo", users),
    }
}

/// Values that differ in nothing but case, spaces and marks.
struct Group {
    words: Vec<String>,
    /// The numbers of their tallies, and how many users have each; the most usual first.
    spellings: Vec<(usize, u64)>,
    users: u64,
}

impl Group {
    fn all(tallies: &[Tally<'_>]) -> Vec<Self> {
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut groups: Vec<Self> = Vec::new();
        for (number, tally) in tallies.iter().enumerate() {
            let key = key(tally.value);
            // What is no name of a group is not compared with those that are.
            if key.is_empty() || list_notation::is_piece(tally.value) || is_placeholder(tally.value)
            {
                continue;
            }
            let group = *numbers.entry(key).or_insert(groups.len());
            if group == groups.len() {
                groups.push(Self {
                    words: words(tally.value),
                    spellings: Vec::new(),
                    users: 0,
                });
            }
            groups[group].spellings.push((number, tally.users));
            groups[group].users += tally.users;
        }
        for group in &mut groups {
            let usual = |(number, users): &(usize, u64)| (Reverse(*users), *number);
            group.spellings.sort_by_key(usual);
        }
        groups
    }

    fn usual(&self) -> usize {
        self.spellings[0].0
    }
}

/// Whether it stands for no group at all: two such words are not typos of each other.
fn is_placeholder(value: &str) -> bool {
    placeholder::is_one(value, Expected::Text)
}

/// What is left of a value without case, spaces and most marks. `1.1` is not `11`, and `C+` is not `C`.
fn key(value: &str) -> String {
    let mut key = String::new();
    let mut apart = false;
    for character in value.nfkc().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() || matches!(character, '+' | '#') {
            let digits = key.ends_with(char::is_numeric) && character.is_numeric();
            if apart && digits {
                key.push(' ');
            }
            key.push(character);
            apart = false;
        } else {
            apart = true;
        }
    }
    key
}

fn words(value: &str) -> Vec<String> {
    let lower: String = value.nfkc().flat_map(char::to_lowercase).collect();
    lower
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// For each group, the one that was meant, if it looks like a typo: the most usual of those that differ in a
/// few letters of one word.
fn meant(groups: &[Group]) -> Vec<Option<usize>> {
    let mut meant = vec![None; groups.len()];
    if groups.len() > MOST_COMPARED {
        return meant;
    }
    // Groups by what they have in common when one word is left out but for its first letter.
    let mut near: HashMap<(Vec<&str>, usize, Option<char>), Vec<usize>> = HashMap::new();
    for (number, group) in groups.iter().enumerate() {
        for (at, word) in group.words.iter().enumerate() {
            let others = group.words.iter().enumerate();
            let others = others.filter(|(other, _)| *other != at);
            let others = others.map(|(_, word)| word.as_str()).collect();
            let first = word.chars().next();
            near.entry((others, at, first)).or_default().push(number);
        }
    }
    for ((_, at, _), alike) in &near {
        for (rare, usual) in pairs(alike) {
            let (few, many) = (&groups[rare], &groups[usual]);
            if few.users.saturating_mul(TIMES) > many.users {
                continue;
            }
            let known = meant[rare].map(|other: usize| &groups[other]);
            let better = known.is_none_or(|known| {
                (known.users, Reverse(known.usual())) < (many.users, Reverse(many.usual()))
            });
            if better && similarity::typo(&few.words[*at], &many.words[*at]).is_some() {
                meant[rare] = Some(usual);
            }
        }
    }
    meant
}

fn pairs(numbers: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let other = |one: usize| numbers.iter().map(move |other| (one, *other));
    numbers.iter().flat_map(move |one| other(*one))
}

#[cfg(test)]
mod tests {
    use super::{Group, Tally, key, meant};

    fn suggestion<'v>(rare: &'v str, usual: &'v str, users: u64) -> Option<&'v str> {
        let tally = |(value, users)| Tally { value, users };
        let tallies = [(rare, 2), (usual, users)].map(tally);
        let groups = Group::all(&tallies);
        let meant = meant(&groups);
        meant[0].map(|other| tallies[groups[other].usual()].value)
    }

    #[test]
    fn typos_are_seen() {
        for (rare, usual) in [
            ("Marketin", "Marketing"),
            ("Buchaltung", "Buchhaltung"),
            ("Buchahltungg", "Buchhaltung"),
            ("Evironmentl Science", "Environmental Science"),
            ("Munchen", "M\u{fc}nchen"),
            ("Berlni Office", "Berlin Office"),
        ] {
            assert_eq!(suggestion(rare, usual, 100), Some(usual), "{rare}");
            assert_eq!(suggestion(rare, usual, 9), None, "{rare}");
        }
    }

    #[test]
    fn other_groups_are_other_groups() {
        for (rare, usual) in [
            ("Team 1", "Team 2"),
            ("Region A", "Region B"),
            ("Region", "Region B"),
            ("Sale", "Sales"),
            ("Marketing Nrod", "Marketing Nord"),
            ("Enviromental Sciense", "Environmental Science"),
            ("IT", "HR"),
            ("EMEA", "APAC"),
            ("Sales EMEA", "Sales APAC"),
            ("Team North", "Team South"),
            ("Northeastern", "Northwestern"),
            ("Gruppe1", "Gruppe2"),
            ("Intern", "Extern"),
            ("Billing", "Filling"),
            ("Essen", "Hessen"),
            ("Level II", "Level III"),
            ("Produktion", "Produktion 2"),
        ] {
            assert_eq!(suggestion(rare, usual, 100), None, "{rare}");
        }
    }

    #[test]
    fn case_spaces_and_marks_make_no_other_group() {
        for (one, other, same) in [
            ("Sales EMEA", "sales-emea", true),
            ("Sales", "\u{ff33}ales", true),
            ("Zoe\u{308}", "ZO\u{cb}", true),
            ("R&D", "R & D", true),
            ("Team 1.1", "Team 11", false),
            ("Team 1.1", "Team 1-1", true),
            ("C", "C++", false),
        ] {
            assert_eq!(key(one) == key(other), same, "{one} {other}");
        }
        assert_eq!(key("---"), "");
    }
}
