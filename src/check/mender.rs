//! What a cell would be if everything were fixed that has one possible fix.

use crate::check::plan::{Plan, TextCheck};
use crate::check::{Checked, RuleLevels};
use crate::finding::Finding;
use crate::rule::{Check, Setup};
use crate::rules;
use crate::source::traits::Traits;

/// After so many changes to one cell, rules are taken to disagree; then the cell stays as it is.
const MOST_CHANGES: usize = 16;

/// Fixes cells.
pub struct Mender<'a> {
    plan: Plan<'a>,
    setup: Setup<'a>,
}

/// A text, and the rules that made it what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The text.
    pub text: String,
    /// The names of the rules, in the order in which they changed it.
    pub rules: Vec<&'static str>,
}

impl<'a> Mender<'a> {
    /// The checks that run under these severities.
    #[must_use]
    pub fn new(setup: &Setup<'a>, levels: &'a RuleLevels) -> Self {
        Self {
            plan: Plan::new(setup, levels, &mut Checked::default()),
            setup: *setup,
        }
    }

    /// What a cell should be; none where nothing in it has one possible fix. `findings` are those of the cell: what a rule
    /// saw that looks further than the cell counts too.
    #[must_use]
    pub fn mend(&self, column: u32, cell: &str, findings: &[&Finding]) -> Option<Mended> {
        let columns: Vec<usize> = (0..self.setup.layout.columns.len())
            .filter(|number| self.setup.layout.columns[*number].column == Some(column))
            .collect();
        // Where the mapping makes something else of the cell, what is right does not say how the cell should be.
        let plain = |number: &usize| self.setup.layout.columns[*number].is_plain();
        if columns.is_empty() || !columns.iter().all(plain) {
            return None;
        }
        let mut mended = Mended {
            text: cell.to_owned(),
            rules: Vec::new(),
        };
        for finding in findings.iter().filter(|finding| looks_further(finding)) {
            self.apply(finding, &columns, &mut mended);
        }
        for _ in 0..MOST_CHANGES {
            let next = columns
                .iter()
                .find_map(|mapped| self.next(*mapped, &mended.text));
            let Some((rule, text)) = next else {
                return (mended.text != cell).then_some(mended);
            };
            mended.text = text;
            if !mended.rules.contains(&rule) {
                mended.rules.push(rule);
            }
        }
        None
    }

    /// Puts in what a rule said of the cell as it was, or of one value in it.
    fn apply(&self, finding: &Finding, columns: &[usize], mended: &mut Mended) {
        let (Some(value), Some(fix)) = (&finding.value, finding.note.fix()) else {
            return;
        };
        let whole = value.trim() == mended.text.trim();
        let separator = columns
            .iter()
            .find_map(|mapped| self.setup.layout.columns[*mapped].separator.as_deref());
        let text = match separator {
            _ if whole => Some(fix.to_owned()),
            Some(separator) => in_parts(&mended.text, separator, |part| {
                (part == value.trim()).then(|| fix.to_owned())
            }),
            None => None,
        };
        if let Some(text) = text.filter(|text| *text != mended.text) {
            mended.text = text;
            mended.rules.push(finding.rule);
        }
    }

    /// The next change that a check of the cell, or of a value in it, asks for.
    fn next(&self, mapped: usize, text: &str) -> Option<(&'static str, String)> {
        let (checks, mapped) = (
            &self.plan.columns[mapped],
            &self.setup.layout.columns[mapped],
        );
        let traits = Traits::of(text);
        if text.is_empty() {
            return None;
        }
        let ask = |(rule, wanted, look): &TextCheck<'_>, text: &str| {
            let note = traits.any_of(*wanted).then(|| look(text)).flatten()?;
            let fix = note.fix().filter(|fix| *fix != text)?;
            Some((rules::ALL[*rule].name, fix.to_owned()))
        };
        let of_cell = checks.cell.iter().find_map(|check| ask(check, text));
        of_cell.or_else(|| {
            checks
                .item
                .iter()
                .find_map(|check| match &mapped.separator {
                    None => ask(check, text.trim()),
                    Some(separator) => in_a_part(text, separator, |part| ask(check, part)),
                })
        })
    }
}

/// Whether a rule looks further than the cell: the others are asked again.
fn looks_further(finding: &Finding) -> bool {
    let rule = rules::named(finding.rule);
    rule.is_some_and(|rule| !matches!(rule.check, Check::Value(_)))
}

/// A list in which the first part that has a possible fix is fixed.
fn in_a_part(
    text: &str,
    separator: &str,
    ask: impl Fn(&str) -> Option<(&'static str, String)>,
) -> Option<(&'static str, String)> {
    let mut rule = None;
    let mended = in_parts(text, separator, |part| {
        if rule.is_some() || part.is_empty() {
            return None;
        }
        let (name, fix) = ask(part)?;
        rule = Some(name);
        Some(fix)
    })?;
    Some((rule?, mended))
}

/// A list in which some parts are replaced; spaces around them stay. None where no part is.
fn in_parts(
    text: &str,
    separator: &str,
    mut replaced: impl FnMut(&str) -> Option<String>,
) -> Option<String> {
    let mut changed = false;
    let parts: Vec<String> = text
        .split(separator)
        .map(|part| match replaced(part.trim()) {
            Some(fix) => {
                changed = true;
                let start = part.len() - part.trim_start().len();
                let end = start + part.trim().len();
                format!("{}{fix}{}", &part[..start], &part[end..])
            }
            None => part.to_owned(),
        })
        .collect();
    changed.then(|| parts.join(separator))
}
