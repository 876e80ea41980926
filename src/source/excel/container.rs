//! Looks inside the container, because content decides what a file is.

use std::io::{Read as _, Seek as _};

use super::ods::{self, OdsBook};
use super::office_parts::{OfficeParts, each_tag};
use super::ole::Container;
use super::package::Package;
use super::shared_file::SharedFile;
use super::xls::XlsBook;
use super::xlsb::XlsbBook;
use super::xlsx::XlsxBook;
use super::{Book, Error, Format, Sheet};

/// Opens what the file is.
pub(super) fn open(file: &SharedFile) -> Result<(Format, Vec<Sheet>, Book), Error> {
    let mut start = Vec::new();
    let mut head = file.clone();
    head.rewind().map_err(Error::Io)?;
    head.take(8).read_to_end(&mut start).map_err(Error::Io)?;
    if start.starts_with(b"PK") {
        open_zip(file)
    } else if start == *b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" {
        open_ole(file)
    } else {
        Err(not_a_workbook("some other file", false))
    }
}

fn not_a_workbook(found: impl Into<String>, archive: bool) -> Error {
    Error::NotAWorkbook {
        found: found.into(),
        archive,
    }
}

fn open_zip(file: &SharedFile) -> Result<(Format, Vec<Sheet>, Book), Error> {
    let mut package = Package::open(file)?;
    if package.has("xl/workbook.bin") {
        let (book, sheets) = XlsbBook::open(package)?;
        return Ok((Format::Xlsb, sheets, Book::Xlsb(Box::new(book))));
    }
    if package.has("[Content_Types].xml") {
        return open_office(package);
    }
    let mime = ods::mime_type(&mut package)?;
    match mime.strip_prefix("application/vnd.oasis.opendocument.") {
        Some(kind) if kind.starts_with("spreadsheet") => {
            if ods::is_encrypted(&package)? {
                return Err(Error::Encrypted {
                    open_document: true,
                });
            }
            let (book, sheets) = OdsBook::open(package)?;
            Ok((Format::Ods, sheets, Book::Ods(Box::new(book))))
        }
        Some(kind) if kind.starts_with("text") => {
            Err(not_a_workbook("an OpenDocument text", false))
        }
        Some(kind) if kind.starts_with("presentation") => {
            Err(not_a_workbook("an OpenDocument presentation", false))
        }
        Some(_) => Err(not_a_workbook("another OpenDocument file", false)),
        None if mime == "application/epub+zip" => Err(not_a_workbook("an e-book", false)),
        None => Err(archive(&package)),
    }
}

fn open_office(package: Package) -> Result<(Format, Vec<Sheet>, Book), Error> {
    let Some(parts) = OfficeParts::find(&package)? else {
        return Err(Error::damaged(
            "`_rels/.rels`",
            "it names no document, or is missing",
        ));
    };
    let kind = content_type(&package, &parts)?;
    let format = match kind.to_ascii_lowercase() {
        kind if kind.contains("wordprocessingml") || kind.contains("ms-word") => {
            return Err(not_a_workbook("a Word document", false));
        }
        kind if kind.contains("presentationml") || kind.contains("ms-powerpoint") => {
            return Err(not_a_workbook("a PowerPoint presentation", false));
        }
        kind if kind.contains("visio") => {
            return Err(not_a_workbook("a Visio drawing", false));
        }
        kind if kind.contains("macroenabled") => Format::Xlsm,
        _ => Format::Xlsx,
    };
    let (book, sheets) = XlsxBook::open(package, &parts)?;
    Ok((format, sheets, Book::Xlsx(Box::new(book))))
}

fn open_ole(file: &SharedFile) -> Result<(Format, Vec<Sheet>, Book), Error> {
    let mut container = Container::open(file)?;
    let names = container.names();
    let has = |name: &str| names.iter().any(|n| n.eq_ignore_ascii_case(name));
    if has("EncryptedPackage") || has("EncryptionInfo") {
        return Err(Error::Encrypted {
            open_document: false,
        });
    }
    if has("WordDocument") {
        return Err(not_a_workbook("a Word document", false));
    }
    if names.iter().any(|name| name.starts_with("__substg1.0_")) {
        return Err(not_a_workbook("an Outlook message", false));
    }
    if has("PowerPoint Document") {
        return Err(not_a_workbook("a PowerPoint presentation", false));
    }
    let stream = container.stream("Workbook");
    let stream = stream.or_else(|| container.stream("Book"));
    let Some(stream) = stream else {
        return Err(not_a_workbook(
            "another kind of Office or Windows file",
            false,
        ));
    };
    let stream = stream?;
    drop(container);
    let (book, sheets) = XlsBook::open(stream)?;
    Ok((Format::Xls, sheets, Book::Xls(Box::new(book))))
}

/// The content type of the main part; empty where none is declared.
fn content_type(package: &Package, parts: &OfficeParts) -> Result<String, Error> {
    let main = parts.sibling(&parts.main).to_ascii_lowercase();
    let mut found = String::new();
    each_tag(package, "[Content_Types].xml", |tag| {
        let name = tag.text(b"PartName").unwrap_or_default();
        if name.trim_start_matches('/').to_ascii_lowercase() == main {
            found = tag.text(b"ContentType").unwrap_or_default();
        }
    })?;
    Ok(found)
}

/// What an archive that is no document holds.
fn archive(package: &Package) -> Error {
    let mut files = package.names().iter().filter(|name| !name.ends_with('/'));
    let found = match (files.next(), files.count()) {
        (None, _) => "an empty ZIP archive".to_owned(),
        (Some(file), 0) => format!("a ZIP archive with `{}` inside", file.escape_debug()),
        (Some(file), more) => format!(
            "a ZIP archive with `{}` and {more} more files inside",
            file.escape_debug()
        ),
    };
    not_a_workbook(found, true)
}
