//! What is said of rows that name other users, once it is known who names whom: their cells are read again.

use std::io;
use std::num::NonZeroUsize;
use std::ops::Range;

use crate::check::compiled::{CompiledRules, LinkChecks};
use crate::check::links::named_hash;
use crate::check::recheck;
use crate::finding::{Findings, Place, RowNumber};
use crate::rule::Observation;
use crate::source::Source;
use crate::source::block::{Bookmark, Row, Rows};
use crate::user::Value;
use crate::user::links::{Links, Naming};

/// What the rules say of rows that name other users. Every row of a file may do so.
pub(super) struct Namings<'r, 'a> {
    rules: &'r CompiledRules<'a>,
    /// Of each field by which users name others.
    links: Vec<Links>,
    judged: Vec<Judged<'r, 'a>>,
}

/// What one rule says.
struct Judged<'r, 'a> {
    rule: u8,
    link: &'r LinkChecks<'a>,
    /// The number of its links.
    links: usize,
    /// Other values that can be meant by one that names a user.
    other_forms: fn(&str) -> Vec<String>,
    /// Each with the number of what is said of it, in the order of the rows.
    namings: Vec<(Naming, u32)>,
    observations: Vec<Observation>,
}

impl<'r, 'a> Namings<'r, 'a> {
    /// What the rules say of the links of each check.
    pub(super) fn judge(rules: &'r CompiledRules<'a>, links: Vec<Links>) -> Self {
        let mut judged = Vec::new();
        for (number, (link, links)) in rules.links.iter().zip(&links).enumerate() {
            let of_rule = link.checks.iter().map(|(rule, check)| {
                let mut namings: Vec<(Naming, u32)> = Vec::new();
                let mut observations: Vec<Observation> = Vec::new();
                (check.judge)(links, &mut |naming, observation| {
                    if observations.last() != Some(&observation) {
                        observations.push(observation);
                    }
                    namings.push((naming, observations.len() as u32 - 1));
                });
                namings.sort_by_key(|(naming, _)| naming.row);
                Judged {
                    rule: *rule,
                    link,
                    links: number,
                    other_forms: check.other_forms,
                    namings,
                    observations,
                }
            });
            judged.extend(of_rule);
        }
        Self {
            rules,
            links,
            judged,
        }
    }

    /// Adds the findings, each with the cell in which its row names another user.
    pub(super) fn report(
        &self,
        source: &Source,
        bookmarks: &[Bookmark],
        threads: NonZeroUsize,
        findings: &mut Findings,
    ) -> io::Result<()> {
        let is_wanted = |range: &Range<RowNumber>| {
            let mut judged = self.judged.iter();
            judged.any(|judged| !judged.of_rows(range).is_empty())
        };
        let look = |rows: &Rows<'_>, range: &Range<RowNumber>| {
            let mut found = Findings::default();
            for judged in &self.judged {
                let links = &self.links[judged.links];
                judged.report(self.rules, links, rows, range, &mut found);
            }
            found
        };
        let keep = |found: Findings| findings.append(&found);
        recheck::again(source, is_wanted, bookmarks, threads, look, keep)
    }
}

impl Judged<'_, '_> {
    fn of_rows(&self, range: &Range<RowNumber>) -> Range<usize> {
        recheck::within(&self.namings, |(naming, _)| naming.row, range)
    }

    fn report(
        &self,
        rules: &CompiledRules<'_>,
        links: &Links,
        rows: &Rows<'_>,
        range: &Range<RowNumber>,
        findings: &mut Findings,
    ) {
        let has_lines = rules.context.observed.has_lines();
        let (mut values, mut scratch) = (Vec::new(), String::new());
        for (naming, number) in &self.namings[self.of_rows(range)] {
            let Some(row) = rows.get(naming.row) else {
                continue;
            };
            let found = self.find(rules, &row, naming.key, &mut values, &mut scratch);
            let Some((value, item, shown)) = found else {
                continue;
            };
            let place = Place {
                row: Some(row.number),
                column: value.column,
                line: has_lines.then_some(row.line),
            };
            let observation = &self.observations[*number as usize];
            let meant = self.meant(rules, links, item, &mut scratch);
            let suggesting = meant.map(|meant| observation.clone().suggest(meant));
            let observation = suggesting.as_ref().unwrap_or(observation);
            let field = Some(self.link.field);
            rules.report(self.rule, place, field, Some(shown), observation, findings);
        }
    }

    /// The only other form of a value that a user has.
    fn meant(
        &self,
        rules: &CompiledRules<'_>,
        links: &Links,
        item: &str,
        scratch: &mut String,
    ) -> Option<String> {
        let key = rules.field(self.link.key);
        let mut has_user = |form: &String| links.has_user(named_hash(key, form, scratch));
        let mut forms = (self.other_forms)(item).into_iter();
        let meant = forms.find(&mut has_user)?;
        (!forms.any(|form| has_user(&form))).then_some(meant)
    }

    /// The cell in which a row names a user by this key, the value that does, and what is shown of it: the cell, or the
    /// value where the cell holds several.
    fn find<'v>(
        &self,
        rules: &'v CompiledRules<'_>,
        row: &Row<'v>,
        key: u64,
        values: &mut Vec<Value<'v>>,
        scratch: &mut String,
    ) -> Option<(Value<'v>, &'v str, &'v str)> {
        let key_field = rules.field(self.link.key);
        let layout = rules.context.layout;
        layout.values_of(self.link.field, row, values);
        let columns = layout.columns_of(self.link.field).iter();
        for (column, value) in columns.zip(values.iter()) {
            let names =
                |item: &&str| self.link.names(item) && named_hash(key_field, item, scratch) == key;
            if let Some(item) = column.items(value).find(names) {
                let is_list = column.separator.is_some();
                return Some((*value, item, if is_list { item } else { value.cell }));
            }
        }
        None
    }
}
