//! The findings of a file, kept in a few words each: with one on every row they are as many as the users.

use std::num::NonZeroU64;
use std::ops::Range;
use std::sync::Arc;

use hashbrown::HashMap;

use crate::finding::texts::{TextSpan, Texts};
use crate::finding::unkept::Unkept;
use crate::finding::{ColumnIndex, FieldId, RowNumber};
use crate::finding::{Finding, Place, Severity, Suggestion};
use crate::messages::{Message, Translations};

/// The findings of a file.
///
/// Texts stand one after the other in one, what is equal is kept once, and a [`Finding`] is put together when it is looked at.
/// [`Findings::sort`] brings them into the order of the file: what is about the file or a column comes first.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    records: Vec<Record>,
    texts: Texts,
    kinds: Vec<Kind>,
    /// How many findings of a rule and a severity are kept at most; those of one row are kept or left together.
    most: Option<NonZeroU64>,
    unkept: Unkept,
    messages: Vec<Message>,
    numbers: HashMap<Message, u32>,
    extras: Vec<Extra>,
    groups: Vec<Arc<[RowNumber]>>,
}

/// A kind of finding: a rule, with a severity that it has a finding of.
#[derive(Debug, Clone, Copy)]
struct Kind {
    rule: &'static str,
    severity: Severity,
    /// How many findings were kept, and the row of the last one.
    kept: u64,
    last_row: u64,
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

/// A finding as it is kept, in 40 bytes. What may be missing is kept as one more than its number, and 0 where it is.
#[derive(Debug, Clone, Copy)]
struct Record {
    row: u64,
    value_start: u64,
    /// [`NO_VALUE`] where there is none.
    value_length: u32,
    /// By how much the number of the line is larger than that of the row: by the line ends inside the cells above.
    line: u32,
    column: u32,
    message: u32,
    extra: u32,
    field: u16,
    kind: u8,
    consequence_of: u8,
}

const NO_VALUE: u32 = u32::MAX;

/// What few findings have. 0 where there is no group.
#[derive(Debug, Clone, Copy)]
struct Extra {
    suggestion: Option<(TextSpan, bool)>,
    group: u32,
}

impl Findings {
    /// No findings so far, of which so many of a rule are kept, the first ones in the order of the file. All that are about
    /// the file or a column are kept.
    #[must_use]
    pub fn bounded(most: NonZeroU64) -> Self {
        Self {
            most: Some(most),
            ..Self::default()
        }
    }

    /// How many findings of a rule are kept, if not all are.
    #[must_use]
    pub fn most(&self) -> Option<NonZeroU64> {
        self.most
    }

    /// The findings that are counted and not kept, once they are sorted.
    #[must_use]
    pub fn unkept(&self) -> &Unkept {
        &self.unkept
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: NewFinding<'_>) {
        let row = finding.place.row.map_or(0, |row| row.0);
        let kind = self.add_kind(finding.rule, finding.severity);
        if !self.kinds[usize::from(kind)].has_room(row, self.most) {
            self.unkept.add(finding.rule, finding.severity, row);
            return;
        }
        let group = finding.group.map_or(0, |group| self.add_group(group));
        let suggestion = finding.suggestion;
        let suggestion = suggestion.map(|of| (self.texts.add(of.text), of.is_fix));
        let value = finding.value.map(|value| self.texts.add(value));
        let record = Record {
            row,
            value_start: value.map_or(0, |value| value.start),
            value_length: value.map_or(NO_VALUE, |value| value.length),
            line: finding.place.line.map_or(0, |line| {
                u32::try_from((line + 1).saturating_sub(row)).unwrap_or(u32::MAX)
            }),
            column: finding.place.column.map_or(0, |column| column.0 + 1),
            message: self.add_message(finding.message),
            extra: self.add_extra(suggestion, group),
            field: finding.field.map_or(0, |field| field.index() as u16 + 1),
            kind,
            consequence_of: 0,
        };
        self.records.push(record);
    }

    /// Adds the findings of another list.
    pub fn append(&mut self, other: &Self) {
        let groups = self.groups.len() as u32;
        self.groups.extend(other.groups.iter().cloned());
        let kinds = other.kinds.iter();
        let kinds: Vec<u8> = kinds
            .map(|kind| {
                let number = self.add_kind(kind.rule, kind.severity);
                let own = &mut self.kinds[usize::from(number)];
                (own.kept, own.last_row) = (own.kept + kind.kept, 0);
                number
            })
            .collect();
        self.unkept.append(&other.unkept);
        let messages = other.messages.iter();
        let messages: Vec<u32> = messages.map(|message| self.add_message(message)).collect();
        let texts = self.texts.append(&other.texts);
        let extras = self.extras.len() as u32;
        for extra in &other.extras {
            let suggestion = extra.suggestion;
            self.extras.push(Extra {
                suggestion: suggestion.map(|(text, is_fix)| (text.behind(texts), is_fix)),
                group: plus(extra.group, groups),
            });
        }
        self.records.reserve(other.records.len());
        for record in &other.records {
            let value = record.value().map(|value| value.behind(texts));
            self.records.push(Record {
                value_start: value.map_or(0, |value| value.start),
                message: messages[record.message as usize],
                extra: plus(record.extra, extras),
                kind: kinds[usize::from(record.kind)],
                consequence_of: match record.consequence_of {
                    0 => 0,
                    kind => kinds[usize::from(kind - 1)] + 1,
                },
                ..*record
            });
        }
    }

    /// Brings them into the order of the file: by row, column, and the name of the rule.
    pub fn sort(&mut self) {
        let mut names: Vec<&str> = self.kinds.iter().map(|kind| kind.rule).collect();
        names.sort_unstable();
        let ranks = self.kinds.iter();
        let ranks: Vec<usize> = ranks
            .map(|kind| names.partition_point(|name| *name < kind.rule))
            .collect();
        let key = |record: &Record| {
            let rank = ranks[usize::from(record.kind)];
            (record.row, record.column, rank)
        };
        if !self.records.is_sorted_by_key(key) {
            self.records.sort_by_key(key);
        }
        self.leave_unkept();
        self.records.shrink_to_fit();
        self.texts.shrink_to_fit();
    }

    /// Leaves what is too many of a rule. Each part of a file kept its first ones, so that the first of all are there.
    fn leave_unkept(&mut self) {
        let most = self.most.map_or(u64::MAX, NonZeroU64::get);
        if self.kinds.iter().all(|kind| kind.kept <= most) {
            return;
        }
        for kind in &mut self.kinds {
            (kind.kept, kind.last_row) = (0, 0);
        }
        self.records.retain(|record| {
            let kind = &mut self.kinds[usize::from(record.kind)];
            let is_kept = kind.has_room(record.row, self.most);
            if !is_kept {
                self.unkept.add(kind.rule, kind.severity, record.row);
            }
            is_kept
        });
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
        let of = |record: &&Record| self.kinds[usize::from(record.kind)].severity == severity;
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
        let records = self.records[self.places(rows)].iter();
        records.map(|record| self.finding(record))
    }

    /// Where the findings of some rows stand in the list, once they are sorted.
    #[must_use]
    pub fn places(&self, rows: Range<RowNumber>) -> Range<usize> {
        let before = |row: RowNumber| self.records.partition_point(|record| record.row < row.0);
        before(rows.start)..before(rows.end)
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

    /// Has rules say what an organization wants them to say; `own` gives that for a rule.
    pub fn reword(&mut self, own: impl Fn(&'static str) -> Option<Translations>) {
        let own: Vec<Option<Translations>> = self.kinds.iter().map(|kind| own(kind.rule)).collect();
        if own.iter().all(Option::is_none) {
            return;
        }
        let mut reworded: HashMap<(u32, u8), u32> = HashMap::new();
        for place in 0..self.records.len() {
            let Record { message, kind, .. } = self.records[place];
            let Some(own) = &own[usize::from(kind)] else {
                continue;
            };
            let known = reworded.get(&(message, kind)).copied();
            let number = known.unwrap_or_else(|| {
                let said = self.messages[message as usize].with_own(own.clone());
                self.add_message(&said)
            });
            reworded.insert((message, kind), number);
            self.records[place].message = number;
        }
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
        let suggestion = self
            .extra(&self.records[from])
            .and_then(|extra| extra.suggestion);
        let group = self.extra(&self.records[of]).map_or(0, |extra| extra.group);
        self.records[of].extra = self.add_extra(suggestion, group);
    }

    /// Says that a finding follows from one of another rule in its row.
    pub(crate) fn set_consequence_of(&mut self, finding: usize, rule: &'static str) {
        // How severe the other one is does not matter here.
        let known = self.kinds.iter().position(|known| known.rule == rule);
        let kind = known.map_or_else(|| self.add_kind(rule, Severity::Error), |known| known as u8);
        self.records[finding].consequence_of = kind + 1;
    }

    fn finding(&self, record: &Record) -> Finding<'_> {
        let extra = self.extra(record);
        let group = extra.and_then(|extra| extra.group.checked_sub(1));
        let Kind { rule, severity, .. } = self.kinds[usize::from(record.kind)];
        Finding {
            rule,
            severity,
            place: Place {
                row: (record.row > 0).then_some(RowNumber(record.row)),
                column: record.column.checked_sub(1).map(ColumnIndex),
                line: (record.line > 0).then(|| record.row + u64::from(record.line) - 1),
            },
            field: record
                .field
                .checked_sub(1)
                .and_then(|field| FieldId::new(field.into())),
            value: record.value().map(|value| self.texts.get(value)),
            message: &self.messages[record.message as usize],
            suggestion: extra
                .and_then(|extra| extra.suggestion)
                .map(|(text, is_fix)| Suggestion {
                    text: self.texts.get(text),
                    is_fix,
                }),
            group: group.map_or(&[], |number| &self.groups[number as usize]),
            consequence_of: record
                .consequence_of
                .checked_sub(1)
                .map(|kind| self.kinds[usize::from(kind)].rule),
        }
    }

    fn extra(&self, record: &Record) -> Option<&Extra> {
        let number = record.extra.checked_sub(1)?;
        self.extras.get(number as usize)
    }

    fn add_extra(&mut self, suggestion: Option<(TextSpan, bool)>, group: u32) -> u32 {
        if suggestion.is_none() && group == 0 {
            return 0;
        }
        self.extras.push(Extra { suggestion, group });
        self.extras.len() as u32
    }

    fn add_group(&mut self, group: Arc<[RowNumber]>) -> u32 {
        // Members of a group come one after the other.
        let last = self.groups.last();
        if !last.is_some_and(|last| Arc::ptr_eq(last, &group)) {
            self.groups.push(group);
        }
        self.groups.len() as u32
    }

    fn add_kind(&mut self, rule: &'static str, severity: Severity) -> u8 {
        let known = self
            .kinds
            .iter()
            .rposition(|known| (known.rule, known.severity) == (rule, severity));
        let number = known.unwrap_or_else(|| {
            self.kinds.push(Kind {
                rule,
                severity,
                kept: 0,
                last_row: 0,
            });
            self.kinds.len() - 1
        });
        number as u8
    }

    fn add_message(&mut self, message: &Message) -> u32 {
        // Where every row has a finding, most of them say the same as the last one.
        let last = self.records.last().map(|record| record.message);
        if let Some(last) = last.filter(|last| self.messages[*last as usize] == *message) {
            return last;
        }
        if let Some(known) = self.numbers.get(message) {
            return *known;
        }
        let number = self.messages.len() as u32;
        self.numbers.insert(message.clone(), number);
        self.messages.push(message.clone());
        number
    }
}

impl Kind {
    /// Whether one more is kept that is about this row, or about no row; it counts then.
    #[inline]
    fn has_room(&mut self, row: u64, most: Option<NonZeroU64>) -> bool {
        let has_room = most.is_none_or(|most| self.kept < most.get());
        if has_room || row == 0 || self.last_row == row {
            self.kept += 1;
            self.last_row = row;
            return true;
        }
        false
    }
}

impl Record {
    fn value(&self) -> Option<TextSpan> {
        (self.value_length != NO_VALUE).then_some(TextSpan {
            start: self.value_start,
            length: self.value_length,
        })
    }
}

/// A number that is kept as one more, where as many others come before it.
fn plus(number: u32, before: u32) -> u32 {
    if number == 0 { 0 } else { number + before }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;
    use std::sync::Arc;

    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::{Findings, NewFinding};
    use crate::finding::{ColumnIndex, Place, RowNumber, Severity, Suggestion};
    use crate::messages::message;

    fn add(findings: &mut Findings, row: u64, column: u32, rule: &'static str) {
        let severity = if rule == "a" {
            Severity::Error
        } else {
            Severity::Warning
        };
        findings.push(NewFinding {
            rule,
            severity,
            place: Place {
                row: (row > 0).then_some(RowNumber(row)),
                column: Some(ColumnIndex(column)),
                line: None,
            },
            field: None,
            value: None,
            message: &message!("not-checked-no-current-users"),
            suggestion: None,
            group: None,
        });
    }

    fn kept(
        mut findings: Findings,
    ) -> (
        Vec<(Place, &'static str)>,
        Vec<(&'static str, u64)>,
        Vec<RowNumber>,
    ) {
        findings.sort();
        let unkept = findings.unkept();
        (
            findings
                .iter()
                .map(|finding| (finding.place, finding.rule))
                .collect(),
            unkept.counts().collect(),
            unkept.rows_with_errors().collect(),
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1000, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_first_findings_of_a_rule_are_kept_in_any_order_of_blocks(
            rows in prop::collection::vec((any::<bool>(), prop::collection::vec((0_u32..3, prop::sample::select(vec!["a", "b"])), 0..3)), 0..30),
            most in 1_u64..6,
        ) {
            let most = NonZeroU64::new(most).expect("it is not 0");
            let (mut one, mut other, mut all) =
                (Findings::bounded(most), Findings::bounded(most), Findings::bounded(most));
            for (row, (is_other, findings)) in (0_u64..).zip(&rows) {
                let part = if *is_other { &mut other } else { &mut one };
                for (column, rule) in findings {
                    add(part, row, *column, rule);
                    add(&mut all, row, *column, rule);
                }
            }
            one.append(&other);
            let all = kept(all);
            let number = |of: &str| rows.iter().skip(1).flat_map(|(_, findings)| findings).filter(|(_, rule)| *rule == of).count() as u64;
            for rule in ["a", "b"] {
                let unkept = all.1.iter().find(|(of, _)| *of == rule).map_or(0, |(_, count)| *count);
                let kept = all.0.iter().filter(|(place, of)| *of == rule && place.row.is_some()).count() as u64;
                prop_assert_eq!(kept + unkept, number(rule));
                prop_assert!(unkept == 0 || kept >= most.get().saturating_sub(3));
            }
            prop_assert_eq!(kept(one), all);
        }
    }

    #[test]
    fn a_finding_that_takes_a_suggestion_keeps_its_group() {
        let mut findings = Findings::default();
        let group: Arc<[RowNumber]> = [RowNumber(2), RowNumber(7)].into();
        for suggestion in [None, Some("Sales")] {
            findings.push(NewFinding {
                rule: "a",
                severity: Severity::Error,
                place: Place::default(),
                field: None,
                value: None,
                message: &message!("not-checked-no-current-users"),
                suggestion: suggestion.map(|text| Suggestion { text, is_fix: true }),
                group: suggestion.is_none().then(|| Arc::clone(&group)),
            });
        }
        findings.take_suggestion(0, 1);
        let finding = findings.get(0);
        assert_eq!(finding.fix(), Some("Sales"));
        assert_eq!(finding.group, &*group);
    }
}
