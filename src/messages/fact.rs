//! A sentence without its language: an entry, and the facts for its slots.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::messages::entry::MessageId;
use crate::messages::own::Translations;

/// An entry of the catalog with the facts for its slots.
///
/// `message!("invalid-email-two-dots")`, `message!("value-too-long", length, limit = field.max_length)`: a slot without `=`
/// takes the variable of its name. A number is a fact by itself; what is a text says what it is: `text`, `value`, `keyword`,
/// `any_of`, `all_of`, or another `message!`. An entry or a slot that `en.ftl` does not have, and a slot that is not filled,
/// do not build.
macro_rules! message {
    (@fact $slot:ident) => { $slot };
    (@fact $slot:ident $fact:expr) => { $fact };
    ($name:literal $(,)?) => {{
        const ENTRY: $crate::messages::MessageId = $crate::messages::entry!($name);
        const _: () = assert!(
            ENTRY.slot_count() == 0,
            concat!("the entry `", $name, "` of src/messages/en.ftl has slots that are not filled")
        );
        $crate::messages::Message::plain(ENTRY)
    }};
    ($name:literal, $($slot:ident $(= $fact:expr)?),+ $(,)?) => {{
        const ENTRY: $crate::messages::MessageId = $crate::messages::entry!($name);
        const FILLED: u64 = 0 $(| 1 << ENTRY.slot(stringify!($slot)).expect(
            concat!("the entry `", $name, "` of src/messages/en.ftl has no slot `", stringify!($slot), "`")
        ))+;
        const _: () = assert!(
            FILLED.count_ones() as usize == ENTRY.slot_count(),
            concat!("the entry `", $name, "` of src/messages/en.ftl has slots that are not filled")
        );
        let mut facts = [const { $crate::messages::Fact::Number(0) }; ENTRY.slot_count()];
        $(
            facts[const { ENTRY.slot(stringify!($slot)).unwrap() }] =
                $crate::messages::Fact::from($crate::messages::message!(@fact $slot $($fact)?));
        )+
        $crate::messages::Message::with_facts(ENTRY, facts)
    }};
}
pub(crate) use message;

/// An entry of the catalog with the facts for its slots; made by `message!`.
///
/// It takes three words. Without facts nothing is allocated; a copy shares the facts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Message {
    entry: MessageId,
    /// One for each slot, in the order of the slots.
    facts: Option<Arc<[Fact]>>,
}

/// What fills a slot.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Fact {
    /// A count, or the number of a row of another list.
    Number(u64),
    /// A count that is written with its thousands apart, as a report does.
    Count(u64),
    /// The number of a row of the file: where several sheets are read, it is told with its sheet.
    Row(u64),
    /// Chooses between the variants of a slot; never shown itself.
    Keyword(&'static str),
    /// Shown as it is: a header, a name of a field, an allowed value.
    Text(Box<str>),
    /// A piece of a value, which may be personal: masked where values are.
    Value(Box<str>),
    /// Shown as it is, in the language of the reader: what a profile says in several.
    Translations(Box<Translations>),
    /// Several facts, joined as the language does.
    List(Box<List>),
    /// A part of the sentence that is worded by an entry of its own.
    Message(Box<Message>),
    /// Fills no slot: what an organization says instead of the sentence. It stands behind the facts of the slots.
    Own(Box<Translations>),
}

/// Several facts as one: "A, B and C".
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct List {
    pub(super) join: Join,
    pub(super) items: Vec<Fact>,
    pub(super) is_quoted: bool,
}

/// The word before the last item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Join {
    And,
    Or,
}

/// A count that is written with its thousands apart, as the language does.
#[must_use]
pub const fn count(number: u64) -> Fact {
    Fact::Count(number)
}

/// A word that chooses between the variants of a slot.
#[must_use]
pub const fn keyword(word: &'static str) -> Fact {
    Fact::Keyword(word)
}

/// A text that is no personal data and is shown as it is.
pub fn text(text: impl Into<Box<str>>) -> Fact {
    Fact::Text(text.into())
}

/// A text that is there in several languages, by their codes, and no personal data. The one of `""` stands for all
/// languages that are not named.
#[must_use]
pub fn translated(texts: BTreeMap<String, String>) -> Fact {
    Fact::Translations(Box::new(Translations::new(texts)))
}

/// A value of a cell or a piece of it, which is masked where values are.
pub fn value(value: impl Into<Box<str>>) -> Fact {
    Fact::Value(value.into())
}

/// A list of which all items hold: "A, B and C".
pub fn all_of(items: impl IntoIterator<Item = Fact>) -> List {
    List::new(Join::And, items)
}

/// A list of which one item holds: "A, B or C".
pub fn any_of(items: impl IntoIterator<Item = Fact>) -> List {
    List::new(Join::Or, items)
}

impl Message {
    /// A message without facts.
    #[must_use]
    pub const fn plain(entry: MessageId) -> Self {
        Self { entry, facts: None }
    }

    /// A message with one fact for each slot, in the order of [`MessageId::slots`].
    #[must_use]
    pub fn with_facts<const SLOTS: usize>(entry: MessageId, facts: [Fact; SLOTS]) -> Self {
        debug_assert_eq!(entry.slot_count(), SLOTS, "{entry:?}");
        Self {
            entry,
            facts: Some(Arc::new(facts)),
        }
    }

    /// The entry that words it.
    #[must_use]
    pub const fn entry(&self) -> MessageId {
        self.entry
    }

    /// The facts, in the order of [`MessageId::slots`].
    #[must_use]
    pub fn facts(&self) -> &[Fact] {
        let all = self.facts.as_deref().unwrap_or_default();
        &all[..all.len().min(self.entry.slot_count())]
    }

    /// The same, and what an organization says instead of its sentence.
    #[must_use]
    pub fn with_own(&self, own: Translations) -> Self {
        let own = Fact::Own(Box::new(own));
        Self {
            entry: self.entry,
            facts: Some(self.facts().iter().cloned().chain([own]).collect()),
        }
    }

    /// What an organization says instead of its sentence.
    pub(super) fn own(&self) -> Option<&Translations> {
        match self.facts.as_deref()?.last()? {
            Fact::Own(own) => Some(own),
            _ => None,
        }
    }

    /// The facts with the names of their slots.
    pub fn named_facts(&self) -> impl Iterator<Item = (&'static str, &Fact)> {
        self.entry.slots().into_iter().zip(self.facts())
    }
}

impl Message {
    /// The same message with the rows of the file as `name` calls them; none where it names no row.
    #[must_use]
    pub fn naming_rows(&self, name: &dyn Fn(u64) -> String) -> Option<Self> {
        let mut facts = self.facts.as_deref().unwrap_or_default().to_vec();
        let mut named = false;
        for fact in &mut facts {
            named |= fact.name_rows(name);
        }
        named.then(|| Self {
            entry: self.entry,
            facts: Some(facts.into()),
        })
    }
}

impl Fact {
    /// Replaces the rows of the file by their names; returns whether there are any.
    fn name_rows(&mut self, name: &dyn Fn(u64) -> String) -> bool {
        match self {
            Self::Row(row) => {
                *self = text(name(*row));
                true
            }
            Self::List(list) => {
                let named = list.items.iter_mut().map(|item| item.name_rows(name));
                named.fold(false, |any, named| any | named)
            }
            Self::Message(message) => match message.naming_rows(name) {
                Some(named) => {
                    **message = named;
                    true
                }
                None => false,
            },
            Self::Number(_)
            | Self::Count(_)
            | Self::Keyword(_)
            | Self::Text(_)
            | Self::Value(_)
            | Self::Translations(_)
            | Self::Own(_) => false,
        }
    }
}

impl List {
    /// Its items, in order.
    #[must_use]
    pub fn items(&self) -> &[Fact] {
        &self.items
    }

    fn new(join: Join, items: impl IntoIterator<Item = Fact>) -> Self {
        Self {
            join,
            items: items.into_iter().collect(),
            is_quoted: false,
        }
    }

    /// The same list with each text and each value between backticks.
    #[must_use]
    pub fn quoted(mut self) -> Self {
        self.is_quoted = true;
        self
    }

    /// The same list with only the first items and the number of the others.
    #[must_use]
    pub fn at_most(mut self, most: usize) -> Self {
        let others = self.items.len().saturating_sub(most);
        // To name one more is as short as to say that there is one more.
        if others > 1 {
            self.items.truncate(most);
            self.items
                .push(message!("list-more", count = others).into());
        }
        self
    }
}

impl From<u64> for Fact {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Fact {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Fact {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl From<List> for Fact {
    fn from(list: List) -> Self {
        Self::List(Box::new(list))
    }
}

impl From<Message> for Fact {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}
