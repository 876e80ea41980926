//! The list of all rules.

use std::io::{self, Write};

use comfy_table::presets::NOTHING;

use crate::report::style::Style;
use crate::report::text::table::{table, write_table};
use crate::rules;

/// Writes the names of all rules, each with the sentence that explains it.
///
/// # Errors
/// When it cannot be written.
pub fn list_rules(style: Style, output: &mut dyn Write) -> io::Result<()> {
    let mut table = table(style);
    table
        .load_style(NOTHING)
        .set_header(["Rule", "", "What it finds"]);
    for rule in rules::ALL {
        table.add_row([rule.name, &rule.severity.to_string(), rule.sentence()]);
    }
    write_table(&table, output)?;
    writeln!(output, "\nDetails: `enroll validate --explain RULE`")
}
