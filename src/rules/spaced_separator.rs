#![doc = include_str!("spaced_separator.md")]

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::rule::{Check, Look, Rule, Setup};

pub(super) const RULE: Rule = Rule {
    name: "spaced-separator",
    page: include_str!("spaced_separator.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let field = setup.field(mapped);
    let Some(separator) = mapped.separator.as_deref().filter(|_| mapped.is_verbatim()) else {
        return Look::Away;
    };
    // Where the mapping names another separator, the file is not what the target gets.
    let tight = field.tight_separator && field.separator.as_deref() == Some(separator);
    let assumed = field.assumes("tight_separator") || field.assumes("separator");
    Look::Cell(Box::new(move |cell| {
        let list = cell.trim();
        if is_neat(list, separator) {
            return None;
        }
        let spaced = tight && has_blanks_at(list, separator);
        let hollow = list.split(separator).any(|item| item.trim().is_empty());
        let note = match (spaced, hollow) {
            (true, _) => Note::new("has spaces around the separator `{}`").assumed(assumed),
            // No documentation says what comes of an item that is empty.
            (_, true) => Note::new("has an empty item at a separator `{}` too many").assumed(true),
            _ => return None,
        };
        let note = note.with(separator);
        Some(match put_together(list, separator, tight) {
            list if list.is_empty() => note,
            list => note.with_fix(list),
        })
    }))
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

fn has_blanks_at(list: &str, separator: &str) -> bool {
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

/// The list without what stands there too much.
fn put_together(list: &str, separator: &str, tight: bool) -> String {
    let items = list.split(separator).filter(|item| !item.trim().is_empty());
    let items: Vec<&str> = items
        .map(|item| if tight { item.trim() } else { item })
        .collect();
    items.join(separator).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{has_blanks_at, put_together};

    #[test]
    fn lists_are_put_together_without_blanks() {
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
            assert_eq!(has_blanks_at(list, "|"), spaced, "{list}");
            assert_eq!(put_together(list, "|", true), together, "{list}");
        }
        assert_eq!(put_together("A, ,B, C,", ",", false), "A,B, C");
    }
}
