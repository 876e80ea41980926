//! The file again, as CSV, with the findings of each row in a last column `errors`.

use std::io::Write;
use std::num::NonZeroUsize;
use std::ops::Range;

use hashbrown::HashMap;

use crate::finding::{Finding, RowNumber, Severity};
use crate::messages::{Catalog, Language, entry};
use crate::profile::ByteOrderMark;
use crate::report::annotated::Only;
use crate::report::format::Page;
use crate::report::masking::ShowValues;
use crate::report::validation::Validation;
use crate::rewrite::text::{self, Edit, EditRows, RowMark, Target};
use crate::source::Source;
use crate::source::charset::Charset;

/// Writes the file again with its findings. Rows above the headers are kept, and so are the headers.
///
/// # Errors
/// If reading or writing fails, the bytes would not come back the same, or the file has changed since it was checked.
pub fn write(
    source: &Source,
    report: &Validation<'_>,
    only: Option<Only>,
    threads: NonZeroUsize,
    output: &mut (dyn Write + Send),
) -> Result<(), text::Error> {
    let header = &*report.observed.header_row.errors_header();
    let edits = |first| Annotate {
        report,
        only,
        header,
        cell: CellWriter::new(report, first),
    };
    let digest = report.checked.digest;
    text::copy(source, digest, target(report), threads, output, edits)
}

/// Writes the file again as it is; the rows of a workbook become a CSV.
///
/// # Errors
/// If reading or writing fails, the bytes would not come back the same, or the file has changed since it was checked.
pub fn plain(
    source: &Source,
    report: &Validation<'_>,
    threads: NonZeroUsize,
    output: &mut (dyn Write + Send),
) -> Result<(), text::Error> {
    let digest = report.checked.digest;
    text::copy(source, digest, target(report), threads, output, |_| Keep)
}

/// The encoding that the rows of a workbook are given back in: the one that the target takes.
fn target(report: &Validation<'_>) -> Target {
    let file = &report.task.profile.file;
    let named = file
        .encodings
        .first()
        .and_then(|name| Charset::of_name(name));
    Target {
        charset: named.unwrap_or_default(),
        bom: file.bom == ByteOrderMark::Required,
    }
}

/// Keeps every row as it is.
struct Keep;

impl EditRows for Keep {
    fn edit(&mut self, _: RowNumber, _: &RowMark) -> Edit<'_> {
        Edit::Keep
    }
}

/// Adds our cell to the rows of a block, or leaves rows out.
struct Annotate<'a> {
    report: &'a Validation<'a>,
    only: Option<Only>,
    header: &'a str,
    cell: CellWriter<'a>,
}

impl Annotate<'_> {
    /// Whether a person wanted the row skipped: it is not to be imported.
    fn is_skipped(&self, row: RowNumber) -> bool {
        let skipped = &self.report.checked.skipped_on_request;
        skipped.binary_search(&row).is_ok()
    }
}

impl EditRows for Annotate<'_> {
    fn edit(&mut self, row: RowNumber, mark: &RowMark) -> Edit<'_> {
        let observed = self.report.observed;
        let header_row = &observed.header_row;
        if Some(row) == header_row.row {
            // A header that is there stays as it is written: it may be quoted for a reason.
            return match header_row.errors_column {
                Some(_) => Edit::Keep,
                None => Edit::Header(self.header),
            };
        }
        let is_above = header_row.row.is_some_and(|header| row < header);
        if is_above || (observed.delimiter.sep_line && row == RowNumber(1)) {
            return Edit::Keep;
        }
        let failed = self.cell.write(row);
        // Rows that are given back apart from the others say where they are from, and go on to say it.
        match (mark.name(), self.only) {
            (Some(name), _) => self.cell.put_in_front(name),
            (None, Some(Only::Failed)) if failed => {
                self.cell.put_in_front(&observed.row_name(row));
            }
            _ => {}
        }
        let second_header = row <= header_row.last_row;
        match self.only {
            Some(Only::Failed) if !failed && !second_header => Edit::Drop,
            Some(Only::Valid) if (failed || self.is_skipped(row)) && !second_header => Edit::Drop,
            _ => Edit::Cell(&self.cell.text),
        }
    }
}

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
struct CellWriter<'a> {
    report: &'a Validation<'a>,
    page: Page,
    words: Words,
    /// The places in the list of the findings that are still to come.
    findings: Range<usize>,
    /// The row of the first of them.
    next: Option<RowNumber>,
    /// The cell of the last row.
    text: String,
    /// The texts of messages that were written already, by where the message stands: findings keep equal ones once.
    messages: HashMap<usize, Box<str>>,
}

impl<'a> CellWriter<'a> {
    fn new(report: &'a Validation<'a>, first: RowNumber) -> Self {
        let language = report.task.language();
        let mut writer = Self {
            report,
            page: Page::of_file(ShowValues::Full, language),
            words: Words::of(language),
            findings: report.checked.findings.places(first..RowNumber(u64::MAX)),
            next: None,
            text: String::new(),
            messages: HashMap::new(),
        };
        writer.look_ahead();
        writer
    }

    /// Writes the cell of a row; returns whether the row has an error.
    #[inline]
    fn write(&mut self, row: RowNumber) -> bool {
        self.text.clear();
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
            if !self.text.is_empty() {
                self.text.push_str("; ");
            }
            self.describe(finding);
        }
        failed
    }

    /// Says in front of the findings which row of the list it is.
    fn put_in_front(&mut self, row: &str) {
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
