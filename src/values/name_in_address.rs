//! Whether the part of an email address before the `@` is made of the names of a person, and how.

mod folded;
mod joined;
mod known;

use crate::values::name_in_address::folded::{FEWEST, Folded, MOST_WORDS, behind, plain};
use crate::values::name_in_address::joined::is_joined;
use crate::values::name_in_address::known::KnownNames;

/// How an address has the two names of a person in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carries {
    /// Both, or the initial of the first name and the last name: `anna.berg`, `aberg`.
    InOrder,
    /// Both, the last name first, or the initial of the last name and the first name: `berg.anna`, `b.anna`.
    Reversed,
    /// One of them, or the beginning of one.
    Part,
    /// Other letters.
    Neither,
    /// Too little to say, or letters that have no usual form in an address.
    Unclear,
}

/// Compares addresses with names. It is kept from row to row, so that nothing is allocated for one.
#[derive(Debug, Clone, Default)]
pub struct NameInAddress {
    local: Folded,
    first: KnownNames,
    last: KnownNames,
    built: Vec<u8>,
}

impl NameInAddress {
    /// How an address, of which this is the part before the `@`, has these names in it.
    ///
    /// Case, accents, marks, digits and what stands behind a `+` make no difference, nor do the two ways in which `ä`, `ö`,
    /// `ü`, `ø`, `å` and `ß` are written. Of several first names one is enough, of a last name the part without particles or
    /// one of its halves.
    pub fn compare(&mut self, first: &str, last: &str, local: &str) -> Carries {
        if is_joined(first, last, local) {
            return Carries::InOrder;
        }
        self.in_full(first, last, local)
    }

    /// The same without the short cut for what most addresses are.
    fn in_full(&mut self, first: &str, last: &str, local: &str) -> Carries {
        self.read(local);
        if !self.local.is_latin || self.local.letters.len() < FEWEST {
            return Carries::Unclear;
        }
        self.first.read(first);
        self.last.read(last);
        let (first, last) = (self.first.letters(), self.last.letters());
        let is_latin = first.is_latin && last.is_latin;
        match () {
            () if is_whole(first, last, &self.local.letters) || self.is_in_order() => {
                Carries::InOrder
            }
            () if self.is_reversed() => Carries::Reversed,
            () if self.has_part() => Carries::Part,
            () if is_latin => Carries::Neither,
            () => Carries::Unclear,
        }
    }

    /// Writes an address as names are compared with it, and gives that; none where it has no letters or others than A to Z.
    pub fn key_of_address(&mut self, local: &str) -> Option<&[u8]> {
        self.read(local);
        let is_readable = self.local.is_latin && self.local.letters.len() >= FEWEST;
        is_readable.then_some(&*self.local.letters)
    }

    /// Hands on how addresses are usually made of both names, as [`Self::key_of_address`] writes them.
    pub fn keys_of_both(&mut self, first: &str, last: &str, mut hand_on: impl FnMut(&[u8])) {
        self.first.read(first);
        self.last.read(last);
        let (firsts, lasts) = (self.first.letters(), self.last.letters());
        let last = &*lasts.letters;
        if firsts.letters.is_empty() || !firsts.is_latin || !lasts.is_latin {
            return;
        }
        let one = firsts.words().next().unwrap_or_default();
        let all = Some(&*firsts.letters).filter(|all| all.len() > one.len());
        for first in [Some(one), all].into_iter().flatten() {
            for (start, end) in [(first, last), (last, first)] {
                build(start, end, &mut self.built, &mut hand_on);
            }
        }
    }

    /// Hands on how addresses are made of one name, or of one and the initial of the other.
    pub fn keys_of_one(&mut self, first: &str, last: &str, mut hand_on: impl FnMut(&[u8])) {
        self.first.read(first);
        self.last.read(last);
        let (firsts, lasts) = (self.first.letters(), self.last.letters());
        let last = &*lasts.letters;
        let one = firsts.words().next().unwrap_or_default();
        if one.is_empty() || last.is_empty() || !firsts.is_latin || !lasts.is_latin {
            return;
        }
        let usual = [
            (&one[..1], last),
            (one, &last[..1]),
            (last, &one[..1]),
            (one, &[]),
            (last, &[]),
        ];
        for (start, end) in usual {
            build(start, end, &mut self.built, &mut hand_on);
        }
    }

    fn read(&mut self, local: &str) {
        let plain = local.bytes().position(|byte| byte == b'+');
        self.local.read(&local[..plain.unwrap_or(local.len())]);
    }

    fn is_in_order(&mut self) -> bool {
        let (first, last) = (self.first.letters(), self.last.letters());
        let local = &*self.local.letters;
        let Some((initial, last_initial)) = first.letters.first().zip(last.letters.first()) else {
            return false;
        };
        // What an address begins with that none of the first names does.
        if first.words().all(|word| word[0] != local[0]) {
            return false;
        }
        self.built.clear();
        if last.has_several() {
            let mut words = last.words().peekable();
            while let Some(word) = words.next() {
                let is_last = words.peek().is_none();
                self.built.extend(if is_last { word } else { &word[..1] });
            }
        }
        let particles = &*self.built;
        let ends_with_last = |start: &[u8]| {
            let Some(rest) = local.strip_prefix(start).filter(|rest| !rest.is_empty()) else {
                return false;
            };
            let before = start[start.len() - 1];
            let is_rest = |end: &[u8]| !end.is_empty() && behind(before, end) == rest;
            // Nearly always all of the name or none of it stands there.
            is_rest(&last.letters)
                || last.has_several() && (last.ends().any(is_rest) || last.words().any(is_rest))
                || rest[0] == *last_initial && is_rest(particles)
        };
        let has_initials = |count: usize| {
            let mut initials = [0; MOST_WORDS];
            let words = first.words().zip(&mut initials);
            words.for_each(|(word, initial)| *initial = word[0]);
            ends_with_last(&initials[..count])
        };
        ends_with_last(&[*initial])
            || ends_with_last(&first.letters)
            || first.has_several()
                && (first.ends().any(&ends_with_last)
                    || first.words().any(&ends_with_last)
                    || has_initials(first.words().count()))
    }

    /// Whether the last name, or its initial, stands before the first name. It takes both names as a whole, or one word
    /// of each: chance must not make an address look reversed.
    fn is_reversed(&self) -> bool {
        let (first, last) = (self.first.letters(), self.last.letters());
        let local = &*self.local.letters;
        if first.letters.len() < 2 || last.letters.len() < 2 {
            return false;
        }
        let one = first.words().next().unwrap_or_default();
        let is_first = |end: &[u8]| end == first.letters || end == one;
        let end = last.words().last().unwrap_or_default();
        let starts_with_name = [&*last.letters, end].into_iter().any(|start| {
            let rest = local.strip_prefix(start).filter(|rest| !rest.is_empty());
            let before = start[start.len() - 1];
            rest.is_some_and(|rest| {
                behind(before, &first.letters) == rest || behind(before, one) == rest
            })
        });
        // An initial before the same letter would be lost in it, `s` and `sander` in `sander`: that is not enough.
        let initials = [last.letters[0], end[0]];
        starts_with_name || initials.contains(&local[0]) && is_first(&local[1..])
    }

    fn has_part(&self) -> bool {
        let local = &*self.local.letters;
        let (first, last) = (self.first.letters(), self.last.letters());
        let mut words = first.words().chain(last.words());
        words.any(|word| {
            word.len() >= FEWEST
                && (local.starts_with(&word[..FEWEST])
                    || local.windows(word.len()).any(|part| part == word))
        })
    }
}

/// Whether an address is the first name and the last name, as most are.
fn is_whole(first: &Folded, last: &Folded, local: &[u8]) -> bool {
    let Some(before) = first.letters.last() else {
        return false;
    };
    let rest = local.strip_prefix(&*first.letters);
    rest.is_some_and(|rest| !rest.is_empty() && behind(*before, &last.letters) == rest)
}

/// Whether two names are the same but for case, accents and marks.
#[must_use]
pub fn is_same_name(one: &str, other: &str) -> bool {
    let initial = |name: &str| name.chars().next().and_then(plain);
    // Nearly all names that are not the same are told apart by this.
    if let (Some(one), Some(other)) = (initial(one), initial(other))
        && one != other
    {
        return false;
    }
    let folded = |name: &str| {
        let mut folded = Folded::default();
        folded.read(name);
        folded
    };
    let (one, other) = (folded(one), folded(other));
    one.is_latin && other.is_latin && !one.letters.is_empty() && one.letters == other.letters
}

/// A first and a last name out of a full one: `Anna Berg`, `Berg, Anna`. None where it is one word.
#[must_use]
pub fn split(full: &str) -> Option<(&str, &str)> {
    let full = full.trim();
    let (first, last) = match full.split_once(',') {
        Some((last, first)) => (first.trim(), last.trim()),
        None => full.split_once(char::is_whitespace)?,
    };
    (!first.is_empty() && !last.is_empty()).then_some((first, last.trim()))
}

/// Hands on two texts, one behind the other, if they are long enough to say something.
fn build(start: &[u8], end: &[u8], built: &mut Vec<u8>, hand_on: &mut impl FnMut(&[u8])) {
    built.clear();
    built.extend(start);
    if let Some(before) = start.last() {
        built.extend(behind(*before, end));
    }
    if built.len() >= FEWEST {
        hand_on(built);
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::{Carries, NameInAddress, is_same_name, split};

    fn compare(first: &str, last: &str, local: &str) -> Carries {
        NameInAddress::default().compare(first, last, local)
    }

    #[test]
    fn addresses_are_made_of_names_in_many_ways() {
        for (first, last, local) in [
            ("Anna", "Berg", "anna.berg"),
            ("Anna", "Berg", "Anna_Berg2"),
            ("Anna", "Berg", "a.berg"),
            ("Anna", "Berg", "aberg"),
            ("Anna", "Berg", "anna-berg+news"),
            ("J\u{f6}rg", "M\u{fc}ller", "joerg.mueller"),
            ("J\u{f6}rg", "M\u{fc}ller", "jorg.muller"),
            ("Joerg", "Mueller", "jorg.muller"),
            ("S\u{f8}ren", "Kj\u{e6}r", "soeren.kjaer"),
            ("\u{c5}sa", "Gro\u{df}", "aasa.gross"),
            ("Maria", "Ahrens", "mariaahrens"),
            ("Bo", "Ek", "boek"),
            ("Anna Maria", "Berg", "anna.berg"),
            ("Anna-Maria", "Berg", "am.berg"),
            ("Anna Maria", "Berg", "anna.maria.berg"),
            ("Jan", "van der Berg", "jan.vanderberg"),
            ("Jan", "van der Berg", "jan.van.der.berg"),
            ("Jan", "van der Berg", "j.berg"),
            ("Jan", "van der Berg", "jvdberg"),
            ("Liam", "O\u{2019}Neill", "liam.oneill"),
            ("Eva", "M\u{fc}ller-L\u{fc}denscheidt", "eva.mueller"),
            ("Dr. Eva", "Lenz", "eva.lenz"),
        ] {
            assert_eq!(compare(first, last, local), Carries::InOrder, "{local}");
        }
    }

    #[test]
    fn the_other_way_round_is_told_apart() {
        for (first, last, local) in [
            ("Berg", "Anna", "anna.berg"),
            ("Berg", "Anna", "a.berg"),
            ("van der Berg", "Jan", "jan.vanderberg"),
            ("M\u{fc}ller", "J\u{f6}rg", "joerg.mueller"),
            ("Berg", "Anna Maria", "annamaria.berg"),
            ("van der Berg", "Anna-Lena", "a.vanderberg"),
        ] {
            assert_eq!(compare(first, last, local), Carries::Reversed, "{local}");
            assert_ne!(compare(last, first, local), Carries::Reversed, "{local}");
        }
        for (first, last, local) in [
            ("A", "Berg", "berg.a"),
            ("Anna", "Berg", "berga"),
            ("svc_backup", "Service", "svc_backup"),
            ("Anna-Lena", "Ackerbach", "anna15"),
        ] {
            assert_eq!(compare(first, last, local), Carries::Part, "{local}");
        }
    }

    #[test]
    fn birth_names_numbers_and_nicknames_say_little() {
        for (first, last, local, expected) in [
            ("Anna", "Neu", "anna.alt", Carries::Part),
            ("Anna", "Berg", "annab", Carries::Part),
            ("Anna", "Berg", "bergan", Carries::Part),
            ("Anna", "Mueller", "muelan", Carries::Part),
            ("Anna", "Berg", "ben.cole", Carries::Neither),
            ("Anna", "Berg", "sunshine77", Carries::Neither),
            ("Anna", "Berg", "48213", Carries::Unclear),
            ("Anna", "Berg", "ab", Carries::Unclear),
            (
                "\u{410}\u{43d}\u{43d}\u{430}",
                "\u{411}",
                "anna.b",
                Carries::Unclear,
            ),
            ("Anna", "Berg", "", Carries::Unclear),
            ("Li", "Na", "li", Carries::Unclear),
            ("O", "X", "o.x", Carries::Unclear),
        ] {
            assert_eq!(compare(first, last, local), expected, "{local}");
        }
    }

    #[test]
    fn the_keys_of_names_meet_those_of_addresses() {
        let mut names = NameInAddress::default();
        let (mut both, mut one) = (Vec::new(), Vec::new());
        names.keys_of_both("J\u{f6}rg", "van Dijk", |key| both.push(key.to_vec()));
        names.keys_of_one("J\u{f6}rg", "van Dijk", |key| one.push(key.to_vec()));
        let mut key = |local: &str| names.key_of_address(local).map(<[u8]>::to_vec);
        for local in ["joerg.vandijk", "van-dijk.jorg"] {
            assert!(key(local).is_some_and(|key| both.contains(&key)), "{local}");
        }
        for local in ["jvandijk", "joergv", "van.dijk.j", "joerg2"] {
            assert!(key(local).is_some_and(|key| one.contains(&key)), "{local}");
        }
        assert_eq!(key("42"), None);
    }

    #[test]
    fn full_names_are_split_and_compared() {
        assert_eq!(split("Anna Berg"), Some(("Anna", "Berg")));
        assert_eq!(split("van Dijk, Jan"), Some(("Jan", "van Dijk")));
        assert_eq!(split("Jan van Dijk"), Some(("Jan", "van Dijk")));
        assert_eq!(split("aberg"), None);
        assert_eq!(split("Berg, "), None);
        assert!(is_same_name("M\u{fc}ller", "MUELLER"));
        assert!(!is_same_name("Berg", "Berger"));
        assert!(!is_same_name("", "-"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_name_that_was_seen_before_is_compared_like_a_new_one(
            rows in vec(("[aeosrA\u{e4}\u{df}\u{142} '-]{0,4}", "[aeosrA\u{e4}\u{df} '-]{0,4}", "[aeosr.+1]{0,8}"), 1..40),
        ) {
            let mut names = NameInAddress::default();
            for (first, last, local) in &rows {
                let new = NameInAddress::default().compare(first, last, local);
                prop_assert_eq!(names.compare(first, last, local), new, "{} {} {}", first, last, local);
            }
        }
    }
}
