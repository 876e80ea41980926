//! The styles of a workbook with the formats of our marks.

use std::ops::Range;

use super::marks::Mark;
use super::tag;
use crate::source::excel::Error;
use crate::source::excel::xml::{Token, Xml};

/// The styles, where formats have to be added, and the numbers of the formats of [`Mark::ALL`].
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// The part as it is written again; none where it stays as it is.
    pub(super) part: Option<Vec<u8>>,
    /// The numbers of the formats, of those that are wanted.
    pub(super) formats: [Option<u32>; 2],
}

/// What comes behind the formats.
const BEHIND: [&[u8]; 3] = [b"tableStyles", b"colors", b"extLst"];

impl Styles {
    /// Finds the formats that are wanted among those of the part, or adds them. `known` are those of an earlier run, which
    /// a person may have changed.
    pub(super) fn with(
        mut xml: Xml,
        wanted: [bool; 2],
        known: [Option<u32>; 2],
    ) -> Result<Self, Error> {
        let mut out = Vec::new();
        let mut depth = 0;
        let mut prefix = String::new();
        let mut all: Option<List> = None;
        // Where the formats go if there are none.
        let mut place = None;
        let mut start = 0;
        while let Some((token, bytes)) = xml.next_with_bytes()? {
            let at = out.len();
            out.extend_from_slice(bytes);
            let here = depth;
            match token {
                Token::Start(_) => depth += 1,
                Token::End(_) => depth -= 1,
                _ => {}
            }
            match token {
                Token::Start(_) | Token::Empty(_) if here == 0 => {
                    prefix = String::from_utf8_lossy(tag::prefix(bytes)).into_owned();
                }
                Token::Start(one) if here == 1 && one.name == b"dxfs" => {
                    all = Some(List::new(at..out.len()));
                }
                Token::Empty(one) if here == 1 && one.name == b"dxfs" => {
                    let mut list = List::new(at..out.len());
                    list.is_empty_tag = true;
                    all = Some(list);
                }
                Token::Start(one) | Token::Empty(one)
                    if here == 1 && BEHIND.contains(&one.name) =>
                {
                    place = place.or(Some(at));
                }
                Token::Start(one) if here == 2 && one.name == b"dxf" => start = at,
                Token::Empty(one) if here == 2 && one.name == b"dxf" => {
                    if let Some(list) = &mut all {
                        list.formats.push(at..out.len());
                    }
                }
                Token::End(b"dxf") if here == 3 => {
                    if let Some(list) = &mut all {
                        list.formats.push(start..out.len());
                    }
                }
                Token::End(b"dxfs") => {
                    if let Some(list) = &mut all {
                        list.end = at;
                    }
                }
                Token::End(_) if here == 1 => place = place.or(Some(at)),
                _ => {}
            }
        }
        let place = place.unwrap_or(out.len());
        Ok(Self::of(out, &prefix, all, place, wanted, known))
    }

    /// A part with nothing but the formats that are wanted.
    pub(super) fn new(wanted: [bool; 2]) -> Self {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
            <styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
            <fonts count=\"1\"><font/></fonts>\
            <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
            <fill><patternFill patternType=\"gray125\"/></fill></fills>\
            <borders count=\"1\"><border/></borders>\
            <cellStyleXfs count=\"1\"><xf/></cellStyleXfs>\
            <cellXfs count=\"1\"><xf/></cellXfs>";
        let place = text.len();
        let whole = format!("{text}</styleSheet>").into_bytes();
        Self::of(whole, "", None, place, wanted, [None; 2])
    }

    fn of(
        mut out: Vec<u8>,
        prefix: &str,
        list: Option<List>,
        place: usize,
        wanted: [bool; 2],
        known: [Option<u32>; 2],
    ) -> Self {
        let there: Vec<&[u8]> = list.as_ref().map_or(Vec::new(), |list| {
            list.formats.iter().map(|one| &out[one.clone()]).collect()
        });
        let mut count = there.len() as u32;
        let mut formats = [None; 2];
        let mut added = String::new();
        for mark in Mark::ALL {
            let number = mark as usize;
            if !wanted[number] {
                continue;
            }
            let format = mark.format(prefix);
            let earlier = known[number].filter(|known| *known < count);
            let equal = || there.iter().position(|one| *one == format.as_bytes());
            formats[number] = earlier.or_else(|| Some(equal()? as u32));
            if formats[number].is_none() {
                formats[number] = Some(count);
                count += 1;
                added.push_str(&format);
            }
        }
        if added.is_empty() {
            return Self {
                part: None,
                formats,
            };
        }
        let (open, close) = (
            format!("<{prefix}dxfs count=\"{count}\">"),
            format!("</{prefix}dxfs>"),
        );
        match list {
            None => drop(out.splice(place..place, [open, added, close].concat().into_bytes())),
            Some(list) => {
                let tag = tag::with_attribute(&out[list.tag.clone()], "count", &count.to_string());
                if list.is_empty_tag {
                    let whole = [tag::opened(&tag), added.into_bytes(), close.into_bytes()];
                    out.splice(list.tag, whole.concat());
                } else {
                    out.splice(list.end..list.end, added.into_bytes());
                    out.splice(list.tag, tag);
                }
            }
        }
        Self {
            part: Some(out),
            formats,
        }
    }
}

/// The formats of a part, and where they stand in it.
struct List {
    tag: Range<usize>,
    is_empty_tag: bool,
    formats: Vec<Range<usize>>,
    end: usize,
}

impl List {
    fn new(tag: Range<usize>) -> Self {
        Self {
            tag,
            is_empty_tag: false,
            formats: Vec::new(),
            end: 0,
        }
    }
}
