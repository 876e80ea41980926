//! What the engine says of a list as it was changed, with what it was asked about.

use std::num::NonZeroUsize;

use crate::check::{Checked, Rows, Task};
use crate::mapping::layout::Layout;
use crate::source::Source;

/// What the engine says of a list as it was changed.
#[derive(Debug)]
pub struct Verdict {
    /// What was found.
    pub checked: Checked,
    /// What the run was about, with what was changed of the mapping.
    pub task: Task,
    /// Which column fills what, with what was changed of the mapping.
    pub layout: Layout,
    /// The list as it was changed.
    pub source: Source,
}

impl Verdict {
    /// The rows as a report reads some of them again.
    #[must_use]
    pub fn rows(&self, threads: NonZeroUsize) -> Rows<'_> {
        Rows {
            source: &self.source,
            layout: &self.layout,
            profile: &self.task.profile,
            bookmarks: &self.checked.bookmarks,
            threads,
        }
    }
}
