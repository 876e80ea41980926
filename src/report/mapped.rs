//! What `map` suggests, for people and for programs.

use std::io::{self, Write};

use comfy_table::{Attribute, Cell, Color};
use serde::Serialize;

use crate::finding::column_letters;
use crate::mapping::column_stats::ColumnStats;
use crate::mapping::suggest::{Choice, Outcome, Suggestion};
use crate::profile::Profile;
use crate::profile::operation::OperationKind;
use crate::report::masking::ShowValues;
use crate::report::terminal::summary::{source, wrapped};
use crate::report::terminal::{Style, table, write_table};
use crate::report::{counted, harmless};
use crate::source::{Format, Observed};

/// How many values of a column are shown.
pub const SAMPLES: usize = 3;

/// What a run came to.
#[derive(Debug, Clone, Copy)]
pub struct Mapped<'a> {
    /// The file as it was named.
    pub file: &'a str,
    /// The target system.
    pub profile: &'a Profile,
    /// What the file is for.
    pub operation: OperationKind,
    /// What was observed about the file.
    pub observed: &'a Observed,
    /// What the columns look like.
    pub stats: &'a [ColumnStats],
    /// What fills each field.
    pub suggestions: &'a [Suggestion],
    /// What is needed and open: the names of fields of which one of each list is enough.
    pub missing: &'a [Vec<String>],
    /// What else is worth knowing.
    pub notes: &'a [String],
}

impl Mapped<'_> {
    fn header(&self, column: u32) -> &str {
        let header = &self.observed.header_row;
        match header.row {
            Some(_) => header
                .headers
                .get(column as usize)
                .map_or("", |header| header.trim()),
            None => "",
        }
    }

    fn name(&self, column: u32) -> String {
        let letters = column_letters(column);
        match self.header(column) {
            "" => format!("column {letters}"),
            header => format!("{} ({letters})", harmless(header)),
        }
    }

    fn columns(&self, choice: &Choice) -> String {
        match &choice.settings.value {
            Some(value) => format!("`{}` for everyone", harmless(value)),
            None => choice
                .columns
                .iter()
                .map(|column| self.name(*column))
                .collect::<Vec<_>>()
                .join(", "),
        }
    }

    /// What is needed and open, in words.
    #[must_use]
    pub fn open(&self) -> Vec<String> {
        let needs = self.missing.iter().map(|names| {
            names
                .iter()
                .map(|name| format!("`{name}`"))
                .collect::<Vec<_>>()
                .join(" or ")
        });
        needs.collect()
    }
}

/// A few values of a column, those that come most often first.
#[must_use]
pub fn samples(stats: &ColumnStats, values: ShowValues) -> String {
    let all = stats.values();
    let shown = all
        .iter()
        .take(SAMPLES)
        .filter_map(|(value, _)| values.show(value));
    shown
        .map(|value| value.chars().take(40).collect::<String>())
        .collect::<Vec<_>>()
        .join(", ")
}

/// Writes it for people. Where nothing is sure, values are shown as far as they may be.
///
/// # Errors
/// When it cannot be written.
pub fn write(
    mapped: &Mapped<'_>,
    values: ShowValues,
    style: Style,
    output: &mut dyn Write,
) -> io::Result<()> {
    let heading = |text| Cell::new(text).add_attribute(Attribute::Bold);
    let mut table = table(style);
    table.set_header(["", "Field", "Column", "Why"].map(heading));
    let mut counts = [0_u64; 3];
    for suggestion in mapped.suggestions {
        let name = &mapped.profile.fields[suggestion.field].name;
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
                let samples = samples(&mapped.stats[column as usize], values);
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
        format!("{}: {}", harmless(mapped.file), source(mapped.observed)),
        format!(
            "mapped for {}, operation {}",
            mapped.profile.called(),
            mapped.operation
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
        writeln!(output, "{}", wrapped(&line, style.width.into()))?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    file: &'a str,
    profile: &'a str,
    operation: OperationKind,
    source: Source<'a>,
    missing: &'a [Vec<String>],
    fields: Vec<OneField<'a>>,
    notes: &'a [String],
}

#[derive(Serialize)]
struct Source<'a> {
    format: String,
    encoding: Option<String>,
    delimiter: Option<char>,
    sheet: Option<&'a str>,
    header_row: Option<u64>,
}

#[derive(Serialize)]
struct OneField<'a> {
    field: &'a str,
    outcome: &'static str,
    /// Those of the likeliest choice first.
    columns: Vec<String>,
    headers: Vec<&'a str>,
    reasons: Vec<&'a str>,
    choices: Vec<OneChoice<'a>>,
}

#[derive(Serialize)]
struct OneChoice<'a> {
    columns: Vec<String>,
    headers: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    separator: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    marks: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    split: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<usize>,
    #[serde(skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    values: &'a std::collections::BTreeMap<String, String>,
    reasons: &'a [String],
}

/// Writes it for programs: one JSON document whose keys stay.
///
/// # Errors
/// When it cannot be written.
pub fn write_json(mapped: &Mapped<'_>, output: &mut dyn Write) -> io::Result<()> {
    let observed = mapped.observed;
    let text = !observed.format.is_workbook();
    let fields = mapped.suggestions.iter().map(|suggestion| {
        let choices = suggestion.outcome.choices();
        let columns: Vec<u32> = choices
            .iter()
            .flat_map(|choice| &choice.columns)
            .copied()
            .collect();
        OneField {
            field: &mapped.profile.fields[suggestion.field].name,
            outcome: suggestion.outcome.word(),
            columns: columns
                .iter()
                .map(|column| column_letters(*column))
                .collect(),
            headers: columns
                .iter()
                .map(|column| mapped.header(*column))
                .collect(),
            reasons: choices
                .iter()
                .flat_map(|choice| &choice.reasons)
                .map(String::as_str)
                .collect(),
            choices: choices
                .iter()
                .map(|choice| one_choice(mapped, choice))
                .collect(),
        }
    });
    let document = Document {
        schema_version: 1,
        file: mapped.file,
        profile: &mapped.profile.name,
        operation: mapped.operation,
        source: Source {
            format: observed.format.name(),
            encoding: text.then(|| observed.encoding.name()),
            delimiter: text.then(|| char::from(observed.delimiter.byte)),
            sheet: match &observed.format {
                Format::Workbook { sheet, .. } => Some(sheet),
                Format::Csv => None,
            },
            header_row: observed.header_row.row,
        },
        missing: mapped.missing,
        fields: fields.collect(),
        notes: mapped.notes,
    };
    serde_json::to_writer_pretty(&mut *output, &document)?;
    writeln!(output)
}

fn one_choice<'a>(mapped: &'a Mapped<'_>, choice: &'a Choice) -> OneChoice<'a> {
    let settings = &choice.settings;
    OneChoice {
        columns: choice
            .columns
            .iter()
            .map(|column| column_letters(*column))
            .collect(),
        headers: choice
            .columns
            .iter()
            .map(|column| mapped.header(*column))
            .collect(),
        value: settings.value.as_deref(),
        separator: settings.separator.as_deref(),
        marks: settings.marks.as_deref(),
        split: settings.split.as_ref().map(|(at, _)| at.as_str()),
        part: settings.split.as_ref().map(|(_, part)| *part),
        values: &settings.values,
        reasons: &choice.reasons,
    }
}
