//! Users who share a value: found by a hash of it, and confirmed once their rows were read again.

use std::hash::Hash;
use std::sync::Arc;

use hashbrown::HashMap;

use crate::check::compiled::{CompiledRules, OfField};
use crate::check::recheck::Occurrence;
use crate::finding::{Findings, NewFinding, RowNumber};
use crate::rule::{Among, JudgeMailbox, Member, Others};

/// Adds what the rules say of users who share a value of one field. `occurrences` are those of the rows that seem to, in the
/// order of the file: two values with one hash are told apart here.
pub(super) fn judge(
    rules: &CompiledRules<'_>,
    check: usize,
    occurrences: &[Occurrence],
    findings: &mut Findings,
) {
    let field = rules.field(rules.shared[check].field);
    let mut keyed: Vec<(String, &Occurrence)> = occurrences
        .iter()
        .map(|occurrence| {
            let mut key = String::new();
            field.write_loose_key(&occurrence.text, &mut key);
            (key, occurrence)
        })
        .filter(|(key, _)| !key.is_empty())
        .collect();
    keyed.sort_by(|(one, first), (other, second)| (one, first.place).cmp(&(other, second.place)));
    for group in keyed.chunk_by(|(one, _), (other, _)| one == other) {
        let group: Vec<&Occurrence> = group.iter().map(|(_, occurrence)| *occurrence).collect();
        Group::new(rules, check, &group).judge(rules, check, findings);
    }
    let mailboxes = rules.mailboxes.iter();
    let of = mailboxes.filter(|of| of.field == rules.shared[check].field);
    for mailboxes in of {
        judge_mailboxes(rules, mailboxes, &keyed, findings);
    }
}

/// Adds what the rules say of users of one name whose addresses are different ones of the same mailbox.
fn judge_mailboxes(
    rules: &CompiledRules<'_>,
    of: &OfField<JudgeMailbox<'_>>,
    keyed: &[(String, &Occurrence)],
    findings: &mut Findings,
) {
    let field = rules.field(of.field);
    let mut by_mailbox: Vec<(String, Option<u64>, &str, &Occurrence)> = keyed
        .iter()
        .map(|(address, occurrence)| {
            let mut mailbox = String::new();
            if !field.write_mailbox_key(address, &mut mailbox) {
                mailbox.clone_from(address);
            }
            (mailbox, occurrence.name, address.as_str(), *occurrence)
        })
        .collect();
    by_mailbox.sort_by(|one, other| {
        (&one.0, one.1, one.3.place).cmp(&(&other.0, other.1, other.3.place))
    });
    for group in by_mailbox.chunk_by(|one, other| (&one.0, one.1) == (&other.0, other.1)) {
        if group
            .iter()
            .all(|(_, _, address, _)| *address == group[0].2)
        {
            continue;
        }
        let mut rows = Rows::default();
        for (_, _, _, occurrence) in group {
            rows.add(row(occurrence));
        }
        let named = rows.named();
        for (_, _, _, occurrence) in group {
            let Some(first) = rows.first_other(row(occurrence)) else {
                continue;
            };
            let others = Others {
                first,
                size: rows.size(),
            };
            for (rule, judge) in &of.checks {
                findings.push(NewFinding {
                    group: Some(Arc::clone(&named)),
                    ..rules.finding(
                        *rule,
                        occurrence.place,
                        Some(of.field),
                        Some(&*occurrence.shown),
                        &judge(&others),
                    )
                });
            }
        }
    }
}

/// Rows that have something in common, in order, each once.
#[derive(Debug, Default)]
struct Rows(Vec<RowNumber>);

impl Rows {
    fn add(&mut self, row: RowNumber) {
        // The same value twice in one row is not a duplicate.
        if self.0.last() != Some(&row) {
            self.0.push(row);
        }
    }

    fn size(&self) -> u64 {
        self.0.len() as u64
    }

    fn first_other(&self, row: RowNumber) -> Option<RowNumber> {
        self.0.iter().take(2).copied().find(|other| *other != row)
    }

    /// As many of them as can be named.
    fn named(&self) -> Arc<[RowNumber]> {
        self.0.iter().copied().take(11).collect()
    }
}

/// The rows of one value, or of one kind of row.
#[derive(Debug, Default)]
struct Kinds<K> {
    numbers: HashMap<K, usize>,
    /// In the order of their first rows.
    rows: Vec<Rows>,
}

impl<K: Eq + Hash> Kinds<K> {
    /// Adds a row to its kind, and gives the number of that.
    fn add(&mut self, kind: K, row: RowNumber) -> usize {
        let number = *self.numbers.entry(kind).or_insert(self.rows.len());
        if number == self.rows.len() {
            self.rows.push(Rows::default());
        }
        self.rows[number].add(row);
        number
    }
}

/// One user of a group: the occurrence, and the numbers of its kinds.
struct Mate<'o> {
    occurrence: &'o Occurrence,
    same: usize,
    letters: usize,
    copies: usize,
}

/// Users whose values differ in nothing but case, if in anything.
struct Group<'o> {
    mates: Vec<Mate<'o>>,
    alike: Rows,
    /// By what is one value to the target.
    same: Kinds<String>,
    /// By the letter.
    letters: Kinds<&'o str>,
    /// By all cells.
    copies: Kinds<u128>,
}

impl<'o> Group<'o> {
    fn new(rules: &CompiledRules<'_>, check: usize, occurrences: &[&'o Occurrence]) -> Self {
        let field = rules.field(rules.shared[check].field);
        let mut group = Self {
            mates: Vec::with_capacity(occurrences.len()),
            alike: Rows::default(),
            same: Kinds::default(),
            letters: Kinds::default(),
            copies: Kinds::default(),
        };
        for &occurrence in occurrences {
            let row = row(occurrence);
            let mut key = String::new();
            field.write_key(&occurrence.text, &mut key);
            group.alike.add(row);
            group.mates.push(Mate {
                occurrence,
                same: group.same.add(key, row),
                letters: group.letters.add(&occurrence.text, row),
                copies: group.copies.add(occurrence.whole_row, row),
            });
        }
        group
    }

    /// The first other row whose value is another one to the target.
    fn first_otherwise(&self, mate: &Mate<'_>) -> Option<RowNumber> {
        let row = row(mate.occurrence);
        let mut first: Option<RowNumber> = None;
        for (number, rows) in self.same.rows.iter().enumerate() {
            let Some(other) = rows.first_other(row).filter(|_| number != mate.same) else {
                continue;
            };
            first = Some(first.map_or(other, |first| first.min(other)));
            // Of the kinds that follow, none has an earlier row.
            if rows.0.first() == Some(&other) {
                break;
            }
        }
        first
    }

    fn member(&self, mate: &Mate<'_>) -> Option<Member> {
        let row = row(mate.occurrence);
        let others = |rows: &Rows| {
            let first = rows.first_other(row)?;
            Some(Others {
                first,
                size: rows.size(),
            })
        };
        Some(Member {
            alike: others(&self.alike)?,
            same: others(&self.same.rows[mate.same]),
            to_the_letter: self.letters.rows[mate.letters].size() > 1,
            otherwise: self.first_otherwise(mate),
            copies: others(&self.copies.rows[mate.copies]),
        })
    }

    fn judge(&self, rules: &CompiledRules<'_>, check: usize, findings: &mut Findings) {
        if self.alike.size() < 2 {
            return;
        }
        let of = &rules.shared[check];
        let mut named: HashMap<(Among, usize), Arc<[RowNumber]>> = HashMap::new();
        for mate in &self.mates {
            let Some(member) = self.member(mate) else {
                continue;
            };
            for (rule, judge) in &of.checks {
                let Some((among, observation)) = judge(&member) else {
                    continue;
                };
                let (number, rows) = match among {
                    Among::Alike => (0, &self.alike),
                    Among::Same => (mate.same, &self.same.rows[mate.same]),
                    Among::Copies => (mate.copies, &self.copies.rows[mate.copies]),
                };
                let group = named.entry((among, number)).or_insert_with(|| rows.named());
                let occurrence = mate.occurrence;
                findings.push(NewFinding {
                    group: Some(Arc::clone(group)),
                    ..rules.finding(
                        *rule,
                        occurrence.place,
                        Some(of.field),
                        Some(&*occurrence.shown),
                        &observation,
                    )
                });
            }
        }
    }
}

fn row(occurrence: &Occurrence) -> RowNumber {
    // Whatever was read again stands in a row.
    occurrence.place.row.unwrap_or(RowNumber(0))
}
