//! What a file really is, by its first bytes and never by its name.

use crate::source::encoding;

/// What the first bytes of a file show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    /// Text in some encoding: a CSV.
    Text,
    /// A container that may hold a workbook.
    Workbook,
    /// Nothing at all.
    Empty,
    /// Something that holds no table, with what to do about it.
    Other {
        /// Its name, with an article.
        what: &'static str,
        /// What to do next.
        help: &'static str,
    },
}

const SAVE_AS: &str = "open it in Excel or LibreOffice and save it as .xlsx or as CSV UTF-8";
const UNPACK: &str = "unpack it first and give the file that is inside";
const EXPORT: &str = "export the list as .xlsx or CSV instead";

/// First bytes that say what a file is.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (b"%PDF", "a PDF document", EXPORT),
    (b"\x1f\x8b", "a gzip archive", UNPACK),
    (b"BZh", "a bzip2 archive", UNPACK),
    (b"\xfd7zXZ\0", "an xz archive", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", UNPACK),
    (b"\x89PNG", "a PNG picture", EXPORT),
    (b"\xff\xd8\xff", "a JPEG picture", EXPORT),
    (b"GIF8", "a GIF picture", EXPORT),
    (b"{\\rtf", "a rich text document", EXPORT),
    (b"SQLite format 3\0", "an SQLite database", EXPORT),
    (b"PAR1", "a Parquet file", EXPORT),
    (b"\x09\x00\x04\x00", "a workbook from Excel 2", SAVE_AS),
    (b"\x09\x02\x06\x00", "a workbook from Excel 3", SAVE_AS),
    (b"\x09\x04\x06\x00", "a workbook from Excel 4", SAVE_AS),
    (b"\x09\x08\x08\x00", "a workbook from Excel 5", SAVE_AS),
    (b"\x7fELF", "a program", EXPORT),
    (b"MZ\x90", "a program", EXPORT),
];

/// First words of text that is not a table.
const OPENINGS: &[(&str, &str, &str)] = &[
    ("<!doctype html", "an HTML page", SAVE_AS),
    ("<html", "an HTML page", SAVE_AS),
    ("<table", "an HTML page", SAVE_AS),
    ("<meta", "an HTML page", SAVE_AS),
    ("mime-version:", "a web archive", SAVE_AS),
    ("begin:vcard", "a vCard file", EXPORT),
    ("id;p", "a SYLK file", SAVE_AS),
];

/// Whether a text in lower case is a mapping or a profile: its first line that is no comment is one of theirs, in TOML.
fn is_settings(text: &str) -> bool {
    const KEYS: [&str; 3] = ["profile", "name", "language"];
    const TABLES: [&str; 4] = ["[columns", "[fields.", "[org]", "[source]"];
    let mut lines = text.lines().map(str::trim);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with('#'));
    first.is_some_and(|line| {
        let is_key = line
            .split_once(" = \"")
            .is_some_and(|(key, value)| KEYS.contains(&key) && value.ends_with('"'));
        is_key
            || TABLES
                .iter()
                .any(|table| line.starts_with(table) && line.ends_with(']'))
    })
}

impl FileKind {
    /// What a file is that starts with these bytes; some kilobytes are enough.
    #[must_use]
    pub(super) fn of(start: &[u8]) -> Self {
        if start.is_empty()
            || matches!(encoding::byte_order_mark(start), Some((_, bom)) if bom == start.len())
        {
            return Self::Empty;
        }
        if start.starts_with(b"PK\x03\x04")
            || start.starts_with(b"PK\x05\x06")
            || start.starts_with(b"\xd0\xcf\x11\xe0")
        {
            return Self::Workbook;
        }
        let signature = SIGNATURES
            .iter()
            .find(|(bytes, ..)| start.starts_with(bytes));
        if let Some((_, what, help)) = signature {
            return Self::Other { what, help };
        }
        let opening = &start[..start.len().min(2048)];
        let text = encoding::wide(opening).unwrap_or_default().decode(opening);
        let text = text
            .trim_start_matches(['\u{feff}', '\u{fffd}'])
            .trim_start()
            .to_lowercase();
        if let Some((_, what, help)) = OPENINGS
            .iter()
            .find(|(opening, ..)| text.starts_with(opening))
        {
            return Self::Other { what, help };
        }
        if is_settings(&text) {
            return Self::Other {
                what: "a mapping or profile file",
                help: "give the list as FILE, and this file with `--mapping` or `--profile`",
            };
        }
        if text.starts_with("<?xml") {
            let what = match () {
                () if text.contains("names:tc:opendocument") => "a flat OpenDocument file",
                () if text.contains("excel.sheet") || text.contains("office:spreadsheet") => {
                    "an XML Spreadsheet 2003 file"
                }
                () if text.contains("<html") => "an HTML page",
                () => "an XML file",
            };
            return Self::Other {
                what,
                help: SAVE_AS,
            };
        }
        let mut letters = text.chars().filter(|letter| !letter.is_whitespace());
        if matches!(
            (letters.next(), letters.next()),
            (Some('{'), Some('"')) | (Some('['), Some('{'))
        ) {
            return Self::Other {
                what: "a JSON file",
                help: EXPORT,
            };
        }
        if is_binary(start) {
            return Self::Other {
                what: "not text and no workbook that is known here",
                help: EXPORT,
            };
        }
        Self::Text
    }
}

/// Whether a text holds nothing: spaces and line ends, or the zeros of a file that was never filled.
pub(super) fn is_blank(text: &[u8]) -> bool {
    let text = match encoding::byte_order_mark(text) {
        Some((_, bom)) => &text[bom..],
        None => text,
    };
    text.iter()
        .all(|byte| byte.is_ascii_whitespace() || *byte == 0)
}

/// How many controls a text of a few letters can have.
const FEW: usize = 2;

/// Whether more than a few of its characters are controls that no text has.
fn is_binary(start: &[u8]) -> bool {
    // U+0001 stands between the cells of some exports.
    let is_control = |letter: char| matches!(letter, '\u{2}'..='\u{8}' | '\u{e}'..='\u{1a}' | '\u{1c}'..='\u{1d}');
    if let Some(charset) = encoding::wide(start) {
        // There a byte says nothing: half of a Cyrillic letter looks like a control.
        let text = charset.decode(start);
        let controls = text.chars().filter(|letter| is_control(*letter)).count();
        return controls > FEW && controls * 20 > text.chars().count();
    }
    // Counted in bytes, of which the processor adds many at a time.
    let of_chunk = |chunk: &[u8]| {
        let controls = chunk
            .iter()
            .map(|byte| u8::from(is_control(char::from(*byte))));
        usize::from(controls.sum::<u8>())
    };
    let controls: usize = start.chunks(usize::from(u8::MAX)).map(of_chunk).sum();
    controls > FEW && controls * 20 > start.len()
}

#[cfg(test)]
mod tests {
    use super::{FileKind, is_blank};

    #[test]
    fn content_decides() {
        let what = |bytes: &[u8]| match FileKind::of(bytes) {
            FileKind::Other { what, .. } => what,
            FileKind::Text => "text",
            FileKind::Workbook => "workbook",
            FileKind::Empty => "empty",
        };
        for (bytes, expected) in [
            (&b"email,name\n"[..], "text"),
            (b"", "empty"),
            (b"\xef\xbb\xbf", "empty"),
            (b"PK\x03\x04....", "workbook"),
            (b"%PDF-1.7", "a PDF document"),
            (b"\n <HTML xmlns:x=\"urn\">", "an HTML page"),
            (b"\xff\xfe<\0h\0t\0m\0l\0>\0", "an HTML page"),
            (
                b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>",
                "an XML Spreadsheet 2003 file",
            ),
            (
                b"<?xml version=\"1.0\"?>\n<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"",
                "a flat OpenDocument file",
            ),
            (b"[\n  {\"email\": 1}]", "a JSON file"),
            (b"email\x01name", "text"),
            (
                b"\x01\x02\x03\x04\x05abc",
                "not text and no workbook that is known here",
            ),
        ] {
            assert_eq!(what(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn other_scripts_in_utf_16_are_text() {
        let text = "\u{feff}Имя;Фамилия\r\nЛука;Иванов\r\n";
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(FileKind::of(&bytes), FileKind::Text);
        assert_eq!(FileKind::of(&bytes[2..]), FileKind::Text);
    }

    #[test]
    fn blanks_and_zeros_are_nothing() {
        for blank in [
            &b" \r\n\t\n"[..],
            b"\xef\xbb\xbf\n",
            b"\0\0\0",
            b"\xff\xfe\n\0",
        ] {
            assert!(is_blank(blank), "{blank:?}");
        }
        assert!(!is_blank(b",,\n"));
    }
}
