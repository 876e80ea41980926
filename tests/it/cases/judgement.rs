//! What the cases call a fault, and what the program calls it; and where the two do not agree.

/// How a fault of the cases shows.
pub(super) enum Sign {
    /// A finding of one of these rules.
    Rules(&'static [&'static str]),
    /// The file is refused in words that hold this one.
    Refused(&'static str),
    /// The report names the header row below.
    HeaderBelow,
}

use Sign::{HeaderBelow, Refused, Rules};

/// What a kind of the cases is here.
pub(super) const KINDS: &[(&str, Sign)] = &[
    ("bool_unknown", Rules(&["invalid-boolean"])),
    ("corrupt", Refused("damaged")),
    ("date_invalid", Rules(&["invalid-date"])),
    ("date_serial", Rules(&["date-serial", "invalid-date"])),
    ("duplicate_conflict", Rules(&["duplicate-email"])),
    ("duplicate_email", Rules(&["duplicate-email"])),
    (
        "duplicate_row",
        Rules(&["duplicate-row", "duplicate-email", "duplicate-id"]),
    ),
    ("email_invalid", Rules(&["invalid-email"])),
    (
        "email_multiple",
        Rules(&["several-values", "invalid-email", "display-name"]),
    ),
    ("empty_file", Refused("is empty")),
    ("encrypted", Refused("password-protected")),
    ("enum_unknown", Rules(&["value-not-allowed"])),
    ("errors_column_present", Rules(&["unmapped-column"])),
    (
        "formula_without_value",
        Rules(&["formula-without-value", "missing-value"]),
    ),
    ("header_ambiguous", Rules(&["ambiguous-column"])),
    (
        "header_duplicate",
        Rules(&["duplicate-label", "ambiguous-column"]),
    ),
    ("header_empty", Rules(&["unlabelled-column"])),
    ("header_missing", Rules(&["missing-column"])),
    ("header_only", Rules(&["no-users"])),
    ("nul_byte", Rules(&["nul-byte"])),
    ("phone_invalid", Rules(&["invalid-phone"])),
    ("phone_not_e164", Rules(&["invalid-phone"])),
    (
        "phone_scientific",
        Rules(&["mangled-number", "invalid-phone"]),
    ),
    (
        "phone_text_marker",
        Rules(&["mangled-number", "invalid-phone"]),
    ),
    (
        "control_char",
        Rules(&["invisible-character", "invalid-email"]),
    ),
    ("email_confusable", Rules(&["lookalike-character"])),
    ("email_confusable_domain", Rules(&["lookalike-character"])),
    ("email_mixed_script", Rules(&["lookalike-character"])),
    ("email_smtputf8", Rules(&["special-character"])),
    ("error_value", Rules(&["spreadsheet-error"])),
    ("formula_injection", Rules(&["formula"])),
    ("placeholder_value", Rules(&["placeholder-value"])),
    ("typographic_quotes", Rules(&["bad-quoting"])),
    ("duplicate_value", Rules(&["duplicate-id"])),
    ("phone_float", Rules(&["mangled-number", "invalid-phone"])),
    (
        "phone_leading_zero_lost",
        Rules(&["mangled-number", "invalid-phone"]),
    ),
    (
        "phone_missing_plus",
        Rules(&["mangled-number", "invalid-phone"]),
    ),
    ("unknown_reference", Rules(&["unknown-manager"])),
    ("totals_row", Rules(&["total-row"])),
    ("footer_row", Rules(&["total-row"])),
    ("repeated_header", Rules(&["repeated-header"])),
    ("merged_cell_empty", Rules(&["merged-cells"])),
    ("pattern_mismatch", Rules(&["pattern-mismatch"])),
    ("preamble", HeaderBelow),
    ("required_missing", Rules(&["missing-value"])),
    ("row_too_long", Rules(&["ragged-row"])),
    ("row_too_short", Rules(&["ragged-row"])),
    ("too_many_rows", Rules(&["too-many-rows"])),
    ("trailing_nul_bytes", Rules(&["nul-byte", "total-row"])),
    ("wrong_format", Refused(" not a")),
];

const FEEDS_NOTHING: &str =
    "no field takes this column, so it is not uploaded and its cells are not checked";
const SHORT_ROW: &str =
    "it is a warning: programs leave out empty cells, and what is required and missing is an error";

/// Files that are to end with errors and end with warnings, and why.
pub(super) const MILDER: &[(&str, &str)] = &[
    (
        "07_totals_row_end.csv",
        "a row that is no user gets a warning and nothing else, in the case too",
    ),
    (
        "54_concatenated_files.csv",
        "a row that is no user gets a warning and nothing else, in the case too",
    ),
];

/// What is expected of a file and not done, and why. The row is 0 where it is about the file.
pub(super) const MISSED: &[(&str, u64, &str, &str)] = &[
    (
        "07_totals_row_end.csv",
        7,
        "blank_row",
        "a row of empty cells is no user and nobody has to do anything about it",
    ),
    (
        "21_formula_injection.csv",
        4,
        "formula_injection",
        FEEDS_NOTHING,
    ),
    (
        "21_formula_injection.csv",
        8,
        "formula_injection",
        FEEDS_NOTHING,
    ),
    ("42_terminal_escapes.csv", 2, "control_char", FEEDS_NOTHING),
    ("42_terminal_escapes.csv", 3, "control_char", FEEDS_NOTHING),
    ("42_terminal_escapes.csv", 5, "control_char", FEEDS_NOTHING),
    ("42_terminal_escapes.csv", 6, "control_char", FEEDS_NOTHING),
    ("42_terminal_escapes.csv", 7, "control_char", FEEDS_NOTHING),
    ("42_terminal_escapes.csv", 8, "control_char", FEEDS_NOTHING),
    ("42_terminal_escapes.csv", 9, "control_char", FEEDS_NOTHING),
    ("11_ragged_rows.csv", 3, "row_too_short", SHORT_ROW),
    ("11_ragged_rows.csv", 5, "row_too_short", SHORT_ROW),
    (
        "76_xlsx_renamed.csv",
        0,
        "wrong_extension",
        "content decides; the report names the format that was read",
    ),
    (
        "78_libreoffice.ods",
        3,
        "blank_row",
        "a row that does not exist is no user",
    ),
    (
        "78_libreoffice.ods",
        4,
        "blank_row",
        "a row that does not exist is no user",
    ),
];

/// What is found and not expected, and why it stays.
pub(super) const BEYOND: &[(&str, u64, &str, &str)] = &[
    (
        "17_error_cells.csv",
        6,
        "placeholder-value",
        "a lone dash in an optional column stands for nothing there too",
    ),
    (
        "19_homoglyph_domain.csv",
        10,
        "suspicious-domain",
        "`examp1e.com` among several `example.com`",
    ),
    (
        "21_formula_injection.csv",
        9,
        "placeholder-value",
        "a lone dash is no last name",
    ),
    (
        "23_several_emails_one_cell.csv",
        12,
        "special-character",
        "hardly any system takes quotes before the `@`",
    ),
    (
        "78_libreoffice.ods",
        2,
        "invisible-character",
        "a first name with a line break in it: no target says that it takes one",
    ),
    (
        "78_libreoffice.ods",
        5,
        "invalid-date",
        "the cell shows a time of day, which neither form of the target has",
    ),
    (
        "78_libreoffice.ods",
        6,
        "invalid-date",
        "the cell shows a time of day, which neither form of the target has",
    ),
    (
        "78_libreoffice.ods",
        2,
        "odd-name",
        "the name has two spaces in a row",
    ),
];

/// A false alarm that counts as failure: the file, the words of the case, and which findings it means.
pub(super) struct FalseAlarm {
    pub(super) file: &'static str,
    pub(super) words: &'static str,
    /// Findings of these rules; none: of all.
    pub(super) rules: &'static [&'static str],
    /// In these rows; none: in all.
    pub(super) rows: &'static [u64],
    /// With this in the value or the suggestion.
    pub(super) text: &'static str,
}

const NOWHERE: FalseAlarm = FalseAlarm {
    file: "",
    words: "",
    rules: &[],
    rows: &[],
    text: "",
};

/// The false alarms of the cases, put so that a program can judge them.
pub(super) const FALSE_ALARMS: &[FalseAlarm] = &[
    FalseAlarm {
        file: "15_phones_scientific.csv",
        words: "a suggestion +491714000000 for rows 2,3",
        rows: &[2, 3],
        text: "491714000000",
        ..NOWHERE
    },
    FalseAlarm {
        file: "17_error_cells.csv",
        words: "anything for row 5",
        rows: &[5],
        ..NOWHERE
    },
    FalseAlarm {
        file: "17_error_cells.csv",
        words: "email_invalid for null@example.com (a real user may be called Null)",
        rules: &["invalid-email"],
        text: "null@example.com",
        ..NOWHERE
    },
    FalseAlarm {
        file: "19_homoglyph_domain.csv",
        words: "email_invalid for rows 6,7,8,10,11,15",
        rules: &["invalid-email"],
        rows: &[6, 7, 8, 10, 11, 15],
        ..NOWHERE
    },
    FalseAlarm {
        file: "21_formula_injection.csv",
        words: "formula_injection for phone +49 ... in rows 2,3 (international phone numbers start with +)",
        rules: &["formula"],
        rows: &[2, 3],
        text: "+49",
    },
    FalseAlarm {
        file: "23_several_emails_one_cell.csv",
        words: "duplicate_email for row 10 (optional info only)",
        rules: &["duplicate-email"],
        rows: &[10],
        ..NOWHERE
    },
    // That it is no success is judged by its outcome.
    FalseAlarm {
        file: "52_smart_quotes.csv",
        words: "success",
        text: "no text is this one",
        ..NOWHERE
    },
    FalseAlarm {
        file: "60_multi_sheets_hidden.xlsx",
        words: "anything from Alt_2022 (alt@@example.com)",
        text: "alt@@example.com",
        ..NOWHERE
    },
    FalseAlarm {
        file: "66_booleans_dates.xlsx",
        words: "date errors in rows 2,3,4,5,9,10",
        rules: &["invalid-date", "date-serial"],
        rows: &[2, 3, 4, 5, 9, 10],
        ..NOWHERE
    },
    FalseAlarm {
        file: "72_formatted_empty_rows.xlsx",
        words: "too_many_rows",
        rules: &["too-many-rows"],
        ..NOWHERE
    },
    FalseAlarm {
        file: "72_formatted_empty_rows.xlsx",
        words: "required_missing",
        rules: &["missing-value"],
        ..NOWHERE
    },
    FalseAlarm {
        file: "78_libreoffice.ods",
        words: "wrong@@example.com (annotation)",
        text: "wrong@@example.com",
        ..NOWHERE
    },
    FalseAlarm {
        file: "84_users.xlsb",
        words: "x@@y",
        text: "x@@y",
        ..NOWHERE
    },
];

/// What a kind is here; none where no rule finds it. A kind that nobody knows is a fault of these tables.
pub(super) fn sign(kind: &str) -> Option<&'static Sign> {
    if let Some((_, sign)) = KINDS.iter().find(|(known, _)| *known == kind) {
        return Some(sign);
    }
    let missed = MISSED.iter().any(|(_, _, known, _)| *known == kind);
    assert!(missed, "no table knows the kind `{kind}`");
    None
}
