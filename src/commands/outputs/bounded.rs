//! What a terminal gets of a report: no more than a person could ever scroll through.

use std::io::{self, Write};

/// How many bytes of a report a terminal gets.
pub(super) const MOST_ON_TERMINAL: u64 = 10 * 1024 * 1024;

/// Passes on so many bytes, ends the line there, and counts the others.
pub(super) struct Bounded<W> {
    output: W,
    left: u64,
    cut: u64,
}

impl<W: Write> Bounded<W> {
    pub(super) fn new(output: W, most: u64) -> Self {
        Self {
            output,
            left: most,
            cut: 0,
        }
    }

    /// How many bytes were not passed on.
    pub(super) fn cut(&self) -> u64 {
        self.cut
    }
}

impl<W: Write> Write for Bounded<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = usize::try_from(self.left).unwrap_or(usize::MAX);
        if bytes.len() <= room {
            self.output.write_all(bytes)?;
            self.left -= bytes.len() as u64;
        } else {
            let line_end = memchr::memrchr(b'\n', &bytes[..room]).map_or(0, |end| end + 1);
            self.output.write_all(&bytes[..line_end])?;
            if line_end == 0 && self.cut == 0 {
                self.output.write_all(b"\n")?;
            }
            // What comes behind a cut is cut as well, however short it is.
            self.left = 0;
            self.cut += (bytes.len() - line_end) as u64;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::Bounded;

    #[test]
    fn a_long_text_ends_with_a_line_and_the_rest_is_counted() {
        for (most, expected, cut) in [(9, "one\ntwo\n", 12), (10, "one\ntwo\nth\n", 10)] {
            let mut shown = Vec::new();
            let mut bounded = Bounded::new(&mut shown, most);
            for text in ["one\ntwo\nth", "ree\nfour\n", "x"] {
                bounded.write_all(text.as_bytes()).expect("a text");
            }
            assert_eq!(bounded.cut(), cut);
            assert_eq!(shown, expected.as_bytes());
        }
    }

    #[test]
    fn a_text_that_has_room_is_passed_on_as_it_is() {
        let mut shown = Vec::new();
        let mut bounded = Bounded::new(&mut shown, 100);
        bounded.write_all(b"one\n").expect("a text");
        bounded.write_all(b"two").expect("a text");
        assert_eq!(bounded.cut(), 0);
        assert_eq!(shown, b"one\ntwo");
    }
}
