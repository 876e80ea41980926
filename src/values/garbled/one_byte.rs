//! Letters of one byte that were read in another code page of one byte: `J÷rg`, `J”rg`, `Jˆrg` for `Jörg`.

use crate::values::garbled::code_page::CodePage;
use crate::values::garbled::letters;

/// The wrong turns: what the letters were read as, and what they are.
const TURNS: [(CodePage, CodePage); 8] = [
    (CodePage::Windows1252, CodePage::Dos850),
    (CodePage::Windows1252, CodePage::Dos437),
    (CodePage::Dos850, CodePage::Windows1252),
    (CodePage::Dos437, CodePage::Windows1252),
    (CodePage::MacRoman, CodePage::Windows1252),
    (CodePage::Windows1252, CodePage::MacRoman),
    (CodePage::Windows1252, CodePage::Windows1250),
    (CodePage::Dos850, CodePage::Windows1250),
];

/// How common a letter is at least that a capital inside a word was.
const USUAL: u32 = 3;

/// What a text says that has a sign inside a word; none where no wrong turn makes words of it.
pub(super) fn meant(text: &str) -> Option<String> {
    if !letters::may_be_odd(text) {
        return None;
    }
    let word: Vec<char> = text.chars().collect();
    let odd: Vec<usize> = (0..word.len())
        .filter(|at| !word[*at].is_ascii() && letters::is_odd(&word, *at))
        .collect();
    if odd.is_empty() {
        return None;
    }
    let readings = TURNS.iter().filter_map(|turn| read(&word, &odd, *turn));
    // The first of the best: the turns stand in the order of how often they happen.
    let best = readings.reduce(|best, other| if other.0 > best.0 { other } else { best });
    best.map(|(_, text)| text)
}

/// The text after one turn, and how usual its letters are; none where they do not make words.
fn read(word: &[char], odd: &[usize], (from, to): (CodePage, CodePage)) -> Option<(u32, String)> {
    let turned = |letter: &char| {
        if letter.is_ascii() {
            return Some(*letter);
        }
        from.byte(*letter).map(|byte| to.letter(byte))
    };
    let turned: Vec<char> = word.iter().map(turned).collect::<Option<_>>()?;
    let mut usual = 0;
    for (at, letter) in turned.iter().enumerate() {
        if letter.is_ascii() {
            continue;
        }
        let is_letter = letters::is_european(*letter) && letters::cases_fit(&turned, at);
        // Signs beside words may be what they were: a dash, a quote.
        if !is_letter && (odd.contains(&at) || word[at].is_alphabetic()) {
            return None;
        }
        // A capital inside a word may be meant, as in `TeamÜbersicht`: only what makes a usual word of it counts.
        if odd.contains(&at) && word[at].is_uppercase() && letters::commonness(*letter) < USUAL {
            return None;
        }
        usual += letters::commonness(*letter);
    }
    Some((usual, turned.into_iter().collect()))
}
