#![doc = include_str!("mixed_languages.md")]

use std::collections::BTreeMap;

use hashbrown::HashMap;

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field::Field;
use crate::rule::{Check, Evidence, Rule, Setup, Weighing};
use crate::values::lexicon::Language;

pub(super) const RULE: Rule = Rule {
    name: "mixed-languages",
    page: include_str!("mixed_languages.md"),
    severity: Severity::Warning,
    check: Check::Column(check),
};

/// The languages of spellings. A set of them is a number of so many bits, which is the kind of a value.
const LANGUAGES: usize = Language::COUNT;

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Option<Weighing<'a>> {
    // A value that is the same for everybody is not mixed with others.
    mapped.column?;
    let languages = languages(setup.field(mapped))?;
    let folded: HashMap<String, u8> = languages
        .iter()
        .map(|(spelling, set)| (spelling.to_lowercase(), *set))
        .collect();
    Some(Weighing {
        kind: Box::new(move |value| {
            let exact = languages.get(value);
            let set = exact.or_else(|| folded.get(&value.to_lowercase()));
            set.copied()
        }),
        note: Box::new(|_, _| None),
        settle: Box::new(|note, _, _| Some(note)),
        conclude: Box::new(conclude),
    })
}

/// The languages of each spelling; none where all values are written in one way only.
fn languages(field: &Field) -> Option<HashMap<&str, u8>> {
    let values = &field.canonical_values;
    let used = |language: Language| {
        let mut values = values.iter();
        values.any(|value| !value.spellings_in(language).is_empty())
    };
    let used: Vec<Language> = Language::all()
        .filter(|language| *language != Language::ENGLISH && used(*language))
        .collect();
    if used.is_empty() {
        return None;
    }
    let mut languages: BTreeMap<String, u8> = BTreeMap::new();
    let mut all: HashMap<&str, u8> = HashMap::new();
    for value in values {
        let own = Language::all().flat_map(|language| {
            let spellings = value.spellings_in(language).iter();
            spellings.map(move |text| (text, language))
        });
        // A language without a word of its own takes the first one, as the Dutch page of a German system may.
        let borrowed = used
            .iter()
            .filter(|language| value.spellings_in(**language).is_empty());
        let first = borrowed
            .chain([&Language::ENGLISH])
            .map(|language| (&value.value, *language));
        let spoken = own
            .chain(first)
            .filter(|(text, _)| !is_of_no_language(text));
        for (text, language) in spoken {
            all.insert(text, 0);
            *languages.entry(text.to_lowercase()).or_default() |= 1 << language.index();
        }
    }
    for (text, set) in &mut all {
        *set = languages
            .get(&text.to_lowercase())
            .copied()
            .unwrap_or_default();
    }
    Some(all)
}

/// Whether a spelling is a number, or what a spreadsheet makes of a box that is ticked, whatever the language around it.
fn is_of_no_language(text: &str) -> bool {
    let is = |word: &str| text.eq_ignore_ascii_case(word);
    !text.contains(char::is_alphabetic) || is("true") || is("false")
}

/// What to say of a column whose values have no language in common.
fn conclude(evidence: &Evidence) -> Option<Note> {
    let sets = (1..1 << LANGUAGES).filter(|set| evidence[*set] > 0);
    let common = sets.clone().fold(usize::MAX, |common, set| common & set);
    if common != 0 {
        return None;
    }
    // A word that several languages have counts for the first of them.
    let mut counts = [0; LANGUAGES];
    for set in sets {
        counts[set.trailing_zeros() as usize] += evidence[set];
    }
    let named = Language::all().zip(counts).filter(|(_, count)| *count > 0);
    let named: Vec<String> = named
        .map(|(language, count)| format!("{count} in {}", language.name()))
        .collect();
    Some(Note::new("mixes languages: {}").with(named.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::{conclude, languages};
    use crate::profile::field::Field;
    use crate::rule::KINDS;

    #[test]
    fn spellings_have_their_languages() {
        let field: Field = toml::from_str(
            "canonical_values = [
                { value = 'Yes', en = ['true', '1'], de = ['Ja'], nl = ['ja'] },
                { value = 'No', de = ['Nein'] },
                { value = 'Normal', de = ['normal'] },
            ]",
        )
        .expect("a field");
        let languages = languages(&field).expect("several languages");
        let found = |text: &str| languages.get(text).copied();
        let (english, german, dutch) = (1, 2, 4);
        assert_eq!(found("Yes"), Some(english));
        assert_eq!(found("No"), Some(english | dutch));
        assert_eq!(found("Ja"), Some(german | dutch));
        assert_eq!(found("ja"), Some(german | dutch));
        assert_eq!(found("Nein"), Some(german));
        assert_eq!(found("Normal"), Some(english | german | dutch));
        assert_eq!(found("true"), None);
        assert_eq!(found("1"), None);
    }

    #[test]
    fn a_column_is_of_one_language_if_one_has_all_its_words() {
        for (sets, message) in [
            (&[1][..], None),
            (&[1, 5], None),
            (&[6, 2], None),
            (&[7, 4, 5], None),
            (&[1, 2], Some("mixes languages: 1 in English, 1 in German")),
            (
                &[5, 6, 3],
                Some("mixes languages: 2 in English, 1 in German"),
            ),
        ] {
            let mut evidence = [0; KINDS];
            for set in sets {
                evidence[*set] += 1;
            }
            let note = conclude(&evidence).map(|note| note.message());
            assert_eq!(note.as_deref(), message, "{sets:?}");
        }
    }
}
