//! What stops a command that would change something: one variant per reason, worded here.

use crate::messages::{Language, in_full};
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
        /// The language of the words.
        language: Language,
    },
    /// The current users are not as the plan expects them.
    #[error("{users}")]
    Stale {
        /// Which of them are not.
        users: String,
        /// What to do about it.
        hint: String,
        /// The language of both.
        language: Language,
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
            Self::Safeguards {
                stops, language, ..
            } => return Some(safeguard::hint(stops)?.text(*language, &in_full)),
            Self::Stale { hint, .. } => hint.clone(),
        })
    }

    /// The language in which it is said.
    #[must_use]
    pub fn language(&self) -> Language {
        match self {
            Self::Safeguards { language, .. } | Self::Stale { language, .. } => *language,
            Self::Declined | Self::Digest { .. } | Self::NotConfirmed => Language::English,
        }
    }
}
