//! Fields whose columns are told by their headers.

use crate::finding::FieldId;
use crate::mapping::suggest::Outcome;
use crate::mapping::suggest::assignment::{Assignment, Candidate};
use crate::mapping::suggest::headers::Strength;
use crate::mapping::suggest::values::Verdict;
use crate::profile::field::Type;
use crate::values::domain;

/// What headers of one strength come to.
enum Weighed {
    /// No header has it.
    Nothing,
    /// One column.
    One(Candidate),
    /// Columns that fill the field together.
    Several(Vec<u32>),
    /// Columns of which nothing says which it is.
    Tie(Vec<u32>),
}

impl Assignment<'_> {
    /// Headers that mean a field, the most literal meaning first.
    pub(super) fn by_header(&mut self, open: &[FieldId]) {
        let mut strengths: Vec<Strength> = open
            .iter()
            .flat_map(|number| &self.candidates[*number])
            .filter_map(Candidate::strength)
            .filter(|strength| strength.is_enough())
            .collect();
        strengths.sort_unstable();
        strengths.dedup();
        for strength in strengths {
            let mut proposals = Vec::new();
            for number in self.undecided(open) {
                match self.weighed(number, strength) {
                    Weighed::Nothing => {}
                    Weighed::One(candidate) => proposals.push((number, candidate)),
                    Weighed::Several(columns) => self.together(number, &columns),
                    Weighed::Tie(columns) => {
                        let choices = self.choices(number, &columns);
                        self.outcomes[number] = Some(Outcome::Maybe(choices));
                    }
                }
            }
            self.settle(&proposals);
        }
    }

    /// What the headers of one strength come to for a field.
    fn weighed(&self, number: FieldId, strength: Strength) -> Weighed {
        let field = self.table.field(number);
        let all = self.candidates[number].iter();
        let free = all.filter(|candidate| self.is_free(candidate.column));
        let (mut here, mut stronger_failed): (Vec<Candidate>, bool) = (Vec::new(), false);
        for candidate in free {
            match candidate.strength() {
                Some(other) if other == strength && !candidate.speaks_against() => {
                    here.push(candidate.clone());
                }
                Some(other) if other <= strength && candidate.speaks_against() => {
                    stronger_failed = true;
                }
                _ => {}
            }
        }
        if field.several_columns || field.per_language {
            let every = self.candidates[number].iter().filter(|candidate| {
                self.is_free(candidate.column)
                    && candidate.strength().is_some_and(Strength::is_enough)
                    && !candidate.speaks_against()
            });
            let every: Vec<u32> = every.map(|candidate| candidate.column).collect();
            return match (here.is_empty(), every.len()) {
                (true, _) => Weighed::Nothing,
                (_, 1) => here.pop().map_or(Weighed::Nothing, Weighed::One),
                _ => Weighed::Several(every),
            };
        }
        if here
            .iter()
            .any(|candidate| candidate.verdict != Verdict::Empty)
        {
            here.retain(|candidate| candidate.verdict != Verdict::Empty);
        }
        let known = |candidate: &Candidate| {
            candidate
                .evidence
                .as_ref()
                .map(|evidence| evidence.known.clone())
        };
        if here.len() > 1
            && here
                .iter()
                .all(|candidate| known(candidate) == known(&here[0]))
        {
            // One known header, and two that are compared as it: the one that stands in the list so.
            let literal = |candidate: &&Candidate| {
                let header = self.table.header(candidate.column);
                let known = candidate
                    .evidence
                    .as_ref()
                    .map(|evidence| evidence.known.to_lowercase());
                known == Some(header.to_lowercase())
            };
            let literal: Vec<&Candidate> = here.iter().filter(literal).collect();
            if let [only] = literal[..] {
                here = vec![only.clone()];
            }
        }
        // Where a surer header has the wrong values, the next one needs the right ones.
        let doubtful = |candidate: &Candidate| stronger_failed && !candidate.is_evidence();
        if let [one] = &here[..]
            && let Some(work) = self.work_addresses_beside(number, one.column)
        {
            return Weighed::Tie(vec![work, one.column]);
        }
        match &here[..] {
            [] => Weighed::Nothing,
            [one] if !doubtful(one) => Weighed::One(one.clone()),
            _ => Weighed::Tie(here.iter().map(|candidate| candidate.column).collect()),
        }
    }

    /// The column of addresses at work, where another column was found for them that holds private ones: a header alone does
    /// not say which of the two is meant.
    fn work_addresses_beside(&self, number: FieldId, column: u32) -> Option<u32> {
        if self.table.field(number).kind != Type::Email {
            return None;
        }
        let is_private = |column: u32| {
            let stats = &self.table.stats[column as usize];
            let private = stats.share(|value| {
                let domain = value.rsplit_once('@');
                domain.is_some_and(|(_, domain)| domain::is_private(domain))
            });
            private * 2 > 100
        };
        if !is_private(column) {
            return None;
        }
        let mut others = self.candidates[number].iter().filter(|other| {
            other.column != column
                && self.is_free(other.column)
                && other.is_evidence()
                && !is_private(other.column)
        });
        others.next().map(|other| other.column)
    }

    /// A header that is close, and values as only this column has them.
    pub(super) fn by_close_header(&mut self, open: &[FieldId]) {
        let mut proposals = Vec::new();
        for number in self.undecided(open) {
            let good: Vec<&Candidate> = self.candidates[number]
                .iter()
                .filter(|candidate| candidate.is_evidence())
                .collect();
            let [candidate] = good[..] else {
                continue;
            };
            let close = candidate.strength().is_some_and(Strength::is_close);
            let field = self.table.field(number);
            let telling = !matches!(field.kind, Type::Id | Type::Reference);
            let contradicted = self.candidates[number].iter().any(|other| {
                other.strength().is_some_and(Strength::is_enough)
                    && other.column != candidate.column
            });
            if close && telling && !contradicted && self.is_free(candidate.column) {
                proposals.push((number, candidate.clone()));
            }
        }
        self.settle(&proposals);
    }
}
