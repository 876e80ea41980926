//! `--replay`: changes that were made before are made again, without a screen.

use std::path::Path;

use crate::commands::review::files::Files;
use crate::commands::{Error, Outcome, outputs};
use crate::finding::Severity;
use crate::report::{ShowValues, counted};
use crate::review::changes_file::ChangesFile;
use crate::review::edits::Edits;
use crate::review::list::List;
use crate::review::replay::{Unmatched, replay};
use crate::source;

/// Makes changes again, writes the list, and says what did not fit.
pub(super) fn run(
    path: &Path,
    list: &List,
    files: &mut Files<'_>,
    values: ShowValues,
) -> Result<Outcome, Error> {
    let file = ChangesFile::read(path)?;
    let replayed = replay(list, &file);
    let mut edits = Edits::default();
    for change in &replayed.step {
        edits.make(change);
    }
    let written = files.write_all(list, &edits, files.saves_mapping())?;
    let verdict = list.check(&edits);
    let verdict = verdict.map_err(|error| source::Error::unreadable(path, error))?;
    for unmatched in &replayed.unmatched {
        outputs::eprint_line(&describe(unmatched, files, values));
    }
    let mut said = format!("{} made", counted(replayed.step.len() as u64, "change"));
    if replayed.already > 0 {
        said.push_str(&format!(", {} there already", replayed.already));
    }
    if !replayed.unmatched.is_empty() {
        said.push_str(&format!(", {} did not fit", replayed.unmatched.len()));
    }
    outputs::eprint_line(&said);
    if edits.change_mapping() && !files.saves_mapping() {
        let help = "what is translated and ignored is not saved; `--save-mapping FILE` does that";
        outputs::eprint_line(&format!("note: {help}"));
    }
    let errors = verdict.checked.count(Severity::Error) as u64;
    outputs::eprint_line(&format!("{} left", counted(errors, "error")));
    outputs::eprint_line(&files.page().message(&written));
    Ok(if errors > 0 || !replayed.unmatched.is_empty() {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

/// A change that did not fit, in one line.
fn describe(unmatched: &Unmatched, files: &Files<'_>, values: ShowValues) -> String {
    let mut page = files.page();
    page.values = values;
    let why = page.message(&unmatched.why);
    let row = unmatched.row.map(|row| format!("row {row}"));
    let about = Some(unmatched.about.clone()).filter(|about| !about.is_empty());
    let parts: Vec<String> = row.into_iter().chain(about).collect();
    if parts.is_empty() {
        format!("did not fit: {why}")
    } else {
        format!("did not fit: {}: {why}", parts.join(", "))
    }
}
