//! `enroll map`: proposes which column fills which field, and writes a mapping file that says why.

mod check;
mod current_values;
mod draft;
mod header_row;
mod list_questions;
#[cfg(test)]
mod person;
mod prompts;
mod refused;
mod settle;

use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::commands::inputs::{InputArgs, Inputs};
use crate::commands::invocation::quoted;
use crate::commands::map::current_values::CurrentValues;
use crate::commands::next_steps;
use crate::commands::outputs::{self, Stream};
use crate::commands::prompt::Terminal;
use crate::commands::reports::{ChosenFormat, format_of};
use crate::commands::session::Session;
use crate::commands::show_values::ShowArgs;
use crate::commands::{Error, Outcome};
use crate::finding::FieldId;
use crate::mapping::column_stats::ColumnStats;
use crate::mapping::layout::Gap;
use crate::mapping::suggest::{self, Choice, Known, Suggestion};
use crate::messages::{Language, Message, all_of, message, text};
use crate::progress;
use crate::report::{self, Mapped};

const EXAMPLES: &str = "\
Examples:
  enroll map hr-export.xlsx --profile NAME -o hr.toml
  enroll map hr-export.xlsx --check hr.toml";

const EXIT_CODES: &str = "\
Exit codes:
  0  every required field has its column; with --check, the file fits the mapping
  1  a required field is still open; the mapping file is written all the same
  2  the command, the profile or the mapping is wrong
  3  a file cannot be read or written";

/// The arguments of `enroll map`.
#[derive(Debug, Clone, Args)]
#[command(before_help = EXAMPLES, after_long_help = EXIT_CODES)]
pub struct MapArgs {
    /// User list: CSV, Excel or ODS; `-` reads standard input
    file: PathBuf,

    /// Write the mapping file
    ///
    /// If the file exists, what a person wrote in it stays. Without -o it goes to standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Ask nothing; leave open what is not certain
    #[arg(long)]
    no_input: bool,

    /// Check whether a new file still fits this mapping
    #[arg(
        long,
        value_name = "MAPPING",
        conflicts_with_all = ["output", "mapping", "set", "current"],
    )]
    check: Option<PathBuf>,

    /// Print the result in another format
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "text",
        value_parser = format_of::<Mapped<'static>>(),
    )]
    format: ChosenFormat,

    #[command(flatten)]
    show: ShowArgs,

    // No doc comment: clap would take it for the text above the flags.
    #[command(flatten)]
    inputs: InputArgs,
}

impl MapArgs {
    /// The same with the mapping file of the current folder, where neither a mapping nor a profile is named.
    fn with_default_mapping(mut self) -> Self {
        self.inputs = self.inputs.use_default_mapping();
        self
    }

    /// What asks about the columns of a file and writes the answers to `output`.
    pub(super) fn new(file: &Path, inputs: &InputArgs, output: PathBuf) -> Self {
        Self {
            file: file.to_owned(),
            inputs: inputs.clone(),
            output: Some(output),
            no_input: false,
            check: None,
            format: ChosenFormat::TEXT,
            show: ShowArgs::default(),
        }
    }
}

/// Runs the command.
///
/// # Errors
/// If the command is wrong or a file cannot be read or written.
pub fn run(args: &MapArgs, session: &Session) -> Result<Outcome, Error> {
    let args = &args.clone().with_default_mapping();
    if let Some(mapping) = &args.check {
        return check::run(args, mapping, session);
    }
    refused::check_output(args)?;
    let existing = refused::existing(args)?;
    let inputs = InputArgs {
        mapping: existing.clone(),
        mapping_is_default: args.inputs.mapping_is_default && existing == args.inputs.mapping,
        ..args.inputs.clone()
    };
    let mut flags = inputs;
    let mut inputs = flags.open(&args.file, session.threads)?;
    let width = usize::from(session.style.width).saturating_sub(4);
    if asks(args)
        && let Some(row) = header_row::confirm(&inputs, &mut Terminal, width)?
    {
        flags.header_row = Some(row);
        inputs = flags.open(&args.file, session.threads)?;
    }
    let inputs = inputs;
    if let Some(output) = &args.output {
        args.inputs.keep_profile(&inputs.task, &[("-o", output)])?;
    }
    refused::check_set(args, &inputs)?;
    let stats = stats(&inputs, session.threads)?;
    let current = match &inputs.current {
        Some(current) => CurrentValues::of(&current.users, &inputs.task.profile),
        None => CurrentValues::default(),
    };
    let mut suggestions = suggestions(&inputs, &stats, &current);
    if asks(args) {
        let questions = prompts::questions(&inputs, &suggestions);
        let found = suggestions
            .iter()
            .filter(|one| one.outcome.is_sure())
            .count() as u64;
        if !questions.is_empty() {
            let file = args.file.display().to_string();
            let (observed, profile) = (&inputs.source.observed, &inputs.task.profile);
            let (target, asked) = (profile.display_name(), questions.len() as u64);
            let language = inputs.task.language();
            for line in report::before_questions(&file, observed, target, found, asked, language) {
                outputs::eprint_line(&line);
            }
        }
        let terminal = &mut Terminal;
        prompts::settle(
            &inputs,
            &stats,
            &mut suggestions,
            &questions,
            terminal,
            width,
        )?;
        list_questions::settle(&inputs, &stats, &mut suggestions, terminal, width)?;
    }
    let missing = missing(&inputs, &suggestions);
    let text = draft::write(args, &flags, &inputs, &suggestions, existing.as_deref())?;
    let file = args.file.display().to_string();
    let written = args.output.as_deref().filter(|_| !is_stdout(args));
    let language = args.inputs.language.map(Language::code);
    let next = written.and_then(|path| validate_command(&args.file, path, language));
    let settle = settle::assignments(&inputs, &suggestions, &missing);
    let settle = settle.filter(|_| !missing.is_empty() && args.file != Path::new("-"));
    let settle = settle.map(|more| {
        let output = next_steps::mapping_file(
            &args.file,
            args.output.as_deref().filter(|_| !is_stdout(args)),
        );
        let output = [OsStr::new("-o"), output.as_os_str()];
        let more = output
            .into_iter()
            .chain(more.iter().map(OsString::as_os_str));
        // What was written has all that another mapping said, and would not be written over beside it.
        let is_other = written.is_some() && args.inputs.mapping.as_deref() != written;
        let shared = next_steps::INPUT.iter().copied();
        let shared: Vec<&str> = shared
            .filter(|name| !is_other || *name != "mapping")
            .collect();
        session.invocation.of("map", &shared, more)
    });
    let mapped = Mapped {
        file: &file,
        task: &inputs.task,
        observed: &inputs.source.observed,
        stats: &stats,
        suggestions: &suggestions,
        missing: &missing,
        notes: &notes(&inputs),
        written,
        settle: settle.as_deref(),
        next: next.as_deref(),
    };
    print(args, &mapped, &text, session)?;
    Ok(if missing.is_empty() {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

/// What the columns look like, from one pass over the rows.
pub(super) fn stats(inputs: &Inputs, threads: NonZeroUsize) -> Result<Vec<ColumnStats>, Error> {
    progress::during("looking at the values", || {
        ColumnStats::all(&inputs.source, threads)
    })
    .map_err(|error| inputs.source.failure(error).into())
}

/// The same where no current users are known.
pub(super) fn suggestions_without_current(
    inputs: &Inputs,
    stats: &[ColumnStats],
) -> Vec<Suggestion> {
    suggestions(inputs, stats, &CurrentValues::default())
}

/// What fills each field: what a person settled, and what is suggested for the others. Where a mapping names a column that the
/// list does not have, what looks like the field is asked about, however sure it looks.
fn suggestions(inputs: &Inputs, stats: &[ColumnStats], current: &CurrentValues) -> Vec<Suggestion> {
    let settled = settled(inputs);
    let known = Known {
        operation: &inputs.task.operation,
        org: &inputs.task.mapping.org,
        held: &|field, value| current.has(field, value),
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
    let mut suggestions = suggest::suggest_knowing(&inputs.task.profile, header, stats, &known);
    for suggestion in &mut suggestions {
        if is_stale(inputs, suggestion.field)
            && let suggest::Outcome::Sure(choice) = &suggestion.outcome
        {
            suggestion.outcome = suggest::Outcome::Maybe(vec![choice.clone()]);
        }
        let name = &inputs.task.profile.fields[suggestion.field].name;
        if let Some(column) = inputs.task.mapping.columns.get(name) {
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

/// Whether the mapping takes a field from a column that the list does not have.
fn is_stale(inputs: &Inputs, field: FieldId) -> bool {
    let mut gaps = inputs.layout.gaps.iter();
    gaps.any(|gap| matches!(gap, Gap::NotThere { field: of, .. } if *of == field))
}

/// The fields that a person settled, each with what fills it; nothing where several columns could be meant.
fn settled(inputs: &Inputs) -> Vec<(FieldId, Option<Choice>)> {
    let mut settled = Vec::new();
    for (number, field) in inputs.task.profile.fields.with_ids() {
        let Some(column) = inputs.task.mapping.columns.get(&field.name) else {
            continue;
        };
        if column.columns.is_empty() && column.value.is_none() {
            // Only settings: the column is found by its header.
            continue;
        }
        if is_stale(inputs, number) {
            continue;
        }
        let columns = inputs.layout.columns_of(number);
        let mut settings = column.clone();
        settings.columns.clear();
        let choice =
            (!columns.is_empty() && not_there(inputs, number).is_empty()).then(|| Choice {
                columns: columns
                    .iter()
                    .filter_map(|mapped| Some(mapped.column?.0))
                    .collect(),
                settings,
                reasons: vec![message!("reason-settled")],
            });
        settled.push((number, choice));
    }
    settled
}

/// What a mapping takes a field from that the file does not have, or not only once.
fn not_there(inputs: &Inputs, field: FieldId) -> Vec<Message> {
    let gaps = inputs.layout.gaps.iter().filter_map(|gap| match gap {
        Gap::NotThere {
            field: of,
            reference,
        } if *of == field => Some(message!(
            "reason-column-not-there",
            column = text(reference.as_str())
        )),
        Gap::Ambiguous { field: of, columns } if *of == field => {
            let names = columns.iter();
            let names = names.map(|column| inputs.layout.described(*column).into());
            Some(message!("reason-column-ambiguous", columns = all_of(names)))
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
    let needs = inputs.task.required_columns();
    let open = needs.into_iter().filter(|need| !need.iter().any(is_sure));
    let name = |number: &FieldId| inputs.task.profile.fields[*number].name.clone();
    let mut missing: Vec<Vec<String>> = open.map(|need| need.iter().map(name).collect()).collect();
    // What a person mapped and the file does not have stops every row, needed or not.
    for number in inputs.task.profile.fields.ids() {
        let alone = vec![name(&number)];
        if inputs.task.mapping.columns.contains_key(&alone[0])
            && !not_there(inputs, number).is_empty()
            && !is_sure(&number)
            && !missing.contains(&alone)
        {
            missing.push(alone);
        }
    }
    missing
}

/// What else is worth knowing: what a person mapped and the file does not have.
fn notes(inputs: &Inputs) -> Vec<Message> {
    let mut notes = inputs.notes.clone();
    for (number, field) in inputs.task.profile.fields.with_ids() {
        let name = &field.name;
        if inputs.task.mapping.columns.contains_key(name) {
            let gaps = not_there(inputs, number).into_iter();
            notes.extend(gaps.map(|note| {
                let field = text(name.as_str());
                message!("report-note-of-field", field, note)
            }));
        }
    }
    notes
}

fn asks(args: &MapArgs) -> bool {
    !args.no_input
        && !args.format.is_for_programs()
        && args.file != Path::new("-")
        && io::stdin().is_terminal()
        && io::stderr().is_terminal()
}

fn is_stdout(args: &MapArgs) -> bool {
    args.output
        .as_deref()
        .is_none_or(|path| path == Path::new("-"))
}

/// The command that checks a list with a mapping; none where the list came from standard input.
fn validate_command(file: &Path, mapping: &Path, language: Option<&str>) -> Option<String> {
    let words = ["enroll", "validate"].map(OsStr::new);
    let flags = [
        file.as_os_str(),
        OsStr::new("--mapping"),
        mapping.as_os_str(),
    ];
    let language = language.map(|code| ["--language", code].map(OsStr::new));
    let flags = flags.into_iter().chain(language.into_iter().flatten());
    let words = words.into_iter().chain(flags).map(quoted);
    (file != Path::new("-")).then(|| words.collect::<Vec<_>>().join(" "))
}

/// Prints what is suggested, and the mapping file where it has no file to go to.
fn print(args: &MapArgs, mapped: &Mapped<'_>, text: &str, session: &Session) -> Result<(), Error> {
    let for_programs = args.format.is_for_programs();
    let stream = if is_stdout(args) && !for_programs {
        Stream::Stderr
    } else {
        Stream::Stdout
    };
    let page = session.page(args.show, mapped.task.language());
    if stream == Stream::Stderr {
        outputs::to_stdout(|output| output.write_all(text.as_bytes()))?;
    }
    let shown = outputs::show(stream, |output| {
        report::write(&*args.format, mapped, page, output)
    });
    match shown {
        // The mapping was written; a closed standard error is no failure.
        Err(_) if stream == Stream::Stderr => Ok(()),
        shown => shown,
    }
}
