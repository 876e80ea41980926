//! Workbooks whose parts are changed inside the container, so that what reads the container does not refuse them first.

use std::io::{Cursor, Read, Write};

use enroll::report::annotate::patched;
use enroll::rewrite::workbook;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::chance::Chance;
use crate::lab::Lab;
use crate::mutation;
use crate::target::Target;

/// Words of sheets that mean something to a reader.
const WORDS: &[&[u8]] = &[
    b"",
    b"0",
    b"-1",
    b"1",
    b"1048577",
    b"4294967295",
    b"99999999999999999999",
    b"1E400",
    b"A1",
    b"XFD1048576",
    b"ZZZZ9",
    b"s",
    b"inlineStr",
    b"str",
    b"b",
    b"e",
    b"d",
    b"n",
    b"row",
    b"c",
    b"v",
    b"is",
    b"t",
    b"f",
    b"sheetData",
    b"mergeCell",
    b"A1:XFD1048576",
    b"B2:A1",
    b"dimension",
    b"table",
    b"autoFilter",
    b"rId1",
    b"rId99",
    b"../../etc",
    b"styles.xml",
    b"shared",
    b"array",
    b"true",
    b"<row/>",
    b"<c/>",
    b"<!--x-->",
    b"<![CDATA[x]]>",
    b"&#0;",
    b"&#x110000;",
    b"&lt;",
    b"&x;",
    b"errors",
    b"Email",
    b"utf-16",
    b"table:number-rows-repeated=\"9\"",
    b"office:value-type",
    b"float",
    b"date",
    b"percentage",
    b"covered-table-cell",
];

pub(crate) struct Workbook<'l>(pub(crate) &'l Lab);

/// The parts of a container.
type Parts = Vec<(String, Vec<u8>)>;

fn unpacked(bytes: &[u8]) -> Option<Parts> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts = Vec::new();
    for number in 0..archive.len() {
        let mut file = archive.by_index(number).ok()?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).ok()?;
        parts.push((file.name().ok()?.into_owned(), bytes));
    }
    Some(parts)
}

fn packed(parts: &Parts) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        // Two parts of one name are no container that can be written.
        if writer.start_file(name.as_str(), options).is_ok() {
            writer.write_all(bytes).expect("memory");
        }
    }
    writer.finish().expect("memory").into_inner()
}

impl Target for Workbook<'_> {
    fn name(&self) -> &'static str {
        "workbook"
    }

    fn about(&self) -> &'static str {
        "workbooks with changed parts, checked, annotated in place and read again: no panic, no hang"
    }

    fn corpus(&self) -> Vec<Vec<u8>> {
        let all = crate::corpus::files(
            "fixtures/workbooks",
            &["xlsx", "xlsm", "ods", "xls"],
            20 * 1024,
        );
        all.into_iter()
            .map(|bytes| unpacked(&bytes).map_or(bytes, |parts| packed(&parts)))
            .collect()
    }

    fn variants(&self) -> usize {
        2
    }

    fn mutate(&self, input: Vec<u8>, other: &[u8], chance: &mut Chance) -> Vec<u8> {
        let Some(mut parts) = unpacked(&input).filter(|parts| !parts.is_empty()) else {
            return mutation::bytes(input, other, chance);
        };
        let others = unpacked(other).filter(|parts| !parts.is_empty());
        for _ in 0..=chance.below(2) {
            let place = chance.below(parts.len());
            // What decides most stands in the sheets.
            let sheet = parts
                .iter()
                .position(|(name, _)| name.contains("sheet1.xml") || name == "content.xml");
            let place = sheet.filter(|_| chance.one_in(2)).unwrap_or(place);
            match chance.below(12) {
                0 => drop(parts.remove(place)),
                1 => {
                    if let Some(others) = &others {
                        parts[place].1.clone_from(&chance.of(others).1);
                    }
                }
                _ => {
                    let theirs = others
                        .as_ref()
                        .map_or(&b""[..], |others| &others[chance.below(others.len())].1);
                    let part = std::mem::take(&mut parts[place].1);
                    parts[place].1 = mutation::words(part, theirs, chance, WORDS);
                }
            }
            if parts.is_empty() {
                break;
            }
        }
        if chance.one_in(20) {
            return mutation::bytes(packed(&parts), other, chance);
        }
        packed(&parts)
    }

    fn execute(&self, variant: usize, input: &[u8]) -> Result<(), String> {
        let Some(list) = self.0.list(variant, "list.xlsx", input, 1) else {
            return Ok(());
        };
        list.annotated();
        let source = &list.inputs.source;
        let Some(original) = source.original() else {
            return Ok(());
        };
        let mut bytes = Vec::new();
        let written = list.report(None, |report| {
            let patches = patched::patches(source, original, report).ok()?;
            workbook::patch(original, patches, false, &mut bytes).ok()
        });
        if written.is_some() {
            // What was not well-formed is no list any more, perhaps.
            self.0.list(variant, "annotated.xlsx", &bytes, 1);
        }
        Ok(())
    }

    fn smaller(&self, input: &[u8]) -> Vec<Vec<u8>> {
        let Some(parts) = unpacked(input) else {
            return crate::smaller::smaller_bytes(input);
        };
        let mut all = Vec::new();
        for place in 0..parts.len() {
            let mut fewer = parts.clone();
            fewer.remove(place);
            all.push(packed(&fewer));
            for smaller in crate::smaller::smaller_bytes(&parts[place].1) {
                let mut changed = parts.clone();
                changed[place].1 = smaller;
                all.push(packed(&changed));
            }
        }
        all
    }
}
