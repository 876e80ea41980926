//! The table as CSV: the delimiter, the encoding and the byte order mark that the profile states.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use crate::export::sheet::Sheet;
use crate::profile::{ByteOrderMark, FileFacts};
use crate::source::charset::Charset;
use crate::source::encoder::Encoder;

/// How many users are put into words at once.
const AT_ONCE: usize = 1000;

/// The delimiter that is written.
pub(super) fn delimiter(file: &FileFacts) -> u8 {
    let mut ascii = file.delimiters.iter().filter(|one| one.is_ascii());
    ascii
        .next()
        .and_then(|one| u8::try_from(*one).ok())
        .unwrap_or(b',')
}

/// The encoding that is written.
pub(super) fn encoding(file: &FileFacts) -> Charset {
    let name = file.encodings.first();
    name.and_then(|name| Charset::of_name(name))
        .unwrap_or_default()
}

/// Writes the headers and the users. Every value can be encoded.
///
/// Lines end as RFC 4180 has it and as spreadsheets save them: what reads files of either must take CR LF.
pub(super) fn write(sheet: &Sheet<'_>, output: &mut (dyn Write + Send)) -> io::Result<()> {
    let file = &sheet.profile.file;
    let mut encoder = Encoder::new(encoding(file));
    let mut bytes = Vec::new();
    if file.bom == ByteOrderMark::Required {
        encoder.write("\u{feff}", &mut bytes);
    }
    let mut text = lines(file);
    text.write_record(sheet.columns.iter().map(|column| &column.header))?;
    let mut cell = String::new();
    let mut chunks = sheet.users.chunks(AT_ONCE);
    loop {
        let written = text.into_inner().map_err(csv::IntoInnerError::into_error)?;
        encoder.write(&String::from_utf8_lossy(&written), &mut bytes);
        output.write_all(&bytes)?;
        bytes.clear();
        let Some(users) = chunks.next() else { break };
        text = lines(file);
        for &user in users {
            for column in &sheet.columns {
                column.write(sheet.list, user, &mut cell);
                text.write_field(&cell)?;
            }
            text.write_record(None::<&[u8]>)?;
        }
    }
    encoder.finish(&mut bytes);
    output.write_all(&bytes)
}

/// Puts records into lines.
pub(super) fn lines(file: &FileFacts) -> Writer<Vec<u8>> {
    WriterBuilder::new()
        .delimiter(delimiter(file))
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new())
}
