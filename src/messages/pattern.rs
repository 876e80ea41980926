//! What a sentence is put together from, in one language.

use icu_plurals::PluralCategory;

/// How one language words an entry.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) sentence: Pattern,
    /// What the person who ran the command can do about all findings like it.
    pub(super) remedy: Option<Pattern>,
}

/// Pieces of a text, in order.
pub(super) type Pattern = Vec<Piece>;

/// A piece of a text.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    Text(Box<str>),
    Slot(Slot),
    Select(Box<Select>),
}

/// What fills a place in a text.
#[derive(Debug, Clone, Copy)]
pub(super) enum Slot {
    /// The fact of this number.
    Fact(usize),
    /// Something that the findings with one remedy have in common.
    Problem(ProblemSlot),
}

/// The slots that every remedy has, beside those of its sentence.
#[derive(Debug, Clone, Copy)]
pub(super) enum ProblemSlot {
    Count,
    Field,
    Header,
    Value,
    Meant,
}

impl ProblemSlot {
    /// The slot with this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "count" => Self::Count,
            "field" => Self::Field,
            "header" => Self::Header,
            "value" => Self::Value,
            "meant" => Self::Meant,
            _ => return None,
        })
    }
}

/// Texts of which a slot chooses one.
#[derive(Debug, Clone)]
pub(super) struct Select {
    pub(super) slot: Slot,
    pub(super) variants: Vec<(Key, Pattern)>,
    pub(super) default: Pattern,
}

/// What chooses a variant.
#[derive(Debug, Clone)]
pub(super) enum Key {
    Number(u64),
    Plural(PluralCategory),
    Keyword(Box<str>),
}
