//! The records of an XLSB part, and numbers and texts in them and in those of XLS.

use super::Error;
use super::package::Package;
use super::pieces::Pieces;

/// A record is a cell, a text or a style. Excel's longest text has 64 KB.
const MAX_RECORD: usize = 4 << 20;

/// Reads the records of a binary part.
pub(super) struct Records {
    pieces: Pieces,
    /// What messages call the part.
    place: String,
    bytes: Vec<u8>,
    at: usize,
}

impl Records {
    /// Opens a part; none where the package does not have it. It may unpack to `limit` bytes at most.
    pub(super) fn of(
        package: &Package,
        name: &str,
        limit: u64,
        place: String,
    ) -> Result<Option<Self>, Error> {
        let pieces = Pieces::of_bytes(package, name, limit)?;
        Ok(pieces.map(|pieces| Self {
            pieces,
            place,
            bytes: Vec::new(),
            at: 0,
        }))
    }

    /// The error that the part breaks the rules of its format.
    pub(super) fn damaged(&self, detail: impl std::fmt::Display) -> Error {
        Error::damaged(self.place.as_str(), detail)
    }

    /// The next record's type and content, or nothing at the end of the part.
    pub(super) fn next(&mut self) -> Result<Option<(u16, &[u8])>, Error> {
        let Some(low) = self.byte()? else {
            return Ok(None);
        };
        let mut kind = u16::from(low & 0x7F);
        if low & 0x80 != 0 {
            kind |= u16::from(self.byte_within()? & 0x7F) << 7;
        }
        let mut length = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte_within()?;
            length |= usize::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        if length > MAX_RECORD {
            return Err(self.damaged(format!("a record claims {length} bytes")));
        }
        while self.bytes.len() - self.at < length {
            if !self.fill()? {
                return Err(self.damaged(CUT_SHORT));
            }
        }
        let start = self.at;
        self.at += length;
        Ok(Some((kind, &self.bytes[start..self.at])))
    }

    /// Passes over the rest of the part: only at its end its checksum is compared.
    pub(super) fn finish(mut self) -> Result<(), Error> {
        while self.pieces.next().transpose()?.is_some() {}
        Ok(())
    }

    fn byte(&mut self) -> Result<Option<u8>, Error> {
        if self.at == self.bytes.len() && !self.fill()? {
            return Ok(None);
        }
        self.at += 1;
        Ok(Some(self.bytes[self.at - 1]))
    }

    fn byte_within(&mut self) -> Result<u8, Error> {
        self.byte()?.ok_or_else(|| self.damaged(CUT_SHORT))
    }

    /// Takes the next piece; false at the end of the part.
    fn fill(&mut self) -> Result<bool, Error> {
        self.pieces.fill(&mut self.bytes, &mut self.at)
    }
}

const CUT_SHORT: &str = "it ends within a record";

/// Little-endian numbers at a place; 0 where the bytes end before.
pub(super) fn u16_at(data: &[u8], at: usize) -> u16 {
    data.get(at..at + 2)
        .map_or(0, |b| u16::from_le_bytes([b[0], b[1]]))
}

pub(super) fn u32_at(data: &[u8], at: usize) -> u32 {
    data.get(at..at + 4)
        .map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

/// A number in 30 bits: whole or the upper half of a float, and perhaps in hundredths.
pub(super) fn packed(bits: u32) -> f64 {
    let number = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & 1 == 0 {
        number
    } else {
        number / 100.0
    }
}

/// Appends a text of 16-bit characters behind its length, and says where it ends.
pub(super) fn push_wide(out: &mut String, data: &[u8], at: usize) -> Option<usize> {
    let length = usize::try_from(u32_at(data, at)).ok()?;
    let start = at.checked_add(4)?;
    let end = start.checked_add(length.checked_mul(2)?)?;
    let text = data.get(start..end)?;
    let (units, _) = text.as_chunks();
    if units.iter().all(|[low, high]| *high == 0 && low.is_ascii()) {
        out.extend(units.iter().map(|[low, _]| char::from(*low)));
    } else {
        out.push_str(&encoding_rs::UTF_16LE.decode_without_bom_handling(text).0);
    }
    Some(end)
}

/// The same text by itself.
pub(super) fn wide_at(data: &[u8], at: usize) -> Option<(String, usize)> {
    let mut text = String::new();
    let end = push_wide(&mut text, data, at)?;
    Some((text, end))
}

#[cfg(test)]
mod tests {
    use super::{Records, push_wide};
    use crate::source::excel::pieces::Pieces;

    fn records(bytes: &[u8], piece: usize) -> Result<Vec<(u16, Vec<u8>)>, String> {
        let pieces = bytes.chunks(piece).rev();
        let pieces = pieces.map(|piece| Ok(piece.to_vec())).collect();
        let mut records = Records {
            pieces: Pieces::There(pieces),
            place: "`part`".to_owned(),
            bytes: Vec::new(),
            at: 0,
        };
        let mut found = Vec::new();
        while let Some((kind, data)) = records.next().map_err(|error| error.to_string())? {
            found.push((kind, data.to_vec()));
        }
        Ok(found)
    }

    #[test]
    fn records_are_the_same_wherever_the_pieces_of_a_part_end() {
        let mut bytes = vec![0x07, 0x02, b'a', b'b', 0x92, 0x01, 0x00, 0x13, 0xAC, 0x02];
        bytes.extend([b'x'; 300]);
        let expected = [
            (0x0007, b"ab".to_vec()),
            (0x0092, Vec::new()),
            (0x0013, vec![b'x'; 300]),
        ];
        for piece in 1..=bytes.len() {
            assert_eq!(records(&bytes, piece).as_deref(), Ok(&expected[..]));
        }
        for cut in [1, 3, 5, 8, 20] {
            let cut = records(&bytes[..cut], 7);
            assert!(cut.is_err_and(|error| error.contains("ends within a record")));
        }
        let endless = records(b"\x00\xFF\xFF\xFF\x7F", 2);
        assert!(endless.is_err_and(|error| error.contains("claims")));
    }

    #[test]
    fn a_text_ends_where_its_length_says() {
        for (units, text) in [("Anna", "Anna"), ("Änne 😀", "Änne 😀"), ("", "")] {
            let wide: Vec<u8> = units.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let length = u32::try_from(wide.len() / 2).expect("a short text");
            let bytes = [&[9][..], &length.to_le_bytes(), &wide, b"behind"].concat();
            let mut out = String::from("> ");
            assert_eq!(push_wide(&mut out, &bytes, 1), Some(5 + wide.len()));
            assert_eq!(out, format!("> {text}"));
        }
        assert_eq!(push_wide(&mut String::new(), b"\x05\0\0\0a\0", 0), None);
    }
}
