#![doc = include_str!("placeholder_value.md")]

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::EmptyCell;
use crate::profile::field::{Field, Type};
use crate::profile::field_id::FieldId;
use crate::profile::spellings::Spellings;
use crate::rule::{Check, Look, Rule, Setup};
use crate::source::traits::Traits;

pub(super) const RULE: Rule = Rule {
    name: "placeholder-value",
    page: include_str!("placeholder_value.md"),
    severity: Severity::Warning,
    check: Check::Value(check),
};

/// What a word for nothing can be as well, and so where it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Nobody is called that and nothing is named that.
    Nothing,
    /// People are called that: in a name it has to be in capitals or in small letters throughout.
    Name,
    /// Places and things are called that, too: in other texts it has to be in small letters.
    Thing,
    /// A department, a region or a gender may be called that.
    Use,
}

/// The words, in small letters.
const WORDS: &[(Class, &[&str])] = &[
    (
        Class::Nothing,
        &[
            // English, and programs.
            "n/a",
            "n.a.",
            "(null)",
            "<null>",
            "[null]",
            "(none)",
            "<none>",
            "[none]",
            "(blank)",
            "(empty)",
            "tbd",
            "tba",
            "t.b.d.",
            "t.b.a.",
            "undefined",
            "unknown",
            "not available",
            "not applicable",
            "placeholder",
            // German.
            "k.a.",
            "k.a",
            "keine angabe",
            "keine angaben",
            "unbekannt",
            "(leer)",
            "[leer]",
            "nicht bekannt",
            "nicht vorhanden",
            "platzhalter",
            "n.n.",
            "folgt noch",
            "entfällt",
            // Dutch.
            "n.v.t.",
            "n.v.t",
            "nvt",
            "nvt.",
            "onbekend",
            "niet bekend",
            "geen",
            "(leeg)",
            // French.
            "inconnu",
            "inconnue",
            "néant",
            "non renseign\u{e9}",
            "non renseign\u{e9}e",
            "non communiqu\u{e9}",
            "sans objet",
            "(vide)",
        ],
    ),
    (
        Class::Name,
        &["null", "none", "nil", "keine", "aucun", "aucune"],
    ),
    (Class::Thing, &["leer", "leeg", "vide", "nan"]),
    (Class::Use, &["test", "dummy", "na", "x"]),
];

/// The most bytes that a word has.
const LONGEST: usize = 16;

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let field = setup.field(mapped);
    if mapped.mark().is_some() || mapped.fixed().is_some() {
        return Look::Away;
    }
    let kind = Kind::of(field);
    let spellings = Spellings::of(field);
    let known = field.known.and_then(|list| setup.org.known(list));
    let known = known.unwrap_or_default();
    let needed = is_needed(mapped.field, setup);
    let look = Look::Item(Box::new(move |value| {
        if value.len() > LONGEST || !is_placeholder(value, kind) {
            return None;
        }
        let meant = spellings.find(value).is_some()
            || field.default.as_deref() == Some(value)
            || known.iter().any(|known| known == value);
        (!meant).then(|| {
            Note::new(if needed {
                "stands for a missing value, which is needed here"
            } else {
                "stands for a missing value: leave the cell empty"
            })
        })
    }));
    // One of many values in a cell may be short where the cell is not.
    let cells = if field.multi_valued {
        Traits::ANY
    } else {
        Traits::SHORT
    };
    Look::Only(cells, Box::new(look))
}

/// What decides which words can be values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Yes or no: a mark may be one.
    Boolean,
    /// Digits: a phone number, a day.
    Number,
    /// A person's name.
    Name,
    /// Any text.
    Text,
    /// Anything else that has a form.
    Formal,
}

impl Kind {
    fn of(field: &Field) -> Self {
        match field.kind {
            Type::Boolean => Self::Boolean,
            Type::Phone | Type::Date | Type::DateTime => Self::Number,
            Type::Text if field.name.ends_with("name") => Self::Name,
            Type::Text | Type::Path => Self::Text,
            Type::Email | Type::Language | Type::Reference | Type::Id => Self::Formal,
        }
    }
}

fn is_placeholder(value: &str, kind: Kind) -> bool {
    if let Some(class) = class_of(value) {
        return counts(class, kind, value);
    }
    // Whatever else is no yes and no no is `invalid-boolean`'s affair.
    kind != Kind::Boolean
        && (is_crosses(value) || is_mark(value) || kind == Kind::Number && is_zero(value))
}

/// Whether a word of that class stands for nothing in a value of that kind.
fn counts(class: Class, kind: Kind, value: &str) -> bool {
    let small = || !value.chars().any(char::is_uppercase);
    let even = || small() || !value.chars().any(char::is_lowercase);
    match (class, kind) {
        (Class::Nothing, _) | (_, Kind::Number | Kind::Formal) | (Class::Name, Kind::Text) => true,
        // `NA` and `Nan` are names.
        (_, Kind::Name) => {
            even() && !value.eq_ignore_ascii_case("na") && !value.eq_ignore_ascii_case("nan")
        }
        (Class::Thing, Kind::Text) => small(),
        (Class::Name, Kind::Boolean) => value.starts_with(['n', 'N']),
        (Class::Use, Kind::Text | Kind::Boolean) | (Class::Thing, Kind::Boolean) => false,
    }
}

/// The words by their length in bytes, and the lengths that words with some first byte have, a bit for each.
struct Words {
    by_length: Vec<Vec<(&'static str, Class)>>,
    lengths: [u32; 256],
}

impl Words {
    fn new() -> Self {
        let mut all = Self {
            by_length: vec![Vec::new(); LONGEST + 1],
            lengths: [0; 256],
        };
        for (class, words) in WORDS {
            for word in *words {
                all.by_length[word.len()].push((*word, *class));
                let lengths = &mut all.lengths[usize::from(word.as_bytes()[0])];
                *lengths |= 1 << word.len() | 1 << word.replace('.', ". ").trim_end().len();
            }
        }
        all
    }
}

/// The class of a word for nothing.
fn class_of(value: &str) -> Option<Class> {
    static ALL: LazyLock<Words> = LazyLock::new(Words::new);
    let first = value.as_bytes().first()?.to_ascii_lowercase();
    // Nearly all values are no such word, which their first byte and their length tell.
    if value.len() > LONGEST || ALL.lengths[usize::from(first)] & 1 << value.len() == 0 {
        return None;
    }
    // `k. A.` is `k.A.`
    let spaced = value.as_bytes().windows(2).any(|pair| pair == b". ");
    let value: Cow<'_, str> = if spaced {
        value.replace(". ", ".").into()
    } else {
        value.into()
    };
    let (_, class) = ALL.by_length[value.len()].iter().find(|(word, _)| {
        word.eq_ignore_ascii_case(&value) || !value.is_ascii() && value.to_lowercase() == *word
    })?;
    Some(*class)
}

/// Nothing but crosses, in small or capital letters, and two at least.
fn is_crosses(value: &str) -> bool {
    value.len() > 1 && value.bytes().all(|byte| byte | 0x20 == b'x')
}

/// Whether it is nothing but dashes, dots and the like. Plus signs, ticks, hashes and stars say something, and a slash
/// alone is the root of a tree.
fn is_mark(value: &str) -> bool {
    const MARKS: [char; 14] = [
        '-', '–', '—', '_', '.', '…', '?', ',', ';', ':', '~', '\'', '\u{22}', '/',
    ];
    value != "/" && value.chars().all(|letter| MARKS.contains(&letter))
}

/// Whether a day or a phone number has no digit but zeros, or is the day zero of spreadsheets: `00.00.0000`,
/// `1900-01-00`, `00.01.1900`.
fn is_zero(value: &str) -> bool {
    // Most days and numbers end here, at a digit that neither a zero nor a `1900` has.
    if value.bytes().any(|byte| (b'2'..=b'8').contains(&byte)) {
        return false;
    }
    let form = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'/' | b':' | b' ');
    if !value.bytes().all(form) || !value.contains('0') {
        return false;
    }
    let mut parts = value.split(['.', '-', '/', ' ', ':']);
    let zero = |part: &str| part.bytes().all(|byte| byte == b'0');
    if parts.clone().all(zero) {
        return true;
    }
    let (year, day, month) = match (parts.next(), parts.next(), parts.next()) {
        (Some("1900"), Some(month), Some(day)) => ("1900", day, month),
        (Some(day), Some(month), Some("1900")) if zero(day) => ("1900", day, month),
        (Some(month), Some(day), Some("1900")) => ("1900", day, month),
        _ => return false,
    };
    year == "1900" && zero(day) && !day.is_empty() && matches!(month, "1" | "01" | "0" | "00")
}

/// Whether a row without a value there is refused.
fn is_needed(number: FieldId, setup: &Setup<'_>) -> bool {
    let field = &setup.profile.fields[number];
    let empty = field.empty_cell.unwrap_or(setup.profile.empty_cell);
    empty == EmptyCell::Error || setup.needs().iter().any(|need| need == &[number])
}

#[cfg(test)]
mod tests {
    use super::{Kind, is_placeholder};

    #[test]
    fn words_and_marks_for_nothing_are_found() {
        for (kind, values) in [
            (
                Kind::Name,
                &[
                    "N/A",
                    "NULL",
                    "none",
                    "-",
                    "?",
                    ".",
                    "x",
                    "xxx",
                    "TBD",
                    "k.A.",
                    "k. A.",
                    "test",
                    "N.N.",
                    "Unbekannt",
                    "…",
                    "NÉANT",
                ] as &[&str],
            ),
            (
                Kind::Number,
                &[
                    "-",
                    "none",
                    "n/a",
                    "0",
                    "000",
                    "00.00.0000",
                    "0000-00-00",
                    "0.0.00",
                    "1900-01-00",
                    "00.01.1900",
                    "1/0/1900",
                    "NaN",
                    "NA",
                ],
            ),
            (
                Kind::Text,
                &[
                    "-", "None", "null", "nvt", "n.v.t.", "onbekend", "inconnu", "néant", "leer",
                    "keine", "--", "./.", "xx",
                ],
            ),
            (Kind::Formal, &["x", "None", "test", "-", "NaN"]),
            (Kind::Boolean, &["n/a", "NULL", "unknown"]),
        ] {
            for value in values {
                assert!(is_placeholder(value, kind), "{kind:?} {value}");
            }
        }
    }

    #[test]
    fn what_can_be_a_value_is_left_alone() {
        for (kind, values) in [
            (
                Kind::Name,
                &[
                    "Null", "None", "Test", "Nil", "Nan", "NAN", "Na", "NA", "Leer", "Keine", "X.",
                    "Ng", "O", "Dr.", "0",
                ] as &[&str],
            ),
            (
                Kind::Number,
                &[
                    "2024-03-01",
                    "01.01.1900",
                    "1900-01-01",
                    "10.01.1900",
                    "+49 171 3920012",
                    "110",
                    "10:00",
                    "00:30",
                ],
            ),
            (
                Kind::Text,
                &[
                    "Test", "test", "NA", "Leer", "0", "X", "+", "✓", "R&D", "*1", "#", "/",
                    "****", "Sales", "Nantes",
                ],
            ),
            (Kind::Formal, &["0", "42", "noreply", "en", "nl"]),
            (Kind::Boolean, &["x", "-", "0", "n", "?", "keine", "no"]),
        ] {
            for value in values {
                assert!(!is_placeholder(value, kind), "{kind:?} {value}");
            }
        }
    }
}
