//! Programs to measure against that do as little as the crates allow: `copy FROM TO` reads and writes a CSV with the
//! `csv` crate, `cells FILE` reads each cell of the first sheet of a workbook with `calamine`.

use std::error::Error;
use std::fs::File;
use std::hint::black_box;
use std::io::BufReader;

use calamine::{Reader, Sheets, Xlsx};

type Result = std::result::Result<(), Box<dyn Error>>;

fn main() -> Result {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["copy", from, to] => copy(from, to),
        ["cells", file] => cells(file),
        _ => Err("usage: baselines copy FROM TO | baselines cells FILE".into()),
    }
}

fn copy(from: &str, to: &str) -> Result {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_path(from)?;
    let mut writer = csv::WriterBuilder::new().flexible(true).from_path(to)?;
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record)? {
        writer.write_byte_record(&record)?;
    }
    Ok(writer.flush()?)
}

fn cells(file: &str) -> Result {
    let mut workbook = match calamine::open_workbook_auto(file)? {
        Sheets::Xlsx(workbook) => return cells_one_by_one(workbook),
        workbook => workbook,
    };
    // Of the other formats, cells are only to be had all at once.
    let range = workbook
        .worksheet_range_at(0)
        .ok_or("no sheet in the workbook")??;
    for cell in range.used_cells() {
        black_box(cell);
    }
    Ok(())
}

fn cells_one_by_one(mut workbook: Xlsx<BufReader<File>>) -> Result {
    let sheet = workbook
        .sheet_names()
        .first()
        .cloned()
        .ok_or("no sheet in the workbook")?;
    let mut cells = workbook.worksheet_cells_reader(&sheet)?;
    while let Some(cell) = cells.next_cell()? {
        black_box(cell);
    }
    Ok(())
}
