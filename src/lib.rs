//! Gets a list of people into a target system without surprises.
pub mod finding;
pub mod label;
pub mod profile;
pub mod source;
