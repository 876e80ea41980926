//! A check of one value or one cell.

use std::fmt;

use crate::rule::Observation;
use crate::source::cell_flags::CellFlags;
use crate::values::email;

/// A check of each value, or each cell, of a column, without empty ones.
pub struct ValueCheck<'a> {
    /// What it is given.
    pub scope: Scope,
    /// Only cells that have one of these flags are checked.
    pub only_if: CellFlags,
    /// Only addresses at such domains are checked. Then the flag to look for is [`CellFlags::DOMAIN`].
    pub only_at: Option<Box<dyn Fn(&str) -> bool + Send + Sync + 'a>>,
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
            only_at: None,
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

    /// The same check of addresses, run only where what stands behind the last `@` is a domain about which it may say something,
    /// whatever stands before it. A file has few domains, and each is asked about once.
    #[must_use]
    pub fn only_at(mut self, may_concern: impl Fn(&str) -> bool + Send + Sync + 'a) -> Self {
        self.only_if = CellFlags::DOMAIN;
        self.only_at = Some(Box::new(may_concern));
        self
    }
}

/// What [`ValueCheck::only_at`] is asked about: what stands behind the last `@` of a value.
#[must_use]
pub fn domain_of(value: &str) -> Option<&str> {
    email::parts(value).map(|(_, domain)| domain)
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
