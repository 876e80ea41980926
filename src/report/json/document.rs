//! What every JSON document has: its version, its layout on lines, and how a source is described.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use crate::report::masking::ShowValues;
use crate::source::{Format, Observed};
use crate::values::control_chars::acts_on_terminal;

/// The version of the documents: it changes when a key changes its meaning or goes.
pub(super) const SCHEMA_VERSION: u32 = 1;

/// What every document begins with.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Head {
    schema_version: u32,
    tool_version: &'static str,
    /// What the document is.
    kind: &'static str,
}

impl Head {
    pub(super) fn new(kind: &'static str) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            tool_version: env!("CARGO_PKG_VERSION"),
            kind,
        }
    }
}

/// What was observed about a file.
#[derive(Serialize)]
pub(super) struct Source<'a> {
    format: String,
    encoding: Option<String>,
    delimiter: Option<char>,
    sheet: Option<&'a str>,
    /// Where several sheets were read: all of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sheets: Vec<&'a str>,
    header_row: Option<u64>,
}

impl<'a> Source<'a> {
    pub(super) fn of(observed: &'a Observed) -> Self {
        let is_text = !observed.format.is_workbook();
        Self {
            format: observed.format.name(),
            encoding: is_text.then(|| observed.encoding.name()),
            delimiter: is_text.then(|| char::from(observed.delimiter.byte)),
            sheet: match &observed.format {
                Format::Workbook { sheet, .. } => Some(sheet),
                Format::Csv => None,
            },
            sheets: match &observed.format {
                Format::Workbook { sheet, below, .. } if !below.is_empty() => {
                    let below = below.iter().map(|further| further.name.as_str());
                    std::iter::once(sheet.as_str()).chain(below).collect()
                }
                _ => Vec::new(),
            },
            header_row: observed.header_row.row.map(|row| row.0),
        }
    }
}

/// A value as it may be shown. JSON has escapes of its own for what would act on a terminal.
pub(super) fn shown(value: &str, values: ShowValues) -> Option<Cow<'_, str>> {
    match values {
        ShowValues::Never => None,
        ShowValues::Masked => values.show(value),
        ShowValues::Full => Some(value.into()),
    }
}

/// Writes one document and a line end.
pub(in crate::report) fn write(
    document: &impl Serialize,
    output: &mut dyn Write,
) -> io::Result<()> {
    serde_json::to_writer_pretty(EscapeControlChars(output), document)?;
    writeln!(output)
}

/// Writes one document on a line of its own.
pub(in crate::report) fn write_line(
    document: &impl Serialize,
    output: &mut dyn Write,
) -> io::Result<()> {
    serde_json::to_writer(EscapeControlChars(output), document)?;
    writeln!(output)
}

/// Escapes what acts on a terminal and JSON itself lets through: it only occurs inside of strings.
pub(in crate::report) struct EscapeControlChars<'w>(pub(in crate::report) &'w mut dyn Write);

impl Write for EscapeControlChars<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.is_ascii() && memchr::memchr(0x7f, bytes).is_none() {
            self.0.write_all(bytes)?;
            return Ok(bytes.len());
        }
        let text = std::str::from_utf8(bytes).map_err(io::Error::other)?;
        let mut rest = text;
        while let Some(at) = rest.find(|letter| acts_on_terminal(letter) && letter != '\n') {
            self.0.write_all(&rest.as_bytes()[..at])?;
            let letter = rest[at..].chars().next().unwrap_or_default();
            // None of those that act lies outside the first plane.
            write!(self.0, "\\u{:04x}", u32::from(letter))?;
            rest = &rest[at + letter.len_utf8()..];
        }
        self.0.write_all(rest.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
