//! How a text is read: its encoding, its delimiter and its header row, decided without the column that an earlier run added.

use std::borrow::Cow;
use std::io::{self, Read};
use std::path::Path;

use crate::header::Vocabulary;
use crate::source::dialect::{self, Delimiter};
use crate::source::encoding::{Encoding, Rival};
use crate::source::error::Error;
use crate::source::header_row::{self, HeaderRow, HeaderRowChoice, Origin};
use crate::source::input::Input;
use crate::source::our_column::OurColumn;

/// How much of a file is looked at to find its encoding, its delimiter and its header.
pub(super) const SAMPLE: u64 = 1024 * 1024;

/// What a person insists on of a text, and the words that headers have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'w> {
    /// The encoding, by any of its names.
    pub(super) encoding: Option<&'w str>,
    /// The delimiter.
    pub(super) delimiter: Option<u8>,
    /// The header row.
    pub(super) header_row: Option<HeaderRowChoice>,
    /// The delimiter of a text with one column.
    pub(super) usual_delimiter: u8,
    /// The headers that mean something.
    pub(super) vocabulary: &'w Vocabulary,
}

/// How a text is read.
#[derive(Debug)]
pub(super) struct Reading {
    /// Its encoding.
    pub(super) encoding: Encoding,
    /// Another encoding that it may well have.
    pub(super) rival: Option<Rival>,
    /// Its delimiter.
    pub(super) delimiter: Delimiter,
    /// Its headers and where they stand.
    pub(super) header_row: HeaderRow,
}

impl Reading {
    /// Decides how a text is read. `start` are its first bytes, `complete` that they are all.
    ///
    /// # Errors
    /// When it cannot be read again, or nobody knows the encoding that a person insists on.
    pub(super) fn find(
        path: &Path,
        input: &Input,
        (start, complete): (&[u8], bool),
        wanted: Wanted<'_>,
    ) -> Result<Self, Error> {
        let unreadable = |error| Error::unreadable(path, error);
        let asked = match wanted.encoding {
            Some(name) => {
                let unknown = || Error::UnknownEncoding {
                    name: name.to_owned(),
                };
                Some(Encoding::named(name, start).ok_or_else(unknown)?)
            }
            None => None,
        };
        let known = asked.or_else(|| Encoding::evident(start));
        // Zeros between the letters are counted, and so may be there or not because of our column.
        let is_certain = |known: &Encoding| known.bom > 0 || !known.charset.is_wide();
        let certain = asked.or(known.filter(is_certain));
        let sample = Sample {
            input,
            start,
            complete,
        };
        let with_ours = match sample.without_ours(certain, wanted).map_err(unreadable)? {
            None if certain != known => sample.without_ours(known, wanted).map_err(unreadable)?,
            found => found,
        };
        if let Some(found) = with_ours {
            return Ok(found);
        }
        let (encoding, rival) = match known {
            Some(encoding) => (encoding, None),
            None => encoding_of(start, complete, || input.reopened()).map_err(unreadable)?,
        };
        let text = decode(encoding, start, complete);
        let delimiter = match wanted.delimiter {
            Some(byte) => Delimiter::insisted(byte, &text),
            None => Delimiter::find(&text, wanted.vocabulary, wanted.usual_delimiter),
        };
        Ok(Self {
            encoding,
            rival,
            delimiter,
            header_row: header_row(&text, delimiter, wanted),
        })
    }
}

/// The first bytes of a text.
struct Sample<'s> {
    input: &'s Input,
    start: &'s [u8],
    complete: bool,
}

impl Sample<'_> {
    /// How the text is read if our column is in it: decided by the text without it. `known` is the encoding, if it is known
    /// before; else the column is looked for in the bytes.
    fn without_ours(
        &self,
        known: Option<Encoding>,
        wanted: Wanted<'_>,
    ) -> io::Result<Option<Reading>> {
        let (start, complete) = (self.start, self.complete);
        let decoded = known.map(|encoding| decode(encoding, start, complete));
        let text = decoded.as_deref().map_or(start, str::as_bytes);
        for ours in OurColumn::borne_out(text) {
            let (found, own) = if let Some(encoding) = known {
                let mut own = Vec::new();
                ours.removed_from(text).read_to_end(&mut own)?;
                let own = String::from_utf8_lossy(&own).into_owned();
                ((encoding, None), own)
            } else {
                let open = || Ok(ours.removed_from(self.input.reopened()?));
                let (own, complete) = sample(open()?)?;
                let found = encoding_of(&own, complete, open)?;
                let own = decode(found.0, &own, complete).into_owned();
                (found, own)
            };
            let (encoding, rival) = found;
            // There our header would not stand in the bytes as it does.
            if known.is_none() && encoding.charset.is_wide() {
                continue;
            }
            let text = decode(encoding, start, complete);
            if let Some((delimiter, header_row)) = around(ours, &text, &own, wanted) {
                return Ok(Some(Reading {
                    encoding,
                    rival,
                    delimiter,
                    header_row,
                }));
            }
        }
        Ok(None)
    }
}

/// The delimiter and the headers of a text that has our column, decided by the text without it; none if the column is not
/// one: its header stands in another row than the headers, or another delimiter gives more headers.
fn around(
    ours: OurColumn,
    text: &str,
    own: &str,
    wanted: Wanted<'_>,
) -> Option<(Delimiter, HeaderRow)> {
    let seen = match wanted.delimiter {
        Some(byte) => Delimiter::insisted(byte, own),
        None => Delimiter::find(own, wanted.vocabulary, wanted.usual_delimiter),
    };
    let delimiter = Delimiter {
        byte: ours.delimiter,
        ..seen
    };
    let found = header_row(text, delimiter, wanted);
    let stands_here = found.errors_column.is_some()
        && found
            .label_row
            .or(found.row)
            .is_some_and(|row| row.0 == ours.record as u64 + 1);
    let fits = || match seen.origin {
        _ if seen.byte == ours.delimiter => true,
        dialect::Origin::Absent => true,
        dialect::Origin::Seen => known(&found) >= known(&header_row(own, seen, wanted)),
        dialect::Origin::Insisted | dialect::Origin::Declared => false,
    };
    (stands_here && fits()).then_some((delimiter, found))
}

/// How many known headers a header row has.
fn known(header_row: &HeaderRow) -> usize {
    match header_row.origin {
        Origin::Headers(known) => known,
        _ => 0,
    }
}

fn header_row(text: &str, delimiter: Delimiter, wanted: Wanted<'_>) -> HeaderRow {
    let skipped = usize::from(delimiter.sep_line);
    let most = match wanted.header_row {
        Some(HeaderRowChoice::At(row)) => usize::try_from(row.0).unwrap_or(usize::MAX),
        _ => header_row::ROWS,
    };
    let rows = most.saturating_add(skipped).saturating_add(1);
    let rows = dialect::sample(text, delimiter.byte, rows);
    HeaderRow::find(
        rows.get(skipped..).unwrap_or_default(),
        1 + skipped as u64,
        wanted.vocabulary,
        wanted.header_row,
    )
}

/// The letters of the first bytes of a text, up to its last whole line.
fn decode(encoding: Encoding, start: &[u8], complete: bool) -> Cow<'_, str> {
    let bytes = &start[encoding.bom.min(start.len())..];
    let text = encoding.charset.decode(bytes);
    match text.rfind(['\n', '\r']) {
        Some(end) if !complete => match text {
            Cow::Borrowed(text) => Cow::Borrowed(&text[..=end]),
            Cow::Owned(mut text) => {
                text.truncate(end + 1);
                Cow::Owned(text)
            }
        },
        _ => text,
    }
}

/// The first bytes of a text, and whether they are all.
fn sample(text: impl Read) -> io::Result<(Vec<u8>, bool)> {
    let mut bytes = Vec::new();
    text.take(SAMPLE + 1).read_to_end(&mut bytes)?;
    let complete = bytes.len() as u64 <= SAMPLE;
    bytes.truncate(SAMPLE as usize);
    Ok((bytes, complete))
}

/// The encoding of a text that begins with these bytes; `again` opens it once more.
fn encoding_of<R: Read>(
    start: &[u8],
    complete: bool,
    again: impl FnOnce() -> io::Result<R>,
) -> io::Result<(Encoding, Option<Rival>)> {
    if complete || !start.is_ascii() {
        return Ok(Encoding::find(start, complete));
    }
    let (stretch, complete) = after_the_ascii(again()?)?;
    Ok(Encoding::find(&stretch, complete))
}

/// A stretch of a text that starts with its first byte that is not ASCII: earlier ones say nothing of the encoding.
fn after_the_ascii(mut text: impl Read) -> io::Result<(Vec<u8>, bool)> {
    let mut stretch = Vec::new();
    loop {
        stretch.clear();
        let read = (&mut text).take(SAMPLE).read_to_end(&mut stretch)?;
        let ascii = encoding_rs::Encoding::ascii_valid_up_to(&stretch);
        if read == 0 || ascii < stretch.len() {
            stretch.drain(..ascii.saturating_sub(1));
            let more = (&mut text).take(SAMPLE).read_to_end(&mut stretch)?;
            return Ok((stretch, (more as u64) < SAMPLE));
        }
    }
}
