//! What `--fix` does: fixes what has one possible fix, and checks what came of it.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::Path;

use crate::check::Checked;
use crate::commands::Error;
use crate::commands::annotated::rewrite_error;
use crate::commands::inputs::Inputs;
use crate::finding::RowNumber;
use crate::fix::{self, Fixes, InPlace};
use crate::rewrite::text;
use crate::source::Source;
use crate::source::temporary::TemporaryFile;

/// How often a file is fixed and checked again: what one rule writes may be what another one fixes. A cell that still
/// changes then is left as it was.
const MOST_ROUNDS: usize = 16;

/// Fixes the source of `inputs`, as long as there is something to fix, but for what stays where a workbook is fixed in
/// place. `checked` is what was found in it, and becomes what
/// is left.
///
/// # Errors
/// If the source cannot be read or written again.
pub fn fix(
    inputs: &mut Inputs,
    in_place: Option<InPlace>,
    threads: NonZeroUsize,
    checked: &mut Checked,
) -> Result<Fixes, Error> {
    let mut all = Fixes::default();
    // Where a row ends is not known behind a quote that never closes. What was not kept could not be fixed.
    if checked.unclosed_quote.is_some() || !checked.findings.unkept().is_empty() {
        return Ok(all);
    }
    fill_up(inputs, threads, checked)?;
    for _ in 0..MOST_ROUNDS {
        let fixes = find(inputs, in_place, threads, checked)?;
        if fixes.is_empty() || !write(&fixes, inputs, threads, checked)? {
            return Ok(all);
        }
        all.append(fixes);
    }
    let unstable = find(inputs, in_place, threads, checked)?;
    let back = all.take_back(&unstable);
    if !back.is_empty() {
        write(&back, inputs, threads, checked)?;
    }
    Ok(all)
}

fn find(
    inputs: &Inputs,
    in_place: Option<InPlace>,
    threads: NonZeroUsize,
    checked: &Checked,
) -> Result<Fixes, Error> {
    let (source, findings) = (&inputs.source, &checked.findings);
    let found = Fixes::find(source, &inputs.layout, findings, in_place, threads);
    found.map_err(|error| inputs.source.failure(error).into())
}

/// Writes fixes into the source and checks it again. Returns whether that could be done: a source whose bytes would not
/// come back the same stays as it is.
fn write(
    fixes: &Fixes,
    inputs: &mut Inputs,
    threads: NonZeroUsize,
    checked: &mut Checked,
) -> Result<bool, Error> {
    let (digest, headers) = (checked.digest, fixes.headers(&inputs.source));
    let write =
        |source: &Source, text: &mut TemporaryFile| fixes.write(source, digest, threads, text);
    rewrite(write, headers, inputs, threads, checked)
}

/// Fills up rows that are too short where an earlier run added a column: there its cell is written, and what is said of the
/// row must hold for the row as it is written.
fn fill_up(inputs: &mut Inputs, threads: NonZeroUsize, checked: &mut Checked) -> Result<(), Error> {
    let header_row = &inputs.source.observed.header_row;
    if header_row.errors_column.is_none() || inputs.source.observed.format.is_workbook() {
        return Ok(());
    }
    // Rows about which something is said as a whole: those among them that are too short.
    let of_rows = checked.findings.iter();
    let of_rows = of_rows.filter(|one| one.place.column.is_none());
    let of_rows: BTreeSet<RowNumber> = of_rows.filter_map(|one| one.place.row).collect();
    let rows = inputs.rows(checked, threads);
    let width = header_row.headers.len();
    let are_short = rows.look_at(&of_rows, |row| row.len() < width);
    let mut rows: Vec<RowNumber> = of_rows.into_iter().collect();
    rows.retain(|row| are_short.get(row).is_some_and(|is_short| *is_short));
    if rows.is_empty() {
        return Ok(());
    }
    let (digest, headers) = (checked.digest, header_row.headers.clone());
    let write = |source: &Source, text: &mut TemporaryFile| {
        fix::fill_up(&rows, source, digest, threads, text)
    };
    rewrite(write, headers, inputs, threads, checked)?;
    Ok(())
}

/// Puts what `write` makes of the source in its place, and checks it again. Returns whether that could be done.
fn rewrite(
    write: impl FnOnce(&Source, &mut TemporaryFile) -> Result<(), text::Error>,
    headers: Vec<String>,
    inputs: &mut Inputs,
    threads: NonZeroUsize,
    checked: &mut Checked,
) -> Result<bool, Error> {
    let failed = |error| rewrite_error(error, inputs, Path::new("a temporary file"));
    let mut text = TemporaryFile::new().map_err(|error| failed(error.into()))?;
    match write(&inputs.source, &mut text) {
        // That is reported when the output is written.
        Err(text::Error::Lossy { .. }) => return Ok(false),
        written => written.map_err(failed)?,
    }
    let source = inputs.source.rewritten(text.into_file(), headers);
    inputs.replace(source);
    *checked = inputs.check(threads)?;
    Ok(true)
}
