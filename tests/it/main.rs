//! How `enroll` behaves, one module per subject.

mod cases;
mod laws;
mod profiles;
mod rules;
mod workbooks;
