//! Markdown: the summary of a job on a build server, a comment, or a ticket.

use std::io::{self, Write};

use crate::finding::Finding;
use crate::messages::{count, message, text};
use crate::report::applied::Applied;
use crate::report::entries::entries_at;
use crate::report::finding_cells::{FindingCells, severity_word, shares};
use crate::report::format::{Detail, Format, Page, Purpose, Render};
use crate::report::outcomes::{Outcome, in_short, of_plan, of_result};
use crate::report::planned::Planned;
use crate::report::style::Style;
use crate::report::text::Text;
use crate::report::text::block::{Block, blocks};
use crate::report::text::head::head;
use crate::report::text::verdict;
use crate::report::validation::Validation;

/// Tables as GitHub and GitLab show them.
pub(super) struct Markdown;

impl Format for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn help(&self) -> &'static str {
        "Summary of a job"
    }

    fn purpose(&self) -> Purpose {
        Purpose::BuildServers
    }

    fn validation<'r>(&self) -> Option<Render<Validation<'r>>> {
        Some(write)
    }

    fn plan<'r>(&self) -> Option<Render<Planned<'r>>> {
        Some(|planned, page, output| {
            let verdict = in_short(Text.plan(), planned, page)?;
            let stops = planned.stops.iter();
            let stops: Vec<String> = stops.map(|stop| page.message(&stop.message)).collect();
            write_outcomes(&verdict, &stops, page, of_plan(planned, page), output)
        })
    }

    fn applied<'r>(&self) -> Option<Render<Applied<'r>>> {
        Some(|applied, page, output| {
            let verdict = in_short(Text.applied(), applied, page)?;
            write_outcomes(&verdict, &[], page, of_result(applied, page), output)
        })
    }
}

/// How many findings are listed. A summary has at most a megabyte.
const MOST: u64 = 200;

fn write(report: &Validation<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let page = Page {
        style: Style::UNBROKEN,
        detail: Detail {
            is_full: true,
            ..Detail::default()
        },
        ..page
    };
    writeln!(output, "## {}\n", escaped(&verdict::short(report, page)))?;
    for line in head(report, page) {
        writeln!(output, "{}\n", escaped(&line))?;
    }
    let all = blocks(report, page, true);
    let blocks: Vec<Block<'_>> = all.errors.into_iter().chain(all.warnings).collect();
    if !blocks.is_empty() {
        write_kinds(report, page, &blocks, output)?;
        write_findings(report, page, &blocks, output)?;
    }
    if let Some(masked) = page.masked() {
        writeln!(output, "{}\n", escaped(&masked))?;
    }
    let run = message!("report-run", id = text(format!("`{}`", report.run_id)));
    writeln!(output, "{}", page.message(&run))
}

/// A table of the kinds of problems.
fn write_kinds(
    report: &Validation<'_>,
    page: Page,
    blocks: &[Block<'_>],
    output: &mut dyn Write,
) -> io::Result<()> {
    let word = |message| escaped(&page.message(&message));
    let (count, problem) = (word(message!("page-count")), word(message!("page-problem")));
    let (column, rule) = (word(message!("page-column")), word(message!("page-rule")));
    writeln!(output, "| {count} | | {column} | {problem} | {rule} |")?;
    writeln!(output, "| ---: | --- | --- | --- | --- |")?;
    for block in blocks {
        let Finding { rule, severity, .. } = block.problem.first;
        let severity = escaped(&severity_word(severity, page));
        writeln!(
            output,
            "| {} | {severity} | {} | {} | `{rule}` |",
            page.number(block.problem.count()),
            escaped(&block.columns(report)),
            escaped(&block.title),
        )?;
    }
    writeln!(output)
}

/// A table of the first findings of each kind.
fn write_findings(
    report: &Validation<'_>,
    page: Page,
    blocks: &[Block<'_>],
    output: &mut dyn Write,
) -> io::Result<()> {
    let counts: Vec<u64> = blocks.iter().map(|block| block.problem.count()).collect();
    let (shown, all) = (shares(&counts, MOST), counts.iter().sum::<u64>());
    let words = [
        message!("page-place"),
        message!("page-person"),
        message!("page-value"),
        message!("page-problem"),
        message!("page-suggestion"),
    ];
    let words = words.map(|word| escaped(&page.message(&word)));
    writeln!(
        output,
        "| {} |\n| --- | --- | --- | --- | --- |",
        words.join(" | ")
    )?;
    for (block, shown) in blocks.iter().zip(&shown) {
        let members = block.problem.members.iter().take(*shown as usize);
        let members: Vec<usize> = members.map(|number| *number as usize).collect();
        for entry in entries_at(report, members) {
            let cells = FindingCells::of(&entry, block, report, page);
            let who = if cells.name.is_empty() {
                &cells.address
            } else {
                &cells.name
            };
            let message = if cells.message.is_empty() {
                &block.title
            } else {
                &cells.message
            };
            let cells =
                [&cells.place, who, &cells.value, message, &cells.fix].map(|cell| escaped(cell));
            writeln!(output, "| {} |", cells.join(" | "))?;
        }
    }
    writeln!(output)?;
    write_cut(shown.iter().sum(), all, page, output)
}

/// A heading, what stops a plan, and a table of the first users.
fn write_outcomes(
    verdict: &str,
    stops: &[String],
    page: Page,
    outcomes: impl Iterator<Item = Outcome>,
    output: &mut dyn Write,
) -> io::Result<()> {
    writeln!(output, "## {}\n", escaped(verdict))?;
    for stop in stops {
        writeln!(output, "- {}", escaped(stop))?;
    }
    if !stops.is_empty() {
        writeln!(output)?;
    }
    let words = [
        message!("page-change"),
        message!("page-row"),
        message!("page-person"),
        message!("page-field"),
        message!("page-before"),
        message!("page-after"),
    ];
    let (mut shown, mut all) = (0, 0);
    for outcome in outcomes {
        let row = outcome.row.map_or_else(String::new, |row| row.to_string());
        let fields = outcome.fields.iter();
        let fields = fields.map(|change| [&*change.field, &*change.before, &*change.after]);
        let mut fields: Vec<[&str; 3]> = fields.collect();
        let why = outcome.why.join(", ");
        if fields.is_empty() {
            fields.push(["", &why, ""]);
        }
        for [field, before, after] in fields {
            all += 1;
            if shown == MOST {
                continue;
            }
            if shown == 0 {
                let words = words.each_ref().map(|word| escaped(&page.message(word)));
                let line = "| --- | ---: | --- | --- | --- | --- |";
                writeln!(output, "| {} |\n{line}", words.join(" | "))?;
            }
            shown += 1;
            let cells = [outcome.what, &row, &outcome.user, field, before, after].map(escaped);
            writeln!(output, "| {} |", cells.join(" | "))?;
        }
    }
    if shown > 0 {
        writeln!(output)?;
    }
    write_cut(shown, all, page, output)?;
    match page.masked() {
        Some(masked) => writeln!(output, "{}", escaped(&masked)),
        None => Ok(()),
    }
}

/// That not all rows are there.
fn write_cut(shown: u64, all: u64, page: Page, output: &mut dyn Write) -> io::Result<()> {
    if shown == all {
        return Ok(());
    }
    let (shown, all) = (count(shown), count(all));
    let cut = page.message(&message!("page-cut", shown, all));
    writeln!(output, "{}\n", escaped(&cut))
}

/// A text on one line in which nothing is markup.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '|' | '~' | '#' | '$' | '!' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\n' | '\r' => escaped.push(' '),
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_in_a_text_is_markup() {
        for (text, expected) in [
            ("Anna Berg", "Anna Berg"),
            ("a|b`c", "a\\|b\\`c"),
            ("<b>&", "&lt;b&gt;&amp;"),
            ("one\ntwo", "one two"),
            ("[x](y) *z* \\", "\\[x\\](y) \\*z\\* \\\\"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
