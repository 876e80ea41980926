//! How `enroll` behaves, one module per subject.

mod workbooks;
mod profiles;
