//! The sentences of one language, ready to be written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use icu_plurals::{PluralCategory, PluralRules};

use crate::messages::entry::{MessageId, entry};
use crate::messages::error::CatalogError;
use crate::messages::language::Language;
use crate::messages::pattern::{Entry, Key, Pattern, Piece, Slot};
use crate::messages::read::{self, CatalogFile};

/// The sentences of one language.
#[derive(Debug)]
pub struct Catalog {
    language: Language,
    plurals: PluralRules,
    /// Where entries are read when they are first asked for: of more than a thousand, a run says a few dozen.
    file: Option<CatalogFile<'static>>,
    /// By the number of the entry.
    entries: Vec<OnceLock<Entry>>,
}

impl Catalog {
    /// The catalog of a language, which is read when it is first asked for. An entry that the language lacks, or in which
    /// something is wrong, is said in English; a test reads every file and names such entries.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static CATALOGS: [OnceLock<Catalog>; Language::ALL.len()] =
            [const { OnceLock::new() }; Language::ALL.len()];
        CATALOGS[language as usize].get_or_init(|| Self {
            language,
            plurals: read::plural_rules(language),
            file: Some(CatalogFile::of(language, language.source())),
            entries: MessageId::all().map(|_| OnceLock::new()).collect(),
        })
    }

    /// Reads the text of a catalog file.
    ///
    /// # Errors
    ///
    /// All that is wrong with it: its syntax, an entry that only it or only English has, slots that differ from those in
    /// English, plural forms that are not those of the language.
    pub fn read(language: Language, source: &str) -> Result<Self, Vec<CatalogError>> {
        let entries = read::all(language, source)?;
        Ok(Self {
            language,
            plurals: read::plural_rules(language),
            file: None,
            entries: entries.into_iter().map(OnceLock::from).collect(),
        })
    }

    /// The keywords that an entry tells apart, by slot.
    #[must_use]
    pub fn keywords(&self, id: MessageId) -> BTreeMap<&'static str, BTreeSet<&str>> {
        let entry = self.entry(id);
        let slots = id.slots();
        let mut keywords = BTreeMap::new();
        let mut open: Vec<&Pattern> = Vec::from_iter(&entry.remedy);
        open.push(&entry.sentence);
        while let Some(pattern) = open.pop() {
            for piece in pattern {
                let Piece::Select(select) = piece else {
                    continue;
                };
                for (key, variant) in &select.variants {
                    if let (Key::Keyword(word), Slot::Fact(slot)) = (key, select.slot) {
                        let words: &mut BTreeSet<&str> = keywords.entry(slots[slot]).or_default();
                        words.insert(word);
                    }
                    open.push(variant);
                }
                open.push(&select.default);
            }
        }
        keywords
    }

    /// A number with its thousands apart: `1,234` in English.
    #[must_use]
    pub fn grouped(&self, number: u64) -> String {
        let [_, mark, _] = self.around(entry!("number-thousands"));
        let digits = number.to_string();
        let mut text = String::with_capacity(digits.len() * 2);
        for (place, digit) in digits.char_indices() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                text.push_str(&mark);
            }
            text.push(digit);
        }
        text
    }

    /// The texts around the slots of an entry that only puts them one behind the other: before the first, between two, and
    /// behind the last. What is written for every row is put together from these.
    ///
    /// # Panics
    ///
    /// Where the entry has another number of slots.
    pub(crate) fn around<const TEXTS: usize>(&self, id: MessageId) -> [Box<str>; TEXTS] {
        let mut texts = vec![String::new()];
        for piece in &self.entry(id).sentence {
            match piece {
                Piece::Text(text) => texts.last_mut().expect("it has one").push_str(text),
                Piece::Slot(_) | Piece::Select(_) => texts.push(String::new()),
            }
        }
        let texts: Vec<Box<str>> = texts.into_iter().map(String::into_boxed_str).collect();
        texts.try_into().expect("the entry has as many slots")
    }

    /// The language of the sentences.
    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// # Panics
    ///
    /// Where the English file has an error in the entry.
    pub(super) fn entry(&self, id: MessageId) -> &Entry {
        self.entries[id.index()].get_or_init(|| {
            let own = self.file.as_ref().and_then(|file| file.entry(id));
            own.unwrap_or_else(|| match self.language {
                Language::English => panic!("src/messages/en.ftl: {id:?} is wrong"),
                _ => Self::of(Language::English).entry(id).clone(),
            })
        })
    }

    /// The plural form that a number takes.
    pub(super) fn plural(&self, number: u64) -> PluralCategory {
        self.plurals.category_for(number)
    }
}
