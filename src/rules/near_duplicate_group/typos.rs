//! Groups that are another one of the file, mistyped.

use std::cmp::Reverse;
use std::sync::LazyLock;

use hashbrown::HashMap;

use crate::rules::near_duplicate_group::spellings::Group;
use crate::values::lexicon::{WordMap, every};
use crate::values::similarity;

/// Among how many groups typos are looked for.
const MOST_COMPARED: usize = 2000;
/// Of how many words the name of a group may be to be compared: a text of thousands would be held once for each of them.
const MOST_WORDS: usize = 16;
/// How many times as many users the group has that was meant.
const TIMES: u64 = 5;

/// For each group, the one that was meant, if it looks like a typo: the most usual of those that differ in a
/// few letters of one word.
pub(super) fn meant(groups: &[Group]) -> Vec<Option<usize>> {
    let mut meant = vec![None; groups.len()];
    if groups.len() > MOST_COMPARED {
        return meant;
    }
    // Groups by what they have in common when one word is reduced to its first letter.
    let mut near: HashMap<(Vec<&str>, usize, Option<char>), Vec<usize>> = HashMap::new();
    let short = |group: &Group| group.words.len() <= MOST_WORDS;
    for (number, group) in groups.iter().enumerate().filter(|(_, group)| short(group)) {
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
            let (few, many) = (&few.words[*at], &many.words[*at]);
            if better && similarity::typo(few, many).is_some() && !is_inflected(few, many) {
                meant[rare] = Some(usual);
            }
        }
    }
    meant
}

/// Whether one word is the other with an ending of grammar: `service`, `services` may be two groups.
fn is_inflected(one: &str, other: &str) -> bool {
    static ENDINGS: LazyLock<WordMap> =
        LazyLock::new(|| WordMap::set(every(|words| &words.endings)));
    let ending = one.strip_prefix(other).or(other.strip_prefix(one));
    ending.is_some_and(|ending| ENDINGS.contains(ending))
}

fn pairs(numbers: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let other = |one: usize| numbers.iter().map(move |other| (one, *other));
    numbers.iter().flat_map(move |one| other(*one))
}

#[cfg(test)]
mod tests {
    use super::meant;
    use crate::rule::Tally;
    use crate::rules::near_duplicate_group::spellings::Group;

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
            ("Slag", "Salg"),
            ("Marketing Nrod", "Marketing Nord"),
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
            ("Services", "Service"),
            ("Projekte", "Projekt"),
            ("Abteilungsleitungen", "Abteilungsleitung"),
            ("Sachbearbeiterin", "Sachbearbeiter"),
            ("Afdelinger", "Afdeling"),
            ("Nrod", "Nord West"),
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
}
