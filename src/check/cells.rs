//! Checks the cells of rows. What was learned of a cell or of a domain is kept for where it comes again.

use crate::check::cell_cache::{CellCache, Found, Verdict, What};
use crate::check::collect::{Collected, Suspect};
use crate::check::compiled::{ByRule, CompiledColumn, CompiledRules};
use crate::check::domains::KnownDomains;
use crate::rule::{MOST_KINDS, ValueCheck, domain_of};
use crate::source::block::Row;
use crate::source::cell_flags::CellFlags;
use crate::user::Value;

/// Checks the cells of rows, and keeps what it learned from one row to the next.
pub(super) struct CellChecker {
    caches: Vec<CellCache>,
    domains: Vec<KnownDomains>,
    /// The verdict on the last cell that was checked.
    verdict: Verdict,
    /// For each classifier and each kind that was seen, how many suspect values of it are kept at most: 0 where it
    /// is not a suspect one.
    suspicions: Vec<[Option<u64>; MOST_KINDS]>,
}

impl CellChecker {
    pub(super) fn new(rules: &CompiledRules<'_>) -> Self {
        let columns = || rules.columns.iter();
        Self {
            caches: columns().map(|_| CellCache::default()).collect(),
            domains: columns().map(|_| KnownDomains::default()).collect(),
            verdict: Verdict::default(),
            suspicions: vec![[None; MOST_KINDS]; rules.classifiers.len()],
        }
    }

    /// Counts what was left to be counted at the end.
    pub(super) fn count(&mut self, collected: &mut Collected) {
        for cache in &mut self.caches {
            cache.count(&mut collected.evidence);
        }
    }

    /// Checks the cells of a row.
    pub(super) fn check(
        &mut self,
        rules: &CompiledRules<'_>,
        collected: &mut Collected,
        row: &Row<'_>,
        values: &[Value<'_>],
    ) {
        let is_damaged = rules.context.observed.is_damaged(row);
        for (number, value) in values.iter().enumerate() {
            if value.cell.is_empty() {
                continue;
            }
            // Less may be said of the same cell in a row whose bytes could not be read.
            if is_damaged {
                let flags = CellFlags::of_damaged(value.cell);
                self.judge(rules, collected, number, row, value, flags);
                continue;
            }
            if let Some(verdict) = self.caches[number].find(value.cell) {
                if !verdict.only_counts() {
                    apply_known(rules, collected, number, verdict, row, value);
                }
                continue;
            }
            let flags = CellFlags::of(value.cell);
            self.judge(rules, collected, number, row, value, flags);
            let evidence = &mut collected.evidence;
            self.caches[number].keep(value.cell, &self.verdict, evidence);
        }
    }

    /// Checks a cell, and leaves the verdict in `self.verdict`.
    fn judge(
        &mut self,
        rules: &CompiledRules<'_>,
        collected: &mut Collected,
        number: usize,
        row: &Row<'_>,
        value: &Value<'_>,
        flags: CellFlags,
    ) {
        let column = &rules.columns[number];
        self.verdict.clear();
        if flags.any_of(column.of_cells_if) {
            run(&column.of_cells, flags, value.cell, None, &mut self.verdict);
        }
        if column.counts_values || flags.any_of(column.of_values_if) {
            self.judge_values(rules, collected, number, value, flags);
        }
        let verdict = &self.verdict;
        for &(classifier, kind) in &verdict.kinds {
            collected.evidence[usize::from(classifier)][usize::from(kind)] += 1;
        }
        if !verdict.only_counts() {
            apply(rules, collected, number, verdict, row, value);
        }
    }

    fn judge_values(
        &mut self,
        rules: &CompiledRules<'_>,
        collected: &mut Collected,
        number: usize,
        value: &Value<'_>,
        flags: CellFlags,
    ) {
        let mapped = &rules.context.layout.columns[number];
        let column = &rules.columns[number];
        let mut judge = |item, part, of_value| {
            let flags = flags | self.domain_flag(column, number, item, flags);
            self.judge_value(rules, column, item, part, flags, of_value);
            if let Some(tally) = column.tally {
                let number = collected.tallies[tally].number(item);
                self.verdict.tallied.push(number);
            }
        };
        if mapped.separator.is_none() {
            if !value.text.is_empty() {
                judge(value.text, None, Some(flags).filter(|_| mapped.is_plain()));
            }
            return;
        }
        for item in mapped.items(value).filter(|item| !item.is_empty()) {
            judge(item, Some(item), None);
        }
    }

    /// The flag of a domain that some check is about, if the value is an address there.
    fn domain_flag(
        &mut self,
        column: &CompiledColumn<'_>,
        number: usize,
        item: &str,
        flags: CellFlags,
    ) -> CellFlags {
        if column.asks_for_domains
            && flags.any_of(CellFlags::AT)
            && let Some(domain) = domain_of(item)
            && self.domains[number].is_asked_for(domain, || column.is_about(domain))
        {
            return CellFlags::DOMAIN;
        }
        CellFlags::empty()
    }

    /// Checks one value; `part` is the same where the cell is a list. `of_value` are the flags where they are those of this
    /// value, and not of what the mapping makes it of.
    fn judge_value(
        &mut self,
        rules: &CompiledRules<'_>,
        column: &CompiledColumn<'_>,
        item: &str,
        part: Option<&str>,
        flags: CellFlags,
        of_value: Option<CellFlags>,
    ) {
        let verdict = &mut self.verdict;
        run(&column.of_values, flags, item, part, verdict);
        for &classifier in &column.classifiers {
            let checks = &rules.classifiers[classifier].checks;
            let first = &checks[0].1;
            let by_flags = of_value.and_then(&first.by_flags);
            let Some(kind) = by_flags.or_else(|| (first.classify)(item)) else {
                continue;
            };
            let suspicion = &mut self.suspicions[classifier][usize::from(kind)];
            let most = *suspicion.get_or_insert_with(|| {
                let suspecting = checks.iter().filter(|(_, check)| (check.is_suspect)(kind));
                suspecting
                    .map(|(_, check)| (check.most_of)(kind))
                    .max()
                    .unwrap_or_default()
            });
            let classifier = classifier as u16;
            verdict.kinds.push((classifier, kind));
            if most > 0 {
                verdict.found.push(Found {
                    rule: 0,
                    part: part.map(Into::into),
                    what: What::Suspect {
                        classifier,
                        kind,
                        most,
                    },
                });
            }
        }
    }
}

/// The same as [`apply`] of a cell that was found again, whose kinds are to be counted here where something was seen.
fn apply_known(
    rules: &CompiledRules<'_>,
    collected: &mut Collected,
    number: usize,
    verdict: &Verdict,
    row: &Row<'_>,
    value: &Value<'_>,
) {
    if !verdict.found.is_empty() {
        for &(classifier, kind) in &verdict.kinds {
            collected.evidence[usize::from(classifier)][usize::from(kind)] += 1;
        }
    }
    apply(rules, collected, number, verdict, row, value);
}

/// Counts who has the values of a cell, and reports what was seen of it.
fn apply(
    rules: &CompiledRules<'_>,
    collected: &mut Collected,
    number: usize,
    verdict: &Verdict,
    row: &Row<'_>,
    value: &Value<'_>,
) {
    let column = &rules.columns[number];
    let place = rules.place(row, value.column);
    if let Some(tally) = column.tally {
        for &number in &verdict.tallied {
            collected.tallies[tally].add(number, place);
        }
    }
    for found in &verdict.found {
        let text = found.part.as_deref().unwrap_or(value.cell);
        match &found.what {
            What::Seen(observation) => {
                let (field, findings) = (Some(column.field), &mut collected.findings);
                rules.report(found.rule, place, field, Some(text), observation, findings);
            }
            What::Suspect {
                classifier,
                kind,
                most,
            } => {
                let count = collected.evidence[usize::from(*classifier)][usize::from(*kind)];
                if count <= *most {
                    collected.suspects.push(Suspect {
                        classifier: *classifier,
                        kind: *kind,
                        place,
                        value: text.into(),
                    });
                }
            }
        }
    }
}

/// Runs the checks that can concern a cell on one text of it.
fn run(
    checks: &[ByRule<ValueCheck<'_>>],
    flags: CellFlags,
    text: &str,
    part: Option<&str>,
    verdict: &mut Verdict,
) {
    for (rule, check) in checks {
        if !flags.any_of(check.only_if) {
            continue;
        }
        if let Some(observation) = (check.check)(text) {
            verdict.found.push(Found {
                rule: *rule,
                part: part.map(Into::into),
                what: What::Seen(observation),
            });
        }
    }
}
