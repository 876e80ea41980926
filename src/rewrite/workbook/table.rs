//! The part of a table that holds the list: one column more.

use std::collections::BTreeSet;

use super::tag;
use crate::finding::ColumnIndex;
use crate::source::excel::Error;
use crate::source::excel::xlsx::cell_tag::area;
use crate::source::excel::xml::{Token, Xml};
use crate::source::sheet_metadata::Area;

/// A table of a sheet.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// The name of its part.
    pub(super) part: String,
    /// The cells, headers and totals included.
    pub(super) area: Area,
    /// Whether its first row holds the headers.
    pub(super) has_headers: bool,
    /// How many rows at its end hold totals.
    pub(super) totals: u32,
    /// Whether it is a person's own: not the result of a query, and not mapped to XML.
    pub(super) is_ordinary: bool,
}

impl Table {
    /// Reads the part of a table; none where it has no area.
    pub(super) fn read(part: &str, mut xml: Xml) -> Result<Option<Self>, Error> {
        while let Some((token, _)) = xml.next_with_bytes()? {
            if let Token::Start(root) | Token::Empty(root) = token {
                let Some(area) = root.attribute(b"ref").and_then(area) else {
                    return Ok(None);
                };
                let kind = root.attribute(b"tableType");
                return Ok(Some(Self {
                    part: part.to_owned(),
                    area,
                    has_headers: root.number(b"headerRowCount") != Some(0),
                    totals: root.number(b"totalsRowCount").unwrap_or(0),
                    is_ordinary: matches!(kind, None | Some(b"worksheet")),
                }));
            }
        }
        Ok(None)
    }

    /// The row of the totals, where it has one.
    pub(super) fn totals_row(&self) -> Option<u32> {
        (self.totals > 0).then_some(self.area.last_row)
    }

    /// Writes the part with one column more, whose header is `header` and whose text in the row of the totals is `total`.
    pub(super) fn extended(
        &self,
        mut xml: Xml,
        header: &str,
        total: &str,
    ) -> Result<Vec<u8>, Error> {
        let wider = Area {
            last_column: self.area.last_column + 1,
            ..self.area
        };
        let filtered = Area {
            last_row: wider.last_row - self.totals.min(wider.last_row - wider.first_row),
            ..wider
        };
        let mut out = Vec::new();
        let mut depth = 0;
        let (mut ids, mut count) = (BTreeSet::new(), 0);
        let (mut has_filter, mut columns_at) = (false, None);
        let mut prefix = String::new();
        while let Some((token, bytes)) = xml.next_with_bytes()? {
            let here = depth;
            match token {
                Token::Start(_) => depth += 1,
                Token::End(_) => depth -= 1,
                _ => {}
            }
            match token {
                Token::Start(_) if here == 0 => {
                    prefix = String::from_utf8_lossy(tag::prefix(bytes)).into_owned();
                    out.extend(tag::with_attribute(bytes, "ref", &wider.to_string()));
                }
                Token::Start(one) | Token::Empty(one) if here == 1 && one.name == b"autoFilter" => {
                    has_filter = true;
                    out.extend(tag::with_attribute(bytes, "ref", &filtered.to_string()));
                }
                Token::Start(one) | Token::Empty(one) if here == 1 => {
                    // The filter is the first element of a table.
                    if !has_filter && self.has_headers {
                        has_filter = true;
                        out.extend(format!("<{prefix}autoFilter ref=\"{filtered}\"/>").bytes());
                    }
                    if one.name == b"tableColumns" {
                        columns_at = Some(out.len()..out.len() + bytes.len());
                    }
                    out.extend_from_slice(bytes);
                }
                Token::Start(one) | Token::Empty(one) => {
                    if here == 2 && one.name == b"tableColumn" {
                        count += 1;
                        ids.extend(one.number(b"id"));
                    }
                    out.extend_from_slice(bytes);
                }
                Token::End(b"tableColumns") => {
                    push_column(&mut out, &prefix, next_id(&ids), header, total);
                    if let Some(range) = columns_at.take() {
                        let columns = (count + 1).to_string();
                        let counted = tag::with_attribute(&out[range.clone()], "count", &columns);
                        out.splice(range, counted);
                    }
                    out.extend_from_slice(bytes);
                }
                _ => out.extend_from_slice(bytes),
            }
        }
        Ok(out)
    }
}

/// The number of a new column, which no other may have: one more than the highest, or the lowest that is free.
fn next_id(ids: &BTreeSet<u32>) -> u32 {
    let after = ids.last().map_or(Some(1), |last| last.checked_add(1));
    let lowest = || (1..=u32::MAX).find(|id| !ids.contains(id));
    after.or_else(lowest).unwrap_or_default()
}

fn push_column(out: &mut Vec<u8>, prefix: &str, id: u32, header: &str, total: &str) {
    out.extend(format!("<{prefix}tableColumn id=\"{id}\" name=\"").bytes());
    tag::push_escaped(out, header);
    out.push(b'"');
    if !total.is_empty() {
        out.extend_from_slice(b" totalsRowLabel=\"");
        tag::push_escaped(out, total);
        out.push(b'"');
    }
    out.extend_from_slice(b"/>");
}

/// The reference of an area with its absolute rows and columns: `$A$1:$C$9`.
pub(super) fn absolute(area: Area) -> String {
    format!(
        "${}${}:${}${}",
        ColumnIndex(area.first_column),
        area.first_row,
        ColumnIndex(area.last_column),
        area.last_row
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::next_id;

    /// The highest number there can be had no next one, and the workbook was not written.
    #[test]
    fn the_number_of_a_new_column_is_one_that_no_other_has() {
        for (ids, expected) in [
            (&[][..], 1),
            (&[1, 2, 3], 4),
            (&[7, 2], 8),
            (&[1, 2, u32::MAX], 3),
            (&[u32::MAX], 1),
        ] {
            let ids: BTreeSet<u32> = ids.iter().copied().collect();
            assert_eq!(next_id(&ids), expected, "{ids:?}");
        }
    }
}
