#![doc = include_str!("near_duplicate_group.md")]

use std::cmp::Reverse;

use hashbrown::HashMap;
use unicode_normalization::UnicodeNormalization;

use crate::finding::{Note, Severity};
use crate::profile::field::{Field, Known};
use crate::rule::{Check, Rule, Setup, Sight, Tally, TellOfTallies};

pub(super) const RULE: Rule = Rule {
    name: "near-duplicate-group",
    page: include_str!("near_duplicate_group.md"),
    severity: Severity::Warning,
    check: Check::Tally(check),
};

/// Among how many groups slips of the pen are looked for.
const MOST_COMPARED: usize = 2000;
/// How many times as many users the group has that was meant.
const TIMES: u64 = 5;

fn check<'a>(field: &'a Field, setup: &Setup<'a>) -> Sight<TellOfTallies<'a>> {
    // Where it is known which groups there are, another rule speaks of all others.
    let listed = field
        .known
        .is_some_and(|list| setup.org.known(list).is_some());
    let is_known = listed || !field.canonical_values.is_empty();
    if !field.group || is_known || !setup.operation.kind.writes_users() {
        return Sight::Away;
    }
    let remedy = match field.known {
        Some(Known::Groups) => {
            "correct `{}` in the file, or list all groups in `groups` under `[org]`"
        }
        _ => "correct `{}` in the file",
    };
    Sight::Sees(Box::new(move |tallies, say| {
        let groups = Group::all(tallies);
        for (group, meant) in groups.iter().zip(meant(&groups)) {
            for (number, _) in &group.spellings {
                let (like, of) = match meant {
                    Some(other) => (Like::Nearly, &groups[other]),
                    None if *number != group.usual() => (Like::InLetters, group),
                    None => continue,
                };
                let usual = tallies[of.usual()];
                say(*number, note(like, &usual, remedy));
            }
        }
    }))
}

/// How one spelling is like another.
enum Like {
    InLetters,
    Nearly,
}

fn note(like: Like, usual: &Tally<'_>, remedy: &'static str) -> Note {
    let note = match (like, usual.users) {
        (Like::InLetters, 1) => {
            Note::new("differs only in case, spaces or marks from a group that one user has")
        }
        (Like::InLetters, _) => {
            Note::new("differs only in case, spaces or marks from a group that {} users have")
        }
        (Like::Nearly, _) => Note::new("spelled almost like a group that {} users have"),
    };
    note.with(usual.users)
        .suggest(usual.value)
        .settled_by(remedy)
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
            if key.is_empty() {
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

/// For each group, the one that was meant, if it looks like a slip of the pen: the most usual of those that differ in a
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
            if better && is_slip(&few.words[*at], &many.words[*at]) {
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

/// Whether one word can be the other one, misspelt: one slip in five letters, two in ten. Other digits are another thing,
/// and so are two other letters: `northeastern` is not `northwestern`.
fn is_slip(one: &str, other: &str) -> bool {
    let digits = |word: &str| -> String { word.chars().filter(|one| one.is_numeric()).collect() };
    let (length, of_other) = (one.chars().count(), other.chars().count());
    if length.min(of_other) < 5 || length.abs_diff(of_other) > 2 {
        return false;
    }
    let slips = strsim::osa_distance(one, other);
    let most = if length.min(of_other) < 10 { 1 } else { 2 };
    let pairs = one.chars().zip(other.chars());
    let replaced = pairs.filter(|(one, other)| one != other).count();
    let two_other_letters = length == of_other && slips == 2 && replaced == 2;
    let same_digits = digits(one) == digits(other);
    (1..=most).contains(&slips) && !two_other_letters && same_digits
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
    fn slips_of_the_pen_are_seen() {
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
    fn case_blanks_and_marks_make_no_other_group() {
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
