//! `enroll export --template`: writes a template that people fill in.

use std::io::{self, IsTerminal};
use std::path::Path;

use crate::commands::export::ExportArgs;
use crate::commands::inputs::Settings;
use crate::commands::{Error, Outcome, outputs};
use crate::export::Format;
use crate::export::template::need::When;
use crate::export::template::{Ask, Template, csv, xlsx};
use crate::profile::Profile;
use crate::report::counted;

/// Writes a template, and says on standard error what whoever made it should know.
pub(super) fn run(args: &ExportArgs) -> Result<Outcome, Error> {
    let Some(settings) = args.inputs.settings(&args.rules)? else {
        return Err(Error::usage(
            "no profile was given, so nobody knows what the target takes",
            format!(
                "add `--profile NAME`; the profiles are {}",
                Profile::names().join(", ")
            ),
        ));
    };
    let Some(output) = args.output.as_deref() else {
        return Err(Error::usage(
            "nothing says where to write",
            "add `-o template.xlsx`; `-o -` is standard output",
        ));
    };
    keep_what_is_read(args, &settings, output)?;
    let format = format(output, &settings.profile)?;
    if format == Format::Xlsx && output == Path::new("-") && io::stdout().is_terminal() {
        return Err(Error::usage(
            "a workbook is nothing to show on a terminal",
            "name a file: `-o template.xlsx`",
        ));
    }
    let template = Template::new(Ask {
        profile: &settings.profile,
        operation: &settings.operation,
        org: &settings.mapping.org,
        rules: &settings.mapping.rules,
        language: args.language,
    });
    if format == Format::Csv
        && let Some((header, encoding)) = csv::unwritable(&template)
    {
        return Err(Error::usage(
            format!("`{header}` cannot be written in {encoding}, which the profile wants first"),
            "correct `headers` or `encodings` in the profile, or write a workbook: `-o template.xlsx`",
        ));
    }
    outputs::to_file(output, |output| match format {
        Format::Xlsx => xlsx::write(&template, output),
        Format::Csv => csv::write(&template, output),
    })?;
    tell(&template, format, output, &settings.notes());
    Ok(Outcome::Done)
}

/// The format that the ending of the file names, else the one that the target takes first.
fn format(output: &Path, profile: &Profile) -> Result<Format, Error> {
    let first = profile.file.formats.first();
    match (output.extension(), first.map(String::as_str)) {
        (Some(_), _) => outputs::export_format("-o", output),
        (None, Some("csv")) => Ok(Format::Csv),
        (None, _) => Ok(Format::Xlsx),
    }
}

fn keep_what_is_read(args: &ExportArgs, settings: &Settings, output: &Path) -> Result<(), Error> {
    let mapping = args.inputs.mapping.as_deref();
    let profile = args.inputs.profile.as_deref();
    let profile = profile.or(settings.mapping.profile.as_deref());
    for (path, what) in [(mapping, "mapping"), (profile.map(Path::new), "profile")] {
        if path.is_some_and(|path| outputs::same(path, output)) {
            return Err(Error::usage(
                format!("`-o` names the {what}"),
                format!("write to another file; the {what} is never overwritten"),
            ));
        }
    }
    Ok(())
}

fn tell(template: &Template<'_>, format: Format, output: &Path, notes: &[String]) {
    let file = &template.ask.profile.file;
    let target = template.ask.profile.called();
    // Only a workbook has drop-downs, which the template's own notes are about.
    let own = template.notes.iter().filter(|_| format == Format::Xlsx);
    for note in notes.iter().chain(own) {
        outputs::talk(&format!("note: {note}"));
    }
    let taken = &file.formats;
    if !taken.is_empty() && !taken.iter().any(|taken| taken == format.name()) {
        let taken = taken.join(" or ").to_uppercase();
        outputs::talk(&format!(
            "note: {target} takes {taken} only: let people fill this in, and make the upload of it with `enroll export`"
        ));
    }
    let required = template.columns.iter();
    let required = required.filter(|column| column.need.when == When::Always);
    let columns = counted(template.columns.len() as u64, "column");
    let name = match output.to_str() {
        Some("-") => "standard output".to_owned(),
        _ => format!("`{}`", output.display()),
    };
    outputs::talk(&format!(
        "wrote {columns} to {name}, {} of them required",
        required.count()
    ));
}
