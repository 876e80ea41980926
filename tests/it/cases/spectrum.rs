//! csv-spectrum: each CSV has the cells of the JSON beside it.

use std::path::Path;

use enroll::finding::RowNumber;
use enroll::header::Vocabulary;
use enroll::source::block::Block;
use enroll::source::header_row::HeaderRowChoice;
use enroll::source::{Asked, Source};
use serde_json::{Map, Value};

use super::{files, json};

/// Columns in which the JSON has a cell otherwise than the CSV beside it, and why.
const UNLIKE: &[(&str, &str, &str)] = &[
    (
        "location_coordinates",
        "Contact Phone Number",
        "the JSON has another number",
    ),
    (
        "newlines_crlf",
        "a",
        "the CSV was stored with other line ends",
    ),
];

/// Compares each CSV file of a folder with the JSON file of the same name.
pub(crate) fn judge(folder: &Path) {
    let csvs = files(&folder.join("csvs"));
    assert!(!csvs.is_empty(), "the folder has cases");
    for csv in csvs {
        let stem = csv.file_stem().expect("a file has a name");
        let expected = json(&folder.join("json").join(stem).with_extension("json"));
        // One user stands there without a list around.
        let mut expected = match expected {
            Value::Array(users) => users,
            user => vec![user],
        };
        let asked = Asked {
            header_row: Some(HeaderRowChoice::At(RowNumber(1))),
            ..Asked::default()
        };
        let source = Source::open(&csv, &asked, &Vocabulary::default()).expect("a table");
        let headers = &source.observed.header_row.headers;
        let mut users = Vec::new();
        let mut pass = source.read().expect("the file is there");
        let mut block = Block::default();
        while pass.read_block(&mut block).expect("the file can be read") {
            let rows = block.rows();
            for row in rows
                .iter()
                .filter(|row| row.number.0 > 1 && !row.is_empty())
            {
                assert_eq!(row.len(), headers.len(), "{}", csv.display());
                let cells = headers.iter().zip(row.cells());
                let user: Map<String, Value> = cells
                    .map(|(header, cell)| (header.clone(), cell.into()))
                    .collect();
                users.push(Value::Object(user));
            }
        }
        for (_, header, _) in UNLIKE.iter().filter(|(file, ..)| stem == *file) {
            assert_ne!(users, expected, "{} is excused", csv.display());
            for (user, expected) in users.iter_mut().zip(&mut expected) {
                user[*header] = Value::Null;
                expected[*header] = Value::Null;
            }
        }
        assert_eq!(users, expected, "{}", csv.display());
    }
}
