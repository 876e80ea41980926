#![doc = include_str!("garbled_text.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::message;
use crate::profile::field::Type;
use crate::rule::{
    Applicability, Check, Context, FileSummary, Observation, PersonNames, Rule, ValueCheck,
};
use crate::source::cell_flags::CellFlags;
use crate::values::garbled::{self, Damage};
use crate::values::{Correction, escaped};

pub(super) const RULE: Rule = Rule {
    name: "garbled-text",
    page: include_str!("garbled_text.md"),
    severity: Severity::Warning,
    checks: &[
        Check::Value(cells),
        Check::Value(question_marks),
        Check::File(headers),
    ],
    ..Rule::DEFAULT
};

fn cells<'a>(_: &Context<'a>, _: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    // Where bytes could not be read, another rule reports the whole row.
    Applicability::Check(ValueCheck::of_cell(observe).only_if(CellFlags::READABLE))
}

fn observe(cell: &str) -> Option<Observation> {
    let damage = garbled::damage(cell)?;
    Some(match damage {
        Damage::Lost => message!("garbled-text-lost-letter").into(),
        Damage::WrongEncoding(meant) => {
            let message = message!("garbled-text-wrong-encoding");
            match meant {
                Some(Correction::Sure(text)) => message.fix(text),
                Some(Correction::Likely(text)) => message.suggest(text),
                None => message.into(),
            }
        }
    })
}

fn question_marks<'a>(
    context: &Context<'a>,
    column: &'a MappedColumn,
) -> Applicability<ValueCheck<'a>> {
    let holds_words = !matches!(
        context.field(column).kind,
        Type::Boolean | Type::Date | Type::DateTime | Type::Phone
    );
    let is_name = PersonNames::has_part(context, column.field);
    let check = ValueCheck::of_cell(move |cell| {
        // `=?utf-8?Q?...?=` has its question marks for a reason.
        let is_lost = (garbled::has_question_mark(cell)
            || is_name && garbled::ends_with_question_mark(cell))
            && escaped::plain(cell, " ").is_none();
        is_lost.then(|| message!("garbled-text-question-mark").into())
    });
    let check = holds_words.then(|| check.only_if(CellFlags::OTHER_MARK));
    check.into()
}

fn headers(context: &Context<'_>, _: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    let layout = context.layout;
    let observations = layout.indices().filter_map(|column| {
        let header = layout.header(column);
        let damage = garbled::damage(header)
            .or_else(|| garbled::has_question_mark(header).then_some(Damage::Lost))?;
        let observation = match damage {
            Damage::Lost => message!("garbled-text-header-lost-letter").into(),
            Damage::WrongEncoding(Some(meant)) => {
                message!("garbled-text-header").suggest(meant.text())
            }
            Damage::WrongEncoding(None) => message!("garbled-text-header").into(),
        };
        Some(Observation::at_column(observation, column).of_value(header))
    });
    Applicability::Check(observations.collect())
}
