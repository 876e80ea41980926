//! GitHub Actions: findings as annotations, by workflow commands, as many as GitHub shows.

use std::io::{self, Write};

use crate::finding::Severity;
use crate::messages::{Fact, all_of, message};
use crate::report::entries::{Entry, entries_at};
use crate::report::escape::escape_control_chars;
use crate::report::format::{Format, Page, Purpose, Render};
use crate::report::problems::{Problem, problems};
use crate::report::sentence::{address, sentence};
use crate::report::text::verdict;
use crate::report::validation::Validation;

/// <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>
pub(super) struct GitHub;

impl Format for GitHub {
    fn name(&self) -> &'static str {
        "github"
    }

    fn help(&self) -> &'static str {
        "Annotations in GitHub Actions"
    }

    fn purpose(&self) -> Purpose {
        Purpose::BuildServers
    }

    fn validation<'r>(&self) -> Option<Render<Validation<'r>>> {
        Some(write)
    }
}

/// How many annotations of each severity GitHub shows of a step; a job has 50 of all its steps.
const MOST: usize = 10;

fn write(report: &Validation<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let problems = problems(report);
    let mut hidden = Vec::new();
    for severity in [Severity::Error, Severity::Warning] {
        let of_severity = |problem: &&Problem<'_>| problem.first.severity == severity;
        let problems: Vec<&Problem<'_>> = problems.iter().filter(of_severity).collect();
        for entry in entries_at(report, most_important(&problems)) {
            annotate(report, page, &entry, output)?;
        }
        let count = report.count(severity);
        if count > MOST {
            let count = count - MOST;
            hidden.push(match severity {
                Severity::Error => message!("report-hidden-errors", count),
                Severity::Warning => message!("report-hidden-warnings", count),
            });
        }
    }
    if !hidden.is_empty() {
        let what = all_of(hidden.into_iter().map(Fact::from));
        let text = page.message(&message!("report-hidden-without-annotation", what));
        writeln!(
            output,
            "::notice file={},title=enroll::{}",
            of_property(&escape_control_chars(&report.path())),
            of_message(&text)
        )?;
    }
    writeln!(output, "{}", verdict::short(report, page))
}

/// The numbers of the findings that are shown: the first of each problem, the second of each, and so on.
fn most_important(problems: &[&Problem<'_>]) -> Vec<usize> {
    let longest = problems.iter().map(|problem| problem.members.len()).max();
    let rounds = 0..longest.unwrap_or_default().min(MOST);
    let of_round = |round: usize| {
        let members = problems.iter();
        members.filter_map(move |problem| problem.members.get(round))
    };
    let numbers = rounds.flat_map(of_round).take(MOST);
    let mut numbers: Vec<usize> = numbers.map(|number| *number as usize).collect();
    // Among themselves they stand in the order of the file.
    numbers.sort_unstable();
    numbers
}

fn annotate(
    report: &Validation<'_>,
    page: Page,
    entry: &Entry<'_>,
    output: &mut dyn Write,
) -> io::Result<()> {
    let finding = entry.finding;
    let path = of_property(&escape_control_chars(&report.path()));
    write!(output, "::{} file={path}", finding.severity)?;
    match (&entry.region, entry.place.line) {
        (Some(region), _) => {
            let (start, end) = (region.start, region.end);
            write!(output, ",line={}", start.line)?;
            // GitHub ignores columns of a stretch of several lines.
            if start.line == end.line {
                write!(output, ",col={},endColumn={}", start.column, end.column)?;
            } else {
                write!(output, ",endLine={}", end.line)?;
            }
        }
        (None, Some(line)) => write!(output, ",line={line}")?,
        (None, None) => {}
    }
    let mut text = sentence(report, finding, page);
    if let Some(address) = address(entry, page).filter(|_| entry.place.line.is_none()) {
        text = page.placed(&address, &text);
    }
    writeln!(
        output,
        ",title={}::{}",
        of_property(finding.rule),
        of_message(&text)
    )
}

fn of_message(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn of_property(text: &str) -> String {
    of_message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{of_message, of_property};

    #[test]
    fn nothing_in_a_text_is_a_command() {
        assert_eq!(
            of_message("100 %, a: b\r\n::error::"),
            "100 %25, a: b%0D%0A::error::"
        );
        assert_eq!(of_property("a:b,c%2C"), "a%3Ab%2Cc%252C");
    }
}
