//! Looks at a part of a package as bytes, before a reader builds anything from it.

use std::io::Read;

use memchr::{memchr, memchr3};

use super::Error;

/// Limits for one part.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// The most bytes the part may inflate to.
    pub(super) size: u64,
    /// The most markup tokens.
    pub(super) tags: u64,
    /// The longest single tag, text or comment.
    pub(super) token: usize,
}

/// Parts that describe the workbook. Real ones have kilobytes; styles of workbooks that were
/// copied together for years reach a few megabytes.
pub(super) const SMALL_PART: Limits = Limits {
    size: 32 << 20,
    tags: 4_000_000,
    token: 1 << 20,
};

/// The styles: a reader copies fonts, fills and borders into each of the cell formats (65,490 in
/// Excel), so one long name must not be multiplied by them.
pub(super) const STYLES: Limits = Limits {
    size: 32 << 20,
    tags: 2_000_000,
    token: 8 << 10,
};

/// The shared strings are held in memory as a whole. 12 million different texts (a full sheet of
/// 12 columns without a repetition) have about 450 MB; each text takes two tags or more and
/// about 50 bytes beside its characters.
pub(super) const SHARED_STRINGS: Limits = Limits {
    size: 1 << 30,
    tags: 48_000_000,
    token: 8 << 20,
};

/// A sheet is read cell by cell, so only its tokens and the time count. A full sheet with 50
/// columns has about 2 GB.
pub(super) const SHEET: Limits = Limits {
    size: 8 << 30,
    tags: 1_000_000_000,
    token: 8 << 20,
};

/// From this size on a part must not shrink to less than a 200th. XML of sheets shrinks to a
/// tenth, that of empty formatted cells to a sixtieth; bombs of one repeated byte to a 1032th.
const RATIO_FROM: u64 = 64 << 20;
const RATIO: u64 = 200;

/// Follows the tokens of XML without building anything.
pub(super) struct XmlGuard {
    limits: Limits,
    state: State,
    token: usize,
    tags: u64,
}

enum State {
    Text,
    Open,
    Bang(Vec<u8>),
    Tag,
    Quote(u8),
    /// Until `>` after these bytes, of which so many were seen.
    Until(&'static [u8], usize),
}

impl XmlGuard {
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            limits,
            state: State::Text,
            token: 0,
            tags: 0,
        }
    }

    /// Takes the next bytes; the error says what the part does.
    pub(super) fn feed(&mut self, mut bytes: &[u8]) -> Result<(), String> {
        while let Some(&first) = bytes.first() {
            let mut used = 1;
            match &mut self.state {
                State::Text => match memchr(b'<', bytes) {
                    Some(at) => {
                        used = at + 1;
                        self.tags += 1;
                        self.token = 0;
                        self.state = State::Open;
                    }
                    None => used = bytes.len(),
                },
                State::Open => {
                    self.state = match first {
                        b'!' => State::Bang(Vec::new()),
                        b'?' => State::Until(b"?", 0),
                        _ => {
                            used = 0;
                            State::Tag
                        }
                    }
                }
                State::Bang(seen) => {
                    seen.push(first);
                    if seen == b"--" {
                        self.state = State::Until(b"--", 0);
                    } else if seen == b"[CDATA[" {
                        self.state = State::Until(b"]]", 0);
                    } else if !b"--".starts_with(seen) && !b"[CDATA[".starts_with(seen) {
                        return Err(
                            "declares a DOCTYPE, which is not allowed in a workbook".to_owned()
                        );
                    }
                }
                State::Tag => match memchr3(b'>', b'"', b'\'', bytes) {
                    Some(at) => {
                        used = at + 1;
                        if bytes[at] == b'>' {
                            self.token = 0;
                            self.state = State::Text;
                        } else {
                            self.state = State::Quote(bytes[at]);
                        }
                    }
                    None => used = bytes.len(),
                },
                State::Quote(quote) => match memchr(*quote, bytes) {
                    Some(at) => {
                        used = at + 1;
                        self.state = State::Tag;
                    }
                    None => used = bytes.len(),
                },
                State::Until(end, seen) => {
                    if *seen == end.len() && first == b'>' {
                        self.token = 0;
                        self.state = State::Text;
                    } else if first == end[0] {
                        *seen = (*seen + 1).min(end.len());
                    } else {
                        *seen = 0;
                    }
                }
            }
            self.token += used;
            bytes = &bytes[used..];
            if self.token > self.limits.token {
                return Err(format!(
                    "has a tag or text of more than {} bytes",
                    self.limits.token
                ));
            }
        }
        if self.tags > self.limits.tags {
            return Err(format!("has more than {} tags", self.limits.tags));
        }
        Ok(())
    }
}

/// Counts what a part unpacks to, whatever the container declares.
pub(super) struct RatioGuard {
    packed: u64,
    limit: u64,
    total: u64,
}

impl RatioGuard {
    pub(super) fn new(packed: u64, limit: u64) -> Self {
        Self {
            packed,
            limit,
            total: 0,
        }
    }

    /// Takes the number of bytes read.
    pub(super) fn add(&mut self, bytes: u64, place: &str) -> Result<(), Error> {
        self.total += bytes;
        if self.total > self.limit {
            let limit = self.limit >> 20;
            return Err(Error::too_large(
                place,
                format!("unpacks to more than {limit} MiB"),
            ));
        }
        if self.total > RATIO_FROM && self.total / RATIO > self.packed {
            return Err(Error::refused(
                place,
                format!("unpacks to more than {RATIO} times its size"),
            ));
        }
        Ok(())
    }
}

/// Reads a part to its end, so that its checksum is known to be right, and hands every piece on.
pub(super) fn drain(
    mut part: impl Read,
    place: &str,
    compressed: u64,
    size_limit: u64,
    mut each: impl FnMut(&[u8]) -> Result<(), String>,
) -> Result<(), Error> {
    let mut buffer = vec![0; 64 << 10];
    let mut ratio = RatioGuard::new(compressed, size_limit);
    loop {
        let read = match part.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(read) => read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(Error::damaged(place, error)),
        };
        ratio.add(read as u64, place)?;
        each(&buffer[..read]).map_err(|detail| Error::refused(place, detail))?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(xml: &str, piece: usize) -> Result<(), String> {
        let mut guard = XmlGuard::new(Limits {
            token: 40,
            tags: 6,
            size: 0,
        });
        xml.as_bytes()
            .chunks(piece)
            .try_for_each(|bytes| guard.feed(bytes))
    }

    #[test]
    fn tokens_are_followed_in_pieces_of_any_size() {
        let long = "x".repeat(50);
        for piece in [1, 2, 3, 1000] {
            for sound in [
                "<?xml version='1.0'?><a b='>'>text</a>",
                "<a><!-- <b> -> --><![CDATA[<!DOCTYPE]]]></a>",
                "<a b=\"'\" c='\"'/>",
            ] {
                assert_eq!(check(sound, piece), Ok(()), "{sound}");
            }
            for (bad, why) in [
                ("<!DOCTYPE a><a/>".to_owned(), "DOCTYPE"),
                ("<a><!ENTITY x 'y'></a>".to_owned(), "DOCTYPE"),
                (format!("<a>{long}</a>"), "more than 40 bytes"),
                (format!("<a b='{long}'/>"), "more than 40 bytes"),
                (format!("<!--{long}-->"), "more than 40 bytes"),
                (format!("<?{long}?>"), "more than 40 bytes"),
                ("<a/>".repeat(7), "more than 6 tags"),
            ] {
                assert!(check(&bad, piece).is_err_and(|e| e.contains(why)), "{bad}");
            }
        }
    }
}
