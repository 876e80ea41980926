//! The ranges of numbers that countries give out, compiled once for each country code and length.

use std::sync::{LazyLock, OnceLock};

use phonenumber::metadata::{DATABASE, Descriptor, Metadata};
use regex::Regex;

/// The most digits of a number (E.164).
pub(super) const MOST: usize = 15;

/// How many digits a country code has at most.
const LONGEST_CODE: usize = 3;

/// The ranges of one country for numbers of one length.
struct Ranges {
    /// What all of its numbers have in common.
    general: Regex,
    /// Those of each kind of number: mobile, fixed line and the like.
    kinds: Regex,
}

/// For each length of a number without the country code, the ranges of the countries that share the code.
type ByLength = [OnceLock<Vec<Ranges>>; MOST + 1];

/// By country code; none where no country has it.
static RANGES: LazyLock<Vec<Option<ByLength>>> = LazyLock::new(|| {
    let codes = 0..10_u16.pow(LONGEST_CODE as u32);
    let of_code = |code| DATABASE.by_code(&code).map(|_| ByLength::default());
    codes.map(of_code).collect()
});

/// The part of a number after the country code, if a country gives out such numbers. `digits` start with the code.
///
/// It is the number to the letter: nothing is taken from its front, as the parser does with the 8 of Russian `+7 800`.
pub(super) fn given_out(digits: &str) -> Option<&str> {
    if digits.starts_with('0') {
        return None;
    }
    let mut code = 0;
    for (at, digit) in digits.bytes().enumerate().take(LONGEST_CODE) {
        code = code * 10 + usize::from(digit.checked_sub(b'0').filter(|digit| *digit < 10)?);
        let Some(by_length) = &RANGES[code] else {
            continue;
        };
        let national = digits.get(at + 1..)?;
        let ranges = by_length.get(national.len())?;
        let ranges = ranges.get_or_init(|| compiled(code as u16, national.len()));
        let contain = |of: &Ranges| of.kinds.is_match(national) && of.general.is_match(national);
        return ranges.iter().any(contain).then_some(national);
    }
    None
}

fn compiled(code: u16, length: usize) -> Vec<Ranges> {
    let countries = DATABASE.by_code(&code).into_iter().flatten();
    countries
        .filter_map(|country| of_country(country, length))
        .collect()
}

fn of_country(country: &Metadata, length: usize) -> Option<Ranges> {
    let all = country.descriptors();
    let has_length = |descriptor: &&Descriptor| {
        let lengths = descriptor.possible_length();
        lengths.is_empty() || lengths.contains(&(length as u16))
    };
    let pattern =
        |descriptor: &Descriptor| format!("(?:{})", descriptor.national_number().as_str());
    let kinds = [
        all.fixed_line(),
        all.mobile(),
        all.toll_free(),
        all.premium_rate(),
        all.shared_cost(),
        all.personal_number(),
        all.voip(),
    ];
    let kinds: Vec<String> = kinds
        .into_iter()
        .flatten()
        .filter(has_length)
        .map(pattern)
        .collect();
    let general = Some(all.general()).filter(has_length)?;
    if kinds.is_empty() {
        return None;
    }
    // The patterns are written with spaces that mean nothing.
    let at_start = |pattern: &str| Regex::new(&format!("(?x)^(?:{pattern})")).ok();
    Some(Ranges {
        general: at_start(&pattern(general))?,
        kinds: at_start(&kinds.join("|"))?,
    })
}

#[cfg(test)]
mod tests {
    use super::given_out;

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
