//! Asks about columns that hold groups or lists: what separates the values, and whether a department is a group as well.

use crate::commands::Error;
use crate::commands::inputs::Inputs;
use crate::commands::prompt::Prompt;
use crate::finding::ColumnIndex;
use crate::mapping::column_stats::ColumnStats;
use crate::mapping::suggest::{Choice, Outcome, Suggestion, values};
use crate::profile::field::Field;
use crate::report::{cut, escape_control_chars};

/// How the keys work.
const KEYS: &str = "↑↓ choose   Enter accept   Esc keep it   Ctrl-C quit, write nothing";

/// Asks about each column that is settled and was not settled before. An operation that only names users is asked nothing.
pub(super) fn settle(
    inputs: &Inputs,
    stats: &[ColumnStats],
    suggestions: &mut [Suggestion],
    prompt: &mut dyn Prompt,
    width: usize,
) -> Result<(), Error> {
    if !inputs.task.operation.kind.writes_users() {
        return Ok(());
    }
    for suggestion in suggestions.iter_mut() {
        let field = &inputs.task.profile.fields[suggestion.field];
        let is_new = !inputs.task.mapping.columns.contains_key(&field.name);
        if let Outcome::Sure(choice) = &mut suggestion.outcome
            && let [column] = choice.columns[..]
            && is_new
            && field.multi_valued
        {
            let header = inputs.layout.name(ColumnIndex(column));
            separator(
                field,
                &header,
                &stats[column as usize],
                choice,
                prompt,
                width,
            )?;
        }
    }
    also_as_group(inputs, suggestions, prompt)
}

/// Asks what separates the values of a cell, where it is not what the profile says or several characters could be it.
fn separator(
    field: &Field,
    header: &str,
    stats: &ColumnStats,
    choice: &mut Choice,
    prompt: &mut dyn Prompt,
    width: usize,
) -> Result<(), Error> {
    let found = values::separators(field, stats);
    let own = field.separator.as_deref();
    if found.iter().all(|(separator, _)| Some(*separator) == own) {
        return Ok(());
    }
    let question = format!("What separates several values of {header}?");
    let texts = found.iter().map(|(separator, example)| {
        let example = escape_control_chars(example);
        let text = format!("{:<12} {example}", values::display_name(separator));
        cut(&text, width).into_owned()
    });
    let texts: Vec<String> = texts.collect();
    if let Some(number) = prompt.choose(&question, KEYS, &texts)? {
        let chosen = found.get(number).map(|(separator, _)| *separator);
        choice.settings.separator = chosen
            .filter(|chosen| Some(*chosen) != own)
            .map(str::to_owned);
    }
    Ok(())
}

/// Asks whether the column of a department fills the groups of the users as well, where nothing else does.
fn also_as_group(
    inputs: &Inputs,
    suggestions: &mut [Suggestion],
    prompt: &mut dyn Prompt,
) -> Result<(), Error> {
    let fields = &inputs.task.profile.fields;
    let is_group_of_many = |field: &Field| field.group && field.multi_valued;
    let groups = suggestions.iter().position(|suggestion| {
        is_group_of_many(&fields[suggestion.field]) && !suggestion.outcome.is_sure()
    });
    let department = suggestions.iter().position(|suggestion| {
        let field = &fields[suggestion.field];
        let is_one_column = matches!(
            &suggestion.outcome,
            Outcome::Sure(choice) if choice.columns.len() == 1 && choice.settings.also.is_none()
        );
        let is_new = !inputs.task.mapping.columns.contains_key(&field.name);
        field.group && !field.multi_valued && is_one_column && is_new
    });
    let (Some(groups), Some(department)) = (groups, department) else {
        return Ok(());
    };
    let group = fields[suggestions[groups].field].name.clone();
    let Outcome::Sure(choice) = &mut suggestions[department].outcome else {
        return Ok(());
    };
    let column = choice.columns.first().copied().unwrap_or_default();
    let name = inputs.layout.name(ColumnIndex(column));
    let question = format!("Use {name} as {group} as well?");
    let answers = ["No", "Yes: each user is in the group of that name"].map(str::to_owned);
    if prompt.choose(&question, KEYS, &answers)? == Some(1) {
        choice.settings.also = Some(group);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroUsize;

    use super::settle;
    use crate::commands::inputs::InputArgs;
    use crate::commands::map::person::Person;
    use crate::mapping::column::Column;
    use crate::mapping::column_stats::ColumnStats;
    use crate::mapping::suggest;

    const PROFILE: &str = r#"
        name = "portal"
        [fields.email]
        type = "email"
        headers = ["Email"]
        [fields.department]
        group = true
        headers = ["Department"]
        [fields.groups]
        group = true
        multi_valued = true
        separator = ","
        headers = ["Groups"]
        [operations.import]
    "#;

    /// What is asked of a list, and how a field is read afterwards.
    fn settled(list: &str, takes: &[&str], field: &str) -> (Vec<String>, Option<Column>) {
        let folder = tempfile::tempdir().expect("a folder");
        let (profile, file) = (folder.path().join("p.toml"), folder.path().join("l.csv"));
        std::fs::write(&profile, PROFILE).expect("a file");
        std::fs::write(&file, list).expect("a file");
        let args = InputArgs {
            profile: Some(profile.display().to_string()),
            ..InputArgs::default()
        };
        let inputs = args.open(&file, NonZeroUsize::MIN);
        let inputs = inputs.unwrap_or_else(|error| panic!("{error}"));
        let stats = ColumnStats::all(&inputs.source, NonZeroUsize::MIN).expect("stats");
        let header = &inputs.source.observed.header_row;
        let mut suggestions = suggest::suggest(&inputs.task.profile, header, &stats);
        let mut person = Person::who_takes(takes);
        settle(&inputs, &stats, &mut suggestions, &mut person, 80).expect("answers");
        let fields = &inputs.task.profile.fields;
        let found = suggestions
            .iter()
            .find(|one| fields[one.field].name == field);
        let choice = found.and_then(|one| one.outcome.choices().first());
        (person.asked, choice.map(|choice| choice.settings.clone()))
    }

    #[test]
    fn a_separator_that_is_not_the_profiles_is_confirmed() {
        let list = "Email,Groups\na@example.com,Sales; IT\nb@example.com,IT\nc@example.com,Sales\n";
        let (asked, column) = settled(list, &["`;`"], "groups");
        assert_eq!(
            asked,
            ["What separates several values of `Groups` (column B)?"]
        );
        assert_eq!(
            column.and_then(|column| column.separator).as_deref(),
            Some(";")
        );
        let own =
            "Email,Groups\na@example.com,\"Sales,IT\"\nb@example.com,IT\nc@example.com,Sales\n";
        assert_eq!(settled(own, &[], "groups").0, [""; 0]);
    }

    #[test]
    fn a_department_can_be_a_group_as_well() {
        let list = "Email,Department\na@example.com,Sales\n";
        let (asked, column) = settled(list, &["Yes"], "department");
        assert_eq!(asked, ["Use `Department` (column B) as groups as well?"]);
        assert_eq!(
            column.and_then(|column| column.also).as_deref(),
            Some("groups")
        );
        let (_, column) = settled(list, &["No"], "department");
        assert_eq!(column.and_then(|column| column.also), None);
        let both = "Email,Department,Groups\na@example.com,Sales,All\n";
        assert_eq!(settled(both, &[], "department").0, [""; 0]);
    }
}
