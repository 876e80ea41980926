//! The command that settles what `map` left open, where one can be named that works.

use std::ffi::OsString;

use crate::commands::inputs::Inputs;
use crate::finding::ColumnIndex;
use crate::mapping::suggest::Suggestion;

/// A `--set` for what is open: each with the column that is probably meant, or a value that everyone can have. Nothing where
/// neither is known for one of them.
pub(super) fn assignments(
    inputs: &Inputs,
    suggestions: &[Suggestion],
    missing: &[Vec<String>],
) -> Option<Vec<OsString>> {
    let assignment = |names: &Vec<String>| {
        let mut names = names.iter();
        names.find_map(|name| assignment(inputs, suggestions, name))
    };
    let assignments: Option<Vec<String>> = missing.iter().map(assignment).collect();
    let words = assignments?.into_iter().flat_map(|assignment| {
        let flag = OsString::from("--set");
        [flag, OsString::from(assignment)]
    });
    Some(words.collect())
}

fn assignment(inputs: &Inputs, suggestions: &[Suggestion], name: &str) -> Option<String> {
    let id = inputs.task.profile.fields.id(name)?;
    let suggestion = suggestions.iter().find(|one| one.field == id)?;
    let choices = suggestion.outcome.choices().iter();
    let mut columns = choices.filter_map(|choice| match choice.columns[..] {
        [column] => Some(ColumnIndex(column)),
        _ => None,
    });
    if let Some(column) = columns.next() {
        let header = inputs.layout.header(column).trim();
        let same = inputs.layout.headers.iter();
        let is_one = same.filter(|other| other.trim() == header).count() == 1;
        return Some(if is_one && !header.is_empty() {
            format!("{name}={header}")
        } else {
            format!("{name}.column={column}")
        });
    }
    let field = &inputs.task.profile.fields[id];
    let value = field.canonical_values.first()?;
    let profile = &inputs.task.profile;
    profile
        .can_be_same_for_all(id)
        .then(|| format!("{name}.value={}", value.value))
}
