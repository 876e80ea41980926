//! What `map --check` found, for programs.

use std::io::{self, Write};

use serde::Serialize;

use crate::report::differences::{Changed, Differences, Gone, New};
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
    changed: &'a [Changed],
    source: &'a [String],
}

/// Writes how a list differs from what a mapping expects.
pub(super) fn write(
    differences: &Differences<'_>,
    _: Page,
    output: &mut dyn Write,
) -> io::Result<()> {
    let document = Document {
        head: Head::new("mapping-check"),
        exit: u8::from(!differences.fits()),
        file: differences.file,
        mapping: differences.mapping,
        gone: &differences.gone,
        new: &differences.new,
        changed: &differences.changed,
        source: &differences.source,
    };
    document::write(&document, output)
}
