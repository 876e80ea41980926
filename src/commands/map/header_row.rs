//! Asks whether the headers stand in the row where they were found, where that is not plain.

use crate::commands::Error;
use crate::commands::inputs::Inputs;
use crate::commands::prompt::Prompt;
use crate::finding::RowNumber;
use crate::report::{cut, escape_control_chars};
use crate::source::Source;
use crate::source::block::Block;
use crate::source::header_row::{HeaderRowChoice, Origin};

/// How many rows are offered.
const OFFERED: u64 = 8;
/// How the keys work.
const KEYS: &str = "↑↓ choose   Enter accept   Esc keep it   Ctrl-C quit, write nothing";

/// Another row than the one that was found, where a person names one. Nothing is asked where the first row has headers that are
/// known, nor in an operation that only names users, unless it is in doubt.
pub(super) fn confirm(
    inputs: &Inputs,
    prompt: &mut dyn Prompt,
    width: usize,
) -> Result<Option<HeaderRowChoice>, Error> {
    let header = &inputs.source.observed.header_row;
    let first = 1 + u64::from(inputs.source.observed.delimiter.sep_line);
    let writes = inputs.task.operation.kind.writes_users();
    let (question, is_asked) = match header.origin {
        Origin::Insisted => return Ok(None),
        Origin::Headers(_) => (
            "Are these the headers?",
            writes && header.row != Some(RowNumber(first)),
        ),
        Origin::FirstRow | Origin::NoneSeen => ("Which row has the headers?", true),
    };
    if !is_asked {
        return Ok(None);
    }
    let found = header
        .row
        .map_or(HeaderRowChoice::None, HeaderRowChoice::At);
    let mut answers =
        rows(&inputs.source, header.row, width).map_err(|error| inputs.source.failure(error))?;
    let none = "No row: the first row is a user".to_owned();
    answers.push((none, HeaderRowChoice::None));
    answers.sort_by_key(|(_, choice)| *choice != found);
    let (texts, choices): (Vec<String>, Vec<HeaderRowChoice>) = answers.into_iter().unzip();
    let chosen = prompt.choose(question, KEYS, &texts)?;
    let chosen = chosen.and_then(|number| choices.get(number).copied());
    Ok(chosen.filter(|choice| *choice != found))
}

/// The first rows that are not empty, and the one that was found: `row 3   Vorname · Nachname`.
fn rows(
    source: &Source,
    found: Option<RowNumber>,
    width: usize,
) -> std::io::Result<Vec<(String, HeaderRowChoice)>> {
    let mut reader = source.read()?;
    let mut block = Block::default();
    let mut offered = Vec::new();
    // The row that was found is among the first, which one block holds.
    if reader.read_block(&mut block)? {
        for row in block.rows().iter() {
            let is_found = Some(row.number) == found;
            if !is_found && row.number.0 > OFFERED || row.is_blank() {
                continue;
            }
            let cells = row.cells().map(str::trim).filter(|cell| !cell.is_empty());
            let cells: Vec<&str> = cells.take(12).collect();
            let text = format!("row {:<3} {}", row.number.0, cells.join(" · "));
            let text = cut(&escape_control_chars(&text), width).into_owned();
            offered.push((text, HeaderRowChoice::At(row.number)));
        }
    }
    Ok(offered)
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroUsize;

    use super::confirm;
    use crate::commands::inputs::{InputArgs, Inputs};
    use crate::commands::map::person::Person;
    use crate::finding::RowNumber;
    use crate::profile::Profile;
    use crate::profile::operation::OperationKind;
    use crate::source::header_row::HeaderRowChoice;

    fn inputs(list: &str, operation: Option<OperationKind>) -> Inputs {
        // Any target that has each operation of these tests.
        let profiles = Profile::built_in();
        let deletes = |profile: &&Profile| profile.operations.contains_key(&OperationKind::Delete);
        let profile = profiles.iter().find(deletes).expect("a target");
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("people.csv");
        std::fs::write(&file, list).expect("a file");
        let args = InputArgs {
            profile: Some(profile.name.clone()),
            operation,
            ..InputArgs::default()
        };
        let inputs = args.open(&file, NonZeroUsize::MIN);
        inputs.unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn headers_below_a_title_are_confirmed() {
        let inputs = inputs(
            "Liste,\nStand,11\nE-Mail,Vorname\na@example.com,Anna\n",
            None,
        );
        let mut person = Person::who_takes(&["Stand"]);
        let chosen = confirm(&inputs, &mut person, 80).expect("an answer");
        assert_eq!(chosen, Some(HeaderRowChoice::At(RowNumber(2))));
        assert_eq!(person.asked, ["Are these the headers?"]);
        let expected = [
            "row 3   E-Mail · Vorname",
            "row 1   Liste",
            "row 2   Stand · 11",
            "row 4   a@example.com · Anna",
            "No row: the first row is a user",
        ];
        assert_eq!(person.offered, expected);
    }

    #[test]
    fn only_a_row_in_doubt_is_asked_about() {
        let asked = |list: &str, operation: Option<OperationKind>| {
            let mut person = Person::default();
            let inputs = inputs(list, operation);
            let chosen = confirm(&inputs, &mut person, 80).expect("an answer");
            assert_eq!(chosen, None);
            person.asked.into_iter().next().unwrap_or_default()
        };
        assert_eq!(asked("E-Mail,Vorname\na@example.com,Anna\n", None), "");
        let title = "Liste,\nE-Mail,Vorname\na@example.com,Anna\n";
        assert_eq!(asked(title, None), "Are these the headers?");
        assert_eq!(asked(title, Some(OperationKind::Delete)), "");
        let unknown = "Jméno,Telefon\nBerg,12\n";
        assert_eq!(asked(unknown, None), "Which row has the headers?");
        let without = "a@example.com,Berg\nb@example.com,Blum\n";
        assert_eq!(asked(without, None), "Which row has the headers?");
    }
}
