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

/// Where an entry stands in the English file, in bytes.
#[derive(Clone, Copy)]
struct Span {
    name: usize,
    name_end: usize,
    /// The end of the sentence, which is where the first attribute begins.
    end: usize,
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
static INDEX: [Span; COUNT] = index();

impl MessageId {
    /// How many entries there are.
    pub const COUNT: usize = COUNT;

    /// The entry with this name.
    #[must_use]
    pub const fn named(name: &str) -> Option<Self> {
        let mut number = 0;
        while number < COUNT {
            let span = &INDEX[number];
            if is(span.name, span.name_end, name.as_bytes()) {
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
        let span = self.span();
        &SOURCE[span.name..span.name_end]
    }

    /// The names of the slots of the sentence, in the order in which English names them first.
    #[must_use]
    pub fn slots(self) -> Vec<&'static str> {
        let mut slots = Vec::new();
        let mut at = self.span().name_end;
        while let Some((start, end)) = self.next_slot(at) {
            let name = &SOURCE[start..end];
            if !slots.contains(&name) {
                slots.push(name);
            }
            at = end;
        }
        slots
    }

    /// How many slots the sentence has.
    #[must_use]
    pub const fn slot_count(self) -> usize {
        self.first_mentions(self.span().end)
    }

    /// The place of a slot among the slots of the sentence, from 0.
    #[must_use]
    pub const fn slot(self, name: &str) -> Option<usize> {
        let mut at = self.span().name_end;
        while let Some((start, end)) = self.next_slot(at) {
            if is(start, end, name.as_bytes()) {
                return Some(self.first_mentions(start));
            }
            at = end;
        }
        None
    }

    const fn span(self) -> &'static Span {
        &INDEX[self.0 as usize]
    }

    /// How many slots are mentioned before a place in the file, each counted once.
    const fn first_mentions(self, before: usize) -> usize {
        let mut count = 0;
        let mut at = self.span().name_end;
        while let Some((start, end)) = self.next_slot(at) {
            if start >= before {
                break;
            }
            if !self.is_mentioned(start, end) {
                count += 1;
            }
            at = end;
        }
        count
    }

    /// Whether the slot that is mentioned here was mentioned before.
    const fn is_mentioned(self, start: usize, end: usize) -> bool {
        let name = TEXT.split_at(end).0.split_at(start).1;
        let mut at = self.span().name_end;
        while let Some((earlier, earlier_end)) = self.next_slot(at) {
            if earlier >= start {
                break;
            }
            if is(earlier, earlier_end, name) {
                return true;
            }
            at = earlier_end;
        }
        false
    }

    /// Where the name of the next slot stands, from a place in the file on.
    const fn next_slot(self, mut at: usize) -> Option<(usize, usize)> {
        let end = self.span().end;
        while at < end {
            if TEXT[at] == b'$' {
                return Some((at + 1, name_end(at + 1)));
            }
            at += 1;
        }
        None
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

const fn count() -> usize {
    let mut count = 0;
    let mut at = 0;
    while at < TEXT.len() {
        if TEXT[at].is_ascii_alphabetic() {
            count += 1;
        }
        at = next_line(at);
    }
    count
}

const fn index() -> [Span; COUNT] {
    let mut spans = [Span {
        name: 0,
        name_end: 0,
        end: 0,
    }; COUNT];
    let mut number = 0;
    let mut at = 0;
    while at < TEXT.len() {
        if TEXT[at].is_ascii_alphabetic() {
            spans[number] = Span {
                name: at,
                name_end: name_end(at),
                end: sentence_end(at),
            };
            number += 1;
        }
        at = next_line(at);
    }
    spans
}

/// The end of the sentence that begins in this line: the next attribute, entry or comment.
const fn sentence_end(start: usize) -> usize {
    let mut at = next_line(start);
    while at < TEXT.len() {
        let first = TEXT[at];
        if first.is_ascii_alphabetic() || first == b'#' || first == b'-' {
            break;
        }
        let mut text = at;
        while text < TEXT.len() && TEXT[text] == b' ' {
            text += 1;
        }
        if text < TEXT.len() && TEXT[text] == b'.' {
            break;
        }
        at = next_line(at);
    }
    at
}

const fn next_line(mut at: usize) -> usize {
    while at < TEXT.len() && TEXT[at] != b'\n' {
        at += 1;
    }
    at + 1
}

const fn name_end(mut at: usize) -> usize {
    while at < TEXT.len() && (TEXT[at].is_ascii_alphanumeric() || matches!(TEXT[at], b'-' | b'_')) {
        at += 1;
    }
    at
}

/// Whether a piece of the file is this text.
const fn is(start: usize, end: usize, text: &[u8]) -> bool {
    if end - start != text.len() {
        return false;
    }
    let mut at = 0;
    while at < text.len() {
        if TEXT[start + at] != text[at] {
            return false;
        }
        at += 1;
    }
    true
}
