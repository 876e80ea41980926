//! The marks of cells: conditional formats that are known again by their formula, so that a person's own fills stay.
//!
//! The formula is true for every cell, reads the same in every program and language, and is one that nobody writes.

use std::collections::BTreeMap;

use crate::finding::ColumnIndex;
use crate::source::sheet_metadata::RangeSet;

/// The cells that are marked: rows by column, those of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks(BTreeMap<Mark, BTreeMap<u32, RangeSet>>);

/// What a cell is marked as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// It has an error.
    Error,
    /// It has a warning, and no error.
    Warning,
}

/// How many ranges one conditional format has at most: programs compare each cell that they show with all of them.
const MOST_RANGES: usize = 1000;

impl Mark {
    pub(crate) const ALL: [Self; 2] = [Self::Error, Self::Warning];

    /// The formula by which the mark is known again.
    #[must_use]
    pub fn formula(self) -> &'static str {
        match self {
            Self::Error => "LEN(\"enroll:error\")>0",
            Self::Warning => "LEN(\"enroll:warning\")>0",
        }
    }

    /// The mark that a formula is known by.
    pub(super) fn of_formula(formula: &str) -> Option<Self> {
        let formula: String = formula.split_whitespace().collect();
        Self::ALL.into_iter().find(|mark| formula == mark.formula())
    }

    /// The colours of its text and its fill, as red, green and blue: those that spreadsheets offer for bad and for neutral.
    #[must_use]
    pub fn colours(self) -> (u32, u32) {
        match self {
            Self::Error => (0x009C_0006, 0x00FF_C7CE),
            Self::Warning => (0x009C_5700, 0x00FF_EB9C),
        }
    }

    /// The format of a marked cell, as the styles of a workbook have it.
    pub(super) fn format(self, prefix: &str) -> String {
        let (text, fill) = self.colours();
        let p = prefix;
        format!(
            "<{p}dxf><{p}font><{p}color rgb=\"FF{text:06X}\"/></{p}font><{p}fill><{p}patternFill>\
             <{p}bgColor rgb=\"FF{fill:06X}\"/></{p}patternFill></{p}fill></{p}dxf>"
        )
    }
}

impl Marks {
    /// Marks a cell. The rows of a column come in order.
    pub fn add(&mut self, mark: Mark, row: u32, column: ColumnIndex) {
        let columns = self.0.entry(mark).or_default();
        columns.entry(column.0).or_default().add(row, row);
    }

    /// Whether some cell is marked so.
    #[must_use]
    pub fn has(&self, mark: Mark) -> bool {
        self.0.contains_key(&mark)
    }

    /// The cells that are marked so: column, first and last row.
    pub fn ranges(&self, mark: Mark) -> impl Iterator<Item = (u32, u32, u32)> {
        let columns = self.0.get(&mark).into_iter().flatten();
        columns.flat_map(|(column, rows)| rows.iter().map(|(first, last)| (*column, first, last)))
    }

    /// The conditional formats. `formats` are the numbers of the formats of [`Mark::ALL`], and `priority` is the last one
    /// that the sheet has.
    pub(super) fn conditional_formats(
        &self,
        prefix: &str,
        formats: [Option<u32>; 2],
        mut priority: u32,
    ) -> Vec<u8> {
        let p = prefix;
        let mut xml = String::new();
        for (mark, format) in Mark::ALL.into_iter().zip(formats) {
            let Some(format) = format else { continue };
            let ranges: Vec<_> = self.ranges(mark).collect();
            for ranges in ranges.chunks(MOST_RANGES) {
                priority = priority.saturating_add(1);
                xml.push_str(&format!("<{p}conditionalFormatting sqref=\""));
                for (number, (column, first, last)) in ranges.iter().enumerate() {
                    let space = if number > 0 { " " } else { "" };
                    let column = ColumnIndex(*column);
                    xml.push_str(&format!("{space}{column}{first}"));
                    if last > first {
                        xml.push_str(&format!(":{column}{last}"));
                    }
                }
                let formula = mark.formula().replace('>', "&gt;");
                xml.push_str(&format!(
                    "\"><{p}cfRule type=\"expression\" dxfId=\"{format}\" priority=\"{priority}\">\
                     <{p}formula>{formula}</{p}formula></{p}cfRule></{p}conditionalFormatting>"
                ));
            }
        }
        xml.into_bytes()
    }
}
