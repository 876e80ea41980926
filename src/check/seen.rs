//! What was seen of a whole file, brought together block by block, and what it comes to in the end.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::num::NonZeroUsize;

use crate::check::again::{self, Wanted};
use crate::check::covered;
use crate::check::eye::Outcome;
use crate::check::groups::{self, Keys};
use crate::check::plan::{LinkCheck, Plan};
use crate::check::tallies::Tallies;
use crate::check::{Checked, NotChecked};
use crate::finding::{Finding, Note, Place, Severity};
use crate::rule::{self, Check, Evidence, KINDS, Setup, Sheet, Sight, Sighting, Totals};
use crate::rules;
use crate::source::Source;
use crate::source::block::Bookmark;
use crate::source::facts::{Facts, Spans};
use crate::user::links::{Links, Naming};

/// What was seen of a whole file.
pub(super) struct Seen {
    bookmarks: Vec<Bookmark>,
    unsettled: Vec<(usize, Finding)>,
    evidence: Vec<Evidence>,
    keys: Vec<Keys>,
    tallies: Vec<Tallies>,
    counts: Vec<u64>,
    links: Vec<Links>,
    user_rows: Spans,
    unlabelled: BTreeMap<u32, (u64, u64)>,
}

impl Seen {
    pub(super) fn new(plan: &Plan<'_>) -> Self {
        Self {
            bookmarks: Vec::new(),
            unsettled: Vec::new(),
            evidence: vec![[0; KINDS]; plan.weighings.len()],
            keys: plan.groups.iter().map(|_| Keys::default()).collect(),
            tallies: plan.tallies.iter().map(|_| Tallies::default()).collect(),
            counts: vec![0; plan.counts.len()],
            links: vec![Links::default(); plan.links.len()],
            user_rows: Spans::default(),
            unlabelled: BTreeMap::new(),
        }
    }

    /// Adds what was seen in the next block.
    pub(super) fn add(&mut self, block: Outcome, checked: &mut Checked) {
        checked.users += block.users;
        self.user_rows.append(&block.user_rows);
        checked.skipped_rows.extend(block.skipped_rows);
        checked.findings.extend(block.findings);
        self.bookmarks.extend(block.bookmark);
        self.unsettled.extend(block.unsettled);
        for (all, more) in self
            .evidence
            .iter_mut()
            .flatten()
            .zip(block.evidence.iter().flatten())
        {
            *all += more;
        }
        for key in block.keys {
            self.keys[key.check].add(key);
        }
        for (all, more) in self.tallies.iter_mut().zip(block.tallies) {
            all.append(more);
        }
        for (all, more) in self.counts.iter_mut().zip(block.counts) {
            *all += more;
        }
        for (all, mut more) in self.links.iter_mut().zip(block.links) {
            all.append(&mut more);
        }
        for (column, row) in block.unlabelled {
            self.unlabelled.entry(column).or_insert((row, 0)).1 += 1;
        }
    }

    /// What it comes to.
    pub(super) fn conclude(
        mut self,
        source: &Source,
        setup: &Setup<'_>,
        plan: &Plan<'_>,
        threads: NonZeroUsize,
        checked: &mut Checked,
    ) -> io::Result<()> {
        for (rule, looking) in &plan.users {
            if let Some(stands) = &looking.stands {
                let name = rules::ALL[*rule].name;
                let findings = &mut checked.findings;
                findings.retain(|finding| finding.rule != name || stands(finding));
            }
        }
        for (number, tallies) in self.tallies.iter().enumerate() {
            checked.findings.extend(tallies.findings(plan, number));
        }
        for ((rule, counting), count) in plan.counts.iter().zip(&self.counts) {
            let sightings = (counting.tell)(*count).into_iter();
            let findings = sightings.map(|sighting| plan.sighting(*rule, sighting));
            checked.findings.extend(findings);
        }
        let shared = self.shared(source, setup, plan, threads)?;
        checked.findings.extend(shared);
        let totals = Totals {
            users: checked.users,
            unlabelled: self
                .unlabelled
                .iter()
                .map(|(column, (row, rows))| (*column, *row, *rows))
                .collect(),
        };
        for (rule, check) in plan.running() {
            if let Check::End(check) = check {
                let sightings = check(&totals, setup).into_iter();
                let findings = sightings.map(|sighting| plan.sighting(rule, sighting));
                checked.findings.extend(findings);
            }
        }
        if let Some(facts) = source.facts() {
            self.look_beside(source, facts, setup, plan, threads, checked)?;
        }
        checked.findings.extend(self.settled(setup, plan));
        Ok(())
    }

    /// What is said of that which a workbook has beside the text of its cells.
    fn look_beside(
        &self,
        source: &Source,
        facts: &Facts,
        setup: &Setup<'_>,
        plan: &Plan<'_>,
        threads: NonZeroUsize,
        checked: &mut Checked,
    ) -> io::Result<()> {
        let areas = covered::areas(facts, &self.user_rows, setup);
        let covered = covered::look(&areas, source, setup, &self.bookmarks, threads)?;
        let sheet = Sheet {
            facts,
            users: &self.user_rows,
            covered: &covered,
            crowds: &areas.crowds,
        };
        let mut found = Vec::new();
        for (rule, check) in plan.running() {
            let Check::Sheet(check) = check else {
                continue;
            };
            match check(&sheet, setup) {
                Sight::Sees(sightings) => {
                    let sightings = sightings.into_iter();
                    found.extend(sightings.map(|sighting| plan.sighting(rule, sighting)));
                }
                Sight::Blind(reason) => {
                    let rule = rules::ALL[rule].name;
                    checked.not_checked.push(NotChecked { rule, reason });
                }
                Sight::Away => {}
            }
        }
        leave_out_explained(&mut checked.findings, &found);
        checked.findings.extend(found);
        Ok(())
    }

    /// What is left to say of values and columns, now that all of a column was seen.
    fn settled(self, setup: &Setup<'_>, plan: &Plan<'_>) -> Vec<Finding> {
        let evidence = &self.evidence;
        let unsettled = self.unsettled.into_iter();
        let settle = |(number, finding): (usize, Finding)| {
            let (rule, weighing) = &plan.weighings[number];
            let value = finding.value.as_deref().unwrap_or_default();
            let note = (weighing.settle)(finding.note, value.trim(), &evidence[number])?;
            let field = setup.layout.columns[plan.weighed[number]].field;
            Some(Finding {
                value: finding.value,
                ..plan.finding(*rule, finding.place, Some(field), note)
            })
        };
        let mut findings: Vec<Finding> = unsettled.filter_map(settle).collect();
        for (number, (rule, weighing)) in plan.weighings.iter().enumerate() {
            let mapped = &setup.layout.columns[plan.weighed[number]];
            let Some(note) = (weighing.conclude)(&evidence[number]) else {
                continue;
            };
            let place = Place {
                column: mapped.column,
                ..Place::default()
            };
            findings.push(plan.sighting(
                *rule,
                Sighting {
                    place,
                    field: Some(mapped.field),
                    ..Sighting::of_the_file(note)
                },
            ));
        }
        findings
    }

    /// What is said of users who share a value, and of users who name each other.
    fn shared(
        &mut self,
        source: &Source,
        setup: &Setup<'_>,
        plan: &Plan<'_>,
        threads: NonZeroUsize,
    ) -> io::Result<Vec<Finding>> {
        let shared = plan.groups.iter().zip(std::mem::take(&mut self.keys));
        let mut wanted: Vec<Wanted> = shared
            .map(|(group, keys)| Wanted {
                field: group.field,
                rows: keys.shared(),
            })
            .collect();
        let mut said: Vec<(usize, &LinkCheck<'_>, Vec<(Naming, Note)>)> = Vec::new();
        for (link, links) in plan.links.iter().zip(&self.links) {
            let tells = link.tells.iter();
            said.extend(tells.map(|(rule, tell)| (*rule, link, tell(links))));
        }
        wanted.extend(said.iter().map(|(_, link, notes)| {
            let mut rows: Vec<u64> = notes.iter().map(|(naming, _)| naming.row).collect();
            rows.sort_unstable();
            rows.dedup();
            Wanted {
                field: link.field,
                rows,
            }
        }));
        let occurrences = again::look(source, setup, &wanted, &self.bookmarks, threads)?;
        let of = |number: usize| {
            let before = occurrences.partition_point(|one| one.wanted < number);
            let until = occurrences.partition_point(|one| one.wanted <= number);
            &occurrences[before..until]
        };
        let mut findings = Vec::new();
        for check in 0..plan.groups.len() {
            findings.extend(groups::findings(plan, check, of(check)));
        }
        for (number, (rule, link, notes)) in said.into_iter().enumerate() {
            let seen = of(plan.groups.len() + number);
            let key = &plan.fields()[link.key];
            let mut scratch = String::new();
            for (naming, note) in notes {
                let before = seen.partition_point(|one| one.place.row < Some(naming.row));
                let of_row = seen[before..].iter();
                let of_row = of_row.take_while(|one| one.place.row == Some(naming.row));
                let found = of_row.filter(|one| link.names(&one.text)).find(|one| {
                    rule::named_fingerprint(key, &one.text, &mut scratch) == naming.key
                });
                let Some(occurrence) = found else {
                    continue;
                };
                findings.push(Finding {
                    value: Some(occurrence.shown.clone()),
                    ..plan.finding(rule, occurrence.place, Some(link.field), note)
                });
            }
        }
        Ok(findings)
    }
}

/// Leaves out what was said of the emptiness of cells where something of no less severity says why they are empty.
fn leave_out_explained(findings: &mut Vec<Finding>, why: &[Finding]) {
    let empty_cell = |finding: &Finding| {
        let cell = finding.place.row.zip(finding.place.column);
        cell.filter(|_| finding.value.is_none())
    };
    let levels: HashMap<(u64, u32), Severity> = why
        .iter()
        .filter_map(|finding| Some((empty_cell(finding)?, finding.severity)))
        .collect();
    if levels.is_empty() {
        return;
    }
    findings.retain(|finding| {
        let severity = empty_cell(finding).and_then(|cell| levels.get(&cell));
        severity.is_none_or(|severity| finding.severity > *severity)
    });
}
