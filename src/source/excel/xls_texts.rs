//! How long the shared texts of an XLS workbook are, without building them.

use super::records::{u16_at, u32_at};

/// How many bytes each shared text takes at most.
pub(super) fn text_lengths(records: &[&[u8]]) -> Vec<u32> {
    let mut lengths = Vec::new();
    let mut cursor = Cursor { records, at: 8 };
    while let Some(length) = cursor.text() {
        lengths.push(length);
    }
    lengths
}

/// A place in the records of the shared texts, which go on from one to the next.
struct Cursor<'a> {
    records: &'a [&'a [u8]],
    at: usize,
}

impl Cursor<'_> {
    fn rest(&mut self) -> Option<usize> {
        loop {
            let record = self.records.first()?;
            if self.at < record.len() {
                return Some(record.len() - self.at);
            }
            self.at -= record.len();
            self.records = &self.records[1..];
        }
    }

    /// Passes over one text and gives the bytes it takes at most.
    fn text(&mut self) -> Option<u32> {
        self.rest()?;
        let record = self.records.first()?;
        let characters = usize::from(u16_at(record, self.at));
        let flags = *record.get(self.at + 2)?;
        self.at += 3;
        let mut behind = 0;
        if flags & 8 != 0 {
            behind += usize::from(u16_at(record, self.at)) * 4;
            self.at += 2;
        }
        if flags & 4 != 0 {
            behind += u32_at(record, self.at) as usize;
            self.at += 4;
        }
        let mut wide = flags & 1 != 0;
        let mut left = characters;
        while left > 0 {
            let index = self.records.len();
            let mut rest = self.rest()?;
            if self.records.len() != index {
                // The rest of a text in the next record starts with new flags.
                wide = self.records.first()?.get(self.at)? & 1 != 0;
                self.at += 1;
                rest -= 1;
            }
            let width = if wide { 2 } else { 1 };
            let now = left.min(rest.div_ceil(width));
            if now == 0 {
                return None;
            }
            self.at += (now * width).min(rest);
            left -= now;
        }
        self.at = self.at.checked_add(behind)?;
        u32::try_from(characters * 3).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_measured_across_records() {
        let mut first = vec![0; 8];
        // `abc` in bytes, then four wide characters of which the next record has two.
        first.extend(b"\x03\x00\x00abc");
        first.extend(b"\x04\x00\x01a\x00b\x00");
        // The rest is in bytes; then a text with one format run and two bytes of phonetics.
        let mut second = b"\x00cd".to_vec();
        second.extend(b"\x01\x00\x0C\x01\x00\x02\x00\x00\x00x1234PP");
        second.extend(b"\x02\x00\x00yz");
        assert_eq!(text_lengths(&[&first, &second]), [9, 12, 3, 6]);
        assert_eq!(text_lengths(&[&first]), [9]);
        assert_eq!(text_lengths(&[b"short"]), [] as [u32; 0]);
        assert_eq!(text_lengths(&[]), [] as [u32; 0]);
    }
}
