//! Gets a list of people into a target system without surprises.
//!
//! ```text
//!  file ─source→ rows ─mapping→ users ─rules→ findings ─report→ terminal · annotated CSV and workbook · JSON
//!                                 │
//!     current users ─current→ users
//!                                 └─ plan ─ safeguards → apply → current ─export→ the target's own file
//! ```
//!
//! The modules stand in the order of that flow, and each imports only those above it. Values cross the seams and nothing
//! else does: rows, users, findings, a plan. `Err` is for the person who ran the command; a finding is for the person who owns
//! the spreadsheet. `docs/architecture.md` is the long form.

// In the order of the flow, which the alphabet would hide.
#![cfg_attr(rustfmt, rustfmt_skip)]

pub mod values;
pub mod header;
pub mod messages;
pub mod finding;

pub mod source;
pub mod rewrite;
pub mod profile;
pub mod user;
pub mod mapping;

pub mod rule;
pub mod rules;
pub mod check;
pub mod since;
pub mod fix;
pub mod merge;
pub mod roster;

pub mod current;
pub mod plan;
pub mod apply;
pub mod export;

pub mod report;

pub mod review;
pub mod progress;
pub mod commands;
pub mod cli;
