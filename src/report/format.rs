//! What a format is: a name, and how it writes each kind of report that it has.

use std::io::{self, Write};

use crate::finding::Suggestion;
use crate::mapping::org::OrgSettings;
use crate::messages::{Catalog, Language, Message, keyword, message, text};
use crate::report::applied::Applied;
use crate::report::differences::Differences;
use crate::report::escape::escape_control_chars;
use crate::report::fields::{TargetFields, TargetSystems};
use crate::report::mapped::Mapped;
use crate::report::masking::ShowValues;
use crate::report::planned::Planned;
use crate::report::style::Style;
use crate::report::validation::Validation;
use crate::rule::Rule;

/// Writes one kind of report.
///
/// # Errors
/// If the output cannot be written.
pub type Render<R> = fn(&R, Page, &mut dyn Write) -> io::Result<()>;

/// A format of reports. It has a method for each kind of report, which returns how that is written; a format without such a
/// report leaves the method out.
pub trait Format: Sync {
    /// Its name on the command line.
    fn name(&self) -> &'static str;

    /// What help says of it, without a full stop.
    fn help(&self) -> &'static str;

    /// What it is for.
    fn purpose(&self) -> Purpose;

    /// Whether it is a document of its own, beside which no line for people is written.
    fn is_for_programs(&self) -> bool {
        self.purpose() != Purpose::Terminal
    }

    /// How much of each value it shows unless the command says otherwise.
    fn values(&self) -> ShowValues {
        match self.purpose() {
            Purpose::BuildServers => ShowValues::Masked,
            _ => ShowValues::Full,
        }
    }

    /// The key under `[org]` that it needs and that is not there.
    fn missing_setting(&self, _org: &OrgSettings) -> Option<&'static str> {
        None
    }

    /// What `validate` found.
    fn validation<'r>(&self) -> Option<Render<Validation<'r>>> {
        None
    }

    /// What `map` suggests.
    fn mapping<'r>(&self) -> Option<Render<Mapped<'r>>> {
        None
    }

    /// What `map --check` found.
    fn mapping_check<'r>(&self) -> Option<Render<Differences<'r>>> {
        None
    }

    /// A plan.
    fn plan<'r>(&self) -> Option<Render<Planned<'r>>> {
        None
    }

    /// What carrying out a plan came to.
    fn applied<'r>(&self) -> Option<Render<Applied<'r>>> {
        None
    }

    /// The rules, each with what it finds.
    fn rules<'r>(&self) -> Option<Render<RuleList<'r>>> {
        None
    }

    /// The target systems.
    fn systems<'r>(&self) -> Option<Render<TargetSystems<'r>>> {
        None
    }

    /// The fields of a target system.
    fn fields<'r>(&self) -> Option<Render<TargetFields<'r>>> {
        None
    }

    /// Why a command failed. Without this, the error is written to standard error as text.
    fn failure<'r>(&self) -> Option<Render<Failure<'r>>> {
        None
    }
}

/// What a format is for. Help groups formats by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Reading on a terminal.
    Terminal,
    /// Reading elsewhere: a document for people.
    People,
    /// Scripts, editors and other programs.
    Programs,
    /// Build servers and code hosts. Many people can see what these show, so values are masked.
    BuildServers,
}

impl Purpose {
    /// All of them, in the order of help.
    pub const ALL: [Self; 4] = [
        Self::Terminal,
        Self::People,
        Self::Programs,
        Self::BuildServers,
    ];

    /// What help calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Terminal => "terminals",
            Self::People => "people",
            Self::Programs => "programs",
            Self::BuildServers => "build servers",
        }
    }
}

/// A kind of report.
pub trait Report: Sized {
    /// How a format writes it; none where the format has no such report.
    fn renderer(format: &dyn Format) -> Option<Render<Self>>;
}

/// Writes a report in a format.
///
/// # Errors
/// If the output cannot be written, or the format has no such report.
pub fn write<R: Report>(
    format: &dyn Format,
    report: &R,
    page: Page,
    output: &mut dyn Write,
) -> io::Result<()> {
    match R::renderer(format) {
        Some(render) => render(report, page, output),
        None => Err(io::ErrorKind::Unsupported.into()),
    }
}

impl Report for Validation<'_> {
    fn renderer(format: &dyn Format) -> Option<Render<Self>> {
        format.validation()
    }
}

impl Report for Mapped<'_> {
    fn renderer(format: &dyn Format) -> Option<Render<Self>> {
        format.mapping()
    }
}

impl Report for Differences<'_> {
    fn renderer(format: &dyn Format) -> Option<Render<Self>> {
        format.mapping_check()
    }
}

impl Report for Planned<'_> {
    fn renderer(format: &dyn Format) -> Option<Render<Self>> {
        format.plan()
    }
}

impl Report for Applied<'_> {
    fn renderer(format: &dyn Format) -> Option<Render<Self>> {
        format.applied()
    }
}

impl Report for RuleList<'_> {
    fn renderer(format: &dyn Format) -> Option<Render<Self>> {
        format.rules()
    }
}

/// Some of the rules, or all of them.
#[derive(Debug, Clone, Copy)]
pub struct RuleList<'r> {
    /// The rules, by their names.
    pub rules: &'r [Rule],
}

impl Report for TargetSystems<'_> {
    fn renderer(format: &dyn Format) -> Option<Render<Self>> {
        format.systems()
    }
}

impl Report for TargetFields<'_> {
    fn renderer(format: &dyn Format) -> Option<Render<Self>> {
        format.fields()
    }
}

/// Why a command failed.
#[derive(Debug, Clone, Copy)]
pub struct Failure<'a> {
    /// The exit code.
    pub exit: u8,
    /// What went wrong.
    pub message: &'a str,
    /// What to do next.
    pub help: Option<&'a str>,
}

/// What a report is written on and for whom.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// How much of each value is shown.
    pub values: ShowValues,
    /// The language of messages.
    pub language: Language,
    /// What the output can show.
    pub style: Style,
    /// How much is said.
    pub detail: Detail,
}

/// How much a report for people says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Detail {
    /// Whether it is only one line, with the verdict.
    pub is_short: bool,
    /// Whether each finding and each change is listed.
    pub is_full: bool,
    /// Whether it says why checks were skipped, and the id of the run.
    pub is_verbose: bool,
}

impl Page {
    /// A page for a file, which has no colours.
    #[must_use]
    pub fn of_file(values: ShowValues, language: Language) -> Self {
        Self {
            values,
            language,
            style: Style::FILE,
            detail: Detail::default(),
        }
    }

    /// What is said below a report in which values are not those of the file.
    #[must_use]
    pub fn masked(&self) -> Option<String> {
        let how = match self.values {
            ShowValues::Full => return None,
            ShowValues::Masked => keyword("masked"),
            ShowValues::Never => keyword("never"),
        };
        Some(self.message(&message!("report-masked", how)))
    }

    /// A value as it may be shown; `…` where it may not be.
    #[must_use]
    pub fn show(&self, value: &str) -> String {
        self.values.show(value).unwrap_or("…".into()).into_owned()
    }

    /// What a suggestion offers, where it may be shown: to write it if only it can have been meant, else perhaps.
    #[must_use]
    pub fn offer(&self, suggestion: Suggestion<'_>) -> Option<String> {
        let shown = self.values.show(suggestion.text)?;
        let shown = text(shown);
        Some(self.message(&if suggestion.is_fix {
            message!("offer-fix", value = shown)
        } else {
            message!("offer-guess", value = shown)
        }))
    }

    /// A number with its thousands apart.
    #[must_use]
    pub fn number(&self, number: u64) -> String {
        Catalog::of(self.language).grouped(number)
    }

    /// A sentence behind what it is about; alone where that is empty.
    #[must_use]
    pub fn placed(&self, place: &str, sentence: &str) -> String {
        if place.is_empty() {
            return sentence.to_owned();
        }
        let (place, sentence) = (text(place), text(sentence));
        self.message(&message!("finding-placed", place, sentence))
    }

    /// A message on one line, with the pieces of values in it as they may be shown.
    #[must_use]
    pub fn message(&self, message: &Message) -> String {
        let values = self.values;
        let text = message.text(self.language, &|value, out| values.write(value, out));
        match escape_control_chars(&text) {
            std::borrow::Cow::Borrowed(_) => text,
            std::borrow::Cow::Owned(escaped) => escaped,
        }
    }
}
