//! The list as it was checked last: a change makes other blocks of those that it concerns, and only these are looked at again.

use std::io;
use std::num::NonZeroUsize;

use crate::check::SeenBlocks;
use crate::review::edits::Edits;
use crate::rewrite::text;
use crate::source::{Source, Stretch, parallel};

/// The list as it was checked last.
#[derive(Debug)]
pub(super) struct LastCheck {
    edits: Edits,
    /// The list with these edits.
    source: Source,
    /// What the engine saw of its blocks.
    pub(super) seen: SeenBlocks,
}

impl LastCheck {
    /// Nothing was checked yet of a list in memory; none where it is not in memory.
    pub(super) fn none(held: &Source) -> Option<Self> {
        Some(Self {
            edits: Edits::default(),
            source: held.with_blocks(Vec::new())?,
            seen: SeenBlocks::default(),
        })
    }

    /// The list with other edits, which are remembered. `held` is the list without any.
    pub(super) fn edited(
        &mut self,
        held: &Source,
        edits: &Edits,
        threads: NonZeroUsize,
    ) -> io::Result<Source> {
        let rows = self.edits.rows_unlike(edits);
        let mut stretches = held.stretches();
        stretches.retain(|stretch| rows.range(stretch.row_range()).next().is_some());
        let edited = parallel::each(threads, stretches, |stretch: Stretch| {
            let block = held.read_stretch(&stretch)?;
            Ok((block.index, text::edited(held, &block, edits.of_cells())))
        });
        let blocks = edited.into_iter().collect::<io::Result<Vec<_>>>()?;
        let not_held = || io::Error::other("the rows are not in memory");
        self.source = self.source.with_blocks(blocks).ok_or_else(not_held)?;
        let settings = |edits: &Edits| (edits.translations.clone(), edits.ignored.clone());
        if settings(&self.edits) != settings(edits) {
            // Rules are told something else of every row.
            self.seen = SeenBlocks::default();
        }
        self.edits.clone_from(edits);
        self.source.with_blocks(Vec::new()).ok_or_else(not_held)
    }
}
