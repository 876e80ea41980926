//! How `enroll` behaves, one module per subject.
