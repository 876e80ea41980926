//! The page on what `validate` found: its problems as on a terminal, by column, with each row.

use std::io::{self, Write};

use crate::finding::ColumnIndex;
use crate::messages::{message, text};
use crate::report::entries::entries_at;
use crate::report::escape::escape_control_chars;
use crate::report::finding_cells::{FindingCells, shares};
use crate::report::format::{Detail, Page};
use crate::report::html::sheet::{self, MOST, Row, Sheet, Streamed};
use crate::report::html::words::Words;
use crate::report::style::Style;
use crate::report::text::block::{Block, blocks, name};
use crate::report::text::head::head;
use crate::report::text::verdict;
use crate::report::validation::Validation;

pub(super) fn write(report: &Validation<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let page = Page {
        style: Style::UNBROKEN,
        detail: Detail {
            is_full: true,
            ..Detail::default()
        },
        ..page
    };
    let all = blocks(report, page, true);
    let blocks: Vec<Block<'_>> = all.errors.into_iter().chain(all.warnings).collect();
    let counts: Vec<u64> = blocks.iter().map(|block| block.problem.count()).collect();
    let shown = shares(&counts, MOST);
    let words = Words::of_findings(page);
    let mut lines = head(report, page);
    let (some, every) = (shown.iter().sum::<u64>(), counts.iter().sum::<u64>());
    lines.extend((some < every).then(|| Words::cut(some, every, page)));
    let sheet = Sheet {
        language: page.language,
        title: escape_control_chars(report.file).into_owned(),
        verdict: (
            blocks
                .first()
                .is_none_or(|block| !block.problem.first.is_error()),
            verdict::short(report, page),
        ),
        lines,
        words: &words,
        blocks: blocks
            .iter()
            .map(|block| described(block, report, page))
            .collect(),
        columns: columns(&blocks)
            .into_iter()
            .map(|column| (column.to_string(), name(report, column)))
            .collect(),
        has_errors: true,
        footer: footer(report, page, &words),
    };
    let rows = Streamed(|| {
        let numbers = blocks.iter().zip(&shown).enumerate();
        let numbers = numbers.flat_map(|(block, (of, shown))| {
            let members = of.problem.members.iter().take(*shown as usize);
            members.map(move |member| (block, *member as usize))
        });
        let (of_blocks, members): (Vec<usize>, Vec<usize>) = numbers.unzip();
        let entries = of_blocks.into_iter().zip(entries_at(report, members));
        entries.map(|(block, entry)| Row {
            block,
            column: match entry.finding.place.column {
                Some(column) => column.to_string(),
                None => String::new(),
            },
            cells: FindingCells::of(&entry, &blocks[block], report, page),
        })
    });
    sheet.write(rows, output)
}

fn described(block: &Block<'_>, report: &Validation<'_>, page: Page) -> sheet::Block {
    sheet::Block {
        kind: block.problem.first.rule,
        severity: if block.problem.first.is_error() {
            "error"
        } else {
            "warning"
        },
        columns: block.columns(report),
        title: block.title.clone(),
        count: block.problem.count(),
        remedy: block.problem.settled_by(report, page),
    }
}

fn columns(blocks: &[Block<'_>]) -> Vec<ColumnIndex> {
    let columns = blocks.iter().flat_map(|block| &block.problem.columns);
    let mut columns: Vec<_> = columns.copied().collect();
    columns.sort_unstable();
    columns.dedup();
    columns
}

fn footer(report: &Validation<'_>, page: Page, words: &Words) -> Vec<String> {
    let is_fixable = report.fixable() > 0;
    let mut lines: Vec<String> = is_fixable
        .then(|| words.legend.clone())
        .into_iter()
        .collect();
    let missed = report.checked.missed().into_iter();
    lines.extend(missed.map(|missed| {
        let (place, sentence) = (text(missed.rule), missed.reason);
        let said = page.message(&message!("finding-placed", place, sentence));
        format!("{} {said}", words.not_checked)
    }));
    lines.extend(page.masked());
    lines.push(Words::run(report.run_id, page));
    lines
}
