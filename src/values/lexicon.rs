//! The words of all languages, as data: one file for each language, read once.
//!
//! A further language is one more file in `src/values/lexicon/` and one more line in `FILES`.

mod template_words;
mod word_map;
mod words;

use std::fmt;
use std::sync::LazyLock;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

pub use crate::values::lexicon::template_words::{TemplateWords, fill};
pub use crate::values::lexicon::word_map::WordMap;
pub use crate::values::lexicon::words::Words;

/// The languages by their ISO 639-1 code. English comes first: it is the one that is taken where nothing says which.
const FILES: &[(&str, &str)] = &[
    ("en", include_str!("lexicon/en.toml")),
    ("de", include_str!("lexicon/de.toml")),
    ("nl", include_str!("lexicon/nl.toml")),
    ("fr", include_str!("lexicon/fr.toml")),
];

/// Words that belong to none of these languages.
const OTHER: &str = include_str!("lexicon/other.toml");

/// What the file of a language holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    /// The English name of the language.
    name: String,
    words: Words,
    template: TemplateWords,
}

/// The languages in the order of [`FILES`], and the words of no language.
struct Lexicon {
    languages: Vec<Entry>,
    other: Words,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
    languages: FILES
        .iter()
        .map(|(code, text)| parsed(code, text))
        .collect(),
    other: parsed("other", OTHER),
});

/// # Panics
/// When an embedded file cannot be read, which a test rules out.
fn parsed<T: serde::de::DeserializeOwned>(code: &str, text: &str) -> T {
    toml::from_str(text).unwrap_or_else(|error| panic!("lexicon/{code}.toml: {error}"))
}

/// A language that the program has words of.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(u8);

impl Language {
    /// English.
    pub const ENGLISH: Self = Self(0);

    /// How many there are.
    pub const COUNT: usize = FILES.len();

    /// The code of each, in the order of [`Language::all`].
    pub const CODES: [&str; Self::COUNT] = {
        let mut codes = [""; Self::COUNT];
        let mut index = 0;
        while index < codes.len() {
            codes[index] = FILES[index].0;
            index += 1;
        }
        codes
    };

    /// All of them, English first.
    pub fn all() -> impl ExactSizeIterator<Item = Self> + Clone {
        (0..FILES.len() as u8).map(Self)
    }

    /// The language of an ISO 639-1 code in lower case.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|language| language.code() == code)
    }

    /// Its ISO 639-1 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::CODES[self.index()]
    }

    /// Its place among [`Language::all`], from 0.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// Its English name.
    #[must_use]
    pub fn name(self) -> &'static str {
        &self.entry().name
    }

    /// The words by which its values are recognized.
    #[must_use]
    pub fn words(self) -> &'static Words {
        &self.entry().words
    }

    /// What a template says.
    #[must_use]
    pub fn template(self) -> &'static TemplateWords {
        &self.entry().template
    }

    fn entry(self) -> &'static Entry {
        &LEXICON.languages[self.index()]
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Language({})", self.code())
    }
}

/// A language is a key: `aliases.de`.
impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| D::Error::unknown_field(&code, &Self::CODES))
    }
}

/// The words of every language and of none, one list after the other: English first, those of no language last.
pub fn word_lists() -> impl Iterator<Item = &'static Words> {
    let languages = LEXICON.languages.iter().map(|entry| &entry.words);
    languages.chain([&LEXICON.other])
}

/// The words that all languages have for one purpose: `every(|words| &words.rows.totals)`.
pub fn every(
    purpose: impl Fn(&'static Words) -> &'static [String],
) -> impl Iterator<Item = &'static str> {
    word_lists().flat_map(purpose).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{FILES, Language, OTHER, every, parsed, word_lists};

    /// The keys of a table, with those of the tables in it; the languages are data.
    fn keys(table: &toml::Table, prefix: &str, found: &mut BTreeSet<String>) {
        for (key, value) in table {
            let path = format!("{prefix}{key}");
            match value {
                toml::Value::Table(inner) => keys(inner, &format!("{path}."), found),
                _ => drop(found.insert(path)),
            }
        }
    }

    #[test]
    fn every_language_has_the_same_keys() {
        let keys = |code: &str, text: &str| {
            let mut found = BTreeSet::new();
            keys(&parsed::<toml::Table>(code, text), "", &mut found);
            found
        };
        let english = keys(FILES[0].0, FILES[0].1);
        assert!(english.len() > 100, "{english:?}");
        for (code, text) in FILES {
            let own = keys(code, text);
            let differing: Vec<&String> = english.symmetric_difference(&own).collect();
            assert!(differing.is_empty(), "{code}: {differing:?}");
        }
        let inside = |key: &String| english.contains(&format!("words.{key}"));
        let other = keys("other", OTHER);
        assert!(other.iter().all(inside), "{other:?}");
    }

    #[test]
    fn a_language_is_known_by_its_code() {
        assert_eq!(Language::default(), Language::ENGLISH);
        assert_eq!(Language::ENGLISH.code(), "en");
        let dutch = Language::from_code("nl").expect("a language");
        assert_eq!((dutch.code(), dutch.name()), ("nl", "Dutch"));
        assert_eq!(Language::from_code("xx"), None);
        assert_eq!(Language::all().len(), Language::COUNT);
    }

    #[test]
    fn words_are_in_lower_case_and_stand_once_in_a_list() {
        for words in word_lists() {
            for list in words.lists() {
                for word in list {
                    assert_eq!(*word, word.to_lowercase());
                    assert_eq!(word.trim(), word);
                    assert!(!word.is_empty());
                }
                let different: BTreeSet<&String> = list.iter().collect();
                assert_eq!(different.len(), list.len(), "{list:?}");
            }
        }
        assert!(every(|words| &words.rows.totals).any(|word| word == "summe"));
    }

    #[test]
    fn a_sentence_is_about_the_same_in_every_language() {
        let gaps = |(code, text): &(&str, &str)| -> Vec<(String, usize)> {
            let table = parsed::<toml::Table>(code, text);
            let template = table["template"].as_table().expect("a table");
            // The quotes are not a sentence.
            let sentences = template.iter().filter(|(_, value)| value.is_str());
            let gaps = sentences.map(|(key, value)| {
                let sentence = value.as_str().expect("a sentence");
                (key.clone(), sentence.matches("{}").count())
            });
            gaps.collect::<BTreeSet<_>>().into_iter().collect()
        };
        let english = gaps(&FILES[0]);
        assert!(english.len() > 50, "{english:?}");
        for file in FILES {
            assert_eq!(gaps(file), english, "{}", file.0);
        }
    }

    #[test]
    fn what_excel_limits_is_short_enough() {
        for words in Language::all().map(Language::template) {
            for name in [&words.users, &words.explanations, &words.refused_title] {
                assert!(name.encode_utf16().count() <= 31, "{name}");
            }
            for message in [&words.refused, &words.questioned, &words.no_day] {
                assert!(message.encode_utf16().count() <= 200, "{message}");
            }
        }
    }

    #[test]
    fn texts_are_quoted_and_listed_in_a_language() {
        let template = |code| Language::from_code(code).expect("a language").template();
        let values = ["a", "b", "c"].map(String::from);
        assert_eq!(template("de").listed(&values, 2), "a, b und 1 weitere");
        assert_eq!(
            template("fr").requoted("as `12:x`"),
            "as «\u{a0}12:x\u{a0}»"
        );
    }

    #[test]
    fn each_month_has_names_in_each_language() {
        for language in Language::all() {
            let months = &language.words().dates.months;
            assert_eq!(months.len(), 12, "{language:?}");
            assert!(months.iter().all(|names| !names.is_empty()), "{language:?}");
        }
    }
}
