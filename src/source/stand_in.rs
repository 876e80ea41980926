//! What is written for a character that an encoding lacks: plain letters and marks that a reader takes for it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What is written where nothing stands for a character.
const NOTHING: &str = "?";

/// ASCII that a reader takes for a character; `?` where there is none. It is never a double quote, which would end a cell.
pub(super) fn stand_in(letter: char) -> String {
    let plain = match letter {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        '\u{2018}'..='\u{201f}' | '«' | '»' | '‹' | '›' | '′' | '″' => "'",
        '…' => "...",
        '→' => "->",
        '•' | '·' => "*",
        '×' => "x",
        '€' => "EUR",
        'Æ' => "AE",
        'æ' => "ae",
        'Œ' => "OE",
        'œ' => "oe",
        'ß' => "ss",
        'ẞ' => "SS",
        'Ø' => "O",
        'ø' => "o",
        'Ł' => "L",
        'ł' => "l",
        'Đ' | 'Ð' => "D",
        'đ' | 'ð' => "d",
        'Þ' => "Th",
        'þ' => "th",
        'ı' => "i",
        _ if letter.is_whitespace() => " ",
        _ => "",
    };
    if !plain.is_empty() {
        return plain.to_owned();
    }
    let parts = letter.nfkd().filter(|part| !is_combining_mark(*part));
    let parts: String = parts.collect();
    let is_plain = |part: char| part.is_ascii() && !part.is_ascii_control() && part != '"';
    if !parts.is_empty() && parts.chars().all(is_plain) {
        parts
    } else {
        NOTHING.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::stand_in;

    #[test]
    fn a_plain_letter_or_mark_stands_for_one_that_is_missing() {
        let written = |text: &str| text.chars().map(stand_in).collect::<String>();
        assert_eq!(written("“a” – b… → ‘c’"), "'a' - b... -> 'c'");
        assert_eq!(written("Łukasz Çelik Ğűñ €"), "Lukasz Celik Gun EUR");
        assert_eq!(written("\u{202f}\u{a0}ﬁ①"), "  fi1");
        assert_eq!(written("山"), "?");
    }

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_stands_in_that_would_end_a_cell(letter in any::<char>()) {
            let plain = stand_in(letter);
            prop_assert!(!plain.is_empty() && plain.is_ascii(), "{letter:?}: {plain:?}");
            prop_assert!(letter.is_ascii() || !plain.contains('"'), "{letter:?}");
            prop_assert!(!plain.contains(|plain: char| plain.is_ascii_control()), "{letter:?}");
        }
    }
}
