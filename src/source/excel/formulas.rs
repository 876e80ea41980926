//! Which cells of an XLSX sheet have a formula, where calamine only says that they have no value.

use std::io::BufReader;

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::read::ZipFile;

use super::meter::SharedFile;

/// Looks for the start tag of a formula in pieces of a part.
#[derive(Default)]
pub(super) struct Finder {
    pub(super) found: bool,
    tail: [u8; 2],
}

impl Finder {
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        if self.found || bytes.is_empty() {
            return;
        }
        let mut seam = self.tail.to_vec();
        seam.extend_from_slice(&bytes[..bytes.len().min(2)]);
        self.found = is_formula_tag(&seam) || is_formula_tag(bytes);
        if let [.., a, b] = bytes {
            self.tail = [*a, *b];
        } else {
            self.tail = [self.tail[1], bytes[0]];
        }
    }
}

fn is_formula_tag(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'f', bytes).any(|at| {
        let before = at.checked_sub(1).map(|at| bytes[at]);
        matches!(before, Some(b'<' | b':'))
            && matches!(
                bytes.get(at + 1),
                Some(b'>' | b' ' | b'/' | b'\t' | b'\r' | b'\n')
            )
    })
}

/// A second reader of the sheet that knows which cells have formulas, cell by cell behind the
/// first one.
pub(super) struct Scout<'a> {
    reader: Reader<BufReader<ZipFile<'a, SharedFile>>>,
    buffer: Vec<u8>,
    cells: u64,
}

impl<'a> Scout<'a> {
    pub(super) fn new(part: ZipFile<'a, SharedFile>) -> Self {
        Self {
            reader: Reader::from_reader(BufReader::new(part)),
            buffer: Vec::new(),
            cells: 0,
        }
    }

    /// Goes on to the cell with this number, counted from 1, and tells whether it has a formula.
    pub(super) fn is_formula(&mut self, cell: u64) -> Result<bool, String> {
        let mut formula = false;
        loop {
            self.buffer.clear();
            let event = self
                .reader
                .read_event_into(&mut self.buffer)
                .map_err(|error| error.to_string())?;
            match event {
                Event::Start(tag) if tag.local_name().as_ref() == "c" => self.cells += 1,
                Event::Empty(tag) if tag.local_name().as_ref() == "c" => {
                    self.cells += 1;
                    if self.cells == cell {
                        return Ok(false);
                    }
                }
                Event::Start(tag) | Event::Empty(tag)
                    if self.cells == cell && tag.local_name().as_ref() == "f" =>
                {
                    formula = true;
                }
                Event::End(tag) if self.cells == cell && tag.local_name().as_ref() == "c" => {
                    return Ok(formula);
                }
                Event::Eof => return Ok(false),
                _ => (),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_found_across_pieces() {
        for (xml, found) in [
            ("<c r='A1'><f>1</f></c>", true),
            ("<c r='A1'><x:f t='shared'/></c>", true),
            ("<c r='A1'><f/></c>", true),
            ("<cf><fill/><if>f</if></cf>", false),
            ("", false),
        ] {
            for piece in 1..9 {
                let mut finder = Finder::default();
                xml.as_bytes().chunks(piece).for_each(|b| finder.feed(b));
                // A piece may end right behind the `f`; what follows is then taken for granted.
                assert!(finder.found || !found, "{xml} in pieces of {piece}");
                assert!(!finder.found || found, "{xml} in pieces of {piece}");
            }
        }
    }
}
