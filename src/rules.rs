//! The list of all rules.
//!
//! A rule is a pair of files with one stem: the code, and a page that explains it. The page is the rule's rustdoc, the
//! text of `validate --explain`, and a test.

mod ambiguous_column;
mod calculated_value;
mod disallowed_domain;
mod duplicate_email;
mod duplicate_label;
mod formula_without_value;
mod hidden_columns;
mod hidden_rows;
mod invalid_boolean;
mod invalid_date;
mod invalid_email;
mod invalid_phone;
mod leftover_example;
mod merged_cells;
mod missing_column;
mod missing_value;
mod no_users;
mod nul_byte;
mod pattern_mismatch;
mod ragged_row;
mod repeated_header;
mod stray_whitespace;
mod swapped_columns;
mod too_many_rows;
mod total_row;
mod unclosed_quote;
mod unlabelled_column;
mod unmapped_column;
mod unreadable_encoding;
mod value_not_allowed;
mod value_too_long;
mod wrong_delimiter;
mod wrong_encoding;
mod wrong_format;

use crate::rule::Rule;

/// All rules, in alphabetical order.
pub const ALL: &[Rule] = &[
    ambiguous_column::RULE,
    calculated_value::RULE,
    disallowed_domain::RULE,
    duplicate_email::RULE,
    duplicate_label::RULE,
    formula_without_value::RULE,
    hidden_columns::RULE,
    hidden_rows::RULE,
    invalid_boolean::RULE,
    invalid_date::RULE,
    invalid_email::RULE,
    invalid_phone::RULE,
    leftover_example::RULE,
    merged_cells::RULE,
    missing_column::RULE,
    missing_value::RULE,
    no_users::RULE,
    nul_byte::RULE,
    pattern_mismatch::RULE,
    ragged_row::RULE,
    repeated_header::RULE,
    stray_whitespace::RULE,
    swapped_columns::RULE,
    too_many_rows::RULE,
    total_row::RULE,
    unclosed_quote::RULE,
    unlabelled_column::RULE,
    unmapped_column::RULE,
    unreadable_encoding::RULE,
    value_not_allowed::RULE,
    value_too_long::RULE,
    wrong_delimiter::RULE,
    wrong_encoding::RULE,
    wrong_format::RULE,
];

/// Names that a profile or a mapping may use already: rules that a later version brings.
pub const PLANNED: &[&str] = &["small-group"];

/// The rule of that name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.name == name)
}
