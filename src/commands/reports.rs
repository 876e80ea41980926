//! The flags that say in which formats a command reports, and the files that reports are written to.

use std::fmt;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::commands::outputs::{StagedFile, is_stream};
use crate::commands::session::Session;
use crate::commands::show_values::ShowArgs;
use crate::commands::{Error, UsageError};
use crate::mapping::org::OrgSettings;
use crate::messages::Language;
use crate::report::{self, Format, Page, Purpose, Report};

/// The format of a report, as a flag names it.
#[derive(Clone, Copy)]
pub(super) struct ChosenFormat(&'static dyn Format);

impl ChosenFormat {
    /// The format for people.
    pub(super) const TEXT: Self = Self(report::TEXT);
}

impl fmt::Debug for ChosenFormat {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl Deref for ChosenFormat {
    type Target = dyn Format;

    fn deref(&self) -> &Self::Target {
        self.0
    }
}

impl ChosenFormat {
    /// The page that the report is printed on.
    pub(super) fn page(self, session: &Session, show: ShowArgs, language: Language) -> Page {
        let page = session.page(show, language);
        Page {
            values: show.show_values.unwrap_or(self.values().min(page.values)),
            ..page
        }
    }
}

/// Help of a flag that takes a format of this report: what it does, and the formats by what they are for.
pub(super) fn formats_help<R: Report>(what: &str) -> String {
    let groups = Purpose::ALL.iter().filter_map(|purpose| {
        let formats = report::formats_of::<R>().filter(|format| format.purpose() == *purpose);
        let names: Vec<&str> = formats.map(Format::name).collect();
        (!names.is_empty()).then(|| format!("\n- for {}: {}", purpose.name(), names.join(", ")))
    });
    format!("{what}\n{}", groups.collect::<String>())
}

/// Reads the value of `--format`: the name of a format that has this report.
pub(super) fn format_of<R: Report>() -> impl TypedValueParser<Value = ChosenFormat> {
    let formats = report::formats_of::<R>();
    let names = formats.map(|format| PossibleValue::new(format.name()).help(format.help()));
    PossibleValuesParser::new(names).try_map(|name| {
        let format = report::format_named(&name);
        format
            .map(ChosenFormat)
            .ok_or_else(|| format!("unknown format `{name}`"))
    })
}

/// A report that is written to a file.
#[derive(Debug, Clone)]
pub(super) struct ReportFile {
    format: ChosenFormat,
    path: PathBuf,
}

/// Reads the value of `--report`: the name of a format that has this report, and a file.
pub(super) fn report_file_of<R: Report>(text: &str) -> Result<ReportFile, String> {
    let Some((name, path)) = text.split_once('=').filter(|(_, path)| !path.is_empty()) else {
        return Err("a report has a format and a file: `json=result.json`".into());
    };
    let names = || report::formats_of::<R>().map(Format::name);
    match report::formats_of::<R>().find(|format| format.name() == name) {
        Some(format) => Ok(ReportFile {
            format: ChosenFormat(format),
            path: path.into(),
        }),
        None => Err(format!(
            "unknown format `{name}`; this report can be written as {}",
            names().collect::<Vec<_>>().join(", ")
        )),
    }
}

impl ReportFile {
    /// The file.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a report, which is there once it is committed. Only its owner may read it: it may hold values of everybody.
    pub(super) fn stage<R: Report>(
        &self,
        report: &R,
        session: &Session,
        show: ShowArgs,
        language: Language,
    ) -> Result<StagedFile, Error> {
        let usual = if is_stream(&self.path) {
            // It may well be the log of a build server.
            self.format.values().min(session.values(show))
        } else {
            self.format.values()
        };
        let page = Page {
            detail: show.detail.detail(),
            ..Page::of_file(show.show_values.unwrap_or(usual), language)
        };
        StagedFile::private(&self.path, |output| {
            report::write(&*self.format, report, page, output)
        })
    }
}

/// Refuses a format that lacks a setting of the organization.
pub(super) fn check_settings(
    format: ChosenFormat,
    files: &[ReportFile],
    org: &OrgSettings,
) -> Result<(), UsageError> {
    let formats = files.iter().map(|file| file.format).chain([format]);
    for format in formats {
        if let Some(key) = format.missing_setting(org) {
            let format = format.name();
            return Err(UsageError::MissingSetting { format, key });
        }
    }
    Ok(())
}

/// Writes a report to each of these files, once it could be written for all of them.
pub(super) fn write_all<R: Report>(
    files: &[ReportFile],
    report: &R,
    session: &Session,
    show: ShowArgs,
    language: Language,
) -> Result<(), Error> {
    let staged = files
        .iter()
        .map(|file| file.stage(report, session, show, language));
    let staged: Vec<StagedFile> = staged.collect::<Result<_, _>>()?;
    staged.into_iter().try_for_each(StagedFile::commit)
}
