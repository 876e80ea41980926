#![doc = include_str!("commented_row.md")]

use crate::finding::{ColumnIndex, Severity};
use crate::messages::{message, text};
use crate::profile::field::Type;
use crate::rule::{Applicability, Check, Context, RowCheck, Rule};
use crate::source::block::Row;
use crate::source::row_flags::RowFlags;
use crate::values::email;

pub(super) const RULE: Rule = Rule {
    name: "commented-row",
    page: include_str!("commented_row.md"),
    severity: Severity::Warning,
    checks: &[Check::Row(check_comment), Check::Row(check_user)],
    ..Rule::DEFAULT
};

/// What people write in front of a line that does not count.
const MARKS: [&str; 2] = ["#", "//"];

/// A line with nothing but a comment.
fn check_comment<'a>(context: &Context<'a>) -> Applicability<RowCheck<'a>> {
    if context.layout.columns.is_empty() {
        return Applicability::NotApplicable;
    }
    let keys = keys(context);
    let header = &context.observed.header_row;
    let check = RowCheck::non_user(move |row, _| {
        let (column, mark, rest) = marked(row)?;
        let filled = || {
            let cells = header.own_cells(row);
            cells.filter(|(_, cell)| !cell.trim().is_empty())
        };
        let is_alone = filled().nth(1).is_none();
        // A row that was filled up with empty cells is as short as before.
        let is_short = || {
            let last = filled().last();
            last.is_some_and(|(last, _)| last.0 + 1 < header.named_width())
        };
        // A comment with a comma in it is two cells, and has nothing where the key of a user stands.
        let has_key = || {
            keys.iter()
                .any(|key| *key != column && !row.cell(*key).trim().is_empty())
        };
        let is_sentence = || rest.starts_with(' ') && is_short() && !has_key();
        let is_user = || {
            let is_one_word = header.named_width() < 2 && !rest.starts_with(' ');
            is_one_word || email::kind(rest.trim()).is_some()
        };
        let is_comment = if is_alone { !is_user() } else { is_sentence() };
        let mark = text(mark);
        is_comment.then(|| (Some(column), message!("commented-row-comment", mark).into()))
    });
    Applicability::Check(check.only_if(RowFlags::MARK_FIRST))
}

/// A user whose row has such a mark in front.
fn check_user<'a>(context: &Context<'a>) -> Applicability<RowCheck<'a>> {
    let header = &context.observed.header_row;
    // Groups are called `#sales`, and ids have any form.
    let first = context
        .mapped_by(ColumnIndex(0))
        .map(|mapped| context.field(mapped));
    let may_start_so =
        first.is_some_and(|field| field.group || field.multi_valued || field.kind == Type::Id);
    if may_start_so || context.layout.columns.is_empty() {
        return Applicability::NotApplicable;
    }
    let check = RowCheck::record(move |row| {
        let (column, mark, rest) = marked(row)?;
        let names = rest.trim_start().starts_with(char::is_alphabetic);
        if !names || row.number <= header.last_row {
            return None;
        }
        Some(message!("commented-row-user", mark = text(mark)).at_column(column))
    });
    Applicability::Check(check.only_if(RowFlags::MARK_FIRST))
}

/// The columns of the match keys.
fn keys(context: &Context<'_>) -> Vec<ColumnIndex> {
    let keys = context.match_keys().into_iter();
    let columns = keys.flat_map(|field| context.layout.columns_of(field));
    columns.filter_map(|mapped| mapped.column).collect()
}

/// The first cell of a row, if it starts with the mark of a comment; the mark, and what stands behind it.
fn marked<'r>(row: &Row<'r>) -> Option<(ColumnIndex, &'static str, &'r str)> {
    let column = ColumnIndex(0);
    let cell = row.cell(column);
    // The first byte tells of nearly every row.
    if cell
        .as_bytes()
        .first()
        .is_some_and(u8::is_ascii_alphanumeric)
    {
        return None;
    }
    let cell = cell.trim_start();
    let mark = MARKS.iter().find(|mark| cell.starts_with(**mark))?;
    let rest = &cell[mark.len()..];
    // `#N/A` and `#NAME?` are errors of a spreadsheet.
    let has_words = rest.starts_with(' ') || rest.contains(char::is_lowercase);
    has_words.then_some((column, *mark, rest))
}
