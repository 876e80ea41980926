//! What `map --check` found, for people.

use std::io::{self, Write};

use crate::report::differences::{Changed, Differences, Gone, New};
use crate::report::escape::escape_control_chars;
use crate::report::format::Page;

/// Writes how a list differs from what a mapping expects.
pub(super) fn write(
    differences: &Differences<'_>,
    _: Page,
    output: &mut dyn Write,
) -> io::Result<()> {
    for line in lines(differences) {
        writeln!(output, "{}", escape_control_chars(&line))?;
    }
    Ok(())
}

fn lines(differences: &Differences<'_>) -> Vec<String> {
    let Differences { file, mapping, .. } = *differences;
    let source = differences.source.iter();
    let mut lines: Vec<String> = source.map(|line| format!("source: {line}")).collect();
    for Gone {
        field,
        column,
        perhaps,
    } in &differences.gone
    {
        let perhaps = match perhaps {
            Some(New { column, header }) => {
                format!("; perhaps renamed: `{header}` (column {column}) is new")
            }
            None => String::new(),
        };
        lines.push(format!("gone: `{column}`, which fills `{field}`{perhaps}"));
    }
    for Changed {
        field,
        column,
        reason,
    } in &differences.changed
    {
        lines.push(format!("changed: {column} fills `{field}`, but {reason}"));
    }
    for New { column, header } in &differences.new {
        lines.push(format!("new: `{header}` (column {column})"));
    }
    if lines.is_empty() {
        lines.push(format!(
            "{file} has the columns that {mapping} was made for"
        ));
    }
    if let Some(next) = &differences.next {
        lines.push("make the mapping fit".into());
        lines.push(format!("  {next}"));
    } else if !differences.gone.is_empty() {
        lines.push("name the column that is meant: add --set FIELD=HEADER to enroll map".into());
    }
    lines
}
