//! The list of all rules.
//!
//! A rule is a pair of files with one stem: the code, and a page that explains it. The page is the rule's rustdoc, the
//! text of `validate --explain`, and a test.

mod ambiguous_column;
mod case_only_duplicate;
mod disallowed_domain;
mod duplicate_email;
mod duplicate_id;
mod duplicate_label;
mod duplicate_row;
mod invalid_boolean;
mod invalid_date;
mod invalid_email;
mod invalid_phone;
mod manager_cycle;
mod missing_column;
mod missing_value;
mod near_duplicate_group;
mod no_users;
mod nul_byte;
mod pattern_mismatch;
mod ragged_row;
mod small_group;
mod stray_whitespace;
mod too_few_seats;
mod too_many_rows;
mod unclosed_quote;
mod unknown_manager;
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
    case_only_duplicate::RULE,
    disallowed_domain::RULE,
    duplicate_email::RULE,
    duplicate_id::RULE,
    duplicate_label::RULE,
    duplicate_row::RULE,
    invalid_boolean::RULE,
    invalid_date::RULE,
    invalid_email::RULE,
    invalid_phone::RULE,
    manager_cycle::RULE,
    missing_column::RULE,
    missing_value::RULE,
    near_duplicate_group::RULE,
    no_users::RULE,
    nul_byte::RULE,
    pattern_mismatch::RULE,
    ragged_row::RULE,
    small_group::RULE,
    stray_whitespace::RULE,
    too_few_seats::RULE,
    too_many_rows::RULE,
    unclosed_quote::RULE,
    unknown_manager::RULE,
    unlabelled_column::RULE,
    unmapped_column::RULE,
    unreadable_encoding::RULE,
    value_not_allowed::RULE,
    value_too_long::RULE,
    wrong_delimiter::RULE,
    wrong_encoding::RULE,
    wrong_format::RULE,
];

/// The rule of that name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.name == name)
}
