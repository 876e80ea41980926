//! How `enroll` behaves, one module per subject.

mod harness;

mod mapping;
mod profiles;
mod refused;
mod validate;
mod workbooks;
