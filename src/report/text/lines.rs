//! Lines that are broken between words.

/// A line that is broken between words where it would not fit; what follows is indented. What stands in backticks is one
/// word: it may be a command, to be copied.
pub(super) fn wrapped(line: &str, width: usize) -> String {
    let mut text = String::with_capacity(line.len() + 8);
    let mut column = 0;
    let mut quoted = false;
    let words = line.split(|letter| {
        quoted ^= letter == '`';
        letter == ' ' && !quoted
    });
    for word in words {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            text.push_str("\n  ");
            column = 2;
        } else if column > 0 {
            text.push(' ');
            column += 1;
        }
        text.push_str(word);
        column += length;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("one two three", 13), "one two three");
        assert_eq!(wrapped("one two three", 12), "one two\n  three");
        assert_eq!(wrapped("one `two three`", 12), "one\n  `two three`");
        assert_eq!(
            wrapped("a-word-that-is-too-long b", 9),
            "a-word-that-is-too-long\n  b"
        );
    }
}
