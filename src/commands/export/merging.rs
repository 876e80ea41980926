//! Puts corrected rows back into the list before it is checked.

use std::num::NonZeroUsize;
use std::path::Path;

use crate::commands::Error;
use crate::commands::annotated::rewrite_error;
use crate::commands::inputs::{InputArgs, Inputs, lay};
use crate::commands::outputs::Permissions;
use crate::mapping::Mapping;
use crate::merge::{self, List, Merged};
use crate::source::header_row::HeaderRowChoice;
use crate::source::temporary::TemporaryFile;

/// Puts the rows of `corrected` into the source of `inputs`.
pub(super) fn merge(
    inputs: &mut Inputs,
    args: &InputArgs,
    corrected: &Path,
    threads: NonZeroUsize,
) -> Result<Merged, Error> {
    // The file is one of ours, whatever a person has to insist on for the list.
    let mut apart = InputArgs {
        sheet: Vec::new(),
        header_row: None,
        delimiter: None,
        encoding: None,
        ..args.clone()
    };
    if inputs.source.observed.header_row.row.is_none() {
        apart.header_row = Some(HeaderRowChoice::None);
    }
    let source = apart.open_source(corrected, &inputs.task, &Mapping::default())?;
    let layout = lay(&inputs.task, &source);
    let rows = List {
        source: &source,
        layout: &layout,
    };
    let list = List {
        source: &inputs.source,
        layout: &inputs.layout,
    };
    let found = merge::find(list, rows, &inputs.task.profile);
    let merged = found.map_err(|error| inputs.source.failure(error))?;
    let failed = |error| rewrite_error(error, inputs, Path::new("a temporary file"));
    let mut text = TemporaryFile::new().map_err(|error| failed(error.into()))?;
    merged
        .write(&inputs.source, threads, &mut text)
        .map_err(failed)?;
    let headers = inputs.source.observed.header_row.headers.clone();
    let source = inputs.source.rewritten(text.into_file(), headers);
    inputs.replace(source);
    inputs.permissions = inputs.permissions.and(Permissions::of(corrected));
    Ok(merged)
}
