#![doc = include_str!("swapped_columns.md")]

use crate::finding::{Fact, Note, Severity};
use crate::header;
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field::{Field, Type};
use crate::rule::{Check, Evidence, Rule, Setup, Weighing};

pub(super) const RULE: Rule = Rule {
    name: "swapped-columns",
    page: include_str!("swapped_columns.md"),
    severity: Severity::Warning,
    check: Check::Column(check),
};

/// The fewest values that say something of a column.
const FEWEST: u64 = 3;

const MAIL: u8 = 0;
const DAY: u8 = 1;
const PHONE: u8 = 2;
const OTHER: u8 = 3;

/// What the kinds are called.
const KINDS: [(u8, &str); 3] = [
    (MAIL, "email addresses"),
    (DAY, "dates"),
    (PHONE, "phone numbers"),
];

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Option<Weighing<'a>> {
    let field = setup.field(mapped);
    let column = mapped.column.filter(|_| mapped.mark().is_none())?;
    let kind: fn(&str) -> u8 = match field.kind {
        Type::Text if names_an_account(field, setup.layout.header(column)) => return None,
        Type::Text => |value| first_of(value, &[(is_mail, MAIL)]),
        Type::Phone => |value| first_of(value, &[(is_mail, MAIL), (is_day, DAY)]),
        Type::Date | Type::DateTime => {
            |value| first_of(value, &[(is_mail, MAIL), (is_phone, PHONE)])
        }
        Type::Email => |value| first_of(value, &[(is_day, DAY), (is_phone, PHONE)]),
        _ => return None,
    };
    let assumed = field.assumes("type");
    Some(Weighing {
        kind: Box::new(move |value| Some(kind(value))),
        note: Box::new(|_, _| None),
        settle: Box::new(|note, _, _| Some(note)),
        conclude: Box::new(move |evidence| {
            let (count, all, of) = most(evidence)?;
            let note = Note::new(
                "fills `{}`, but {} of {} values are {}: two columns are swapped, perhaps",
            );
            let note = note.with(field.name.as_str()).with(count).with(all);
            Some(note.with(Fact::Word(of)).assumed(assumed))
        }),
    })
}

/// Whether email addresses are at home there although the target takes any text: it names an account or somebody else.
fn names_an_account(field: &Field, header: &str) -> bool {
    let headers = field.headers.iter().map(String::as_str);
    let mut headers = headers.chain([header, field.name.as_str()]);
    field.refers_to.is_some()
        || headers.any(|header| {
            let key = header::key(header);
            key.ends_with("id") || ACCOUNTS.iter().any(|word| key.contains(word))
        })
}

/// Words of headers under which addresses are at home.
const ACCOUNTS: &[&str] = &[
    "account",
    "alias",
    "auth",
    "benutzer",
    "chef",
    "contact",
    "courriel",
    "gebruiker",
    "kennung",
    "kontakt",
    "leidinggevende",
    "leiter",
    "login",
    "mail",
    "manager",
    "principal",
    "responsable",
    "supervisor",
    "upn",
    "user",
    "vorgesetzt",
];

fn first_of(value: &str, kinds: &[(fn(&str) -> bool, u8)]) -> u8 {
    let kind = kinds.iter().find(|(is, _)| is(value));
    kind.map_or(OTHER, |(_, kind)| *kind)
}

/// How many values are of the kind that four of five values are of, if there is one.
fn most(evidence: &Evidence) -> Option<(u64, u64, &'static str)> {
    let all: u64 = evidence.iter().sum();
    let (kind, of) = KINDS
        .iter()
        .find(|(kind, _)| evidence[usize::from(*kind)] * 5 >= all * 4)?;
    (all >= FEWEST).then_some((evidence[usize::from(*kind)], all, of))
}

fn is_mail(value: &str) -> bool {
    let at = memchr::memchr(b'@', value.as_bytes());
    at.is_some_and(|at| at > 0 && value[at..].contains('.') && !value.contains(' '))
}

/// `2024-03-01`, `1.3.2024`, and the like, with or without a time.
fn is_day(value: &str) -> bool {
    if !value.starts_with(|letter: char| letter.is_ascii_digit()) {
        return false;
    }
    let day = value.split([' ', 'T']).next().unwrap_or_default();
    let Some(separator) = day.chars().find(|letter| !letter.is_ascii_digit()) else {
        return false;
    };
    let mut parts = day.split(separator);
    let (Some(first), Some(second), Some(third), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let short = |part: &str| (1..=2).contains(&part.len()) && digits(part);
    let year = |part: &str| part.len() == 4 && digits(part);
    matches!(separator, '.' | '-' | '/')
        && short(second)
        && (year(first) && short(third) || short(first) && year(third))
}

/// A number with a `+` or a zero at its start and eight digits or more.
fn is_phone(value: &str) -> bool {
    let number = value.trim_start_matches(['(', ' ']);
    if !number.starts_with(['+', '0']) || is_day(value) {
        return false;
    }
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let only = |letter: char| {
        letter.is_ascii_digit() || matches!(letter, '+' | ' ' | '-' | '/' | '(' | ')' | '.')
    };
    (8..=15).contains(&digits) && number.chars().all(only)
}

#[cfg(test)]
mod tests {
    use super::{
        DAY, Evidence, Field, MAIL, OTHER, PHONE, is_day, is_mail, is_phone, most, names_an_account,
    };
    use crate::rule::KINDS;

    #[test]
    fn kinds_are_told_by_their_form() {
        for (value, kind) in [
            ("anna@example.com", MAIL),
            ("@anna", OTHER),
            ("anna @ example.com", OTHER),
            ("2024-03-01", DAY),
            ("1.3.2024", DAY),
            ("01/03/2024 14:22", DAY),
            ("2024-03-01T00:00:00", DAY),
            ("1.3.24", OTHER),
            ("45352", OTHER),
            ("+49 171 3920012", PHONE),
            ("(030) 2312-5456", PHONE),
            ("001234", OTHER),
            ("02.03.2024", DAY),
            ("Anna", OTHER),
            ("é", OTHER),
            ("", OTHER),
        ] {
            let found = [
                (is_mail(value), MAIL),
                (is_day(value), DAY),
                (is_phone(value), PHONE),
            ];
            let found: Vec<u8> = found
                .iter()
                .filter(|(is, _)| *is)
                .map(|(_, kind)| *kind)
                .collect();
            let expected = if kind == OTHER { vec![] } else { vec![kind] };
            assert_eq!(found, expected, "{value}");
        }
    }

    #[test]
    fn some_headers_take_addresses() {
        let field = |name: &str| Field {
            name: name.to_owned(),
            ..Field::default()
        };
        for (name, header, expected) in [
            ("first_name", "Vorname", false),
            ("department", "Abteilung", false),
            ("authentication_id", "authentication_id", true),
            ("extended_data_1", "E-Mail der Assistenz", true),
            ("extended_data_1", "Vorgesetzte", true),
            ("extended_data_1", "Location", false),
        ] {
            assert_eq!(names_an_account(&field(name), header), expected, "{header}");
        }
    }

    #[test]
    fn four_of_five_make_a_column() {
        let of = |mails: u64, others: u64| -> Option<(u64, u64, &'static str)> {
            let mut evidence: Evidence = [0; KINDS];
            evidence[usize::from(MAIL)] = mails;
            evidence[usize::from(OTHER)] = others;
            most(&evidence)
        };
        assert_eq!(of(4, 1), Some((4, 5, "email addresses")));
        assert_eq!(of(3, 0), Some((3, 3, "email addresses")));
        assert_eq!(of(2, 0), None);
        assert_eq!(of(7, 2), None);
        assert_eq!(of(0, 0), None);
    }
}
