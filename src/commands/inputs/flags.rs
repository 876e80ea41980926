//! The flags that say what is read, how, and under which rules.

use std::path::PathBuf;

use clap::Args;

use crate::finding::RowNumber;
use crate::profile::Profile;
use crate::profile::operation::OperationKind;
use crate::source::header_row::HeaderRowChoice;

/// The flags that say what the file is and how to read it.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Input")]
pub struct InputArgs {
    /// The target system
    // Its help names the profiles, which only their list knows.
    #[arg(long, value_name = "NAME|FILE", help = profile_help())]
    pub profile: Option<String>,

    /// The mapping file: which header fills which field, and what only your organization knows
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,

    /// Which column fills a field: `email=E-Mail`, `email.column=D`, `roles.separator=,`
    #[arg(long, value_name = "FIELD=HEADER")]
    pub set: Vec<String>,

    /// What only your organization knows: `domains=example.com,example.de`
    #[arg(long, value_name = "KEY=VALUE")]
    pub org: Vec<String>,

    /// What the file is for [default: import]
    #[arg(long, value_name = "import|delete|sync")]
    pub operation: Option<OperationKind>,

    /// The users that the target holds now: a `users.db` of `enroll`, or an export of the target, CSV or a workbook
    #[arg(long, value_name = "FILE")]
    pub current: Option<PathBuf>,

    /// The sheet of a workbook; repeat it for several, or `all` for those with the same headers [default: sheet with the matching headers]
    #[arg(long, value_name = "NAME")]
    pub sheet: Vec<String>,

    /// The row that holds the headers, or `none` [default: sheet with the matching headers]
    #[arg(long, value_name = "N|none", value_parser = header_row)]
    pub header_row: Option<HeaderRowChoice>,

    /// The delimiter of a CSV, one character or `tab` [default: found by looking]
    #[arg(long, value_name = "CHAR", value_parser = delimiter)]
    pub delimiter: Option<u8>,

    /// The encoding of a CSV, such as utf-8 or windows-1252 [default: found by looking]
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
}

/// The users who are skipped.
#[derive(Debug, Clone, Default, Args)]
pub struct SkipArgs {
    /// Skip users: row numbers, or values by which the target recognises users
    #[arg(long, value_name = "ROW|KEY[,…]", value_delimiter = ',')]
    pub skip: Vec<String>,
}

/// The flags that say which rules are run and how severe they are.
#[derive(Debug, Clone, Default, Hash, Args)]
#[command(next_help_heading = "Rules")]
pub struct RuleArgs {
    /// Run only these rules
    #[arg(
        long,
        value_name = "RULE",
        value_delimiter = ',',
        help_heading = "Rules"
    )]
    pub select: Vec<String>,

    /// Do not run these rules
    #[arg(
        long,
        value_name = "RULE",
        value_delimiter = ',',
        help_heading = "Rules"
    )]
    pub ignore: Vec<String>,

    /// What these rules find is a warning
    #[arg(
        long,
        value_name = "RULE",
        value_delimiter = ',',
        help_heading = "Rules"
    )]
    pub warn: Vec<String>,
}

fn profile_help() -> String {
    format!(
        "The target system: {}, or a TOML file that describes another",
        Profile::names().join(", ")
    )
}

fn header_row(text: &str) -> Result<HeaderRowChoice, String> {
    match text {
        "none" => Ok(HeaderRowChoice::None),
        _ => match text.parse() {
            Ok(row) if row > 0 => Ok(HeaderRowChoice::At(RowNumber(row))),
            _ => Err("the number of a row, from 1, or `none`".into()),
        },
    }
}

/// A delimiter as a flag or a mapping writes it.
pub(super) fn delimiter(text: &str) -> Result<u8, String> {
    match text {
        "tab" | "\\t" => Ok(b'\t'),
        _ => match text.as_bytes() {
            [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\n' | b'\r' | 0) => Ok(*byte),
            _ => Err("one ASCII character other than a quote or a line end, or `tab`".into()),
        },
    }
}
