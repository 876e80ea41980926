//! Fields that are left: the columns that a person has to choose from.

use crate::finding::FieldId;
use crate::header::{self, Likeness};
use crate::mapping::suggest::Outcome;
use crate::mapping::suggest::assignment::{Assignment, Candidate, HELD};
use crate::mapping::suggest::headers::{self, Strength};
use crate::mapping::suggest::names::Part;
use crate::mapping::suggest::values::{self, Verdict};
use crate::profile::field::{Field, Type};

/// How many columns are suggested where the header says nothing.
const FEW_COLUMNS: usize = 3;

impl Assignment<'_> {
    /// What is left: columns that a person has to choose from.
    pub(super) fn perhaps(&mut self, open: &[FieldId]) {
        for number in self.undecided(open) {
            let needed = self.table.needed.contains(&number);
            let field = self.table.field(number);
            let mut columns: Vec<(u8, Option<Strength>, u32)> = Vec::new();
            for candidate in &self.candidates[number] {
                let strength = candidate.strength();
                let free = self.is_free(candidate.column);
                let worth = match strength {
                    _ if !free => None,
                    Some(strength) if strength.is_enough() => {
                        Some(u8::from(candidate.speaks_against()))
                    }
                    _ if candidate.speaks_against() && !self.is_cut(field, candidate) => None,
                    _ if candidate.held >= Some(HELD) => Some(0),
                    _ if candidate.verdict == Verdict::Empty => None,
                    Some(Strength::Like(Likeness::Piece)) => needed.then_some(0),
                    Some(_) => Some(0),
                    None => None,
                };
                columns.extend(worth.map(|worth| (worth, strength, candidate.column)));
            }
            // No header that could make it sure: what has the right values may be it, whatever it is called.
            let says_it = |(worth, strength, _): &(u8, Option<Strength>, u32)| {
                *worth == 0 && (!needed || strength.is_some_and(Strength::is_enough))
            };
            if !columns.iter().any(says_it) {
                columns.extend(
                    self.by_values(number, needed)
                        .into_iter()
                        .map(|column| (2, None, column)),
                );
            }
            if columns.is_empty() {
                let units = self.units(number).into_iter();
                columns.extend(units.map(|column| (3, None, column)));
            }
            columns.sort_unstable_by_key(|(worth, strength, column)| {
                (*worth, strength.is_none(), *strength, *column)
            });
            let mut seen = Vec::new();
            for (_, _, column) in columns {
                if !seen.contains(&column) {
                    seen.push(column);
                }
            }
            let columns = seen;
            let choices = self.choices(number, &columns);
            self.outcomes[number] = Some(if choices.is_empty() {
                Outcome::NotFound
            } else {
                Outcome::Maybe(choices)
            });
        }
    }

    /// Columns of departments or teams, which may be the groups of a target.
    fn units(&self, number: FieldId) -> Vec<u32> {
        let field = self.table.field(number);
        if !field.group || field.kind != Type::Text {
            return Vec::new();
        }
        let candidates = self.candidates[number].iter();
        let units = candidates
            .filter(|candidate| self.is_free(candidate.column))
            .filter(|candidate| !candidate.speaks_against() && candidate.verdict != Verdict::Empty)
            .filter(|candidate| headers::is_unit(self.table.header(candidate.column)));
        units
            .map(|candidate| candidate.column)
            .take(FEW_COLUMNS)
            .collect()
    }

    pub(super) fn is_cut(&self, field: &Field, candidate: &Candidate) -> bool {
        Part::of(field).is_some() && values::is_two_names(self.table.stats(candidate.column))
    }

    /// Columns of which only the values fit a field: few different ones, so that it is no accident.
    fn by_values(&self, number: FieldId, needed: bool) -> Vec<u32> {
        let kind = self.table.field(number).kind;
        let alone = || {
            let fields = &self.table.profile.fields;
            fields.iter().filter(|other| other.kind == kind).count() == 1
        };
        let telling = match kind {
            Type::Email => needed,
            // Of several phones, values do not say which.
            Type::Phone | Type::Boolean | Type::Language => needed || alone(),
            _ => needed && !self.table.field(number).canonical_values.is_empty(),
        };
        let taken_elsewhere =
            |column: u32| !(self.is_free(column) || needed && self.is_taken_by_a_text(column));
        // Names of languages are translated into codes.
        let is_evidence = |verdict: &Verdict| match verdict {
            Verdict::For(_) => true,
            Verdict::Silent => kind == Type::Language,
            _ => false,
        };
        let good: Vec<u32> = self.candidates[number]
            .iter()
            .filter(|candidate| is_evidence(&candidate.verdict))
            // A mark says that the user belongs to what the header names, and not that the answer is yes.
            .filter(|candidate| {
                let stats = self.table.stats(candidate.column);
                stats.marks < stats.filled
                    && !header::says_the_opposite(self.table.header(candidate.column))
            })
            .map(|candidate| candidate.column)
            .filter(|column| !taken_elsewhere(*column))
            .collect();
        let most = if kind == Type::Email { FEW_COLUMNS } else { 1 };
        if telling && good.len() <= most {
            good
        } else {
            Vec::new()
        }
    }

    /// Whether a column fills a text, which any value is.
    fn is_taken_by_a_text(&self, column: u32) -> bool {
        let takes = |(number, outcome): (FieldId, &Option<Outcome>)| match outcome {
            Some(Outcome::Sure(choice)) => {
                choice.columns.contains(&column) && self.table.field(number).kind == Type::Text
            }
            _ => false,
        };
        self.outcomes.with_ids().any(takes)
    }
}
