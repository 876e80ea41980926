//! Workbooks are read as a person sees them, or refused in bounded time and memory.

use std::ops::ControlFlow;
use std::path::Path;

use enroll::source::excel::{Error, Workbook};

fn read(path: &Path) -> Result<Vec<(String, Vec<(u32, Vec<String>)>)>, Error> {
    let mut workbook = Workbook::open(std::fs::File::open(path).unwrap())?;
    let sheets = workbook.sheets().to_vec();
    let mut out = Vec::new();
    for (index, sheet) in sheets.into_iter().enumerate() {
        let mut rows = Vec::new();
        workbook.rows(index, &mut |number, row| {
            rows.push((number, row.cells().map(str::to_owned).collect()));
            ControlFlow::Continue(())
        })?;
        out.push((sheet.name, rows));
    }
    Ok(out)
}

#[test]
#[ignore = "prints"]
fn look() {
    for path in std::env::var("LOOK").unwrap().split(' ') {
        println!("== {path}");
        match read(Path::new(path)) {
            Ok(sheets) => {
                for (name, rows) in sheets {
                    println!("-- {name}");
                    for (number, row) in rows.iter().take(14) {
                        println!("{number}: {row:?}");
                    }
                }
            }
            Err(error) => println!("ERR {error} | {:?}", error.hint()),
        }
    }
}
