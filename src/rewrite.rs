//! The input again, with cells that were replaced or added: a text by the bytes of its cells, a workbook by its parts.

pub mod cell_text;
pub mod edit;
pub mod new_workbook;
mod page;
pub mod text;
pub mod workbook;
