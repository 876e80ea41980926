//! What `map --check` found, for programs.

use std::io::{self, Write};

use serde::Serialize;

use crate::report::differences::{Differences, Gone, New};
use crate::report::format::Page;
use crate::report::json::document::{self, Head};

#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    head: Head,
    exit: u8,
    file: &'a str,
    mapping: &'a str,
    gone: &'a [Gone],
    new: &'a [New],
    changed: Vec<Changed<'a>>,
    source: Vec<String>,
}

#[derive(Serialize)]
struct Changed<'a> {
    field: &'a str,
    column: &'a str,
    reason: String,
}

/// Writes how a list differs from what a mapping expects.
pub(super) fn write(
    differences: &Differences<'_>,
    page: Page,
    output: &mut dyn Write,
) -> io::Result<()> {
    let document = Document {
        head: Head::new("mapping-check"),
        exit: u8::from(!differences.fits()),
        file: differences.file,
        mapping: differences.mapping,
        gone: &differences.gone,
        new: &differences.new,
        changed: differences
            .changed
            .iter()
            .map(|changed| Changed {
                field: &changed.field,
                column: &changed.column,
                reason: page.message(&changed.reason),
            })
            .collect(),
        source: differences
            .source
            .iter()
            .map(|one| page.message(one))
            .collect(),
    };
    document::write(&document, output)
}
