//! `map --check`: how a list differs from the one that a mapping file was made for.

use std::path::Path;

use serde::Serialize;

use crate::commands::inputs::{InputArgs, Inputs};
use crate::commands::map::{MapArgs, stats};
use crate::commands::validate::Format;
use crate::commands::{Error, Outcome, outputs};
use crate::finding::column_letters;
use crate::header;
use crate::mapping::column_stats::ColumnStats;
use crate::mapping::layout::Gap;
use crate::mapping::org::OrgSettings;
use crate::mapping::suggest::{self, Known};
use crate::report::harmless;
use crate::report::terminal::Style;
use crate::source::{Observed, dialect, header_row};

/// How a list differs from what a mapping expects.
#[derive(Debug, Serialize)]
struct Differences {
    schema_version: u32,
    /// What the mapping names and the list does not have.
    gone: Vec<Gone>,
    /// What the list has and the mapping does not know.
    new: Vec<New>,
    /// Columns whose values are no longer those of their field.
    changed: Vec<Changed>,
    /// What else is written otherwise: the row of the headers, the delimiter, the encoding.
    source: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Gone {
    field: String,
    column: String,
    /// The new column that may be the old one.
    perhaps: Option<New>,
}

#[derive(Debug, Clone, Serialize)]
struct New {
    column: String,
    header: String,
}

#[derive(Debug, Serialize)]
struct Changed {
    field: String,
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
    let as_new = |column: u32| New {
        column: column_letters(column),
        header: inputs.layout.header(column).to_owned(),
    };
    let stats = stats(inputs)?;
    let header = &inputs.source.observed.header_row;
    let known = Known {
        operation: &inputs.operation,
        org: &OrgSettings::default(),
        held: &|_, _| None,
        settled: Vec::new(),
    };
    let suggestions = suggest::suggest_knowing(&inputs.profile, header, &stats, &known);
    let mut gone = Vec::new();
    for gap in &inputs.layout.gaps {
        let (number, column) = match gap {
            Gap::NotThere { field, reference } => (*field, reference.clone()),
            Gap::Ambiguous { field, columns } => {
                let names: Vec<String> = columns
                    .iter()
                    .map(|column| inputs.layout.name(*column))
                    .collect();
                (*field, names.join(" or "))
            }
            Gap::Unused { .. } => continue,
        };
        // What looks like the field, or else what is called nearly as before.
        let suggested = suggestions
            .iter()
            .filter(|suggestion| suggestion.field == number)
            .flat_map(|suggestion| suggestion.outcome.choices())
            .flat_map(|choice| &choice.columns)
            .find(|column| new.contains(column));
        let alike = || {
            new.iter()
                .find(|new| header::likeness(inputs.layout.header(**new), &column).is_some())
        };
        gone.push(Gone {
            field: inputs.profile.fields[number].name.clone(),
            perhaps: suggested.or_else(alike).map(|column| as_new(*column)),
            column,
        });
    }
    let changed = changed(inputs, &stats);
    Ok(Differences {
        schema_version: 1,
        gone,
        new: new.into_iter().map(as_new).collect(),
        changed,
        source,
    })
}

/// Columns whose values speak against their field now.
fn changed(inputs: &Inputs, stats: &[ColumnStats]) -> Vec<Changed> {
    let columns = inputs
        .layout
        .columns
        .iter()
        .filter(|mapped| mapped.is_plain());
    let against = columns.filter_map(|mapped| {
        let column = mapped.column?;
        let reason =
            suggest::speaks_against(&inputs.profile, mapped.field, &stats[column as usize])?;
        Some(Changed {
            field: inputs.profile.fields[mapped.field].name.clone(),
            column: inputs.layout.name(column),
            reason,
        })
    });
    against.collect()
}

/// What is written otherwise than the mapping says, as far as one sees without it. The columns are then compared as the list
/// has them now: a row of users taken for headers would tell nobody anything.
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
    if said.header_row.row != seen.header_row.row
        && seen.header_row.origin != header_row::Origin::FirstRow
    {
        let place = |row: Option<u64>| match row {
            Some(row) => format!("row {row}"),
            None => "no row".into(),
        };
        differences.push(format!(
            "the mapping takes the headers from {}, and they stand in {}",
            place(said.header_row.row),
            place(seen.header_row.row)
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
            "{} has the columns that {} was made for",
            args.file.display(),
            mapping.display()
        ));
    } else if !differences.gone.is_empty() {
        lines.push(format!(
            "to settle it: `enroll map {} -o {} --set FIELD=HEADER`",
            args.file.display(),
            mapping.display()
        ));
    }
    lines
}
