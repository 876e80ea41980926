//! The spellings of a group that differ in nothing but case, spaces and marks, and which of them is right.

use std::cmp::Reverse;

use hashbrown::HashMap;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::rule::Tally;
use crate::values::list_notation;
use crate::values::placeholder::{self, Expected};

/// Values that differ in nothing but case, spaces and marks.
pub(super) struct Group {
    pub(super) words: Vec<String>,
    /// The most usual first; those in another Unicode form come last.
    pub(super) spellings: Vec<Spelling>,
    pub(super) users: u64,
}

/// One spelling of a group.
pub(super) struct Spelling {
    /// The number of its tally.
    pub(super) number: usize,
    users: u64,
    shape: Shape,
    pub(super) verdict: Verdict,
}

/// What a spelling looks like, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    Usual,
    /// Nothing but capitals.
    Capitals,
    /// Not the composed form of Unicode, which everybody types.
    Decomposed,
}

/// What there is to say of one spelling beside others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing.
    Right,
    /// The most usual one is meant.
    Wrong,
    /// Another one, by its number, is as usual, or is written in capitals: nobody knows which of them is right.
    Doubtful(usize),
    /// It looks the same as another one, by its number, and is another text.
    OtherUnicode(usize),
}

impl Group {
    pub(super) fn all(tallies: &[Tally<'_>]) -> Vec<Self> {
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
            groups[group].spellings.push(Spelling {
                number,
                users: tally.users,
                shape: shape(tally.value),
                verdict: Verdict::Right,
            });
            groups[group].users += tally.users;
        }
        for group in groups.iter_mut().filter(|group| group.spellings.len() > 1) {
            group.judge(tallies);
        }
        groups
    }

    /// The number of the most usual spelling.
    pub(super) fn usual(&self) -> usize {
        self.spellings[0].number
    }

    /// Decides which of several spellings is right. Most users win, but one in capitals is suggested to nobody.
    fn judge(&mut self, tallies: &[Tally<'_>]) {
        self.spellings.sort_by_key(|spelling| {
            let is_decomposed = spelling.shape == Shape::Decomposed;
            (
                is_decomposed,
                Reverse(spelling.users),
                spelling.shape,
                spelling.number,
            )
        });
        let (usual, users, shape) = {
            let first = &self.spellings[0];
            (first.number, first.users, first.shape)
        };
        let mut rivals = self.spellings.iter().skip(1);
        let rival = rivals.find(|other| other.users == users && other.shape == shape);
        let rival = rival.map(|other| other.number);
        let composed: Vec<(String, usize)> = self
            .spellings
            .iter()
            .map(|spelling| {
                (
                    tallies[spelling.number].value.nfc().collect(),
                    spelling.number,
                )
            })
            .collect();
        for (at, spelling) in self.spellings.iter_mut().enumerate() {
            let same = composed[..at]
                .iter()
                .find(|(form, _)| *form == composed[at].0);
            spelling.verdict = match same {
                Some((_, other)) => Verdict::OtherUnicode(*other),
                None if spelling.number == usual => rival.map_or(Verdict::Right, Verdict::Doubtful),
                None if rival == Some(spelling.number) => Verdict::Doubtful(usual),
                // In capitals against the same in capitals, as `IT` and `I.T.`, is no matter of case.
                None if shape == Shape::Capitals && spelling.shape == Shape::Usual => {
                    Verdict::Doubtful(usual)
                }
                None if spelling.users == users && spelling.shape == shape => {
                    Verdict::Doubtful(usual)
                }
                None => Verdict::Wrong,
            };
        }
    }
}

fn shape(value: &str) -> Shape {
    match () {
        () if !is_nfc(value) => Shape::Decomposed,
        () if !value.contains(char::is_lowercase) && value.contains(char::is_uppercase) => {
            Shape::Capitals
        }
        () => Shape::Usual,
    }
}

/// Whether it stands for no group at all: two such words are not typos of each other.
fn is_placeholder(value: &str) -> bool {
    placeholder::is_one(value, Expected::Text)
}

/// What is left of a value without case, spaces and most marks. `1.1` is not `11`, and `C+` is not `C`.
pub(super) fn key(value: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::{Group, Verdict, key};
    use crate::rule::Tally;

    /// The spellings of one group, each with what is suggested or found of it.
    fn verdicts(spellings: &[(&'static str, u64)]) -> Vec<(&'static str, Option<&'static str>)> {
        let tally = |(value, users): &(&'static str, u64)| Tally {
            value,
            users: *users,
        };
        let tallies: Vec<Tally<'static>> = spellings.iter().map(tally).collect();
        let groups = Group::all(&tallies);
        assert_eq!(groups.len(), 1);
        let mut verdicts = vec![("", None); spellings.len()];
        for spelling in &groups[0].spellings {
            let said = match spelling.verdict {
                Verdict::Right => None,
                Verdict::Wrong => Some(tallies[groups[0].usual()].value),
                Verdict::Doubtful(_) => Some("?"),
                Verdict::OtherUnicode(other) => Some(tallies[other].value),
            };
            verdicts[spelling.number] = (tallies[spelling.number].value, said);
        }
        verdicts
    }

    #[test]
    fn the_spelling_that_most_users_have_is_right() {
        for (spellings, said) in [
            (
                &[("Sales", 5), ("sales", 2)][..],
                &[None, Some("Sales")][..],
            ),
            (&[("SALES", 2), ("Sales", 5)], &[Some("Sales"), None]),
            // A tie points nowhere, but for capitals.
            (&[("Sales", 2), ("sales", 2)], &[Some("?"), Some("?")]),
            (&[("SALES", 1), ("Sales", 1)], &[Some("Sales"), None]),
            (
                &[("SALES", 1), ("Sales", 1), ("sales", 1)],
                &[Some("Sales"), Some("?"), Some("?")],
            ),
            // Capitals are not suggested, even where most users have them.
            (&[("EMEA", 9), ("Emea", 1)], &[None, Some("?")]),
            (&[("I.T.", 1), ("IT", 9)], &[Some("IT"), None]),
        ] {
            let found: Vec<_> = verdicts(spellings).iter().map(|(_, said)| *said).collect();
            assert_eq!(found, said, "{spellings:?}");
        }
    }

    #[test]
    fn the_composed_form_is_right_however_many_have_the_other() {
        let (composed, decomposed) = ("Verk\u{e4}ufe", "Verka\u{308}ufe");
        for users in [1, 9] {
            let found = verdicts(&[(decomposed, users), (composed, 1)]);
            assert_eq!(found, [(decomposed, Some(composed)), (composed, None)]);
        }
        let found = verdicts(&[(decomposed, 9), ("VERK\u{c4}UFE", 1)]);
        assert_eq!(found[1].1, None);
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
