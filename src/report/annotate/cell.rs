//! The text of our cell, and which cells of its row are marked.

use std::ops::Range;

use hashbrown::HashMap;

use crate::finding::{ColumnIndex, Finding, RowNumber, Severity};
use crate::messages::{Catalog, Language, entry};
use crate::report::format::Page;
use crate::report::masking::ShowValues;
use crate::report::validation::Validation;
use crate::rewrite::workbook::Mark;

/// What stands between the parts of our cell.
struct Words {
    /// Before a warning.
    warning: Box<str>,
    /// Between the place of a finding and its sentence.
    colon: Box<str>,
    /// Before the number of a row that is given back apart from the others.
    before_row: Box<str>,
    /// Between this number and the findings.
    after_row: Box<str>,
}

impl Words {
    fn of(language: Language) -> Self {
        let catalog = Catalog::of(language);
        let [warning, _] = catalog.around(entry!("finding-warning"));
        let [_, colon, _] = catalog.around(entry!("finding-placed"));
        let [before_row, after_row, _] = catalog.around(entry!("finding-of-row"));
        Self {
            warning,
            colon,
            before_row,
            after_row,
        }
    }
}

/// Writes the text of our cell, row by row.
pub(super) struct CellWriter<'a> {
    report: &'a Validation<'a>,
    page: Page,
    words: Words,
    /// The places in the list of the findings that are still to come.
    findings: Range<usize>,
    /// The row of the first of them.
    next: Option<RowNumber>,
    /// The cell of the last row.
    pub(super) text: String,
    /// How the cells of the last row are marked.
    pub(super) marks: Vec<(ColumnIndex, Mark)>,
    /// The texts of messages that were written already, by where the message stands: findings keep equal ones once.
    messages: HashMap<usize, Box<str>>,
}

impl<'a> CellWriter<'a> {
    pub(super) fn new(report: &'a Validation<'a>, first: RowNumber) -> Self {
        let language = report.task.language();
        let mut writer = Self {
            report,
            page: Page::of_file(ShowValues::Full, language),
            words: Words::of(language),
            findings: report.checked.findings.places(first..RowNumber(u64::MAX)),
            next: None,
            text: String::new(),
            marks: Vec::new(),
            messages: HashMap::new(),
        };
        writer.look_ahead();
        writer
    }

    /// Writes the cell of a row; returns whether the row has an error.
    #[inline]
    pub(super) fn write(&mut self, row: RowNumber) -> bool {
        self.text.clear();
        self.marks.clear();
        // Most rows have no finding.
        match self.next {
            Some(next) if next <= row => self.write_findings(row),
            _ => false,
        }
    }

    fn write_findings(&mut self, row: RowNumber) -> bool {
        let mut failed = false;
        while let Some(next) = self.next.filter(|next| *next <= row) {
            let finding = self.report.checked.findings.get(self.findings.start);
            self.findings.start += 1;
            self.look_ahead();
            if next < row {
                continue;
            }
            failed |= finding.is_error();
            self.mark(finding);
            if !self.text.is_empty() {
                self.text.push_str("; ");
            }
            self.describe(finding);
        }
        failed
    }

    fn mark(&mut self, finding: Finding<'_>) {
        let Some(column) = finding.place.column else {
            return;
        };
        let mark = mark_of(finding);
        match self.marks.iter_mut().find(|(marked, _)| *marked == column) {
            Some((_, known)) => *known = mark.min(*known),
            None => self.marks.push((column, mark)),
        }
    }

    /// Says in front of the findings which row of the list it is.
    pub(super) fn put_in_front(&mut self, row: &str) {
        let words = &self.words;
        let mark = format!("{}{row}{}", words.before_row, words.after_row);
        let mark = if self.text.is_empty() {
            mark.trim_end()
        } else {
            &mark
        };
        self.text.insert_str(0, mark);
    }

    fn look_ahead(&mut self) {
        let findings = &self.report.checked.findings;
        let next = (!self.findings.is_empty()).then(|| findings.get(self.findings.start));
        self.next = next.and_then(|finding| finding.place.row);
    }

    /// One finding for the person who owns the spreadsheet. It starts with a word, so no program takes it for a formula.
    fn describe(&mut self, finding: Finding<'a>) {
        let Self {
            report,
            page,
            words,
            text,
            messages,
            ..
        } = self;
        if finding.severity == Severity::Warning {
            text.push_str(&words.warning);
        }
        let start = text.len();
        if let Some(header) = report.header(finding) {
            page.values.write(header, text);
        }
        if let Some(value) = finding.value.filter(|value| !value.is_empty()) {
            if text.len() > start {
                text.push(' ');
            }
            text.push('`');
            page.values.write(value, text);
            text.push('`');
        }
        if text.len() > start {
            text.push_str(&words.colon);
        }
        let message = messages.entry(std::ptr::from_ref(finding.message).addr());
        text.push_str(message.or_insert_with(|| page.message(finding.message).into()));
        if text[start..].starts_with(['=', '+', '-', '@']) {
            text.insert(start, ' ');
        }
        if let Some(offer) = finding.suggestion.and_then(|found| page.offer(found)) {
            text.push_str(", ");
            text.push_str(&offer);
        }
        text.push_str(" [");
        text.push_str(finding.rule);
        text.push(']');
    }
}

/// How the cell of a finding is marked.
pub(super) fn mark_of(finding: Finding<'_>) -> Mark {
    if finding.is_error() {
        Mark::Error
    } else {
        Mark::Warning
    }
}
