//! The letters that two bytes of UTF-8 become where they are read as Windows-1252: `Ã¼`.

use encoding_rs::WINDOWS_1252;

/// Whether two characters that follow each other can be the first two bytes of one: nearly no text has such a pair.
pub(super) fn has_sequence(text: &str) -> bool {
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
pub(super) fn byte(letter: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(letter)) {
        return Some(byte);
    }
    let mut buffer = [0; 4];
    match WINDOWS_1252.encode(letter.encode_utf8(&mut buffer)) {
        (bytes, _, false) => bytes.first().copied(),
        _ => None,
    }
}
