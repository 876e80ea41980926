//! The list of all rules.
//!
//! A rule is a pair of files with one stem: the code, and a page that explains it. The page is the rule's rustdoc, the
//! text of `validate --explain`, and a test.

mod ambiguous_column;
mod conflicting_values;
mod disallowed_domain;
mod duplicate_email;
mod duplicate_label;
mod invalid_boolean;
mod invalid_date;
mod invalid_email;
mod invalid_path;
mod invalid_phone;
mod missing_column;
mod missing_dependent_value;
mod missing_root;
mod missing_value;
mod mixed_languages;
mod no_users;
mod nul_byte;
mod outside_own_division;
mod pattern_mismatch;
mod ragged_row;
mod spaced_separator;
mod stray_whitespace;
mod too_many_rows;
mod unclosed_quote;
mod unknown_value;
mod unlabelled_column;
mod unmapped_column;
mod unreachable_user;
mod unreadable_encoding;
mod unseparated_list;
mod unused_name_part;
mod value_not_allowed;
mod value_too_long;
mod wrong_delimiter;
mod wrong_encoding;
mod wrong_format;
mod wrong_label_case;

use crate::rule::Rule;

/// All rules, in alphabetical order.
pub const ALL: &[Rule] = &[
    ambiguous_column::RULE,
    conflicting_values::RULE,
    disallowed_domain::RULE,
    duplicate_email::RULE,
    duplicate_label::RULE,
    invalid_boolean::RULE,
    invalid_date::RULE,
    invalid_email::RULE,
    invalid_path::RULE,
    invalid_phone::RULE,
    missing_column::RULE,
    missing_dependent_value::RULE,
    missing_root::RULE,
    missing_value::RULE,
    mixed_languages::RULE,
    no_users::RULE,
    nul_byte::RULE,
    outside_own_division::RULE,
    pattern_mismatch::RULE,
    ragged_row::RULE,
    spaced_separator::RULE,
    stray_whitespace::RULE,
    too_many_rows::RULE,
    unclosed_quote::RULE,
    unknown_value::RULE,
    unlabelled_column::RULE,
    unmapped_column::RULE,
    unreachable_user::RULE,
    unreadable_encoding::RULE,
    unseparated_list::RULE,
    unused_name_part::RULE,
    value_not_allowed::RULE,
    value_too_long::RULE,
    wrong_delimiter::RULE,
    wrong_encoding::RULE,
    wrong_format::RULE,
    wrong_label_case::RULE,
];

/// Names that a profile or a mapping may use already: rules that a later version brings.
pub const PLANNED: &[&str] = &["small-group"];

/// The rule of that name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.name == name)
}
