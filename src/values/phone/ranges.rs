//! The ranges of numbers that countries give out, compiled once for each country code and length.
//!
//! They are the patterns of libphonenumber, which the crate has too. It compiles all of its patterns at the first number, which
//! takes longer than to check a list of a hundred thousand users; here a list with German numbers compiles German patterns.

use std::sync::{LazyLock, OnceLock};

use regex::{Regex, RegexBuilder};

/// The most digits of a number (E.164).
pub(super) const MOST: usize = 15;

/// Country by country: a line with the code and what calls within the country start with; the pattern of all numbers; those
/// of each kind of number; after a `+`, those of kinds that are no personal phone, such as pagers. A pattern has the lengths in
/// front that its numbers have, or nothing where they have any.
const SOURCE: &str = include_str!("ranges.txt");

/// How many digits a country code has at most.
const LONGEST_CODE: usize = 3;

/// The ranges of one country for numbers of one length.
struct Ranges {
    /// What all of its numbers have in common.
    general: Regex,
    /// Those of each kind of number: mobile, fixed line and the like.
    kinds: Option<Regex>,
    /// Those of kinds that are no personal phone.
    others: Option<Regex>,
}

/// The countries that share a code.
#[derive(Default)]
struct Code {
    /// The lines of each country.
    countries: Vec<Vec<&'static str>>,
    /// What calls within the countries start with.
    prefixes: OnceLock<Option<Regex>>,
    /// The ranges for each length of a number without the code.
    by_length: [OnceLock<Vec<Ranges>>; MOST + 1],
}

/// By country code; none where no country has it.
static CODES: LazyLock<Vec<Option<Code>>> = LazyLock::new(|| {
    let codes = 0..10_usize.pow(LONGEST_CODE as u32);
    let mut codes: Vec<Option<Code>> = codes.map(|_| None).collect();
    let mut last = 0;
    for line in SOURCE.lines().filter(|line| !line.starts_with('#')) {
        match line.split_once(' ') {
            Some(("", line)) => {
                let countries = codes[last].as_mut().map(|code| &mut code.countries);
                if let Some(country) = countries.and_then(|countries| countries.last_mut()) {
                    country.push(line);
                }
            }
            Some((code, prefixes)) => {
                last = code.parse().unwrap_or_default();
                let code = codes[last].get_or_insert_default();
                code.countries.push(vec![prefixes]);
            }
            None => {}
        }
    }
    codes
});

/// The part of a number after the country code, if a country gives out such numbers. `digits` start with the code.
///
/// It is the number to the letter: nothing is taken from its front, as the parser does with the 8 of Russian `+7 800`.
pub(super) fn given_out(digits: &str) -> Option<&str> {
    let (code, national) = split(digits)?;
    let ranges = code.ranges(national)?;
    ranges
        .iter()
        .any(|of| of.contain(national))
        .then_some(national)
}

/// Whether no country gives out such numbers, whatever is taken from the front of the part after the country code. It does
/// not know all of those numbers.
pub(super) fn is_nobodys(digits: &str) -> bool {
    let Some((code, national)) = split(digits) else {
        return true;
    };
    let prefixes = code.prefixes.get_or_init(|| code.compiled_prefixes());
    let has_prefix = prefixes.as_ref().is_none_or(|of| of.is_match(national));
    let ranges = code.ranges(national).unwrap_or_default();
    !has_prefix && !ranges.iter().any(|of| of.contain_any_kind(national))
}

/// The country code at the start of some digits, and the rest.
fn split(digits: &str) -> Option<(&'static Code, &str)> {
    if digits.starts_with('0') {
        return None;
    }
    let mut code = 0;
    for (at, digit) in digits.bytes().enumerate().take(LONGEST_CODE) {
        code = code * 10 + usize::from(digit.checked_sub(b'0').filter(|digit| *digit < 10)?);
        if let Some(code) = &CODES[code] {
            return Some((code, digits.get(at + 1..)?));
        }
    }
    None
}

impl Code {
    /// The ranges for numbers as long as this one; none where no number is.
    fn ranges(&self, national: &str) -> Option<&[Ranges]> {
        let length = national.len();
        let ranges = self.by_length.get(length)?;
        let countries = || self.countries.iter();
        let compiled = || countries().filter_map(|lines| Ranges::of(lines, length));
        Some(ranges.get_or_init(|| compiled().collect()))
    }

    fn compiled_prefixes(&self) -> Option<Regex> {
        let all = self.countries.iter().filter_map(|lines| lines.first());
        let all: Vec<&str> = all
            .copied()
            .filter(|prefixes| !prefixes.is_empty())
            .collect();
        // Nothing starts with this.
        let none = "[a&&b]";
        let any = if all.is_empty() {
            none.to_owned()
        } else {
            all.join("|")
        };
        at_start(&any)
    }
}

impl Ranges {
    /// The ranges of a country for numbers of a length; none where it has none of them.
    fn of(lines: &[&str], length: usize) -> Option<Self> {
        let (general, kinds) = lines.get(1..)?.split_first()?;
        let general = at_start(&pattern(general, length)?)?;
        let (others, kinds): (Vec<&str>, Vec<&str>) =
            kinds.iter().partition(|line| line.starts_with('+'));
        let any = |lines: Vec<&str>| {
            let lines = lines.iter().map(|line| line.trim_start_matches('+'));
            let patterns: Vec<String> = lines.filter_map(|line| pattern(line, length)).collect();
            if patterns.is_empty() {
                return None;
            }
            at_start(&patterns.join("|"))
        };
        Some(Self {
            general,
            kinds: any(kinds),
            others: any(others),
        })
    }

    fn contain(&self, national: &str) -> bool {
        let kinds = self.kinds.as_ref();
        kinds.is_some_and(|kinds| kinds.is_match(national)) && self.general.is_match(national)
    }

    fn contain_any_kind(&self, national: &str) -> bool {
        let others = self.others.as_ref();
        self.contain(national)
            || others.is_some_and(|others| others.is_match(national))
                && self.general.is_match(national)
    }
}

/// A pattern of what stands at the start of a text. Its `\d` is a digit of ASCII: to compile those of all scripts, often and
/// with counts, takes longer than the rest of checking a short list.
fn at_start(pattern: &str) -> Option<Regex> {
    let pattern = format!("^(?:{pattern})");
    RegexBuilder::new(&pattern).unicode(false).build().ok()
}

/// The pattern of a line, if it has numbers of this length.
fn pattern(line: &str, length: usize) -> Option<String> {
    let (lengths, pattern) = line.split_once(':')?;
    let is_of_length = |of: &str| of.parse() == Ok(length);
    let has_length = lengths.is_empty() || lengths.split(',').any(is_of_length);
    has_length.then(|| format!("(?:{pattern})"))
}

#[cfg(test)]
mod tests {
    use phonenumber::metadata::{DATABASE, Descriptor, Metadata};

    use super::{CODES, LONGEST_CODE, MOST, Ranges, SOURCE, given_out, is_nobodys};

    /// `ranges.txt`, from what the crate has.
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the type of the pattern is in a crate that is not a dependency of ours"
    )]
    fn source() -> String {
        let mut source = String::from(
            "# The ranges of phone numbers, from libphonenumber (Apache-2.0) as the crate\n\
             # `phonenumber` of Cargo.lock has it.\n\
             # `ENROLL_BLESS=1 cargo test --lib ranges` writes this file.\n",
        );
        for code in 1..10_u16.pow(LONGEST_CODE as u32) {
            for country in DATABASE.by_code(&code).into_iter().flatten() {
                let parsing = country.national_prefix_for_parsing();
                let prefixes = [
                    parsing.map(|pattern| pattern.as_str()),
                    country.national_prefix(),
                ];
                let prefixes: Vec<String> = prefixes.into_iter().flatten().map(dense).collect();
                source.push_str(&format!("{code} {}\n", prefixes.join("|")));
                for (mark, descriptor) in descriptors(country) {
                    let lengths = descriptor.possible_length().iter();
                    let lengths: Vec<String> = lengths.map(u16::to_string).collect();
                    let pattern = dense(descriptor.national_number().as_str());
                    source.push_str(&format!(" {mark}{}:{pattern}\n", lengths.join(",")));
                }
            }
        }
        source
    }

    /// A pattern without the spaces in it, which mean nothing.
    fn dense(pattern: &str) -> String {
        pattern.split_whitespace().collect()
    }

    fn descriptors(country: &Metadata) -> impl Iterator<Item = (&'static str, &Descriptor)> {
        let all = country.descriptors();
        let kinds = [
            ("", all.fixed_line()),
            ("", all.mobile()),
            ("", all.toll_free()),
            ("", all.premium_rate()),
            ("", all.shared_cost()),
            ("", all.personal_number()),
            ("", all.voip()),
            ("+", all.pager()),
            ("+", all.uan()),
            ("+", all.voicemail()),
        ];
        let kinds = kinds.into_iter();
        let kinds = kinds.filter_map(|(mark, kind)| Some((mark, kind?)));
        std::iter::once(("", all.general())).chain(kinds)
    }

    #[test]
    fn the_ranges_are_those_of_the_crate() {
        let source = source();
        if std::env::var_os("ENROLL_BLESS").is_some() {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/values/phone/ranges.txt");
            std::fs::write(path, &source).expect("it can be written");
            return;
        }
        assert!(
            source == SOURCE,
            "`ENROLL_BLESS=1 cargo test --lib ranges` writes ranges.txt"
        );
    }

    #[test]
    fn every_pattern_can_be_compiled() {
        for code in CODES.iter().flatten() {
            assert!(code.compiled_prefixes().is_some());
            for lines in &code.countries {
                for length in 0..=MOST {
                    let has_length = |line: &&&str| {
                        super::pattern(line.trim_start_matches('+'), length).is_some()
                    };
                    let kinds = lines.iter().skip(2).filter(has_length);
                    let (own, others): (Vec<&str>, Vec<&str>) =
                        kinds.partition(|line| !line.starts_with('+'));
                    let Some(ranges) = Ranges::of(lines, length) else {
                        let general = lines.get(1).filter(has_length);
                        assert_eq!(general, None, "{lines:?}");
                        continue;
                    };
                    assert_eq!(ranges.kinds.is_some(), !own.is_empty(), "{lines:?}");
                    assert_eq!(ranges.others.is_some(), !others.is_empty(), "{lines:?}");
                }
            }
        }
    }

    #[test]
    fn some_numbers_are_nobodys() {
        for (digits, expected) in [
            ("49151234567", true),
            ("999151234567", true),
            ("0151234567", true),
            ("491713920012", false),
            // Pagers.
            ("491681234567", false),
            // Without its zero it is one.
            ("4901713920012", false),
            // Without the 8 it may be one.
            ("78905553535", false),
        ] {
            assert_eq!(is_nobodys(digits), expected, "{digits}");
        }
    }

    #[test]
    fn numbers_are_given_out_or_not() {
        for (digits, national) in [
            ("491713920012", Some("1713920012")),
            ("442079460018", Some("2079460018")),
            ("12065550110", Some("2065550110")),
            ("78005553535", Some("8005553535")),
            ("49171", None),
            ("9991713920012", None),
            ("+491713920012", None),
            ("020212345678", None),
            ("49", None),
            ("", None),
        ] {
            assert_eq!(given_out(digits), national, "{digits}");
        }
    }
}
