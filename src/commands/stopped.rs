//! What stops a command that would change something: one variant per reason, worded here.

use crate::plan::safeguard::{self, Stop};

/// A change that must not happen, or not without confirmation.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    /// The question was answered with no.
    #[error("cancelled, nothing was changed")]
    Declined,
    /// The plan is not the one that was approved.
    #[error("the digest of the plan is {digest}, not {approved}")]
    Digest {
        /// The digest of the plan.
        digest: String,
        /// The one that was approved.
        approved: String,
    },
    /// There is no terminal to ask on.
    #[error("not confirmed: nothing was changed")]
    NotConfirmed,
    /// The plan does more than a safeguard lets through.
    #[error("{said}")]
    Safeguards {
        /// What stops it.
        stops: Vec<Stop>,
        /// The same in words, with values as they may be shown.
        said: String,
    },
    /// The current users are not as the plan expects them.
    #[error("{users}")]
    Stale {
        /// Which of them are not.
        users: String,
        /// Whether values in it are masked.
        is_masked: bool,
    },
}

impl Stopped {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Self::Declined => return None,
            Self::Digest { .. } => {
                "see what is different with `enroll diff`, and have it approved again".into()
            }
            Self::NotConfirmed => {
                "there is no terminal to ask on: check the plan, and add `--yes`".into()
            }
            Self::Safeguards { stops, .. } => return safeguard::hint(stops),
            Self::Stale { is_masked, .. } => {
                let hint = "make a new plan with `enroll diff`";
                if *is_masked {
                    format!("{hint}; `--show-values full` shows the values here")
                } else {
                    hint.into()
                }
            }
        })
    }
}
