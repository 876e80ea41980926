//! Why a command failed, for programs: what reads the report can read this too.

use std::io::{self, Write};

use serde::Serialize;

use crate::report::format::{Failure, Page};
use crate::report::json::document::{self, Head};

#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    head: Head,
    error: Error<'a>,
}

#[derive(Serialize)]
struct Error<'a> {
    exit: u8,
    message: &'a str,
    help: Option<&'a str>,
}

/// Writes why a command failed.
pub(super) fn write(failure: &Failure<'_>, _: Page, output: &mut dyn Write) -> io::Result<()> {
    document::write(&document_of(failure), output)
}

/// The same on one line.
pub(in crate::report) fn write_line(
    failure: &Failure<'_>,
    _: Page,
    output: &mut dyn Write,
) -> io::Result<()> {
    document::write_line(&document_of(failure), output)
}

fn document_of<'f>(failure: &Failure<'f>) -> Document<'f> {
    Document {
        head: Head::new("failure"),
        error: Error {
            exit: failure.exit,
            message: failure.message,
            help: failure.help,
        },
    }
}
