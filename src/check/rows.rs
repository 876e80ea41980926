//! Rows of a checked file, read once more for people: who stands in them, and at which domains users are.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::num::NonZeroUsize;

use hashbrown::HashMap;
use xxhash_rust::xxh3::xxh3_64;

use crate::check::recheck::hash_of_cells;
use crate::finding::{FieldId, Finding, RowNumber};
use crate::mapping::layout::Layout;
use crate::profile::Profile;
use crate::source::block::{Block, Bookmark, Row};
use crate::source::{Source, parallel};
use crate::user::User;

/// How many users are looked at for their domains.
const SAMPLE: u64 = 20_000;

/// The rows of a checked file.
#[derive(Debug, Clone, Copy)]
pub struct Rows<'r> {
    /// The file.
    pub source: &'r Source,
    /// Which column fills what.
    pub layout: &'r Layout,
    /// The target system.
    pub profile: &'r Profile,
    /// Where its records stand, in order; none where they can only be found from the start of the file.
    pub bookmarks: &'r [Bookmark],
    /// How many threads read.
    pub threads: NonZeroUsize,
}

/// Who stands in a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The name, with `?` for a part that is missing; empty where nothing is known of it.
    pub name: String,
    /// The email address as it stands in the row; empty where there is none.
    pub address: String,
}

impl Person {
    /// The name, else the address; none where nothing is known of either.
    #[must_use]
    pub fn called(&self) -> Option<&str> {
        let mut known = [&self.name, &self.address].into_iter();
        known.find(|text| !text.is_empty()).map(String::as_str)
    }
}

/// At which domains users have their addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Domains {
    /// How many users have an address.
    pub users: u64,
    /// Whether these are all users of the file.
    pub is_all: bool,
    /// How many are at each domain, the most frequent first.
    pub counts: Vec<(String, u64)>,
}

impl Rows<'_> {
    /// Who stands in these rows, without those that cannot be read again: a report can do without.
    #[must_use]
    pub fn people(&self, rows: &BTreeSet<RowNumber>) -> HashMap<RowNumber, Person> {
        self.look_at(rows, |row| self.person(row))
    }

    /// Reads some rows once more, without those that cannot be read again.
    #[must_use]
    pub fn look_at<S: Send>(
        &self,
        rows: &BTreeSet<RowNumber>,
        look: impl Fn(&Row<'_>) -> S + Sync,
    ) -> HashMap<RowNumber, S> {
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
            return HashMap::new();
        };
        let of_block = |block: &Block| {
            let first = RowNumber(block.first_row);
            let wanted = rows.range(first..first.below(block.len() as u64));
            let read = block.rows();
            let seen = wanted.filter_map(|row| Some((*row, look(&read.get(*row)?))));
            seen.collect::<Vec<_>>()
        };
        let has_some = |bookmark: &&Bookmark| {
            let first = RowNumber(bookmark.first_row);
            let range = first..first.below(bookmark.rows);
            rows.range(range).next().is_some()
        };
        // Most of a long file has none of the rows.
        let from = |row: RowNumber| {
            let before = |bookmark: &Bookmark| bookmark.first_row <= row.0;
            self.bookmarks.partition_point(before)
        };
        let near = &self.bookmarks[from(*first).saturating_sub(1)..from(*last)];
        let bookmarks: Vec<Bookmark> = near.iter().filter(has_some).copied().collect();
        if bookmarks.is_empty() && !self.bookmarks.is_empty() {
            return HashMap::new();
        }
        let found = self.look(&bookmarks, of_block).unwrap_or_default();
        found.into_iter().flatten().collect()
    }

    /// What each of these rows, which are in order, is known by from run to run, as a hash: by the first match key that it
    /// has, else by the name of the person, else by all of its cells. 0 for a row that cannot be read again.
    #[must_use]
    pub fn keys(&self, rows: &[RowNumber]) -> Vec<u64> {
        let mut keys = vec![0; rows.len()];
        let within = |first: RowNumber, count: u64| {
            let place = |row: RowNumber| rows.partition_point(|wanted| *wanted < row);
            place(first)..place(first.below(count))
        };
        let of_block = |block: &Block| {
            let read = block.rows();
            let wanted = within(RowNumber(block.first_row), block.len() as u64);
            let keys = wanted.filter_map(|place| Some((place, self.key(&read.get(rows[place])?))));
            keys.collect::<Vec<_>>()
        };
        let has_some =
            |bookmark: &&Bookmark| !within(RowNumber(bookmark.first_row), bookmark.rows).is_empty();
        let bookmarks: Vec<Bookmark> = self.bookmarks.iter().filter(has_some).copied().collect();
        if !rows.is_empty() {
            let found = self.look_each(&bookmarks, of_block, |found| {
                for (place, key) in found {
                    keys[place] = key;
                }
            });
            // What was read before it failed would make ids that depend on when it did.
            if found.is_err() {
                keys.fill(0);
            }
        }
        keys
    }

    fn key(&self, row: &Row<'_>) -> u64 {
        let mut values = Vec::new();
        self.layout.values(row, &mut values);
        let user = self.layout.user(&values);
        let mut key = String::new();
        if let Some(key) = self.write_match_key(&user, &mut key) {
            return xxh3_64(key);
        }
        match self.write_name(&user, &mut key) {
            Some(name) => xxh3_64(name),
            None => hash_of_cells(&self.source.observed, row) as u64,
        }
    }

    /// What a finding is about: the name of the field, else the header.
    #[must_use]
    pub fn subject(&self, finding: Finding<'_>) -> &str {
        let of_field = finding
            .field
            .map(|field| self.profile.fields[field].name.as_str());
        let of_column = || {
            finding
                .place
                .column
                .map(|column| self.layout.header(column))
        };
        of_field.or_else(of_column).unwrap_or_default()
    }

    /// At which domains users are; nothing where the file has no column of addresses, or would have to be read whole again
    /// and is long.
    #[must_use]
    pub fn domains(&self, users: u64) -> Option<Domains> {
        let mut fields = self.profile.addresses();
        let field = fields.find(|field| !self.layout.columns_of(*field).is_empty())?;
        if self.bookmarks.is_empty() && users > SAMPLE {
            return None;
        }
        let last_header = self.source.observed.header_row.last_row;
        let of_block = |block: &Block| {
            let mut counts: BTreeMap<String, u64> = BTreeMap::new();
            let mut values = Vec::new();
            for row in block.rows().iter().filter(|row| row.number > last_header) {
                self.layout.values(&row, &mut values);
                let address = self.layout.user(&values).first(field);
                if let Some(domain) = address.and_then(|address| domain_of(address.text)) {
                    *counts.entry(domain).or_default() += 1;
                }
            }
            counts
        };
        let mut rows = 0;
        let sample = self.bookmarks.iter().take_while(|bookmark| {
            rows += bookmark.rows;
            rows <= SAMPLE
        });
        let sample: Vec<Bookmark> = sample.copied().collect();
        let is_all = sample.len() == self.bookmarks.len();
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for part in self.look(&sample, of_block).ok()? {
            for (domain, count) in part {
                *counts.entry(domain).or_default() += count;
            }
        }
        let mut counts: Vec<(String, u64)> = counts.into_iter().collect();
        counts.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        Some(Domains {
            users: counts.iter().map(|(_, count)| count).sum(),
            is_all,
            counts,
        })
    }

    /// Looks at the records of these bookmarks, or at all where the file has no bookmarks.
    pub(super) fn look<S: Send>(
        &self,
        bookmarks: &[Bookmark],
        look: impl Fn(&Block) -> S + Sync,
    ) -> io::Result<Vec<S>> {
        let mut all = Vec::new();
        self.look_each(bookmarks, look, |seen| all.push(seen))?;
        Ok(all)
    }

    /// The same; `keep` gets what was seen of each block, in no order.
    fn look_each<S: Send>(
        &self,
        bookmarks: &[Bookmark],
        look: impl Fn(&Block) -> S + Sync,
        keep: impl FnMut(S) + Send,
    ) -> io::Result<()> {
        if self.bookmarks.is_empty() {
            parallel::over(self.source.read()?, self.threads, || &look, keep).map(drop)
        } else {
            parallel::again(self.source, bookmarks, self.threads, look, keep)
        }
    }

    /// Who stands in a row.
    #[must_use]
    pub fn person(&self, row: &Row<'_>) -> Person {
        let mut values = Vec::new();
        self.layout.values(row, &mut values);
        let user = self.layout.user(&values);
        let mut addresses = self.profile.addresses();
        let address = addresses.find_map(|field| user.first(field));
        Person {
            name: self.name(&user),
            address: address.map_or(String::new(), |value| value.text.to_owned()),
        }
    }

    fn name(&self, user: &User<'_>) -> String {
        let parts = self.profile.same_person_when.iter();
        let part = |field: &FieldId| Some(user.first(*field)?.text);
        let parts: Vec<Option<&str>> = parts.map(part).collect();
        if parts.iter().all(Option::is_none) {
            return String::new();
        }
        let parts = parts.into_iter().map(|part| part.unwrap_or("?"));
        parts.collect::<Vec<_>>().join(" ")
    }
}

/// The domain of an address, if it can be one.
fn domain_of(address: &str) -> Option<String> {
    let (_, domain) = address.rsplit_once('@')?;
    let is_part = |letter: char| letter.is_alphanumeric() || ".-".contains(letter);
    let is_domain = domain.contains('.') && domain.chars().all(is_part);
    is_domain.then(|| domain.to_lowercase())
}
