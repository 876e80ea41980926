//! In which encoding a text was written: found by looking, unless a person insists.

mod guess;
mod language;

use encoding_rs::{ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::memmem;

use crate::source::charset::{ByteOrder, Charset};
use crate::source::encoding::guess::Guess;

pub use guess::Rival;

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
            "utf32" | "utf32le" | "ucs4" | "ucs4le" => "utf-32le",
            "utf32be" | "ucs4be" => "utf-32be",
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
        let either_order = ["utf-16", "utf16", "utf-32", "utf32"].contains(&plain.as_str());
        let is_wide =
            |marked: Charset| marked.registered_name()[..6] == charset.registered_name()[..6];
        let (charset, bom) = match byte_order_mark(bytes) {
            Some((marked, length)) if charset == marked || either_order && is_wide(marked) => {
                (marked, length)
            }
            _ => (charset, 0),
        };
        Some(Self {
            charset,
            bom,
            certainty: Certainty::Insisted,
        })
    }

    /// The encoding that follows from the first bytes of a text, whatever its words are: from a byte order mark, zeros between the
    /// letters, or escapes.
    #[must_use]
    pub fn evident(bytes: &[u8]) -> Option<Self> {
        let found = |charset: Charset, bom: usize, certainty| Self {
            charset,
            bom,
            certainty,
        };
        if let Some((charset, bom)) = byte_order_mark(bytes) {
            return Some(found(charset, bom, Certainty::Seen));
        }
        if let Some(charset) = wide(bytes) {
            return Some(found(charset, 0, Certainty::Seen));
        }
        [b"\x1b$B", b"\x1b$@"]
            .iter()
            .any(|escape| memmem::find(bytes, *escape).is_some())
            .then(|| found(ISO_2022_JP.into(), 0, Certainty::Doubtful))
    }

    /// Finds the encoding of a text from a stretch of it, and another one that it may have as well. `complete` says that the
    /// stretch is the whole text.
    #[must_use]
    pub fn find(bytes: &[u8], complete: bool) -> (Self, Option<Rival>) {
        if let Some(evident) = Self::evident(bytes) {
            return (evident, None);
        }
        let found = |charset: Charset, certainty| Self {
            charset,
            bom: 0,
            certainty,
        };
        if is_utf_8_text(bytes, complete) {
            let certainty = if looks_like_utf_7(bytes) {
                Certainty::Doubtful
            } else {
                Certainty::Seen
            };
            return (found(UTF_8.into(), certainty), None);
        }
        match guess::guess(bytes) {
            Some(Guess {
                charset,
                is_plausible: true,
                rival,
            }) => {
                let certainty = if rival.is_some() {
                    Certainty::Doubtful
                } else {
                    Certainty::Guessed
                };
                (found(charset, certainty), rival)
            }
            // No language of Europe: Hebrew, Thai, Chinese.
            _ => (
                found(of_the_world(bytes, complete).into(), Certainty::Doubtful),
                None,
            ),
        }
    }
}

/// The encoding that a browser would guess.
fn of_the_world(bytes: &[u8], complete: bool) -> &'static encoding_rs::Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
    detector.feed(bytes, complete);
    let guess = detector.guess(None, chardetng::Utf8Detection::Deny);
    // A few letters can be the same in several encodings: then the one that most files have will do.
    if guess.decode(bytes).0 == WINDOWS_1252.decode(bytes).0 {
        WINDOWS_1252
    } else {
        guess
    }
}

/// The encoding that a mark at the start names, and how long it is. That of UTF-32 begins like the one of UTF-16.
pub(super) fn byte_order_mark(bytes: &[u8]) -> Option<(Charset, usize)> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] => Some((Charset::Utf32(ByteOrder::LowFirst), 4)),
        [0, 0, 0xfe, 0xff, ..] => Some((Charset::Utf32(ByteOrder::HighFirst), 4)),
        _ => encoding_rs::Encoding::for_bom(bytes).map(|(encoding, bom)| (encoding.into(), bom)),
    }
}

/// UTF-32 or UTF-16, by its mark or by its zeros.
pub(super) fn wide(bytes: &[u8]) -> Option<Charset> {
    let marked = byte_order_mark(bytes).map(|(charset, _)| charset);
    marked
        .filter(|charset| *charset != UTF_8)
        .or_else(|| ByteOrder::find(bytes).map(Charset::Utf32))
        .or_else(|| utf_16_by_its_zeros(bytes).map(Charset::Web))
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
fn is_utf_8_text(bytes: &[u8], complete: bool) -> bool {
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

#[cfg(test)]
mod tests {
    use super::{Certainty, Encoding};
    use crate::source::charset::Charset;
    use crate::source::encoder::Encoder;

    fn found(bytes: &[u8]) -> String {
        Encoding::find(bytes, true).0.name()
    }

    fn encoded(name: &str, text: &str) -> Vec<u8> {
        let charset = Charset::of_name(name).expect("a charset");
        let mut bytes = Vec::new();
        Encoder::new(charset).write(text, &mut bytes);
        bytes
    }

    #[test]
    fn a_letter_that_several_encodings_share_is_no_doubt() {
        let (found, rival) = Encoding::find(b"email;first_name\na@example.com;Ren\xe9\n", true);
        assert_eq!(
            (found.name().as_str(), found.certainty),
            ("windows-1252", Certainty::Guessed)
        );
        assert_eq!(rival, None);
    }

    #[test]
    fn other_scripts_in_utf_16_need_no_mark() {
        let text = "Имя;Фамилия;E-mail\r\nЛука;Иванов;a@example.com\r\n";
        let low_first: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let high_first: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(found(&low_first), "utf-16le");
        assert_eq!(found(&high_first), "utf-16be");
        let damaged = b"email,name\na@example.com,A\0nna\n\0\0,\0\n";
        assert_eq!(found(damaged), "utf-8");
    }

    #[test]
    fn code_pages_of_dos_and_mac_are_known_by_their_letters() {
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
            assert_eq!(found(&encoded(name, text)), name, "{text}");
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

    #[test]
    fn utf_32_is_known_with_and_without_a_mark() {
        let text = "Name;Stadt\nAnna;Köln\n";
        for name in ["utf-32le", "utf-32be"] {
            assert_eq!(found(&encoded(name, text)), name);
            let marked = encoded(name, &format!("\u{feff}{text}"));
            let (encoding, _) = Encoding::find(&marked, true);
            assert_eq!((encoding.name().as_str(), encoding.bom), (name, 4));
            let asked = Encoding::named("utf-32", &marked).map(|asked| (asked.name(), asked.bom));
            assert_eq!(asked, Some((name.into(), 4)));
        }
    }

    #[test]
    fn a_close_runner_up_is_named_with_the_words_in_question() {
        // `ş` and `ţ` of Windows are `ș` and `ț` of ISO-8859-16.
        let text = encoded("windows-1250", "Nume\nŞerban\nBucureşti\nNiţă\n");
        let (encoding, rival) = Encoding::find(&text, true);
        assert_eq!(encoding.certainty, Certainty::Doubtful);
        let rival = rival.expect("a runner-up");
        assert_eq!(
            (encoding.name(), rival.charset.name()),
            ("windows-1250".into(), "iso-8859-16".into())
        );
        assert_eq!(rival.words[0], ("Şerban".into(), "Șerban".into()));
        assert_eq!(rival.words.len(), 2);
    }

    #[test]
    fn overlong_utf_8_is_a_guess() {
        let (encoding, _) = Encoding::find(b"email;name\na@example.com;A\xc0\x80nna\n", true);
        assert_eq!(encoding.certainty, Certainty::Doubtful);
    }
}
