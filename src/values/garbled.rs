//! Text that was read in the wrong encoding, and letters that are lost: `MÃ¼ller`, `J÷rg`, `M?ller`.

mod code_page;
mod letters;
mod lost;
mod one_byte;
mod sequence;

use crate::values::Correction;
use crate::values::garbled::code_page::CodePage;
use crate::values::garbled::lost::has_foreign_sequence;
pub use crate::values::garbled::lost::{
    ends_with_question_mark, has_lost_letter, has_question_mark,
};
use crate::values::garbled::sequence::{byte, has_sequence};

/// What is wrong with the letters of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// A letter is lost, and nothing tells which it was.
    Lost,
    /// They were read in the wrong encoding; what they should be, if that is known.
    WrongEncoding(Option<Correction>),
}

/// What is wrong with the letters of a text, if anything is.
#[must_use]
pub fn damage(text: &str) -> Option<Damage> {
    if has_lost_letter(text) {
        return Some(Damage::Lost);
    }
    if text.is_ascii() {
        return None;
    }
    if let Some(meant) = meant(text) {
        return Some(Damage::WrongEncoding(Some(meant)));
    }
    has_foreign_sequence(text).then_some(Damage::WrongEncoding(None))
}

/// How often text may have been read in the wrong encoding and saved again.
const ROUNDS: usize = 3;

/// Whether a text was read in the wrong encoding.
#[must_use]
pub fn is_garbled(text: &str) -> bool {
    meant(text).is_some()
}

/// What a text says that was read in the wrong encoding, once or several times.
#[must_use]
pub fn meant(text: &str) -> Option<Correction> {
    as_western_utf8(text)
        .or_else(|| as_other_utf8(text).map(Correction::Likely))
        .or_else(|| one_byte::meant(text).map(Correction::Likely))
}

/// What a text says whose UTF-8 was read in another code page than Windows-1252.
fn as_other_utf8(text: &str) -> Option<String> {
    const PAGES: [CodePage; 8] = [
        CodePage::MacRoman,
        CodePage::Windows1250,
        CodePage::Dos850,
        CodePage::Dos437,
        CodePage::Latin9,
        CodePage::Windows1257,
        CodePage::Windows1251,
        CodePage::Dos852,
    ];
    let mut read: Option<String> = None;
    for _ in 0..ROUNDS {
        let current = read.as_deref().unwrap_or(text);
        if !has_two_in_a_row(current) {
            break;
        }
        let again = PAGES.iter().find_map(|page| utf8_read_as(current, *page));
        let western = || as_western_utf8(current).map(|meant| meant.text().to_owned());
        match again.or_else(western) {
            Some(again) => read = Some(again),
            None => break,
        }
    }
    let read = read?;
    let letters: Vec<char> = read.chars().collect();
    let fits = |at: usize| {
        let letter = letters[at];
        let is_mark = matches!(letter, '\u{2010}'..='\u{203a}' | '€' | '\u{a0}');
        letter.is_ascii()
            || is_mark
            || letters::is_european(letter) && letters::cases_fit(&letters, at)
    };
    (0..letters.len()).all(fits).then(|| tidied(&read))
}

/// The text whose UTF-8 was read in this code page, once; a word has letters that are neither.
fn utf8_read_as(text: &str, page: CodePage) -> Option<String> {
    let bytes: Option<Vec<u8>> = text.chars().map(|letter| page.byte(letter)).collect();
    let read = String::from_utf8(bytes?).ok()?;
    let is_beside_word = |pair: &[char]| {
        pair[0].is_ascii_alphabetic() != pair[1].is_ascii_alphabetic()
            && (!pair[0].is_ascii() || !pair[1].is_ascii())
    };
    let letters: Vec<char> = read.chars().collect();
    letters.windows(2).any(is_beside_word).then_some(read)
}

/// What the first bytes of European letters and marks in UTF-8 are read as, which are C2 to C5 and E2.
const FIRST_OF_TWO: &str = "√ƒ≈¬‚ĂÂÄĹâ├┬─┼ÔΓÃÅĀĆāВГДЕв";

/// Whether two characters stand side by side of which the first can be the first byte of a letter and the second is not
/// ASCII.
fn has_two_in_a_row(text: &str) -> bool {
    let mut is_first = false;
    text.chars().any(|letter| {
        if letter.is_ascii() {
            is_first = false;
            return false;
        }
        let both = is_first;
        is_first = FIRST_OF_TWO.contains(letter);
        both
    })
}

/// What a text says whose UTF-8 was read as Windows-1252, once or several times.
fn as_western_utf8(text: &str) -> Option<Correction> {
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
    (others != 1 && !has_misplaced_capital(&text)).then_some(text)
}

/// Whether a capital stands between small letters: `MÌller` would be `MÃŒller`, which another code page reads as `Müller`.
fn has_misplaced_capital(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let is_small = |letter: char| letter.is_ascii_lowercase();
    letters.windows(3).any(|three| {
        !three[1].is_ascii()
            && three[1].is_uppercase()
            && is_small(three[2])
            && three[0].is_ascii_alphabetic()
    })
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
    use super::{Damage, damage, has_lost_letter, meant};
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
    fn every_wrong_turn_is_taken_back() {
        for (text, wanted) in [
            // UTF-8 read as MacRoman, Windows-1250, DOS 850 and 437, Latin-9, Windows-1257 and 1251.
            ("J√∂rg", "Jörg"),
            ("G√ºnther M√ºller", "Günther Müller"),
            ("S√∏ren", "Søren"),
            ("Fran√ßois", "François"),
            ("O‚ÄôNeil", "O’Neil"),
            ("MĂĽller", "Müller"),
            ("JĂ¶rg WeiĂź", "Jörg Weiß"),
            ("J├Ârg", "Jörg"),
            ("M├╝ller", "Müller"),
            ("Andr├®", "André"),
            ("Andr├⌐", "André"),
            ("MÃŒller", "Müller"),
            ("MĆ¼ller", "Müller"),
            ("МГјller", ""),
            ("MГјller", "Müller"),
            // Windows read as DOS, and DOS as Windows.
            ("J÷rg", "Jörg"),
            ("Wei▀", "Weiß"),
            ("Mⁿller", "Müller"),
            ("AndrÚ", "André"),
            ("S°ren", "Søren"),
            ("Kµr", "Kær"),
            ("J”rg", "Jörg"),
            ("M\u{81}ller", "Müller"),
            ("Gr”áe", "Größe"),
            ("M„rz", "März"),
            ("Andr‚", "André"),
            ("Fran‡ois", "François"),
            ("S›ren", "Søren"),
            ("Bl†", ""),
            ("™zlem", "Özlem"),
            // Windows read as Mac, and Mac as Windows.
            ("Jˆrg", "Jörg"),
            ("M¸ller", "Müller"),
            ("J‰ger", "Jäger"),
            ("AndrÈ", "André"),
            ("FranÁois", "François"),
            ("S¯ren", "Søren"),
            ("JŸrgen", "Jürgen"),
            ("Wei§", "Weiß"),
            ("S¿ren", "Søren"),
            ("Fran\u{8d}ois", "François"),
        ] {
            let likely = Correction::Likely(wanted.to_owned());
            let likely = (!wanted.is_empty()).then_some(likely);
            assert_eq!(meant(text), likely, "{text}");
        }
        assert_eq!(damage("GÐ¸nther"), Some(Damage::WrongEncoding(None)));
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
            "Ângela",
            "Łódź",
            "Šárka Žižková",
            "Dvořák",
            "Ærøskøbing",
            "Ævar Þórðarson",
            "Arnþór",
            "Kőszegi Ödön",
            "Çağlar Şükrü",
            "BÂŞAR",
            "ŁUKASZEWSKI ŻÓŁĆ",
            "ĂŞĂŢEANU",
            "Şťastný",
            "Õunapuu",
            "McÉwan",
            "LeÉtang",
            "de hÓra",
            "TeamÜbersicht",
            "ProjektÖl",
            "PersonalÄrzte",
            "PôleÉtudes",
            "TeamÅrhus",
            "HoldØst",
            "O’Neil",
            "D‘Angelo",
            "O´Brien",
            "N°5",
            "m³",
            "20°C",
            "10µm",
            "§ 5",
            "½ Stelle",
            "Sales™",
            "©Team",
            "„Anna“ Berg",
            "»Anna«",
            "Anna†",
            "Vertrieb – Süd",
            "Vertrieb–Süd",
            "Größe …",
            "Ωmega Χ",
            "Δήμος",
            "A×B",
            "Éire±",
            "l·l",
            "ÅÄÖ",
            "ÄŒÄ",
            "Nguyễn Thị Hường",
            "Ȱ",
        ] {
            assert!(!has_lost_letter(text), "{text}");
            assert_eq!(meant(text), None, "{text}");
            assert_eq!(damage(text), None, "{text}");
        }
    }
}
