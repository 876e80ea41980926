//! Reports for people.

mod applied;
pub(super) mod block;
mod differences;
mod examples;
pub(super) mod explanation;
pub(super) mod exported;
mod fields;
mod fixes;
pub(super) mod head;
mod lines;
pub(super) mod listed;
mod mapping;
mod missing;
mod plan;
mod rules;
mod since;
mod table;
mod validation;
pub(super) mod verdict;
mod warnings;

pub use lines::{broken, cut};
pub use mapping::before_questions;

use crate::report::applied::Applied;
use crate::report::differences::Differences;
use crate::report::fields::{TargetFields, TargetSystems};
use crate::report::format::{Format, Purpose, Render, RuleList};
use crate::report::mapped::Mapped;
use crate::report::planned::Planned;
use crate::report::validation::Validation;

/// For people.
pub(super) struct Text;

impl Format for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn help(&self) -> &'static str {
        "For people"
    }

    fn purpose(&self) -> Purpose {
        Purpose::Terminal
    }

    fn validation<'r>(&self) -> Option<Render<Validation<'r>>> {
        Some(validation::write)
    }

    fn mapping<'r>(&self) -> Option<Render<Mapped<'r>>> {
        Some(mapping::write)
    }

    fn mapping_check<'r>(&self) -> Option<Render<Differences<'r>>> {
        Some(differences::write)
    }

    fn plan<'r>(&self) -> Option<Render<Planned<'r>>> {
        Some(plan::write)
    }

    fn applied<'r>(&self) -> Option<Render<Applied<'r>>> {
        Some(applied::write)
    }

    fn rules<'r>(&self) -> Option<Render<RuleList<'r>>> {
        Some(rules::write)
    }

    fn systems<'r>(&self) -> Option<Render<TargetSystems<'r>>> {
        Some(fields::write_systems)
    }

    fn fields<'r>(&self) -> Option<Render<TargetFields<'r>>> {
        Some(fields::write_fields)
    }
}
