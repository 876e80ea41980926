#![doc = include_str!("truncated_value.md")]

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::rule::{Check, Look, Rule, Setup};
use crate::source::traits::Traits;

pub(super) const RULE: Rule = Rule {
    name: "truncated-value",
    page: include_str!("truncated_value.md"),
    severity: Severity::Warning,
    check: Check::Value(check),
};

/// Where programs cut: old drivers and database columns at the first, cells of Excel at the second.
const CUTS: [usize; 2] = [255, 32_767];

fn check<'a>(_: &'a MappedColumn, _: &Setup<'a>) -> Look<'a> {
    Look::Only(Traits::LONG, Box::new(Look::Cell(Box::new(fault))))
}

/// Counted in UTF-16 as the programs that cut count: Excel, Access, SQL Server.
fn fault(cell: &str) -> Option<Note> {
    let length = cell.encode_utf16().count();
    CUTS.contains(&length).then(|| {
        Note::new("has exactly {} characters, at which programs cut a text off: look at its end")
            .with(length)
    })
}

#[cfg(test)]
mod tests {
    use super::fault;

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
            assert_eq!(fault(&"ä".repeat(length)).is_some(), found, "{length}");
        }
    }

    #[test]
    fn a_picture_counts_as_two() {
        assert!(fault(&format!("{}\u{1f600}", "a".repeat(253))).is_some());
        assert_eq!(fault(&format!("{}\u{1f600}", "a".repeat(254))), None);
    }
}
