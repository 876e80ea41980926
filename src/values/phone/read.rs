//! Reading a phone number as people type it into E.164, or saying why nobody can be reached by it.

use phonenumber::metadata::DATABASE;
use phonenumber::{Mode, PhoneNumber};

use crate::values::phone::ranges::{self, MOST};
use crate::values::{Correction, Faulty, digits};

pub use phonenumber::country::Id as Country;

/// The fewest digits of a number.
pub(super) const FEWEST: usize = 7;

/// Why a text is not a phone number, or not one as it is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// There is no digit.
    NoDigit,
    /// There are too few digits.
    TooFewDigits,
    /// There are too many digits.
    TooManyDigits,
    /// There are letters.
    Letters,
    /// There is a character that is not part of a number.
    Character,
    /// A program took it for a decimal number and added `.0`.
    PointZero,
    /// A `+` stands elsewhere than at the start.
    PlusInside,
    /// No country has such numbers.
    NoSuchNumber,
    /// A 0 stands between the country code and the rest.
    ZeroAfterCountryCode,
    /// The `+` before the country code is missing.
    PlusMissing,
    /// What calls within the country start with is missing, or the `+` and the country code.
    PrefixMissing(String),
    /// The country has no such numbers.
    NotOfCountry(Country),
    /// E.164 only: `00` in place of `+`.
    ZerosForPlus,
    /// E.164 only: `+` and the country code are missing.
    NoCountryCode,
    /// E.164 only: something other than digits follows the `+`.
    NotOnlyDigits,
    /// E.164 only: the country code starts with 0.
    ZeroCountryCode,
}

/// Why a number is not `+`, the country code and 7 to 14 more digits, as E.164 has it.
#[must_use]
pub fn e164_fault(value: &str) -> Option<Fault> {
    let bytes = value.as_bytes();
    let number = bytes.strip_prefix(b"+").unwrap_or(bytes);
    match () {
        () if !bytes.iter().any(u8::is_ascii_digit) => Some(Fault::NoDigit),
        () if bytes == number && number.starts_with(b"00") => Some(Fault::ZerosForPlus),
        () if bytes == number => Some(Fault::NoCountryCode),
        () if !digits::are_all(number) => Some(Fault::NotOnlyDigits),
        () if number.starts_with(b"0") => Some(Fault::ZeroCountryCode),
        () if number.len() <= FEWEST => Some(Fault::TooFewDigits),
        () if number.len() > MOST => Some(Fault::TooManyDigits),
        () => None,
    }
}

/// Checks a number where only E.164 is accepted; without an allocation for one that is.
///
/// # Errors
/// When it is not E.164, with the number that is meant where it can be read otherwise.
pub fn read_e164(value: &str, country: Option<Country>) -> Result<(), Faulty<Fault>> {
    let Some(fault) = e164_fault(value) else {
        return Ok(());
    };
    let read_correctly = |text: &str| read(text, country).ok().flatten();
    let correction = match read(value, country) {
        Ok(number) => number.map(Correction::Sure),
        Err(other) => {
            let meant = other.correction.as_ref().map(Correction::text);
            meant.and_then(read_correctly).map(Correction::Likely)
        }
    };
    Err(Faulty { fault, correction })
}

/// The number that digits without any mark probably mean, as E.164.
#[must_use]
pub fn meant(digits: &str, country: Option<Country>) -> Option<String> {
    let abroad = valid(None, &format!("+{digits}"))
        .filter(|number| country.is_none() || number.country().id() == country);
    let number = abroad.or_else(|| valid(Some(country?), digits))?;
    Some(e164(&number))
}

/// Why nobody can be reached by a number as people type it, with the number that is meant where that can be told.
#[must_use]
pub fn fault(value: &str, country: Option<Country>) -> Option<Faulty<Fault>> {
    if is_plain(value) || is_plain_in_groups(value) {
        return None;
    }
    read(value, country).err()
}

/// Whether a number is one that [`is_plain`] but for what people write between its digits: [`read`] leaves that out.
fn is_plain_in_groups(value: &str) -> bool {
    let between = |byte: u8| matches!(byte, b' ' | b'-' | b'/' | b'.');
    let is_usual = value.strip_prefix('+').is_some_and(|number| {
        let mut bytes = number.bytes();
        bytes.all(|byte| byte.is_ascii_digit() || between(byte))
    });
    if !is_usual || value.ends_with(".0") {
        return false;
    }
    let digits: String = value.chars().filter(|letter| *letter != ' ').collect();
    is_plain(&digits.replace(['-', '/', '.'], ""))
}

/// Whether a number is E.164 and one that a country gives out: nothing that [`read`] does could find fault with it. Far
/// faster than to parse it.
fn is_plain(value: &str) -> bool {
    let number = value
        .strip_prefix('+')
        .filter(|number| number.len() <= MOST && digits::are_all(number.as_bytes()));
    // A zero after the country code is one too many in most countries.
    let national = number.and_then(ranges::given_out);
    national.is_some_and(|national| !national.starts_with('0'))
}

/// Reads a number as people type it. The number as E.164, or `None` where no country tells how to read it.
///
/// # Errors
/// When nobody can be reached by it, with the number that is meant where that can be told.
pub fn read(value: &str, country: Option<Country>) -> Result<Option<String>, Faulty<Fault>> {
    let Some(first) = value.find(|letter: char| letter.is_ascii_digit()) else {
        return Err(Fault::NoDigit.into());
    };
    if let Some(fault) = unusual_character(value) {
        // `tel:` and `'` in front say nothing of the number.
        let number = value.find('+').filter(|at| (1..first).contains(at));
        let number = number.and_then(|at| read(&value[at..], None).ok().flatten());
        return Err(match number {
            Some(number) => Faulty::from(fault).surely(number),
            None => fault.into(),
        });
    }
    if value.ends_with(".0") {
        return Err(Fault::PointZero.into());
    }
    if value.matches('+').count() > 1 || value.rfind('+').is_some_and(|at| at > first) {
        return Err(Fault::PlusInside.into());
    }
    let typed = digits(value);
    if value.contains('+') || typed.starts_with("00") {
        return read_abroad(value).map(Some);
    }
    match country {
        Some(country) => read_at_home(&typed, value == typed, country).map(Some),
        // Without a country there is nothing to compare the number with.
        None => length_fault(&typed).map_or(Ok(None), |fault| Err(fault.into())),
    }
}

/// That a text has a character that people do not type in phone numbers.
fn unusual_character(value: &str) -> Option<Fault> {
    let usual = |letter: char| match letter {
        '+' | '-' | '\u{2010}'..='\u{2015}' | '(' | ')' | '/' | '.' => true,
        _ => letter.is_ascii_digit() || letter.is_whitespace() && !letter.is_control(),
    };
    match () {
        () if value.chars().all(usual) => None,
        () if value.contains(char::is_alphabetic) => Some(Fault::Letters),
        () => Some(Fault::Character),
    }
}

/// Reads a number with the country code.
fn read_abroad(value: &str) -> Result<String, Faulty<Fault>> {
    // `+49 (0) 30` is how people show that the zero is for calls at home only.
    let plain = digits(&value.replace("(0)", ""));
    let plain = if value.contains('+') {
        plain.as_str()
    } else {
        plain.strip_prefix("00").unwrap_or(&plain)
    };
    let nowhere = || Faulty::from(length_fault(plain).unwrap_or(Fault::NoSuchNumber));
    if plain.len() > MOST || ranges::is_nobodys(plain) {
        return Err(nowhere());
    }
    let number = phonenumber::parse(None, format!("+{plain}")).map_err(|_| nowhere())?;
    if !number.is_valid() {
        let given_out = ranges::given_out(plain).map(|_| format!("+{plain}"));
        return given_out.ok_or_else(nowhere);
    }
    let e164 = e164(&number);
    let code = number.code().value().to_string();
    let zero_kept = plain
        .strip_prefix(&code)
        .and_then(|rest| rest.strip_prefix('0'))
        .is_some_and(|rest| e164[1..] == format!("{code}{rest}"));
    if zero_kept {
        return Err(Faulty::from(Fault::ZeroAfterCountryCode).surely(e164));
    }
    Ok(e164)
}

/// Reads a number without the country code; `bare`: there are no spaces and marks between its digits.
fn read_at_home(typed: &str, bare: bool, country: Country) -> Result<String, Faulty<Fault>> {
    let home = valid(Some(country), typed);
    // What a call within the country starts with, where people must not leave it out: `0`.
    let lacking = home.as_ref().and_then(|number| {
        let national = number.format().mode(Mode::National).to_string();
        let front = digits(&national).strip_suffix(typed)?.to_owned();
        (!front.is_empty()).then_some((front, national))
    });
    let read = home.as_ref().map(e164);
    let in_full = read.as_ref().is_some_and(|number| number[1..] == *typed);
    if home.is_none() || in_full || lacking.is_some() {
        let abroad = valid(None, &format!("+{typed}"))
            .filter(|number| number.country().id() == Some(country) && !dials_its_code(country));
        if let Some(number) = abroad {
            return Err(Faulty::from(Fault::PlusMissing).likely(e164(&number)));
        }
    }
    if let Some((front, national)) = lacking {
        let faulty = Faulty::from(Fault::PrefixMissing(front));
        // Spreadsheets drop the zero of bare digits. Where people wrote spaces, another country may be meant.
        return Err(if bare {
            faulty.likely(national)
        } else {
            faulty
        });
    }
    read.ok_or_else(|| {
        length_fault(typed)
            .unwrap_or(Fault::NotOfCountry(country))
            .into()
    })
}

/// Whether calls within a country start with its own code, as in the United States.
fn dials_its_code(country: Country) -> bool {
    let known = DATABASE.by_id(country.as_ref());
    known.is_some_and(|country| {
        country.national_prefix() == Some(&country.country_code().to_string())
    })
}

fn valid(country: Option<Country>, text: &str) -> Option<PhoneNumber> {
    let number = phonenumber::parse(country, text).ok();
    number.filter(PhoneNumber::is_valid)
}

fn e164(number: &PhoneNumber) -> String {
    number.format().mode(Mode::E164).to_string()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn length_fault(digits: &str) -> Option<Fault> {
    match digits.len() {
        0..FEWEST => Some(Fault::TooFewDigits),
        FEWEST..=MOST => None,
        _ => Some(Fault::TooManyDigits),
    }
}

#[cfg(test)]
mod tests {
    use phonenumber::metadata::DATABASE;

    use super::{Country, Fault, e164_fault, fault, is_plain, meant, ranges, read, read_e164};
    use crate::values::Correction;

    fn country(code: &str) -> Option<Country> {
        code.parse().ok()
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        let germany = country("DE");
        for typed in [
            "+49 171 3920012",
            "00491713920012",
            "0171/39 200 12",
            "(0171) 3920012",
            "+49 (0) 171 / 39 200 12",
            "(+49) 171 3920012",
            "0049 (0)171 3920012",
            "+49\u{a0}171\u{a0}3920012",
        ] {
            let number = read(typed, germany).unwrap_or_else(|fault| panic!("{typed}: {fault:?}"));
            assert_eq!(number.as_deref(), Some("+491713920012"), "{typed}");
        }
        assert_eq!(read("0171 3920012", None), Ok(None));
        assert_eq!(
            meant("1713920012", germany).as_deref(),
            Some("+491713920012")
        );
    }

    #[test]
    fn what_a_spreadsheet_made_of_a_number_is_found() {
        let germany = country("DE");
        let sure = |text: &str| Some(Correction::Sure(text.into()));
        let likely = |text: &str| Some(Correction::Likely(text.into()));
        for (typed, fault, correction) in [
            ("491713920012", Fault::PlusMissing, likely("+491713920012")),
            (
                "49 171 3920012",
                Fault::PlusMissing,
                likely("+491713920012"),
            ),
            (
                "+490171 3920012",
                Fault::ZeroAfterCountryCode,
                sure("+491713920012"),
            ),
            (
                "1713920012",
                Fault::PrefixMissing("0".into()),
                likely("0171 3920012"),
            ),
            ("171 3920012", Fault::PrefixMissing("0".into()), None),
            ("4.91714E+11", Fault::Letters, None),
            ("491713920012.0", Fault::PointZero, None),
            ("112", Fault::TooFewDigits, None),
            ("reception", Fault::NoDigit, None),
            ("+49 30 23125456 App. 12", Fault::Letters, None),
            ("tel:+491713920012", Fault::Letters, sure("+491713920012")),
            ("+49+1713920012", Fault::PlusInside, None),
        ] {
            let faulty = read(typed, germany).expect_err(typed);
            assert_eq!(
                (faulty.fault, faulty.correction),
                (fault, correction),
                "{typed}"
            );
        }
        assert!(read("650-253-0000", germany).is_err());
        for typed in ["(650) 253-0000", "1-650-253-0000"] {
            assert!(read(typed, country("US")).is_ok(), "{typed}");
        }
    }

    #[test]
    fn e164_is_strict() {
        assert_eq!(e164_fault("+491713920012"), None);
        for (typed, fault) in [
            ("+49 1713920012", Fault::NotOnlyDigits),
            ("491713920012", Fault::NoCountryCode),
            ("00491713920012", Fault::ZerosForPlus),
            ("+0491713920012", Fault::ZeroCountryCode),
            ("+4917139", Fault::TooFewDigits),
            ("+4917139200120000", Fault::TooManyDigits),
            ("+", Fault::NoDigit),
            ("", Fault::NoDigit),
        ] {
            assert_eq!(e164_fault(typed), Some(fault), "{typed}");
        }
        let faulty = read_e164("0171 3920012", country("DE")).expect_err("a fault");
        assert_eq!(
            faulty.correction,
            Some(Correction::Sure("+491713920012".into()))
        );
        let faulty = read_e164("491713920012", country("DE")).expect_err("a fault");
        assert_eq!(
            faulty.correction,
            Some(Correction::Likely("+491713920012".into()))
        );
    }

    #[test]
    fn a_plain_number_is_seen_without_parsing_it() {
        let germany = country("DE");
        let (mut plain, mut nobodys) = (0, 0);
        for metadata in DATABASE.iter() {
            let kinds = metadata.descriptors();
            let kinds = [kinds.mobile(), kinds.toll_free()];
            for example in kinds
                .into_iter()
                .flatten()
                .filter_map(|kind| kind.example())
            {
                let number = format!("+{}{example}", metadata.country_code());
                for at in (1..number.len()).step_by(2) {
                    for digit in ["0", "8"] {
                        let mut other = number.clone();
                        other.replace_range(at..=at, digit);
                        let expected = read(&other, germany).err();
                        assert_eq!(fault(&other, germany), expected, "{other}");
                        plain += usize::from(is_plain(&other));
                        if ranges::is_nobodys(&other[1..]) {
                            let parsed = phonenumber::parse(None, &other);
                            assert!(!parsed.is_ok_and(|of| of.is_valid()), "{other}");
                            nobodys += 1;
                        }
                        let mut grouped = other.clone();
                        grouped.insert_str(3, if at % 4 == 1 { " " } else { "-" });
                        let expected = read(&grouped, germany).err();
                        assert_eq!(fault(&grouped, germany), expected, "{grouped}");
                    }
                }
            }
        }
        assert!(plain > 1_000 && nobodys > 1_000, "{plain} {nobodys}");
    }
}
