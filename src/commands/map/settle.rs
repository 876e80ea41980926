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
    let assignments_of = |names: &Vec<String>| {
        let mut names = names.iter();
        names.find_map(|name| assignment(inputs, suggestions, name))
    };
    let assignments: Option<Vec<Vec<String>>> = missing.iter().map(assignments_of).collect();
    let words = assignments?.into_iter().flatten().flat_map(|assignment| {
        let flag = OsString::from("--set");
        [flag, OsString::from(assignment)]
    });
    Some(words.collect())
}

/// What settles one field: a column, with what its words mean, or a value for everyone.
fn assignment(inputs: &Inputs, suggestions: &[Suggestion], name: &str) -> Option<Vec<String>> {
    let id = inputs.task.profile.fields.id(name)?;
    let suggestion = suggestions.iter().find(|one| one.field == id)?;
    let choices = suggestion.outcome.choices().iter();
    let mut columns = choices.filter_map(|choice| match choice.columns[..] {
        [column] => Some((ColumnIndex(column), &choice.settings)),
        _ => None,
    });
    if let Some((column, settings)) = columns.next() {
        let header = inputs.layout.header(column).trim();
        let same = inputs.layout.headers.iter();
        let is_one = same.filter(|other| other.trim() == header).count() == 1;
        let column = if is_one && !header.is_empty() {
            format!("{name}={header}")
        } else {
            format!("{name}.column={column}")
        };
        let separator = settings.separator.iter();
        let separator = separator.map(|separator| format!("{name}.separator={separator}"));
        let words = settings.values.iter();
        let words = words.filter(|(from, _)| !from.contains('='));
        let words = words.map(|(from, to)| format!("{name}.values.{from}={to}"));
        return Some(
            std::iter::once(column)
                .chain(separator)
                .chain(words)
                .collect(),
        );
    }
    let field = &inputs.task.profile.fields[id];
    let value = field.canonical_values.first()?;
    let profile = &inputs.task.profile;
    profile
        .can_be_same_for_all(id)
        .then(|| vec![format!("{name}.value={}", value.value)])
}
