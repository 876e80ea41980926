//! Makes an input that fails as small as it can be.

use std::time::{Duration, Instant};

use crate::attempt::{Attempt, Find};
use crate::target::Target;

/// How long one find is worth.
const PATIENCE: Duration = Duration::from_secs(60);

/// The smallest input found that fails in the same way.
pub(crate) fn minimize(
    target: &dyn Target,
    attempt: &Attempt,
    variant: usize,
    mut input: Vec<u8>,
    mut find: Find,
) -> (Vec<u8>, Find) {
    let end = Instant::now() + PATIENCE;
    'again: loop {
        for smaller in target.smaller(&input) {
            if Instant::now() > end {
                return (input, find);
            }
            if let Some(found) = attempt.execute(target, variant, &smaller)
                && found.is_like(&find)
            {
                (input, find) = (smaller, found);
                continue 'again;
            }
        }
        return (input, find);
    }
}
