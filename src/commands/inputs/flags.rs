//! The flags that say what is read, how, and under which rules.

use std::num::NonZeroU64;
use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::finding::RowNumber;
use crate::mapping;
use crate::messages::Language;
use crate::profile::Profile;
use crate::profile::operation::OperationKind;
use crate::source::header_row::HeaderRowChoice;

/// The flags that say what the file is and how to read it.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Target system and mapping")]
pub struct InputArgs {
    /// The target system
    // Its help names the profiles, which only their list knows.
    #[arg(long, value_name = "NAME", help = profile_help(), long_help = long_profile_help())]
    pub profile: Option<String>,

    /// Which header fills which field; see `enroll map`
    ///
    /// The file also has what only your organization knows, such as its domains. The default is `enroll.toml` in the
    /// current folder, where neither a mapping nor a profile is named.
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,

    /// Whether nobody named the mapping file: see [`Self::use_default_mapping`].
    #[arg(skip)]
    pub mapping_is_default: bool,

    /// Map one column: `email=E-Mail`, `email.column=D`
    ///
    /// A part of a column's settings is set in the same way: `roles.separator=,` or `active.values.WAHR=Yes`. May be
    /// repeated.
    #[arg(long, value_name = "FIELD=HEADER")]
    pub set: Vec<String>,

    /// Your organization: `domains=example.com`
    ///
    /// What only your organization knows: its domains, groups, seats. Several values have commas between them:
    /// `domains=example.com,example.de`. May be repeated.
    #[arg(long, value_name = "KEY=VALUE")]
    pub org: Vec<String>,

    /// What the file is for: import, delete or sync
    ///
    /// The default is import. A sync is an import that also removes the users who are missing from the file.
    #[arg(long, value_name = "OPERATION")]
    pub operation: Option<OperationKind>,

    /// Current users: a users.db, or an export
    ///
    /// The users that the target system has now: a user database of `enroll`, or an export of the target system, CSV or a
    /// workbook.
    #[arg(long, value_name = "FILE")]
    pub current: Option<PathBuf>,

    /// Sheet of a workbook, or `all`
    ///
    /// May be repeated for several sheets; `all` reads those with the same headers. The default is the sheet whose headers
    /// fit.
    #[arg(long, value_name = "NAME", help_heading = "Reading the file")]
    pub sheet: Vec<String>,

    /// Row with the headers, or `none`
    ///
    /// The default is the first row that looks like headers.
    #[arg(long, value_name = "ROW", value_parser = header_row, help_heading = "Reading the file")]
    pub header_row: Option<HeaderRowChoice>,

    /// Delimiter of a CSV: one character, or `tab`
    ///
    /// The default is the one that splits the rows evenly.
    #[arg(
        long,
        value_name = "CHAR",
        value_parser = delimiter,
        hide_short_help = true,
        help_heading = "Reading the file"
    )]
    pub delimiter: Option<u8>,

    /// Encoding of a CSV, such as utf-8
    ///
    /// Also windows-1252, cp850, macintosh and others. The default is the one that makes words of the bytes.
    #[arg(
        long,
        value_name = "NAME",
        hide_short_help = true,
        help_heading = "Reading the file"
    )]
    pub encoding: Option<String>,

    /// Language of what is found, reports and templates
    // Its help names the languages, which only their list knows.
    #[arg(
        long,
        value_name = "LANGUAGE",
        value_parser = languages(),
        hide_possible_values = true,
        hide_short_help = true,
        long_help = long_language_help()
    )]
    pub language: Option<Language>,
}

/// The users who are skipped.
#[derive(Debug, Clone, Default, Args)]
pub struct SkipArgs {
    /// Skip users, by row number or key
    ///
    /// A key is a value by which the target system recognizes users, such as the email address. Several have commas between
    /// them; may be repeated.
    #[arg(long, value_name = "ROW|KEY", value_delimiter = ',')]
    pub skip: Vec<String>,
}

impl InputArgs {
    /// Takes the mapping file of the current folder, `enroll.toml`, where there is one and neither a mapping nor a profile is
    /// named.
    #[must_use]
    pub fn use_default_mapping(mut self) -> Self {
        let default = PathBuf::from(mapping::DEFAULT_FILE);
        if self.mapping.is_none() && self.profile.is_none() && default.is_file() {
            self.mapping = Some(default);
            self.mapping_is_default = true;
        }
        self
    }
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
        hide_short_help = true,
        help_heading = "Rules"
    )]
    pub select: Vec<String>,

    /// Do not run these rules
    #[arg(
        long,
        value_name = "RULE",
        value_delimiter = ',',
        hide_short_help = true,
        help_heading = "Rules"
    )]
    pub ignore: Vec<String>,

    /// What these rules find is a warning
    #[arg(
        long,
        value_name = "RULE",
        value_delimiter = ',',
        hide_short_help = true,
        help_heading = "Rules"
    )]
    pub warn: Vec<String>,

    /// Keep at most this many findings of a rule
    ///
    /// Those that come first in the file are kept, and the others are counted: a list in which each cell is wrong must not need
    /// more memory than there is. The default is 1,000,000. Where some are not kept, no annotated or corrected list is written.
    #[arg(long, value_name = "N", value_parser = most_findings, hide_short_help = true, help_heading = "Rules")]
    pub max_findings: Option<NonZeroU64>,
}

fn profile_help() -> String {
    format!("Target system: {}", Profile::names().join(", "))
}

fn long_profile_help() -> String {
    let names = Profile::names().join(", ");
    format!(
        "Target system: {names}; or a TOML file that describes another one, such as `./mine.toml`"
    )
}

fn long_language_help() -> String {
    let codes: Vec<&str> = Language::ALL.iter().map(|one| one.code()).collect();
    format!(
        "Language of reports: {}. What is found, reports and templates are written in it; help is English. The default is \
         `language` of the mapping, else en",
        codes.join(", ")
    )
}

fn most_findings(text: &str) -> Result<NonZeroU64, String> {
    text.parse().map_err(|_| "a number from 1".into())
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

/// The languages, by their codes.
pub(in crate::commands) fn languages() -> impl TypedValueParser<Value = Language> {
    let languages = Language::ALL.iter();
    let codes = languages.map(|one| PossibleValue::new(one.code()).help(one.name()));
    PossibleValuesParser::new(codes).try_map(|code| {
        Language::from_code(&code).ok_or_else(|| format!("unknown language `{code}`"))
    })
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
