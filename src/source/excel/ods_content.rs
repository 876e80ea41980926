//! The part of an `OpenDocument` spreadsheet that has all sheets, and the events in it.

use std::io::{BufRead, BufReader, Read};

use quick_xml::Reader;
use quick_xml::events::Event;

use super::Error;
use super::package::{Package, quoted};

/// The name of the part.
pub(super) const CONTENT: &str = "content.xml";

/// Reads the part.
pub(super) type ContentReader<R> = Reader<BufReader<R>>;

/// Opens the part.
pub(super) fn content(package: &mut Package) -> Result<ContentReader<impl Read + '_>, Error> {
    let Some((part, _)) = package.part(CONTENT)? else {
        return Err(Error::damaged(quoted(CONTENT), "it is missing"));
    };
    let mut reader = Reader::from_reader(BufReader::with_capacity(64 << 10, part));
    reader.config_mut().expand_empty_elements = true;
    Ok(reader)
}

/// The next event of the part.
pub(super) fn next<'b, R: BufRead>(
    reader: &mut Reader<R>,
    buffer: &'b mut Vec<u8>,
) -> Result<Event<'b>, Error> {
    reader
        .read_event_into(buffer)
        .map_err(|error| Error::damaged(quoted(CONTENT), error))
}
