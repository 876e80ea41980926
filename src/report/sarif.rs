//! SARIF 2.1.0: findings for code scanning and other viewers of static analysis.

mod fix;
mod place;

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::{Serialize, Serializer};

use crate::check::FindingId;
use crate::finding::Severity;
use crate::report::entries::{Entry, entries};
use crate::report::format::{Format, Page, Purpose, Render};
use crate::report::json::document;
use crate::report::sarif::fix::{Fix, fixes};
use crate::report::sarif::place::{ArtifactLocation, TextRegion};
use crate::report::sentence::{address, sentence};
use crate::report::validation::Validation;
use crate::rules;

/// <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>
pub(super) struct Sarif;

impl Format for Sarif {
    fn name(&self) -> &'static str {
        "sarif"
    }

    fn help(&self) -> &'static str {
        "SARIF 2.1.0 for code scanning"
    }

    fn purpose(&self) -> Purpose {
        Purpose::BuildServers
    }

    fn validation<'r>(&self) -> Option<Render<Validation<'r>>> {
        Some(write)
    }
}

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    invocations: [Invocation<'a>; 1],
    artifacts: [Artifact<'a>; 1],
    column_kind: &'static str,
    results: Results<'a>,
    properties: RunProperties<'a>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Text<&'static str>,
    full_description: Text<String>,
    default_configuration: Configuration,
    help: Help,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Text<T> {
    text: T,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation<'a> {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification<'a>>,
}

/// A rule that could not check.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Notification<'a> {
    level: &'static str,
    message: Text<String>,
    associated_rule: RuleReference<'a>,
}

#[derive(Serialize)]
struct RuleReference<'a> {
    id: &'a str,
}

#[derive(Serialize)]
struct Artifact<'a> {
    location: ArtifactLocation<'a>,
    roles: [&'static str; 1],
}

#[derive(Serialize)]
struct RunProperties<'a> {
    run_id: &'a str,
    profile: &'a str,
    users: u64,
    failed: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OneResult<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text<String>,
    locations: [Location<'a>; 1],
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix<'a>>,
    properties: ResultProperties<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: PhysicalLocation<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalLocation>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'a> {
    artifact_location: ArtifactLocation<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<TextRegion>,
}

/// The cell as a person with the spreadsheet finds it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation {
    fully_qualified_name: String,
    kind: &'static str,
}

/// What code hosts know a result by when its row has moved.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fingerprints {
    primary_location_line_hash: String,
}

#[derive(Serialize)]
struct ResultProperties<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    header: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_rows: Vec<String>,
}

fn write(report: &Validation<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let checked = report.checked;
    let uri = uri(&report.path());
    let artifact = ArtifactLocation {
        uri: &uri,
        index: 0,
    };
    let mut found: BTreeMap<&'static str, Severity> = BTreeMap::new();
    for finding in checked.findings.iter() {
        let severity = found.entry(finding.rule).or_insert(finding.severity);
        *severity = (*severity).max(finding.severity);
    }
    let rules: Vec<&'static str> = found.keys().copied().collect();
    let missed = checked.missed();
    let notifications = missed.iter().map(|missed| Notification {
        level: "note",
        message: Text {
            text: page.message(&missed.reason),
        },
        associated_rule: RuleReference { id: missed.rule },
    });
    let run = Run {
        tool: Tool {
            driver: Driver {
                name: "enroll",
                semantic_version: env!("CARGO_PKG_VERSION"),
                rules: found.into_iter().map(rule).collect(),
            },
        },
        invocations: [Invocation {
            execution_successful: true,
            tool_execution_notifications: notifications.collect(),
        }],
        artifacts: [Artifact {
            location: artifact,
            roles: ["analysisTarget"],
        }],
        column_kind: "unicodeCodePoints",
        results: Results {
            report,
            page,
            artifact,
            rules,
        },
        properties: RunProperties {
            run_id: report.run_id,
            profile: &report.task.profile.name,
            users: checked.users,
            failed: checked.failed.len(),
        },
    };
    let log = Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [run],
    };
    document::write(&log, output)
}

/// What a rule finds, why that matters, and where its examples are: the page has them, which code hosts would cut.
fn rule((name, severity): (&'static str, Severity)) -> Rule {
    let rule = rules::named(name);
    let (page, sentence) = rule.map_or(("", name), |rule| (rule.page, rule.sentence()));
    let paragraphs = page.split("\n\n").skip(1);
    let prose = paragraphs.take_while(|paragraph| !paragraph.starts_with("```"));
    let prose: Vec<String> = prose.map(|text| text.replace('\n', " ")).collect();
    let prose = prose.join("\n\n");
    let more = format!("enroll validate --explain {name}");
    Rule {
        id: name,
        short_description: Text { text: sentence },
        default_configuration: Configuration {
            level: level(severity),
        },
        help: Help {
            text: format!("{prose}\n\nExamples: {more}"),
            markdown: format!("{prose}\n\nExamples: `{more}`"),
        },
        full_description: Text { text: prose },
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// The results, written one by one.
struct Results<'a> {
    report: &'a Validation<'a>,
    page: Page,
    artifact: ArtifactLocation<'a>,
    /// The rules that have results, by name.
    rules: Vec<&'static str>,
}

impl<'a> Serialize for Results<'a> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ids = self.report.ids();
        let result = |entry: Entry<'a>| self.result(&entry, ids.get(entry.number));
        serializer.collect_seq(entries(self.report).map(result))
    }
}

impl<'a> Results<'a> {
    fn result(&self, entry: &Entry<'a>, id: FindingId) -> OneResult<'a> {
        let (report, page) = (self.report, self.page);
        let finding = entry.finding;
        let region = match (&entry.region, entry.place.line, entry.place.row) {
            (Some(region), ..) => Some(TextRegion::of(region)),
            (None, Some(line), _) => Some(TextRegion::of_line(line)),
            (None, None, Some(row)) => Some(TextRegion::of_line(row.0)),
            (None, None, None) => None,
        };
        let related = finding.other_rows();
        OneResult {
            rule_id: finding.rule,
            rule_index: self.rules.binary_search(&finding.rule).unwrap_or_default(),
            level: level(finding.severity),
            message: Text {
                text: sentence(report, finding, page),
            },
            locations: [Location {
                physical_location: PhysicalLocation {
                    artifact_location: self.artifact,
                    region,
                },
                logical_locations: address(entry, page)
                    .map(|name| LogicalLocation {
                        fully_qualified_name: name,
                        kind: "element",
                    })
                    .into_iter()
                    .collect(),
            }],
            fixes: fixes(entry, page, self.artifact),
            properties: ResultProperties {
                sheet: entry.sheet,
                row: entry.place.row.map(|row| row.0),
                cell: entry.place.cell(),
                header: report.header(finding),
                field: report.field(finding),
                related_rows: related.map(|row| report.observed.row_name(row)).collect(),
            },
            partial_fingerprints: Fingerprints {
                primary_location_line_hash: id.to_string(),
            },
        }
    }
}

/// A path as a URI reference: bytes that have a meaning there are escaped.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_is_a_uri() {
        for (path, expected) in [
            ("lists/people.csv", "lists/people.csv"),
            ("Mitarbeiter 1#ü.csv", "Mitarbeiter%201%23%C3%BC.csv"),
            ("/srv/people.csv", "file:///srv/people.csv"),
            ("C:/people.csv", "C%3A/people.csv"),
        ] {
            assert_eq!(uri(path), expected);
        }
    }
}
