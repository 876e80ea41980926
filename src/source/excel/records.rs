//! The records of an XLSB part: what calamine does not tell about a cell.

use std::io::{self, BufReader, Read};

/// A record is a cell, a text or a style. Excel's longest text has 64 KB.
const MAX_RECORD: usize = 4 << 20;

/// Reads the records of a binary part.
pub(super) struct Records<R> {
    part: BufReader<R>,
    data: Vec<u8>,
}

impl<R: Read> Records<R> {
    pub(super) fn new(part: R) -> Self {
        Self {
            part: BufReader::new(part),
            data: Vec::new(),
        }
    }

    fn byte(&mut self) -> io::Result<Option<u8>> {
        let mut byte = [0];
        Ok((self.part.read(&mut byte)? == 1).then_some(byte[0]))
    }

    fn length_byte(&mut self) -> io::Result<u8> {
        self.byte()?
            .ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }

    /// The next record's type and content, or nothing at the end of the part.
    pub(super) fn next(&mut self) -> io::Result<Option<(u16, &[u8])>> {
        let Some(low) = self.byte()? else {
            return Ok(None);
        };
        let mut kind = u16::from(low & 0x7F);
        if low & 0x80 != 0 {
            kind |= u16::from(self.length_byte()? & 0x7F) << 7;
        }
        let mut len = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.length_byte()?;
            len |= usize::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        if len > MAX_RECORD {
            return Err(io::Error::other(format!("a record claims {len} bytes")));
        }
        self.data.resize(len, 0);
        self.part.read_exact(&mut self.data)?;
        Ok(Some((kind, &self.data)))
    }
}

/// Little-endian numbers at a place; 0 where the bytes end before.
pub(super) fn u16_at(data: &[u8], at: usize) -> u16 {
    data.get(at..at + 2)
        .map_or(0, |b| u16::from_le_bytes([b[0], b[1]]))
}

pub(super) fn u32_at(data: &[u8], at: usize) -> u32 {
    data.get(at..at + 4)
        .map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

/// A text of 16-bit characters behind its length, and where it ends.
pub(super) fn wide_at(data: &[u8], at: usize) -> Option<(String, usize)> {
    let len = usize::try_from(u32_at(data, at)).ok()?;
    let start = at.checked_add(4)?;
    let end = start.checked_add(len.checked_mul(2)?)?;
    let text = encoding_rs::UTF_16LE
        .decode_without_bom_handling(data.get(start..end)?)
        .0;
    Some((text.into_owned(), end))
}
