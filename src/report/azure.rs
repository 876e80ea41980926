//! Azure Pipelines: each finding as an issue of its task, by a logging command.

use std::io::{self, Write};

use crate::finding::Severity;
use crate::report::entries::entries;
use crate::report::escape::escape_control_chars;
use crate::report::format::{Format, Page, Purpose, Render};
use crate::report::sentence::{address, sentence};
use crate::report::text::verdict;
use crate::report::validation::Validation;

/// <https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands>
pub(super) struct Azure;

impl Format for Azure {
    fn name(&self) -> &'static str {
        "azure"
    }

    fn help(&self) -> &'static str {
        "Issues of a task in Azure Pipelines"
    }

    fn purpose(&self) -> Purpose {
        Purpose::BuildServers
    }

    fn validation<'r>(&self) -> Option<Render<Validation<'r>>> {
        Some(write)
    }
}

/// Azure keeps the first issues of a task, so errors come before warnings.
fn write(report: &Validation<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let path = escaped(&escape_control_chars(&report.path()));
    for severity in [Severity::Error, Severity::Warning] {
        for entry in entries(report).filter(|entry| entry.finding.severity == severity) {
            let finding = entry.finding;
            write!(
                output,
                "##vso[task.logissue type={severity};sourcepath={path};"
            )?;
            match (&entry.region, entry.place.line) {
                (Some(region), _) => {
                    let at = region.start;
                    write!(output, "linenumber={};columnnumber={};", at.line, at.column)?;
                }
                (None, Some(line)) => write!(output, "linenumber={line};")?,
                (None, None) => {}
            }
            let mut text = sentence(report, finding, page);
            if let Some(address) = address(&entry, page).filter(|_| entry.place.line.is_none()) {
                text = page.placed(&address, &text);
            }
            writeln!(output, "code={};]{}", finding.rule, escaped(&text))?;
        }
    }
    writeln!(output, "{}", verdict::short(report, page))
}

/// A text in which nothing ends the command or one of its properties.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '%' => escaped.push_str("%AZP25"),
            '\r' => escaped.push_str("%0D"),
            '\n' => escaped.push_str("%0A"),
            ']' => escaped.push_str("%5D"),
            ';' => escaped.push_str("%3B"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_in_a_text_is_a_command() {
        for (text, expected) in [
            ("plain: text, with commas", "plain: text, with commas"),
            ("100 %", "100 %AZP25"),
            ("%0A", "%AZP250A"),
            ("a;b]c\r\nd", "a%3Bb%5Dc%0D%0Ad"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
