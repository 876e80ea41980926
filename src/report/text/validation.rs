//! What `validate` found, for people: what was read, what is wrong with each column, the verdict, and what to do next.

use std::collections::BTreeSet;
use std::io::{self, Write};

use hashbrown::HashMap;

use crate::check::Person;
use crate::finding::{ColumnIndex, RowNumber, Severity};
use crate::messages::{self, count, message, text};
use crate::report::format::Page;
use crate::report::text::block::{self, Block, Blocks, RowMessage, lead};
use crate::report::text::examples::{self, Examples};
use crate::report::text::fixes;
use crate::report::text::head::head;
use crate::report::text::lines::{named, width_of, wrapped};
use crate::report::text::since;
use crate::report::text::verdict;
use crate::report::text::warnings::Long;
use crate::report::text::{missing, warnings};
use crate::report::validation::Validation;

/// Up to so many problems are each said in full, one below the other.
const FEW: usize = 5;

/// How many examples a block has where there is room.
const EXAMPLES: usize = 3;

/// How many examples a block has in a full report.
const ALL: usize = 10_000;

/// How many lines a report may take that is not asked to be full: so many a person still reads.
const LINES: usize = 44;

/// The narrowest list of rows that is worth a line.
const ROWS: usize = 24;

/// How many lines errors and warnings may take in any case.
const LEAST: usize = 16;

/// So many kinds of warnings are shown in any case.
const WARNINGS: usize = 5;

/// Writes the report.
pub(super) fn write(report: &Validation<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    if page.detail.is_short {
        return writeln!(output, "{}", verdict::short(report, page));
    }
    for line in head(report, page) {
        writeln!(output, "{line}")?;
    }
    let fixed = fixes::lines(report, page);
    for line in &fixed {
        writeln!(output, "{line}")?;
    }
    let below = below(report, page);
    // Empty lines, and the verdict.
    let around = head(report, page).len() + fixed.len() + below.len() + 4;
    let (body, is_short) = body(report, page, LINES.saturating_sub(around).max(LEAST));
    if !body.is_empty() {
        writeln!(output)?;
    }
    for line in &body {
        writeln!(output, "{line}")?;
    }
    if !body.is_empty() || !fixed.is_empty() {
        writeln!(output)?;
    }
    let annotated = report
        .annotated
        .filter(|annotated| !annotated.is_on_stdout());
    if let Some(annotated) = annotated {
        let line = wrapped(
            &page.message(&annotated.describe()),
            page.style.width.into(),
        );
        writeln!(output, "{line}")?;
    }
    writeln!(output, "{}", verdict::verdict(report, page, is_short))?;
    for line in below {
        writeln!(output, "{line}")?;
    }
    Ok(())
}

/// What stands below the verdict.
fn below(report: &Validation<'_>, page: Page) -> Vec<String> {
    let mut lines = since::lines(report, page);
    lines.extend(verdict::steps(report.next, page));
    if report.missing.is_empty() {
        lines.extend(verdict::not_checked(report, page));
    }
    if page.detail.is_verbose {
        let id = text(report.run_id);
        lines.push(page.message(&message!("report-run", id)));
    }
    lines.extend(page.masked());
    lines
}

/// What is wrong, and whether that is so little that each problem is said on its own.
fn body(report: &Validation<'_>, page: Page, room: usize) -> (Vec<String>, bool) {
    if !report.missing.is_empty() {
        return (missing::lines(report.missing, page), true);
    }
    let is_full = page.detail.is_full;
    let blocks = block::blocks(report, page, true);
    let is_few = !is_full && blocks.errors.len() + blocks.warnings.len() <= FEW;
    let blocks = if is_few || is_full {
        blocks
    } else {
        block::blocks(report, page, false)
    };
    let most = if is_full { ALL } else { EXAMPLES };
    let mut rows = BTreeSet::new();
    let in_lines = is_few || is_full;
    let warnings = blocks.warnings.iter().filter(|_| in_lines);
    for block in blocks.errors.iter().chain(warnings) {
        examples::rows_named(block, most, &mut rows);
    }
    let body = Body {
        report,
        page,
        people: &report.rows.people(&rows),
        most,
    };
    let mut lines = if is_few {
        body.few(&blocks)
    } else {
        body.grouped(&blocks, room)
    };
    if blocks.folded > 0 {
        let count = count(blocks.folded);
        lines.push(page.message(&message!("report-folded", count)));
    }
    (lines, is_few)
}

struct Body<'b> {
    report: &'b Validation<'b>,
    page: Page,
    people: &'b HashMap<RowNumber, Person>,
    /// How many examples a block has at most.
    most: usize,
}

impl Body<'_> {
    fn width(&self) -> usize {
        self.page.style.width.into()
    }

    fn examples(&self, block: &Block<'_>, most: usize, indent: usize) -> Vec<String> {
        let examples = Examples {
            report: self.report,
            people: self.people,
            page: self.page,
            users: self.report.checked.users,
            indent,
        };
        examples.lines(block, most)
    }

    /// Each problem with its severity.
    fn few(&self, blocks: &Blocks<'_>) -> Vec<String> {
        let mut lines = Vec::new();
        for block in blocks.errors.iter().chain(&blocks.warnings) {
            let (word, code) = match block.problem.first.severity {
                Severity::Error => (message!("report-error"), "1;31"),
                Severity::Warning => (message!("report-warning"), "1;33"),
            };
            let mark = if block.is_fixable { "*" } else { "" };
            let word = self.page.message(&word) + mark;
            let columns = block.columns(self.report);
            let gap = if columns.is_empty() { "" } else { "  " };
            let start = format!("{word}  {columns}{gap}");
            let rule = block.problem.first.rule;
            // A sentence beside long names of columns has no room.
            let mut block_lines = if width_of(&start) * 2 > self.width() {
                let mut lines = named("", 3, start.trim_end(), rule, self.width());
                lines.extend(named("   ", 3, &self.title(block), "", self.width()));
                lines
            } else {
                named(&start, 3, &self.title(block), rule, self.width())
            };
            if let Some(first) = block_lines.first_mut() {
                *first = first.replacen(&word, &self.page.style.painted(code, &word), 1);
            }
            lines.append(&mut block_lines);
            lines.extend(self.examples(block, self.most, 3));
            let remedy = block.problem.settled_by(self.report, self.page);
            lines.extend(remedy.map(|remedy| {
                let text = message!("report-fix-all", remedy = text(remedy));
                let text = wrapped(&self.page.message(&text), self.width() - 3);
                format!("   {}", text.replace('\n', "\n   "))
            }));
        }
        lines
    }

    /// What is said of all rows of a block, with how many these are of all users where nearly all are meant.
    fn title(&self, block: &Block<'_>) -> String {
        let count = block.problem.count();
        if count > 1
            && count == self.report.checked.users
            && block.problem.first.place.row.is_some()
        {
            let in_all = |title: &str| {
                let count = messages::count(count);
                let title = text(title.trim_end());
                self.page
                    .message(&message!("report-in-all-rows", title, count))
            };
            return match block.title.split_once(": ") {
                Some((lead, rest)) => {
                    let place = text(in_all(lead));
                    let sentence = text(rest);
                    self.page
                        .message(&message!("finding-placed", place, sentence))
                }
                None => in_all(&block.title),
            };
        }
        block.title.clone()
    }

    /// Errors by column, then the warnings, in as many lines as there is room for.
    fn grouped(&self, blocks: &Blocks<'_>, room: usize) -> Vec<String> {
        let Blocks {
            errors, warnings, ..
        } = blocks;
        let mut shown: Vec<usize> = errors.iter().map(|_| self.most).collect();
        let mut of_warnings = self.heading(warnings);
        if self.page.detail.is_full {
            let all: Vec<usize> = warnings.iter().map(|_| self.most).collect();
            of_warnings.extend(self.by_column(warnings, &all));
        } else {
            let mut kinds = warnings.len();
            shown.fill(0);
            let digits = self.digits(warnings);
            let lines = |long| warnings::lines(warnings, self.report, self.page, digits, long);
            let mut each = lines(Long::Cut);
            let least = self.by_column(errors, &shown).len() + of_warnings.len() + 1;
            while kinds > WARNINGS && least + each[..kinds].concat().len() > room {
                kinds -= 1;
            }
            let others = each.split_off(kinds);
            let height = of_warnings.len() + each.concat().len() + usize::from(!others.is_empty());
            self.make_room(errors, &mut shown, room.saturating_sub(height + 1));
            // Examples of errors come first; what room is left is for whole sentences.
            let used = self.by_column(errors, &shown).len() + height + 2;
            let mut left = room.saturating_sub(used);
            for (cut, whole) in each.iter_mut().zip(lines(Long::Wrapped)) {
                if let Some(rest) = left.checked_sub(whole.len().saturating_sub(cut.len())) {
                    left = rest;
                    *cut = whole;
                }
            }
            of_warnings.extend(each.concat());
            if !others.is_empty() {
                of_warnings.push(warnings::more(others.len(), self.page, digits));
            }
        }
        let mut lines = self.heading(errors);
        lines.extend(self.by_column(errors, &shown));
        if !lines.is_empty() && !of_warnings.is_empty() {
            lines.push(String::new());
        }
        lines.append(&mut of_warnings);
        lines
    }

    /// Gives examples to blocks while there is room: first to those whose rows are wrong in different ways.
    fn make_room(&self, errors: &[Block<'_>], shown: &mut [usize], room: usize) {
        let mut order: Vec<usize> = (0..errors.len()).collect();
        order.sort_by_key(|place| {
            let block = &errors[*place];
            (
                block.row_message == RowMessage::None,
                block.values().most_frequent.is_empty(),
                *place,
            )
        });
        let digits = self.digits(errors);
        let height = |place: usize, most| self.block(&errors[place], most, digits).len();
        let mut all = self.by_column(errors, shown).len();
        for place in order {
            let others = all - height(place, shown[place]);
            let mut most = (1..=EXAMPLES).rev();
            let fits = |most: &usize| others + height(place, *most) < room;
            if let Some(most) = most.find(fits) {
                shown[place] = most;
                all = others + height(place, most);
            }
        }
    }

    fn heading(&self, blocks: &[Block<'_>]) -> Vec<String> {
        let Some(first) = blocks.first() else {
            return Vec::new();
        };
        let count = count(blocks.iter().map(|block| block.problem.count()).sum());
        let style = self.page.style;
        vec![match first.problem.first.severity {
            Severity::Error => {
                let heading = message!("report-errors-heading", count);
                style.painted("1;31", &self.page.message(&heading))
            }
            Severity::Warning => {
                let heading = message!("report-warnings-heading", count);
                let heading = style.painted("1;33", &self.page.message(&heading));
                let note = self.page.message(&message!("report-warnings-note"));
                format!("{heading} {note}")
            }
        }]
    }

    /// How many characters the largest number of findings has, with the marks between its thousands.
    fn digits(&self, blocks: &[Block<'_>]) -> usize {
        let counts = blocks
            .iter()
            .map(|block| width_of(&self.page.number(block.problem.count())));
        counts.max().unwrap_or(0)
    }

    /// Blocks under the names of their columns, those with the most findings first; `shown`: how many examples each has.
    fn by_column(&self, blocks: &[Block<'_>], shown: &[usize]) -> Vec<String> {
        let mut columns: Vec<(&[ColumnIndex], u64, bool)> = Vec::new();
        for block in blocks {
            let of: &[ColumnIndex] = &block.problem.columns;
            let count = block.problem.count();
            match columns.iter_mut().find(|(known, ..)| *known == of) {
                Some((_, total, _)) => *total += count,
                None => columns.push((of, count, block.problem.first.place.row.is_none())),
            }
        }
        columns.sort_by_key(|(columns, count, is_file)| {
            (
                !is_file,
                std::cmp::Reverse(*count),
                columns.first().copied(),
            )
        });
        let digits = self.digits(blocks);
        let mut lines = Vec::new();
        for (of, ..) in columns {
            let same = blocks.iter().zip(shown);
            let mut same = same.filter(|(block, _)| block.problem.columns == of);
            let Some((first, most)) = same.next() else {
                continue;
            };
            lines.push(match first.columns(self.report) {
                columns if !columns.is_empty() => wrapped(&columns, self.width()),
                _ if first.problem.first.place.row.is_some() => {
                    self.page.message(&message!("report-whole-rows"))
                }
                _ => self.page.message(&message!("report-the-file")),
            });
            for (block, most) in std::iter::once((first, most)).chain(same) {
                lines.extend(self.block(block, *most, digits));
            }
        }
        lines
    }

    fn block(&self, block: &Block<'_>, most: usize, digits: usize) -> Vec<String> {
        let start = warnings::start(block, self.page, digits);
        let rule = block.problem.first.rule;
        if most > 0 || block.problem.first.place.row.is_none() {
            let mut lines = named(&start, width_of(&start), &block.title, rule, self.width());
            lines.extend(self.examples(block, most, width_of(&start) + 2));
            return lines;
        }
        let left = self
            .width()
            .saturating_sub(width_of(&start) + width_of(rule) + 2);
        let page = self.page;
        let rows = |room: usize| examples::rows_of(self.report, block, page, room);
        let below = self.width().saturating_sub(width_of(&start) + 6);
        let title = lead(&block.title).unwrap_or(&block.title);
        let with_rows = |title: &str, room: usize| {
            let (place, sentence) = (text(title), text(rows(room)));
            page.message(&message!("finding-placed", place, sentence))
        };
        let beside = |title: &str| {
            let text = with_rows(title, below);
            (width_of(&text) <= left).then_some(text)
        };
        // The rows stand below the title, behind what the title says after its colon: that may be what to do.
        let behind = || {
            let room = below.checked_sub(width_of(&block.title) - width_of(title))?;
            (room >= ROWS).then(|| with_rows(&block.title, room))
        };
        // On one line where that is possible.
        let text = beside(&block.title).or_else(|| beside(title));
        let text = text.or_else(behind);
        let text = text.unwrap_or_else(|| with_rows(title, below));
        named(&start, width_of(&start), &text, rule, self.width())
    }
}
