//! What the values of a column look like, as far as they are not what the column is for.

use crate::header;
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field::{Field, Type};
use crate::rule::{ColumnCheck, Context, Evidence, Kind};
use crate::source::cell_flags::CellFlags;
use crate::values::Confidence;
use crate::values::lexicon::every;
use crate::values::{date, email, phone};

/// The fewest values that tell what a column holds.
const FEWEST: u64 = 3;

/// What a value looks like, as far as it is not what the column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// An email address.
    Email,
    /// A date with a year of four digits.
    Date,
    /// A phone number.
    Phone,
    /// What it should be, or something else.
    Other,
}

impl Look {
    const ALL: [Self; 4] = [Self::Email, Self::Date, Self::Phone, Self::Other];

    /// What four of five values look like, if that is something else than the column is for.
    #[must_use]
    pub fn prevailing(evidence: Evidence<'_, Self>) -> Option<Self> {
        let total = evidence.total();
        let looks = [Self::Email, Self::Date, Self::Phone].into_iter();
        let mut prevailing = looks.filter(|look| evidence[*look] * 5 >= total * 4);
        prevailing.next().filter(|_| total >= FEWEST)
    }

    fn of_text(value: &str) -> Self {
        if email::kind(value).is_some() {
            Self::Email
        } else {
            Self::Other
        }
    }

    fn of_phone(value: &str) -> Self {
        match Self::of_text(value) {
            Self::Other if is_date(value) => Self::Date,
            look => look,
        }
    }

    fn of_date(value: &str) -> Self {
        match Self::of_text(value) {
            Self::Other if is_phone(value) => Self::Phone,
            look => look,
        }
    }

    fn of_email(value: &str) -> Self {
        match value {
            _ if is_date(value) => Self::Date,
            _ if is_phone(value) => Self::Phone,
            _ => Self::Other,
        }
    }
}

impl Kind for Look {
    fn index(self) -> usize {
        self as usize
    }

    fn from_index(index: usize) -> Self {
        Self::ALL.get(index).copied().unwrap_or(Self::Other)
    }
}

/// A check of what the values of a column look like; none where one of the known looks would not be wrong there: where the field
/// may hold anything, or is filled by a mark.
#[must_use]
pub fn check_of_looks<'a>(context: &Context<'_>, column: &MappedColumn) -> Option<ColumnCheck<'a>> {
    let look = look_of(context, column)?;
    let kind = context.field(column).kind;
    let check = ColumnCheck::new("looks", move |value| Some(look(value)));
    Some(check.by_flags(move |flags| by_flags(kind, flags)))
}

/// What the flags of a cell tell of its look in a column of a kind. Only addresses have an `@`, and only a phone number has
/// nothing but digits behind a `+`.
fn by_flags(kind: Type, flags: CellFlags) -> Option<Look> {
    let has_at = flags.any_of(CellFlags::AT);
    let is_other = match kind {
        Type::Email => has_at,
        Type::Phone => {
            flags.any_of(CellFlags::PLUS) && flags.only(CellFlags::PLUS | CellFlags::DIGIT)
        }
        Type::Text => !has_at,
        _ => false,
    };
    is_other.then_some(Look::Other)
}

/// What tells the looks of a column's values apart, where one of the known ones would be wrong.
fn look_of(context: &Context<'_>, column: &MappedColumn) -> Option<fn(&str) -> Look> {
    let field = context.field(column);
    let index = column.column.filter(|_| column.mark().is_none())?;
    Some(match field.kind {
        Type::Text if !names_an_account(field, context.layout.header(index)) => Look::of_text,
        Type::Phone => Look::of_phone,
        Type::Date | Type::DateTime => Look::of_date,
        Type::Email => Look::of_email,
        _ => return None,
    })
}

/// Whether email addresses are usual there although the target takes any text: it names an account or another person.
fn names_an_account(field: &Field, header: &str) -> bool {
    let headers = field.headers.iter().map(String::as_str);
    let mut headers = headers.chain([header, field.name.as_str()]);
    // A group of users is neither.
    field.refers_to.is_some()
        || !field.group
            && headers.any(|header| {
                let key = header::key(header);
                let mut accounts = every(|words| &words.headers.accounts);
                key.ends_with("id") || accounts.any(|word| key.contains(word))
            })
}

/// A date with a year of four digits.
fn is_date(value: &str) -> bool {
    date::kind(value) == Some(Confidence::Sure)
}

fn is_phone(value: &str) -> bool {
    // How each of them starts, and nearly no address.
    let may_be = value.starts_with(['+', '0', '(', ' ']);
    may_be && phone::kind(value) == Some(Confidence::Sure)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::{Look, by_flags, names_an_account};
    use crate::profile::field::{Field, Type};
    use crate::rule::{Evidence, Kind, MOST_KINDS};
    use crate::source::cell_flags::CellFlags;

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
    fn a_value_is_what_its_column_is_not_for() {
        for (value, text, phone, date, email) in [
            (
                "anna@example.com",
                Look::Email,
                Look::Email,
                Look::Email,
                Look::Other,
            ),
            (
                "2024-03-01",
                Look::Other,
                Look::Date,
                Look::Other,
                Look::Date,
            ),
            (
                "02.03.2024",
                Look::Other,
                Look::Date,
                Look::Other,
                Look::Date,
            ),
            (
                "(030) 2312-5456",
                Look::Other,
                Look::Other,
                Look::Phone,
                Look::Phone,
            ),
            (
                "+49 171 3920012",
                Look::Other,
                Look::Other,
                Look::Phone,
                Look::Phone,
            ),
            ("1.3.24", Look::Other, Look::Other, Look::Other, Look::Other),
            ("Anna", Look::Other, Look::Other, Look::Other, Look::Other),
        ] {
            assert_eq!(Look::of_text(value), text, "{value}");
            assert_eq!(Look::of_phone(value), phone, "{value}");
            assert_eq!(Look::of_date(value), date, "{value}");
            assert_eq!(Look::of_email(value), email, "{value}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn flags_tell_the_look_that_the_value_has(
            value in prop_oneof!["[+]?[0-9]{1,16}", "[-+0-9@./ (]{1,14}", "[0-9]{1,4}[-./][0-9]{1,2}[-./@][0-9a-z.]{1,6}"],
        ) {
            let value = value.trim();
            let looks = [
                (Type::Email, Look::of_email(value)),
                (Type::Phone, Look::of_phone(value)),
                (Type::Text, Look::of_text(value)),
                (Type::Date, Look::of_date(value)),
            ];
            for (kind, look) in looks {
                let found = by_flags(kind, CellFlags::of(value));
                prop_assert!(found.is_none_or(|found| found == look), "{:?} {}", kind, value);
            }
        }
    }

    #[test]
    fn four_of_five_make_a_column() {
        for (emails, others, expected) in [
            (4, 1, Some(Look::Email)),
            (3, 0, Some(Look::Email)),
            (2, 0, None),
            (7, 2, None),
            (0, 0, None),
        ] {
            let mut counts = [0; MOST_KINDS];
            counts[Look::Email.index()] = emails;
            counts[Look::Other.index()] = others;
            assert_eq!(Look::prevailing(Evidence::new(&counts)), expected);
        }
    }
}
