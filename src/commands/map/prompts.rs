//! Asks about what is not sure, field by field: what is asked, which answers there are, what they mean.

use crate::commands::Error;
use crate::commands::inputs::Inputs;
use crate::commands::prompt::Prompt;
use crate::finding::ColumnIndex;
use crate::mapping::column::Column;
use crate::mapping::column_stats::ColumnStats;
use crate::mapping::suggest::{Choice, Outcome, Suggestion, values};
use crate::profile::field::Field;
use crate::report::{ShowValues, escape_control_chars, samples};

/// How many characters of a header are shown in a list of columns.
const HEADER: usize = 32;
/// How the keys work.
const KEYS: &str = "arrow keys and Enter choose, typing filters, Esc leaves it open";

/// What an answer means.
#[derive(Debug, Clone)]
enum Answer {
    /// These columns, read so.
    Take(Box<Choice>),
    /// The same value for everyone.
    Fixed,
    /// It stays open.
    Nothing,
}

/// Asks about every field that is not sure, if a column may fill it or one is needed.
pub(super) fn settle(
    inputs: &Inputs,
    stats: &[ColumnStats],
    suggestions: &mut [Suggestion],
    prompt: &mut dyn Prompt,
) -> Result<(), Error> {
    let needed = inputs.task.required_columns().concat();
    for at in 0..suggestions.len() {
        let number = suggestions[at].field;
        let is_needed = needed.contains(&number);
        if matches!(&suggestions[at].outcome, Outcome::Sure(_))
            || matches!(&suggestions[at].outcome, Outcome::NotFound) && !is_needed
        {
            continue;
        }
        let (texts, answers): (Vec<String>, Vec<Answer>) =
            answers(inputs, stats, suggestions, at).into_iter().unzip();
        let field = &inputs.task.profile.fields[number];
        let question = format!(
            "Which column fills {} ({})?",
            field.name,
            if is_needed {
                "needed"
            } else {
                "can be left out"
            }
        );
        let chosen = prompt.choose(&question, KEYS, &texts)?;
        let choice = match chosen.and_then(|number| answers.get(number)) {
            Some(Answer::Take(choice)) => Some((**choice).clone()),
            Some(Answer::Fixed) => fixed(field, prompt)?,
            Some(Answer::Nothing) | None => None,
        };
        if let Some(mut choice) = choice {
            translate(field, stats, &mut choice, prompt)?;
            choice.reasons = vec!["chosen by hand".into()];
            suggestions[at].outcome = Outcome::Sure(choice);
        }
    }
    Ok(())
}

/// The answers to the question about a field: what is suggested first, then the other columns, those that fill nothing
/// before the others.
fn answers(
    inputs: &Inputs,
    stats: &[ColumnStats],
    suggestions: &[Suggestion],
    at: usize,
) -> Vec<(String, Answer)> {
    let number = suggestions[at].field;
    let suggested = suggestions[at].outcome.choices();
    let mut answers: Vec<(String, Answer)> = suggested
        .iter()
        .map(|choice| {
            (
                described(inputs, stats, choice),
                Answer::Take(Box::new(choice.clone())),
            )
        })
        .collect();
    let fed: Vec<u32> = suggestions
        .iter()
        .filter_map(|suggestion| match &suggestion.outcome {
            Outcome::Sure(choice) => Some(&choice.columns),
            _ => None,
        })
        .flatten()
        .copied()
        .collect();
    let header = &inputs.source.observed.header_row;
    let is_new = |column: &u32| {
        Some(ColumnIndex(*column)) != header.errors_column
            && !suggested.iter().any(|choice| choice.columns == [*column])
    };
    let mut columns: Vec<u32> = (0..header.headers.len() as u32).filter(is_new).collect();
    columns.sort_by_key(|column| fed.contains(column));
    for column in columns {
        let choice = Choice::of(
            &inputs.task.profile,
            number,
            column,
            &stats[column as usize],
        );
        answers.push((
            described(inputs, stats, &choice),
            Answer::Take(Box::new(choice)),
        ));
    }
    answers.push(("the same value for everyone".into(), Answer::Fixed));
    answers.push(("none: leave it open".into(), Answer::Nothing));
    answers
}

/// `D  E-Mail  anna@example.com, ben@example.com, …`: a terminal is where values may be shown.
fn described(inputs: &Inputs, stats: &[ColumnStats], choice: &Choice) -> String {
    let name = |column: &u32| {
        let column = ColumnIndex(*column);
        let header = match inputs.source.observed.header_row.row {
            Some(_) => inputs.layout.header(column),
            None => "",
        };
        let header: String = escape_control_chars(header).chars().take(HEADER).collect();
        format!("{column:<3} {header:<24}").trim_end().to_owned()
    };
    let names: Vec<String> = choice.columns.iter().map(name).collect();
    let samples = match choice.columns[..] {
        [column] => samples(&stats[column as usize], ShowValues::Full),
        _ => String::new(),
    };
    let part = match &choice.settings.split {
        Some((_, part)) => format!(" (part {part})"),
        None => String::new(),
    };
    let empty = if samples.is_empty() && choice.columns.len() == 1 {
        "(empty)"
    } else {
        &samples
    };
    format!("{}{part}   {empty}", names.join(", "))
        .trim_end()
        .to_owned()
}

/// A value that is the same for everyone.
fn fixed(field: &Field, prompt: &mut dyn Prompt) -> Result<Option<Choice>, Error> {
    let question = format!("Which {} does everyone have?", field.name);
    let value = if field.canonical_values.is_empty() {
        prompt.write(&question, "Enter takes it, Esc leaves it open")?
    } else {
        let words: Vec<String> = field
            .canonical_values
            .iter()
            .map(|value| value.value.clone())
            .collect();
        prompt
            .choose(&question, KEYS, &words)?
            .and_then(|number| words.get(number).cloned())
    };
    let value = value
        .map(|value| value.trim().to_owned())
        .filter(|value| !value.is_empty());
    Ok(value.map(|value| Choice {
        columns: Vec::new(),
        settings: Column {
            value: Some(value),
            ..Column::default()
        },
        reasons: Vec::new(),
    }))
}

/// Asks what each word means that the target does not know.
fn translate(
    field: &Field,
    stats: &[ColumnStats],
    choice: &mut Choice,
    prompt: &mut dyn Prompt,
) -> Result<(), Error> {
    let [column] = choice.columns[..] else {
        return Ok(());
    };
    let mut words: Vec<String> = field
        .canonical_values
        .iter()
        .map(|value| value.value.clone())
        .collect();
    words.push("nothing: leave it as it is".into());
    for unknown in values::untranslated(field, &stats[column as usize], &choice.settings) {
        let question = format!(
            "What does `{}` mean for {}?",
            escape_control_chars(&unknown),
            field.name
        );
        let chosen = prompt.choose(&question, KEYS, &words)?;
        if let Some(number) = chosen.filter(|number| *number + 1 < words.len()) {
            choice
                .settings
                .values
                .insert(unknown, words[number].clone());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroUsize;

    use super::{Prompt, settle};
    use crate::commands::Error;
    use crate::commands::inputs::InputArgs;
    use crate::mapping::column_stats::ColumnStats;
    use crate::mapping::suggest::{self, Outcome};

    /// A person who has made up their mind: for each question, words of the answer.
    struct Decided<'a> {
        answers: Vec<(&'a str, Option<&'a str>)>,
        asked: Vec<String>,
    }

    impl Prompt for Decided<'_> {
        fn choose(
            &mut self,
            question: &str,
            _: &str,
            answers: &[String],
        ) -> Result<Option<usize>, Error> {
            self.asked.push(question.to_owned());
            let decided = self
                .answers
                .iter()
                .find(|(about, _)| question.contains(about));
            let (_, wanted) = decided.unwrap_or_else(|| panic!("{question}"));
            Ok(wanted.map(|wanted| {
                let place = answers.iter().position(|answer| answer.contains(wanted));
                place.unwrap_or_else(|| panic!("{wanted} is not in {answers:?}"))
            }))
        }

        fn write(&mut self, question: &str, _: &str) -> Result<Option<String>, Error> {
            panic!("`{question}` has a list of answers")
        }
    }

    const TARGET: &str = r#"
        name = "target"
        [fields.email]
        type = "email"
        required = true
        [fields.first_name]
        required = true
        aliases.de = ["Vorname"]
        [fields.last_name]
        required = true
        [fields.kind]
        required = true
        canonical_values = [{ value = "Person" }, { value = "Room" }]
        [fields.active]
        type = "boolean"
        required = true
        canonical_values = [{ value = "Yes", means = true }, { value = "No", means = false }]
        [operations.import]
    "#;

    #[test]
    fn what_is_not_sure_is_asked_and_words_are_translated_when_asked() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("hr.csv");
        let list = "E-Mail,Vorname,Wie,Art\na@example.com,Anna,Berg,P\nb@example.com,Ben,Cole,G\n";
        std::fs::write(&file, list).expect("a file");
        let target = folder.path().join("target.toml");
        std::fs::write(&target, TARGET).expect("a file");
        let args = InputArgs {
            profile: Some(target.display().to_string()),
            ..InputArgs::default()
        };
        let inputs = args
            .open(&file, NonZeroUsize::MIN)
            .unwrap_or_else(|error| panic!("{error}"));
        let stats = ColumnStats::all(&inputs.source, NonZeroUsize::MIN).expect("stats");
        let header = &inputs.source.observed.header_row;
        let mut suggestions = suggest::suggest(&inputs.task.profile, header, &stats);
        let mut person = Decided {
            answers: vec![
                ("fills last_name", Some("Wie")),
                ("fills kind", Some("Art")),
                ("`P`", Some("Person")),
                ("`G`", None),
                ("fills active", Some("the same value")),
                ("active does everyone", Some("Yes")),
            ],
            asked: Vec::new(),
        };
        settle(&inputs, &stats, &mut suggestions, &mut person).expect("answers");
        assert_eq!(person.asked.len(), 6, "{:?}", person.asked);
        let settled = |name: &str| {
            let found = suggestions
                .iter()
                .find(|one| inputs.task.profile.fields[one.field].name == name);
            match found.map(|one| &one.outcome) {
                Some(Outcome::Sure(choice)) => choice.clone(),
                other => panic!("{name}: {other:?}"),
            }
        };
        assert_eq!(settled("last_name").columns, [2]);
        let kind = settled("kind");
        assert_eq!(kind.columns, [3]);
        let words: Vec<_> = kind.settings.values.iter().collect();
        assert_eq!(words, [(&"P".to_owned(), &"Person".to_owned())]);
        let active = settled("active");
        assert_eq!(active.settings.value.as_deref(), Some("Yes"));
        assert!(active.columns.is_empty());
    }
}
