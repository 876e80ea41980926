//! GitLab: findings as a Code Quality report.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use crate::check::FindingId;
use crate::finding::Severity;
use crate::report::entries::{Entry, entries};
use crate::report::format::{Format, Page, Purpose, Render};
use crate::report::json::document;
use crate::report::sentence::{address, sentence};
use crate::report::validation::Validation;

/// <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>
pub(super) struct GitLab;

impl Format for GitLab {
    fn name(&self) -> &'static str {
        "gitlab"
    }

    fn help(&self) -> &'static str {
        "Code Quality report for GitLab"
    }

    fn purpose(&self) -> Purpose {
        Purpose::BuildServers
    }

    fn validation<'r>(&self) -> Option<Render<Validation<'r>>> {
        Some(write)
    }
}

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u64,
}

fn write(report: &Validation<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    document::write(&Issues { report, page }, output)
}

struct Issues<'a> {
    report: &'a Validation<'a>,
    page: Page,
}

impl Serialize for Issues<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (path, ids) = (self.report.path(), self.report.ids());
        let issue = |entry: Entry<'_>| self.issue(&entry, ids.get(entry.number), &path);
        serializer.collect_seq(entries(self.report).map(issue))
    }
}

impl Issues<'_> {
    fn issue<'p>(&self, entry: &Entry<'_>, id: FindingId, path: &'p str) -> Issue<'p> {
        let finding = entry.finding;
        let mut description = sentence(self.report, finding, self.page);
        if let Some(address) = address(entry, self.page).filter(|_| entry.place.line.is_none()) {
            description = self.page.placed(&address, &description);
        }
        let line = entry.region.as_ref().map(|region| region.start.line);
        let row = entry.place.row.map(|row| row.0);
        Issue {
            description,
            check_name: finding.rule,
            severity: match (finding.severity, finding.place.row) {
                (Severity::Error, None) => "blocker",
                (Severity::Error, Some(_)) => "major",
                (Severity::Warning, _) => "minor",
            },
            fingerprint: id.to_string(),
            location: Location {
                path,
                lines: Lines {
                    begin: line.or(entry.place.line).or(row).unwrap_or(1),
                },
            },
        }
    }
}
