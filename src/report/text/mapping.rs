//! What `map` suggests, for people: what is mapped, what is open, what is not used, and the next command.

use std::io::{self, Write};

use crate::finding::ColumnIndex;
use crate::mapping::suggest::{Outcome, Suggestion};
use crate::messages::{Language, Message, count, in_full, message, text};
use crate::report::escape::escape_control_chars;
use crate::report::format::Page;
use crate::report::mapped::{Mapped, samples};
use crate::report::text::head::{file_and_sheet, operation, source};
use crate::report::text::lines::{broken, padded, width_of, wrapped};
use crate::source::Observed;

/// The lines above the questions: what was read, what was found, and how much is to be asked.
#[must_use]
pub fn before_questions(
    file: &str,
    observed: &Observed,
    target: &str,
    found: u64,
    questions: u64,
    language: Language,
) -> Vec<String> {
    let source = source(observed, language).text(language, &in_full);
    let (target, found, questions) = (text(target), count(found), count(questions));
    let found = message!("report-map-found", target, found, questions);
    vec![
        format!("{}, {source}", file_and_sheet(file, observed, language)),
        found.text(language, &in_full),
    ]
}

/// Writes what is suggested. Where nothing is sure, values are shown as far as they may be.
pub(super) fn write(mapped: &Mapped<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let width = usize::from(page.style.width);
    let say = |message: Message| page.message(&message);
    let task = mapped.task;
    let head = say(message!(
        "report-map-head",
        file = text(file_and_sheet(mapped.file, mapped.observed, page.language)),
        target = text(task.profile.display_name()),
        operation = operation(task.operation.kind, task.default_mapping()),
        source = source(mapped.observed, page.language)
    ));
    let mut lines = vec![wrapped(&head, width)];
    lines.extend(
        mapped
            .notes
            .iter()
            .map(|note| page.message(&message!("report-note", note = note.clone())))
            .map(|note| wrapped(&note, width)),
    );
    if !page.detail.is_short {
        lines.push(String::new());
        lines.extend(fields(mapped, page));
        lines.push(String::new());
    }
    lines.extend(verdict(mapped, page));
    if !page.detail.is_short {
        lines.extend(not_used(mapped, page).map(|line| {
            let line = wrapped(&line, width.saturating_sub(2));
            format!("  {}", line.replace('\n', "\n  "))
        }));
    }
    if let Some(path) = mapped.written {
        let file = text(path.display().to_string());
        lines.push(say(message!("report-wrote", file)));
    }
    if let Some(next) = mapped.next {
        let what = say(if mapped.missing.is_empty() {
            message!("report-step-check")
        } else {
            message!("report-step-check-then")
        });
        lines.push(format!("  {what}\n    {next}"));
    }
    lines.extend(page.masked());
    for line in lines {
        writeln!(output, "{line}")?;
    }
    Ok(())
}

/// Each field that has a column or could have one, and why.
fn fields(mapped: &Mapped<'_>, page: Page) -> Vec<String> {
    let shown = |suggestion: &&Suggestion| match suggestion.outcome {
        Outcome::NotFound => is_open(mapped, suggestion),
        Outcome::Sure(_) | Outcome::Maybe(_) => true,
    };
    let shown: Vec<&Suggestion> = mapped.suggestions.iter().filter(shown).collect();
    let name = |suggestion: &Suggestion| &mapped.task.profile.fields[suggestion.field].name;
    let widest = shown.iter().map(|suggestion| width_of(name(suggestion)));
    let widest = widest.max().unwrap_or(0);
    let width = usize::from(page.style.width);
    let mut lines = Vec::new();
    for suggestion in shown {
        let (mark, code) = match &suggestion.outcome {
            Outcome::Sure(_) => ("✓", "32"),
            Outcome::Maybe(_) => ("?", "33"),
            Outcome::NotFound => ("✗", "31"),
        };
        let start = format!("{}  ", padded(name(suggestion), widest));
        let indent = width_of(&start) + 2;
        let room = width.saturating_sub(indent);
        let mut texts = texts(mapped, suggestion, page);
        if texts.is_empty() {
            texts.push(page.message(&message!("report-map-not-found")));
        }
        let mut is_first = true;
        for text in texts {
            for line in broken(&text, room, room) {
                lines.push(if is_first {
                    format!("{} {start}{line}", page.style.painted(code, mark))
                } else {
                    format!("{}{line}", " ".repeat(indent))
                });
                is_first = false;
            }
        }
    }
    lines
}

/// The columns that fill a field or may, each with the reasons.
fn texts(mapped: &Mapped<'_>, suggestion: &Suggestion, page: Page) -> Vec<String> {
    let is_sure = matches!(suggestion.outcome, Outcome::Sure(_));
    let choices = suggestion.outcome.choices().iter().enumerate();
    let mut texts = Vec::new();
    for (number, choice) in choices {
        let column = mapped.columns(choice);
        let column = page.message(&match (is_sure, number) {
            (true, _) => column,
            (false, 0) => message!("report-missing-likely", column),
            (false, _) => message!("report-map-or", column),
        });
        let reasons = choice.reasons.iter();
        let reasons: Vec<String> = reasons.map(|reason| page.message(reason)).collect();
        texts.push(match &reasons[..] {
            [] => column,
            reasons => page.placed(&column, &reasons.join(", ")),
        });
        if !is_sure && let [column] = choice.columns[..] {
            let samples = samples(&mapped.stats[column as usize], page.values);
            texts.extend((!samples.is_empty()).then(|| format!("  {samples}")));
        }
    }
    texts
}

fn is_open(mapped: &Mapped<'_>, suggestion: &Suggestion) -> bool {
    let name = &mapped.task.profile.fields[suggestion.field].name;
    mapped.missing.iter().any(|names| names.contains(name))
}

/// What is mapped and what is still open, with the command that settles it.
fn verdict(mapped: &Mapped<'_>, page: Page) -> Vec<String> {
    let width = usize::from(page.style.width);
    let sure = mapped.suggestions.iter();
    let sure = sure.filter(|suggestion| matches!(suggestion.outcome, Outcome::Sure(_)));
    let sure: Vec<&str> = sure
        .map(|suggestion| mapped.task.profile.fields[suggestion.field].name.as_str())
        .collect();
    let mut lines = Vec::new();
    if !sure.is_empty() {
        let fields = text(sure.join(", "));
        let sure = page.message(&message!("report-map-mapped", fields));
        let line = wrapped(&format!("✓ {sure}"), width);
        lines.push(page.style.painted("1;32", &line));
    }
    let mut open = mapped.open().into_iter();
    let count = open.len();
    if let Some(first) = open.next() {
        let fields = open.fold(first, |before, after| message!("list-and", before, after));
        let open = page.message(&message!("report-map-open", count, fields));
        let line = wrapped(&format!("✗ {open}"), width);
        lines.push(page.style.painted("1;31", &line));
        lines.push(match mapped.settle {
            Some(command) => {
                let settle = page.message(&message!("report-map-settle"));
                format!("  {settle}\n    {command}")
            }
            None => format!("  {}", page.message(&message!("report-map-name-it"))),
        });
    }
    lines
}

/// The columns that fill nothing, and what they could be.
fn not_used(mapped: &Mapped<'_>, page: Page) -> Option<String> {
    let header = &mapped.observed.header_row;
    let fills = |column: u32, suggestion: &&Suggestion| {
        let mut choices = suggestion.outcome.choices().iter();
        choices.any(|choice| choice.columns.contains(&column))
    };
    let mut names = Vec::new();
    for column in 0..header.headers.len() as u32 {
        let is_ours = Some(ColumnIndex(column)) == header.errors_column;
        if is_ours || mapped.header(ColumnIndex(column)).is_empty() {
            continue;
        }
        let mut filled = mapped.suggestions.iter();
        let mut filled = filled.by_ref().filter(|one| fills(column, one));
        let name = escape_control_chars(mapped.header(ColumnIndex(column))).into_owned();
        match filled.next() {
            None => names.push(name),
            Some(suggestion) if !matches!(suggestion.outcome, Outcome::Sure(_)) => {
                let field = &mapped.task.profile.fields[suggestion.field].name;
                let (column, field) = (text(name), text(field.as_str()));
                names.push(page.message(&message!("report-map-could-be", column, field)));
            }
            Some(_) => {}
        }
    }
    let columns = text(names.join(", "));
    (!names.is_empty()).then(|| page.message(&message!("report-not-used", columns)))
}
