#![doc = include_str!("spaced_separator.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{message, text};
use crate::rule::{Applicability, Check, Context, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;

pub(super) const RULE: Rule = Rule {
    name: "spaced-separator",
    page: include_str!("spaced_separator.md"),
    severity: Severity::Error,
    yields_to: &["list-notation"],
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    let separator = column.separator.as_deref();
    let Some(separator) = separator.filter(|_| column.is_verbatim()) else {
        return Applicability::NotApplicable;
    };
    // Where the mapping names another separator, the target does not get the cell as it stands.
    let is_tight = field.tight_separator && field.separator.as_deref() == Some(separator);
    let assumed = field.assumes("tight_separator") || field.assumes("separator");
    let check = ValueCheck::of_cell(move |cell| {
        let list = cell.trim();
        if is_neat(list, separator) {
            return None;
        }
        let is_spaced = is_tight && has_spaces_at(list, separator);
        let has_empty_item = list.split(separator).any(|item| item.trim().is_empty());
        let observation = match (is_spaced, has_empty_item) {
            (true, _) => {
                let separator = text(separator);
                message!("spaced-separator-spaces", separator).assumed(assumed)
            }
            // No documentation says what comes of an item that is empty.
            (_, true) => {
                let separator = text(separator);
                message!("spaced-separator-empty-item", separator).assumed(true)
            }
            _ => return None,
        };
        Some(match put_together(list, separator, is_tight) {
            list if list.is_empty() => observation,
            list => observation.fix(list),
        })
    });
    Applicability::Check(check.only_if(CellFlags::of(separator) & CellFlags::CHARACTERS))
}

/// Whether a letter or a digit stands on both sides of each separator, as it does in nearly all lists.
fn is_neat(list: &str, separator: &str) -> bool {
    let &[byte] = separator.as_bytes() else {
        return !list.contains(separator);
    };
    let bytes = list.as_bytes();
    let solid = |at: Option<usize>| {
        let neighbour = at.and_then(|at| bytes.get(at));
        neighbour.is_some_and(u8::is_ascii_alphanumeric)
    };
    memchr::memchr_iter(byte, bytes).all(|at| solid(at.checked_sub(1)) && solid(Some(at + 1)))
}

fn has_spaces_at(list: &str, separator: &str) -> bool {
    let mut items = list.split(separator).peekable();
    let mut first = true;
    while let Some(item) = items.next() {
        let before = !std::mem::take(&mut first) && item.trim_start().len() < item.len();
        let after = items.peek().is_some() && item.trim_end().len() < item.len();
        if before || after {
            return true;
        }
    }
    false
}

/// The list without empty items, and without the spaces between items where they do not belong.
fn put_together(list: &str, separator: &str, tight: bool) -> String {
    let items = list.split(separator).filter(|item| !item.trim().is_empty());
    let items: Vec<&str> = items
        .map(|item| if tight { item.trim() } else { item })
        .collect();
    items.join(separator).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{has_spaces_at, put_together};

    #[test]
    fn lists_are_put_together_without_spaces() {
        for (list, spaced, together) in [
            ("A|B", false, "A|B"),
            ("A | B", true, "A|B"),
            ("A| B", true, "A|B"),
            ("A |B", true, "A|B"),
            ("A\u{a0}|B", true, "A|B"),
            ("Sales North|Sales South", false, "Sales North|Sales South"),
            ("A||B", false, "A|B"),
            ("A|", false, "A"),
            ("A| |B", true, "A|B"),
            ("|", false, ""),
        ] {
            assert_eq!(has_spaces_at(list, "|"), spaced, "{list}");
            assert_eq!(put_together(list, "|", true), together, "{list}");
        }
        assert_eq!(put_together("A, ,B, C,", ",", false), "A,B, C");
    }
}
