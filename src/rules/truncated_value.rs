#![doc = include_str!("truncated_value.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::message;
use crate::rule::{Applicability, Check, Context, Observation, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;

pub(super) const RULE: Rule = Rule {
    name: "truncated-value",
    page: include_str!("truncated_value.md"),
    severity: Severity::Warning,
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

/// Where programs cut: old drivers and database columns at the first, cells of Excel at the second.
const CUTS: [usize; 2] = [255, 32_767];

fn check<'a>(_: &Context<'a>, _: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    Applicability::Check(ValueCheck::of_cell(observe).only_if(CellFlags::LONG))
}

/// Counted in UTF-16 as the programs that cut count: Excel, Access, SQL Server.
fn observe(cell: &str) -> Option<Observation> {
    let length = cell.encode_utf16().count();
    let is_cut = CUTS.contains(&length);
    is_cut.then(|| message!("truncated-value", length).into())
}

#[cfg(test)]
mod tests {
    use super::observe;

    #[test]
    fn only_the_exact_length_is_found() {
        for (length, found) in [
            (254, false),
            (255, true),
            (256, false),
            (32_766, false),
            (32_767, true),
            (32_768, false),
        ] {
            assert_eq!(observe(&"ä".repeat(length)).is_some(), found, "{length}");
        }
    }

    #[test]
    fn an_emoji_counts_as_two() {
        assert!(observe(&format!("{}\u{1f600}", "a".repeat(253))).is_some());
        assert_eq!(observe(&format!("{}\u{1f600}", "a".repeat(254))), None);
    }
}
