//! Letters that look like others, and the scripts that they are of.

use unicode_normalization::UnicodeNormalization;
use unicode_security::mixed_script::AugmentedScriptSet;

use crate::messages::{Fact, keyword, message, text, value};

/// The text in ASCII, where every character of it is or looks like one of them.
pub(super) fn plain(text: &str) -> Option<String> {
    let letter = |letter: char| {
        if letter.is_ascii() {
            Some(letter)
        } else {
            shape_of(letter).or_else(|| lookalike(letter))
        }
    };
    text.chars().map(letter).collect()
}

/// The plain letter, digit or mark that a character is another form of: `Ｅ`, `’`. Letters with a meaning of their own
/// (`ß`, `º`) are not forms of others.
pub(super) fn shape_of(letter: char) -> Option<char> {
    match letter {
        '\u{b4}' | '\u{2bc}' | '\u{2032}' => return Some('\''),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => return Some('-'),
        '\u{3002}' => return Some('.'),
        ..='\u{ff}' => return None,
        _ => {}
    }
    let mut folded = std::iter::once(letter).nfkc();
    if let (Some(plain), None) = (folded.next(), folded.next())
        && plain.is_ascii_graphic()
    {
        return Some(plain);
    }
    if letter.is_alphanumeric() {
        return None;
    }
    skeleton(letter).filter(char::is_ascii_punctuation)
}

/// The ASCII letter that a letter of another alphabet looks like.
pub(super) fn lookalike(letter: char) -> Option<char> {
    let phonetic = ('\u{250}'..='\u{2af}').contains(&letter);
    let script = AugmentedScriptSet::for_char(letter);
    if letter.is_ascii() || !phonetic && !is_foreign(script, AugmentedScriptSet::for_char('a')) {
        return None;
    }
    let small = letter.to_lowercase().next().unwrap_or(letter);
    // The table takes `I`, `l` and `1` for one: what the small letter looks like tells them apart.
    match skeleton(letter)? {
        'l' | 'O' if small != letter => skeleton(small).map(|plain| plain.to_ascii_uppercase()),
        'O' => Some('0'),
        plain => Some(plain),
    }
    .filter(char::is_ascii_alphanumeric)
}

/// The ASCII character with the same shape, by Unicode's table of such characters.
pub(super) fn skeleton(letter: char) -> Option<char> {
    let mut buffer = [0; 4];
    let mut shape = unicode_security::skeleton(letter.encode_utf8(&mut buffer));
    let first = shape.next().filter(char::is_ascii)?;
    // The table writes `m` as two letters.
    match (first, shape.next(), shape.next()) {
        (_, None, _) => Some(first),
        ('r', Some('n'), None) => Some('m'),
        _ => None,
    }
}

/// Whether a letter belongs to an alphabet and not to Latin's.
pub(super) fn is_foreign(script: AugmentedScriptSet, latin: AugmentedScriptSet) -> bool {
    let mut common = script;
    common.intersect_with(latin);
    !script.is_all() && common.is_empty()
}

/// The script of a letter, for a message.
pub(super) fn script_of(letter: char) -> Fact {
    let name = AugmentedScriptSet::for_char(letter).to_string();
    let known = match name.as_str() {
        "Arabic" => "arabic",
        "Armenian" => "armenian",
        "Cherokee" => "cherokee",
        "Coptic" => "coptic",
        "Cyrillic" => "cyrillic",
        "Georgian" => "georgian",
        "Greek" => "greek",
        "Hebrew" => "hebrew",
        name if name.contains(',') || name.is_empty() => "several",
        _ => return text(name),
    };
    message!("lookalike-character-script", name = keyword(known)).into()
}

/// A letter of a value, for a message.
pub(super) fn letter(letter: char) -> Fact {
    value(&*letter.encode_utf8(&mut [0; 4]))
}
