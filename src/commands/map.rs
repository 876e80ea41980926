//! `enroll map`: proposes which column fills which field, and writes a mapping file that says why.

mod asking;
mod check;
mod draft;
mod held;
mod refused;

use std::io::{self, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::commands::inputs::{InputArgs, Inputs};
use crate::commands::map::held::Held;
use crate::commands::prompt::Terminal;
use crate::commands::showing::ShowArgs;
use crate::commands::validate::Format;
use crate::commands::{Error, Outcome, outputs};
use crate::mapping::column_stats::ColumnStats;
use crate::mapping::layout::Gap;
use crate::mapping::suggest::{self, Choice, Known, Suggestion};
use crate::profile::field_id::FieldId;
use crate::progress;
use crate::report::harmless;
use crate::report::mapped::{self, Mapped};
use crate::report::masking::ShowValues;
use crate::report::terminal::Style;

const AFTER_HELP: &str = "\
Exit codes:
  0  everything that is needed has its column; with --check, nothing is gone
  1  something that is needed is still open; the mapping file is written all the same
  2  the command, the profile or the mapping is wrong
  3  a file cannot be read or written

Example:
  enroll map hr-export.xlsx --profile NAME -o hr.toml";

/// The arguments of `enroll map`.
#[derive(Debug, Clone, Args)]
#[command(after_help = AFTER_HELP)]
pub struct MapArgs {
    /// The list: CSV, TSV, XLSX, XLSM, XLSB, XLS or ODS; `-` reads standard input
    pub file: PathBuf,

    // No doc comment: clap would take it for the text above the flags.
    #[command(flatten)]
    #[expect(missing_docs, reason = "see above")]
    pub inputs: InputArgs,

    /// Write the mapping file; one that is there keeps what a person wrote [default: standard output]
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,

    /// Ask nothing, and leave open what is not sure
    #[arg(long, help_heading = "Output")]
    pub no_input: bool,

    /// Only say how the list differs from what this mapping file was made for
    #[arg(long, value_name = "MAPPING", conflicts_with_all = ["output", "mapping", "set", "current"], help_heading = "Output")]
    pub check: Option<PathBuf>,

    /// How the suggestions are printed
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "text",
        help_heading = "Output"
    )]
    pub format: Format,

    #[command(flatten)]
    #[expect(missing_docs, reason = "see above")]
    pub show: ShowArgs,
}

/// Runs the command. `style` says what standard output can show.
///
/// # Errors
/// When the command is wrong or a file cannot be read or written.
pub fn run(args: &MapArgs, style: Style) -> Result<Outcome, Error> {
    if let Some(mapping) = &args.check {
        return check::run(args, mapping, style);
    }
    refused::check_output(args)?;
    let existing = refused::existing(args)?;
    let inputs = InputArgs {
        mapping: existing.clone(),
        ..args.inputs.clone()
    };
    let inputs = inputs.open(&args.file)?;
    args.inputs.keep_profile(&inputs, args.output.as_deref())?;
    refused::check_set(args, &inputs)?;
    let stats = stats(&inputs)?;
    let held = match &inputs.current {
        Some(current) => Held::of(&current.users, &inputs.profile),
        None => Held::default(),
    };
    let mut suggestions = suggestions(&inputs, &stats, &held);
    if asks(args) {
        asking::settle(&inputs, &stats, &mut suggestions, &mut Terminal)?;
    }
    let missing = missing(&inputs, &suggestions);
    let text = draft::write(args, &inputs, &suggestions, &missing, existing.as_deref())?;
    report(args, &inputs, &stats, &suggestions, &missing, &text, style)?;
    Ok(if missing.is_empty() {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

/// What the columns look like, from one pass over the rows.
fn stats(inputs: &Inputs) -> Result<Vec<ColumnStats>, Error> {
    let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    progress::during("looking at the values", || {
        ColumnStats::all(&inputs.source, threads)
    })
    .map_err(|error| inputs.source.failure(error).into())
}

/// What fills each field: what a person settled, and what is suggested for the others.
fn suggestions(inputs: &Inputs, stats: &[ColumnStats], held: &Held) -> Vec<Suggestion> {
    let settled = settled(inputs);
    let known = Known {
        operation: &inputs.operation,
        org: &inputs.mapping.org,
        held: &|field, value| held.has(field, value),
        settled: settled
            .iter()
            .map(|(number, choice)| {
                (
                    *number,
                    choice
                        .iter()
                        .flat_map(|choice| choice.columns.clone())
                        .collect(),
                )
            })
            .collect(),
    };
    let header = &inputs.source.observed.header_row;
    let mut suggestions = suggest::suggest_knowing(&inputs.profile, header, stats, &known);
    for suggestion in &mut suggestions {
        let name = &inputs.profile.fields[suggestion.field].name;
        if let Some(column) = inputs.mapping.columns.get(name) {
            for choice in suggestion.outcome.choices_mut() {
                choice.settings.read_as(column);
            }
        }
    }
    suggestions.extend(settled.into_iter().map(|(field, choice)| Suggestion {
        field,
        outcome: choice.map_or(suggest::Outcome::NotFound, suggest::Outcome::Sure),
    }));
    suggestions.sort_by_key(|suggestion| suggestion.field);
    suggestions
}

/// The fields that a person settled, each with what fills it; nothing where the file has no such column.
fn settled(inputs: &Inputs) -> Vec<(FieldId, Option<Choice>)> {
    let mut settled = Vec::new();
    for (number, field) in inputs.profile.fields.with_ids() {
        let Some(column) = inputs.mapping.columns.get(&field.name) else {
            continue;
        };
        if column.columns.is_empty() && column.value.is_none() {
            // Only settings: the column is found by its header.
            continue;
        }
        let columns = inputs.layout.columns_of(number);
        let mut settings = column.clone();
        settings.columns.clear();
        let choice =
            (!columns.is_empty() && not_there(inputs, number).is_empty()).then(|| Choice {
                columns: columns.iter().filter_map(|mapped| mapped.column).collect(),
                settings,
                reasons: vec!["the mapping file or the command line says so".into()],
            });
        settled.push((number, choice));
    }
    settled
}

/// What a mapping takes a field from that the file does not have, or not only once.
fn not_there(inputs: &Inputs, field: FieldId) -> Vec<String> {
    let gaps = inputs.layout.gaps.iter().filter_map(|gap| match gap {
        Gap::NotThere {
            field: of,
            reference,
        } if *of == field => Some(format!("the file has no column `{reference}`")),
        Gap::Ambiguous { field: of, columns } if *of == field => {
            let names: Vec<String> = columns
                .iter()
                .map(|column| inputs.layout.name(*column))
                .collect();
            Some(format!("{} could be meant", names.join(" and ")))
        }
        _ => None,
    });
    gaps.collect()
}

/// What is needed and open: names of fields of which one of each list is enough.
fn missing(inputs: &Inputs, suggestions: &[Suggestion]) -> Vec<Vec<String>> {
    let is_sure = |number: &FieldId| {
        suggestions.iter().any(|suggestion| {
            suggestion.field == *number && matches!(suggestion.outcome, suggest::Outcome::Sure(_))
        })
    };
    let needs = inputs.profile.needs(&inputs.operation);
    let open = needs.into_iter().filter(|need| !need.iter().any(is_sure));
    let name = |number: &FieldId| inputs.profile.fields[*number].name.clone();
    let mut missing: Vec<Vec<String>> = open.map(|need| need.iter().map(name).collect()).collect();
    // What a person mapped and the file does not have stops every row, needed or not.
    for number in inputs.profile.fields.ids() {
        let alone = vec![name(&number)];
        if inputs.mapping.columns.contains_key(&alone[0])
            && !not_there(inputs, number).is_empty()
            && !missing.contains(&alone)
        {
            missing.push(alone);
        }
    }
    missing
}

fn asks(args: &MapArgs) -> bool {
    !args.no_input
        && args.format == Format::Text
        && args.file != Path::new("-")
        && io::stdin().is_terminal()
        && io::stderr().is_terminal()
}

fn is_stdout(args: &MapArgs) -> bool {
    args.output
        .as_deref()
        .is_none_or(|path| path == Path::new("-"))
}

fn report(
    args: &MapArgs,
    inputs: &Inputs,
    stats: &[ColumnStats],
    suggestions: &[Suggestion],
    missing: &[Vec<String>],
    text: &str,
    style: Style,
) -> Result<(), Error> {
    let mut notes = inputs.notes.clone();
    for number in inputs.profile.fields.ids() {
        let name = &inputs.profile.fields[number].name;
        if inputs.mapping.columns.contains_key(name) {
            notes.extend(
                not_there(inputs, number)
                    .into_iter()
                    .map(|gap| format!("`{name}`: {gap}")),
            );
        }
    }
    let file = args.file.display().to_string();
    let mapped = Mapped {
        file: if file == "-" { "standard input" } else { &file },
        profile: &inputs.profile,
        operation: inputs.operation.kind,
        observed: &inputs.source.observed,
        stats,
        suggestions,
        missing,
        notes: &notes,
    };
    if args.format == Format::Json {
        return outputs::to_stdout(|output| mapped::write_json(&mapped, output));
    }
    let to_a_person = if is_stdout(args) {
        io::stderr().is_terminal()
    } else {
        io::stdout().is_terminal()
    };
    let usual = if to_a_person {
        ShowValues::Full
    } else {
        ShowValues::Masked
    };
    let values = args.show.values(usual);
    let write = |output: &mut dyn Write| {
        mapped::write(&mapped, values, style, output)?;
        if let Some(path) = args.output.as_deref().filter(|_| !is_stdout(args)) {
            let (file, path) = (harmless(&file), path.display().to_string());
            writeln!(output, "wrote {}", harmless(&path))?;
            if missing.is_empty() && args.file != Path::new("-") {
                writeln!(
                    output,
                    "to check the list with it:\n  enroll validate {file} --mapping {}",
                    harmless(&path)
                )?;
            }
        }
        Ok(())
    };
    if is_stdout(args) {
        outputs::to_stdout(|output| output.write_all(text.as_bytes()))?;
        // Whoever has closed it wants to hear nothing.
        let _ = write(&mut io::stderr().lock());
        return Ok(());
    }
    outputs::to_stdout(write)
}
