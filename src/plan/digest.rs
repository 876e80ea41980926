//! A fingerprint of what a plan does, by which an approver can sign it off without keeping a file of personal data.

use std::io::{self, Write};

use crate::plan::Plan;
use crate::plan::file;
use crate::profile::Profile;

/// How many signs a digest has.
const LENGTH: usize = 32;

/// The digest of a plan: of its changes, with what they expect, and of the directory, the operation and the choices that
/// they were made for. The same plan has the same digest, whoever makes it and whenever.
///
/// # Errors
/// Never; writing to a hash does not fail.
pub fn digest(plan: &Plan, profile: &Profile) -> io::Result<String> {
    let mut hasher = blake3::Hasher::new();
    let mut output = io::BufWriter::with_capacity(64 * 1024, &mut hasher);
    file::write_terms(plan, &mut output)?;
    for change in plan.changes.iter() {
        file::write_change(&change, profile, &mut output)?;
        output.write_all(b"\n")?;
    }
    output.flush()?;
    drop(output);
    Ok(hasher.finalize().to_hex()[..LENGTH].to_owned())
}
