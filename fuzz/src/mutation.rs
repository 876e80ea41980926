//! How inputs are changed: as tables of cells, as texts of words, and as bytes.

use crate::chance::Chance;

/// Parts of tables that mean something to some reader.
const CELLS: &[&[u8]] = &[
    b"",
    b" ",
    b"\"\"",
    b"\"",
    b"\"\"\"",
    b"errors",
    b"errors_2",
    b"\"errors: x\"",
    b"Email",
    b"E-Mail",
    b"Name",
    b"Groups",
    b"Active",
    b"Since",
    b"Department",
    b"Country",
    b"Manager",
    b"anna@example.com",
    b"Anna@Example.com",
    b"bob@@example.org",
    b"anna@example,com",
    b"Anna Berg",
    b"Berg, Anna",
    b"Yes",
    b"ja",
    b"WAHR",
    b"2024-02-30",
    b"01.02.2024",
    b"45321",
    b"=1+1",
    b"+49 221 1234567",
    b"0221/12345",
    b"Total",
    b"Summe: 3",
    b"N/A",
    b"-",
    b"#NV",
    b"row 17:",
    b"M\xc3\xbcller",
    b"M\xfcller",
    b"M\xc3\x83\xc2\xbcller",
    b"\xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd",
    b"\xef\xbb\xbf",
    b"\xe2\x80\x8b",
    b"\xc2\xa0",
    b"\x00",
    b"1,5",
    b"12e3",
    b"a;b",
    b"a/b/c",
    b"a@example.com; b@example.com",
    b"\"two\nlines\"",
    b"\"a\"b",
    b"'x'",
    b"sep=;",
    b"\x1b$B\x30\x21\x1b(B",
    b"http://example.com",
    b"Sales",
    b"Sales/IT",
    b"sales",
    b"Anna",
    b"de",
    b"de-DE",
    b"Deutsch",
    b"1",
    b"0",
    b"true",
    b"x",
    b"&amp;",
    b"=?utf-8?q?x?=",
    b"[\"a\",\"b\"]",
    b"CN=Anna,OU=Sales,DC=example,DC=com",
];
/// What an earlier run, or a person, leaves in the column of ours.
const OURS: &[&[u8]] = &[
    b"",
    b"\"Email: empty [missing-value]\"",
    b"\"row 17: x\"",
    b"x",
];
const DELIMITERS: &[u8] = b",;\t|^~: ";
const LINE_ENDS: &[&[u8]] = &[b"\n", b"\r\n", b"\r", b"\n\n"];

/// Changes a text with lines of cells.
pub(crate) fn table(mut input: Vec<u8>, other: &[u8], chance: &mut Chance) -> Vec<u8> {
    for _ in 0..=chance.below(4) {
        let choice = chance.below(12);
        let delimiter = *delimiter_of(&input, chance);
        match choice {
            0 | 1 => replace_cell(&mut input, delimiter, chance),
            2 => edit_lines(&mut input, chance, |lines, chance| {
                let line = chance.of(lines).clone();
                let place = chance.below(lines.len() + 1);
                lines.insert(place, line);
            }),
            3 => edit_lines(&mut input, chance, |lines, chance| {
                let place = chance.below(lines.len());
                lines.remove(place);
            }),
            4 => {
                let theirs: Vec<&[u8]> = other.split(|byte| *byte == b'\n').collect();
                let line = chance.of(&theirs).to_vec();
                edit_lines(&mut input, chance, |lines, chance| {
                    let place = chance.below(lines.len() + 1);
                    lines.insert(place, line.clone());
                });
            }
            5 => {
                let to = *chance.of(DELIMITERS);
                for byte in input.iter_mut().filter(|byte| **byte == delimiter) {
                    *byte = to;
                }
            }
            6 => {
                let end = *chance.of(LINE_ENDS);
                let lines: Vec<&[u8]> = input.split(|byte| *byte == b'\n').collect();
                input = lines.join(end);
            }
            7 => insert(&mut input, &[delimiter], chance),
            8 if chance.one_in(6) => input = encoded(&input, chance),
            // As an earlier run, or a person, leaves the column of ours.
            9 => append_column(&mut input, delimiter, chance),
            _ => input = bytes(input, other, chance),
        }
    }
    input.truncate(16 * 1024);
    input
}

/// Changes single bytes and stretches.
pub(crate) fn bytes(mut input: Vec<u8>, other: &[u8], chance: &mut Chance) -> Vec<u8> {
    for _ in 0..=chance.below(3) {
        match chance.below(7) {
            0 => {
                let range = chance.range(input.len());
                input.drain(range);
            }
            1 => {
                let range = chance.range(input.len());
                let copy = input[range].to_vec();
                insert(&mut input, &copy, chance);
            }
            2 => {
                let range = chance.range(other.len());
                insert(&mut input, &other[range], chance);
            }
            3 => {
                let byte = chance.byte();
                insert(&mut input, &[byte], chance);
            }
            4 => {
                let byte = *chance.of(b"\"\n\r,;\t| '=\0\xff\xfe[]{}<>&/:.0");
                insert(&mut input, &[byte], chance);
            }
            _ if !input.is_empty() => {
                let place = chance.below(input.len());
                if chance.one_in(2) {
                    input[place] = chance.byte();
                } else {
                    input[place] ^= 1 << chance.below(8);
                }
            }
            _ => {}
        }
    }
    input
}

/// Changes a text of words and marks: TOML, JSON, XML.
pub(crate) fn words(
    mut input: Vec<u8>,
    other: &[u8],
    chance: &mut Chance,
    known: &[&[u8]],
) -> Vec<u8> {
    for _ in 0..=chance.below(3) {
        match chance.below(8) {
            0 | 1 => {
                let words = words_of(&input);
                let theirs = words_of(other);
                if words.is_empty() || theirs.is_empty() {
                    continue;
                }
                let (place, word) = (chance.of(&words).clone(), chance.of(&theirs).clone());
                input.splice(place, other[word].iter().copied());
            }
            2 => {
                let words = words_of(&input);
                if words.is_empty() {
                    continue;
                }
                let (place, word) = (chance.of(&words).clone(), chance.of(&words).clone());
                let word = input[word].to_vec();
                input.splice(place, word);
            }
            3 | 4 => {
                let words = words_of(&input);
                if words.is_empty() {
                    continue;
                }
                let place = chance.of(&words).clone();
                input.splice(place, chance.of(known).iter().copied());
            }
            5 => edit_lines(&mut input, chance, |lines, chance| {
                let line = chance.of(lines).clone();
                let place = chance.below(lines.len() + 1);
                lines.insert(place, line);
            }),
            6 => edit_lines(&mut input, chance, |lines, chance| {
                let place = chance.below(lines.len());
                lines.remove(place);
            }),
            _ => input = bytes(input, other, chance),
        }
    }
    input.truncate(64 * 1024);
    input
}

/// Where the words of a text are.
fn words_of(text: &[u8]) -> Vec<std::ops::Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (place, byte) in text.iter().enumerate() {
        let is_part = byte.is_ascii_alphanumeric() || b"_-.@".contains(byte) || !byte.is_ascii();
        match (is_part, start) {
            (true, None) => start = Some(place),
            (false, Some(from)) => {
                words.push(from..place);
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| from..text.len()));
    words
}

fn insert(input: &mut Vec<u8>, bytes: &[u8], chance: &mut Chance) {
    let place = chance.below(input.len() + 1);
    input.splice(place..place, bytes.iter().copied());
}

fn edit_lines(
    input: &mut Vec<u8>,
    chance: &mut Chance,
    edit: impl Fn(&mut Vec<Vec<u8>>, &mut Chance),
) {
    let mut lines: Vec<Vec<u8>> = input
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    edit(&mut lines, chance);
    *input = lines.join(&b'\n');
}

fn delimiter_of<'d>(input: &[u8], chance: &mut Chance) -> &'d u8 {
    if chance.one_in(10) {
        return chance.of(DELIMITERS);
    }
    let count = |delimiter: &&u8| input.split(|byte| byte == *delimiter).count();
    DELIMITERS[..4].iter().max_by_key(count).unwrap_or(&b',')
}

fn replace_cell(input: &mut Vec<u8>, delimiter: u8, chance: &mut Chance) {
    let mut cells: Vec<std::ops::Range<usize>> = std::iter::once(0..0).collect();
    for (place, byte) in input.iter().enumerate() {
        if let Some(last) = cells.last_mut() {
            last.end = place;
        }
        if *byte == delimiter || *byte == b'\n' {
            cells.push(place + 1..place + 1);
        }
    }
    if let Some(last) = cells.last_mut() {
        last.end = input.len().max(last.start);
    }
    let cell = chance.of(&cells).clone();
    input.splice(cell, chance.of(CELLS).iter().copied());
}

fn append_column(input: &mut Vec<u8>, delimiter: u8, chance: &mut Chance) {
    let from = chance.below(3);
    let lines = input.split(|byte| *byte == b'\n').enumerate();
    let with = lines.map(|(number, line)| {
        let cell: &[u8] = match number {
            _ if number < from => return line.to_vec(),
            _ if number == from => b"errors",
            _ => chance.of::<&[u8]>(OURS),
        };
        let (line, end) = match line.strip_suffix(b"\r") {
            Some(line) => (line, &b"\r"[..]),
            None => (line, &b""[..]),
        };
        [line, &[delimiter], cell, end].concat()
    });
    let with: Vec<Vec<u8>> = with.collect();
    *input = with.join(&b'\n');
}

/// The same text in another encoding.
fn encoded(input: &[u8], chance: &mut Chance) -> Vec<u8> {
    let text = String::from_utf8_lossy(input);
    match chance.below(7) {
        0 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        1 => std::iter::once(0xfeff)
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect(),
        2 => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        3 => [b"\xef\xbb\xbf", input].concat(),
        4 => encoding_rs::SHIFT_JIS.encode(&text).0.into_owned(),
        5 => encoding_rs::WINDOWS_1251.encode(&text).0.into_owned(),
        _ => encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
    }
}
