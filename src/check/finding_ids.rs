//! Ids of findings that stay the same from run to run, wherever their rows stand.

use std::fmt;
use std::str::FromStr;

use hashbrown::HashMap;
use xxhash_rust::xxh3::Xxh3;

use crate::check::rows::Rows;
use crate::finding::{Finding, Findings, RowNumber};

/// The id of a finding: 16 hexadecimal digits, and `-2`, `-3`, … for further findings that have these in common.
///
/// The digits are a hash of the rule, the field or else the header, the key of the row (see [`Rows::keys`]) and the value.
/// The number of the row, its other cells, the severity and the wording are not part of it. So an id survives rows that were
/// moved, added or removed, another language, and other options. It is no secret: who guesses a value can compute its hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingId {
    hash: u64,
    /// How many findings with the same hash stand before it.
    before: u32,
}

impl fmt::Display for FindingId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016x}", self.hash)?;
        match self.before {
            0 => Ok(()),
            before => write!(formatter, "-{}", u64::from(before) + 1),
        }
    }
}

impl FromStr for FindingId {
    type Err = ();

    /// Reads an id as it is shown.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (hash, number) = match text.split_once('-') {
            None => (text, 1),
            Some((hash, number)) => (hash, number.parse::<u32>().map_err(|_| ())?),
        };
        let id = Self {
            hash: u64::from_str_radix(hash, 16).map_err(|_| ())?,
            before: number.checked_sub(1).ok_or(())?,
        };
        // `+1`, `01` and the like are not written by us.
        (id.to_string() == text).then_some(id).ok_or(())
    }
}

/// The ids of the findings of a file; no two are the same.
///
/// They take 8 bytes for each finding, and the rows that have one are read once more, so they are made when they are shown.
#[derive(Debug, Clone, Default)]
pub struct FindingIds {
    hashes: Vec<u64>,
    /// For the few findings that are not the first of their hash: how many stand before them.
    before: HashMap<u32, u32>,
}

impl FindingIds {
    /// The ids of findings, which are in the order of their file. A row that cannot be read again counts as one without a
    /// key.
    #[must_use]
    pub fn new(findings: &Findings, rows: Rows<'_>) -> Self {
        let mut numbers: Vec<RowNumber> = findings
            .iter()
            .filter_map(|finding| finding.place.row)
            .collect();
        numbers.dedup();
        let keys = rows.keys(&numbers);
        let mut next = 0;
        let hashes: Vec<u64> = findings
            .iter()
            .map(|finding| {
                let key = finding.place.row.map_or(0, |row| {
                    while numbers[next] < row {
                        next += 1;
                    }
                    keys[next]
                });
                hash(finding, key, rows)
            })
            .collect();
        let before = repeated(&hashes);
        Self { hashes, before }
    }

    /// The id of the finding at a place in the list.
    #[must_use]
    pub fn get(&self, index: usize) -> FindingId {
        FindingId {
            hash: self.hashes[index],
            before: self.before.get(&(index as u32)).copied().unwrap_or(0),
        }
    }

    /// All of them, in the order of the findings.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = FindingId> {
        (0..self.hashes.len()).map(|index| self.get(index))
    }
}

fn hash(finding: Finding<'_>, key: u64, rows: Rows<'_>) -> u64 {
    let subject = rows.subject(finding);
    let mut hash = Xxh3::new();
    for text in [finding.rule, subject, finding.value.unwrap_or_default()] {
        hash.update(&(text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    }
    hash.update(&key.to_le_bytes());
    hash.digest()
}

/// For each place whose hash stands at an earlier place too, how many earlier ones there are.
fn repeated(hashes: &[u64]) -> HashMap<u32, u32> {
    let mut order: Vec<u32> = (0..hashes.len() as u32).collect();
    order.sort_unstable_by_key(|place| (hashes[*place as usize], *place));
    let same = |one: &u32, other: &u32| hashes[*one as usize] == hashes[*other as usize];
    order
        .chunk_by(same)
        .flat_map(|places| places.iter().copied().zip(0..).skip(1))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{FindingId, repeated};

    #[test]
    fn findings_with_one_hash_are_counted_in_their_order() {
        let hashes = [7, 3, 7, 9, 7, 3];
        let repeated = repeated(&hashes);
        let ids = (0..).zip(hashes).map(|(place, hash)| {
            let before = repeated.get(&place).copied().unwrap_or(0);
            FindingId { hash, before }.to_string()
        });
        let ends: Vec<String> = ids.map(|id| id[15..].to_owned()).collect();
        assert_eq!(
            "00000000000000ff-2".parse(),
            Ok(FindingId {
                hash: 255,
                before: 1
            })
        );
        for text in [
            "",
            "ff",
            "00000000000000ff-0",
            "00000000000000ff-1",
            "+0000000000000ff",
        ] {
            assert_eq!(text.parse::<FindingId>(), Err(()), "{text}");
        }
        assert_eq!(ends, ["7", "3", "7-2", "9", "7-3", "3-2"]);
    }
}
