//! The `enroll` binary: parse, run, print an error with its hint, exit.

fn main() {}
