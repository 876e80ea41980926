//! What a part is written to, in pieces that are worth a call.

use std::io::{self, Write};

/// How much is gathered before it is handed on.
const PIECE: usize = 256 << 10;

/// What a part is written to.
pub(super) struct Output<'o> {
    bytes: Vec<u8>,
    output: &'o mut dyn Write,
}

impl<'o> Output<'o> {
    pub(super) fn new(output: &'o mut dyn Write) -> Self {
        Self {
            bytes: Vec::with_capacity(PIECE + 4096),
            output,
        }
    }

    /// Adds bytes.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// What was gathered, to be added to.
    pub(super) fn bytes(&mut self) -> &mut Vec<u8> {
        &mut self.bytes
    }

    /// Hands on what was gathered, if that is much.
    pub(super) fn hand_on(&mut self) -> io::Result<()> {
        if self.bytes.len() < PIECE {
            return Ok(());
        }
        self.finish()
    }

    /// Hands on what was gathered.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.output.write_all(&self.bytes)?;
        self.bytes.clear();
        Ok(())
    }
}
