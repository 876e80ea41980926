#![doc = include_str!("escaped_text.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{keyword, message};
use crate::profile::field::Type;
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;
use crate::values::escaped::{self, Notation};
use crate::values::{email, garbled};

pub(super) const RULE: Rule = Rule {
    name: "escaped-text",
    page: include_str!("escaped_text.md"),
    severity: Severity::Warning,
    checks: &[Check::Value(cells), Check::File(headers)],
    ..Rule::DEFAULT
};

/// What an escape starts with, or has.
const MARKS: CellFlags = CellFlags::AMPERSAND
    .union(CellFlags::BRACKET)
    .union(CellFlags::BACKSLASH)
    .union(CellFlags::EQUALS)
    .union(CellFlags::PERCENT)
    .union(CellFlags::UNDERSCORE)
    .union(CellFlags::QUOTE)
    .union(CellFlags::NOT_ASCII);

fn cells<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let kind = context.field(column).kind;
    let between = column.separator.as_deref().unwrap_or(" ");
    let check = ValueCheck::of_cell(move |cell| {
        let observation = observe(cell, between)?;
        // Most of these marks may stand in an address: what is read has to be one.
        let is_address = || {
            observation
                .suggestion
                .as_deref()
                .is_some_and(email::is_valid)
        };
        (kind != Type::Email || is_address()).then_some(observation)
    });
    Applicability::Check(check.only_if(MARKS))
}

fn observe(text: &str, between: &str) -> Option<Observation> {
    let (notation, plain) = escaped::plain(text, between)?;
    let notation = keyword(match notation {
        Notation::WebPage => "web-page",
        Notation::Script => "script",
        Notation::Mail => "mail",
        Notation::MailHeader => "mail-header",
        Notation::Link => "link",
        Notation::Workbook => "workbook",
        Notation::Print => "print",
    });
    let message = message!("escaped-text", notation);
    if plain.is_empty() {
        return message.into();
    }
    // Letters may have been damaged before they were escaped.
    Some(match garbled::meant(&plain) {
        Some(meant) => message.suggest(meant.text()),
        None => message.suggest(plain),
    })
}

fn headers(context: &Context<'_>, _: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    let layout = context.layout;
    let observations = layout.indices().filter_map(|column| {
        let header = layout.header(column);
        // Line ends and underscores are usual in headers.
        let observation = observe(header, " ")?;
        Some(observation.at_column(column).of_value(header))
    });
    Applicability::Check(observations.collect())
}
