//! What a file comes to once all of its rows were read.

use std::io;
use std::num::NonZeroUsize;

use crate::check::checked::Checked;
use crate::check::collect::Collected;
use crate::check::compiled::{CompiledRules, not_checked};
use crate::check::namings::Namings;
use crate::check::recheck::{self, Occurrence, Wanted};
use crate::check::{merged, shared, together};
use crate::finding::{FieldId, Findings, Place, RowNumber};
use crate::rule::{
    Applicability, Check, Dependency, FileSummary, Observation, SheetSummary, UnnamedColumn,
};
use crate::source::Source;
use crate::source::sheet_metadata::RangeSet;
use crate::user::list::MatchCounts;

/// Says what can be said only now, and adds it to the findings of `collected`.
pub(super) fn conclude(
    source: &Source,
    rules: &CompiledRules<'_>,
    mut collected: Collected,
    threads: NonZeroUsize,
) -> io::Result<Checked> {
    collected.sort();
    let mut findings = std::mem::take(&mut collected.findings);
    let counts = resolve_dependent(rules, &mut collected, &mut findings);
    for (number, tallies) in collected.tallies.iter().enumerate() {
        tallies.judge(rules, number, counts.as_ref(), &mut findings);
    }
    drop(counts);
    for (number, parts) in collected.parts.iter().enumerate() {
        parts.judge(rules, number, &mut findings);
    }
    for ((rule, check), count) in rules.counts.iter().zip(&collected.counts) {
        for observation in (check.judge)(*count) {
            rules.report(
                *rule,
                Place::default(),
                None,
                None,
                &observation,
                &mut findings,
            );
        }
    }
    judge_relations(source, rules, &mut collected, threads, &mut findings)?;
    let together = std::mem::take(&mut collected.together);
    let bookmarks = &collected.bookmarks;
    together::judge(source, rules, together, bookmarks, threads, &mut findings)?;
    judge_surveys(source, rules, &mut collected, threads, &mut findings)?;
    judge_columns(rules, &collected, &mut findings);
    let mut checked = Checked {
        users: collected.users,
        not_checked: rules.not_checked.clone(),
        ..Checked::default()
    };
    judge_file(
        source,
        rules,
        &collected,
        threads,
        &mut findings,
        &mut checked,
    )?;
    checked.skipped_rows = collected.skipped_rows;
    checked.findings = findings;
    checked.bookmarks = collected.bookmarks;
    Ok(checked)
}

/// Decides what depends on how many rows name a current user, and tells how many do.
fn resolve_dependent(
    rules: &CompiledRules<'_>,
    collected: &mut Collected,
    findings: &mut Findings,
) -> Option<MatchCounts> {
    let matcher = rules.matcher.as_ref()?;
    let mut counts = matcher.count(&std::mem::take(&mut collected.named));
    for dependent in &collected.dependent {
        if let Dependency::FixIfAlone {
            user,
            is_named_here: true,
        } = dependent.dependency
        {
            counts.add(user);
        }
    }
    for dependent in collected.dependent.drain(..) {
        let mut observation = dependent.observation;
        match dependent.dependency {
            Dependency::UnlessNamed(user) if counts.rows(user) > 0 => continue,
            Dependency::UnlessNamed(_) => {}
            Dependency::FixIfAlone { user, .. } => {
                observation.is_fix = counts.rows(user) == 1;
            }
        }
        let (field, value) = (Some(dependent.field), dependent.value.as_deref());
        rules.report(
            dependent.rule,
            dependent.place,
            field,
            value,
            &observation,
            findings,
        );
    }
    Some(counts)
}

/// What is said of users who share a value, and of users who name each other.
fn judge_relations(
    source: &Source,
    rules: &CompiledRules<'_>,
    collected: &mut Collected,
    threads: NonZeroUsize,
    findings: &mut Findings,
) -> io::Result<()> {
    let keys = std::mem::take(&mut collected.keys);
    let wanted: Vec<Wanted> = rules
        .shared
        .iter()
        .zip(keys)
        .map(|(of, keys)| Wanted {
            field: of.field,
            rows: keys.shared(),
        })
        .collect();
    let occurrences = recheck::find(
        source,
        rules.context,
        &wanted,
        &collected.bookmarks,
        threads,
    )?;
    drop(wanted);
    for check in 0..rules.shared.len() {
        let before = occurrences.partition_point(|one| one.wanted < check);
        let until = occurrences.partition_point(|one| one.wanted <= check);
        shared::judge(rules, check, &occurrences[before..until], findings);
    }
    drop(occurrences);
    let links = std::mem::take(&mut collected.links);
    let namings = Namings::judge(rules, links);
    namings.report(source, &collected.bookmarks, threads, findings)
}

/// What is said of all users together. Cells that are reported are looked up.
fn judge_surveys(
    source: &Source,
    rules: &CompiledRules<'_>,
    collected: &mut Collected,
    threads: NonZeroUsize,
    findings: &mut Findings,
) -> io::Result<()> {
    let surveys = std::mem::take(&mut collected.surveys);
    let mut of_cells: Vec<(u8, FieldId, RowNumber, Observation)> = Vec::new();
    for ((rule, check), survey) in rules.surveys.iter().zip(surveys) {
        for observation in check.judge(survey) {
            if let (Some(field), Some(row)) = (observation.field, observation.place.row) {
                of_cells.push((*rule, field, row, observation));
            } else {
                let place = Place::default();
                rules.report(*rule, place, None, None, &observation, findings);
            }
        }
    }
    of_cells.sort_by_key(|(rule, field, row, _)| (*field, *row, *rule));
    let of_fields = of_cells.chunk_by(|one, other| one.1 == other.1);
    let wanted = of_fields.map(|of_field| {
        let mut rows: Vec<RowNumber> = of_field.iter().map(|(_, _, row, _)| *row).collect();
        rows.dedup();
        let field = of_field[0].1;
        Wanted { field, rows }
    });
    let wanted: Vec<Wanted> = wanted.collect();
    let (context, bookmarks) = (rules.context, &collected.bookmarks);
    let occurrences = recheck::find(source, context, &wanted, bookmarks, threads)?;
    for (rule, field, row, observation) in &of_cells {
        let key = |one: &Occurrence| (wanted[one.wanted].field, one.place.row);
        let before = occurrences.partition_point(|one| key(one) < (*field, Some(*row)));
        let found = occurrences.get(before);
        if let Some(found) = found.filter(|found| key(found) == (*field, Some(*row))) {
            let value = Some(&*found.shown);
            rules.report(
                *rule,
                found.place,
                Some(*field),
                value,
                observation,
                findings,
            );
        }
    }
    Ok(())
}

/// What is said of values and columns, now that all of each column was seen.
fn judge_columns(rules: &CompiledRules<'_>, collected: &Collected, findings: &mut Findings) {
    for suspect in &collected.suspects {
        let number = usize::from(suspect.classifier);
        let classifier = &rules.classifiers[number];
        let field = rules.columns[classifier.column].field;
        for (rule, check) in &classifier.checks {
            let count = collected.evidence[number][usize::from(suspect.kind)];
            if !(check.is_suspect)(suspect.kind) || count > (check.most_of)(suspect.kind) {
                continue;
            }
            let value = suspect.value.trim();
            let judged = (check.judge_value)(value, suspect.kind, &collected.evidence[number]);
            if let Some(observation) = judged {
                let value = Some(&*suspect.value);
                rules.report(
                    *rule,
                    suspect.place,
                    Some(field),
                    value,
                    &observation,
                    findings,
                );
            }
        }
    }
    for (classifier, evidence) in rules.classifiers.iter().zip(&collected.evidence) {
        let column = &rules.context.layout.columns[classifier.column];
        let place = Place {
            column: column.column,
            ..Place::default()
        };
        for (rule, check) in &classifier.checks {
            if let Some(observation) = (check.judge_column)(evidence) {
                rules.report(
                    *rule,
                    place,
                    Some(column.field),
                    None,
                    &observation,
                    findings,
                );
            }
        }
    }
}

/// What is said of the file as a whole.
fn judge_file(
    source: &Source,
    rules: &CompiledRules<'_>,
    collected: &Collected,
    threads: NonZeroUsize,
    findings: &mut Findings,
    checked: &mut Checked,
) -> io::Result<()> {
    let unnamed = collected.unnamed.iter();
    let unnamed_columns: Vec<UnnamedColumn> = unnamed
        .map(|(column, (first_row, rows))| UnnamedColumn {
            column: *column,
            first_row: *first_row,
            rows: *rows,
        })
        .collect();
    let mut users = RangeSet::default();
    for (first, last) in &collected.user_rows {
        users.add(*first, *last);
    }
    let mut areas = merged::Areas::default();
    let mut covered = Vec::new();
    if let Some(metadata) = source.metadata() {
        areas = merged::Areas::of(metadata, &users, rules.context);
        covered = areas.covered(source, rules.context, &collected.bookmarks, threads)?;
    }
    let sheet = source.metadata().map(|metadata| SheetSummary {
        metadata,
        users: &users,
        covered: &covered,
        crowded: &areas.crowded,
    });
    let summary = FileSummary {
        users: collected.users,
        unnamed_columns: &unnamed_columns,
        unfilled: collected.unfilled,
        sheet: sheet.as_ref(),
    };
    for (rule, check) in rules.checks() {
        let Check::File(check) = check else {
            continue;
        };
        match check(rules.context, &summary) {
            Applicability::Check(observations) => {
                for observation in observations {
                    rules.report(rule, Place::default(), None, None, &observation, findings);
                }
            }
            Applicability::NotChecked(reason) => {
                checked.not_checked.push(not_checked(rule, reason));
            }
            Applicability::NotApplicable => {}
        }
    }
    Ok(())
}
