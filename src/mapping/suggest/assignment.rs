//! Which column goes to which field: the surest evidence first, and a tie goes to neither.

use crate::finding::ColumnIndex;
use crate::finding::FieldId;
use crate::header::{self, Likeness};
use crate::mapping::column_stats::ColumnStats;
use crate::mapping::suggest::headers::{self, Evidence, Strength};
use crate::mapping::suggest::names::Part;
use crate::mapping::suggest::values::{self, Verdict};
use crate::mapping::suggest::{Choice, Outcome, Suggestion, Table};
use crate::messages::{message, text};
use crate::profile::field::{Field, Type};
use crate::profile::fields::PerField;
use crate::values::domain;

/// From how many of a hundred values that a list of current users have on a column is that field.
const HELD: u64 = 90;
/// How many columns are suggested where the header says nothing.
const FEW_COLUMNS: usize = 3;

/// A column that could fill a field.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) column: u32,
    /// What its header says; nothing where only its values fit.
    evidence: Option<Evidence>,
    pub(super) verdict: Verdict,
    /// How many of a hundred of its values the current users have.
    held: Option<u64>,
}

impl Candidate {
    pub(super) fn strength(&self) -> Option<Strength> {
        self.evidence.as_ref().map(|evidence| evidence.strength)
    }

    pub(super) fn speaks_against(&self) -> bool {
        matches!(self.verdict, Verdict::Against(_))
    }

    fn is_evidence(&self) -> bool {
        matches!(self.verdict, Verdict::For(_)) || self.held >= Some(HELD)
    }
}

/// What is found out, field by field.
pub(super) struct Assignment<'a> {
    pub(super) table: &'a Table<'a>,
    /// The candidates of each field, in the order of the columns.
    pub(super) candidates: PerField<Vec<Candidate>>,
    pub(super) outcomes: PerField<Option<Outcome>>,
    /// Whether a column fills a field for sure.
    claimed: Vec<bool>,
}

/// What fills each field.
pub(super) fn assign(table: &Table<'_>) -> Vec<Suggestion> {
    let fields = &table.profile.fields;
    let open: Vec<FieldId> = fields.ids().filter(|id| table.is_open(*id)).collect();
    let mut assignment = Assignment {
        table,
        candidates: fields.map(|_| Vec::new()),
        outcomes: fields.map(|_| None),
        claimed: vec![false; table.headers.len()],
    };
    for (_, columns) in &table.known.settled {
        assignment.claim(columns);
    }
    for &number in &open {
        assignment.candidates[number] = candidates(table, number);
    }
    assignment.by_current_users(&open);
    assignment.by_header(&open);
    assignment.by_numbered_headers(&open);
    assignment.by_close_header(&open);
    assignment.by_header_of_two_names(&open);
    assignment.by_two_names(&open);
    assignment.by_marks(&open);
    assignment.perhaps(&open);
    open.into_iter()
        .map(|field| Suggestion {
            field,
            outcome: assignment.outcomes[field]
                .take()
                .unwrap_or(Outcome::NotFound),
        })
        .collect()
}

fn candidates(table: &Table<'_>, number: FieldId) -> Vec<Candidate> {
    let field = table.field(number);
    let candidate = |column: u32| {
        let stats = table.stats(column);
        let asked = |value: &str| (table.known.held)(number, value);
        let known = stats
            .values()
            .first()
            .is_some_and(|(value, _)| asked(value).is_some());
        let header = table.header(column);
        // The day of a date in three columns is called like the whole date.
        let is_part = matches!(field.kind, Type::Date | Type::DateTime)
            && (values::are_days_of_a_month(stats)
                || header::is_part_of_a_date(header, table.headers.iter().copied()));
        let (evidence, verdict) = if is_part {
            (None, Verdict::Against(message!("reason-date-part")))
        } else {
            let verdict = values::verdict(table.profile, field, stats);
            (headers::evidence(header, field), verdict)
        };
        Candidate {
            column,
            evidence,
            verdict,
            held: known.then(|| stats.share(|value| asked(value) == Some(true))),
        }
    };
    table.columns().map(candidate).collect()
}

impl Assignment<'_> {
    pub(super) fn claim(&mut self, columns: &[u32]) {
        for column in columns {
            if let Some(claimed) = self.claimed.get_mut(*column as usize) {
                *claimed = true;
            }
        }
    }

    pub(super) fn is_free(&self, column: u32) -> bool {
        !self.claimed[column as usize]
    }

    pub(super) fn undecided(&self, open: &[FieldId]) -> Vec<FieldId> {
        let undecided = open
            .iter()
            .filter(|number| self.outcomes[**number].is_none());
        undecided.copied().collect()
    }

    /// A column that has nearly all of its values among those that must be unique of the current users.
    fn by_current_users(&mut self, open: &[FieldId]) {
        let mut proposals = Vec::new();
        for number in self.undecided(open) {
            if !self.table.field(number).unique {
                continue;
            }
            let held: Vec<&Candidate> = self.candidates[number]
                .iter()
                .filter(|candidate| candidate.held >= Some(HELD) && self.is_free(candidate.column))
                .collect();
            if let [candidate] = held[..] {
                proposals.push((number, candidate.clone()));
            }
        }
        self.settle(&proposals);
    }

    /// Headers that mean a field, the most literal meaning first.
    fn by_header(&mut self, open: &[FieldId]) {
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
    fn by_close_header(&mut self, open: &[FieldId]) {
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

    /// What is left: columns that a person has to choose from.
    fn perhaps(&mut self, open: &[FieldId]) {
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

    fn is_cut(&self, field: &Field, candidate: &Candidate) -> bool {
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

    /// Columns that fill a field together.
    pub(super) fn together(&mut self, number: FieldId, columns: &[u32]) {
        let stats: Vec<&ColumnStats> = columns
            .iter()
            .map(|column| self.table.stats(*column))
            .collect();
        let (settings, mut reasons) = values::settings(self.table.field(number), &stats);
        let letters: Vec<String> = columns
            .iter()
            .map(|column| ColumnIndex(*column).to_string())
            .collect();
        let names = text(letters.join(", "));
        reasons.insert(0, message!("reason-headers-match", columns = names));
        self.claim(columns);
        self.outcomes[number] = Some(Outcome::Sure(Choice {
            columns: columns.to_vec(),
            settings,
            reasons,
        }));
    }

    /// Makes sure what fits one field alone; what fits two goes to neither.
    fn settle(&mut self, proposals: &[(FieldId, Candidate)]) {
        let asked = |column: u32| {
            proposals
                .iter()
                .filter(|(_, other)| other.column == column)
                .count()
        };
        let tied: Vec<bool> = proposals
            .iter()
            .map(|(_, candidate)| asked(candidate.column) > 1)
            .collect();
        for ((number, candidate), tied) in proposals.iter().zip(tied) {
            let choices = self.choices(*number, &[candidate.column]);
            self.outcomes[*number] = if tied {
                Some(Outcome::Maybe(choices))
            } else {
                choices.into_iter().next().map(Outcome::Sure)
            };
            if !tied {
                self.claim(&[candidate.column]);
            }
        }
    }

    pub(super) fn choices(&self, number: FieldId, columns: &[u32]) -> Vec<Choice> {
        columns
            .iter()
            .map(|column| self.choice(number, *column))
            .collect()
    }

    fn choice(&self, number: FieldId, column: u32) -> Choice {
        let stats = self.table.stats(column);
        let mut choice = Choice::of(self.table.profile, number, column, stats);
        let candidate = self.candidates[number]
            .iter()
            .find(|candidate| candidate.column == column);
        let mut reasons = Vec::new();
        if let Some(candidate) = candidate {
            reasons.extend(
                candidate
                    .evidence
                    .as_ref()
                    .map(|evidence| evidence.reason(self.table.header(column))),
            );
            if let Some(held) = candidate.held.filter(|held| *held > 0) {
                reasons.push(message!("reason-current-users", share = held));
            }
            if choice.settings.split.is_none() {
                reasons.extend(candidate.verdict.reason());
            }
        }
        if reasons.is_empty() && headers::is_unit(self.table.header(column)) {
            reasons.push(message!("reason-department"));
        }
        reasons.append(&mut choice.reasons);
        choice.reasons = reasons;
        choice
    }
}

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
