#![doc = include_str!("leftover_example.md")]

use crate::finding::{ColumnIndex, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::message;
use crate::profile::field::Type;
use crate::rule::{Applicability, Check, Context, RowCheck, Rule};
use crate::values::footer;

pub(super) const RULE: Rule = Rule {
    name: "leftover-example",
    page: include_str!("leftover_example.md"),
    severity: Severity::Warning,
    checks: &[Check::Row(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>) -> Applicability<RowCheck<'a>> {
    let mut columns = context.layout.columns.iter();
    if !columns.any(|mapped| mapped.column.is_some()) {
        return Applicability::NotApplicable;
    }
    let header = &context.observed.header_row;
    let samples = samples(context);
    Applicability::Check(RowCheck::non_user(move |row, _| {
        let has_sample =
            |(column, sample): &&(ColumnIndex, &str)| is_sample(row.cell(*column), sample);
        // A colon stands behind the word.
        // The first column of a template has it, too, whether it is used or not.
        let example = if row.may_contain(b':') {
            let mut cells = header.own_cells(row);
            cells
                .find(|(_, cell)| footer::is_example(cell))
                .map(|(column, _)| column)
        } else {
            None
        };
        let sample = || samples.iter().find(has_sample).map(|(column, _)| *column);
        let column = example.or_else(sample)?;
        Some((Some(column), message!("leftover-example").into()))
    }))
}

fn is_sample(cell: &str, sample: &str) -> bool {
    // The first byte tells of nearly every cell.
    let (Some(first), Some(wanted)) = (cell.as_bytes().first(), sample.as_bytes().first()) else {
        return false;
    };
    let may_be = !first.is_ascii_graphic() || first.eq_ignore_ascii_case(wanted);
    may_be && cell.trim().eq_ignore_ascii_case(sample)
}

/// The values of the vendor's sample, each with its column. Only fields that tell one user from another count: the
/// department of the sample may well be that of a user.
fn samples<'a>(context: &Context<'a>) -> Vec<(ColumnIndex, &'a str)> {
    let tells_users_apart = |mapped: &MappedColumn| {
        let field = context.field(mapped);
        field.unique
            || matches!(field.kind, Type::Email | Type::Id)
            || context.profile.match_on.contains(&mapped.field)
    };
    let mut samples = Vec::new();
    for (mapped, field) in context.mapped_columns() {
        let Some(column) = mapped.column.filter(|_| tells_users_apart(mapped)) else {
            continue;
        };
        let examples = field.examples.iter().map(String::as_str);
        let examples = examples.filter(|example| !example.is_empty());
        samples.extend(examples.map(|example| (column, example)));
    }
    samples
}

#[cfg(test)]
mod tests {
    use super::is_sample;

    #[test]
    fn a_sample_is_known_in_any_case() {
        for (cell, expected) in [
            ("chris@contoso.com", true),
            (" Chris@Contoso.com ", true),
            ("\u{a0}chris@contoso.com", true),
            ("chris@contoso.co", false),
            ("anna@contoso.com", false),
            ("", false),
        ] {
            assert_eq!(is_sample(cell, "chris@contoso.com"), expected, "{cell}");
        }
    }
}
