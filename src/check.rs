//! The engine: compiles the rules for a file, runs them in one pass on every core, and leaves one finding for each fault.

mod again;
mod block;
mod cell_cache;
mod cells;
mod checked;
mod collect;
mod compiled;
mod conclude;
mod domains;
mod finding_ids;
mod identities;
mod keys;
mod levels;
mod links;
mod matching;
mod merged;
mod namings;
mod parts;
mod precedence;
mod recheck;
mod rows;
mod shared;
mod tallies;
mod task;
mod together;

pub use again::SeenBlocks;
pub use checked::{Checked, NotChecked};
pub use finding_ids::{FindingId, FindingIds};
pub use identities::{FieldValue, RowIdentity};
pub use levels::RuleLevels;
pub use rows::{Domains, Person, Rows};
pub use task::Task;

use std::io;
use std::num::NonZeroUsize;

use crate::check::block::BlockChecker;
use crate::check::collect::Collected;
use crate::check::compiled::CompiledRules;
use crate::finding::{Finding, RowNumber};
use crate::rule::Context;
use crate::source::Source;
use crate::source::parallel;
use crate::source::reader::Reader;

/// Checks a file.
///
/// # Errors
/// When the file cannot be read.
pub fn run(
    source: &Source,
    context: &Context<'_>,
    levels: &RuleLevels,
    threads: NonZeroUsize,
) -> io::Result<Checked> {
    let rules = CompiledRules::new(context, levels);
    let new_worker = || BlockChecker::new(&rules);
    let (reader, workers) = parallel::work(source.read()?, threads, new_worker)?;
    let parts = workers.into_iter().map(BlockChecker::into_collected);
    let collected = parts.reduce(Collected::merge);
    let collected = collected.unwrap_or_else(|| Collected::new(&rules));
    finish(source, &rules, collected, &reader, threads)
}

/// Checks a list in memory. `seen` is what was seen of its blocks when rules were told the same except for who is skipped: a
/// block that is as it was is not looked at again. Afterwards it is what was seen now.
///
/// # Errors
/// When the source is not in memory.
pub fn run_again(
    source: &Source,
    context: &Context<'_>,
    levels: &RuleLevels,
    threads: NonZeroUsize,
    seen: &mut SeenBlocks,
) -> io::Result<Checked> {
    let rules = CompiledRules::new(context, levels);
    seen.look(source, &rules, threads)?;
    finish(
        source,
        &rules,
        seen.collected(&rules),
        &source.read()?,
        threads,
    )
}

/// What a file comes to, once `reader` has read all of it.
fn finish(
    source: &Source,
    rules: &CompiledRules<'_>,
    collected: Collected,
    reader: &Reader,
    threads: NonZeroUsize,
) -> io::Result<Checked> {
    let mut checked = conclude::conclude(source, rules, collected, threads)?;
    let context = rules.context;
    checked.digest = source.digest(reader);
    checked.skipped_on_request = context.skipped.to_vec();
    checked.unclosed_quote = reader.unclosed_quote().map(RowNumber);
    checked.findings.sort();
    precedence::settle(&mut checked.findings);
    let observed = context.observed;
    if observed.has_several_sheets() {
        checked
            .findings
            .name_rows(&|row| observed.row_name(RowNumber(row)));
    }
    let last_header = context.observed.header_row.last_row;
    let errors = checked.findings.iter().filter(Finding::is_error);
    let rows = errors.filter_map(|error| error.place.row);
    checked.failed = rows.filter(|row| *row > last_header).collect();
    let unkept = checked.findings.unkept();
    checked.failed.extend(unkept.rows_with_errors());
    checked.failed.sort_unstable();
    checked.failed.dedup();
    checked.not_checked.sort_by_key(|missed| missed.rule);
    checked.not_checked.dedup();
    Ok(checked)
}
