#![doc = include_str!("mixed_languages.md")]

use std::collections::BTreeMap;

use hashbrown::HashMap;

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{Fact, Message, all_of, keyword, message};
use crate::profile::field::Field;
use crate::rule::{Applicability, Check, ColumnCheck, Context, Evidence, Kind, MOST_KINDS, Rule};
use crate::values::lexicon::Language;

pub(super) const RULE: Rule = Rule {
    name: "mixed-languages",
    page: include_str!("mixed_languages.md"),
    severity: Severity::Warning,
    checks: &[Check::Column(check)],
    ..Rule::DEFAULT
};

/// The languages of a spelling: a bit for each, by [`Language::index`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Languages(u8);

const _: () = assert!(1 << Language::COUNT <= MOST_KINDS);

impl Languages {
    const NONE: Self = Self(0);
    const ALL: Self = Self((1 << Language::COUNT) - 1);

    fn with(self, language: Language) -> Self {
        Self(self.0 | 1 << language.index())
    }

    fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    fn contains(self, language: Language) -> bool {
        self.0 & 1 << language.index() != 0
    }
}

impl Kind for Languages {
    fn index(self) -> usize {
        self.0.into()
    }

    fn from_index(index: usize) -> Self {
        Self(index as u8)
    }
}

/// The languages of the spellings of a field's values.
struct SpelledIn<'a> {
    exact: HashMap<&'a str, Languages>,
    folded: HashMap<String, Languages>,
    /// The lengths in bytes that spellings have, a bit for each; all that are longer share the last one.
    lengths: u64,
}

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ColumnCheck<'a>> {
    // A value that is the same for everybody is not mixed with others.
    let field = column.column.map(|_| context.field(column));
    let check = field.and_then(SpelledIn::new).map(|spelled_in| {
        let check = ColumnCheck::new("languages", move |value| spelled_in.find(value));
        check.whole(|evidence| mix(evidence).map(Into::into))
    });
    check.into()
}

impl<'a> SpelledIn<'a> {
    /// None where all values are written in one way only.
    fn new(field: &'a Field) -> Option<Self> {
        let values = &field.canonical_values;
        let is_used = |language: &Language| {
            let mut values = values.iter();
            *language != Language::ENGLISH
                && values.any(|value| !value.spellings_in(*language).is_empty())
        };
        let used: Vec<Language> = Language::all().filter(is_used).collect();
        if used.is_empty() {
            return None;
        }
        let mut folded: HashMap<String, Languages> = HashMap::new();
        let mut spellings: Vec<&str> = Vec::new();
        for value in values {
            let own = Language::all().flat_map(|language| {
                let spellings = value.spellings_in(language).iter();
                spellings.map(move |text| (text, language))
            });
            // A language without a word of its own takes the first one, as the Dutch page of a German system may.
            let borrowing = used
                .iter()
                .filter(|language| value.spellings_in(**language).is_empty());
            let first = borrowing
                .chain([&Language::ENGLISH])
                .map(|language| (&value.value, *language));
            let words = own.chain(first).filter(|(text, _)| is_a_word(text));
            for (text, language) in words {
                spellings.push(text);
                let languages = folded.entry(text.to_lowercase()).or_insert(Languages::NONE);
                *languages = languages.with(language);
            }
        }
        let exact = spellings
            .iter()
            .map(|text| (*text, folded[&text.to_lowercase()]));
        let lengths = folded.keys().map(|text| bit(text.len()));
        Some(Self {
            exact: exact.collect(),
            lengths: lengths.fold(0, |lengths, length| lengths | length),
            folded,
        })
    }

    /// The languages of a value that is a spelling in any case.
    fn find(&self, value: &str) -> Option<Languages> {
        if let Some(languages) = self.exact.get(value) {
            return Some(*languages);
        }
        let is_ascii = value.is_ascii();
        // In ASCII the other case has the same length.
        if is_ascii && self.lengths & bit(value.len()) == 0 {
            return None;
        }
        let is_lower = is_ascii && !value.bytes().any(|byte| byte.is_ascii_uppercase());
        let found = if is_lower {
            self.folded.get(value)
        } else {
            self.folded.get(&value.to_lowercase())
        };
        found.copied()
    }
}

/// The bit of a length.
fn bit(length: usize) -> u64 {
    1 << length.min(63)
}

/// Whether a spelling belongs to a language: a number does not, and neither does what a spreadsheet makes of a box that is
/// ticked.
fn is_a_word(text: &str) -> bool {
    let is = |word: &str| text.eq_ignore_ascii_case(word);
    text.contains(char::is_alphabetic) && !is("true") && !is("false")
}

/// What to say of a column whose values have no language in common.
fn mix(evidence: Evidence<'_, Languages>) -> Option<Message> {
    let sets = || evidence.iter();
    let common = sets().fold(Languages::ALL, |common, (set, _)| common.and(set));
    if common != Languages::NONE {
        return None;
    }
    // A word that several languages have counts for the first of them.
    let first = |set: Languages| Language::all().find(|language| set.contains(*language));
    let mut counts: BTreeMap<Language, u64> = BTreeMap::new();
    for (set, count) in sets() {
        *counts.entry(first(set)?).or_default() += count;
    }
    let languages = counts.into_iter().map(|(language, count)| {
        let language = keyword(language.code());
        Fact::from(message!("mixed-languages-count", count, language))
    });
    Some(message!("mixed-languages", languages = all_of(languages)))
}

#[cfg(test)]
mod tests {
    use super::{Languages, SpelledIn, mix};
    use crate::messages::{Language, in_full};
    use crate::profile::field::Field;
    use crate::rule::{Evidence, MOST_KINDS};

    #[test]
    fn spellings_have_their_languages() {
        let field: Field = toml::from_str(
            "canonical_values = [
                { value = 'Yes', en = ['true', '1'], de = ['Ja'], nl = ['ja'] },
                { value = 'No', de = ['Nein'] },
                { value = 'Normal', de = ['normal'] },
                { value = 'Others', de = ['\u{dc}brige'] },
            ]",
        )
        .expect("a field");
        let spelled_in = SpelledIn::new(&field).expect("several languages");
        let (english, german, dutch) = (1, 2, 4);
        for (text, languages) in [
            ("Yes", Some(english)),
            ("YES", Some(english)),
            ("No", Some(english | dutch)),
            ("Ja", Some(german | dutch)),
            ("ja", Some(german | dutch)),
            ("JA", Some(german | dutch)),
            ("Nein", Some(german)),
            ("Normal", Some(english | german | dutch)),
            ("\u{fc}brige", Some(german)),
            ("true", None),
            ("1", None),
            ("Nor", None),
        ] {
            assert_eq!(spelled_in.find(text), languages.map(Languages), "{text}");
        }
    }

    #[test]
    fn a_column_is_of_one_language_if_one_has_all_its_words() {
        for (sets, message) in [
            (&[1][..], None),
            (&[1, 5], None),
            (&[6, 2], None),
            (&[7, 4, 5], None),
            (
                &[1, 2],
                Some("mixes languages: 1 in English and 1 in German"),
            ),
            (
                &[5, 6, 3],
                Some("mixes languages: 2 in English and 1 in German"),
            ),
        ] {
            let mut counts = [0; MOST_KINDS];
            for set in sets {
                counts[*set] += 1;
            }
            let mix = mix(Evidence::new(&counts));
            let text = mix.map(|message| message.text(Language::English, &in_full));
            assert_eq!(text.as_deref(), message, "{sets:?}");
        }
    }
}
