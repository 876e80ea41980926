//! Text that was read in the wrong encoding: `MÃ¼ller` for `Müller`.

use encoding_rs::WINDOWS_1252;

use crate::values::Correction;

/// How often text may have been read in the wrong encoding and saved again.
const ROUNDS: usize = 3;

/// Whether a letter is lost: a program put U+FFFD in its place, or what is left of one.
#[must_use]
pub fn has_lost_letter(text: &str) -> bool {
    let replaced = |at: usize| text.as_bytes()[at..].starts_with("\u{fffd}".as_bytes());
    // Few letters of Latin, Greek or Cyrillic script have such a first byte.
    memchr::memchr_iter(0xef, text.as_bytes()).any(replaced)
        || has_sequence(text) && text.contains("ï¿½")
}

/// Whether a text is UTF-8 that was read as Windows-1252.
#[must_use]
pub fn is_garbled(text: &str) -> bool {
    meant(text).is_some()
}

/// What a text says whose UTF-8 was read as Windows-1252, once or several times.
#[must_use]
pub fn meant(text: &str) -> Option<Correction> {
    if !has_sequence(text) {
        return None;
    }
    let Some(mut read) = read_again(text) else {
        return repaired(text).map(|repaired| Correction::Likely(tidied(&repaired)));
    };
    for _ in 1..ROUNDS {
        match has_sequence(&read).then(|| read_again(&read)).flatten() {
            Some(again) => read = again,
            None => break,
        }
    }
    let read = tidied(&read);
    match read.is_empty() {
        true => None,
        false if is_in_capitals(text) => Some(Correction::Likely(read)),
        false => Some(Correction::Sure(read)),
    }
}

/// Whether two characters that follow each other can be the first two bytes of one: nearly no text has such a pair.
fn has_sequence(text: &str) -> bool {
    let bytes = text.as_bytes();
    // In UTF-8, the first of the two is one of `C3 82` to `C3 B4`, and the second is not ASCII.
    memchr::memchr_iter(0xc3, bytes).any(|at| {
        matches!(bytes[at + 1], 0x82..=0xb4) && text[at + 2..].chars().next().is_some_and(continues)
    })
}

/// Whether the byte that was read as this character can follow the first byte of a character.
fn continues(letter: char) -> bool {
    !letter.is_ascii() && byte(letter).is_some_and(|byte| (0x80..0xc0).contains(&byte))
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
    use super::{has_lost_letter, meant};
    use crate::values::Correction;

    #[test]
    fn garbled_letters_are_read_again() {
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
            let sure = (!wanted.is_empty()).then(|| Correction::Sure(wanted.to_owned()));
            assert_eq!(meant(text), sure, "{text}");
        }
    }

    #[test]
    fn what_can_mean_two_things_is_a_suggestion() {
        for (text, wanted) in [
            ("MÃ–LLER", "MÖLLER"),
            ("MÃ¼ller – Größe", "Müller – Größe"),
            ("Größe Oâ€™Brien", "Größe O’Brien"),
        ] {
            let likely = Correction::Likely(wanted.to_owned());
            assert_eq!(meant(text), Some(likely), "{text}");
        }
    }

    #[test]
    fn lost_letters_are_found() {
        for text in ["M\u{fffd}ller", "Mï¿½ller"] {
            assert!(has_lost_letter(text), "{text}");
        }
        for text in ["M\u{ff4d}ller", "Mïller", "\u{ef}", ""] {
            assert!(!has_lost_letter(text), "{text}");
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
            assert!(!has_lost_letter(text), "{text}");
            assert_eq!(meant(text), None, "{text}");
        }
    }
}
