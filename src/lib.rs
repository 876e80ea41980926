//! Gets a list of people into a target system without surprises.
pub mod label;
pub mod finding;
pub mod user;
pub mod source;
pub mod profile;
pub mod mapping;
pub mod rules;
pub mod check;
