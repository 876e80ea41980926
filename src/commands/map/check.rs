//! `map --check`: how a list differs from the one that a mapping file was made for.

use std::path::Path;

use serde::Serialize;

use crate::commands::inputs::{InputArgs, Inputs};
use crate::commands::map::{MapArgs, portraits};
use crate::commands::validate::Format;
use crate::commands::{Error, Outcome, outputs};
use crate::finding::column_letters;
use crate::label;
use crate::mapping::layout::Gap;
use crate::mapping::portrait::Portrait;
use crate::mapping::suggest::{self, Known};
use crate::mapping::tenant::Tenant;
use crate::report::harmless;
use crate::report::terminal::Style;
use crate::source::{Observed, dialect, header};

/// How a list differs from what a mapping expects.
#[derive(Debug, Serialize)]
struct Differences {
    schema_version: u32,
    /// What the mapping names and the list does not have.
    gone: Vec<Gone>,
    /// What the list has and the mapping does not know.
    new: Vec<New>,
    /// Columns whose values are no longer those of their attribute.
    changed: Vec<Changed>,
    /// What else is written otherwise: the row of the labels, the delimiter, the encoding.
    source: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Gone {
    attribute: String,
    column: String,
    /// The new column that may be the old one.
    perhaps: Option<New>,
}

#[derive(Debug, Clone, Serialize)]
struct New {
    column: String,
    label: String,
}

#[derive(Debug, Serialize)]
struct Changed {
    attribute: String,
    column: String,
    reason: String,
}

/// Runs the command.
pub(super) fn run(args: &MapArgs, mapping: &Path, _: Style) -> Result<Outcome, Error> {
    let flags = InputArgs {
        mapping: Some(mapping.to_owned()),
        ..args.inputs.clone()
    };
    let mut inputs = flags.open(&args.file)?;
    let source = source(&flags, args, &mut inputs)?;
    let differences = differences(&inputs, source)?;
    match args.format {
        Format::Json => outputs::to_stdout(|output| {
            serde_json::to_writer_pretty(&mut *output, &differences)?;
            writeln!(output)
        })?,
        Format::Text => outputs::to_stdout(|output| {
            for line in lines(&differences, args, mapping) {
                writeln!(output, "{}", harmless(&line))?;
            }
            Ok(())
        })?,
    }
    let fits = differences.gone.is_empty()
        && differences.changed.is_empty()
        && differences.source.is_empty();
    Ok(if fits {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

fn differences(inputs: &Inputs, source: Vec<String>) -> Result<Differences, Error> {
    let new: Vec<u32> = inputs
        .layout
        .gaps
        .iter()
        .filter_map(|gap| match gap {
            Gap::Unused { column } => Some(*column),
            _ => None,
        })
        .collect();
    let named = |column: u32| New {
        column: column_letters(column),
        label: inputs.layout.label(column).to_owned(),
    };
    let portraits = portraits(inputs)?;
    let header = &inputs.source.observed.header;
    let known = Known {
        operation: &inputs.operation,
        tenant: &Tenant::default(),
        held: &|_, _| None,
        settled: Vec::new(),
    };
    let suggestions = suggest::suggest_knowing(&inputs.profile, header, &portraits, &known);
    let mut gone = Vec::new();
    for gap in &inputs.layout.gaps {
        let (number, column) = match gap {
            Gap::NotThere {
                attribute,
                reference,
            } => (*attribute, reference.clone()),
            Gap::Ambiguous { attribute, columns } => {
                let names: Vec<String> = columns
                    .iter()
                    .map(|column| inputs.layout.name(*column))
                    .collect();
                (*attribute, names.join(" or "))
            }
            Gap::Unused { .. } => continue,
        };
        // What looks like the attribute, or else what is called nearly as before.
        let suggested = suggestions
            .iter()
            .filter(|suggestion| suggestion.attribute == number)
            .flat_map(|suggestion| suggestion.outcome.choices())
            .flat_map(|choice| &choice.columns)
            .find(|column| new.contains(column));
        let alike = || {
            new.iter()
                .find(|new| label::likeness(inputs.layout.label(**new), &column).is_some())
        };
        gone.push(Gone {
            attribute: inputs.profile.attributes[number].name.clone(),
            perhaps: suggested.or_else(alike).map(|column| named(*column)),
            column,
        });
    }
    let changed = changed(inputs, &portraits);
    Ok(Differences {
        schema_version: 1,
        gone,
        new: new.into_iter().map(named).collect(),
        changed,
        source,
    })
}

/// Columns whose values speak against their attribute now.
fn changed(inputs: &Inputs, portraits: &[Portrait]) -> Vec<Changed> {
    let feeds = inputs.layout.feeds.iter().filter(|feed| feed.is_plain());
    let against = feeds.filter_map(|feed| {
        let column = feed.column?;
        let reason =
            suggest::speaks_against(&inputs.profile, feed.attribute, &portraits[column as usize])?;
        Some(Changed {
            attribute: inputs.profile.attributes[feed.attribute].name.clone(),
            column: inputs.layout.name(column),
            reason,
        })
    });
    against.collect()
}

/// What is written otherwise than the mapping says, as far as one sees without it. The columns are then compared as the list
/// has them now: a row of users taken for labels would tell nobody anything.
fn source(flags: &InputArgs, args: &MapArgs, inputs: &mut Inputs) -> Result<Vec<String>, Error> {
    let written = &inputs.mapping.source;
    let insisted =
        written.header_row.is_some() || written.delimiter.is_some() || written.encoding.is_some();
    if !insisted || args.file == Path::new("-") {
        return Ok(Vec::new());
    }
    let source = flags.look(&args.file, inputs)?;
    let differences = written_otherwise(&inputs.source.observed, &source.observed);
    if !differences.is_empty() {
        inputs.replace(source);
    }
    Ok(differences)
}

fn written_otherwise(said: &Observed, seen: &Observed) -> Vec<String> {
    let mut differences = Vec::new();
    let is_text = !said.format.is_workbook() && !seen.format.is_workbook();
    if is_text
        && said.delimiter.byte != seen.delimiter.byte
        && seen.delimiter.origin != dialect::Origin::Absent
    {
        let named = |byte: u8| dialect::named(char::from(byte));
        differences.push(format!(
            "the mapping says that {} stands between the cells, and it is {}",
            named(said.delimiter.byte),
            named(seen.delimiter.byte)
        ));
    }
    if is_text && said.encoding.encoding != seen.encoding.encoding {
        differences.push(format!(
            "the mapping says `{}`, and the text looks like `{}`",
            said.encoding.name(),
            seen.encoding.name()
        ));
    }
    if said.header.row != seen.header.row && seen.header.origin != header::Origin::FirstRow {
        let place = |row: Option<u64>| match row {
            Some(row) => format!("row {row}"),
            None => "no row".into(),
        };
        differences.push(format!(
            "the mapping takes the labels from {}, and they stand in {}",
            place(said.header.row),
            place(seen.header.row)
        ));
    }
    differences
}

fn lines(differences: &Differences, args: &MapArgs, mapping: &Path) -> Vec<String> {
    let mut lines: Vec<String> = differences
        .source
        .iter()
        .map(|line| format!("source: {line}"))
        .collect();
    for Gone {
        attribute,
        column,
        perhaps,
    } in &differences.gone
    {
        let perhaps = match perhaps {
            Some(New { column, label }) => {
                format!("; perhaps renamed: `{label}` (column {column}) is new")
            }
            None => String::new(),
        };
        lines.push(format!(
            "gone: `{column}`, which feeds `{attribute}`{perhaps}"
        ));
    }
    for Changed {
        attribute,
        column,
        reason,
    } in &differences.changed
    {
        lines.push(format!(
            "changed: {column} feeds `{attribute}`, but {reason}"
        ));
    }
    for New { column, label } in &differences.new {
        lines.push(format!("new: `{label}` (column {column})"));
    }
    if lines.is_empty() {
        lines.push(format!(
            "{} has the columns that {} was made for",
            args.file.display(),
            mapping.display()
        ));
    } else if !differences.gone.is_empty() {
        lines.push(format!(
            "to settle it: `enroll map {} -o {} --set ATTRIBUTE=LABEL`",
            args.file.display(),
            mapping.display()
        ));
    }
    lines
}
