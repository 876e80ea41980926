//! The rows that stand for the others of a block: where, who, what is there, and why that is wrong or what should be.

use std::collections::BTreeSet;

use hashbrown::{HashMap, HashSet};

use crate::check::Person;
use crate::finding::{Finding, RowNumber};
use crate::messages::{self, count, message, text};
use crate::report::format::Page;
use crate::report::suggested::page_of_suggestion;
use crate::report::text::block::{Block, RowMessage};
use crate::report::text::lines::{broken, cut, padded, width_of};
use crate::report::validation::Validation;

/// How many rows of a group are named.
const GROUP: usize = 3;

/// The widest name of a person that is shown whole.
const NAME: usize = 24;

/// The widest value that is shown whole. A cell can hold megabytes.
const VALUE: usize = 60;

/// What stands between two columns.
const BETWEEN: usize = 3;

/// Whom examples name, and where they are shown.
pub(super) struct Examples<'e> {
    pub(super) report: &'e Validation<'e>,
    pub(super) people: &'e HashMap<RowNumber, Person>,
    pub(super) page: Page,
    /// How many users the file has.
    pub(super) users: u64,
    /// How far the lines are indented.
    pub(super) indent: usize,
}

/// A line about one row, or about rows that belong together.
#[derive(Debug, Default)]
struct Example {
    rows: String,
    person: String,
    value: String,
    why: String,
}

/// The rows whose people are named where so many examples of a block are shown.
pub(super) fn rows_named(block: &Block<'_>, most: usize, rows: &mut BTreeSet<RowNumber>) {
    if shows_values(block, most) {
        return;
    }
    let mut groups = HashSet::new();
    for finding in block.problem.findings() {
        if groups.len() == most || rows.len() > 100_000 {
            return;
        }
        let first = finding.group.first().copied().or(finding.place.row);
        if block.row_message != RowMessage::Groups {
            groups.insert(finding.place.row);
            rows.extend(finding.place.row);
        } else if groups.insert(first) {
            rows.extend(finding.group.iter().take(GROUP));
        }
    }
}

/// Whether the values of a block stand for its rows: the same one is wrong again and again.
fn shows_values(block: &Block<'_>, most: usize) -> bool {
    if block.row_message != RowMessage::None || block.problem.count() <= most.max(GROUP) as u64 {
        return false;
    }
    let values = block.values();
    values
        .most_frequent
        .first()
        .is_some_and(|(_, count)| *count > 1)
}

impl Examples<'_> {
    /// The lines of a block. At most so many rows, groups or values are shown in lines of their own; the others follow as
    /// numbers.
    pub(super) fn lines(&self, block: &Block<'_>, most: usize) -> Vec<String> {
        let problem = &block.problem;
        if problem.first.place.row.is_none() {
            return self.of_columns(block);
        }
        let (examples, rest) = if shows_values(block, most) {
            self.of_values(block)
        } else if block.row_message == RowMessage::Groups {
            self.of_groups(block, most)
        } else {
            self.of_rows(block, most)
        };
        let mut lines = self.aligned(&examples);
        lines.extend(rest.map(|rest| format!("{}{rest}", " ".repeat(self.indent))));
        lines
    }

    fn of_rows(&self, block: &Block<'_>, most: usize) -> (Vec<Example>, Option<String>) {
        let findings = block.problem.findings().take(most);
        let mut seen = HashSet::new();
        let examples = findings.map(|finding| {
            seen.insert(finding.place.row);
            self.of_row(block, finding)
        });
        let examples: Vec<Example> = examples.collect();
        let rows = block.problem.findings().skip(most);
        let rows = rows.filter_map(|finding| finding.place.row);
        let rows = rows.filter(|row| !seen.contains(&Some(*row)));
        let room = self.room().saturating_sub(5);
        let left = block.problem.count().saturating_sub(most as u64);
        let rows = rows.map(|row| self.report.row(row));
        let rest = numbers(rows, left, self.page, room);
        let rest = rest.map(|rows| {
            let rows = text(rows);
            self.page.message(&message!("report-also-rows", rows))
        });
        (examples, rest)
    }

    fn of_row(&self, block: &Block<'_>, finding: Finding<'_>) -> Example {
        let row = finding.place.row;
        let person = row.and_then(|row| self.people.get(&row));
        let value = finding.value.filter(|value| !value.trim().is_empty());
        let shown = match (value, person) {
            (Some(value), _) => self.shown(value),
            // Whose cell is empty is told by the address.
            (None, Some(person)) => self.shown(&person.address),
            (None, None) => String::new(),
        };
        let mut why = block.said_of(finding, self.page);
        if let Some(offer) = self.offer(finding) {
            let between = if why.is_empty() { "" } else { " " };
            why = format!("{why}{between}{offer}");
        }
        Example {
            rows: row.map_or(String::new(), |row| {
                let row = text(self.report.row(row));
                self.page.message(&message!("report-row", row))
            }),
            person: person.map_or(String::new(), |person| self.name(person)),
            value: shown,
            why,
        }
    }

    fn of_groups(&self, block: &Block<'_>, most: usize) -> (Vec<Example>, Option<String>) {
        let mut seen = HashSet::new();
        let mut examples = Vec::new();
        for finding in block.problem.findings() {
            if !seen.insert(finding.group.first()) || examples.len() == most {
                continue;
            }
            let mut names: Vec<String> = Vec::new();
            for row in finding.group.iter().take(GROUP) {
                let person = self.people.get(row).map(|person| self.name(person));
                let person = person.filter(|name| !name.is_empty() && !names.contains(name));
                names.extend(person);
            }
            examples.push(Example {
                rows: self.rows(joined(self.report, finding.group)),
                person: names.join(" / "),
                value: finding
                    .value
                    .map_or(String::new(), |value| self.shown(value)),
                why: String::new(),
            });
        }
        let rest = match seen.len() - examples.len() {
            0 => None,
            more => {
                let count = count(more as u64);
                Some(self.page.message(&message!("report-more-full", count)))
            }
        };
        (examples, rest)
    }

    fn of_values(&self, block: &Block<'_>) -> (Vec<Example>, Option<String>) {
        let values = block.values();
        let is_one = values.others == 0 && values.most_frequent.len() == 1;
        let is_one = is_one && !self.are_all(block);
        let example = |(finding, count): &(Finding<'_>, u64)| {
            let why = self.offer(*finding).or_else(|| {
                let rows = block.problem.findings();
                let rows = rows.filter_map(|finding| finding.place.row);
                let rows = rows.map(|row| self.report.row(row));
                let rows = is_one
                    .then(|| numbers(rows, *count, self.page, self.room() / 2))
                    .flatten()?;
                Some(self.rows(rows))
            });
            Example {
                rows: format!("{} ×", self.page.number(*count)),
                person: String::new(),
                value: self.shown(finding.value.unwrap_or_default()),
                why: why.unwrap_or_default(),
            }
        };
        let examples: Vec<Example> = values.most_frequent.iter().map(example).collect();
        let rest = (values.others > 0).then(|| {
            let count = count(values.others);
            self.page.message(&message!("report-more-values", count))
        });
        (examples, rest)
    }

    fn rows(&self, rows: String) -> String {
        let rows = text(rows);
        self.page.message(&message!("report-rows", rows))
    }

    /// What each column should be called, or what is said of each.
    fn of_columns(&self, block: &Block<'_>) -> Vec<String> {
        let findings = block.problem.findings();
        let example = |finding: Finding<'_>| {
            let why = block.said_of(finding, self.page);
            let offer = finding.suggestion.map(|suggestion| {
                let text = crate::report::escape::escape_control_chars(suggestion.text);
                format!("→ {text}")
            });
            let value = offer.as_ref().and(finding.value).unwrap_or_default();
            Example {
                value: crate::report::escape::escape_control_chars(value).into_owned(),
                why: [why, offer.unwrap_or_default()].join(" ").trim().to_owned(),
                ..Example::default()
            }
        };
        let examples: Vec<Example> = findings
            .map(example)
            .filter(|example| !example.why.is_empty())
            .collect();
        self.aligned(&examples)
    }

    /// Whether a block is about all users, so that their rows say nothing.
    fn are_all(&self, block: &Block<'_>) -> bool {
        block.problem.count() == self.users
    }

    fn room(&self) -> usize {
        usize::from(self.page.style.width).saturating_sub(self.indent)
    }

    fn shown(&self, value: &str) -> String {
        self.shown_on(self.page, value)
    }

    fn shown_on(&self, page: Page, value: &str) -> String {
        let end = value.char_indices().nth(4 * VALUE);
        let value = end.map_or(value, |(end, _)| &value[..end]);
        cut(page.show(value).trim_end(), VALUE.min(self.room() - 12)).into_owned()
    }

    fn name(&self, person: &Person) -> String {
        cut(&self.page.show(&person.name), NAME).into_owned()
    }

    fn offer(&self, finding: Finding<'_>) -> Option<String> {
        let suggestion = finding.suggestion?;
        let mark = if suggestion.is_fix { "" } else { "?" };
        let page = page_of_suggestion(self.report, finding, self.page);
        Some(format!("→ {}{mark}", self.shown_on(page, suggestion.text)))
    }

    /// The examples in columns, as many of these as fit beside each other.
    fn aligned(&self, examples: &[Example]) -> Vec<String> {
        let widest = |part: fn(&Example) -> &str| {
            let widths = examples.iter().map(|example| width_of(part(example)));
            widths.max().unwrap_or(0)
        };
        let widths = [
            widest(|example| &example.rows),
            widest(|example| &example.person),
            widest(|example| &example.value),
        ];
        let why = widest(|example| &example.why);
        let fits = |shown: [bool; 3], why: usize| {
            let shown = widths
                .iter()
                .zip(shown)
                .filter(|(width, is)| *is && **width > 0);
            let all = shown.map(|(width, _)| width + BETWEEN).sum::<usize>();
            all + why <= self.room() + if why == 0 { BETWEEN } else { 0 }
        };
        let (with_name, without) = ([true; 3], [true, false, true]);
        let tells_who = examples.iter().all(|example| example.value.contains('@'));
        let (shown, is_beside) = if fits(with_name, why) {
            (with_name, true)
        } else if tells_who && fits(without, why) {
            (without, true)
        } else if fits(with_name, 0) {
            (with_name, false)
        } else {
            (without, false)
        };
        let mut lines = Vec::with_capacity(examples.len());
        for example in examples {
            let cells = [&example.rows, &example.person, &example.value];
            let mut line = " ".repeat(self.indent);
            for ((cell, width), is_shown) in cells.into_iter().zip(widths).zip(shown) {
                if is_shown && width > 0 {
                    line.push_str(&padded(cell, width + BETWEEN));
                }
            }
            if is_beside {
                line.push_str(&example.why);
            }
            let line = line.trim_end();
            if !line.is_empty() {
                lines.push(line.to_owned());
            }
            if !is_beside && !example.why.is_empty() {
                let indent = self.indent
                    + if widths[0] > 0 {
                        widths[0] + BETWEEN
                    } else {
                        0
                    };
                let room = usize::from(self.page.style.width).saturating_sub(indent);
                let below = broken(&example.why, room, room);
                lines.extend(
                    below
                        .iter()
                        .map(|line| format!("{}{line}", " ".repeat(indent))),
                );
            }
        }
        lines
    }
}

/// The rows of a block as far as they fit, those that belong together joined by `+`.
pub(super) fn rows_of(
    report: &Validation<'_>,
    block: &Block<'_>,
    page: Page,
    room: usize,
) -> String {
    let count = block.problem.count();
    let named = |rows: String| {
        let rows = messages::text(rows);
        page.message(&message!("report-rows-counted", count, rows))
    };
    if block.row_message != RowMessage::Groups {
        let rows = block.problem.findings();
        let rows = rows
            .filter_map(|one| one.place.row)
            .map(|row| report.row(row));
        let rows = numbers(rows, count, page, room);
        return rows.map_or(String::new(), named);
    }
    let mut seen = HashSet::new();
    let mut text = String::new();
    let mut more = 0_u64;
    for finding in block.problem.findings() {
        if !seen.insert(finding.group.first()) {
            continue;
        }
        if more > 0 {
            more += 1;
            continue;
        }
        let group = joined(report, finding.group);
        if text.len() + group.len() + 10 > room.max(24) {
            more = 1;
        } else {
            let between = if text.is_empty() { "" } else { ", " };
            text.push_str(&format!("{between}{group}"));
        }
    }
    if more > 0 {
        text = and_more(text, more, page);
    }
    named(text)
}

/// The first rows of a group.
fn joined(report: &Validation<'_>, group: &[RowNumber]) -> String {
    let rows = group.iter().take(GROUP).map(|row| report.row(*row));
    let more = if group.len() > GROUP { "+…" } else { "" };
    format!("{}{more}", rows.collect::<Vec<_>>().join("+"))
}

/// Rows, as they are called, as far as they fit, and how many of `all` there are beside them; nothing where there are none.
pub(super) fn numbers(
    rows: impl Iterator<Item = String>,
    all: u64,
    page: Page,
    room: usize,
) -> Option<String> {
    let mut text = String::new();
    let (mut last, mut more) = (None, all);
    for number in rows {
        // Room for how many there are beside them.
        let behind = if more > 1 { 14 } else { 0 };
        if text.len() + number.len() + 2 + behind > room.max(24) {
            break;
        }
        more = more.saturating_sub(1);
        if last.as_ref() != Some(&number) {
            let between = if text.is_empty() { "" } else { ", " };
            text.push_str(&format!("{between}{number}"));
            last = Some(number);
        }
    }
    if more > 0 && !text.is_empty() {
        text = and_more(text, more, page);
    }
    (!text.is_empty()).then_some(text)
}

/// The first items of a list, and how many there are beside them.
pub(super) fn and_more(items: String, more: u64, page: Page) -> String {
    let (items, count) = (text(items), count(more));
    page.message(&message!("report-and-more", items, count))
}
