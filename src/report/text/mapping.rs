//! What `map` suggests, for people.

use std::io::{self, Write};

use comfy_table::{Cell, Color};

use crate::mapping::suggest::Outcome;
use crate::report::escape::escape_control_chars;
use crate::report::format::Page;
use crate::report::mapped::{Mapped, samples};
use crate::report::numbers::counted;
use crate::report::text::head::source;
use crate::report::text::lines::wrapped;
use crate::report::text::table::{heading, table, write_table};

/// Writes what is suggested. Where nothing is sure, values are shown as far as they may be.
pub(super) fn write(mapped: &Mapped<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let mut table = table(page.style);
    table.set_header(["", "Field", "Column", "Why"].map(heading));
    let mut counts = [0_u64; 3];
    for suggestion in mapped.suggestions {
        let name = &mapped.task.profile.fields[suggestion.field].name;
        let needed = mapped.missing.iter().any(|names| names.contains(name));
        let (kind, word) = match &suggestion.outcome {
            Outcome::Sure(_) => (0, Cell::new("sure").fg(Color::Green)),
            Outcome::Maybe(_) => (1, Cell::new("maybe").fg(Color::Yellow)),
            Outcome::NotFound => (2, Cell::new("not found").fg(Color::Red)),
        };
        counts[kind] += 1;
        let choices = suggestion.outcome.choices();
        if choices.is_empty() && needed {
            table.add_row([
                word,
                Cell::new(name),
                Cell::new(""),
                Cell::new("it is needed, and nothing looks like it"),
            ]);
            continue;
        }
        for (number, choice) in choices.iter().enumerate() {
            let mut why = choice.reasons.join("; ");
            if kind == 1
                && let [column] = choice.columns[..]
            {
                let samples = samples(&mapped.stats[column as usize], page.values);
                if !samples.is_empty() {
                    why = format!("{why}\n{samples}");
                }
            }
            let (word, name) = match number {
                0 => (word.clone(), name.as_str()),
                _ => (Cell::new("  or"), ""),
            };
            table.add_row([
                word,
                Cell::new(name),
                Cell::new(mapped.columns(choice)),
                Cell::new(why),
            ]);
        }
    }
    write_table(&table, output)?;
    let mut lines = vec![
        format!(
            "{}: {}",
            escape_control_chars(mapped.file),
            source(mapped.observed)
        ),
        format!(
            "mapped for {}, operation {}",
            mapped.task.profile.display_name(),
            mapped.task.operation.kind
        ),
        format!(
            "{}: {} sure, {} maybe, {} not found",
            counted(counts.iter().sum(), "field"),
            counts[0],
            counts[1],
            counts[2]
        ),
    ];
    if !mapped.missing.is_empty() {
        lines.push(format!(
            "needed and still open: {}",
            mapped.open().join(", ")
        ));
    }
    lines.extend(mapped.notes.iter().map(|note| format!("note: {note}")));
    writeln!(output)?;
    for line in lines {
        writeln!(output, "{}", wrapped(&line, page.style.width.into()))?;
    }
    if let Some(masked) = page.masked() {
        writeln!(output, "{masked}")?;
    }
    if let Some(path) = mapped.written {
        let path = path.display().to_string();
        writeln!(output, "wrote {}", escape_control_chars(&path))?;
    }
    if let Some(next) = mapped.next {
        writeln!(output, "to check the list with it:\n  {next}")?;
    }
    Ok(())
}
