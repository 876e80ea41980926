//! What was seen of a part of a file. Parts are merged in any order and come to the same.

use std::collections::BTreeMap;

use crate::check::compiled::CompiledRules;
use crate::check::keys::Keys;
use crate::check::parts::Parts;
use crate::check::tallies::Tallies;
use crate::finding::{ColumnIndex, Findings, Place, RowNumber};
use crate::rule::{AnySurvey, Dependency, MOST_KINDS, Observation, RawEvidence, UnfilledRows};
use crate::source::block::Bookmark;
use crate::user::links::Links;
use crate::user::list::UserId;

/// What was seen of a part of a file.
pub(super) struct Collected {
    pub(super) users: u64,
    /// The rows of users, where it is a sheet: the first and the last of each range.
    pub(super) user_rows: Vec<(u32, u32)>,
    /// Rows below the headers that are no users.
    pub(super) skipped_rows: Vec<RowNumber>,
    /// Those of them that nobody filled in.
    pub(super) unfilled: Option<UnfilledRows>,
    pub(super) findings: Findings,
    pub(super) dependent: Vec<Dependent>,
    /// The current users whom rows name by a match key.
    pub(super) named: Vec<UserId>,
    pub(super) suspects: Vec<Suspect>,
    /// How many values of each kind there are, by classifier.
    pub(super) evidence: Vec<RawEvidence>,
    pub(super) keys: Vec<Keys>,
    /// The same of values that must be unique together.
    pub(super) together: Vec<Keys>,
    pub(super) tallies: Vec<Tallies>,
    pub(super) parts: Vec<Parts>,
    pub(super) counts: Vec<u64>,
    pub(super) links: Vec<Links>,
    pub(super) surveys: Vec<Box<dyn AnySurvey>>,
    /// Columns without a header that hold something: the first row, and in how many rows.
    pub(super) unnamed: BTreeMap<ColumnIndex, (RowNumber, u64)>,
    /// Where blocks can be found again.
    pub(super) bookmarks: Vec<Bookmark>,
}

/// An observation about a user that depends on rows that are still to come.
#[derive(Debug, Clone)]
pub(super) struct Dependent {
    pub(super) rule: u8,
    pub(super) place: Place,
    pub(super) field: crate::finding::FieldId,
    pub(super) value: Option<Box<str>>,
    pub(super) observation: Observation,
    pub(super) dependency: Dependency,
}

/// A value of a suspect kind: what is to be said depends on the other values of its column.
#[derive(Debug, Clone)]
pub(super) struct Suspect {
    pub(super) classifier: u16,
    pub(super) kind: u8,
    pub(super) place: Place,
    pub(super) value: Box<str>,
}

impl Collected {
    pub(super) fn new(rules: &CompiledRules<'_>) -> Self {
        Self {
            users: 0,
            user_rows: Vec::new(),
            skipped_rows: Vec::new(),
            unfilled: None,
            findings: Findings::bounded(rules.most_findings()),
            dependent: Vec::new(),
            named: Vec::new(),
            suspects: Vec::new(),
            evidence: vec![[0; MOST_KINDS]; rules.classifiers.len()],
            keys: rules.shared.iter().map(|_| Keys::default()).collect(),
            together: rules.together.iter().map(|_| Keys::default()).collect(),
            tallies: rules.tallies.iter().map(|_| Tallies::default()).collect(),
            parts: rules.parts.iter().map(|_| Parts::default()).collect(),
            counts: vec![0; rules.counts.len()],
            links: vec![Links::default(); rules.links.len()],
            surveys: rules
                .surveys
                .iter()
                .map(|(_, check)| check.start())
                .collect(),
            unnamed: BTreeMap::new(),
            bookmarks: Vec::new(),
        }
    }

    /// Adds a row of a sheet that is a user.
    pub(super) fn add_user_row(&mut self, row: u32) {
        match self.user_rows.last_mut() {
            Some((_, last)) if *last + 1 == row => *last = row,
            _ => self.user_rows.push((row, row)),
        }
    }

    /// Adds a row that nobody filled in.
    pub(super) fn add_unfilled(&mut self, rows: UnfilledRows) {
        self.unfilled = Some(match self.unfilled {
            Some(known) => known.and(rows),
            None => rows,
        });
    }

    /// Adds what was seen of another part that is not needed any more. What there is for each user is dropped as it is
    /// taken.
    pub(super) fn merge(mut self, mut other: Self) -> Self {
        for (keys, more) in self.keys.iter_mut().zip(std::mem::take(&mut other.keys)) {
            keys.merge(more);
        }
        let together = std::mem::take(&mut other.together);
        for (keys, more) in self.together.iter_mut().zip(together) {
            keys.merge(more);
        }
        for (links, mut more) in self.links.iter_mut().zip(std::mem::take(&mut other.links)) {
            links.append(&mut more);
        }
        self.add_all(&other);
        self
    }

    /// Adds what was seen of another part.
    pub(super) fn add_all(&mut self, other: &Self) {
        self.users += other.users;
        self.user_rows.extend(&other.user_rows);
        self.skipped_rows.extend(&other.skipped_rows);
        if let Some(rows) = other.unfilled {
            self.add_unfilled(rows);
        }
        self.findings.append(&other.findings);
        self.dependent.extend_from_slice(&other.dependent);
        self.named.extend(&other.named);
        self.suspects.extend_from_slice(&other.suspects);
        for (counts, more) in self.evidence.iter_mut().zip(&other.evidence) {
            counts
                .iter_mut()
                .zip(more)
                .for_each(|(count, more)| *count += more);
        }
        for (keys, more) in self.keys.iter_mut().zip(&other.keys) {
            keys.add_all(more);
        }
        for (keys, more) in self.together.iter_mut().zip(&other.together) {
            keys.add_all(more);
        }
        for (tallies, more) in self.tallies.iter_mut().zip(&other.tallies) {
            tallies.add_all(more);
        }
        for (parts, more) in self.parts.iter_mut().zip(&other.parts) {
            parts.add_all(more);
        }
        self.counts
            .iter_mut()
            .zip(&other.counts)
            .for_each(|(count, more)| *count += more);
        for (links, more) in self.links.iter_mut().zip(&other.links) {
            links.append(&mut more.clone());
        }
        for (survey, more) in self.surveys.iter_mut().zip(&other.surveys) {
            survey.merge(&**more);
        }
        for (column, (row, rows)) in &other.unnamed {
            let known = self.unnamed.entry(*column).or_insert((*row, 0));
            *known = (known.0.min(*row), known.1 + rows);
        }
        self.bookmarks.extend(&other.bookmarks);
    }

    /// Brings what came from several parts into the order of the file.
    pub(super) fn sort(&mut self) {
        self.user_rows.sort_unstable();
        self.skipped_rows.sort_unstable();
        self.bookmarks
            .sort_unstable_by_key(|bookmark| bookmark.first_row);
        // What is said of one place by one rule stays in the order in which it was seen.
        self.dependent.sort_by_key(|dependent| dependent.place);
        self.suspects
            .sort_by_key(|suspect| (suspect.place, suspect.classifier));
    }
}
