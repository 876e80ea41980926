//! How `enroll` behaves, one module per subject.

mod laws;
mod profiles;
mod rules;
mod workbooks;
