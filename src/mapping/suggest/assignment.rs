//! Which column goes to which field: the surest evidence first, and a tie goes to neither.

mod by_header;
mod perhaps;

use crate::finding::ColumnIndex;
use crate::finding::FieldId;
use crate::header;
use crate::mapping::column_stats::ColumnStats;
use crate::mapping::suggest::headers::{self, Evidence, Strength};
use crate::mapping::suggest::values::{self, Verdict};
use crate::mapping::suggest::{Choice, Outcome, Suggestion, Table};
use crate::messages::{message, text};
use crate::profile::field::Type;
use crate::profile::fields::PerField;

/// From how many of a hundred values that a list of current users have on a column is that field.
const HELD: u64 = 90;

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
