//! One page for the person who corrects a list or approves a plan, without network: search, filters, light and dark, paper.

mod outcomes;
mod sheet;
mod validation;
mod words;

use crate::report::applied::Applied;
use crate::report::format::{Format, Purpose, Render};
use crate::report::planned::Planned;
use crate::report::validation::Validation;

/// A page with everything in it: its rows stand in it as JSON, of which a small script shows what is asked for.
pub(super) struct Html;

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn help(&self) -> &'static str {
        "A page with search and filters"
    }

    fn purpose(&self) -> Purpose {
        Purpose::People
    }

    fn validation<'r>(&self) -> Option<Render<Validation<'r>>> {
        Some(validation::write)
    }

    fn plan<'r>(&self) -> Option<Render<Planned<'r>>> {
        Some(outcomes::write_plan)
    }

    fn applied<'r>(&self) -> Option<Render<Applied<'r>>> {
        Some(outcomes::write_result)
    }
}
