//! Asks about what is not sure, field by field: what is asked, which answers there are, what they mean.

use crate::commands::Error;
use crate::commands::inputs::Inputs;
use crate::commands::prompt::Prompt;
use crate::finding::ColumnIndex;
use crate::mapping::column::Column;
use crate::mapping::column_stats::ColumnStats;
use crate::mapping::suggest::{Choice, Outcome, Suggestion, values};
use crate::messages::message;
use crate::profile::field::Field;
use crate::report::{ShowValues, cut, escape_control_chars, samples};

/// The widest header that is shown whole in a list of columns.
const HEADER: usize = 32;
/// How many columns are offered at once.
const BEST: usize = 5;
/// How the keys work.
const KEYS: &str =
    "↑↓ choose   Enter accept   type to filter   Esc decide later   Ctrl-C quit, write nothing";

/// What an answer means.
#[derive(Debug, Clone)]
enum Answer {
    /// These columns, read so.
    Take(Box<Choice>),
    /// The same value for everyone.
    Fixed,
    /// One of the other columns.
    More,
    /// It stays open.
    Later,
}

/// The places of the suggestions that are asked about: what is not sure, if a column may fill it or it is required. An
/// operation that only names users is asked for nothing else.
pub(super) fn questions(inputs: &Inputs, suggestions: &[Suggestion]) -> Vec<usize> {
    let required = inputs.task.required_columns().concat();
    let writes = inputs.task.operation.kind.writes_users();
    let is_asked = |suggestion: &Suggestion| match &suggestion.outcome {
        Outcome::Sure(_) => false,
        Outcome::Maybe(_) => writes || required.contains(&suggestion.field),
        Outcome::NotFound => required.contains(&suggestion.field),
    };
    let places = suggestions.iter().enumerate();
    let asked = places.filter(|(_, suggestion)| is_asked(suggestion));
    asked.map(|(place, _)| place).collect()
}

/// Asks about the suggestions at these places, on lines of this width.
pub(super) fn settle(
    inputs: &Inputs,
    stats: &[ColumnStats],
    suggestions: &mut [Suggestion],
    questions: &[usize],
    prompt: &mut dyn Prompt,
    width: usize,
) -> Result<(), Error> {
    let required = inputs.task.required_columns().concat();
    for (number, at) in questions.iter().enumerate() {
        let at = *at;
        let id = suggestions[at].field;
        let field = &inputs.task.profile.fields[id];
        let question = format!(
            "{} of {}  Which column is {}? ({})",
            number + 1,
            questions.len(),
            field.headers.first().unwrap_or(&field.name),
            if required.contains(&id) {
                "required"
            } else {
                "optional"
            }
        );
        let answers = answers(inputs, stats, suggestions, at, width);
        let choice = match ask(&question, answers, prompt)? {
            Answer::Take(choice) => Some(*choice),
            Answer::Fixed => fixed(field, prompt)?,
            Answer::More | Answer::Later => None,
        };
        if let Some(mut choice) = choice {
            translate(field, stats, &mut choice, prompt)?;
            choice.reasons = vec![message!("reason-chosen")];
            suggestions[at].outcome = Outcome::Sure(choice);
        }
    }
    Ok(())
}

/// Asks once, and once more where another column is wanted than the first ones.
fn ask(question: &str, answers: Answers, prompt: &mut dyn Prompt) -> Result<Answer, Error> {
    let mut offered = answers.first;
    let mut others = Some(answers.others);
    loop {
        let (texts, meant): (Vec<String>, Vec<Answer>) = offered.into_iter().unzip();
        let chosen = prompt.choose(question, KEYS, &texts)?;
        let answer = chosen.and_then(|number| meant.into_iter().nth(number));
        offered = match (answer, others.take()) {
            (Some(Answer::More), Some(others)) => others,
            (answer, _) => return Ok(answer.unwrap_or(Answer::Later)),
        };
    }
}

/// What can be answered: at first, and if one of the other columns is wanted.
struct Answers {
    first: Vec<(String, Answer)>,
    others: Vec<(String, Answer)>,
}

/// The answers to the question about a field: that everyone has the same value where no column looks like it, the best
/// columns, that one is among the others, that it is decided later.
fn answers(
    inputs: &Inputs,
    stats: &[ColumnStats],
    suggestions: &[Suggestion],
    at: usize,
    width: usize,
) -> Answers {
    let id = suggestions[at].field;
    let suggested = suggestions[at].outcome.choices();
    let columns = suggested
        .iter()
        .cloned()
        .chain(other_columns(inputs, stats, suggestions, at));
    let mut columns = columns.map(|choice| {
        let text = cut(&described(inputs, stats, &choice), width).into_owned();
        (text, Answer::Take(Box::new(choice)))
    });
    let best: Vec<(String, Answer)> = columns.by_ref().take(BEST.max(suggested.len())).collect();
    let mut others: Vec<(String, Answer)> = columns.collect();
    let mut first = Vec::new();
    let same = || ("No column: everyone has the same".to_owned(), Answer::Fixed);
    let may_be_fixed = inputs.task.profile.can_be_same_for_all(id);
    if may_be_fixed && suggested.is_empty() {
        first.push(same());
    }
    first.extend(best);
    match others.len() {
        0 => {}
        1 => first.append(&mut others),
        more => first.push((format!("{more} more columns"), Answer::More)),
    }
    if may_be_fixed && !suggested.is_empty() {
        first.push(same());
    }
    let later = ("Decide later".to_owned(), Answer::Later);
    first.push(later.clone());
    others.push(later);
    Answers { first, others }
}

/// The columns that are not suggested: those that fill nothing, before the others.
fn other_columns(
    inputs: &Inputs,
    stats: &[ColumnStats],
    suggestions: &[Suggestion],
    at: usize,
) -> Vec<Choice> {
    let suggested = suggestions[at].outcome.choices();
    let filling: Vec<u32> = suggestions
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
    columns.sort_by_key(|column| filling.contains(column));
    let profile = &inputs.task.profile;
    let id = suggestions[at].field;
    let choices = columns.into_iter().map(|column| {
        let stats = &stats[column as usize];
        Choice::of(profile, id, column, stats)
    });
    choices.collect()
}

/// `D  E-Mail  anna@example.com · ben@example.com`: a terminal is where values may be shown.
fn described(inputs: &Inputs, stats: &[ColumnStats], choice: &Choice) -> String {
    let name = |column: &u32| {
        let column = ColumnIndex(*column);
        let header = match inputs.source.observed.header_row.row {
            Some(_) => inputs.layout.header(column),
            None => "",
        };
        let header = escape_control_chars(header);
        let header = cut(&header, HEADER);
        format!("{column:<3} {header:<22}").trim_end().to_owned()
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
        prompt.write(&question, "Enter accept   Esc decide later")?
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
    words.push("Nothing: leave it as it is".into());
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

    use super::{Prompt, questions, settle};
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
                ("is last_name", Some("Wie")),
                ("is kind", Some("Art")),
                ("`P`", Some("Person")),
                ("`G`", None),
                ("is active", Some("everyone has the same")),
                ("active does everyone", Some("Yes")),
            ],
            asked: Vec::new(),
        };
        let questions = questions(&inputs, &suggestions);
        settle(
            &inputs,
            &stats,
            &mut suggestions,
            &questions,
            &mut person,
            80,
        )
        .expect("answers");
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
