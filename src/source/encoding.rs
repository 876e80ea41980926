//! In which encoding a text was written: found by looking, unless a person insists.

use encoding_rs::{ISO_2022_JP, ISO_8859_15, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::memmem;

use crate::source::charset::Charset;

/// The encoding of a text and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding {
    /// The encoding.
    pub charset: Charset,
    /// How many bytes the byte order mark takes up.
    pub bom: usize,
    /// Where the knowledge comes from.
    pub certainty: Certainty,
}

/// How it is known in which encoding a text was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// A person said so.
    Insisted,
    /// The bytes allow no other reading worth considering.
    Seen,
    /// Likely from the letters it gives.
    Guessed,
    /// A guess that may well be wrong: the names have to be looked at.
    Doubtful,
}

impl Encoding {
    /// Its name in lower case: `utf-8`, `windows-1252`.
    #[must_use]
    pub fn name(&self) -> String {
        self.charset.name()
    }

    /// Whether a delimiter, a quote or a line end is always the same single byte, so that bytes can be split as they
    /// are. In `Shift_JIS`, for one, the second byte of a letter can be a `|`.
    #[must_use]
    pub fn splits_on_bytes(&self) -> bool {
        self.charset == UTF_8 || self.charset.is_single_byte()
    }

    /// What a person insists on, by any of its usual names.
    #[must_use]
    pub fn named(name: &str, bytes: &[u8]) -> Option<Self> {
        let plain = name.trim().to_lowercase();
        let usual = match plain.replace(['-', '_', ' '], "").as_str() {
            "utf16" | "utf16le" | "unicode" => "utf-16le",
            "utf16be" => "utf-16be",
            "latin9" => "iso-8859-15",
            "iso2022jp" => "iso-2022-jp",
            "ansi" | "cp1252" | "win1252" => "windows-1252",
            "macroman" | "mac" | "macosroman" => "macintosh",
            "dos" | "msdos" | "oem" => "ibm850",
            "utf8bom" | "utf8sig" => "utf-8",
            _ => plain.as_str(),
        };
        let by_code_page = usual.strip_prefix("cp").and_then(|number| match number {
            "932" => Some("shift_jis"),
            "936" => Some("gbk"),
            "949" => Some("euc-kr"),
            "950" => Some("big5"),
            _ => None,
        });
        let charset = Charset::of_name(by_code_page.unwrap_or(usual))?;
        let bom = byte_order_mark(bytes);
        let (charset, bom) = match bom {
            Some((marked, length))
                if charset == marked || plain == "utf-16" || plain == "utf16" =>
            {
                (marked.into(), length)
            }
            _ => (charset, 0),
        };
        Some(Self {
            charset,
            bom,
            certainty: Certainty::Insisted,
        })
    }

    /// Finds the encoding of a text from a stretch of it. `complete` says that the stretch is the whole text.
    #[must_use]
    pub fn find(bytes: &[u8], complete: bool) -> Self {
        if let Some((encoding, bom)) = byte_order_mark(bytes) {
            return Self {
                charset: encoding.into(),
                bom,
                certainty: Certainty::Seen,
            };
        }
        let found = |encoding: &'static encoding_rs::Encoding, certainty| Self {
            charset: encoding.into(),
            bom: 0,
            certainty,
        };
        if let Some(encoding) = utf_16_by_its_zeros(bytes) {
            return found(encoding, Certainty::Seen);
        }
        if [b"\x1b$B", b"\x1b$@"]
            .iter()
            .any(|escape| memmem::find(bytes, *escape).is_some())
        {
            return found(ISO_2022_JP, Certainty::Doubtful);
        }
        if speaks_utf_8(bytes, complete) {
            let certainty = if looks_like_utf_7(bytes) {
                Certainty::Doubtful
            } else {
                Certainty::Seen
            };
            return found(UTF_8, certainty);
        }
        if let Some(charset) = of_old_systems(bytes) {
            return Self {
                charset,
                bom: 0,
                certainty: Certainty::Doubtful,
            };
        }
        let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
        detector.feed(bytes, complete);
        let guess = detector.guess(None, chardetng::Utf8Detection::Deny);
        // A few letters can be the same in several encodings: then the one that most files have will do.
        if guess != WINDOWS_1252 && guess.decode(bytes).0 != WINDOWS_1252.decode(bytes).0 {
            return found(guess, Certainty::Doubtful);
        }
        match western(bytes) {
            Western::Windows => found(WINDOWS_1252, Certainty::Guessed),
            Western::Latin9 => found(ISO_8859_15, Certainty::Guessed),
            Western::Macintosh => found(MACINTOSH, Certainty::Doubtful),
            Western::Unclear => found(WINDOWS_1252, Certainty::Doubtful),
        }
    }
}

fn byte_order_mark(bytes: &[u8]) -> Option<(&'static encoding_rs::Encoding, usize)> {
    encoding_rs::Encoding::for_bom(bytes)
}

/// UTF-16, by its mark or by its zeros.
pub(super) fn utf_16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    byte_order_mark(bytes)
        .map(|(encoding, _)| encoding)
        .filter(|encoding| *encoding != UTF_8)
        .or_else(|| utf_16_by_its_zeros(bytes))
}

/// UTF-16 without a mark: every other byte of western text is zero; in other scripts those of the delimiters, the
/// addresses and the line ends are.
fn utf_16_by_its_zeros(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let start = &bytes[..bytes.len().min(4096)];
    let pairs = start.chunks_exact(2);
    let count = pairs.len();
    if count < 2 {
        return None;
    }
    let number =
        |holds: fn(&[u8]) -> bool| start.chunks_exact(2).filter(|pair| holds(pair)).count();
    let (high, low) = (number(|pair| pair[0] == 0), number(|pair| pair[1] == 0));
    let feeds = memchr::memchr_iter(b'\n', start).count();
    let most_feeds = |wide: usize| wide > 0 && wide * 10 >= feeds * 9;
    let fits = |zeros: usize, others: usize, wide_feeds: usize| {
        others * 20 < count
            && (zeros * 10 > count * 6 || zeros * 10 > count && most_feeds(wide_feeds))
    };
    match () {
        () if fits(high, low, number(|pair| pair == [0, b'\n'])) => Some(UTF_16BE),
        () if fits(low, high, number(|pair| pair == [b'\n', 0])) => Some(UTF_16LE),
        () => None,
    }
}

/// Whether the text is UTF-8, perhaps with a few bytes that are damaged: those are findings on their rows.
fn speaks_utf_8(bytes: &[u8], complete: bool) -> bool {
    // Nearly every text ends here.
    match simdutf8::compat::from_utf8(bytes) {
        Ok(_) => return true,
        Err(error) if error.error_len().is_none() && !complete => return true,
        Err(_) => {}
    }
    let (mut letters, mut damage) = (0_usize, 0_usize);
    let mut rest = bytes.len();
    for chunk in bytes.utf8_chunks() {
        letters += chunk
            .valid()
            .chars()
            .filter(|letter| !letter.is_ascii())
            .count();
        rest -= chunk.valid().len() + chunk.invalid().len();
        let cut_off = rest == 0 && !complete;
        damage += usize::from(!chunk.invalid().is_empty() && !cut_off);
    }
    damage == 0 || letters > damage
}

/// UTF-7 (`J+APw-rgen`) is ASCII to every decoder.
fn looks_like_utf_7(bytes: &[u8]) -> bool {
    let shifted = memmem::find_iter(bytes, b"+A").filter(|&at| {
        let rest = &bytes[at + 1..bytes.len().min(at + 12)];
        let end = rest.iter().position(|byte| *byte == b'-');
        end.is_some_and(|end| end >= 3 && rest[..end].iter().all(u8::is_ascii_alphanumeric))
    });
    shifted.count() >= 2
}

/// Letters as they stand in names of western, northern and southern Europe, the frequent ones first; and of central Europe.
const WESTERN: &str = "äöüßéÄÖÜèêëçåæøñáíóúàâîïôûùãõìòÉÅØÆÁÍÓÚÑÇ";
const FREQUENT: usize = 5;
const CENTRAL: &str = "äöüßéáíóúýčďěňřšťůžąćęłńśźżőűôŁŚŻŽŠČŘĎŤŇĆŹ";

/// A code page of DOS or of the old Mac, where every byte beyond ASCII gives a letter that belongs where it stands, and
/// Windows-1252 has something else for some of them: a quote inside a word, a capital behind a small letter.
///
/// A few letters can be words in two code pages (`\x8a` is `è` or `ä`): the one with the more frequent letters is it.
fn of_old_systems(bytes: &[u8]) -> Option<Charset> {
    if is_windows_text(bytes) {
        return None;
    }
    // Central Europe comes last: most of its letters are those of the West.
    let candidates = [
        ("ibm850", WESTERN),
        ("macintosh", WESTERN),
        ("ibm852", CENTRAL),
    ];
    let found = candidates.into_iter().filter_map(|(name, letters)| {
        let charset = Charset::of_name(name)?;
        Some((plausible(bytes, charset, letters)?, charset))
    });
    let found: Vec<(usize, Charset)> = found.collect();
    let most = found.iter().map(|(score, _)| *score).max()?;
    let best = found.into_iter().find(|(score, _)| *score == most);
    best.map(|(_, charset)| charset)
}

/// A character beyond ASCII, and the letters beside it.
struct Inside {
    before: Option<char>,
    this: char,
    after: Option<char>,
}

impl Inside {
    /// Every character beyond ASCII of a text in a single-byte encoding.
    fn all(bytes: &[u8], charset: Charset) -> impl Iterator<Item = Self> {
        let table: Vec<u8> = (0..=u8::MAX).collect();
        let meanings: Vec<char> = charset.decode(&table).chars().collect();
        let at = move |index: usize| -> Option<char> {
            let byte = bytes.get(index)?;
            meanings.get(usize::from(*byte)).copied()
        };
        let beyond = (0..bytes.len()).filter(|index| !bytes[*index].is_ascii());
        beyond.filter_map(move |index| {
            let letter = |index| at(index).filter(|letter| letter.is_alphabetic());
            Some(Self {
                before: index.checked_sub(1).and_then(letter),
                this: at(index)?,
                after: letter(index + 1),
            })
        })
    }

    /// Whether a letter has its case where it belongs: `Özil`, `MÜLLER`, `Jörg`, not `JÖrg`.
    fn has_fitting_case(&self) -> bool {
        match (self.before, self.after) {
            (Some(before), after) if self.this.is_uppercase() => {
                before.is_uppercase() && after.is_none_or(char::is_uppercase)
            }
            (Some(before), Some(after)) => {
                self.this == 'ß' || !before.is_uppercase() || !after.is_uppercase()
            }
            _ => true,
        }
    }
}

/// Whether a text reads well in Windows-1252: no mark stands inside a word, and no capital behind a small letter.
fn is_windows_text(bytes: &[u8]) -> bool {
    Inside::all(bytes, WINDOWS_1252.into()).all(|letter| match letter.this {
        this if this.is_alphabetic() => letter.has_fitting_case(),
        '’' => true,
        '‚' | '„' => letter.before.is_none(),
        this if this.is_control() => false,
        _ => letter.before.is_none() || letter.after.is_none(),
    })
}

/// How plausible the letters beyond ASCII are, if every one of them is: it is one of these, it stands in a word of ASCII, and
/// it is a capital only where one belongs.
fn plausible(bytes: &[u8], charset: Charset, letters: &str) -> Option<usize> {
    // Two such letters can follow each other, as in `Größe`; in other scripts all do.
    let beyond = |bytes: &[u8]| bytes.iter().all(|byte| !byte.is_ascii());
    if bytes.windows(3).any(beyond) {
        return None;
    }
    let mut score = 0;
    for letter in Inside::all(bytes, charset) {
        let is_in_word = letter.before.is_some() || letter.after.is_some();
        let place = letters.chars().position(|known| known == letter.this)?;
        if !is_in_word || !letter.has_fitting_case() {
            return None;
        }
        score += if place < FREQUENT { 3 } else { 2 };
    }
    (score > 0).then_some(score)
}

enum Western {
    Windows,
    Latin9,
    Macintosh,
    Unclear,
}

/// Tells the western single-byte encodings apart by where their letters stand.
///
/// Inside words, Windows and ISO use 0xC0..=0xFF; Mac Roman and the DOS code pages use 0x80..=0x9F, where Windows has
/// punctuation. `¤` (0xA4 in Windows-1252) is used by nobody: there it is the euro sign of ISO-8859-15.
fn western(bytes: &[u8]) -> Western {
    let letter =
        |at: Option<&u8>| at.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte >= 0x80);
    let (mut upper, mut lower, mut currency, mut controls) = (0, 0, 0, 0);
    for (at, byte) in bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| !byte.is_ascii())
    {
        let in_word = letter(at.checked_sub(1).and_then(|before| bytes.get(before)))
            || letter(bytes.get(at + 1));
        match byte {
            0xc0..=0xff if in_word => upper += 1,
            // ’ œ Œ š Š ž Ž occur in words under Windows too.
            0x92 | 0x9c | 0x8c | 0x9a | 0x8a | 0x9e | 0x8e => controls += 1,
            0x80..=0x9f if in_word => lower += 1,
            0xa4 => currency += 1,
            0x80..=0x9f => controls += 1,
            _ => {}
        }
    }
    let lone_returns = bytes.contains(&b'\r') && !bytes.contains(&b'\n');
    match () {
        () if lone_returns && lower + controls > 0 => Western::Macintosh,
        () if lower > upper => Western::Unclear,
        () if currency > 0 && lower + controls == 0 => Western::Latin9,
        () => Western::Windows,
    }
}

#[cfg(test)]
mod tests {
    use super::{Certainty, Encoding};
    use crate::source::charset::Charset;
    use crate::source::encoder::Encoder;

    #[test]
    fn a_letter_that_several_encodings_share_is_no_doubt() {
        let found = Encoding::find(b"email;first_name\na@example.com;Ren\xe9\n", true);
        assert_eq!(
            (found.name().as_str(), found.certainty),
            ("windows-1252", Certainty::Guessed)
        );
    }

    #[test]
    fn other_scripts_in_utf_16_need_no_mark() {
        let text = "Имя;Фамилия;E-mail\r\nЛука;Иванов;a@example.com\r\n";
        let low_first: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let high_first: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(Encoding::find(&low_first, true).name(), "utf-16le");
        assert_eq!(Encoding::find(&high_first, true).name(), "utf-16be");
        let damaged = b"email,name\na@example.com,A\0nna\n\0\0,\0\n";
        assert_eq!(Encoding::find(damaged, true).name(), "utf-8");
    }

    #[test]
    fn code_pages_of_dos_and_mac_are_known_by_their_letters() {
        let encoded = |name: &str, text: &str| -> Vec<u8> {
            let charset = Charset::of_name(name).expect("a charset");
            let mut bytes = Vec::new();
            Encoder::new(charset).write(text, &mut bytes);
            bytes
        };
        let german = "Name;Team\nJörg Müller;Verkäufer\nAnna Größe;Köln\n";
        let danish = "Navn;By\nSøren Kjær;Århus\nBjørn Ås;Ærø\n";
        let french = "Nom;Ville\nHélène Lefèvre;Orléans\nFrançois Noël;Besançon\n";
        let polish = "Imię;Miasto\nŁukasz Wójcik;Łódź\nMałgorzata Dąbrowska;Gdańsk\n";
        for (name, text) in [
            ("ibm850", german),
            ("ibm850", danish),
            ("ibm850", french),
            ("ibm850", "Nome;Cidade\nJoão Simões;São Luís\n"),
            (
                "macintosh",
                "Nombre;Ciudad\nÍñigo Muñoz;Ávila\nJosé Peña;León\n",
            ),
            ("ibm852", polish),
            ("macintosh", german),
            ("macintosh", danish),
            ("macintosh", french),
            ("windows-1252", german),
            ("windows-1252", danish),
            ("windows-1252", french),
            (
                "windows-1252",
                "Name\nMÜLLER\nRené D’Alès\nŒuvre “Été”\n5 €\n",
            ),
            ("windows-1252", "Name\nŠime Žižek\n"),
            ("windows-1252", "Name\nStraße 5 – Köln\n"),
        ] {
            let found = Encoding::find(&encoded(name, text), true).name();
            assert_eq!(found, name, "{text}");
        }
    }

    #[test]
    fn encodings_go_by_the_names_that_other_programs_give_them() {
        for (name, expected) in [
            ("UTF-16-BE", "utf-16be"),
            ("utf_16_le", "utf-16le"),
            ("iso2022_jp", "iso-2022-jp"),
            ("latin-9", "iso-8859-15"),
            ("cp866", "ibm866"),
            ("mac_roman", "macintosh"),
        ] {
            let found = Encoding::named(name, b"").map(|found| found.name());
            assert_eq!(found.as_deref(), Some(expected), "{name}");
        }
    }
}
