#![doc = include_str!("garbled_text.md")]

use encoding_rs::WINDOWS_1252;

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::rule::{Check, Look, Rule, Setup};
use crate::source::traits::Traits;

pub(super) const RULE: Rule = Rule {
    name: "garbled-text",
    page: include_str!("garbled_text.md"),
    severity: Severity::Warning,
    check: Check::Value(check),
};

/// How often text may have been read in the wrong encoding and saved again.
const ROUNDS: usize = 3;

fn check<'a>(_: &'a MappedColumn, _: &Setup<'a>) -> Look<'a> {
    let look = Look::Cell(Box::new(fault));
    // Where bytes could not be read, `unreadable-encoding` says so of the whole row.
    Look::Only(Traits::READABLE, Box::new(look))
}

fn fault(cell: &str) -> Option<Note> {
    if cell.contains('\u{fffd}') || cell.contains("ï¿½") {
        return Some(Note::new(
            "a letter is lost: look it up where the file comes from",
        ));
    }
    let (meant, sure) = meant(cell)?;
    let note = Note::new("letters were read in the wrong encoding and saved like that");
    Some(if sure {
        note.with_fix(meant)
    } else {
        note.suggest(meant)
    })
}

/// What a cell says whose UTF-8 was read as Windows-1252, and whether nothing else can have been meant.
pub(super) fn meant(cell: &str) -> Option<(String, bool)> {
    if !has_sequence(cell) {
        return None;
    }
    let Some(mut text) = read_again(cell) else {
        return repaired(cell).map(|text| (tidied(&text), false));
    };
    for _ in 1..ROUNDS {
        match has_sequence(&text).then(|| read_again(&text)).flatten() {
            Some(again) => text = again,
            None => break,
        }
    }
    let sure = !is_in_capitals(cell);
    let text = tidied(&text);
    (!text.is_empty()).then_some((text, sure))
}

/// Whether two characters that follow each other can be the two first bytes of one: nearly no text has such a pair.
fn has_sequence(text: &str) -> bool {
    let mut lead = false;
    text.chars().any(|letter| {
        let found = lead && byte(letter).is_some_and(|byte| (0x80..0xc0).contains(&byte));
        lead = ('\u{c2}'..='\u{f4}').contains(&letter);
        found
    })
}

/// The byte that was read as this character, in Windows-1252 or in Latin-1.
fn byte(letter: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(letter)) {
        return Some(byte);
    }
    let mut buffer = [0; 4];
    match WINDOWS_1252.encode(letter.encode_utf8(&mut buffer)) {
        (bytes, _, false) => bytes.first().copied(),
        _ => None,
    }
}

/// The text whose bytes these are, where all of them are and it reads like one.
fn read_again(text: &str) -> Option<String> {
    let bytes: Option<Vec<u8>> = text.chars().map(byte).collect();
    let text = String::from_utf8(bytes?).ok()?;
    let mut others = 0;
    for letter in text.chars().filter(|letter| !letter.is_ascii()) {
        match letter {
            '\u{a0}'..='\u{17f}'
            | '\u{1e00}'..='\u{1eff}'
            | '\u{2010}'..='\u{2027}'
            | '\u{2030}'..='\u{203a}'
            | '€'
            | '™' => {}
            // A picture is four bytes, which nobody writes by chance.
            '\u{1f000}'.. => others += 2,
            '\u{e000}'..='\u{f8ff}' | '\u{fffd}' => return None,
            // `Spaß–` would be a letter of N'Ko: such a letter does not stand alone.
            other if other.is_alphanumeric() || is_mark(other) => others += 1,
            // What was read once more than it was saved: the next round decides.
            '\u{2020}'..='\u{21ff}' | '\u{2c6}' | '\u{2dc}' => {}
            _ => return None,
        }
    }
    (others != 1).then_some(text)
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}' | '\u{e30}'..='\u{e4f}')
}

/// Whether a Portuguese `Ã` in capitals stands before a quote, a dash or dots: an `Ö` that was read wrong looks the same.
fn is_in_capitals(text: &str) -> bool {
    let marked = |rest: &str| rest.starts_with(['’', '“', '”', '–', '—', '…', '»', '›']);
    text.split('Ã').skip(1).any(marked) && !text.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// The text with those pairs fixed that nobody writes, such as `Ã¼`, where other characters are as they should be.
fn repaired(text: &str) -> Option<String> {
    let mut meant = String::with_capacity(text.len());
    let mut rest = text;
    let mut found = false;
    while let Some(letter) = rest.chars().next() {
        let whole = |length: usize| {
            let end = rest.char_indices().map(|(at, _)| at).nth(length);
            let piece = &rest[..end.unwrap_or(rest.len())];
            read_again(piece).map(|text| (text, piece.len()))
        };
        let next = rest.chars().nth(1);
        let symbol = |letter: char| {
            ('\u{a1}'..='\u{bf}').contains(&letter) && !matches!(letter, 'ª' | '«' | '»' | 'º')
        };
        let sequence = match letter {
            'Ã' if next.is_some_and(symbol) => whole(2),
            'â' if next == Some('€') => whole(3),
            _ => None,
        };
        let alone = |text: &str| text.chars().nth(1).is_none();
        if let Some((letter, length)) = sequence.filter(|(text, _)| alone(text)) {
            meant.push_str(&letter);
            rest = &rest[length..];
            found = true;
        } else {
            meant.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    found.then_some(meant)
}

/// The text without what nobody would see in it.
fn tidied(text: &str) -> String {
    let plain = text.replace('\u{a0}', " ").replace('\u{ad}', "");
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{fault, meant};

    #[test]
    fn garbled_letters_are_put_right() {
        for (text, wanted) in [
            ("MÃ¼ller", "Müller"),
            ("MÃƒÂ¼ller", "Müller"),
            ("FranÃ§ois", "François"),
            ("Ã–zlem", "Özlem"),
            ("GrÃ¶ÃŸe", "Größe"),
            ("MartÃ\u{ad}nez", "Martínez"),
            ("NicolÃ\u{a0}", "Nicolà"),
            ("Oâ€™Brien", "O’Brien"),
            ("MÃ\u{9c}LLER", "MÜLLER"),
            ("MÃœLLER", "MÜLLER"),
            ("Åukasz KoÅ‚odziej", ""),
            ("KoÅ‚odziej", "Kołodziej"),
            ("Ð\u{9f}ÐµÑ‚Ñ€", "Петр"),
            ("GÃ¼len Ä°nce", "Gülen İnce"),
            ("ðŸ˜€", "\u{1f600}"),
        ] {
            let found = meant(text).unwrap_or_default();
            assert_eq!(found.0, wanted, "{text}");
            assert_eq!(found.1, !wanted.is_empty(), "{text}");
        }
    }

    #[test]
    fn what_can_mean_two_things_is_a_suggestion() {
        for (text, wanted) in [
            ("MÃ–LLER", "MÖLLER"),
            ("MÃ¼ller – Größe", "Müller – Größe"),
            ("Größe Oâ€™Brien", "Größe O’Brien"),
        ] {
            assert_eq!(meant(text), Some((wanted.to_owned(), false)), "{text}");
        }
    }

    #[test]
    fn lost_letters_are_found() {
        for text in ["M\u{fffd}ller", "Mï¿½ller"] {
            let note = fault(text).unwrap_or_default();
            assert!(note.sentence.starts_with("a letter is lost"), "{text}");
            assert_eq!(note.suggestion, None, "{text}");
        }
    }

    #[test]
    fn letters_that_belong_there_are_left_alone() {
        for text in [
            "Ã",
            "SÃO PAULO",
            "São João",
            "MAÇÃ",
            "«MAÇÃ»",
            "“IRMÃ”",
            "Â",
            "Spaß–Verein",
            "Fuß’n",
            "Café™®",
            "Müller",
            "Çelik",
            "Åse Ångström",
            "Ä–Ö–Ü",
            "Größe",
            "Łukasz",
            "Петр",
            "山田",
            "prix : 5 €",
            "â",
        ] {
            assert_eq!(fault(text), None, "{text}");
        }
    }
}
