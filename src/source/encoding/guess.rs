//! Which encoding of one byte for each character a text has: the one in which its words read like those of a language.

use std::ops::ControlFlow;

use hashbrown::{HashMap, HashSet};

use crate::source::charset::Charset;
use crate::source::encoding::language::LANGUAGES;

/// What is tried, and how much likelier it is than its letters say: what most files have comes first.
const CANDIDATES: &[(&str, f32)] = &[
    ("windows-1252", 0.0),
    ("windows-1250", -1.0),
    ("windows-1251", -1.0),
    ("windows-1253", -1.0),
    ("windows-1254", -1.5),
    ("windows-1257", -1.5),
    ("iso-8859-15", -3.0),
    ("iso-8859-2", -2.0),
    ("iso-8859-5", -3.0),
    ("iso-8859-7", -3.0),
    ("iso-8859-13", -4.0),
    ("iso-8859-16", -5.0),
    ("iso-8859-4", -5.0),
    ("koi8-r", -2.0),
    ("koi8-u", -2.5),
    ("ibm850", -2.0),
    ("ibm437", -4.0),
    ("ibm852", -2.5),
    ("ibm866", -2.5),
    ("ibm858", -4.0),
    ("ibm775", -5.0),
    ("ibm737", -5.0),
    ("ibm857", -5.0),
    ("ibm861", -6.0),
    ("ibm865", -5.0),
    ("macintosh", -2.0),
    ("x-mac-ce", -3.0),
    ("x-mac-cyrillic", -3.0),
    ("x-mac-greek", -5.0),
    ("x-mac-turkish", -5.0),
    ("x-mac-icelandic", -5.0),
];

/// How many words beyond ASCII are looked at, and how much of each.
const WORDS: usize = 200;
const LONGEST_WORD: usize = 60;

/// A list is in one language, and names of others stand in it.
const OF_THE_LANGUAGE: f32 = 0.85;
const OF_ANY_LANGUAGE: f32 = 1.0 - OF_THE_LANGUAGE;

/// A runner-up that is at most this much less likely (a factor of 90) may be the right one.
const CLOSE: f32 = 4.5;
/// The same where the best is what most files have.
const CLOSE_TO_WINDOWS: f32 = 3.0;
/// Words of a language are likelier than this, for each of their letters.
const PLAUSIBLE: f32 = -4.7;

/// What a text seems to be.
#[derive(Debug)]
pub(super) struct Guess {
    /// The best candidate.
    pub(super) charset: Charset,
    /// Whether the words read like those of a language.
    pub(super) is_plausible: bool,
    /// A candidate that is nearly as good and reads other letters.
    pub(super) rival: Option<Rival>,
}

/// Another encoding that a text may well have, and words in question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rival {
    /// The encoding.
    pub charset: Charset,
    /// At most two words: as they are read, and as they would be.
    pub words: Vec<(String, String)>,
}

/// Guesses the encoding of a text that is not ASCII.
pub(super) fn guess(bytes: &[u8]) -> Option<Guess> {
    let words = words(bytes);
    let letters: u16 = words.iter().map(|word| word.len() as u16).sum();
    let mut known = HashMap::new();
    let mut scores: Vec<(f32, Charset)> = Vec::new();
    for (name, head_start) in CANDIDATES {
        let charset = Charset::of_name(name)?;
        let (likelihood, is_mac) = (score(&words, charset, &mut known), name.contains("mac"));
        let lone_returns = is_mac && bytes.contains(&b'\r') && !bytes.contains(&b'\n');
        let head_start = head_start + if lone_returns { 4.0 } else { 0.0 };
        scores.push((likelihood + head_start, charset));
    }
    // What is equally good stays in the order of the candidates.
    scores.sort_by(|one, other| other.0.total_cmp(&one.0));
    let (best, charset) = *scores.first()?;
    let usual = charset == encoding_rs::WINDOWS_1252;
    let close = if usual { CLOSE_TO_WINDOWS } else { CLOSE };
    let rivals = scores[1..]
        .iter()
        .take_while(|(score, _)| best - score < close);
    let rival = rivals.map(|(_, other)| Rival {
        charset: *other,
        words: in_question(&words, charset, *other),
    });
    Some(Guess {
        charset,
        is_plausible: best / f32::from(letters) > PLAUSIBLE,
        rival: { rival }.find(|rival| !rival.words.is_empty()),
    })
}

/// The different words that have a character beyond ASCII.
fn words(bytes: &[u8]) -> Vec<&[u8]> {
    let is_part = |byte: u8| byte.is_ascii_alphabetic() || byte == b'\'' || !byte.is_ascii();
    let mut seen = HashSet::new();
    let mut words = Vec::new();
    let _ = bytes.split(|byte| !is_part(*byte)).try_for_each(|word| {
        let quotes = word.iter().take_while(|byte| **byte == b'\'').count();
        let word = &word[quotes..word.len().min(quotes + LONGEST_WORD)];
        if !word.is_ascii() && seen.insert(word) {
            words.push(word);
        }
        if words.len() < WORDS {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    words
}

/// The logarithm of how likely the words are, in the language that fits them best.
fn score(words: &[&[u8]], charset: Charset, known: &mut HashMap<String, Vec<f32>>) -> f32 {
    let mut sums = vec![0.0_f32; LANGUAGES.len()];
    for word in words {
        let text = charset.decode(word);
        let likelihoods = known
            .entry_ref(text.as_ref())
            .or_insert_with(|| likelihoods(&text));
        for (sum, likelihood) in sums.iter_mut().zip(likelihoods) {
            *sum += *likelihood;
        }
    }
    sums.into_iter().fold(f32::NEG_INFINITY, f32::max)
}

/// How likely a word is in a list of each language.
fn likelihoods(word: &str) -> Vec<f32> {
    let letters: Vec<char> = word.chars().collect();
    let oddity = oddity(&letters);
    let parts = || letters.split(|letter| !letter.is_alphabetic());
    let of_language = LANGUAGES.iter().map(|language| {
        let parts = parts().filter(|part| !part.is_empty());
        parts.map(|part| language.likelihood(part)).sum::<f32>()
    });
    let of_language: Vec<f32> = of_language.collect();
    let most = of_language
        .iter()
        .copied()
        .fold(f32::NEG_INFINITY, f32::max);
    let shares: f32 = of_language.iter().map(|each| (each - most).exp()).sum();
    let of_any = OF_ANY_LANGUAGE.ln() + most + (shares / f32::from(of_language.len() as u16)).ln();
    let each = of_language.iter();
    each.map(|each| oddity + of_any.max(OF_THE_LANGUAGE.ln() + each))
        .collect()
}

/// What is odd about a word in any language: capitals and marks inside it, characters that nobody types.
fn oddity(letters: &[char]) -> f32 {
    let mut sum = 0.0;
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| letters[before]);
        let before = before.filter(|before| before.is_alphabetic());
        let is_behind_capitals = at > 1
            && before.is_some_and(char::is_uppercase)
            && letters[at - 2].is_alphabetic()
            && letters[at - 2].is_uppercase();
        let has_after = letters
            .get(at + 1)
            .is_some_and(|after| after.is_alphabetic());
        sum -= match *letter {
            char::REPLACEMENT_CHARACTER => 24.0,
            letter if letter.is_control() => 24.0,
            letter if letter.is_alphabetic() => match () {
                // `JÖrg`, `MüLLER`
                () if letter.is_uppercase() && before.is_some_and(char::is_lowercase) => 5.0,
                () if letter.is_lowercase() && letter != 'ß' && is_behind_capitals => 3.0,
                () => 0.0,
            },
            '\'' => 3.0,
            '’' | '·' | '´' => 6.0,
            '„' | '“' | '”' | '‚' | '‘' | '«' | '»' | '–' | '—' | '…' | '€' | '§' | '°' | '¿'
            | '¡' | '\u{a0}' | '®' | '©' | '™' | '‹' | '›' | '№' | '²' | '³' | '½'
                if before.is_none() || !has_after =>
            {
                6.0
            }
            _ if before.is_none() || !has_after => 12.0,
            _ => 18.0,
        };
    }
    sum
}

/// At most two words that two encodings read differently; long ones say most.
fn in_question(words: &[&[u8]], charset: Charset, other: Charset) -> Vec<(String, String)> {
    let mut differing: Vec<&&[u8]> = words
        .iter()
        .filter(|word| charset.decode(word) != other.decode(word))
        .collect();
    differing.sort_by_key(|word| word.len() < 4);
    let shown = differing.into_iter().take(2);
    shown
        .map(|word| (charset.decode(word).into(), other.decode(word).into()))
        .collect()
}
