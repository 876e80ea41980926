//! The values of a field that users should not share, as hashes: which rows may have one in common.

use crate::finding::RowNumber;

/// How many parts the keys are kept in: each is small enough to be searched within a core's own memory, and so are the ends of
/// all of them, where the next keys go.
const PARTS: usize = 64;
/// How many bits at most tell the keys of a part apart before they are sorted.
const MOST_FILTER_BITS: usize = 1 << 19;
/// How many bits there are for each key: few keys of a part that come once are taken for others.
const FILTER_BITS_PER_KEY: usize = 16;

/// The keys of one check.
///
/// Only 38 bits of a hash are kept: rows that seem to share a value are read again in any case, and the few that are
/// brought together by chance are told apart there.
#[derive(Debug)]
pub(super) struct Keys {
    /// By the first 6 bits of the hash: the next 32 bits, and the row; 0 where its number is too large.
    parts: Vec<Vec<u64>>,
    /// Rows whose number is too large.
    far: Vec<RowNumber>,
}

impl Default for Keys {
    fn default() -> Self {
        Self {
            parts: vec![Vec::new(); PARTS],
            far: Vec::new(),
        }
    }
}

impl Keys {
    /// Adds the key of a row.
    #[inline]
    pub(super) fn add(&mut self, row: RowNumber, hash: u64) {
        let number = u32::try_from(row.0).unwrap_or_default();
        if number == 0 {
            self.far.push(row);
        }
        self.parts[(hash >> 58) as usize].push((hash >> 26) << 32 | u64::from(number));
    }

    /// Adds the keys of other rows.
    pub(super) fn add_all(&mut self, other: &Self) {
        for (part, more) in self.parts.iter_mut().zip(&other.parts) {
            part.extend_from_slice(more);
        }
        self.far.extend_from_slice(&other.far);
    }

    /// The same of rows whose keys are not needed any more.
    pub(super) fn merge(&mut self, mut other: Self) {
        for (part, more) in self.parts.iter_mut().zip(&mut other.parts) {
            part.append(more);
            more.shrink_to_fit();
        }
        self.far.append(&mut other.far);
    }

    /// The rows whose key was seen more than once, in order.
    pub(super) fn shared(self) -> Vec<RowNumber> {
        let mut rows = self.far;
        let mut filter = Filter::default();
        for part in &self.parts {
            let mut seen_twice = filter.seen_twice(part);
            seen_twice.sort_unstable();
            let groups = seen_twice.chunk_by(|one, other| one >> 32 == other >> 32);
            let keys = groups.filter(|group| group.len() > 1).flatten();
            let numbers = keys.map(|key| key & u64::from(u32::MAX));
            rows.extend(numbers.filter(|row| *row > 0).map(RowNumber));
        }
        rows.sort_unstable();
        rows.dedup();
        rows
    }
}

/// Two bits for each of many remainders of a key: seen, and seen again. It spares sorting the keys that come once.
#[derive(Default)]
struct Filter {
    seen: Vec<u64>,
    again: Vec<u64>,
}

impl Filter {
    /// The keys that may have come more than once.
    fn seen_twice(&mut self, keys: &[u64]) -> Vec<u64> {
        if keys.len() < 2 {
            return Vec::new();
        }
        let bits = keys.len() * FILTER_BITS_PER_KEY;
        let bits = bits.next_power_of_two().clamp(64, MOST_FILTER_BITS);
        for words in [&mut self.seen, &mut self.again] {
            words.clear();
            words.resize(bits / 64, 0);
        }
        let place = |key: u64| {
            let bit = (key >> 32) as usize & (bits - 1);
            (bit / 64, 1_u64 << (bit % 64))
        };
        for &key in keys {
            let (word, bit) = place(key);
            self.again[word] |= self.seen[word] & bit;
            self.seen[word] |= bit;
        }
        let is_again = |key: &u64| {
            let (word, bit) = place(*key);
            self.again[word] & bit != 0
        };
        keys.iter().copied().filter(is_again).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Keys;
    use crate::finding::RowNumber;

    #[test]
    fn rows_with_a_key_that_came_twice_are_read_again() {
        let (mut keys, mut others) = (Keys::default(), Keys::default());
        let far = u64::from(u32::MAX) + 7;
        for (hash, row) in [
            (0x1200_0000_3400_0000, 9),
            (0x1300_0000_3400_0000, 3),
            (0x1200_0000_3800_0000, 4),
            (0x1300_0000_3400_0000, far),
        ] {
            keys.add(RowNumber(row), hash);
        }
        others.add(RowNumber(2), 0x1200_0000_3400_0000);
        others.add(RowNumber(far + 1), 0x1400_0000_0000_0000);
        keys.merge(others);
        // Of rows too far down it is not known whether they share anything.
        assert_eq!(keys.shared(), [2, 3, 9, far, far + 1].map(RowNumber));
    }
}
