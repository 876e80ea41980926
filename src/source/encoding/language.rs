//! How likely words are in the languages of Europe, by the pairs of letters that follow each other in them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use hashbrown::HashMap;

/// The languages, in the order of the file of words.
pub(super) static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let lines = include_str!("words.txt").lines();
    let listed = lines.filter(|line| !line.starts_with('#'));
    let mut words: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (code, of_language) in listed.filter_map(|line| line.split_once(':')) {
        let of_language = of_language.split([' ', '-']);
        let beyond = of_language.filter(|word| !word.is_ascii());
        words.entry(code).or_default().extend(beyond);
    }
    words.values().map(|words| Language::of(words)).collect()
});

/// What stands before the first and behind the last letter of a word.
const BOUNDARY: usize = 0;
/// A letter that the language does not have.
const FOREIGN: usize = 1;

/// How surprising a pair is that no word of the language has, even with a letter of another language.
const RAREST: f64 = 1e-6;
/// How often a letter has to be seen until its pairs say more than its successors alone.
const FAMILIAR: f64 = 4.0;

/// The pairs of letters of a language.
#[derive(Debug)]
pub(super) struct Language {
    /// The letters in small, from 2 on.
    letters: HashMap<char, usize>,
    /// The logarithm of how often one letter follows another.
    pairs: Vec<f32>,
}

impl Language {
    fn of(words: &[&str]) -> Self {
        let mut letters: HashMap<char, usize> = HashMap::new();
        for letter in words.iter().flat_map(|word| small(word)) {
            let next = letters.len() + FOREIGN + 1;
            letters.entry(letter).or_insert(next);
        }
        let size = letters.len() + FOREIGN + 1;
        let mut counts = vec![0.0_f64; size * size];
        for word in words {
            let mut before = BOUNDARY;
            for at in small(word).map(|letter| letters[&letter]).chain([BOUNDARY]) {
                counts[before * size + at] += 1.0;
                before = at;
            }
        }
        let column = |at: usize| counts.iter().skip(at).step_by(size).sum::<f64>();
        let singles: Vec<f64> = (0..size).map(column).collect();
        let all: f64 = singles.iter().sum();
        let pair = |at: usize| {
            let (row, column) = (at / size, at % size);
            let follows: f64 = counts[row * size..][..size].iter().sum();
            let familiar = follows / (follows + FAMILIAR);
            let of_pair = if follows > 0.0 {
                counts[at] / follows
            } else {
                0.0
            };
            let of_letter = singles[column] / all;
            let likely = familiar * of_pair + (1.0 - familiar) * of_letter;
            (likely + RAREST).ln() as f32
        };
        Self {
            pairs: (0..size * size).map(pair).collect(),
            letters,
        }
    }

    /// The logarithm of how likely a part of a word is that consists of letters.
    pub(super) fn likelihood(&self, part: &[char]) -> f32 {
        let size = self.letters.len() + FOREIGN + 1;
        let mut before = BOUNDARY;
        let mut sum = 0.0;
        for letter in part.iter().map(|letter| lower(*letter)) {
            let at = self.letters.get(&letter).copied().unwrap_or(FOREIGN);
            sum += self.pairs[before * size + at];
            before = at;
        }
        sum + self.pairs[before * size + BOUNDARY]
    }
}

fn small(word: &str) -> impl Iterator<Item = char> {
    word.chars()
        .filter(|letter| letter.is_alphabetic())
        .map(lower)
}

/// A letter in small; `İ` is two of them, of which the first counts. Romanian is written with commas and with cedillas alike.
fn lower(letter: char) -> char {
    match letter.to_lowercase().next().unwrap_or(letter) {
        'ș' => 'ş',
        'ț' => 'ţ',
        small => small,
    }
}

#[cfg(test)]
mod tests {
    use super::LANGUAGES;

    #[test]
    fn each_language_has_enough_words_to_count_letters() {
        assert_eq!(LANGUAGES.len(), 30);
        for language in LANGUAGES.iter() {
            assert!(language.letters.len() > 20, "{:?}", language.letters);
        }
    }

    #[test]
    fn a_word_is_likelier_than_its_letters_in_another_order() {
        let best = |word: &str| {
            let letters: Vec<char> = word.chars().collect();
            let likelihoods = LANGUAGES
                .iter()
                .map(|language| language.likelihood(&letters));
            likelihoods.fold(f32::NEG_INFINITY, f32::max)
        };
        for (word, other) in [
            ("Győrffy", "Győffyr"),
            ("Größenwahn", "Gßörenwhan"),
            ("Łęczyca", "Łcęzyac"),
        ] {
            assert!(best(word) > best(other), "{word}");
        }
    }
}
