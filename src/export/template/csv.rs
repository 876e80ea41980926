//! A template as CSV: the header line as the target takes it, and nothing else.

use std::io::{self, Write};

use crate::export::csv::{encoding, lines};
use crate::export::template::Template;
use crate::profile::ByteOrderMark;
use crate::source::encoder::Encoder;

/// The first header that cannot be written in the profile's encoding, and the encoding.
#[must_use]
pub fn unwritable<'t>(template: &'t Template<'_>) -> Option<(&'t str, &'static str)> {
    let encoding = encoding(&template.request.profile.file);
    let mut headers = template.columns.iter().map(|column| column.header.as_str());
    let header = headers.find(|header| !Encoder::new(encoding).has_all(header))?;
    Some((header, encoding.registered_name()))
}

/// Writes the header line in the profile's delimiter and encoding.
///
/// # Errors
/// When it cannot be written.
pub fn write(template: &Template<'_>, output: &mut dyn Write) -> io::Result<()> {
    let file = &template.request.profile.file;
    let mut line = lines(file);
    line.write_record(template.columns.iter().map(|column| &column.header))?;
    let line = line.into_inner().map_err(io::Error::other)?;
    let mut text = String::from_utf8(line).map_err(io::Error::other)?;
    if file.bom == ByteOrderMark::Required {
        text.insert(0, '\u{feff}');
    }
    let (mut encoder, mut bytes) = (Encoder::new(encoding(file)), Vec::new());
    encoder.write(&text, &mut bytes);
    encoder.finish(&mut bytes);
    output.write_all(&bytes)
}
