//! What a run came to, for people and programs: one file per format, behind one trait and one registry.
//!
//! A command puts together what is to be shown ([`Validation`], [`Mapped`], …) and hands it to a [`Format`]. To add one,
//! implement the trait in a file of its own and add it to [`FORMATS`]; the flags of the commands take their values from there.

pub mod annotate;
mod annotated;
mod applied;
mod azure;
mod concise;
mod csv;
mod differences;
mod eml;
mod entries;
mod escape;
mod exported;
mod fields;
mod finding_cells;
mod format;
mod github;
mod gitlab;
mod html;
mod json;
mod jsonl;
mod junit;
mod mapped;
mod markdown;
mod masking;
mod merged;
mod missing;
mod numbers;
mod outcomes;
mod planned;
mod problems;
mod region;
mod rejected;
mod sarif;
mod sentence;
mod stale;
mod style;
mod suggested;
mod templates;
mod text;
mod validation;

pub use annotated::{Annotated, NoRoom, NotAnnotated, Only, beside};
pub use applied::Applied;
pub use differences::{Changed, Differences, Gone, New};
pub use escape::escape_control_chars;
pub use exported::{ExportedFiles, describe_left_behind};
pub use fields::{TargetFields, TargetSystems};
pub use format::{Detail, Failure, Format, Page, Purpose, Render, Report, RuleList, write};
pub use mapped::{Mapped, samples};
pub use masking::ShowValues;
pub use merged::describe_merged;
pub use missing::MissingColumn;
pub use numbers::{counted, grouped};
pub use planned::Planned;
pub use rejected::{ExportProblem, RejectedExport, Rejection};
pub use stale::{describe_stale, stale_hint};
pub use style::Style;
pub use templates::{describe_template, formats};
pub use text::explanation::explain;
pub use text::exported::{Exported, exported};
pub use text::listed::{ListedProblem, listed_problems};
pub use text::{before_questions, broken, cut};
pub use validation::{Compared, EarlierReport, KnownReport, NextStep, Validation};

/// The format for people, which has every report.
pub const TEXT: &dyn Format = &text::Text;

/// Every format, by the order in which help names them.
pub const FORMATS: &[&dyn Format] = &[
    TEXT,
    &html::Html,
    &eml::Mail,
    &concise::Concise,
    &json::Json,
    &jsonl::JsonLines,
    &csv::Csv,
    &sarif::Sarif,
    &junit::JUnit,
    &github::GitHub,
    &gitlab::GitLab,
    &azure::Azure,
    &markdown::Markdown,
];

/// The formats that have this report.
pub fn formats_of<R: Report>() -> impl Iterator<Item = &'static dyn Format> {
    let formats = FORMATS.iter().copied();
    formats.filter(|format| R::renderer(*format).is_some())
}

/// The format of that name.
#[must_use]
pub fn format_named(name: &str) -> Option<&'static dyn Format> {
    let mut formats = FORMATS.iter().copied();
    formats.find(|format| format.name() == name)
}
