//! What `map` suggests, for people: what is mapped, what is open, what is not used, and the next command.

use std::io::{self, Write};

use crate::finding::ColumnIndex;
use crate::mapping::suggest::{Outcome, Suggestion};
use crate::messages::{Language, in_full, message};
use crate::report::escape::escape_control_chars;
use crate::report::format::Page;
use crate::report::mapped::{Mapped, samples};
use crate::report::numbers::counted;
use crate::report::text::head::{file_and_sheet, source};
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
    let (found, questions) = (counted(found, "column"), counted(questions, "question"));
    vec![
        format!("{}, {source}", file_and_sheet(file, observed, language)),
        format!("{target}: {found} found by their headers, {questions}"),
    ]
}

/// Writes what is suggested. Where nothing is sure, values are shown as far as they may be.
pub(super) fn write(mapped: &Mapped<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let width = usize::from(page.style.width);
    let file = file_and_sheet(mapped.file, mapped.observed, page.language);
    let (target, operation) = (
        mapped.task.profile.display_name(),
        mapped.task.operation.kind,
    );
    let source = page.message(&source(mapped.observed, page.language));
    let mapping = mapped.task.default_mapping();
    let mapping = mapping.map_or(String::new(), |mapping| format!(" with {mapping}"));
    let head = format!("{file}: mapped to {target} {operation}{mapping} ({source})");
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
        lines.extend(not_used(mapped).map(|line| {
            let line = wrapped(&line, width.saturating_sub(2));
            format!("  {}", line.replace('\n', "\n  "))
        }));
    }
    if let Some(path) = mapped.written {
        let path = path.display().to_string();
        lines.push(format!("wrote {}", escape_control_chars(&path)));
    }
    if let Some(next) = mapped.next {
        let what = if mapped.missing.is_empty() {
            "check the list with it"
        } else {
            "then check the list with it"
        };
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
            texts.push("required, and no column looks like it".into());
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

/// The columns that fill a field or may, each with what speaks for it.
fn texts(mapped: &Mapped<'_>, suggestion: &Suggestion, page: Page) -> Vec<String> {
    let is_sure = matches!(suggestion.outcome, Outcome::Sure(_));
    let choices = suggestion.outcome.choices().iter().enumerate();
    let mut texts = Vec::new();
    for (number, choice) in choices {
        let word = match (is_sure, number) {
            (true, _) => "",
            (false, 0) => "perhaps ",
            (false, _) => "or ",
        };
        let columns = mapped.columns(choice);
        let reasons = choice.reasons.join(", ");
        let between = if reasons.is_empty() { "" } else { ": " };
        texts.push(format!("{word}{columns}{between}{reasons}"));
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
        let line = wrapped(&format!("✓ {} mapped", sure.join(", ")), width);
        lines.push(page.style.painted("1;32", &line));
    }
    let open = mapped.open();
    if !open.is_empty() {
        let is = if open.len() == 1 { "is" } else { "are" };
        let line = format!("✗ {} {is} required and still open", open.join(", "));
        lines.push(page.style.painted("1;31", &wrapped(&line, width)));
        match mapped.settle {
            Some(command) => lines.push(format!("  settle it, for example\n    {command}")),
            None => lines.push("  name the column with --set FIELD=HEADER".into()),
        }
    }
    lines
}

/// The columns that fill nothing, and what they could be.
fn not_used(mapped: &Mapped<'_>) -> Option<String> {
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
                names.push(format!("{name} (could be {field})"));
            }
            Some(_) => {}
        }
    }
    (!names.is_empty()).then(|| format!("not used: {}", names.join(", ")))
}
