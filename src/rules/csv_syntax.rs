#![doc = include_str!("csv_syntax.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{Message, message, text};
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;
use crate::values::csv_syntax::{self, Unquoted};

pub(super) const RULE: Rule = Rule {
    name: "csv-syntax",
    page: include_str!("csv_syntax.md"),
    severity: Severity::Warning,
    checks: &[
        Check::Value(quotes),
        Check::Value(tails),
        Check::File(headers),
    ],
    ..Rule::DEFAULT
};

/// From how many on separators at the end of a value are no typo.
const LEAST: usize = 2;

fn quotes<'a>(_: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    if !column.is_verbatim() {
        return Applicability::NotApplicable;
    }
    let separator = column.separator.as_deref();
    let check = ValueCheck::of_cell(move |cell| {
        // Most of these cells are phone numbers.
        if cell.starts_with('+') && separator.is_none() {
            return None;
        }
        let Unquoted { text, is_csv } = csv_syntax::unquoted(cell, separator)?;
        // Quotes keep a formula from being run: nothing is fixed into one. A phone number is not a formula.
        let digits = text.strip_prefix('+').unwrap_or(&text);
        if digits.starts_with(['=', '+', '-', '@', '＝', '＠'])
            || digits.len() < text.len() && !is_number(digits)
        {
            return None;
        }
        let message = if cell.starts_with(char::is_whitespace) {
            message!("csv-syntax-quotes-behind-space")
        } else {
            message!("csv-syntax-quotes")
        };
        Some(if is_csv {
            message.fix(text)
        } else {
            message.suggest(text)
        })
    });
    Applicability::Check(check.only_if(CellFlags::MARK_FIRST))
}

fn is_number(text: &str) -> bool {
    let belongs = |byte: u8| byte.is_ascii_digit() || byte == b' ';
    text.bytes().all(belongs)
}

fn tails<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    if !column.is_verbatim() {
        return Applicability::NotApplicable;
    }
    let header = column.column.map(|index| context.layout.header(index));
    // Where the header has a tail, the whole column has.
    let of_header = header.and_then(|header| csv_syntax::without_tail(header, LEAST, None));
    let separator = column.separator.as_deref();
    let check = ValueCheck::of_cell(move |cell| {
        let least = match of_header {
            Some((_, tail)) if cell.ends_with(tail) => 1,
            _ => LEAST,
        };
        let (stem, tail) = csv_syntax::without_tail(cell, least, separator)?;
        Some(tail_message(tail).suggest(stem.trim()))
    });
    let flags = CellFlags::SEMICOLON | CellFlags::COMMA | CellFlags::PIPE | CellFlags::CONTROL;
    Applicability::Check(check.only_if(flags))
}

fn tail_message(tail: char) -> Message {
    match tail {
        '\t' => message!("csv-syntax-tail-tab"),
        other => message!("csv-syntax-tail", separator = text(other.to_string())),
    }
}

fn headers(context: &Context<'_>, _: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    let layout = context.layout;
    let observations = layout.indices().filter_map(|column| {
        let header = layout.header(column);
        let (stem, tail) = csv_syntax::without_tail(header, LEAST, None)?;
        let observation = tail_message(tail).suggest(stem.trim());
        Some(observation.at_column(column).of_value(header))
    });
    Applicability::Check(observations.collect())
}
