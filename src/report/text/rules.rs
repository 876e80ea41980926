//! The list of rules.

use std::io::{self, Write};

use comfy_table::presets::NOTHING;

use crate::report::format::{Page, RuleList};
use crate::report::text::table::{table, write_table};

/// Writes the names of rules, each with the sentence that explains it.
pub(super) fn write(list: &RuleList<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let mut table = table(page.style);
    table
        .load_style(NOTHING)
        .set_header(["Rule", "", "What it finds"]);
    for rule in list.rules {
        table.add_row([rule.name, &rule.severity.to_string(), rule.sentence()]);
    }
    write_table(&table, output)?;
    writeln!(output, "\nDetails: `enroll validate --explain RULE`")
}
