//! The letters of names that come again: a list has few first names and not many more last names.

use crate::values::name_in_address::folded::Folded;

/// How many names can be known at first, and at most.
const FEWEST_SLOTS: usize = 8;
const MOST_SLOTS: usize = 512;
/// The longest name that is kept, in bytes.
const LONGEST: usize = 64;

/// The letters of the last name that was read, and those of names before it.
#[derive(Debug, Clone, Default)]
pub(super) struct KnownNames {
    /// Empty until a name is read. A name is kept in one slot.
    slots: Vec<Known>,
    /// The slot of the last name; none where it is not kept.
    last: Option<usize>,
    not_kept: Folded,
}

#[derive(Debug, Clone, Default)]
struct Known {
    name: String,
    folded: Folded,
}

impl KnownNames {
    /// Reads a name.
    pub(super) fn read(&mut self, name: &str) {
        // A free slot has the empty name.
        if name.is_empty() || name.len() > LONGEST {
            self.last = None;
            self.not_kept.read(name);
            return;
        }
        let mut slot = self.slot(name);
        match self.slots.get(slot) {
            Some(known) if known.name == name => {
                self.last = Some(slot);
                return;
            }
            Some(known) if known.name.is_empty() || self.slots.len() == MOST_SLOTS => {}
            _ => {
                let slots = (self.slots.len() * 8).clamp(FEWEST_SLOTS, MOST_SLOTS);
                self.slots.clear();
                self.slots.resize(slots, Known::default());
                slot = self.slot(name);
            }
        }
        let known = &mut self.slots[slot];
        known.name.clear();
        known.name.push_str(name);
        known.folded.read(name);
        self.last = Some(slot);
    }

    /// The letters of the last name that was read.
    #[inline]
    pub(super) fn letters(&self) -> &Folded {
        self.last
            .map_or(&self.not_kept, |slot| &self.slots[slot].folded)
    }

    #[inline]
    fn slot(&self, name: &str) -> usize {
        const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;
        let name = name.as_bytes();
        let word = |bytes: Option<&[u8; 4]>| bytes.map_or(0, |four| u32::from_le_bytes(*four));
        let (start, end) = (word(name.first_chunk()), word(name.last_chunk()));
        let short = name
            .iter()
            .take(3)
            .fold(name.len() as u64, |all, byte| all << 8 | u64::from(*byte));
        let mixed = u64::from(start) << 32 ^ u64::from(end) ^ short;
        let bits = self.slots.len().max(FEWEST_SLOTS).trailing_zeros();
        (mixed.wrapping_mul(MULTIPLIER) >> (u64::BITS - bits)) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::{KnownNames, LONGEST, MOST_SLOTS};
    use crate::values::name_in_address::folded::Folded;

    #[test]
    fn a_name_that_is_known_has_the_letters_of_a_new_one() {
        let long = "Jo\u{e9}l".repeat(LONGEST);
        let names = [
            "Anna",
            "",
            "A",
            "An",
            "Ann",
            "J\u{f6}rg",
            "van der Berg",
            &long,
        ];
        let many = (0..2 * MOST_SLOTS).map(|number| format!("Anna{number}Berg"));
        let many: Vec<String> = names.into_iter().map(str::to_owned).chain(many).collect();
        let mut known = KnownNames::default();
        for name in many.iter().chain(many.iter().rev()).chain(&many) {
            known.read(name);
            let mut new = Folded::default();
            new.read(name);
            assert_eq!(known.letters().letters, new.letters, "{name}");
        }
    }
}
