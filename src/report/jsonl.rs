//! JSON Lines: one document on each line, for programs that read a report as a stream.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use crate::report::applied::Applied;
use crate::report::format::{Failure, Format, Purpose, Render};
use crate::report::json::document::write_line;
use crate::report::json::failure;
use crate::report::json::validation::write_lines;
use crate::report::outcomes::{Outcome, of_plan, of_result};
use crate::report::planned::Planned;
use crate::report::validation::Validation;

/// Each finding on a line, with the keys that it has in JSON.
pub(super) struct JsonLines;

impl Format for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn help(&self) -> &'static str {
        "JSON with one finding or change on each line"
    }

    fn purpose(&self) -> Purpose {
        Purpose::Programs
    }

    fn validation<'r>(&self) -> Option<Render<Validation<'r>>> {
        Some(write_lines)
    }

    fn failure<'r>(&self) -> Option<Render<Failure<'r>>> {
        Some(failure::write_line)
    }

    fn plan<'r>(&self) -> Option<Render<Planned<'r>>> {
        Some(|planned, page, output| write_outcomes(of_plan(planned, page), output))
    }

    fn applied<'r>(&self) -> Option<Render<Applied<'r>>> {
        Some(|applied, page, output| write_outcomes(of_result(applied, page), output))
    }
}

/// A user on a line.
#[derive(Serialize)]
struct Line<'o> {
    result: &'static str,
    row: Option<u64>,
    user: &'o str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    fields: BTreeMap<&'o str, Change<'o>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    why: &'o [String],
}

#[derive(Serialize)]
struct Change<'o> {
    before: &'o str,
    after: &'o str,
}

fn write_outcomes(
    outcomes: impl Iterator<Item = Outcome>,
    output: &mut dyn Write,
) -> io::Result<()> {
    for outcome in outcomes {
        let fields = outcome.fields.iter().map(|change| {
            let (before, after) = (change.before.as_str(), change.after.as_str());
            (change.field.as_str(), Change { before, after })
        });
        let line = Line {
            result: outcome.what,
            row: outcome.row,
            user: &outcome.user,
            fields: fields.collect(),
            why: &outcome.why,
        };
        write_line(&line, output)?;
    }
    Ok(())
}
