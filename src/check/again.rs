//! What was seen of each block of a list in memory: after a change only the blocks that changed are looked at again.

use std::fmt;
use std::io;
use std::num::NonZeroUsize;

use crate::check::block::BlockChecker;
use crate::check::collect::Collected;
use crate::check::compiled::CompiledRules;
use crate::finding::RowNumber;
use crate::source::parallel::{self, Worker};
use crate::source::{Source, Stretch};

/// What was seen of each block of a list in memory.
#[derive(Default)]
pub struct SeenBlocks(Vec<SeenBlock>);

/// What was seen of a block.
struct SeenBlock {
    stretch: Stretch,
    /// The rows of the block that a person wanted skipped.
    skipped: Vec<RowNumber>,
    collected: Collected,
}

impl fmt::Debug for SeenBlocks {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("SeenBlocks")
            .field(&self.0.len())
            .finish()
    }
}

impl SeenBlocks {
    /// Looks at the blocks of a list that are not as they were.
    pub(super) fn look(
        &mut self,
        source: &Source,
        rules: &CompiledRules<'_>,
        threads: NonZeroUsize,
    ) -> io::Result<()> {
        let mut known = std::mem::take(&mut self.0).into_iter().peekable();
        let mut changed = Vec::new();
        for stretch in source.stretches() {
            let skipped = skipped_in(&stretch, rules.context.skipped);
            // Blocks stay where they are, so that the same one is next or was changed.
            let same = known
                .next()
                .filter(|seen| seen.stretch == stretch && seen.skipped == skipped);
            match same {
                Some(seen) => self.0.push(seen),
                None => changed.push((stretch, skipped.to_vec())),
            }
        }
        let looked_at = parallel::each(threads, changed, |(stretch, skipped)| {
            let mut checker = BlockChecker::new(rules);
            checker.work(&source.read_stretch(&stretch)?);
            let mut collected = checker.into_collected();
            collected.findings.sort();
            io::Result::Ok(SeenBlock {
                stretch,
                skipped,
                collected,
            })
        });
        for seen in looked_at {
            self.0.push(seen?);
        }
        self.0.sort_by_key(|seen| seen.stretch.row_range().start);
        Ok(())
    }

    /// What was seen of all blocks.
    pub(super) fn collected(&self, rules: &CompiledRules<'_>) -> Collected {
        let mut all = Collected::new(rules);
        for seen in &self.0 {
            all.add_all(&seen.collected);
        }
        all
    }
}

/// Which of these rows, in order, are of a block.
fn skipped_in<'s>(stretch: &Stretch, rows: &'s [RowNumber]) -> &'s [RowNumber] {
    let before = |row: RowNumber| rows.partition_point(|skipped| *skipped < row);
    let range = stretch.row_range();
    &rows[before(range.start)..before(range.end)]
}
