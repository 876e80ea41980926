//! A workbook again, patched by part: cells get another text, a last column is added, cells are marked, and every part that
//! has nothing to do with that is copied as it is packed.

mod cell;
mod main_part;
mod marks;
mod output;
mod package;
mod plan;
mod rows;
mod scan;
mod sheet;
mod styles;
mod table;
mod tag;

use std::collections::BTreeMap;
use std::io::{self, Seek, Write};

use zip::ZipWriter;
use zip::result::ZipError;

pub use marks::{Mark, Marks};

use self::main_part::Filter;
use self::package::is_signature;
use self::plan::Plan;
use self::scan::Scan;
use self::styles::Styles;
use self::table::Table;
use crate::finding::ColumnIndex;
use crate::source::excel;
use crate::source::excel::xlsx::parts::WorkbookParts;
use crate::source::excel::xml::Token;
use crate::source::original::Original;
use crate::source::temporary::TemporaryFile;

/// Cells of a row that get another text, in the order of their columns. The row is that of the sheet, from 1. An empty text
/// empties the cell. A cell with a formula stays as it is.
pub type ReplacedRow = (u32, Vec<(ColumnIndex, Box<str>)>);

/// What changes in a sheet. Rows and columns are those of the sheet.
#[derive(Default)]
pub struct SheetPatch<'p> {
    /// The sheet, by its number among the worksheets, from 0.
    pub sheet: usize,
    /// Cells that get another text, in the order of the rows.
    pub replaced: Vec<ReplacedRow>,
    /// Our column, if the sheet gets one.
    pub column: Option<LastColumn<'p>>,
    /// The cells that are marked. None: marks of an earlier run stay as they are.
    pub marks: Option<Marks>,
}

/// A column right of everything that a sheet has.
pub struct LastColumn<'p> {
    /// Its header; none where the list has no headers.
    pub header: Option<LastHeader>,
    /// Where an earlier run has put it.
    pub earlier: Option<ColumnIndex>,
    /// Writes the text of a row, nothing where its cell is empty. It is asked for each row that the sheet has, in order.
    pub write: Box<dyn FnMut(u32, &mut String) + 'p>,
}

/// The header of our column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastHeader {
    /// The row that it stands in, from 1.
    pub row: u32,
    /// The last row of headers: they may stand in two.
    pub last_row: u32,
    /// The header.
    pub text: String,
}

/// What a person should know of a workbook that was written again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Patched {
    /// The signature over the workbook was dropped: it would not be valid any more.
    pub without_signature: bool,
    /// A sheet is protected, so that its filter cannot be used.
    pub has_locked_filter: bool,
    /// How many cells keep their text because they hold a formula.
    pub kept_formulas: usize,
}

/// Why a workbook cannot be written again.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Reading or writing failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// A part cannot be read.
    #[error(transparent)]
    Workbook(#[from] excel::Error),
    /// The workbook is not the one that was checked.
    #[error("it changed while it was read")]
    Changed,
    /// A sheet has a cell in its last column.
    #[error("its sheet uses every column up to XFD, so there is no room for another one")]
    NoColumnLeft,
}

impl From<ZipError> for Error {
    fn from(error: ZipError) -> Self {
        match error {
            ZipError::Io(error) => Self::Io(error),
            error => Self::Io(io::Error::other(error)),
        }
    }
}

/// Writes the workbook that a list comes from again, with what `patches` change in its sheets. With `recalculates` it asks
/// to be calculated when it is opened, if it has formulas.
///
/// # Errors
/// When reading or writing fails, a sheet has no room for our column, or the workbook has changed since it was read.
pub fn patch(
    original: &Original,
    patches: Vec<SheetPatch<'_>>,
    recalculates: bool,
    output: &mut (dyn Write + Send),
) -> Result<Patched, Error> {
    let parts = WorkbookParts::open(original.file()?)?;
    let mut book = Book::plan(&parts, patches, recalculates)?;
    // Entries of a container say where they end, which is known once they are written.
    let mut file = TemporaryFile::new()?;
    book.write(&parts, &mut file)?;
    if !original.is_unchanged()? {
        return Err(Error::Changed);
    }
    file.rewind()?;
    io::copy(&mut file, output)?;
    Ok(book.patched)
}

/// Whether the headers of a list are those of a table.
///
/// # Errors
/// When the workbook cannot be read.
pub fn has_table_headers(original: &Original) -> Result<bool, Error> {
    let parts = WorkbookParts::open(original.file()?)?;
    for sheet in original.sheets() {
        let rows = sheet
            .header_row
            .row
            .map(|first| first.0..=sheet.header_row.last_row.0);
        let (Some(rows), Some(of_sheet)) = (rows, parts.sheets().get(sheet.index)) else {
            continue;
        };
        for part in parts.related(&of_sheet.part)?.values() {
            // What is no XML is no table.
            let table = parts
                .xml(part)?
                .and_then(|xml| Table::read(part, xml).ok().flatten());
            let first = table
                .filter(|table| table.has_headers)
                .map(|table| table.area.first_row);
            if first.is_some_and(|first| rows.contains(&u64::from(first))) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// What is done to a workbook.
struct Book<'p> {
    sheets: Vec<PlannedSheet<'p>>,
    /// Small parts that are written again, by name.
    small: BTreeMap<String, Vec<u8>>,
    formats: [Option<u32>; 2],
    patched: Patched,
}

struct PlannedSheet<'p> {
    part: String,
    patch: Option<SheetPatch<'p>>,
    scan: Scan,
    plan: Plan,
    /// Our header, and what our column says in the row of the totals.
    header: String,
    total: String,
}

impl<'p> Book<'p> {
    fn plan(
        parts: &WorkbookParts,
        patches: Vec<SheetPatch<'p>>,
        recalculates: bool,
    ) -> Result<Self, Error> {
        let mut book = Self {
            sheets: Vec::new(),
            small: BTreeMap::new(),
            formats: [None; 2],
            patched: Patched::default(),
        };
        let mut filters = Vec::new();
        let (mut wanted, mut known) = ([false; 2], [None; 2]);
        for patch in patches {
            let sheet = &parts.sheets()[patch.sheet];
            let scan = Scan::read(parts.sheet(&sheet.part)?)?;
            let tables = tables(parts, &sheet.part, &scan)?;
            let plan = Plan::of(&scan, &tables, patch.column.as_ref())?;
            filters.extend(plan.filter.map(|area| Filter {
                sheet: sheet.name.clone(),
                position: sheet.position,
                area,
            }));
            book.patched.has_locked_filter |= scan.locks_filters && plan.column.is_some();
            for mark in Mark::ALL {
                let number = mark as usize;
                wanted[number] |= patch.marks.as_ref().is_some_and(|marks| marks.has(mark));
                known[number] = known[number].or(scan.formats[number]);
            }
            let header = patch
                .column
                .as_ref()
                .and_then(|column| column.header.as_ref());
            book.sheets.push(PlannedSheet {
                part: sheet.part.clone(),
                header: header.map_or(String::new(), |header| header.text.clone()),
                total: String::new(),
                patch: Some(patch),
                scan,
                plan,
            });
        }
        if wanted != [false; 2] {
            book.style(parts, wanted, known)?;
        }
        let recalculates = recalculates && has_formulas(parts)?;
        if recalculates || !filters.is_empty() {
            let main = parts.main();
            if let Some(xml) = parts.xml(main)? {
                let written = main_part::patched(xml, &filters, recalculates)?;
                book.small.insert(main.to_owned(), written);
            }
        }
        book.leave_signature(parts)?;
        book.leave_template(parts)?;
        Ok(book)
    }

    /// Finds or adds the formats of marks.
    fn style(
        &mut self,
        parts: &WorkbookParts,
        wanted: [bool; 2],
        known: [Option<u32>; 2],
    ) -> Result<(), Error> {
        const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
        const RELATION: &str =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles";
        let name = parts.styles();
        let styles = if let Some(xml) = parts.xml(name)? {
            Styles::with(xml, wanted, known)?
        } else {
            let path = format!("/{name}");
            if let Some(xml) = parts.xml(package::TYPES)? {
                let attributes = [("PartName", &*path), ("ContentType", KIND)];
                let types = package::with(xml, "Override", &attributes)?;
                self.small.insert(package::TYPES.to_owned(), types);
            }
            let relations = parts.relations(parts.main());
            if let Some(xml) = parts.xml(&relations)? {
                let attributes = [
                    ("Id", "enrollStyles"),
                    ("Type", RELATION),
                    ("Target", &*path),
                ];
                let related = package::with(xml, "Relationship", &attributes)?;
                self.small.insert(relations, related);
            }
            Styles::new(wanted)
        };
        self.formats = styles.formats;
        if let Some(part) = styles.part {
            self.small.insert(name.to_owned(), part);
        }
        Ok(())
    }

    /// Leaves a signature out: it is over bytes that change.
    fn leave_signature(&mut self, parts: &WorkbookParts) -> Result<(), Error> {
        if !parts.names().iter().any(|name| is_signature(name)) {
            return Ok(());
        }
        self.patched.without_signature = true;
        for name in [package::TYPES, package::RELATIONS] {
            if let Some(xml) = parts.xml(name)? {
                let bytes = package::without_signature(xml)?;
                self.small.insert(name.to_owned(), bytes);
            }
        }
        Ok(())
    }

    /// Makes a workbook of a template: what is given back has the name of a workbook, and programs believe that.
    fn leave_template(&mut self, parts: &WorkbookParts) -> Result<(), Error> {
        let types = match self.small.get(package::TYPES) {
            Some(types) => types.clone(),
            None => match parts.xml(package::TYPES)? {
                Some(xml) => package::copied(xml)?,
                None => return Ok(()),
            },
        };
        if let Some(types) = package::without_template(&types) {
            self.small.insert(package::TYPES.to_owned(), types);
        }
        Ok(())
    }

    fn write(&mut self, parts: &WorkbookParts, file: &mut TemporaryFile) -> Result<(), Error> {
        let mut archive = parts.archive();
        let mut zip = ZipWriter::new(file).set_auto_large_file();
        let comment = archive.comment();
        zip.set_raw_comment(comment.into())?;
        let tables: Vec<String> = self
            .sheets
            .iter()
            .filter_map(|sheet| Some(sheet.plan.table.as_ref()?.part.clone()))
            .collect();
        let is = WorkbookParts::is_same;
        let mut late = Vec::new();
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index)?;
            let name = entry.name()?.into_owned();
            let is_small = |small: &&String| is(small, &name);
            if is_signature(&name) {
                continue;
            }
            if tables.iter().any(|table| is(table, &name)) {
                // What stands in its totals is known once its sheet is written.
                late.push((entry.options(), name));
                continue;
            }
            let sheet = self.sheets.iter().position(|sheet| is(&sheet.part, &name));
            if let Some(sheet) = sheet {
                let options = entry.options();
                drop(entry);
                zip.start_file(&*name, options)?;
                self.write_sheet(sheet, parts, &mut zip)?;
            } else if let Some(small) = self.small.keys().find(is_small).cloned() {
                let options = entry.options();
                zip.start_file(&*name, options)?;
                zip.write_all(&self.small.remove(&small).unwrap_or_default())?;
            } else {
                zip.raw_copy_file(entry)?;
            }
        }
        for (options, name) in late {
            let Some(table) = self.table(parts, &name)? else {
                continue;
            };
            zip.start_file(name, options)?;
            zip.write_all(&table)?;
        }
        // What is left is new.
        for (name, bytes) in std::mem::take(&mut self.small) {
            zip.start_file(name, zip::write::SimpleFileOptions::default())?;
            zip.write_all(&bytes)?;
        }
        zip.finish()?;
        Ok(())
    }

    fn write_sheet(
        &mut self,
        number: usize,
        parts: &WorkbookParts,
        output: &mut dyn Write,
    ) -> Result<(), Error> {
        let sheet = &mut self.sheets[number];
        let Some(patch) = sheet.patch.take() else {
            return Ok(());
        };
        let xml = parts.sheet(&sheet.part)?;
        let written = sheet::write(xml, patch, &sheet.scan, &sheet.plan, self.formats, output)?;
        self.patched.kept_formulas += written.kept_formulas;
        sheet.total = written.total;
        Ok(())
    }

    /// The part of a table that gets our column.
    fn table(&self, parts: &WorkbookParts, name: &str) -> Result<Option<Vec<u8>>, Error> {
        for sheet in &self.sheets {
            let Some(table) = &sheet.plan.table else {
                continue;
            };
            if let (true, Some(xml)) = (WorkbookParts::is_same(&table.part, name), parts.xml(name)?)
            {
                return Ok(Some(table.extended(xml, &sheet.header, &sheet.total)?));
            }
        }
        Ok(None)
    }
}

/// The tables of a sheet.
fn tables(parts: &WorkbookParts, sheet: &str, scan: &Scan) -> Result<Vec<Table>, Error> {
    let mut tables = Vec::new();
    if scan.tables.is_empty() {
        return Ok(tables);
    }
    let related = parts.related(sheet)?;
    for part in scan.tables.iter().filter_map(|id| related.get(id)) {
        if let Some(xml) = parts.xml(part)? {
            tables.extend(Table::read(part, xml)?);
        }
    }
    Ok(tables)
}

/// Whether a cell of some sheet holds a formula.
fn has_formulas(parts: &WorkbookParts) -> Result<bool, Error> {
    for sheet in parts.sheets() {
        if !parts.has(&sheet.part) {
            continue;
        }
        let mut xml = parts.sheet(&sheet.part)?;
        while let Some((token, _)) = xml.next_with_bytes()? {
            if matches!(token, Token::Start(tag) | Token::Empty(tag) if tag.name == b"f") {
                return Ok(true);
            }
        }
    }
    Ok(false)
}
