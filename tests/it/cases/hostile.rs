//! Files that break readers: whatever they hold, the program ends in time and within bounds, says what it can, and gives
//! back every byte.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::{files, json, laws, profile, running};

/// What two runs over one file must come to.
fn judge(file: &Path) -> Result<(), String> {
    let profile = profile("generic");
    let run = running::attempt(file, &profile, &[])?;
    if ![0, 1, 3].contains(&run.exit) {
        return Err(format!("exit {}: {}", run.exit, run.report));
    }
    if (run.exit == 3) != run.report["error"].is_object() {
        return Err(format!("exit {} without its error", run.exit));
    }
    let source = &run.report["source"];
    let Some(annotated) = &run.annotated else {
        let said = run.exit == 3 || run.talk.contains("no annotated file was written");
        return said
            .then_some(())
            .ok_or_else(|| "no annotated file, and no word of it".into());
    };
    if source["format"] != "csv" {
        return Ok(());
    }
    let encoding = source["encoding"].as_str().unwrap_or_default();
    let delimiter = source["delimiter"].as_str().unwrap_or_default();
    let header = source["header_row"].as_u64();
    let input = std::fs::read(file).map_err(|error| error.to_string())?;
    let delimiter = delimiter.chars().next().ok_or("no delimiter")?;
    // Where nothing stands in a list without headers, nothing tells our column: it gets none.
    let is_text = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    if header.is_none() && !input.iter().any(is_text) && *annotated == input {
        return Ok(());
    }
    let short =
        laws::take_away(&input, annotated, encoding, delimiter, header).map_err(|fault| {
            format!("law 1: {fault} ({encoding}, {delimiter:?}, header {header:?})")
        })?;
    // Columns without headers have none for our cell either: there, every run adds one.
    if header.is_none() {
        return Ok(());
    }
    let again = running::attempt(&run.path(), &profile, &[])
        .map_err(|fault| format!("annotated again: {fault}"))?;
    let (first, second, read) = if short.is_empty() {
        (annotated.clone(), again.annotated, again.report)
    } else {
        // A row that was too short is whole from now on, and says so no more.
        let third = running::attempt(&again.path(), &profile, &[])
            .map_err(|fault| format!("annotated a third time: {fault}"))?;
        let second = again.annotated.ok_or("law 2: not annotated again")?;
        (second, third.annotated, third.report)
    };
    if second.as_ref() == Some(&first) {
        return Ok(());
    }
    Err(format!(
        "law 2: read {source}, then {}; {}",
        read["source"],
        difference(&first, &second.unwrap_or_default())
    ))
}

fn difference(first: &[u8], second: &[u8]) -> String {
    let at = first
        .iter()
        .zip(second)
        .position(|(one, other)| one != other);
    let at = at.unwrap_or(first.len().min(second.len()));
    let piece = |bytes: &[u8]| {
        let piece = &bytes[at.saturating_sub(60).min(bytes.len())..(at + 60).min(bytes.len())];
        String::from_utf8_lossy(piece).into_owned()
    };
    format!("at {at}: {:?} and {:?}", piece(first), piece(second))
}

/// Judges files on all cores and says of each that fails why.
fn judge_all(files: Vec<PathBuf>, excused: &[(&str, &str)]) {
    let queue = Mutex::new(files.into_iter());
    let faults = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let next = queue.lock().expect("the queue").next();
                    let Some(file) = next else { return };
                    let name = file.display().to_string();
                    let excuse = excused.iter().find(|(end, _)| name.ends_with(end));
                    match (judge(&file), excuse) {
                        (Ok(()), None) | (Err(_), Some(_)) => {}
                        (Err(fault), None) => {
                            faults
                                .lock()
                                .expect("faults")
                                .push(format!("{name}: {fault}"));
                        }
                        (Ok(()), Some(_)) => faults
                            .lock()
                            .expect("faults")
                            .push(format!("{name}: needs its excuse no more")),
                    }
                }
            });
        }
    });
    let mut faults = faults.into_inner().expect("faults");
    faults.sort();
    assert!(
        faults.is_empty(),
        "{} files:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// Checks every file below a folder: whatever is in it, the program survives and the laws hold.
pub(crate) fn judge_folder(folder: &Path) {
    judge_all(files(folder), EXCUSED);
}

/// Files on which a law does not hold, with the reason.
const EXCUSED: &[(&str, &str)] = &[];

/// Checks lists with strings that break programs, in a name and as whole rows.
pub(crate) fn judge_naughty_strings(folder: &Path) {
    let here = tempfile::tempdir().expect("a folder");
    let strings = json(&folder.join("blns.json"));
    let file = here.path().join("naughty.csv");
    let mut writer = csv::Writer::from_path(&file).expect("a file");
    writer
        .write_record(["email", "first_name", "phone"])
        .expect("a row");
    for (number, text) in strings.as_array().expect("strings").iter().enumerate() {
        let text = text.as_str().expect("a string");
        let address = format!("user{number}@example.com");
        writer.write_record([&address, text, ""]).expect("a row");
        writer.write_record([text, "Anna", text]).expect("a row");
    }
    writer.flush().expect("a file");
    judge_all(vec![file], &[]);
}
