//! Characters that are written as their codes: behind a backslash, an equals sign, a percent sign, or between underscores.

use encoding_rs::WINDOWS_1252;

/// The byte of two hexadecimal digits that a text starts with.
pub(super) fn byte_of(text: &[u8]) -> Option<u8> {
    let digits = text.get(..2)?;
    let digits = digits.iter().all(u8::is_ascii_hexdigit).then_some(digits)?;
    u8::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()
}

/// Quoted-printable. A code of ASCII alone is no sign of it: `a=20`.
pub(super) fn of_mail(text: &str) -> Option<String> {
    let read = with_letters(text, '=', true)?;
    Some(with_ascii(&read, '=', |_, _| true).unwrap_or(read))
}

/// Percent-encoding. `50%20` may be a number; between letters it is not.
pub(super) fn of_link(text: &str) -> Option<String> {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphabetic);
    let between = |before, after| is_letter(before) && is_letter(after);
    let unicode = with_units(text, "%u", "");
    let read = unicode.or_else(|| with_letters(text, '%', true));
    let spaced = with_ascii(read.as_deref().unwrap_or(text), '%', between);
    spaced.or(read)
}

/// `\u00f6` of JSON, `\xf6` of scripts, `\C3\B6` of LDAP, and a backslash before a quote or a slash.
pub(super) fn of_script(text: &str) -> Option<String> {
    with_units(text, "\\u", "")
        .or_else(|| with_letters(&text.replace("\\x", "\\"), '\\', text.contains("\\x")))
        .or_else(|| without_backslashes(text))
}

/// `_x000D_` of the XML of a workbook.
pub(super) fn of_workbook(text: &str) -> Option<String> {
    with_units(text, "_x", "_")
}

/// `O''Neil`, as SQL writes an apostrophe inside quotes.
pub(super) fn without_doubled_quotes(text: &str) -> Option<String> {
    let (before, after) = text.split_once("''")?;
    let is_between =
        before.ends_with(char::is_alphabetic) && after.starts_with(char::is_alphabetic);
    is_between.then(|| format!("{before}'{after}"))
}

/// `O\'Neil`, between letters.
fn without_backslashes(text: &str) -> Option<String> {
    let (before, after) = text.split_once('\\')?;
    let mut letters = after.chars();
    let is_escaped = matches!(letters.next(), Some('\'' | '"' | '/' | '&'));
    let is_between =
        before.ends_with(char::is_alphabetic) && letters.as_str().starts_with(char::is_alphabetic);
    (is_escaped && is_between).then(|| format!("{before}{after}"))
}

/// The text with the letters whose bytes stand behind `mark`, in UTF-8 or in Windows-1252 inside a word; none where there is
/// no such letter. `in_western`: whether one byte can be a letter; `CORP\fabian` is an account.
fn with_letters(text: &str, mark: char, in_western: bool) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    let mut found = false;
    while let Some(at) = rest.find(mark) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let (bytes, length) = run(rest, mark);
        let after = rest[length..].chars().next();
        let before = plain.chars().next_back();
        let read = str::from_utf8(&bytes).ok().map(str::to_owned);
        let read = read.filter(|read| !read.is_ascii() && read.chars().all(is_text));
        // `team=fabian`: programs write the digits of such codes in capitals.
        let is_code =
            mark == '\\' || !rest[..length].contains(|digit: char| digit.is_ascii_lowercase());
        let in_western = in_western && is_code;
        let western = || {
            in_western
                .then(|| western_letter(&bytes, before, after))
                .flatten()
        };
        let read = read.or_else(western);
        if let Some(read) = read {
            plain.push_str(&read);
            rest = &rest[length..];
            found = true;
        } else {
            plain.push(mark);
            rest = &rest[mark.len_utf8()..];
        }
    }
    plain.push_str(rest);
    found.then_some(plain)
}

/// The bytes that stand behind marks from the start of a text on, and how long they are. ASCII ends them.
fn run(text: &str, mark: char) -> (Vec<u8>, usize) {
    let mut bytes = Vec::new();
    let mut length = 0;
    while text[length..].starts_with(mark) {
        match byte_of(&text.as_bytes()[length + 1..]) {
            Some(byte) if !byte.is_ascii() => bytes.push(byte),
            _ => break,
        }
        length += 3;
    }
    (bytes, length)
}

/// A letter of one byte inside a word.
fn western_letter(bytes: &[u8], before: Option<char>, after: Option<char>) -> Option<String> {
    let &[byte] = bytes else {
        return None;
    };
    let (letter, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let is_usual = "äöüßÄÖÜéèêëçáàâñåøæÅØÆíóúïîôû".contains(&*letter);
    let is_inside = before.is_some_and(char::is_alphabetic)
        && after.is_none_or(|after| after.is_lowercase() || after == ' ');
    (is_usual && is_inside && byte >= 0xc0).then(|| letter.into_owned())
}

/// The text with the visible ASCII characters, and spaces, whose codes stand behind `mark` where their neighbours allow
/// it; none where there is none.
fn with_ascii(
    text: &str,
    mark: char,
    allowed: impl Fn(Option<char>, Option<char>) -> bool,
) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    let mut found = false;
    while let Some(at) = rest.find(mark) {
        plain.push_str(&rest[..at]);
        rest = &rest[at + mark.len_utf8()..];
        let byte = byte_of(rest.as_bytes()).filter(|byte| (b' '..=b'~').contains(byte));
        let byte = byte.filter(|_| {
            let after = rest[2..].chars().next();
            allowed(plain.chars().next_back(), after)
        });
        match byte {
            Some(byte) => {
                plain.push(char::from(byte));
                rest = &rest[2..];
                found = true;
            }
            None => plain.push(mark),
        }
    }
    plain.push_str(rest);
    found.then_some(plain)
}

/// The text with the characters whose four hexadecimal digits stand between `start` and `end`: units of UTF-16. None where
/// there is none.
fn with_units(text: &str, start: &str, end: &str) -> Option<String> {
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text;
    let mut found = false;
    while let Some(at) = rest.find(start) {
        units.extend(rest[..at].encode_utf16());
        let digits = rest.get(at + start.len()..at + start.len() + 4);
        let digits = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let behind = at + start.len() + 4;
        let unit = digits.and_then(|digits| u16::from_str_radix(digits, 16).ok());
        if let Some(unit) = unit.filter(|_| rest[behind..].starts_with(end)) {
            units.push(unit);
            rest = &rest[behind + end.len()..];
            found = true;
        } else {
            units.extend(start.encode_utf16());
            rest = &rest[at + start.len()..];
        }
    }
    units.extend(rest.encode_utf16());
    let plain = String::from_utf16(&units).ok().filter(|_| found)?;
    let is_new = |letter: char| !text.contains(letter);
    plain
        .chars()
        .all(|letter| !is_new(letter) || is_text(letter))
        .then_some(plain)
}

/// Whether a character stands in text: no control character but the end of a line, and no private one.
fn is_text(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\n' | '\r' | '\t' | '\u{a0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
        || matches!(letter, '\u{2010}'..='\u{203a}' | '€' | '™' | '\u{370}'..='\u{52f}')
        || letter > '\u{ff}' && letter.is_alphabetic()
}
