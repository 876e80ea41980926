//! A pattern that a whole value must match, without the regex engine where it is simple.

use regex::Regex;
use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// A regular expression that a whole value must match.
///
/// Most patterns of ids are a few kinds of characters in a row, `E[0-9]{8}`. Those are compared byte by byte, which takes
/// a fraction of the time that the regex engine needs to start.
#[derive(Debug, Clone)]
pub struct Pattern {
    regex: Regex,
    /// The same for ASCII text; none where the pattern is not so simple.
    runs: Option<Vec<Run>>,
}

/// So many characters of a kind in a row.
#[derive(Debug, Clone)]
struct Run {
    /// Whether each byte is an ASCII character of the kind.
    kind: [bool; 256],
    least: usize,
    most: usize,
}

/// The most runs of a pattern that is compared byte by byte.
const MOST_RUNS: usize = 64;

impl Pattern {
    /// A pattern in the syntax of the `regex` crate.
    ///
    /// # Errors
    /// When it is not a regular expression.
    pub fn new(pattern: &str) -> Result<Self, regex::Error> {
        Ok(Self {
            regex: Regex::new(&format!("^(?:{pattern})$"))?,
            runs: runs(pattern),
        })
    }

    /// Whether the whole of a value matches.
    #[must_use]
    pub fn matches(&self, value: &str) -> bool {
        match &self.runs {
            Some(runs) if is_made_of(value.as_bytes(), runs) => true,
            Some(_) if value.is_ascii() => false,
            _ => self.regex.is_match(value),
        }
    }
}

/// Whether a text is made of these runs, all of it ASCII. Each takes as much as it can, since [`is_decided`] holds.
fn is_made_of(text: &[u8], runs: &[Run]) -> bool {
    let mut rest = text;
    for run in runs {
        let most = run.most.min(rest.len());
        let candidates = rest[..most].iter();
        let length = candidates
            .take_while(|byte| run.kind[usize::from(**byte)])
            .count();
        if length < run.least {
            return false;
        }
        rest = &rest[length..];
    }
    rest.is_empty()
}

/// The runs of a pattern, if it is nothing else.
fn runs(pattern: &str) -> Option<Vec<Run>> {
    let parsed = regex_syntax::parse(pattern).ok()?;
    let mut parts: &[Hir] = match parsed.kind() {
        HirKind::Concat(parts) => parts,
        _ => std::slice::from_ref(&parsed),
    };
    // The whole value has to match anyway.
    if let [first, rest @ ..] = parts
        && *first.kind() == HirKind::Look(Look::Start)
    {
        parts = rest;
    }
    if let [rest @ .., last] = parts
        && *last.kind() == HirKind::Look(Look::End)
    {
        parts = rest;
    }
    let mut runs = Vec::new();
    for part in parts {
        add(part, &mut runs)?;
    }
    (runs.len() <= MOST_RUNS && is_decided(&runs)).then_some(runs)
}

fn add(part: &Hir, runs: &mut Vec<Run>) -> Option<()> {
    match part.kind() {
        HirKind::Empty => {}
        HirKind::Literal(text) => {
            for byte in &text.0 {
                runs.push(Run {
                    kind: just(*byte)?,
                    least: 1,
                    most: 1,
                });
            }
        }
        HirKind::Class(class) => runs.push(Run {
            kind: ascii(class),
            least: 1,
            most: 1,
        }),
        HirKind::Repetition(repetition) => {
            let kind = match repetition.sub.kind() {
                HirKind::Class(class) => ascii(class),
                HirKind::Literal(text) => match *text.0 {
                    [byte] => just(byte)?,
                    _ => return None,
                },
                _ => return None,
            };
            runs.push(Run {
                kind,
                least: repetition.min as usize,
                most: repetition.max.map_or(usize::MAX, |most| most as usize),
            });
        }
        HirKind::Capture(capture) => add(&capture.sub, runs)?,
        HirKind::Concat(parts) => {
            for part in parts {
                add(part, runs)?;
            }
        }
        HirKind::Look(_) | HirKind::Alternation(_) => return None,
    }
    Some(())
}

/// A kind with one character; none where that is not ASCII.
fn just(byte: u8) -> Option<[bool; 256]> {
    let mut kind = [false; 256];
    kind[usize::from(byte)] = true;
    byte.is_ascii().then_some(kind)
}

/// The ASCII characters of a class.
fn ascii(class: &Class) -> [bool; 256] {
    let is_in_class = |byte: u8| match class {
        Class::Unicode(class) => {
            let character = char::from(byte);
            let mut ranges = class.ranges().iter();
            ranges.any(|range| range.start() <= character && character <= range.end())
        }
        Class::Bytes(class) => {
            let mut ranges = class.ranges().iter();
            ranges.any(|range| range.start() <= byte && byte <= range.end())
        }
    };
    std::array::from_fn(|byte| byte < 128 && is_in_class(byte as u8))
}

/// Whether a run of any length ends where the next character is of another kind: nothing that can follow it begins with
/// a character that it could have taken.
fn is_decided(runs: &[Run]) -> bool {
    let overlap = |one: &Run, other: &Run| {
        let mut both = one.kind.iter().zip(&other.kind);
        both.any(|(one, other)| *one && *other)
    };
    runs.iter().enumerate().all(|(at, run)| {
        if run.least == run.most {
            return true;
        }
        for next in &runs[at + 1..] {
            if overlap(run, next) {
                return false;
            }
            if next.least > 0 {
                break;
            }
        }
        true
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::Pattern;

    /// Patterns that are simple, and letters that their values are made of.
    const SIMPLE: [&str; 12] = [
        "E[0-9]{8}",
        r"\d{5}",
        "[A-Z]{2}-?[0-9]+",
        "[a-c]*[0-9]{1,3}",
        "^[^:,]+:[^,]+$",
        "a{2,3}b",
        "(E)(?:[0-9])",
        "(?i)e-[0-9]",
        "",
        "a|b",
        ".+",
        "[a-c]?[0-9]?:",
    ];

    #[test]
    fn simple_patterns_are_compared_byte_by_byte() {
        for pattern in SIMPLE {
            let pattern = Pattern::new(pattern).expect(pattern);
            assert!(pattern.runs.is_some(), "{pattern:?}");
        }
        for pattern in [
            "[0-9]+[0-9]",
            "a?[0-9]?a",
            "(ab)+",
            "ab|cd",
            r"\bE",
            "é+",
            "a^b",
        ] {
            let pattern = Pattern::new(pattern).expect(pattern);
            assert!(pattern.runs.is_none(), "{pattern:?}");
        }
        assert!(Pattern::new("[").is_err());
    }

    #[test]
    fn the_whole_value_has_to_match() {
        let id = Pattern::new("E[0-9]{8}").expect("a pattern");
        assert!(id.matches("E00012345"));
        for other in ["E0001234", "E000123456", "X00012345", " E00012345", ""] {
            assert!(!id.matches(other), "{other}");
        }
        let digits = Pattern::new(r"\d{2}").expect("a pattern");
        assert!(digits.matches("42") && digits.matches("\u{664}\u{662}"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 5000, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn both_ways_agree(pattern in 0..SIMPLE.len(), value in "[a-cEeXY0-2:,é\n-]{0,9}") {
            let pattern = Pattern::new(SIMPLE[pattern]).expect("a pattern");
            prop_assert_eq!(pattern.matches(&value), pattern.regex.is_match(&value));
        }
    }
}
