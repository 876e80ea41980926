//! How `enroll` behaves, one module per subject.

mod cases;
mod profiles;
mod workbooks;
