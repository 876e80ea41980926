//! Rows per second and peak memory, against a plain copy in the same run.
fn main() {}
