//! Whether an address is both names, one behind the other, as most are: told from the bytes as they stand.

use std::str::Chars;

use crate::values::name_in_address::folded::{FEWEST, is_second, plain};

/// Whether an address is the first name and the last name, without what makes no difference to
/// [`NameInAddress`](crate::values::name_in_address::NameInAddress): then nothing else has to be looked at. False where it
/// is not, or where it takes more to tell.
#[inline]
pub(super) fn is_joined(first: &str, last: &str, local: &str) -> bool {
    is_joined_as_written(first, last, local) || is_joined_when_folded(first, last, local)
}

/// The names as they stand with nothing, a dot, a hyphen or a low line between them, and perhaps a number behind them.
#[inline]
fn is_joined_as_written(first: &str, last: &str, local: &str) -> bool {
    let (local, length) = (local.as_bytes(), first.len());
    if length < 2 || last.len() < 2 || local.len() < length + last.len() {
        return false;
    }
    let (start, rest) = local.split_at(length);
    let rest = match rest.first() {
        Some(b'.' | b'-' | b'_') => &rest[1..],
        _ => rest,
    };
    let Some((end, number)) = rest.split_at_checked(last.len()) else {
        return false;
    };
    start.eq_ignore_ascii_case(first.as_bytes())
        && end.eq_ignore_ascii_case(last.as_bytes())
        && number.iter().all(u8::is_ascii_digit)
}

/// The same letter by letter, for names with accents or of several words. It writes nothing down, and gives up at a letter that
/// has to be taken apart.
pub(super) fn is_joined_when_folded(first: &str, last: &str, local: &str) -> bool {
    let mut address = Letters::of(local.split('+').next().unwrap_or_default());
    let mut count = 0;
    for (name, is_last) in [(first, false), (last, true)] {
        let (mut letters, start) = (Letters::of(name), count);
        while let Some(letter) = letters.next() {
            // `maria` and `ahrens` are `mariahrens`.
            if is_last && letters.count == 1 && is_second(address.before, letter) {
                continue;
            }
            if address.next() != Some(letter) {
                return false;
            }
            count += 1;
        }
        if letters.is_unclear || count == start {
            return false;
        }
    }
    count >= FEWEST && address.next().is_none() && !address.is_unclear
}

/// The letters of a text as [`Folded`](crate::values::name_in_address::folded::Folded) has them, one after the other.
struct Letters<'t> {
    rest: Chars<'t>,
    /// The last letter, 0 where there was none.
    before: u8,
    count: usize,
    /// Whether there is a letter that this does not know; then nothing follows.
    is_unclear: bool,
}

impl<'t> Letters<'t> {
    fn of(text: &'t str) -> Self {
        Self {
            rest: text.chars(),
            before: 0,
            count: 0,
            is_unclear: false,
        }
    }
}

impl Iterator for Letters<'_> {
    type Item = u8;

    #[inline]
    fn next(&mut self) -> Option<u8> {
        loop {
            let letter = self.rest.next()?;
            let Some(letter) = plain(letter) else {
                if letter.is_ascii() || matches!(letter, '\u{2019}' | '\u{b4}') {
                    continue;
                }
                self.is_unclear = true;
                self.rest = "".chars();
                return None;
            };
            if !is_second(self.before, letter) {
                self.before = letter;
                self.count += 1;
                return Some(letter);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_joined_when_folded;

    #[test]
    fn names_with_accents_and_of_several_words_are_found() {
        for (first, last, local) in [
            ("\u{141}ukasz", "Lef\u{e8}vre", "lukasz.lefevre1"),
            ("Zo\u{eb}", "van den Berg", "zoe.vandenberg2"),
            ("J\u{f6}rg", "M\u{fc}ller", "joerg.mueller"),
            ("J\u{f6}rg", "M\u{fc}ller", "Jorg_Muller+news"),
            ("Liam", "O\u{2019}Neill", "liam.oneill"),
            ("Maria", "Ahrens", "mariaahrens"),
        ] {
            assert!(is_joined_when_folded(first, last, local), "{local}");
        }
        for (first, last, local) in [
            ("J\u{f6}rg", "M\u{fc}ller", "j.mueller"),
            ("J\u{f6}rg", "M\u{fc}ller", "joerg.muellerin"),
            ("J\u{f6}rg", "", "joerg"),
            ("\u{416}", "B", "zb"),
            ("A", "B", "ab"),
        ] {
            assert!(!is_joined_when_folded(first, last, local), "{local}");
        }
    }
}
