//! The sentences of one language, ready to be written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use icu_plurals::{PluralCategory, PluralRules};

use crate::messages::entry::MessageId;
use crate::messages::error::CatalogError;
use crate::messages::language::Language;
use crate::messages::pattern::{Entry, Key, Pattern, Piece, Slot};
use crate::messages::read;

/// The sentences of one language.
#[derive(Debug)]
pub struct Catalog {
    plurals: PluralRules,
    /// By the number of the entry.
    entries: Vec<Entry>,
}

impl Catalog {
    /// The catalog of a language, which is read when it is first asked for.
    ///
    /// # Panics
    ///
    /// Where the file has an error; a test reads every file.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static CATALOGS: [OnceLock<Catalog>; Language::ALL.len()] =
            [const { OnceLock::new() }; Language::ALL.len()];
        CATALOGS[language as usize].get_or_init(|| {
            Self::read(language, language.source()).unwrap_or_else(|errors| {
                let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
                panic!("{}", errors.join("\n"))
            })
        })
    }

    /// Reads the text of a catalog file.
    ///
    /// # Errors
    ///
    /// All that is wrong with it: its syntax, an entry that only it or only English has, slots that differ from those in
    /// English, plural forms that are not those of the language.
    pub fn read(language: Language, source: &str) -> Result<Self, Vec<CatalogError>> {
        let (plurals, entries) = read::entries(language, source)?;
        Ok(Self { plurals, entries })
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

    pub(super) fn entry(&self, id: MessageId) -> &Entry {
        &self.entries[id.index()]
    }

    /// The plural form that a number takes.
    pub(super) fn plural(&self, number: u64) -> PluralCategory {
        self.plurals.category_for(number)
    }
}
