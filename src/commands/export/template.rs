//! `enroll export --template`: writes a template that people fill in.

use std::path::Path;

use crate::commands::export::args::ExportArgs;
use crate::commands::inputs::{InputArgs, Settings};
use crate::commands::outputs::{self, Permissions};
use crate::commands::session::Session;
use crate::commands::{Error, InputFile, Outcome, UsageError};
use crate::export::Format;
use crate::export::template::{Template, TemplateRequest, csv, xlsx};
use crate::messages::{Message, message, text};
use crate::profile::Profile;
use crate::report;
use crate::values::lexicon;

/// Writes a template, and says on standard error what the person who made it should know.
pub(super) fn run(args: &ExportArgs, session: &Session) -> Result<Outcome, Error> {
    let settings = args.inputs.settings(&args.rules)?;
    let settings = settings.ok_or(UsageError::NoProfileOfTemplate)?;
    let task = &settings.task;
    let output = args.output.as_deref().ok_or(UsageError::NoOutput {
        example: "template.xlsx",
    })?;
    keep_what_is_read(&args.inputs, &settings, output)?;
    let format = format(output, &task.profile)?;
    if format == Format::Xlsx && output == Path::new("-") && session.shows_on_terminal() {
        return Err(UsageError::WorkbookOnTerminal.into());
    }
    let severity_of = |rule: &str| task.levels.severity(rule);
    let template = Template::new(TemplateRequest {
        profile: &task.profile,
        operation: &task.operation,
        org: &task.mapping.org,
        severity_of: &severity_of,
        language: lexicon::Language::from_code(task.language().code()).unwrap_or_default(),
    });
    if format == Format::Csv
        && let Some((header, encoding)) = csv::unwritable(&template)
    {
        let header = header.to_owned();
        return Err(UsageError::HeaderNotEncodable { header, encoding }.into());
    }
    outputs::to_file(output, Permissions::USUAL, |output| match format {
        Format::Xlsx => xlsx::write(&template, output),
        Format::Csv => csv::write(&template, output),
    })?;
    let mapping = task.default_mapping();
    let mapping = mapping.map(|file| message!("report-note-default-mapping", file = text(file)));
    let notes: Vec<Message> = mapping.into_iter().chain(settings.notes()).collect();
    let page = session.page(args.show, task.language());
    for line in report::describe_template(&template, format, output, &notes, page) {
        outputs::eprint_line(&line);
    }
    Ok(Outcome::Done)
}

/// The format that the ending of the file names, else the one that the target takes first.
fn format(output: &Path, profile: &Profile) -> Result<Format, UsageError> {
    let first = profile.file.formats.first();
    match (output.extension(), first.map(String::as_str)) {
        (Some(_), _) => outputs::export_format("-o", output),
        (None, Some("csv")) => Ok(Format::Csv),
        (None, _) => Ok(Format::Xlsx),
    }
}

fn keep_what_is_read(
    inputs: &InputArgs,
    settings: &Settings,
    output: &Path,
) -> Result<(), UsageError> {
    let flag = "-o";
    let mapping = inputs.mapping.as_deref();
    if mapping.is_some_and(|mapping| outputs::same(mapping, output)) {
        let input = InputFile::Mapping;
        return Err(UsageError::OutputIsInput { flag, input });
    }
    inputs.keep_profile(&settings.task, &[(flag, output)])
}
