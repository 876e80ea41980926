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

/// The input without one stretch, large ones first, and with simpler bytes.
pub(crate) fn smaller_bytes(input: &[u8]) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    let mut size = input.len().div_ceil(2);
    while size > 0 {
        for start in (0..input.len()).step_by(size) {
            let end = (start + size).min(input.len());
            all.push([&input[..start], &input[end..]].concat());
        }
        size = if size == 1 { 0 } else { size.div_ceil(2) };
    }
    if input.len() < 200 {
        for (place, byte) in input.iter().enumerate() {
            if byte.is_ascii_alphanumeric() && *byte != b'a' {
                let mut simpler = input.to_vec();
                simpler[place] = b'a';
                all.push(simpler);
            }
        }
    }
    all
}
