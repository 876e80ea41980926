//! UTF-32: four bytes for each character.

/// Which of the bytes of a character comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByteOrder {
    /// Little endian.
    LowFirst,
    /// Big endian.
    HighFirst,
}

impl ByteOrder {
    fn character(self, bytes: [u8; 4]) -> char {
        let number = match self {
            Self::LowFirst => u32::from_le_bytes(bytes),
            Self::HighFirst => u32::from_be_bytes(bytes),
        };
        char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// The bytes of a character.
    #[must_use]
    pub fn bytes(self, letter: char) -> [u8; 4] {
        match self {
            Self::LowFirst => u32::from(letter).to_le_bytes(),
            Self::HighFirst => u32::from(letter).to_be_bytes(),
        }
    }

    /// The order of a text without a mark: nearly all of its characters have to exist, and few texts need the upper planes.
    #[must_use]
    pub fn find(bytes: &[u8]) -> Option<Self> {
        let start = &bytes[..bytes.len().min(4096)];
        let count = start.len() / 4;
        if count < 2 {
            return None;
        }
        let usual = |order: Self| {
            let characters = start.chunks_exact(4).filter(|four| match order {
                Self::LowFirst => four[2] == 0 && four[3] == 0 && (four[0] != 0 || four[1] != 0),
                Self::HighFirst => four[0] == 0 && four[1] == 0 && (four[2] != 0 || four[3] != 0),
            });
            characters.count()
        };
        [Self::LowFirst, Self::HighFirst]
            .into_iter()
            .find(|order| usual(*order) * 10 >= count * 9)
    }
}

/// Makes text of bytes, a stretch at a time.
pub struct Utf32Decoder {
    order: ByteOrder,
    /// The first bytes of a character that the last stretch cut off.
    begun: Vec<u8>,
}

impl Utf32Decoder {
    pub(super) fn new(order: ByteOrder) -> Self {
        Self {
            order,
            begun: Vec::new(),
        }
    }

    /// Adds the text of a stretch; `last` says that none follows.
    pub(super) fn decode(&mut self, raw: &[u8], text: &mut Vec<u8>, last: bool) {
        let mut buffer = [0; 4];
        let mut add = |letter: char| {
            text.extend_from_slice(letter.encode_utf8(&mut buffer).as_bytes());
        };
        let missing = (4 - self.begun.len()) % 4;
        let (head, rest) = raw.split_at(missing.min(raw.len()));
        self.begun.extend_from_slice(head);
        if let Ok(four) = self.begun.as_slice().try_into() {
            add(self.order.character(four));
            self.begun.clear();
        }
        let characters = rest.chunks_exact(4);
        self.begun.extend_from_slice(characters.remainder());
        for four in characters {
            add(self.order.character([four[0], four[1], four[2], four[3]]));
        }
        if last && !self.begun.is_empty() {
            add(char::REPLACEMENT_CHARACTER);
            self.begun.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ByteOrder, Utf32Decoder};

    #[test]
    fn a_text_is_the_same_wherever_it_is_cut() {
        let text = "Name;Ä\u{1f600}\nŁukasz\n";
        for order in [ByteOrder::LowFirst, ByteOrder::HighFirst] {
            let bytes: Vec<u8> = text
                .chars()
                .flat_map(|letter| order.bytes(letter))
                .collect();
            assert_eq!(ByteOrder::find(&bytes), Some(order));
            for size in 1..9 {
                let (mut decoder, mut read) = (Utf32Decoder::new(order), Vec::new());
                for piece in bytes.chunks(size) {
                    decoder.decode(piece, &mut read, false);
                }
                decoder.decode(&[], &mut read, true);
                assert_eq!(String::from_utf8_lossy(&read), text, "{size}");
            }
        }
    }

    #[test]
    fn what_is_no_character_is_replaced() {
        let mut read = Vec::new();
        let mut decoder = Utf32Decoder::new(ByteOrder::LowFirst);
        decoder.decode(&[0, 0xd8, 0, 0, b'a', 0, 0, 0, b'b'], &mut read, true);
        assert_eq!(String::from_utf8_lossy(&read), "\u{fffd}a\u{fffd}");
    }

    #[test]
    fn other_text_is_not_utf_32() {
        for bytes in [
            &b"email,name\na@example.com,Anna\n"[..],
            b"\0\0\0\0\0\0\0\0",
            b"a\0b\0c\0d\0",
        ] {
            assert_eq!(ByteOrder::find(bytes), None);
        }
    }
}
