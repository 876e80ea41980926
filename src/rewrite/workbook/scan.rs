//! What has to be known of a sheet before it is written again.

use super::marks::Mark;
use super::tag;
use crate::source::excel::Error;
use crate::source::excel::xlsx::cell_tag::{area, reference};
use crate::source::excel::xml::{Tag, Token, Xml};
use crate::source::excel::xml_text;
use crate::source::sheet_metadata::Area;

/// What a sheet has.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// The prefix of its elements.
    pub(super) prefix: String,
    /// The rightmost column with a cell, counted from 0.
    pub(super) last_column: Option<u32>,
    /// The rightmost column with a value or a merged cell, counted from 0.
    pub(super) last_filled: Option<u32>,
    /// The last row with a value.
    pub(super) last_row: u32,
    /// The first column with a value, counted from 0.
    pub(super) first_column: Option<u32>,
    /// Whether it has a filter.
    pub(super) has_filter: bool,
    /// Where that is, if it can be read.
    pub(super) filter: Option<Area>,
    /// The numbers of the formats that the marks of an earlier run have.
    pub(super) formats: [Option<u32>; 2],
    /// Whether an earlier run marked cells.
    pub(super) is_marked: bool,
    /// The lowest priority of the conditional formats that are not ours.
    pub(super) priority: u32,
    /// Whether it is protected in a way that keeps people from using a filter.
    pub(super) locks_filters: bool,
    /// The ids of the relations that name its tables.
    pub(super) tables: Vec<String>,
}

impl Scan {
    /// Reads a sheet to its end.
    pub(super) fn read(mut xml: Xml) -> Result<Self, Error> {
        let mut scan = Self::default();
        let (mut row, mut next_column) = (0_u32, 0_u32);
        let mut in_cell = None;
        // The rule that is read, its format, and its formula.
        let mut rule: Option<(Option<u32>, u32)> = None;
        let mut formula: Option<String> = None;
        let mut depth = 0_u32;
        while let Some((token, bytes)) = xml.next_with_bytes()? {
            let here = depth;
            match token {
                Token::Start(_) => depth += 1,
                Token::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            match token {
                Token::Start(_) | Token::Empty(_) if here == 0 => {
                    scan.prefix = String::from_utf8_lossy(tag::prefix(bytes)).into_owned();
                }
                Token::Start(one) | Token::Empty(one) if one.name == b"c" => {
                    let place = one.attribute(b"r").and_then(reference);
                    let column = place.map_or(next_column, |(_, column)| column);
                    next_column = column.saturating_add(1);
                    scan.last_column = scan.last_column.max(Some(column));
                    in_cell = matches!(token, Token::Start(_)).then_some(column);
                }
                Token::Start(one) | Token::Empty(one) if one.name == b"row" => {
                    row = one.number(b"r").unwrap_or(row.saturating_add(1));
                    next_column = 0;
                }
                Token::Start(one) if matches!(one.name, b"v" | b"is" | b"f") => {
                    if let Some(column) = in_cell {
                        scan.last_row = scan.last_row.max(row);
                        scan.last_filled = scan.last_filled.max(Some(column));
                        let first = scan.first_column.unwrap_or(column);
                        scan.first_column = Some(first.min(column));
                    }
                }
                Token::Start(one) if one.name == b"cfRule" => {
                    let priority = one.number(b"priority").unwrap_or(0);
                    rule = Some((one.number(b"dxfId"), priority));
                }
                Token::Empty(one) if one.name == b"cfRule" => {
                    let priority = one.number(b"priority").unwrap_or(0);
                    scan.priority = scan.priority.max(priority);
                }
                Token::Start(one) if one.name == b"formula" && rule.is_some() => {
                    formula = Some(String::new());
                }
                Token::Text(text) | Token::Verbatim(text) => {
                    if let Some(formula) = &mut formula {
                        // A formula that cannot be read is not ours.
                        let _ = xml_text::push(formula, text);
                    }
                }
                Token::End(b"cfRule") => {
                    let mark = formula.take().as_deref().and_then(Mark::of_formula);
                    match (rule.take(), mark) {
                        (Some((format, _)), Some(mark)) => {
                            scan.is_marked = true;
                            let known = &mut scan.formats[mark as usize];
                            *known = known.or(format);
                        }
                        (Some((_, priority)), None) => scan.priority = scan.priority.max(priority),
                        (None, _) => {}
                    }
                }
                Token::Start(one) | Token::Empty(one) => scan.look(one, here),
                _ => {}
            }
        }
        Ok(scan)
    }

    fn look(&mut self, tag: Tag<'_>, depth: u32) {
        match tag.name {
            b"mergeCell" => {
                let merged = tag.attribute(b"ref").and_then(area);
                let last = merged.map(|area| area.last_column);
                self.last_column = self.last_column.max(last);
                self.last_filled = self.last_filled.max(last);
            }
            // Views have filters of their own.
            b"autoFilter" if depth == 1 => {
                self.has_filter = true;
                self.filter = tag.attribute(b"ref").and_then(area);
            }
            b"sheetProtection" => {
                let is_allowed = matches!(tag.attribute(b"autoFilter"), Some(b"0" | b"false"));
                self.locks_filters = tag.says(b"sheet") && !is_allowed;
            }
            b"tablePart" => {
                let mut attributes = tag.attributes();
                let id = attributes.find(|(name, _)| name.ends_with(b":id"));
                let id = id.map(|(_, value)| String::from_utf8_lossy(value).into_owned());
                self.tables.extend(id);
            }
            _ => {}
        }
    }
}
