//! What a rule finds, in the few lines that fit on a screen.

use std::io::{self, Write};

use crate::finding::Severity;
use crate::report::escape::escape_control_chars;
use crate::report::style::Style;
use crate::report::text::lines::{broken, padded};
use crate::rule::Rule;

/// How wide the words on the left are, with the space behind them.
const LEFT: usize = 9;

/// Writes what a rule finds, why that matters, one example, and how to fix or ignore it.
///
/// # Errors
/// When it cannot be written.
pub fn explain(rule: &Rule, style: Style, output: &mut dyn Write) -> io::Result<()> {
    let width = usize::from(style.width);
    let explanation = rule.explanation();
    let (name, severity) = (rule.name, rule.severity);
    let color = match severity {
        Severity::Error => "1;31",
        Severity::Warning => "1;33",
    };
    let severity = style.painted(color, &severity.to_string());
    writeln!(output, "{}   {severity}", style.painted("1", name))?;
    for text in [&explanation.sentence, &explanation.reason] {
        if !text.is_empty() {
            writeln!(output, "\n{}", broken(text, width, width).join("\n"))?;
        }
    }
    writeln!(output)?;
    let mut part = |word: &str, texts: &[&str]| {
        let room = width.saturating_sub(LEFT);
        let texts = texts.iter().filter(|text| !text.is_empty());
        let lines = texts.flat_map(|text| broken(&escape_control_chars(text), room, room));
        let mut word = word;
        for line in lines {
            writeln!(output, "{}{line}", padded(word, LEFT))?;
            word = "";
        }
        Ok::<(), io::Error>(())
    };
    if let Some(example) = &explanation.example {
        part("Example", &[&example.found_in, &example.message])?;
    }
    part("Fix", &[&explanation.fix])?;
    let silence = match rule.severity {
        Severity::Error => format!("--ignore {name}, or --warn {name} to make it a warning"),
        Severity::Warning => format!("--ignore {name}"),
    };
    part("Silence", &[&silence])?;
    part(
        "More",
        &[&format!("enroll validate --explain {name} --verbose")],
    )
}
