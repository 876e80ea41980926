//! The input again, with cells that were replaced or added: a text by the bytes of its cells.

pub mod text;
