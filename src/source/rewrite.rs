//! The same bytes again, with cells put in.
