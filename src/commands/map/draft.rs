//! What the mapping file says of the source, the columns and the organization; and the file itself.

use std::path::Path;

use toml_edit::{Array, Value};

use crate::commands::inputs::{InputArgs, Inputs};
use crate::commands::map::{MapArgs, is_stale, is_stdout};
use crate::commands::{Error, UsageError, outputs};
use crate::finding::{ColumnIndex, FieldId, RowNumber};
use crate::mapping::Mapping;
use crate::mapping::suggest::Suggestion;
use crate::mapping::written::{Draft, quoted};
use crate::profile::document::Document;
use crate::profile::operation::OperationKind;
use crate::source::Format;
use crate::source::dialect;

/// Writes the file, and gives its text.
pub(super) fn write(
    args: &MapArgs,
    flags: &InputArgs,
    inputs: &Inputs,
    suggestions: &[Suggestion],
    existing: Option<&Path>,
) -> Result<String, Error> {
    let document = existing.map(Document::read).transpose()?;
    let written: Option<Mapping> = document.as_ref().map(Document::parse).transpose()?;
    let names: Vec<&str> = args
        .inputs
        .set
        .iter()
        .filter_map(|assignment| assignment.split(['=', '.']).next())
        .map(str::trim)
        .collect();
    let insisted = inputs
        .task
        .mapping
        .columns
        .iter()
        .filter(|(name, column)| names.contains(&name.as_str()) && !column.names_nothing());
    let needed = inputs.task.required_columns().concat();
    let insisted_on = |number: FieldId| {
        let name = &inputs.task.profile.fields[number].name;
        names.contains(&name.as_str())
    };
    let profile = written
        .as_ref()
        .and_then(|written| written.profile.clone())
        .or_else(|| args.inputs.profile.clone());
    let draft = Draft {
        profile: profile.as_deref().unwrap_or(&inputs.task.profile.name),
        fields: &inputs.task.profile,
        operation: Some(inputs.task.operation.kind)
            .filter(|kind| args.inputs.operation.is_some() || *kind != OperationKind::default()),
        source: source(flags, inputs)
            .into_iter()
            .chain(unused(inputs, suggestions))
            .collect(),
        suggestions,
        insisted: insisted
            .map(|(name, column)| (name.as_str(), column))
            .collect(),
        org: args
            .inputs
            .org
            .iter()
            .filter_map(|assignment| org(assignment))
            .collect(),
        layout: &inputs.layout,
        needed: &|number| needed.contains(&number),
        is_stale: &|number| is_stale(inputs, number) && !insisted_on(number),
    };
    let text = draft
        .over(document.as_ref().map(Document::text))
        .map_err(|error| UsageError::CannotAddTo {
            path: existing.unwrap_or(Path::new("-")).display().to_string(),
            reason: error.message().to_owned(),
        })?;
    if let Some(path) = args.output.as_deref().filter(|_| !is_stdout(args)) {
        outputs::to_file(path, inputs.permissions, |output| {
            output.write_all(text.as_bytes())
        })?;
    }
    Ok(text)
}

/// The keys of `[source]` that are not as one would expect.
fn source(flags: &InputArgs, inputs: &Inputs) -> Vec<(&'static str, Value, String)> {
    let observed = &inputs.source.observed;
    let mut keys = Vec::new();
    if let Format::Workbook {
        sheet,
        below,
        others,
        ..
    } = &observed.format
        && (!others.is_empty() || !flags.sheet.is_empty())
    {
        let below = below.iter().map(|further| further.name.as_str());
        let all: Vec<&str> = std::iter::once(sheet.as_str()).chain(below).collect();
        let sheets = match all.as_slice() {
            [one] => quoted(one),
            several => several
                .iter()
                .map(|sheet| quoted(sheet))
                .collect::<Array>()
                .into(),
        };
        keys.push((
            "sheet",
            sheets,
            "sheet with the matching headers".to_owned(),
        ));
    }
    let first = 1 + u64::from(observed.delimiter.sep_line);
    match observed.header_row.row {
        None => keys.push((
            "header_row",
            "none".into(),
            "no header row: the first row is a user".to_owned(),
        )),
        Some(RowNumber(row)) if row != first || flags.header_row.is_some() => {
            let row = i64::try_from(row).unwrap_or(i64::MAX);
            keys.push(("header_row", row.into(), "header row".to_owned()));
        }
        Some(_) => {}
    }
    if observed.format.is_workbook() {
        return keys;
    }
    let delimiter = char::from(observed.delimiter.byte);
    let usual = inputs
        .task
        .profile
        .file
        .delimiters
        .first()
        .copied()
        .unwrap_or(',');
    let seen = observed.delimiter.origin != dialect::Origin::Absent;
    if flags.delimiter.is_some() || seen && delimiter != usual {
        let named = dialect::named(delimiter);
        keys.push((
            "delimiter",
            delimiter.to_string().into(),
            format!("the delimiter is {named}"),
        ));
    }
    let encoding = observed.encoding.name();
    if flags.encoding.is_some() || encoding != "utf-8" {
        keys.push((
            "encoding",
            encoding.into(),
            "guessed from the letters".to_owned(),
        ));
    }
    keys
}

/// The key of `[source]` with the headers of columns that fill nothing, so that `map --check` does not call them new. Whether that
/// is meant is not for `map` to say: it may be a column that nobody was asked about. So they are not ignored.
fn unused(inputs: &Inputs, suggestions: &[Suggestion]) -> Option<(&'static str, Value, String)> {
    let header = &inputs.source.observed.header_row;
    let taken: Vec<u32> = suggestions
        .iter()
        .filter(|suggestion| suggestion.outcome.is_sure())
        .flat_map(|suggestion| suggestion.outcome.choices())
        .flat_map(|choice| choice.columns.clone())
        .collect();
    let ignored = &inputs.task.mapping.source.ignored;
    let columns = (0..header.headers.len() as u32)
        .map(ColumnIndex)
        .filter(|column| Some(*column) != header.errors_column && !taken.contains(&column.0));
    let mut headers: Vec<String> = Vec::new();
    for header in columns.map(|column| inputs.layout.header(column)) {
        let is_known = headers.iter().chain(ignored).any(|known| known == header);
        if !header.is_empty() && !is_known {
            headers.push(header.to_owned());
        }
    }
    let list = headers
        .iter()
        .map(|header| quoted(header))
        .collect::<Array>();
    let why = "not used for any field; move to `ignored` what is not meant for the target system";
    (!headers.is_empty()).then(|| ("unused", list.into(), why.to_owned()))
}

/// A `--org KEY=VALUE` as the mapping writes it. Whether it fits was checked before.
fn org(assignment: &str) -> Option<(String, Value)> {
    let (key, word) = assignment.split_once('=')?;
    let (key, word) = (key.trim(), word.trim());
    let list = || {
        let items = word
            .split(',')
            .map(str::trim)
            .filter(|item| !item.is_empty());
        Value::from(items.collect::<Array>())
    };
    let value = match key {
        "seats" | "smallest_group" => word.parse::<i64>().ok()?.into(),
        "mfa" => word.parse::<bool>().ok()?.into(),
        "country" | "mail_from" => word.into(),
        _ => list(),
    };
    Some((key.to_owned(), value))
}
