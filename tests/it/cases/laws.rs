//! Law 1, by a small reader of its own: an annotated file without our cells is the input.

use std::ops::Range;

/// One record of a text: where its cells and its line end stand.
struct Record {
    content: Range<usize>,
    cells: Vec<Range<usize>>,
    line_end: Range<usize>,
}

/// Takes our cells away from an annotated file and compares the rest with the input. Gives the rows that were too short,
/// and so got empty cells as well; the error says where the two differ.
pub(super) fn take_away(
    input: &[u8],
    annotated: &[u8],
    encoding: &str,
    delimiter: char,
    header_row: Option<u64>,
) -> Result<Vec<usize>, String> {
    let (before, after) = (symbols(input, encoding), symbols(annotated, encoding));
    let delimiter = u32::from(delimiter);
    let (old, new) = (records(&before, delimiter), records(&after, delimiter));
    if old.len() != new.len() {
        return Err(format!("{} records became {}", old.len(), new.len()));
    }
    let header = usize::try_from(header_row.unwrap_or(0)).expect("a row number");
    let sep_line = starts_with_sep(&before);
    let ours = match header.checked_sub(1) {
        // A header of the list's own may have the name, too: it then gets ours beside it.
        Some(index) if new[index].cells.len() > old[index].cells.len() => None,
        Some(index) => our_column(&before, &old[index]),
        None => our_label(&before, &old),
    };
    let mut short = Vec::new();
    for (index, (old, new)) in old.iter().zip(&new).enumerate() {
        let row = index + 1;
        let differs = || format!("row {row} does not come back");
        if before[old.line_end.clone()] != after[new.line_end.clone()] {
            return Err(format!("the line end of row {row} does not come back"));
        }
        let (was, is) = (&before[old.content.clone()], &after[new.content.clone()]);
        if row < header || sep_line && row == 1 || was.is_empty() {
            if was != is {
                return Err(differs());
            }
            continue;
        }
        match ours {
            Some((column, whole)) if old.cells.len() > column => {
                let column = if old.cells.len() > whole {
                    old.cells.len() - 1
                } else {
                    column
                };
                let same = old.cells.len() == new.cells.len()
                    && (0..old.cells.len())
                        .filter(|cell| *cell != column)
                        .all(|cell| {
                            before[old.cells[cell].clone()] == after[new.cells[cell].clone()]
                        });
                if !same {
                    return Err(differs());
                }
            }
            _ => {
                let rest = is.strip_prefix(was).ok_or_else(differs)?;
                let added = rest.iter().take_while(|letter| **letter == delimiter);
                let added = added.count();
                let cell = &rest[added..];
                let quote = Some(&u32::from('"'));
                let quoted = cell.len() > 1 && cell.first() == quote && cell.last() == quote;
                if added == 0 || !(cell.is_empty() || quoted || row == header) {
                    return Err(format!("the cell of row {row} is not ours"));
                }
                if added > 1 {
                    short.push(row);
                }
            }
        }
    }
    Ok(short)
}

/// How many records with bytes stand above the header row.
pub(super) fn rows_above(text: &str, delimiter: u8, header_row: u64) -> usize {
    let text: Vec<u32> = text.chars().map(u32::from).collect();
    let above = match header_row {
        0 => usize::from(starts_with_sep(&text)),
        row => usize::try_from(row).expect("a row number") - 1,
    };
    let records = records(&text, u32::from(delimiter));
    let filled = records.iter().take(above);
    filled.filter(|record| !record.content.is_empty()).count()
}

/// The column that an earlier run added beside the others, and how many columns there are.
fn our_column(text: &[u32], header: &Record) -> Option<(usize, usize)> {
    let text_of = |cell: &Range<usize>| unquoted(&text[cell.clone()]).trim().to_lowercase();
    let headers: Vec<String> = header.cells.iter().map(text_of).collect();
    let last = headers.iter().rposition(|header| !header.is_empty())?;
    let taken = headers[..last].iter().any(|header| header == "errors");
    let ours = headers[last] == "errors" || taken && headers[last].starts_with("errors_");
    (ours && last > 0).then_some((last, headers.len()))
}

/// The same where there are no headers: the first row with a text has the name of the column in front of what was said of it.
fn our_label(text: &[u32], records: &[Record]) -> Option<(usize, usize)> {
    let cells_of = |record: &Record| -> Vec<String> {
        let cells = record.cells.iter();
        let text_of = |cell: &Range<usize>| unquoted(&text[cell.clone()]);
        cells.map(text_of).collect()
    };
    let mut rows = records.iter().map(cells_of);
    let first = rows.find(|cells| cells.iter().any(|cell| !cell.is_empty()))?;
    let last = first.iter().rposition(|cell| !cell.is_empty())?;
    let ours = first[last] == "errors" || first[last].starts_with("errors: ");
    (ours && last > 0).then_some((last, first.len()))
}

fn unquoted(cell: &[u32]) -> String {
    let cell: String = cell.iter().filter_map(|l| char::from_u32(*l)).collect();
    let Some(rest) = cell.strip_prefix('"') else {
        return cell;
    };
    let text = rest.replace("\"\"", "\0");
    text.replacen('"', "", 1).replace('\0', "\"")
}

fn starts_with_sep(text: &[u32]) -> bool {
    let line = text.iter().filter_map(|letter| char::from_u32(*letter));
    let line: String = line.take_while(|l| !matches!(l, '\r' | '\n')).collect();
    let line = line.trim_matches('"').to_lowercase();
    line.strip_prefix("sep=")
        .is_some_and(|rest| rest.len() == 1)
}

/// What is compared: bytes where the program splits on bytes, else code units or characters. A mark at the start is
/// no part of the first cell.
fn symbols(bytes: &[u8], encoding: &str) -> Vec<u32> {
    match encoding {
        "utf-16le" | "utf-16be" => {
            let unit = |pair: &[u8]| match (encoding, pair) {
                ("utf-16le", [low, high]) => u32::from(u16::from_le_bytes([*low, *high])),
                (_, [high, low]) => u32::from(u16::from_be_bytes([*high, *low])),
                // Half a unit at the end.
                _ => u32::MAX,
            };
            let units: Vec<u32> = bytes.chunks(2).map(unit).collect();
            let marked = units.first() == Some(&0xfeff);
            units[usize::from(marked)..].to_vec()
        }
        "utf-32le" | "utf-32be" => {
            let unit = |four: &[u8]| match (encoding, <[u8; 4]>::try_from(four)) {
                ("utf-32le", Ok(four)) => u32::from_le_bytes(four),
                (_, Ok(four)) => u32::from_be_bytes(four),
                // A part of a unit at the end.
                _ => u32::MAX,
            };
            let units: Vec<u32> = bytes.chunks(4).map(unit).collect();
            let marked = units.first() == Some(&0xfeff);
            units[usize::from(marked)..].to_vec()
        }
        "shift_jis" | "iso-2022-jp" | "big5" | "gbk" | "gb18030" | "euc-jp" | "euc-kr" => {
            let encoding = encoding_rs::Encoding::for_label(encoding.as_bytes());
            let text = encoding.expect("an encoding").decode(bytes).0;
            text.chars().map(u32::from).collect()
        }
        _ => {
            let unmarked = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            unmarked.iter().map(|byte| u32::from(*byte)).collect()
        }
    }
}

fn records(text: &[u32], delimiter: u32) -> Vec<Record> {
    const QUOTE: u32 = b'"' as u32;
    const FEED: u32 = b'\n' as u32;
    const RETURN: u32 = b'\r' as u32;
    let mut records = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let (start, mut cells, mut cell, mut quoted) = (at, Vec::new(), at, false);
        loop {
            match text.get(at) {
                Some(&QUOTE) if quoted && text.get(at + 1) == Some(&QUOTE) => at += 1,
                Some(&QUOTE) if quoted => quoted = false,
                Some(&QUOTE) if at == cell => quoted = true,
                Some(&letter) if letter == delimiter && !quoted => {
                    cells.push(cell..at);
                    cell = at + 1;
                }
                Some(&(FEED | RETURN)) if !quoted => break,
                Some(_) => {}
                None => break,
            }
            at += 1;
        }
        cells.push(cell..at);
        let end = at;
        let pair = text.get(at) == Some(&RETURN) && text.get(at + 1) == Some(&FEED);
        at = (at + 1 + usize::from(pair)).min(text.len());
        records.push(Record {
            content: start..end,
            cells,
            line_end: end..at,
        });
    }
    records
}

#[test]
fn what_was_added_is_taken_away() {
    let back = |input: &str, annotated: &str| {
        take_away(
            input.as_bytes(),
            annotated.as_bytes(),
            "utf-8",
            ',',
            Some(1),
        )
    };
    assert_eq!(
        back(
            "a,b\r\n1,\"2\n\"\r\n\r\n3",
            "a,b,errors\r\n1,\"2\n\",\"x, y\"\r\n\r\n3,,"
        ),
        Ok(vec![4])
    );
    assert!(back("a,b\n1,2\n", "a,b,errors\n1,3,\n").is_err());
    assert!(back("a,b\n1,2\n", "a,b,errors\r\n1,2,\n").is_err());
    assert_eq!(
        back("a,errors,\n1,old,\n", "a,errors,\n1,\"new\",\n"),
        Ok(Vec::new())
    );
    assert!(back("a,errors,\n1,old,\n", "a,errors,\n2,\"new\",\n").is_err());
}
