//! One line for each finding, as compilers print them and editors read them.

use std::io::{self, Write};

use crate::report::entries::entries;
use crate::report::escape::escape_control_chars;
use crate::report::format::{Format, Page, Purpose, Render};
use crate::report::sentence::{address, sentence};
use crate::report::validation::Validation;

/// `people.csv:7:12: error: Email ...: ... [invalid-email]`
pub(super) struct Concise;

impl Format for Concise {
    fn name(&self) -> &'static str {
        "concise"
    }

    fn help(&self) -> &'static str {
        "One line for each finding"
    }

    fn purpose(&self) -> Purpose {
        Purpose::Programs
    }

    fn validation<'r>(&self) -> Option<Render<Validation<'r>>> {
        Some(write)
    }
}

fn write(report: &Validation<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let path = report.path();
    let path = escape_control_chars(&path);
    for entry in entries(report) {
        let place = match (&entry.region, entry.place.line) {
            (Some(region), _) => format!("{}:{}", region.start.line, region.start.column),
            (None, Some(line)) => line.to_string(),
            (None, None) => address(&entry, page).unwrap_or_default(),
        };
        let gap = if place.is_empty() { "" } else { ":" };
        let sentence = sentence(report, entry.finding, page);
        let (severity, rule) = (entry.finding.severity, entry.finding.rule);
        writeln!(
            output,
            "{path}{gap}{place}: {severity}: {sentence} [{rule}]"
        )?;
    }
    Ok(())
}
