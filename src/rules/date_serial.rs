#![doc = include_str!("date_serial.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::message;
use crate::rule::dates::DateForms;
use crate::rule::{Applicability, Check, Context, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;
use crate::values::date::serial;

pub(super) const RULE: Rule = Rule {
    name: "date-serial",
    page: include_str!("date_serial.md"),
    severity: Severity::Error,
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let check = DateForms::of(context.field(column)).map(|forms| {
        let check = ValueCheck::of_each_value(move |value| {
            let day = serial::read(value)?;
            let message = message!("date-serial", formats = forms.listed());
            let observation = message.assumed(forms.is_assumed());
            // Spreadsheets that were made on old Macs count from 1904: the day is likely and not certain.
            Some(match forms.write(day) {
                Some(date) => observation.suggest(date),
                None => observation,
            })
        });
        check.only_if(CellFlags::DIGIT)
    });
    check.into()
}
