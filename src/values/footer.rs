//! What programs and people write under a list: its end, the day it was made, pages, notices, how many rows it has.

use std::sync::LazyLock;

use regex::Regex;

use crate::values::lexicon::{WordMap, Words, every};

/// The most bytes of a footer.
const LONGEST: usize = 300;

/// Whether a text that stands alone in its row is a footer.
#[must_use]
pub fn is_one(text: &str) -> bool {
    static FOOTER: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let footers = footers().join("|");
        Regex::new(&format!(r"(?i)^[\s*=#_~-]*(?:{footers})[\s*=#_~.!-]*$")).ok()
    });
    // Each footer has a word. In a list of ids, every row is a number that stands alone.
    let mut bytes = text.bytes();
    text.len() <= LONGEST
        && bytes.any(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii())
        && (FOOTER.as_ref().is_some_and(|footer| footer.is_match(text)) || is_drawn_end(text))
}

/// Whether a text is a sentence or a note, which nobody writes for a name, an address or a group: `Questions? Call 555 0123`,
/// `Report run by: Anna Berg`.
#[must_use]
pub fn is_remark(text: &str) -> bool {
    let text = text.trim();
    if text.len() > LONGEST || text.contains('<') {
        return false;
    }
    // An address may have its label in front.
    if !text.contains('@') && (text.contains(": ") || text.contains(" = ")) {
        return text.contains(char::is_alphabetic);
    }
    let is_word = |word: &&str| word.chars().any(char::is_alphabetic);
    let words = text.split_whitespace().filter(is_word).count();
    // Small words stand in names, too: `María del Carmen Pérez de la Fuente`.
    let lower = text.split_whitespace();
    let lower = lower.filter(|word| word.starts_with(char::is_lowercase));
    let is_long = lower.clone().any(|word| word.chars().count() > 3);
    let has_mark = text.ends_with('.') || text.contains(['?', '!', ':']);
    let has_number = text.bytes().filter(u8::is_ascii_digit).count() > 2;
    is_long && lower.count() > 1 && (words > 6 || words > 2 && (has_mark || has_number))
}

/// Whether a cell is part of a line that is drawn with characters: `-----`.
#[must_use]
pub fn is_line(cell: &str) -> bool {
    let drawn = |byte: u8| {
        matches!(
            byte,
            b'-' | b'=' | b'_' | b'*' | b'#' | b'~' | b'+' | b'.' | b' '
        )
    };
    cell.bytes().all(drawn) && cell.trim().len() > 2
}

/// Whether a cell starts with the word for an example and a colon: `Beispiel: Anna`.
#[must_use]
pub fn is_example(cell: &str) -> bool {
    static EXAMPLES: LazyLock<WordMap> =
        LazyLock::new(|| WordMap::set(every(|words| &words.examples)));
    // The first byte tells of nearly every cell, and this is asked of every cell.
    let starts_visible = cell.as_bytes().first().is_some_and(u8::is_ascii_graphic);
    if starts_visible && !EXAMPLES.may_start(cell) {
        return false;
    }
    let colon = memchr::memchr(b':', cell.as_bytes());
    colon.is_some_and(|colon| EXAMPLES.contains(cell[..colon].trim()))
}

/// The end of a list where marks are drawn around it: `--- Ende ---`.
fn is_drawn_end(text: &str) -> bool {
    static ENDS: LazyLock<WordMap> =
        LazyLock::new(|| WordMap::set(every(|words| &words.rows.ends)));
    let marks = text.trim().starts_with(['-', '*', '=', '#', '_', '~']);
    marks && ENDS.contains(text.trim_matches(|letter: char| !letter.is_alphabetic()))
}

/// The footers as patterns, of which each has the words of all languages.
fn footers() -> [String; 12] {
    let any = |purpose: fn(&'static Words) -> &'static [String]| {
        let words = every(purpose).map(|word| regex::escape(word).replace(' ', r"\s"));
        format!("(?:{})", words.collect::<Vec<_>>().join("|"))
    };
    let day = r"(?:\d[.:/-]\d|\b(?:19|20)\d\d\b)";
    let (ends, lists) = (
        any(|words| &words.rows.ends),
        any(|words| &words.rows.lists),
    );
    let stamps = any(|words| &words.rows.stamps);
    let makers = any(|words| &words.rows.makers);
    let alone = any(|words| &words.rows.alone);
    let (pages, page_of) = (
        any(|words| &words.rows.pages),
        any(|words| &words.rows.page_of),
    );
    let copyright = any(|words| &words.rows.copyright);
    let strictly = any(|words| &words.rows.strictly);
    let confidential = any(|words| &words.rows.confidential);
    let internal = any(|words| &words.rows.internal);
    let remarks = any(|words| &words.rows.remarks);
    let mandatory = any(|words| &words.rows.mandatory);
    let counted = any(|words| &words.rows.reported);
    let states = any(|words| &words.rows.reported_states);
    [
        format!(r"{ends}\s(?:\w+\s){{0,3}}{lists}"),
        format!(r"{stamps}\b.*{day}.*"),
        format!(r"{stamps}\s{makers}\s.*"),
        format!(r".+\s[-–|·]\s{confidential}"),
        format!(r"{pages}\s*\d+(?:\s*(?:{page_of}|/)\s*\d+)?"),
        format!(r"(?:©|\(c\)\s|{copyright}\b).*"),
        format!(r"(?:{strictly}\s)?{confidential}(?:\s*[-:,.!–].*)?"),
        internal,
        format!(r"{remarks}\s*:.*"),
        mandatory,
        format!(r"\(?\d+\s{counted}(?:\s{states})?\)?"),
        format!(r"[<\[]?{alone}[>\]]?"),
    ]
}

#[cfg(test)]
mod tests {
    use super::{is_example, is_line, is_one, is_remark};

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
            "Mis à jour le 1/3/2024",
            "As of 2024-03-01",
            "Stand: März 2024",
            "Seite 1 von 3",
            "Page 2",
            "© 2024 Example GmbH",
            "(c) Example Ltd",
            "Vertraulich",
            "Streng vertraulich - nur für HR",
            "Confidential.",
            "Internal use only",
            "Quelle: PersoPlus",
            "* Pflichtfeld",
            "Champs obligatoires",
            "412 Datensätze",
            "(412 rows affected)",
            "Erstellt mit Personio",
            "Generated by PowerBI",
            "HR Department - Confidential",
            "EOF",
            "<EOF>",
        ] {
            assert!(is_one(footer), "{footer}");
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
            assert!(!is_one(other), "{other}");
        }
    }

    #[test]
    fn a_remark_is_nobody_s_name() {
        for remark in [
            "Report run by: Anna Berg",
            "* = on leave",
            "Questions? Call 555 0123 or write to hr@example.com",
            "Prepared by the team of HR on 1 November 2026",
            "Bei Fragen wenden Sie sich bitte an die Personalabteilung",
            "Gemaakt door HR op 1 november 2026",
            "Please do not change the headers!",
        ] {
            assert!(is_remark(remark), "{remark}");
        }
        for other in [
            "María del Carmen Pérez de la Fuente",
            "Prof. Dr. h. c. Anna Berg",
            "Team 4 of North and South",
            "anna.berg@example.com",
            "Mail: anna.berg@example.com",
            "12:Brussels",
            "anna berg <anna.berg@example.com>",
            "Health, Safety & Environment",
            "Sales",
            "",
        ] {
            assert!(!is_remark(other), "{other}");
        }
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
    fn an_example_says_so() {
        for cell in [
            "Example: chris@contoso.com",
            "example:x",
            "Beispiel: Anna",
            "Voorbeeld: Anna",
            "Exemple : Anna",
            " EXAMPLE\u{a0}: x",
        ] {
            assert!(is_example(cell), "{cell}");
        }
        for cell in [
            "Example",
            "example@example.com",
            "Examples of work: none",
            "Eva: Example",
            "Beispielstadt",
            ":",
            "",
            "é:",
        ] {
            assert!(!is_example(cell), "{cell}");
        }
    }
}
