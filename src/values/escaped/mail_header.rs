//! Words in the headers of mails, as RFC 2047 encodes them: `=?utf-8?Q?J=C3=B6rg?=`.

use encoding_rs::Encoding;

use crate::values::escaped::codes;

/// The text with its encoded words in plain letters; none where it has none, or one that cannot be read.
pub(super) fn read(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    let mut found = false;
    while let Some(at) = rest.find("=?") {
        let between = &rest[..at];
        // Spaces between two encoded words do not count.
        if !found || !between.trim().is_empty() {
            plain.push_str(between);
        }
        let (word, length) = encoded_word(&rest[at..])?;
        plain.push_str(&word);
        rest = &rest[at + length..];
        found = true;
    }
    plain.push_str(rest);
    found.then_some(plain)
}

/// The word that a text starts with, and how long it is encoded.
fn encoded_word(text: &str) -> Option<(String, usize)> {
    let mut parts = text.strip_prefix("=?")?.splitn(3, '?');
    let (charset, kind, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let end = rest.find("?=")?;
    let encoded = &rest[..end];
    // A language may stand behind the charset: RFC 2231.
    let charset_name = charset.split('*').next()?;
    let encoding = Encoding::for_label(charset_name.as_bytes())?;
    let bytes = match kind {
        "Q" | "q" => of_q(encoded),
        "B" | "b" => of_base64(encoded)?,
        _ => return None,
    };
    let (word, _, is_wrong) = encoding.decode(&bytes);
    let length = "=?".len() + charset.len() + 1 + kind.len() + 1 + end + "?=".len();
    (!is_wrong && !word.contains(char::is_control)).then(|| (word.into_owned(), length))
}

fn of_q(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, others)) = rest.split_first() {
        rest = others;
        match first {
            b'_' => bytes.push(b' '),
            b'=' => match codes::byte_of(rest) {
                Some(byte) => {
                    bytes.push(byte);
                    rest = &rest[2..];
                }
                None => bytes.push(first),
            },
            other => bytes.push(other),
        }
    }
    bytes
}

fn of_base64(text: &str) -> Option<Vec<u8>> {
    let (mut bits, mut count) = (0_u32, 0_u32);
    let mut bytes = Vec::with_capacity(text.len());
    for byte in text.bytes().filter(|byte| *byte != b'=') {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    Some(bytes)
}
