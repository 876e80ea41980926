#![doc = include_str!("total_row.md")]

use std::sync::LazyLock;

use regex::Regex;

use crate::finding::{Note, Severity};
use crate::profile::field::Type;
use crate::rule::{Check, LookForNonUser, Rule, Setup};

pub(super) const RULE: Rule = Rule {
    name: "total-row",
    page: include_str!("total_row.md"),
    severity: Severity::Warning,
    check: Check::NonUserRow(check),
};

/// What a column says of a row in which it holds something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Column {
    /// It holds addresses: with one, the row is a user.
    address: bool,
    /// What it holds is of one person: a total has nothing there, unless it is the word itself.
    personal: bool,
}

fn check<'a>(setup: &Setup<'a>) -> Option<LookForNonUser<'a>> {
    // Where no column fills anything, nothing tells a user from a total.
    if setup.layout.columns.is_empty() {
        return None;
    }
    let mut columns = vec![Column::default(); setup.layout.headers.len()];
    for mapped in &setup.layout.columns {
        let field = setup.field(mapped);
        let column = mapped.column.and_then(|at| columns.get_mut(at as usize));
        if let Some(column) = column {
            column.address |= field.kind == Type::Email;
            column.personal |= matches!(
                field.kind,
                Type::Id | Type::Phone | Type::Date | Type::DateTime | Type::Reference
            ) || setup.profile.match_on.contains(&mapped.field);
        }
    }
    let addresses: Vec<u32> = (0..columns.len() as u32)
        .filter(|column| columns[*column as usize].address)
        .collect();
    let header = &setup.observed.header_row;
    Some(Box::new(move |row, _| {
        // Nearly every row has an address, and then it is a user.
        let is_address =
            |column: &u32| memchr::memchr(b'@', row.cell(*column).as_bytes()).is_some();
        if addresses.iter().any(is_address) {
            return None;
        }
        let filled = || {
            let cells = header.own_cells(row);
            cells.filter(|(_, cell)| !cell.trim().is_empty())
        };
        let kinds = || {
            filled().map(|(column, cell)| {
                let settled = columns.get(column as usize).is_some_and(|of| of.personal);
                (column, kind(cell), settled)
            })
        };
        if let Some(column) = total(kinds()) {
            let note = Note::new("a total and no user: the row is left out");
            return Some((Some(column), note));
        }
        let mut words = filled().filter(|(_, cell)| !is_mark(cell));
        let footer = match (words.next(), words.next()) {
            (Some((column, cell)), None) if is_footer(cell) => column,
            // Many programs draw a line under the headers or the rows.
            (None, _) if filled().all(|(_, cell)| is_line(cell)) => filled().next()?.0,
            _ => return None,
        };
        let note = Note::new("a footer and no user: the row is left out");
        Some((Some(footer), note))
    }))
}

/// What a cell can be in a row of totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `Summe`, `Total users: 12`.
    Total,
    /// `Total Sales`: a total, if there is a number beside it.
    TotalOf,
    /// `12`, `4 Personen`, `1.250,00 EUR`.
    Number,
    /// `-`.
    Mark,
    /// Anything else: then the row is no total.
    Other,
}

/// The column that says that a row is a total, if it is one and nothing else.
fn total(cells: impl Iterator<Item = (u32, Kind, bool)>) -> Option<u32> {
    let (mut word, mut of, mut number) = (None, None, false);
    for (column, kind, personal) in cells {
        match kind {
            Kind::Other => return None,
            Kind::Number if personal => return None,
            Kind::Number => number = true,
            Kind::Total => word = word.or(Some(column)),
            Kind::TotalOf => of = of.or(Some(column)),
            Kind::Mark => {}
        }
    }
    word.or(of.filter(|_| number))
}

const TOTALS: &[&str] = &[
    "aantal",
    "anzahl",
    "count",
    "gesamt",
    "gesamtanzahl",
    "gesamtsumme",
    "gesamtzahl",
    "insgesamt",
    "nombre",
    "somme",
    "soustotal",
    "subtotaal",
    "subtotal",
    "sum",
    "summe",
    "totaal",
    "total",
    "totale",
    "totals",
    "totaux",
    "zwischensumme",
];

/// What is counted, and words between.
const COUNTED: &[&str] = &[
    "benutzer",
    "collaborateurs",
    "datensätze",
    "de",
    "der",
    "einträge",
    "employees",
    "employés",
    "entries",
    "gebruikers",
    "general",
    "généraal",
    "général",
    "grand",
    "het",
    "lignes",
    "medewerkers",
    "mitarbeiter",
    "mitarbeitende",
    "mitarbeiterinnen",
    "nutzer",
    "of",
    "people",
    "person",
    "personen",
    "personnes",
    "persons",
    "records",
    "rijen",
    "rows",
    "staff",
    "user",
    "users",
    "utilisateurs",
    "von",
    "zeilen",
];

const UNITS: &[&str] = &["chf", "eur", "euro", "gbp", "h", "std", "usd"];

/// The most words in the cell of a total.
const WORDS: usize = 6;

fn kind(cell: &str) -> Kind {
    if cell.len() > 100 {
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
    let first = first.to_lowercase();
    let is_total = |word: &str| TOTALS.contains(&word);
    let starts = is_total(&first);
    if !starts && !COUNTED.contains(&first.as_str()) {
        return Kind::Other;
    }
    let (mut total, mut all, mut count) = (starts, true, 1);
    for word in words {
        let word = word.to_lowercase();
        let digits = word.bytes().all(|byte| byte.is_ascii_digit());
        total |= is_total(&word);
        all &= digits || is_total(&word) || COUNTED.contains(&word.as_str());
        count += 1;
    }
    match (total && count <= WORDS, all) {
        (true, true) => Kind::Total,
        (true, false) if starts => Kind::TotalOf,
        _ => Kind::Other,
    }
}

/// Whether a text is a number, with what it counts. One with a zero before it is an id or a phone number.
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
    let unit = unit.trim_matches([')', ' ', '.']).to_lowercase();
    let known = matches!(unit.as_str(), "" | "%" | "€" | "$" | "£")
        || UNITS.contains(&unit.as_str())
        || unit.split(' ').all(|word| COUNTED.contains(&word));
    digits > 0 && digits < 13 && !padded && grouped && known
}

/// Whether a cell is part of a line that is drawn with characters.
fn is_line(cell: &str) -> bool {
    let drawn = |byte: u8| {
        matches!(
            byte,
            b'-' | b'=' | b'_' | b'*' | b'#' | b'~' | b'+' | b'.' | b' '
        )
    };
    cell.trim().len() > 2 && cell.bytes().all(drawn)
}

fn is_mark(cell: &str) -> bool {
    // A row of NUL characters is damage, and no line that somebody drew.
    !cell
        .chars()
        .any(|letter| letter.is_alphanumeric() || letter == '\0')
}

/// Whether a text that stands alone in its row is one that programs and people write under a list.
fn is_footer(text: &str) -> bool {
    static FOOTER: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let footers = FOOTERS.join("|");
        Regex::new(&format!(r"(?i)^[\s*=#_~-]*(?:{footers})[\s*=#_~.!-]*$")).ok()
    });
    let drawn = || {
        let marks = |text: &str| text.trim().starts_with(['-', '*', '=', '#', '_', '~']);
        let word = text.trim_matches(|letter: char| !letter.is_alphabetic());
        marks(text) && ENDS.contains(&word.to_lowercase().as_str())
    };
    text.len() <= 300 && (FOOTER.as_ref().is_some_and(|footer| footer.is_match(text)) || drawn())
}

/// The end of a list where marks are drawn around it: `--- Ende ---`.
const ENDS: &[&str] = &["einde", "end", "ende", "eof", "fin"];

/// What stands under lists.
const FOOTERS: &[&str] = &[
    // Its end.
    r"(?:ende?|einde|fin)\s(?:\w+\s){0,3}(?:liste?|lijst|datei|file|bestand|fichier|tabelle|table|daten|data)",
    r"(?:ende?|einde|fin)\s(?:\w+\s){0,3}(?:reports?|berichts?|rapport|exports?)",
    // When it was made: with a day, a time or a year.
    r"(?:exportier(?:t|ung)|export(?:ed|datum)?|exporté|geëxporteerd)\b.*(?:\d[.:/-]\d|\b(?:19|20)\d\d\b).*",
    r"(?:erstellt|erzeugt|generiert|created|generated|gegenereerd)\b.*(?:\d[.:/-]\d|\b(?:19|20)\d\d\b).*",
    r"(?:aangemaakt|généré|créé|gedruckt|printed|afgedrukt|imprimé)\b.*(?:\d[.:/-]\d|\b(?:19|20)\d\d\b).*",
    r"(?:druckdatum|datum|date|stand|as\sof)\b.*(?:\d[.:/-]\d|\b(?:19|20)\d\d\b).*",
    r"(?:aktualisiert|(?:last\s)?updated|bijgewerkt|mis\sà\sjour)\b.*(?:\d[.:/-]\d|\b(?:19|20)\d\d\b).*",
    // Which page it is, whose it is, who may read it, where it is from.
    r"(?:seite|page|pagina|blatt|sheet)\s*\d+(?:\s*(?:von|of|van|de|sur|/)\s*\d+)?",
    r"(?:©|\(c\)\s|copyright\b).*",
    r"(?:streng\s|strictly\s|strikt\s)?(?:vertraulich|confidential|vertrouwelijk|confidentiel)(?:\s*[-:,.!–].*)?",
    r"(?:nur\sfür\sden\sinternen\sgebrauch|(?:for\s)?internal\suse\sonly)",
    r"(?:alleen\svoor\sintern\sgebruik|usage\sinterne)",
    r"(?:quelle|source|bron|hinweise?|anmerkung|note|opmerking|remarque)\s*:.*",
    r"(?:pflichtfeld(?:er)?|mandatory(?:\sfields?)?|required\sfields?|champs?\sobligatoires?)",
    // How many rows it has.
    r"\(?\d+\s(?:datensätze|zeilen|einträge|personen|mitarbeiter|benutzer)(?:\s(?:gefunden|exportiert))?\)?",
    r"\(?\d+\s(?:rows?|records?|users|entries)(?:\s(?:affected|selected|found|returned|exported))?\)?",
    r"\(?\d+\s(?:rijen|medewerkers|gebruikers|lignes|personnes|utilisateurs)\)?",
];

#[cfg(test)]
mod tests {
    use super::{Kind, is_footer, is_line, is_number, kind, total};

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
    fn numbers_are_no_ids_phones_or_days() {
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

    #[test]
    fn one_word_of_a_person_makes_a_row_a_user() {
        let of = |cells: &[(Kind, bool)]| {
            let cells = cells.iter().zip(0..);
            total(cells.map(|((kind, personal), column)| (column, *kind, *personal)))
        };
        let (number, personal) = ((Kind::Number, false), (Kind::Number, true));
        assert_eq!(of(&[(Kind::Total, true)]), Some(0));
        assert_eq!(of(&[number, (Kind::Total, false)]), Some(1));
        assert_eq!(of(&[(Kind::TotalOf, false), number]), Some(0));
        assert_eq!(of(&[(Kind::TotalOf, false)]), None);
        assert_eq!(of(&[(Kind::Total, false), (Kind::Other, false)]), None);
        assert_eq!(of(&[(Kind::Total, false), personal]), None);
        assert_eq!(of(&[number, number]), None);
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn a_line_is_drawn() {
        for line in ["---", " ===== ", "* * *"] {
            assert!(is_line(line), "{line}");
        }
        for other in [
            "-",
            "--",
            "\0\0\0\0",
            "---a",
            "\u{2014}\u{2014}\u{2014}",
            "",
        ] {
            assert!(!is_line(other), "{other}");
        }
    }

    #[test]
    fn footers_are_what_stands_under_lists() {
        for footer in [
            "Ende der Liste",
            "End of list",
            "*** End of report ***",
            "Einde van de lijst",
            "Fin de la liste",
            "--- Ende ---",
            "Export aus PersoPlus 7.3 vom 01.03.2024 14:22",
            "Erstellt am 1.3.2024 von Anna Berg",
            "Generated on 2024-03-01",
            "Stand: März 2024",
            "Seite 1 von 3",
            "Page 2",
            "© 2024 Example GmbH",
            "(c) Example Ltd",
            "Vertraulich",
            "Streng vertraulich - nur für HR",
            "Confidential.",
            "Quelle: PersoPlus",
            "* Pflichtfeld",
            "412 Datensätze",
            "(412 rows affected)",
        ] {
            assert!(is_footer(footer), "{footer}");
        }
        for other in [
            "Ende",
            "Fin",
            "Fin de Vries",
            "Page",
            "Stand",
            "Stand, Anna",
            "Export",
            "Export Manager",
            "Datum",
            "Seite",
            "Anna Berg",
            "12345",
            "Vertraulicher, Max",
            "Cop. Wright",
            "Source",
            "- Ender -",
            "Enders of lists",
            "",
        ] {
            assert!(!is_footer(other), "{other}");
        }
    }
}
