//! `map --check`: how a list differs from the one that a mapping file was made for.

use std::ffi::OsStr;
use std::path::Path;

use crate::commands::inputs::{InputArgs, Inputs};
use crate::commands::invocation::quoted;
use crate::commands::map::{MapArgs, stats};
use crate::commands::outputs::{self, Stream};
use crate::commands::session::Session;
use crate::commands::{Error, Outcome};
use crate::finding::{ColumnIndex, RowNumber};
use crate::header;
use crate::mapping::column_stats::ColumnStats;
use crate::mapping::layout::Gap;
use crate::mapping::org::OrgSettings;
use crate::mapping::suggest::{self, Known};
use crate::messages::{Fact, Message, any_of, in_full, keyword, message, text};
use crate::report::{self, Changed, Differences, Gone, New};
use crate::source::{Observed, dialect, header_row};

/// Runs the command.
pub(super) fn run(args: &MapArgs, mapping: &Path, session: &Session) -> Result<Outcome, Error> {
    let flags = InputArgs {
        mapping: Some(mapping.to_owned()),
        ..args.inputs.clone()
    };
    let mut inputs = flags.open(&args.file, session.threads)?;
    let said = inputs.source.observed.clone();
    let source = source(&flags, args, &mut inputs)?;
    let stats = stats(&inputs, session.threads)?;
    let new = new(&inputs);
    let (file, mapping) = (
        args.file.display().to_string(),
        mapping.display().to_string(),
    );
    let gone = gone(&inputs, &stats, &new);
    let next = next(args, &mapping, &gone, &said, &inputs.source.observed);
    let differences = Differences {
        file: &file,
        mapping: &mapping,
        gone,
        new: new.iter().map(|column| as_new(&inputs, *column)).collect(),
        changed: changed(&inputs, &stats),
        source,
        next,
    };
    let page = session.page(args.show, inputs.task.language());
    outputs::show(Stream::Stdout, |output| {
        report::write(&*args.format, &differences, page, output)
    })?;
    Ok(if differences.fits() {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

/// The command that makes the mapping fit: with the column that each field is probably filled by now, and with how the list
/// is written where that has changed. Nothing where there is no column for a field, or nothing to change.
fn next(
    args: &MapArgs,
    mapping: &str,
    gone: &[Gone],
    said: &Observed,
    seen: &Observed,
) -> Option<String> {
    let mut flags = Vec::new();
    for Gone { field, perhaps, .. } in gone {
        let New { column, header } = perhaps.as_ref()?;
        flags.push("--set".to_owned());
        flags.push(match header.as_str() {
            "" => format!("{field}.column={column}"),
            header => format!("{field}={header}"),
        });
    }
    if let (true, Some(row)) = (
        said.header_row.row != seen.header_row.row,
        seen.header_row.row,
    ) {
        flags.extend(["--header-row".to_owned(), row.to_string()]);
    }
    let is_text = !seen.format.is_workbook();
    if is_text && said.delimiter.byte != seen.delimiter.byte {
        let delimiter = match seen.delimiter.byte {
            b'\t' => "tab".to_owned(),
            byte => char::from(byte).to_string(),
        };
        flags.extend(["--delimiter".to_owned(), delimiter]);
    }
    if is_text && said.encoding.charset != seen.encoding.charset {
        flags.extend(["--encoding".to_owned(), seen.encoding.name()]);
    }
    if flags.is_empty() || args.file == Path::new("-") {
        return None;
    }
    let words = ["enroll", "map"].map(OsStr::new).into_iter();
    let words = words.chain([args.file.as_os_str(), OsStr::new("-o"), OsStr::new(mapping)]);
    let words = words.chain(flags.iter().map(OsStr::new));
    Some(words.map(quoted).collect::<Vec<_>>().join(" "))
}

/// The columns that nothing uses and that were not there when the mapping was written.
fn new(inputs: &Inputs) -> Vec<ColumnIndex> {
    let known = &inputs.task.mapping.source.unused;
    let is_known = |column: ColumnIndex| {
        let header = inputs.layout.header(column).trim();
        known.iter().any(|known| known.trim() == header)
    };
    let gaps = inputs.layout.gaps.iter().filter_map(|gap| match gap {
        Gap::Unused { column } => Some(*column),
        _ => None,
    });
    gaps.filter(|column| !is_known(*column)).collect()
}

fn as_new(inputs: &Inputs, column: ColumnIndex) -> New {
    New {
        column: column.to_string(),
        header: inputs.layout.header(column).to_owned(),
    }
}

/// What the mapping names and the list does not have, with the new column that may be it.
fn gone(inputs: &Inputs, stats: &[ColumnStats], new: &[ColumnIndex]) -> Vec<Gone> {
    let header = &inputs.source.observed.header_row;
    let known = Known {
        operation: &inputs.task.operation,
        org: &OrgSettings::default(),
        held: &|_, _| None,
        settled: Vec::new(),
    };
    let suggestions = suggest::suggest_knowing(&inputs.task.profile, header, stats, &known);
    let mut gone = Vec::new();
    for gap in &inputs.layout.gaps {
        let (number, column) = match gap {
            Gap::NotThere { field, reference } => (*field, reference.clone()),
            Gap::Ambiguous { field, columns } => {
                let names = columns.iter();
                let names = names.map(|column| inputs.layout.described(*column).into());
                let names = message!("list-item", item = any_of(names));
                (*field, names.text(inputs.task.language(), &in_full))
            }
            Gap::Unused { .. } => continue,
        };
        // What looks like the field, or else what is called nearly as before.
        let suggested = suggestions
            .iter()
            .filter(|suggestion| suggestion.field == number)
            .flat_map(|suggestion| suggestion.outcome.choices())
            .flat_map(|choice| &choice.columns)
            .map(|column| ColumnIndex(*column))
            .find(|column| new.contains(column));
        let alike = || {
            let mut new = new.iter().copied();
            new.find(|new| header::likeness(inputs.layout.header(*new), &column).is_some())
        };
        gone.push(Gone {
            field: inputs.task.profile.fields[number].name.clone(),
            perhaps: suggested
                .or_else(alike)
                .map(|column| as_new(inputs, column)),
            column,
        });
    }
    gone
}

/// Columns whose values do not fit their field any more.
fn changed(inputs: &Inputs, stats: &[ColumnStats]) -> Vec<Changed> {
    let columns = inputs
        .layout
        .columns
        .iter()
        .filter(|mapped| mapped.is_plain());
    let against = columns.filter_map(|mapped| {
        let column = mapped.column?;
        let reason =
            suggest::speaks_against(&inputs.task.profile, mapped.field, &stats[column.index()])?;
        Some(Changed {
            field: inputs.task.profile.fields[mapped.field].name.clone(),
            column: inputs
                .layout
                .described(column)
                .text(inputs.task.language(), &in_full),
            reason,
        })
    });
    against.collect()
}

/// What is written otherwise than the mapping's `[source]` says. The columns are then compared as the list has them now: with
/// a row of users for headers, every column would be a difference.
fn source(flags: &InputArgs, args: &MapArgs, inputs: &mut Inputs) -> Result<Vec<Message>, Error> {
    let written = &inputs.task.mapping.source;
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

fn written_otherwise(said: &Observed, seen: &Observed) -> Vec<Message> {
    let mut differences = Vec::new();
    let is_text = !said.format.is_workbook() && !seen.format.is_workbook();
    if is_text
        && said.delimiter.byte != seen.delimiter.byte
        && seen.delimiter.origin != dialect::Origin::Absent
    {
        differences.push(message!(
            "report-check-delimiter",
            said = delimiter(said.delimiter.byte),
            found = delimiter(seen.delimiter.byte)
        ));
    }
    if is_text && said.encoding.charset != seen.encoding.charset {
        differences.push(message!(
            "report-check-encoding",
            said = text(said.encoding.name()),
            found = text(seen.encoding.name())
        ));
    }
    let place = |row: RowNumber| message!("report-row", row = text(row.to_string()));
    if seen.header_row.origin != header_row::Origin::FirstRow {
        differences.extend(match (said.header_row.row, seen.header_row.row) {
            (Some(said), Some(found)) if said != found => Some(message!(
                "report-check-headers",
                said = place(said),
                found = place(found)
            )),
            (Some(said), None) => Some(message!("report-check-headers-gone", said = place(said))),
            (None, Some(found)) => {
                Some(message!("report-check-headers-found", found = place(found)))
            }
            _ => None,
        });
    }
    differences
}

/// A delimiter as a person names it.
fn delimiter(byte: u8) -> Fact {
    match byte {
        b'\t' => message!("report-delimiter", name = keyword("tab")).into(),
        byte => text(format!("`{}`", char::from(byte))),
    }
}
