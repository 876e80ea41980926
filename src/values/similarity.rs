//! How much two texts have in common: three policies, for three questions.
//!
//! [`typo`]: is one of two words or names the other, mistyped? [`alike`]: is one text nearly the other? [`did_you_mean`]:
//! which of some candidates was meant by a text that is none of them?

/// From how much in common on two texts are alike, from 0 to 1.
const ALIKE: f64 = 0.75;
/// From how much in common on a candidate can have been meant, from 0 to 1.
const MEANT: f64 = 0.84;
/// The fewest letters of a word that can be found to be mistyped: shorter ones are close to many others.
const SHORTEST: usize = 5;
/// From how many letters on a word can have two typos.
const LONG: usize = 10;

/// How many typos one text is away from another: one, or two where the shorter of them has ten letters or more. `None`
/// where they are equal or are two different words. In a word of four letters, only two neighbours that changed places are
/// one.
///
/// A typo is a letter too many, too few or another one, or two neighbours that changed places. Other digits are another
/// thing (`team1`, `team2`), and so are two other letters in their place (`northeastern`, `northwestern`).
#[must_use]
pub fn typo(one: &str, other: &str) -> Option<usize> {
    let (length, of_other) = (one.chars().count(), other.chars().count());
    let shorter = length.min(of_other);
    let most = if shorter < LONG { 1 } else { 2 };
    let is_short = shorter < SHORTEST;
    if is_short && !changed_places(one, other)
        || length.abs_diff(of_other) > most
        || !has_same_digits(one, other)
    {
        return None;
    }
    let typos = strsim::osa_distance(one, other);
    let replaced = || {
        one.chars()
            .zip(other.chars())
            .filter(|(one, other)| one != other)
            .count()
    };
    let two_other_letters = length == of_other && typos == 2 && replaced() == 2;
    ((1..=most).contains(&typos) && !two_other_letters).then_some(typos)
}

/// Whether two texts of four letters differ in nothing but two neighbours in them that changed places.
fn changed_places(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|text| text.chars().collect::<Vec<char>>());
    one.len() == 4
        && other.len() == 4
        && (0..3).any(|at| {
            let mut swapped = one.clone();
            swapped.swap(at, at + 1);
            one != other && swapped == other
        })
}

/// How much two texts have in common, from 0 to 1, where that is so much that one can be the other in a slightly different
/// spelling. Other digits are another thing.
#[must_use]
pub fn alike(one: &str, other: &str) -> Option<f64> {
    // Texts whose lengths differ by more than a quarter cannot be alike and need not be measured.
    let (length, of_other) = (one.chars().count(), other.chars().count());
    if length.min(of_other) * 4 < length.max(of_other) * 3 || !has_same_digits(one, other) {
        return None;
    }
    let likeness = strsim::normalized_damerau_levenshtein(one, other);
    (likeness >= ALIKE).then_some(likeness)
}

/// The candidate that is spelled most like `text`, whatever its case, if one is close enough to have been meant. Of
/// candidates that are equally close it is the last.
pub fn did_you_mean<'a>(
    text: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let wanted = text.to_lowercase();
    let likeness = |candidate: &str| strsim::jaro_winkler(&wanted, &candidate.to_lowercase());
    candidates
        .into_iter()
        .filter(|candidate| most_in_common(&wanted, candidate) >= MEANT)
        .map(|candidate| (likeness(candidate), candidate))
        .filter(|(likeness, _)| *likeness >= MEANT)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, candidate)| candidate)
}

/// How much two texts can have in common at most, by which letters they have: to measure it takes many times as long, and of
/// hundreds of candidates nearly none can have been meant.
fn most_in_common(one: &str, other: &str) -> f64 {
    if !one.is_ascii() || !other.is_ascii() || one.is_empty() || other.is_empty() {
        return 1.0;
    }
    let bit = |byte: u8| 1_u64 << (byte.to_ascii_lowercase() & 63);
    let bits = |text: &str| text.bytes().fold(0, |all, byte| all | bit(byte));
    let of_these =
        |text: &str, bits: u64| text.bytes().filter(|byte| bits & bit(*byte) != 0).count();
    let count = |letters: usize| f64::from(letters as u32);
    let shared = count(of_these(one, bits(other)).min(of_these(other, bits(one))));
    let jaro = (shared / count(one.len()) + shared / count(other.len()) + 1.0) / 3.0;
    // Up to four letters at the start count more.
    let first = |text: &str| text.as_bytes()[0].to_ascii_lowercase();
    if first(one) == first(other) {
        jaro + 0.4 * (1.0 - jaro)
    } else {
        jaro
    }
}

fn has_same_digits(one: &str, other: &str) -> bool {
    digits(one).eq(digits(other))
}

fn digits(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|letter| letter.is_numeric())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::{alike, did_you_mean, most_in_common, typo};

    proptest! {
        #![proptest_config(ProptestConfig { cases: 5000, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn texts_have_no_more_in_common_than_their_letters_allow(one in "[a-dA-D1 é]{0,8}", other in "[a-dA-D1 é]{0,8}") {
            let likeness = strsim::jaro_winkler(&one.to_lowercase(), &other.to_lowercase());
            prop_assert!(likeness <= most_in_common(&one, &other) + 1e-9);
        }
    }

    #[test]
    fn a_typo_is_a_letter_or_two() {
        for (one, other, typos) in [
            ("marketin", "marketing", Some(1)),
            ("buchaltung", "buchhaltung", Some(1)),
            ("buchahltungg", "buchhaltung", Some(2)),
            ("munchen", "münchen", Some(1)),
            ("berlni", "berlin", Some(1)),
            ("emialadress", "emailaddress", Some(2)),
            ("sales", "sales", None),
            ("sale", "sales", None),
            ("nail", "mail", None),
            ("nrod", "nord", Some(1)),
            ("slag", "salg", Some(1)),
            ("nor", "nro", None),
            ("nord", "nort", None),
            ("sciense", "science", Some(1)),
            ("enviromental", "environmental", Some(1)),
            ("team1", "team2", None),
            ("gruppe1", "gruppe2", None),
            ("produktion", "produktion2", None),
            ("north", "south", None),
            ("northeastern", "northwestern", None),
            ("level ii", "level iii", Some(1)),
            ("", "", None),
        ] {
            assert_eq!(typo(one, other), typos, "{one} {other}");
            assert_eq!(typo(other, one), typos, "{other} {one}");
        }
    }

    #[test]
    fn texts_are_alike_that_differ_in_a_quarter_at_most() {
        for (one, other, expected) in [
            ("slaes", "sales", true),
            ("portallid", "portalid", true),
            ("personalid", "portalid", false),
            ("postalcode", "portalid", false),
            ("group 1", "group 2", false),
            ("hr", "it", false),
            ("zoe\u{308}", "zo\u{eb}", false),
            ("munchen", "münchen", true),
            ("legal", "sales", false),
            ("", "", true),
        ] {
            assert_eq!(alike(one, other).is_some(), expected, "{one} {other}");
        }
        assert!(alike("slaes", "sales") > alike("slaess", "sales"));
    }

    #[test]
    fn the_closest_candidate_is_close() {
        let fields = ["email", "usergroup"];
        assert_eq!(did_you_mean("usergruop", fields), Some("usergroup"));
        assert_eq!(did_you_mean("E-Mail", fields), Some("email"));
        assert_eq!(did_you_mean("phone", fields), None);
    }
}
