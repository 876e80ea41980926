//! The list of all rules.
//!
//! A rule is a pair of files with one stem: the code, and a page that explains it. The page is the rule's rustdoc, the
//! text of `validate --explain`, and a test.

mod ambiguous_column;
mod ambiguous_date;
mod archived_user;
mod bad_quoting;
mod calculated_value;
mod case_only_duplicate;
mod commented_row;
mod conflicting_values;
mod csv_syntax;
mod date_serial;
mod disallowed_domain;
mod display_name;
mod dragged_series;
mod duplicate_combination;
mod duplicate_email;
mod duplicate_id;
mod duplicate_label;
mod duplicate_person;
mod duplicate_row;
mod escaped_text;
mod formula;
mod formula_without_value;
mod full_name;
mod garbled_text;
mod hidden_columns;
mod hidden_rows;
mod id_conflict;
mod immutable_change;
mod invalid_boolean;
mod invalid_date;
mod invalid_email;
mod invalid_language;
mod invalid_path;
mod invalid_phone;
mod invisible_character;
mod leftover_example;
mod list_notation;
mod lookalike_character;
mod manager_cycle;
mod mangled_number;
mod merged_cells;
mod misplaced_email;
mod missing_column;
mod missing_dependent_value;
mod missing_root;
mod missing_value;
mod mixed_languages;
mod name_mismatch;
mod near_duplicate_group;
mod no_users;
mod nul_byte;
mod odd_name;
mod outside_own_division;
mod pattern_mismatch;
mod placeholder_value;
mod private_address;
mod probable_rename;
mod ragged_row;
mod renamed_id;
mod repeated_header;
mod reused_key;
mod seat_by_default;
mod second_table;
mod several_values;
mod shared_mailbox;
mod small_group;
mod spaced_separator;
mod special_character;
mod spreadsheet_error;
mod stopped_import;
mod stray_whitespace;
mod suspicious_domain;
mod swallowed_rows;
mod swapped_columns;
mod text_became_date;
mod too_few_seats;
mod too_many_rows;
mod total_row;
mod truncated_value;
mod unclosed_quote;
mod unfilled_row;
mod unknown_manager;
mod unknown_user;
mod unknown_value;
mod unlabelled_column;
mod unlikely_date;
mod unmapped_column;
mod unreachable_domain;
mod unreachable_user;
mod unread_sheet;
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
    ambiguous_date::RULE,
    archived_user::RULE,
    bad_quoting::RULE,
    calculated_value::RULE,
    case_only_duplicate::RULE,
    commented_row::RULE,
    conflicting_values::RULE,
    csv_syntax::RULE,
    date_serial::RULE,
    disallowed_domain::RULE,
    display_name::RULE,
    dragged_series::RULE,
    duplicate_combination::RULE,
    duplicate_email::RULE,
    duplicate_id::RULE,
    duplicate_label::RULE,
    duplicate_person::RULE,
    duplicate_row::RULE,
    escaped_text::RULE,
    formula::RULE,
    formula_without_value::RULE,
    full_name::RULE,
    garbled_text::RULE,
    hidden_columns::RULE,
    hidden_rows::RULE,
    id_conflict::RULE,
    immutable_change::RULE,
    invalid_boolean::RULE,
    invalid_date::RULE,
    invalid_email::RULE,
    invalid_language::RULE,
    invalid_path::RULE,
    invalid_phone::RULE,
    invisible_character::RULE,
    leftover_example::RULE,
    list_notation::RULE,
    lookalike_character::RULE,
    manager_cycle::RULE,
    mangled_number::RULE,
    merged_cells::RULE,
    misplaced_email::RULE,
    missing_column::RULE,
    missing_dependent_value::RULE,
    missing_root::RULE,
    missing_value::RULE,
    mixed_languages::RULE,
    name_mismatch::RULE,
    near_duplicate_group::RULE,
    no_users::RULE,
    nul_byte::RULE,
    odd_name::RULE,
    outside_own_division::RULE,
    pattern_mismatch::RULE,
    placeholder_value::RULE,
    private_address::RULE,
    probable_rename::RULE,
    ragged_row::RULE,
    renamed_id::RULE,
    repeated_header::RULE,
    reused_key::RULE,
    seat_by_default::RULE,
    second_table::RULE,
    several_values::RULE,
    shared_mailbox::RULE,
    small_group::RULE,
    spaced_separator::RULE,
    special_character::RULE,
    spreadsheet_error::RULE,
    stopped_import::RULE,
    stray_whitespace::RULE,
    suspicious_domain::RULE,
    swallowed_rows::RULE,
    swapped_columns::RULE,
    text_became_date::RULE,
    too_few_seats::RULE,
    too_many_rows::RULE,
    total_row::RULE,
    truncated_value::RULE,
    unclosed_quote::RULE,
    unfilled_row::RULE,
    unknown_manager::RULE,
    unknown_user::RULE,
    unknown_value::RULE,
    unlabelled_column::RULE,
    unlikely_date::RULE,
    unmapped_column::RULE,
    unreachable_domain::RULE,
    unreachable_user::RULE,
    unread_sheet::RULE,
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

/// The rule of that name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.name == name)
}
