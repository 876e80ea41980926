#![doc = include_str!("invalid_phone.md")]

use phonenumber::metadata::DATABASE;
use phonenumber::{Mode, PhoneNumber, country};

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field::Type;
use crate::rule::{Check, Look, Rule, Setup};
use crate::rules::mangled_number;
use crate::rules::several_values;

pub(super) const RULE: Rule = Rule {
    name: "invalid-phone",
    page: include_str!("invalid_phone.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let field = setup.field(mapped);
    if field.kind != Type::Phone {
        return Look::Away;
    }
    let assumed = field.assumes("formats") || field.assumes("type");
    let country = country(setup);
    let strict = field.formats.iter().any(|format| format == "e164");
    let mangled = setup.effective_severity(&mangled_number::RULE).is_some();
    let lists = setup.effective_severity(&several_values::RULE).is_some() && !field.multi_valued;
    Look::Item(Box::new(move |value| {
        let note = if strict {
            strict_note(value, country)?
        } else {
            read(value, country).err()?
        };
        // Each of these is found by a rule that says it better.
        let told = mangled && mangled_number::is_mangled_phone(value)
            || lists && several_values::has_several_numbers(value);
        (!told).then(|| note.assumed(assumed))
    }))
}

/// The country of numbers without a country's code.
pub(super) fn country(setup: &Setup<'_>) -> Option<country::Id> {
    setup.org.country.as_deref()?.parse().ok()
}

/// What is wrong with a number where only E.164 is taken.
fn strict_note(value: &str, country: Option<country::Id>) -> Option<Note> {
    let note = Note::new(e164_fault(value)?);
    Some(match read(value, country) {
        Ok(Some(number)) => note.with_fix(number),
        Ok(None) => note,
        Err(other) => match other.suggestion.map(|meant| read(&meant, country)) {
            Some(Ok(Some(number))) => note.suggest(number),
            _ => note,
        },
    })
}

/// The number that digits without any mark mean, perhaps, as E.164 has it.
pub(super) fn meant(digits: &str, country: Option<country::Id>) -> Option<String> {
    let valid = |country, text: &str| {
        let number = phonenumber::parse(country, text).ok();
        number.filter(PhoneNumber::is_valid)
    };
    let abroad = valid(None, &format!("+{digits}"))
        .filter(|number| country.is_none() || number.country().id() == country);
    let number = abroad.or_else(|| valid(Some(country?), digits))?;
    Some(number.format().mode(Mode::E164).to_string())
}

/// Why a number is not `+`, the country's code and 7 to 14 more digits, as ITU's E.164 has it.
fn e164_fault(value: &str) -> Option<&'static str> {
    let bytes = value.as_bytes();
    let digits = bytes.strip_prefix(b"+").unwrap_or(bytes);
    match () {
        () if !bytes.iter().any(u8::is_ascii_digit) => {
            Some("not a phone number: there is no digit in it")
        }
        () if bytes == digits && digits.starts_with(b"00") => {
            Some("not a phone number as it is needed: write `+` instead of `00`")
        }
        () if bytes == digits => {
            Some("not a phone number as it is needed: it starts without `+` and the country's code")
        }
        () if !digits.iter().all(u8::is_ascii_digit) => Some(
            "not a phone number as it is needed: only digits may follow the `+`, without spaces",
        ),
        () if digits.starts_with(b"0") => {
            Some("not a phone number as it is needed: no country's code starts with 0")
        }
        () if digits.len() < 8 => Some("not a phone number: it has too few digits"),
        () if digits.len() > 15 => Some("not a phone number: it has too many digits"),
        () => None,
    }
}

/// Reads a number as people type it: as E.164 has it, or nothing where no country tells how to; or why nobody can be
/// reached by it.
pub(super) fn read(value: &str, country: Option<country::Id>) -> Result<Option<String>, Note> {
    let digit = |letter: char| letter.is_ascii_digit();
    let Some(first) = value.find(digit) else {
        return Err(Note::new("not a phone number: there is no digit in it"));
    };
    let usual = |letter: char| match letter {
        '+' | '-' | '\u{2010}'..='\u{2015}' | '(' | ')' | '/' | '.' => true,
        _ => digit(letter) || letter.is_whitespace() && !letter.is_control(),
    };
    if !value.chars().all(usual) {
        let note = Note::new(if value.contains(char::is_alphabetic) {
            "not a phone number: there are letters in it"
        } else {
            "not a phone number: a character in it does not belong there"
        });
        // `tel:` and `'` in front say nothing of the number.
        let number = value.find('+').filter(|at| (1..first).contains(at));
        let number = number.and_then(|at| read(&value[at..], None).ok().flatten());
        return Err(match number {
            Some(number) => note.with_fix(number),
            None => note,
        });
    }
    if value.ends_with(".0") {
        return Err(Note::new(
            "not a phone number: a program took it for an amount and put `.0` behind it",
        ));
    }
    if value.matches('+').count() > 1 || value.rfind('+').is_some_and(|at| at > first) {
        return Err(Note::new(
            "not a phone number: a `+` stands at its start or nowhere",
        ));
    }
    let typed = digits(value);
    let abroad = typed
        .strip_prefix("00")
        .map_or(value.contains('+'), |_| true);
    if !abroad {
        return match country {
            Some(country) => read_at_home(&typed, value == typed, country).map(Some),
            // Without a country there is nothing to hold the number against.
            None => length_fault(&typed).map_or(Ok(None), |fault| Err(Note::new(fault))),
        };
    }
    // `+49 (0) 30` is how people show that the zero is for calls at home only.
    let plain = digits(&value.replace("(0)", ""));
    let plain = if value.contains('+') {
        plain.as_str()
    } else {
        plain.strip_prefix("00").unwrap_or(&plain)
    };
    let nowhere = || {
        let nowhere = "not a phone number that any country gives out";
        Note::new(length_fault(plain).unwrap_or(nowhere))
    };
    if plain.len() > 15 {
        return Err(nowhere());
    }
    let number = phonenumber::parse(None, format!("+{plain}")).map_err(|_| nowhere())?;
    if !number.is_valid() {
        let given_out = is_given_out(plain).then(|| format!("+{plain}"));
        return given_out.map(Some).ok_or_else(nowhere);
    }
    let e164 = number.format().mode(Mode::E164).to_string();
    let code = number.code().value().to_string();
    let zero_kept = plain
        .strip_prefix(&code)
        .and_then(|rest| rest.strip_prefix('0'))
        .is_some_and(|rest| e164[1..] == format!("{code}{rest}"));
    if zero_kept {
        return Err(Note::new(
            "not a phone number: no 0 stands between the country's code and the rest",
        )
        .with_fix(e164));
    }
    Ok(Some(e164))
}

/// Whether the ranges of a country hold a number, with nothing taken from its front. The parser takes the 8 of Russian
/// `+7 800` for the one that is dialled within the country.
fn is_given_out(plain: &str) -> bool {
    (1..=3.min(plain.len())).any(|length| {
        let (code, national) = plain.split_at(length);
        let countries = code
            .parse()
            .ok()
            .and_then(|code: u16| DATABASE.by_code(&code));
        countries.into_iter().flatten().any(|country| {
            let ranges = country.descriptors();
            let kinds = [
                ranges.fixed_line(),
                ranges.mobile(),
                ranges.toll_free(),
                ranges.premium_rate(),
                ranges.shared_cost(),
                ranges.personal_number(),
                ranges.voip(),
            ];
            let within = kinds.iter().flatten().any(|range| range.is_match(national));
            within && ranges.general().is_match(national)
        })
    })
}

/// Reads a number without the country's code; `bare`: there are no spaces and marks between its digits.
fn read_at_home(typed: &str, bare: bool, country: country::Id) -> Result<String, Note> {
    let valid = |country, text: &str| {
        let number = phonenumber::parse(country, text).ok();
        number.filter(PhoneNumber::is_valid)
    };
    let e164 = |number: &PhoneNumber| number.format().mode(Mode::E164).to_string();
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
            let note =
                Note::new("not a phone number: the `+` before the country's code is missing");
            return Err(note.suggest(e164(&number)));
        }
    }
    if let Some((front, national)) = lacking {
        let sentence =
            "not a phone number: it lacks the `{}` in front, or the `+` and the country's code";
        let note = Note::new(sentence).with(front);
        // Spreadsheets drop the zero of bare digits. Where people wrote spaces, another country may be meant.
        return Err(if bare { note.suggest(national) } else { note });
    }
    read.ok_or_else(|| match length_fault(typed) {
        Some(fault) => Note::new(fault),
        None => Note::new("not a phone number of the country {}").with(country.as_ref()),
    })
}

/// Whether calls within a country start with its own code, as in the United States.
fn dials_its_code(country: country::Id) -> bool {
    let known = DATABASE.by_id(country.as_ref());
    known.is_some_and(|country| {
        country.national_prefix() == Some(&country.country_code().to_string())
    })
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn length_fault(digits: &str) -> Option<&'static str> {
    match digits.len() {
        0..7 => Some("not a phone number: it has too few digits"),
        7..=15 => None,
        _ => Some("not a phone number: it has too many digits"),
    }
}

#[cfg(test)]
mod tests {
    use super::{e164_fault, read};

    #[test]
    fn numbers_are_read_as_people_type_them() {
        let germany = Some("DE".parse().expect("a country"));
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
            let number = read(typed, germany).unwrap_or_else(|note| panic!("{typed}: {note:?}"));
            assert_eq!(number.as_deref(), Some("+491713920012"), "{typed}");
        }
        assert_eq!(read("0171 3920012", None), Ok(None));
    }

    #[test]
    fn what_a_spreadsheet_made_of_a_number_is_found() {
        let germany = Some("DE".parse().expect("a country"));
        let meant = |typed: &str| read(typed, germany).expect_err(typed).suggestion;
        for typed in ["491713920012", "49 171 3920012", "+490171 3920012"] {
            assert_eq!(meant(typed).as_deref(), Some("+491713920012"), "{typed}");
        }
        assert_eq!(meant("1713920012").as_deref(), Some("0171 3920012"));
        for typed in [
            "171 3920012",
            "4.91714E+11",
            "491713920012.0",
            "650-253-0000",
            "112",
            "reception",
            "+49 30 23125456 App. 12",
        ] {
            assert_eq!(meant(typed), None, "{typed}");
        }
        let america = Some("US".parse().expect("a country"));
        for typed in ["(650) 253-0000", "1-650-253-0000"] {
            assert!(read(typed, america).is_ok(), "{typed}");
        }
    }

    #[test]
    fn e164_is_strict() {
        assert_eq!(e164_fault("+491713920012"), None);
        for typed in ["+49 1713920012", "491713920012", "00491713920012", "+", ""] {
            assert!(e164_fault(typed).is_some(), "{typed}");
        }
    }
}
