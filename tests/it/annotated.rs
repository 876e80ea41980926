//! The list given back in its own workbook: what changes in it, and that nothing else does.

pub(crate) mod book;
mod changed;
pub(crate) mod corpus;
mod fixed;
mod fresh;
mod looped;
