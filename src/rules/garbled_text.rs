#![doc = include_str!("garbled_text.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::message;
use crate::rule::{Applicability, Check, Context, Observation, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;
use crate::values::{Correction, garbled};

pub(super) const RULE: Rule = Rule {
    name: "garbled-text",
    page: include_str!("garbled_text.md"),
    severity: Severity::Warning,
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

fn check<'a>(_: &Context<'a>, _: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    // Where bytes could not be read, another rule reports the whole row.
    Applicability::Check(ValueCheck::of_cell(observe).only_if(CellFlags::READABLE))
}

fn observe(cell: &str) -> Option<Observation> {
    if garbled::has_lost_letter(cell) {
        return message!("garbled-text-lost-letter").into();
    }
    let message = message!("garbled-text-wrong-encoding");
    Some(match garbled::meant(cell)? {
        Correction::Sure(text) => message.fix(text),
        Correction::Likely(text) => message.suggest(text),
    })
}
