//! Reports for programs: JSON documents whose keys stay.

mod applied;
mod differences;
pub(super) mod document;
mod facts;
pub(super) mod failure;
mod fields;
mod mapping;
mod plan;
mod rules;
mod since;
pub(super) mod validation;

use crate::report::applied::Applied;
use crate::report::differences::Differences;
use crate::report::fields::{TargetFields, TargetSystems};
use crate::report::format::{Failure, Format, Purpose, Render, RuleList};
use crate::report::mapped::Mapped;
use crate::report::planned::Planned;
use crate::report::validation::Validation;

/// For programs.
pub(super) struct Json;

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn help(&self) -> &'static str {
        "For programs"
    }

    fn purpose(&self) -> Purpose {
        Purpose::Programs
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

    fn failure<'r>(&self) -> Option<Render<Failure<'r>>> {
        Some(failure::write)
    }
}
