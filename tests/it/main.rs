//! How `enroll` behaves, one module per subject.

mod profiles;
mod rules;
mod workbooks;
