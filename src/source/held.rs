//! A text in memory, so that it can be read again and again, with other cells each time, without a file.

use std::io::{self, Read};
use std::sync::Arc;

use crate::source::block::Block;
use crate::source::reader::Reader;
use crate::source::sheet_metadata::SheetMetadata;

/// The rows of a source in memory, as UTF-8 unless the file has bytes that are not.
#[derive(Debug, Clone)]
pub(super) struct HeldText {
    pub(super) bytes: Arc<Vec<u8>>,
    /// Whether the file has another encoding, so that a replacement character stands for bytes that cannot be read.
    pub(super) was_decoded: bool,
    /// How many cells the longest row of a sheet has.
    pub(super) width: u32,
    /// What else a sheet has.
    pub(super) metadata: Option<Arc<SheetMetadata>>,
}

impl HeldText {
    /// The text, to be read from its start.
    pub(super) fn reader(&self) -> Box<dyn Read + Send> {
        Box::new(Pass {
            bytes: Arc::clone(&self.bytes),
            at: 0,
        })
    }

    /// The bytes from an offset on.
    pub(super) fn stretch(&self, offset: u64, length: usize) -> io::Result<Vec<u8>> {
        let start = usize::try_from(offset).unwrap_or(usize::MAX);
        let bytes = self.bytes.get(start..start.saturating_add(length));
        let bytes = bytes.ok_or(io::ErrorKind::UnexpectedEof)?;
        Ok(bytes.to_vec())
    }
}

/// One pass over the text.
struct Pass {
    bytes: Arc<Vec<u8>>,
    at: usize,
}

impl Read for Pass {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let rest = &self.bytes[self.at..];
        let length = rest.len().min(into.len());
        into[..length].copy_from_slice(&rest[..length]);
        self.at += length;
        Ok(length)
    }
}

/// The rest of a pass as bytes, and whether they were decoded; nothing where there are more than `most` rows.
pub(super) fn read_all(reader: &mut Reader, most: u64) -> io::Result<Option<(Vec<u8>, bool)>> {
    let (mut bytes, mut block, mut rows) = (Vec::new(), Block::default(), 0);
    while reader.read_block(&mut block)? {
        rows += block.len() as u64;
        if rows > most {
            return Ok(None);
        }
        bytes.extend_from_slice(&block.bytes);
    }
    Ok(Some((bytes, block.decoded)))
}
