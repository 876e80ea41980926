//! `enroll export --template`: writes a template that people fill in.

use std::io::{self, IsTerminal};
use std::path::Path;

use crate::commands::inputs::InputArgs;
use crate::commands::{Error, Outcome, outputs};
use crate::export::template::need::When;
use crate::export::template::{Ask, Template, csv, xlsx};
use crate::profile::Profile;
use crate::profile::language::Language;
use crate::report::counted;

/// What a template is wanted for.
pub struct Wanted<'a> {
    /// Profile, mapping, tenant settings and operation.
    pub inputs: &'a InputArgs,
    /// The language of labels and notes.
    pub language: Language,
    /// The file; standard output where there is none.
    pub output: Option<&'a Path>,
}

/// A format of templates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Xlsx,
    Csv,
}

/// Writes a template, and says on standard error what whoever made it should know.
///
/// # Errors
/// When the command, the profile or the mapping is wrong, or the file cannot be written.
pub fn run(wanted: &Wanted<'_>) -> Result<Outcome, Error> {
    let target = wanted.inputs.target()?;
    let output = wanted.output.unwrap_or(Path::new("-"));
    keep_mapping(wanted)?;
    wanted.inputs.keep_profile(&target.mapping, wanted.output)?;
    let format = format(output, &target.profile)?;
    if format == Format::Xlsx && output == Path::new("-") && io::stdout().is_terminal() {
        return Err(Error::usage(
            "a workbook is nothing to show on a terminal",
            "name a file: `-o template.xlsx`",
        ));
    }
    let template = Template::new(Ask {
        profile: &target.profile,
        operation_name: &target.operation_name,
        operation: &target.operation,
        tenant: &target.mapping.tenant,
        rules: &target.mapping.rules,
        language: wanted.language,
    });
    if format == Format::Csv
        && let Some((label, encoding)) = csv::unwritable(&template)
    {
        return Err(Error::usage(
            format!("`{label}` cannot be written in {encoding}, which the profile wants first"),
            "correct `labels` or `encodings` in the profile, or write a workbook: `-o template.xlsx`",
        ));
    }
    outputs::to_file(output, |output| match format {
        Format::Xlsx => xlsx::write(&template, output),
        Format::Csv => csv::write(&template, output),
    })?;
    tell(&template, format, output, &target.notes);
    Ok(Outcome::Done)
}

/// The format that the ending of the file names, else the one that the target takes first.
fn format(output: &Path, profile: &Profile) -> Result<Format, Error> {
    let ending = output.extension().unwrap_or_default().to_string_lossy();
    match ending.to_lowercase().as_str() {
        "xlsx" => Ok(Format::Xlsx),
        "csv" => Ok(Format::Csv),
        "xls" | "xlsm" | "xlsb" | "ods" => Err(Error::usage(
            format!("a template is a workbook `.xlsx` or a `.csv`, and not `.{ending}`"),
            "write `-o template.xlsx`; every spreadsheet program opens it",
        )),
        _ => Ok(match profile.file.formats.first().map(String::as_str) {
            Some("csv") => Format::Csv,
            _ => Format::Xlsx,
        }),
    }
}

fn keep_mapping(wanted: &Wanted<'_>) -> Result<(), Error> {
    match (&wanted.inputs.mapping, wanted.output) {
        (Some(mapping), Some(output)) if outputs::same(mapping, output) => Err(Error::usage(
            "`-o` names the mapping",
            "write to another file; the mapping is never overwritten",
        )),
        _ => Ok(()),
    }
}

fn tell(template: &Template<'_>, format: Format, output: &Path, notes: &[String]) {
    let file = &template.ask.profile.file;
    let target = template.ask.profile.called();
    let takes =
        |format: &str| file.formats.is_empty() || file.formats.iter().any(|taken| taken == format);
    // Only a workbook has drop-downs, which the template's own notes are about.
    let own = template.notes.iter().filter(|_| format == Format::Xlsx);
    for note in notes.iter().chain(own) {
        outputs::talk(&format!("note: {note}"));
    }
    if format == Format::Xlsx && !takes("xlsx") {
        outputs::talk(&format!(
            "note: {target} takes no workbooks: let people fill this one in, and make the CSV for the upload with `enroll export`"
        ));
    }
    if format == Format::Csv && !takes("csv") {
        outputs::talk(&format!("note: {target} takes no CSV"));
    }
    if output != Path::new("-") {
        let required = template.columns.iter();
        let required = required.filter(|column| column.need.when == When::Always);
        outputs::talk(&format!(
            "wrote {}: {}, {} of them required",
            output.display(),
            counted(template.columns.len() as u64, "column"),
            required.count()
        ));
    }
}
