//! Formulas: texts that a spreadsheet runs when it opens the file that they stand in.

/// What stands around a text in a formula.
const QUOTE: char = '\u{22}';

/// Whether a spreadsheet would run a text. Numbers, phone numbers and lone marks are not run.
#[must_use]
pub fn is_formula(value: &str) -> bool {
    let mut letters = value.chars();
    let (first, rest) = (letters.next().map(plain), letters.as_str());
    match first {
        Some('=') => rest
            .chars()
            .any(|letter| plain(letter) != '=' && !letter.is_whitespace()),
        Some('@') => rest.starts_with(char::is_alphanumeric),
        Some('+' | '-') => !is_number(rest) && rest.starts_with(is_operand) && calculates(rest),
        _ => false,
    }
}

/// Whether it is nothing but digits, in groups perhaps: most of what has a sign in front is a phone number.
fn is_number(rest: &str) -> bool {
    let belongs = |byte: u8| byte.is_ascii_digit() || matches!(byte, b' ' | b'-' | b'/' | b'.');
    rest.bytes().all(belongs)
}

/// The ASCII character that a fullwidth one stands for; spreadsheets take them for the same.
fn plain(letter: char) -> char {
    match letter {
        '＝' => '=',
        '＠' => '@',
        '＋' => '+',
        '－' => '-',
        other => other,
    }
}

fn is_operand(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '(' | '+' | '-' | '=' | '@' | QUOTE)
}

/// Whether what follows a sign is more than a number or a word: `1+1`, `SUM(A1)`, `2+3+cmd|' /C calc'!A0`.
fn calculates(rest: &str) -> bool {
    let mut before = ' ';
    rest.chars().any(|letter| {
        let found = match letter {
            '=' | '|' | '!' | '^' | '*' | '@' => true,
            '+' => before.is_alphanumeric() || before == ')',
            // `SUM(`, where a phone number has `49(0)`.
            '(' => before.is_alphabetic(),
            _ => false,
        };
        before = letter;
        found
    })
}

/// Whether a text is a formula only once the spaces, tabs and line ends in front of it are gone: to trim it would make it
/// one.
#[must_use]
pub fn is_hidden(text: &str) -> bool {
    let trimmed = text.trim();
    trimmed.len() < text.len() && !is_formula(text) && is_formula(trimmed)
}

#[cfg(test)]
mod tests {
    use super::{is_formula, is_hidden};

    #[test]
    fn a_mark_in_full_width_starts_a_formula_as_the_plain_one_does() {
        for rest in ["SUM(A1)", "cmd|' /C calc'!A1"] {
            for mark in ['=', '+', '-', '@', '＝', '＋', '－', '＠'] {
                let text = format!("{mark}{rest}");
                assert!(is_formula(&text), "{text}");
            }
        }
    }

    #[test]
    fn what_is_hidden_is_a_formula_and_was_none() {
        for text in ["\t=1+1", " =1+1", "\r\n@SUM(A1)", "\u{a0}-2+3"] {
            assert!(is_hidden(text), "{text:?}");
        }
        for text in [
            "=1+1",
            "=1+1 ",
            " Anna",
            "\t+49 171 3920012",
            " - ",
            "",
            " ",
        ] {
            assert!(!is_hidden(text), "{text:?}");
        }
    }
}
