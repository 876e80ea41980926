//! A part of a package in pieces: unpacked by another thread, and UTF-8 whatever a text is written in.

use std::io::Read;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_16BE, UTF_16LE};

use super::package::{Package, quoted};
use super::xml_limits::RatioGuard;
use super::{Error, panic_guard};

/// How much text a piece has, and how many may wait to be read.
const PIECE: usize = 256 << 10;
const WAITING: usize = 4;

/// A part that is packed to less than this is unpacked where it is read.
const SMALL: u64 = 16 << 10;

/// The pieces of a part.
pub(super) enum Pieces {
    /// They come from another thread, which ends when nobody reads on. An empty one is the end of the part.
    Coming(Receiver<Result<Vec<u8>, Error>>),
    /// They are all there, the last one first.
    There(Vec<Result<Vec<u8>, Error>>),
}

impl Pieces {
    /// Opens a part of text; none where the package does not have it. It may unpack to `limit` bytes at most.
    pub(super) fn of(package: &Package, name: &str, limit: u64) -> Result<Option<Self>, Error> {
        Self::open(package, name, limit, true)
    }

    /// The same of a part that is no text.
    pub(super) fn of_bytes(
        package: &Package,
        name: &str,
        limit: u64,
    ) -> Result<Option<Self>, Error> {
        Self::open(package, name, limit, false)
    }

    /// Puts the next piece behind the bytes from `at` on, which are still to be read; false at the end of the part.
    pub(super) fn fill(&mut self, bytes: &mut Vec<u8>, at: &mut usize) -> Result<bool, Error> {
        let Some(piece) = self.next().transpose()? else {
            return Ok(false);
        };
        if *at == bytes.len() {
            *bytes = piece;
        } else {
            bytes.drain(..*at);
            bytes.extend_from_slice(&piece);
        }
        *at = 0;
        Ok(true)
    }

    fn open(
        package: &Package,
        name: &str,
        limit: u64,
        is_text: bool,
    ) -> Result<Option<Self>, Error> {
        let mut package = package.clone();
        let Some((_, packed)) = package.part(name)? else {
            return Ok(None);
        };
        if packed < SMALL {
            let mut pieces = Vec::new();
            unpack(&mut package, name, limit, is_text, &mut |piece| {
                pieces.push(piece);
                true
            });
            pieces.reverse();
            return Ok(Some(Self::There(pieces)));
        }
        let (sender, receiver): (SyncSender<_>, _) = sync_channel(WAITING);
        let name = name.to_owned();
        std::thread::spawn(move || {
            let unpacked = panic_guard::catch(|| {
                unpack(&mut package, &name, limit, is_text, &mut |piece| {
                    sender.send(piece).is_ok()
                });
            });
            if unpacked.is_ok() {
                // Nobody may be there any more to be told.
                let _ = sender.send(Ok(Vec::new()));
            }
        });
        Ok(Some(Self::Coming(receiver)))
    }

    /// The next piece; none at the end of the part, whose checksum was right.
    pub(super) fn next(&mut self) -> Option<Result<Vec<u8>, Error>> {
        match self {
            Self::Coming(receiver) => match receiver.recv() {
                Ok(Ok(piece)) if piece.is_empty() => {
                    *self = Self::There(Vec::new());
                    None
                }
                Ok(piece) => Some(piece),
                Err(_) => {
                    *self = Self::There(Vec::new());
                    Some(Err(Error::damaged(
                        "the ZIP container",
                        "a part cannot be unpacked",
                    )))
                }
            },
            Self::There(pieces) => pieces.pop(),
        }
    }
}

/// Gives every piece to `each` until that says no; the last one may be an error.
fn unpack(
    package: &mut Package,
    name: &str,
    limit: u64,
    is_text: bool,
    each: &mut dyn FnMut(Result<Vec<u8>, Error>) -> bool,
) {
    let place = quoted(name);
    let (mut part, packed) = match package.part(name) {
        Ok(Some(part)) => part,
        Ok(None) => return,
        Err(error) => {
            each(Err(error));
            return;
        }
    };
    let mut guard = RatioGuard::new(packed, limit);
    let mut decoder = None;
    let mut is_first = true;
    loop {
        let mut piece = Vec::with_capacity(PIECE);
        let read = (&mut part).take(PIECE as u64).read_to_end(&mut piece);
        let piece = read
            .map_err(|error| Error::damaged(place.as_str(), error))
            .and_then(|read| guard.add(read as u64, &place).map(|()| piece));
        let piece = match piece {
            Ok(piece) => piece,
            Err(error) => {
                each(Err(error));
                return;
            }
        };
        if std::mem::take(&mut is_first) && is_text {
            decoder = encoding(&piece).map(Encoding::new_decoder_with_bom_removal);
        }
        let is_last = piece.is_empty();
        let piece = match &mut decoder {
            Some(decoder) => decoded(decoder, &piece, is_last),
            None => piece,
        };
        if !piece.is_empty() && !each(Ok(piece)) || is_last {
            return;
        }
    }
}

/// The encoding of a part, where it is not UTF-8: by its first bytes, or as its declaration says.
fn encoding(start: &[u8]) -> Option<&'static Encoding> {
    match start {
        [0xFF, 0xFE, ..] | [b'<', 0, b'?', 0, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] | [0, b'<', 0, b'?', ..] => return Some(UTF_16BE),
        _ => {}
    }
    let declaration = start.strip_prefix(b"<?xml")?;
    let end = memchr::memchr(b'>', declaration)?;
    let declaration = std::str::from_utf8(&declaration[..end]).ok()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next()?;
    let name = value[1..].split(quote).next()?;
    let encoding = Encoding::for_label(name.as_bytes())?;
    // What says of itself in single bytes that it is UTF-16 is not.
    let is_wide = encoding == UTF_16LE || encoding == UTF_16BE;
    (encoding != encoding_rs::UTF_8 && !is_wide).then_some(encoding)
}

fn decoded(decoder: &mut Decoder, bytes: &[u8], is_last: bool) -> Vec<u8> {
    let room = decoder.max_utf8_buffer_length(bytes.len());
    let mut text = vec![0; room.unwrap_or_default()];
    let (result, _, written, _) = decoder.decode_to_utf8(bytes, &mut text, is_last);
    debug_assert_eq!(
        result,
        CoderResult::InputEmpty,
        "there is room for all of it"
    );
    text.truncate(written);
    text
}

#[cfg(test)]
mod tests {
    use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

    use super::encoding;

    #[test]
    fn the_encoding_of_a_part_is_in_its_first_bytes() {
        for (start, expected) in [
            (&b"<?xml version='1.0' encoding='UTF-8'?>"[..], None),
            (b"\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?>", None),
            (b"<worksheet encoding='latin1'>", None),
            (b"<?xml version='1.0' encoding='utf-16'?>", None),
            (
                b"<?xml version='1.0' encoding = \"ISO-8859-1\"?>",
                Some(WINDOWS_1252),
            ),
            (b"\xFF\xFE<\0?\0", Some(UTF_16LE)),
            (b"<\0?\0x\0", Some(UTF_16LE)),
            (b"\xFE\xFF\0<", Some(UTF_16BE)),
        ] {
            assert_eq!(encoding(start), expected, "{start:?}");
        }
    }
}
