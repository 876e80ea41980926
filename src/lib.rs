//! Gets a list of people into a target system without surprises.

pub mod source;
