//! A check of one value or one cell.

use std::fmt;

use crate::rule::Observation;
use crate::source::cell_flags::CellFlags;

/// A check of each value, or each cell, of a column. Empty ones are left out.
pub struct ValueCheck<'a> {
    /// What it is given.
    pub scope: Scope,
    /// Only cells that have one of these flags are checked.
    pub only_if: CellFlags,
    /// The check. It sees one text and nothing else, so that the verdict on a cell holds wherever the cell comes again.
    pub check: Box<dyn Fn(&str) -> Option<Observation> + Send + Sync + 'a>,
}

/// What a check of values is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The cell as it stands in the file.
    Cell,
    /// Each value after mapping, without spaces around it; a cell of a list has several.
    EachValue,
}

impl<'a> ValueCheck<'a> {
    /// A check of each value after mapping, without spaces around it.
    pub fn of_each_value(check: impl Fn(&str) -> Option<Observation> + Send + Sync + 'a) -> Self {
        Self {
            scope: Scope::EachValue,
            only_if: CellFlags::ANY,
            check: Box::new(check),
        }
    }

    /// A check of the cell as it stands in the file.
    pub fn of_cell(check: impl Fn(&str) -> Option<Observation> + Send + Sync + 'a) -> Self {
        Self {
            scope: Scope::Cell,
            ..Self::of_each_value(check)
        }
    }

    /// The same check, run only for cells that have one of these flags. On the clean path that costs next to nothing.
    #[must_use]
    pub fn only_if(mut self, flags: CellFlags) -> Self {
        self.only_if = flags;
        self
    }
}

impl fmt::Debug for ValueCheck<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ValueCheck")
            .field("scope", &self.scope)
            .field("only_if", &self.only_if)
            .finish_non_exhaustive()
    }
}
