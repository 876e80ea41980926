//! Cells of rows of totals: `Summe`, `Total users: 12`, `1.250,00 EUR`.

use std::sync::LazyLock;

use crate::values::lexicon::{WordMap, every};

/// What a cell can be in a row of totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `Summe`, `Total users: 12`.
    Total,
    /// `Total Sales`: a total, if there is a number beside it.
    TotalOf,
    /// `12`, `4 Personen`, `1.250,00 EUR`.
    Number,
    /// `-`: neither a letter nor a digit.
    Mark,
    /// Anything else: then the row is not a total.
    Other,
}

/// The most words in the cell of a total.
const WORDS: usize = 6;
/// The most bytes in the cell of a total.
const LONGEST: usize = 100;

/// What a word is in the cell of a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Total,
    Counted,
}

static TOTALS: LazyLock<WordMap<Word>> = LazyLock::new(|| {
    let totals = every(|words| &words.rows.totals).map(|word| (word, Word::Total));
    let counted = every(|words| &words.rows.counted).map(|word| (word, Word::Counted));
    WordMap::of(totals.chain(counted))
});

/// What a cell is in a row of totals.
#[must_use]
pub fn kind(cell: &str) -> Kind {
    if cell.len() > LONGEST {
        return Kind::Other;
    }
    let mut words = cell
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let Some(first) = words.next() else {
        return Kind::Mark;
    };
    if first.starts_with(|letter: char| letter.is_ascii_digit()) {
        return if is_number(cell) {
            Kind::Number
        } else {
            Kind::Other
        };
    }
    let Some(first) = TOTALS.get(first) else {
        return Kind::Other;
    };
    let starts = first == Word::Total;
    let (mut total, mut all, mut count) = (starts, true, 1);
    for word in words {
        let known = TOTALS.get(word);
        total |= known == Some(Word::Total);
        all &= known.is_some() || word.bytes().all(|byte| byte.is_ascii_digit());
        count += 1;
    }
    match (total && count <= WORDS, all) {
        (true, true) => Kind::Total,
        (true, false) if starts => Kind::TotalOf,
        _ => Kind::Other,
    }
}

/// Whether a text is a number, perhaps with what it counts. One with a zero in front is an id or a phone number.
fn is_number(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['€', '$', '£', ' ', '(']);
    let end = text
        .find(|letter: char| {
            !letter.is_ascii_digit() && !matches!(letter, '.' | ',' | '\'' | ' ' | '\u{a0}')
        })
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let padded =
        number.starts_with('0') && number.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
    // `1.3.2024` is a day: only groups of three stand before the last one.
    let groups: Vec<&str> = number
        .trim()
        .split(|letter: char| !letter.is_ascii_digit())
        .collect();
    let inner = groups.get(1..groups.len().saturating_sub(1));
    let grouped = inner.is_none_or(|inner| inner.iter().all(|group| group.len() == 3));
    digits > 0 && digits < 13 && !padded && grouped && is_unit(unit.trim_matches([')', ' ', '.']))
}

fn is_unit(unit: &str) -> bool {
    static UNITS: LazyLock<WordMap> =
        LazyLock::new(|| WordMap::set(every(|words| &words.rows.units)));
    matches!(unit, "" | "%" | "€" | "$" | "£")
        || UNITS.contains(unit)
        || unit
            .split(' ')
            .all(|word| TOTALS.get(word) == Some(Word::Counted))
}

#[cfg(test)]
mod tests {
    use super::{Kind, is_number, kind};

    #[test]
    fn totals_are_told_by_their_words() {
        for (cell, expected) in [
            ("Summe", Kind::Total),
            ("Gesamtsumme:", Kind::Total),
            (" TOTAL ", Kind::Total),
            ("Totaal", Kind::Total),
            ("Grand Total", Kind::Total),
            ("Anzahl: 12", Kind::Total),
            ("Anzahl der Mitarbeiter: 1.250", Kind::Total),
            ("Total users = 412", Kind::Total),
            ("Total Sales", Kind::TotalOf),
            ("Zwischensumme Vertrieb", Kind::TotalOf),
            ("4 Personen", Kind::Number),
            ("1.250,00 EUR", Kind::Number),
            ("-", Kind::Mark),
            ("Sales Total", Kind::Other),
            ("Summers", Kind::Other),
            ("Anna", Kind::Other),
            ("User", Kind::Other),
            ("4 Main Street", Kind::Other),
            (
                "Total Quality and Process Management for the whole Group",
                Kind::Other,
            ),
            ("Äpfel", Kind::Other),
        ] {
            assert_eq!(kind(cell), expected, "{cell}");
        }
    }

    #[test]
    fn ids_phones_and_days_are_not_numbers() {
        for number in [
            "0",
            "12",
            "1,250",
            "1'250'000",
            "12.5",
            "85 %",
            "(4)",
            "3 users",
            "€ 12",
        ] {
            assert!(is_number(number), "{number}");
        }
        for other in [
            "",
            "001234",
            "030 2312",
            "+49 171 3920012",
            "01.03.2024",
            "1.3.2024",
            "2024-03-01",
            "12a",
            "1234567890123",
            "12:30",
            "é",
        ] {
            assert!(!is_number(other), "{other}");
        }
    }
}
