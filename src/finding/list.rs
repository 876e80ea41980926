//! The findings of a file, kept in a few words each: with one on every row they are as many as the users.

use std::ops::Range;
use std::sync::Arc;

use hashbrown::HashMap;

use crate::finding::{ColumnIndex, FieldId, RowNumber};
use crate::finding::{Finding, Place, Severity, Suggestion};
use crate::messages::Message;

/// The findings of a file.
///
/// Texts stand one after the other in one, messages that are equal are kept once, and a [`Finding`] is put together when it
/// is looked at. [`Findings::sort`] brings them into the order of the file: what is about the file or a column comes first.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    records: Vec<Record>,
    text: String,
    rules: Vec<&'static str>,
    messages: Vec<Message>,
    numbers: HashMap<Message, u32>,
    suggestions: Vec<(TextSpan, bool)>,
    groups: Vec<Arc<[RowNumber]>>,
}

/// A finding to be added.
#[derive(Debug, Clone)]
pub struct NewFinding<'n> {
    /// The name of the rule.
    pub rule: &'static str,
    /// The severity in force.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// The field, where it is about one.
    pub field: Option<FieldId>,
    /// The cell or the value, where it is about one.
    pub value: Option<&'n str>,
    /// What is to be said.
    pub message: &'n Message,
    /// What the value should be, perhaps.
    pub suggestion: Option<Suggestion<'n>>,
    /// Rows of the same group, this one among them; at most eleven, so that ten others can be named.
    pub group: Option<Arc<[RowNumber]>>,
}

/// Where a text stands among all texts.
#[derive(Debug, Clone, Copy)]
struct TextSpan {
    start: u64,
    length: u32,
}

/// A finding as it is kept. What may be missing is kept as one more than its number, and 0 where it is.
#[derive(Debug, Clone, Copy)]
struct Record {
    row: u64,
    line: u64,
    value: TextSpan,
    column: u32,
    message: u32,
    suggestion: u32,
    group: u32,
    field: u16,
    rule: u8,
    consequence_of: u8,
    severity: Severity,
    has_value: bool,
}

impl Record {
    fn key(&self) -> (u64, u32, u8) {
        (self.row, self.column, self.rule)
    }
}

impl Findings {
    /// Adds a finding.
    pub fn push(&mut self, finding: NewFinding<'_>) {
        let suggestion = finding.suggestion.map_or(0, |suggestion| {
            let text = self.add_text(suggestion.text);
            self.suggestions.push((text, suggestion.is_fix));
            self.suggestions.len() as u32
        });
        let group = finding.group.map_or(0, |group| {
            // Members of a group come one after the other.
            if !self
                .groups
                .last()
                .is_some_and(|last| Arc::ptr_eq(last, &group))
            {
                self.groups.push(group);
            }
            self.groups.len() as u32
        });
        let record = Record {
            row: finding.place.row.map_or(0, |row| row.0),
            line: finding.place.line.unwrap_or(0),
            value: self.add_text(finding.value.unwrap_or_default()),
            has_value: finding.value.is_some(),
            column: finding.place.column.map_or(0, |column| column.0 + 1),
            message: self.add_message(finding.message),
            suggestion,
            group,
            field: finding.field.map_or(0, |field| field.index() as u16 + 1),
            rule: self.add_rule(finding.rule),
            consequence_of: 0,
            severity: finding.severity,
        };
        self.records.push(record);
    }

    /// Adds the findings of another list.
    pub fn append(&mut self, other: &Self) {
        let text = self.text.len() as u64;
        self.text.push_str(&other.text);
        let moved = |span: TextSpan| TextSpan {
            start: span.start + text,
            ..span
        };
        let suggestions = self.suggestions.len() as u32;
        let other_suggestions = other.suggestions.iter();
        self.suggestions
            .extend(other_suggestions.map(|(span, is_fix)| (moved(*span), *is_fix)));
        let groups = self.groups.len() as u32;
        self.groups.extend(other.groups.iter().cloned());
        let rules: Vec<u8> = other.rules.iter().map(|rule| self.add_rule(rule)).collect();
        let messages = other.messages.iter();
        let messages: Vec<u32> = messages.map(|message| self.add_message(message)).collect();
        let plus = |number: u32, before: u32| if number == 0 { 0 } else { number + before };
        self.records
            .extend(other.records.iter().map(|record| Record {
                value: moved(record.value),
                message: messages[record.message as usize],
                suggestion: plus(record.suggestion, suggestions),
                group: plus(record.group, groups),
                rule: rules[usize::from(record.rule)],
                consequence_of: match record.consequence_of {
                    0 => 0,
                    rule => rules[usize::from(rule - 1)] + 1,
                },
                ..*record
            }));
    }

    /// Brings them into the order of the file: by row, column, and the name of the rule.
    pub fn sort(&mut self) {
        let mut order: Vec<u8> = (0..self.rules.len() as u8).collect();
        order.sort_by_key(|rule| self.rules[usize::from(*rule)]);
        let mut places = vec![0; order.len()];
        for (place, rule) in order.iter().enumerate() {
            places[usize::from(*rule)] = place as u8;
        }
        self.rules.sort_unstable();
        for record in &mut self.records {
            record.rule = places[usize::from(record.rule)];
            if record.consequence_of > 0 {
                record.consequence_of = places[usize::from(record.consequence_of - 1)] + 1;
            }
        }
        if !self.records.is_sorted_by_key(Record::key) {
            self.records.sort_by_key(Record::key);
        }
        self.records.shrink_to_fit();
        self.text.shrink_to_fit();
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// How many have this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let of = |record: &&Record| record.severity == severity;
        self.records.iter().filter(of).count()
    }

    /// The finding at a place in the list.
    #[must_use]
    pub fn get(&self, index: usize) -> Finding<'_> {
        self.finding(&self.records[index])
    }

    /// The findings in their order.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Finding<'_>> + ExactSizeIterator {
        self.records.iter().map(|record| self.finding(record))
    }

    /// The findings of some rows, once they are sorted.
    pub fn of_rows(&self, rows: Range<RowNumber>) -> impl Iterator<Item = Finding<'_>> {
        let before = |row: RowNumber| self.records.partition_point(|record| record.row < row.0);
        let records = self.records[before(rows.start)..before(rows.end)].iter();
        records.map(|record| self.finding(record))
    }

    /// Where the findings of each cell, column or row as a whole stand in the list, once they are sorted.
    pub(crate) fn by_place(&self) -> impl Iterator<Item = Range<usize>> + use<'_> {
        let mut start = 0;
        let same =
            |one: &Record, other: &Record| (one.row, one.column) == (other.row, other.column);
        self.records.chunk_by(same).map(move |chunk| {
            let range = start..start + chunk.len();
            start = range.end;
            range
        })
    }

    /// Has the rows of the file called by these names in all messages.
    pub fn name_rows(&mut self, name: &dyn Fn(u64) -> String) {
        for message in &mut self.messages {
            if let Some(named) = message.naming_rows(name) {
                *message = named;
            }
        }
        let numbered = self.messages.iter().zip(0..);
        self.numbers = numbered
            .map(|(message, number)| (message.clone(), number))
            .collect();
    }

    /// Keeps only those for which `keep` holds.
    pub fn retain(&mut self, keep: impl Fn(Finding<'_>) -> bool) {
        let mut kept = self.iter().map(keep).collect::<Vec<_>>().into_iter();
        self.records.retain(|_| kept.next().unwrap_or(true));
    }

    /// Keeps only those whose place in the list is marked.
    pub(crate) fn retain_marked(&mut self, kept: &[bool]) {
        let mut kept = kept.iter();
        self.records
            .retain(|_| kept.next().is_none_or(|kept| *kept));
    }

    /// Gives a finding the suggestion of another one.
    pub(crate) fn take_suggestion(&mut self, of: usize, from: usize) {
        self.records[of].suggestion = self.records[from].suggestion;
    }

    /// Says that a finding follows from one of another rule in its row.
    pub(crate) fn set_consequence_of(&mut self, finding: usize, rule: &'static str) {
        let rule = self.add_rule(rule);
        self.records[finding].consequence_of = rule + 1;
    }

    fn finding(&self, record: &Record) -> Finding<'_> {
        let some = |number: u32| number.checked_sub(1).map(|number| number as usize);
        Finding {
            rule: self.rules[usize::from(record.rule)],
            severity: record.severity,
            place: Place {
                row: (record.row > 0).then_some(RowNumber(record.row)),
                column: record.column.checked_sub(1).map(ColumnIndex),
                line: (record.line > 0).then_some(record.line),
            },
            field: record
                .field
                .checked_sub(1)
                .and_then(|field| FieldId::new(field.into())),
            value: record.has_value.then(|| self.text(record.value)),
            message: &self.messages[record.message as usize],
            suggestion: some(record.suggestion).map(|number| {
                let (text, is_fix) = self.suggestions[number];
                Suggestion {
                    text: self.text(text),
                    is_fix,
                }
            }),
            group: some(record.group).map_or(&[], |number| &self.groups[number]),
            consequence_of: record
                .consequence_of
                .checked_sub(1)
                .map(|rule| self.rules[usize::from(rule)]),
        }
    }

    fn text(&self, span: TextSpan) -> &str {
        let start = span.start as usize;
        &self.text[start..start + span.length as usize]
    }

    fn add_text(&mut self, text: &str) -> TextSpan {
        let start = self.text.len() as u64;
        self.text.push_str(text);
        TextSpan {
            start,
            length: text.len() as u32,
        }
    }

    fn add_rule(&mut self, rule: &'static str) -> u8 {
        let known = self.rules.iter().rposition(|known| *known == rule);
        let number = known.unwrap_or_else(|| {
            self.rules.push(rule);
            self.rules.len() - 1
        });
        number as u8
    }

    fn add_message(&mut self, message: &Message) -> u32 {
        if let Some(known) = self.numbers.get(message) {
            return *known;
        }
        let number = self.messages.len() as u32;
        self.numbers.insert(message.clone(), number);
        self.messages.push(message.clone());
        number
    }
}
