//! Lines that fit a width: measured as a terminal shows them, and broken between words only.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What stands between a text and the name of a rule at the end of its line, at least.
const GAP: usize = 2;

/// A text is not broken into lines narrower than this to make room for a name beside it.
const NARROW: usize = 24;

/// How many columns of a terminal a text takes.
pub(super) fn width_of(text: &str) -> usize {
    text.width()
}

/// A text with spaces behind it up to a width.
pub(super) fn padded(text: &str, width: usize) -> String {
    let spaces = width.saturating_sub(width_of(text));
    format!("{text}{}", " ".repeat(spaces))
}

/// A text that takes at most this many columns: one that is longer ends with `…`, between words where that leaves most
/// of it.
#[must_use]
pub fn cut(text: &str, width: usize) -> Cow<'_, str> {
    if width_of(text) <= width {
        return text.into();
    }
    let mut taken = 0;
    let fits = |letter: char| {
        taken += letter.width().unwrap_or(0);
        taken < width
    };
    let end = text
        .char_indices()
        .zip(text.chars().map(fits))
        .find(|(_, fits)| !fits);
    let end = end.map_or(text.len(), |((end, _), _)| end);
    let kept = match text[..end].rfind(' ') {
        Some(space) if space * 3 > end * 2 => text[..space].trim_end(),
        _ => &text[..end],
    };
    format!("{kept}…").into()
}

/// A line that is broken between words where it would not fit; what follows is indented. What stands in backticks is one
/// word where a line has room for it: it may be a command, to be copied.
pub(super) fn wrapped(line: &str, width: usize) -> String {
    broken(line, width, width.saturating_sub(2)).join("\n  ")
}

/// A text as lines of which the first has another width than the others. Only a single word may be wider.
#[must_use]
pub fn broken(text: &str, first: usize, others: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words(text, others) {
        let room = if lines.len() == 1 { first } else { others };
        let Some(line) = lines.last_mut() else {
            continue;
        };
        if line.is_empty() {
            line.push_str(word);
        } else if width_of(line) + 1 + width_of(word) <= room {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// The words of a text. A quoted text that no line has room for is broken like any other.
fn words(text: &str, width: usize) -> Vec<&str> {
    let mut quoted = false;
    let parts = text.split(|letter| {
        quoted ^= letter == '`';
        letter == ' ' && !quoted
    });
    let mut words = Vec::new();
    for part in parts {
        if width_of(part) > width {
            words.extend(part.split(' '));
        } else {
            words.push(part);
        }
    }
    words
}

/// A text behind `start`, with a name at the right end of its first line, or on a line of its own where it would not fit.
/// A text that is too long is broken at its first colon rather than elsewhere; what follows is indented by `hang`.
pub(super) fn named(start: &str, hang: usize, text: &str, name: &str, width: usize) -> Vec<String> {
    let room = width.saturating_sub(width_of(start));
    let below_room = width.saturating_sub(hang);
    let beside = room.saturating_sub(width_of(name) + GAP);
    // French has a space before the colon.
    let colon = text.split_once(": ");
    let colon = colon.map(|(lead, tail)| (lead.trim_end(), tail));
    let mut below = Vec::new();
    let mut lines = if width_of(text) <= beside {
        vec![text.to_owned()]
    } else if let Some((lead, tail)) = colon.filter(|(lead, _)| width_of(lead) <= beside) {
        below = broken(tail, below_room, below_room);
        vec![lead.to_owned()]
    } else if beside >= NARROW {
        broken(text, beside, below_room)
    } else {
        broken(text, room, below_room)
    };
    let fits = lines.first().is_some_and(|line| width_of(line) <= beside);
    if fits && !name.is_empty() {
        lines[0] = format!("{}{name}", padded(&lines[0], room - width_of(name)));
    }
    lines.append(&mut below);
    let mut all: Vec<String> = Vec::with_capacity(lines.len() + 1);
    for (number, line) in lines.iter().enumerate() {
        let start = if number == 0 {
            start.to_owned()
        } else {
            " ".repeat(hang)
        };
        all.push(format!("{start}{line}"));
    }
    if !fits && !name.is_empty() {
        all.push(flush_right(name, width));
    }
    all
}

/// A text at the right end of a line.
pub(super) fn flush_right(text: &str, width: usize) -> String {
    let spaces = width.saturating_sub(width_of(text));
    format!("{}{text}", " ".repeat(spaces))
}

#[cfg(test)]
mod tests {
    use super::{cut, named, width_of, wrapped};

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("one two three", 13), "one two three");
        assert_eq!(wrapped("one two three", 12), "one two\n  three");
        assert_eq!(wrapped("one `two three`", 13), "one\n  `two three`");
        assert_eq!(
            wrapped("a-word-that-is-too-long b", 9),
            "a-word-that-is-too-long\n  b"
        );
        assert_eq!(
            wrapped("quoted `words that no line has room for`", 14),
            "quoted `words\n  that no line\n  has room\n  for`"
        );
    }

    #[test]
    fn wide_letters_take_two_columns() {
        assert_eq!(width_of("日本"), 4);
        assert_eq!(cut("日本日本", 5), "日本…");
        assert_eq!(wrapped("日本 日本", 8), "日本\n  日本");
        assert_eq!(cut("a header of several words", 20), "a header of several…");
        assert_eq!(cut("short", 5), "short");
    }

    #[test]
    fn a_name_stands_at_the_end_of_the_line_and_is_never_broken() {
        assert_eq!(named("  ", 2, "text", "a-rule", 14), ["  text  a-rule"]);
        let lines = named(
            "  ",
            2,
            "not an address: the domain has no ending",
            "a-rule",
            30,
        );
        assert_eq!(
            lines,
            [
                "  not an address        a-rule",
                "  the domain has no ending"
            ]
        );
        let lines = named("  ", 2, "some words in a row", "a-rule-of-some-length", 30);
        assert_eq!(
            lines,
            ["  some words in a row", "         a-rule-of-some-length"]
        );
    }
}
