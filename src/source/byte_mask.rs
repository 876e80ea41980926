//! Which bytes of 64 in a row are the ones that a delimited text is split at, as bits.

use wide::u8x16;

/// How many bytes one mask covers.
pub(super) const WIDTH: usize = 64;

/// One bit for each of 64 bytes, the first byte in the lowest bit.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct ByteMask {
    /// `"`
    pub(super) quotes: u64,
    /// The delimiter.
    pub(super) delimiters: u64,
    /// `\n`
    pub(super) feeds: u64,
    /// `\r`
    pub(super) returns: u64,
}

/// Finds the bytes with SSE2 or NEON, which every processor of its kind has, or with plain code elsewhere.
#[derive(Debug, Clone, Copy)]
pub(super) struct Finder {
    delimiter: u8x16,
}

impl Finder {
    pub(super) fn new(delimiter: u8) -> Self {
        Self {
            delimiter: u8x16::new([delimiter; 16]),
        }
    }

    /// Masks of the first 64 bytes, or of as many as there are.
    #[inline]
    pub(super) fn find(self, bytes: &[u8]) -> ByteMask {
        match bytes.first_chunk() {
            Some(chunk) => self.find_in_chunk(chunk),
            None => self.find_in_rest(bytes),
        }
    }

    #[inline]
    fn find_in_chunk(self, bytes: &[u8; WIDTH]) -> ByteMask {
        let mut mask = ByteMask::default();
        let (lanes, _) = bytes.as_chunks::<16>();
        for (index, lane) in lanes.iter().enumerate() {
            let lane = u8x16::new(*lane);
            // 16 bits, never negative.
            let equal = |other: u8x16| u64::from(lane.cmp_eq(other).move_mask().cast_unsigned());
            let shift = index * 16;
            mask.quotes |= equal(u8x16::new([b'"'; 16])) << shift;
            mask.delimiters |= equal(self.delimiter) << shift;
            mask.feeds |= equal(u8x16::new([b'\n'; 16])) << shift;
            mask.returns |= equal(u8x16::new([b'\r'; 16])) << shift;
        }
        mask
    }

    #[cold]
    fn find_in_rest(self, bytes: &[u8]) -> ByteMask {
        // A delimiter is never NUL.
        let mut padded = [0; WIDTH];
        padded[..bytes.len()].copy_from_slice(bytes);
        self.find_in_chunk(&padded)
    }
}

/// The bits above one.
#[inline]
pub(super) fn above(bit: u32) -> u64 {
    (u64::MAX << bit) << 1
}
