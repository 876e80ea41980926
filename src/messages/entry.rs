//! The entries of the catalog by number, with their slots: looked up in the English file when the program is compiled.
//!
//! This reads only as much of Fluent as names and slots need; `catalog` reads all of it, and compares.

use std::fmt;

use crate::messages::language::Language;

const SOURCE: &str = Language::English.source();
const TEXT: &[u8] = SOURCE.as_bytes();

/// The number of an entry: its place in `en.ftl`.
///
/// Numbers change when an entry is added; the name is what stays.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MessageId(u16);

/// A piece of the English file, in bytes.
#[derive(Clone, Copy)]
struct Span {
    start: usize,
    end: usize,
}

/// How many slots a sentence may have.
const MOST_SLOTS: usize = 8;

/// Where the names of an entry stand in the English file.
#[derive(Clone, Copy)]
struct Names {
    entry: Span,
    /// The slots of the sentence, each where it is mentioned first.
    slots: [Span; MOST_SLOTS],
    slot_count: usize,
}

#[allow(
    long_running_const_eval,
    reason = "it reads each byte of the file once"
)]
const COUNT: usize = count();

#[allow(
    long_running_const_eval,
    reason = "it reads each byte of the file once"
)]
static INDEX: [Names; COUNT] = index();

/// The hash of the name of each entry.
static HASHES: [u32; COUNT] = hashes();

impl MessageId {
    /// How many entries there are.
    pub const COUNT: usize = COUNT;

    /// The entry with this name.
    #[must_use]
    pub const fn named(name: &str) -> Option<Self> {
        // Names begin alike. To compare numbers keeps the time to compile short.
        let hash = hash(name.as_bytes());
        let mut number = 0;
        while number < COUNT {
            if HASHES[number] == hash && INDEX[number].entry.is(name.as_bytes()) {
                return Some(Self(number as u16));
            }
            number += 1;
        }
        None
    }

    /// Every entry, in the order of the English file.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..COUNT).map(|number| Self(number as u16))
    }

    /// The place of the entry in the English file, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The name of the entry.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.names().entry.text()
    }

    /// The names of the slots of the sentence, in the order in which English mentions them first.
    #[must_use]
    pub fn slots(self) -> Vec<&'static str> {
        let slots = self.names().slots[..self.slot_count()].iter();
        slots.map(|slot| slot.text()).collect()
    }

    /// How many slots the sentence has.
    #[must_use]
    pub const fn slot_count(self) -> usize {
        self.names().slot_count
    }

    /// The place of a slot among the slots of the sentence, from 0.
    #[must_use]
    pub const fn slot(self, name: &str) -> Option<usize> {
        self.names().slot(name.as_bytes())
    }

    const fn names(self) -> &'static Names {
        &INDEX[self.0 as usize]
    }
}

impl fmt::Debug for MessageId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// The number of an entry, by its name: `entry!("list-and")`.
macro_rules! entry {
    ($name:literal) => {{
        const ENTRY: $crate::messages::MessageId = $crate::messages::MessageId::named($name)
            .expect(concat!("src/messages/en.ftl has no entry `", $name, "`"));
        ENTRY
    }};
}
pub(crate) use entry;

/// How many lines begin with a name.
const fn count() -> usize {
    let mut count = TEXT[0].is_ascii_alphabetic() as usize;
    let mut at = 1;
    while at < TEXT.len() {
        if TEXT[at - 1] == b'\n' && TEXT[at].is_ascii_alphabetic() {
            count += 1;
        }
        at += 1;
    }
    count
}

#[expect(
    clippy::large_stack_arrays,
    reason = "it is made when the program is compiled"
)]
const fn index() -> [Names; COUNT] {
    let none = Span { start: 0, end: 0 };
    let mut index = [Names {
        entry: none,
        slots: [none; MOST_SLOTS],
        slot_count: 0,
    }; COUNT];
    let mut count = 0;
    let mut at = 0;
    let mut is_sentence = false;
    let mut is_indent = true;
    while at < TEXT.len() {
        let byte = TEXT[at];
        if byte == b'\n' {
            is_indent = true;
        } else if is_indent && byte != b' ' {
            is_indent = false;
            let is_first = at == 0 || TEXT[at - 1] == b'\n';
            if is_first && byte.is_ascii_alphabetic() {
                index[count].entry = name_from(at);
                count += 1;
                is_sentence = true;
            } else if byte == b'.' || (is_first && matches!(byte, b'#' | b'-')) {
                // An attribute, a comment or a term.
                is_sentence = false;
            }
        }
        if byte == b'$' && is_sentence {
            index[count - 1].mention(name_from(at + 1));
        }
        at += 1;
    }
    index
}

const fn name_from(start: usize) -> Span {
    let mut end = start;
    while end < TEXT.len()
        && (TEXT[end].is_ascii_alphanumeric() || matches!(TEXT[end], b'-' | b'_'))
    {
        end += 1;
    }
    Span { start, end }
}

const fn hashes() -> [u32; COUNT] {
    let mut hashes = [0; COUNT];
    let mut number = 0;
    while number < COUNT {
        let Span { start, end } = INDEX[number].entry;
        hashes[number] = hash(TEXT.split_at(end).0.split_at(start).1);
        number += 1;
    }
    hashes
}

/// FNV-1a, which takes few steps.
const fn hash(name: &[u8]) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    let mut at = 0;
    while at < name.len() {
        hash = (hash ^ name[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

impl Names {
    const fn slot(&self, name: &[u8]) -> Option<usize> {
        let mut slot = 0;
        while slot < self.slot_count {
            if self.slots[slot].is(name) {
                return Some(slot);
            }
            slot += 1;
        }
        None
    }

    const fn mention(&mut self, slot: Span) {
        let name = TEXT.split_at(slot.end).0.split_at(slot.start).1;
        if self.slot(name).is_none() {
            assert!(
                self.slot_count < MOST_SLOTS,
                "a sentence of src/messages/en.ftl has too many slots"
            );
            self.slots[self.slot_count] = slot;
            self.slot_count += 1;
        }
    }
}

impl Span {
    const fn is(self, text: &[u8]) -> bool {
        if self.end - self.start != text.len() {
            return false;
        }
        let mut at = 0;
        while at < text.len() {
            if TEXT[self.start + at] != text[at] {
                return false;
            }
            at += 1;
        }
        true
    }

    fn text(self) -> &'static str {
        &SOURCE[self.start..self.end]
    }
}
