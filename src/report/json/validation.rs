//! What `validate` found, for programs.

use std::borrow::Cow;
use std::io::{self, Write};

use hashbrown::HashMap;
use serde::Serialize;
use serde::ser::SerializeMap;
use serde_json::{Map, Value};
use xxhash_rust::xxh3::Xxh3;

use crate::check::{FindingId, FindingIds};
use crate::finding::{ColumnIndex, Finding, Place, RowNumber, Severity};
use crate::fix::{Fix, Fixes};
use crate::profile::operation::OperationKind;
use crate::report::format::Page;
use crate::report::json::document::{self, Head, Source, shown};
use crate::report::json::{facts, since};
use crate::report::masking::ShowValues;
use crate::report::problems::{self, Problem};
use crate::report::suggested::page_of_suggestion;
use crate::report::validation::{KnownReport, Validation};

#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    head: Head,
    exit: u8,
    run_id: &'a str,
    file: &'a str,
    profile: &'a str,
    operation: OperationKind,
    source: Source<'a>,
    mapping_file: Option<&'a str>,
    mapping: Mapping<'a>,
    current: Option<CurrentUsers<'a>>,
    summary: Summary,
    not_checked: Vec<NotChecked<'a>>,
    problems: Vec<OneProblem<'a>>,
    findings: Findings<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<since::Since<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<Baseline<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixes: Option<Vec<AppliedFix<'a>>>,
}

/// What is known of an earlier report.
#[derive(Serialize)]
struct Baseline<'a> {
    file: &'a str,
    known: u64,
    new: u64,
    gone: u64,
}

/// Findings with one problem.
#[derive(Serialize)]
struct OneProblem<'a> {
    id: String,
    rule: &'a str,
    severity: &'static str,
    scope: &'static str,
    columns: Vec<String>,
    count: u64,
    fixable: u64,
    message_id: &'static str,
    message: String,
    settled_by: Option<String>,
}

/// A cell that `--fix` has fixed.
#[derive(Serialize)]
struct AppliedFix<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    row: Option<u64>,
    cell: Option<String>,
    header: Option<&'a str>,
    field: Option<&'a str>,
    from: Option<Cow<'a, str>>,
    to: Option<Cow<'a, str>>,
    rules: &'a [&'static str],
}

#[derive(Serialize)]
struct CurrentUsers<'a> {
    file: &'a str,
    users: u64,
}

#[derive(Serialize)]
struct Summary {
    rows: u64,
    valid: u64,
    failed: u64,
    errors: usize,
    warnings: usize,
    fixable: u64,
    not_users: u64,
}

#[derive(Serialize)]
struct NotChecked<'a> {
    rule: &'a str,
    reason: String,
}

#[derive(Serialize)]
struct OneFinding<'a> {
    id: String,
    problem: &'a str,
    rule: &'a str,
    severity: &'static str,
    scope: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    row: Option<u64>,
    line: Option<u64>,
    cell: Option<String>,
    header: Option<&'a str>,
    field: Option<&'a str>,
    value: Option<Cow<'a, str>>,
    message_id: &'static str,
    message: String,
    data: Map<String, Value>,
    suggestion: Option<Cow<'a, str>>,
    safe_fix: bool,
    related: Vec<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consequence_of: Option<&'static str>,
}

/// Writes the report.
pub(super) fn write(report: &Validation<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let checked = report.checked;
    let problems = Problems::of(report);
    let ids = report.ids();
    let document = Document {
        head: Head::new("validation"),
        exit: report.exit,
        run_id: report.run_id,
        file: report.file,
        profile: &report.task.profile.name,
        operation: report.task.operation.kind,
        source: Source::of(report.observed),
        mapping_file: report.task.mapping.file.as_deref(),
        mapping: Mapping(report),
        current: report.compared.map(|compared| CurrentUsers {
            file: compared.with,
            users: compared.users,
        }),
        summary: Summary {
            rows: checked.users,
            valid: report.valid(),
            failed: checked.failed.len() as u64,
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            fixable: report.fixable(),
            not_users: checked.skipped_rows.len() as u64,
        },
        not_checked: checked
            .missed()
            .iter()
            .map(|missed| NotChecked {
                rule: missed.rule,
                reason: page.message(&missed.reason),
            })
            .collect(),
        problems: problems
            .all
            .iter()
            .zip(&problems.ids)
            .map(|(problem, id)| OneProblem {
                id: id.clone(),
                rule: problem.first.rule,
                severity: word(problem.first.severity),
                scope: scope(problem.first.place),
                columns: problem.columns.iter().map(ToString::to_string).collect(),
                count: problem.count(),
                fixable: problem.fixable(),
                message_id: problem.first.message.entry().name(),
                message: page.message(problem.first.message),
                settled_by: problem.settled_by(report, page),
            })
            .collect(),
        findings: Findings {
            report,
            page,
            problems: &problems,
            ids: &ids,
        },
        since: report
            .since
            .map(|earlier| since::since(report, earlier, &ids, page)),
        baseline: report.baseline.map(|KnownReport { file, known }| Baseline {
            file,
            known: known.count(),
            new: checked.findings.len() as u64 - known.count(),
            gone: known.gone,
        }),
        fixes: report.fixes.map(|fixes| applied(report, fixes, page)),
    };
    document::write(&document, output)
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// What a place is.
fn scope(place: Place) -> &'static str {
    match (place.row, place.column) {
        (None, None) => "file",
        (None, Some(_)) => "column",
        (Some(_), None) => "row",
        (Some(_), Some(_)) => "cell",
    }
}

/// The problems of a report, and which one each finding belongs to.
struct Problems<'a> {
    all: Vec<Problem<'a>>,
    /// The id of each: the same from run to run while its columns are.
    ids: Vec<String>,
    /// By the number of the finding: the number of its problem.
    of: Vec<u32>,
}

impl<'a> Problems<'a> {
    fn of(report: &Validation<'a>) -> Self {
        let all = problems::problems(report);
        let mut of = vec![0; report.checked.findings.len()];
        for (number, problem) in (0..).zip(&all) {
            for finding in &problem.members {
                of[*finding as usize] = number;
            }
        }
        let mut known: HashMap<u64, u32> = HashMap::new();
        let ids = all.iter().map(|problem| {
            let hash = id_of(report, problem);
            let count = known.entry(hash).or_default();
            *count += 1;
            match *count {
                1 => format!("{hash:016x}"),
                again => format!("{hash:016x}-{again}"),
            }
        });
        let ids = ids.collect();
        Self { all, ids, of }
    }
}

/// A hash of what the findings of a problem have in common.
fn id_of(report: &Validation<'_>, problem: &Problem<'_>) -> u64 {
    let first = problem.first;
    let mut hash = Xxh3::new();
    let entry = first.message.entry().name();
    let headers = problem.columns.iter();
    let headers = headers.map(|column| report.layout.header(*column));
    let fixed = [first.rule, word(first.severity), scope(first.place), entry];
    for text in fixed.into_iter().chain(headers) {
        hash.update(&(text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    }
    hash.digest()
}

fn applied<'a>(report: &Validation<'a>, fixes: &'a Fixes, page: Page) -> Vec<AppliedFix<'a>> {
    // A header is not personal data.
    let values = |fix: &Fix| fix.field.map_or(ShowValues::Full, |_| page.values);
    let header = |column: ColumnIndex| {
        Some(report.layout.header(column)).filter(|header| !header.is_empty())
    };
    fixes
        .iter()
        .map(|fix| (fix, report.in_sheet(fix.place)))
        .map(|(fix, (sheet, place))| AppliedFix {
            sheet,
            row: place.row.map(|row| row.0),
            cell: place.cell(),
            header: fix.place.column.and_then(header),
            field: fix
                .field
                .map(|field| report.task.profile.fields[field].name.as_str()),
            from: shown(&fix.from, values(fix)),
            to: shown(&fix.to, values(fix)),
            rules: &fix.rules,
        })
        .collect()
}

/// The columns that fill each field, in the order of the profile.
struct Mapping<'a>(&'a Validation<'a>);

impl Serialize for Mapping<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct MappedColumn<'a> {
            #[serde(skip_serializing_if = "Option::is_none")]
            column: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            header: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            value: Option<&'a str>,
            /// The columns that are one value together.
            #[serde(skip_serializing_if = "Vec::is_empty")]
            joined: Vec<String>,
        }
        let Validation { layout, task, .. } = self.0;
        let mut map = serializer.serialize_map(None)?;
        for (number, field) in task.profile.fields.with_ids() {
            let columns = layout.columns_of(number);
            if columns.is_empty() {
                continue;
            }
            let columns: Vec<MappedColumn<'_>> = columns
                .iter()
                .map(|mapped| MappedColumn {
                    column: mapped.column.map(|column| column.to_string()),
                    header: mapped.column.map(|column| layout.header(column)),
                    value: mapped.fixed(),
                    joined: mapped.joined().iter().map(ToString::to_string).collect(),
                })
                .collect();
            map.serialize_entry(&field.name, &columns)?;
        }
        map.end()
    }
}

/// The findings, written one by one: there may be as many as there are rows.
struct Findings<'a> {
    report: &'a Validation<'a>,
    page: Page,
    problems: &'a Problems<'a>,
    ids: &'a FindingIds,
}

impl Serialize for Findings<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.all())
    }
}

/// Writes each finding as a document on a line of its own.
pub(in crate::report) fn write_lines(
    report: &Validation<'_>,
    page: Page,
    output: &mut dyn Write,
) -> io::Result<()> {
    let (problems, ids) = (Problems::of(report), report.ids());
    let findings = Findings {
        report,
        page,
        problems: &problems,
        ids: &ids,
    };
    let mut all = findings.all();
    all.try_for_each(|finding| document::write_line(&finding, output))
}

impl Findings<'_> {
    fn all(&self) -> impl Iterator<Item = OneFinding<'_>> {
        let findings = self.report.checked.findings.iter();
        let problems = self.problems.of.iter();
        let findings = findings.zip(self.ids.iter()).zip(problems);
        let known = |place: usize| Some(*self.report.baseline?.known.known.get(place)?);
        let findings = findings.enumerate();
        findings.map(move |(place, ((finding, id), problem))| OneFinding {
            known: known(place),
            ..self.document(finding, id, &self.problems.ids[*problem as usize])
        })
    }

    fn document<'f>(
        &'f self,
        finding: Finding<'f>,
        id: FindingId,
        problem: &'f str,
    ) -> OneFinding<'f> {
        let values = self.page.values;
        let of_suggestion = page_of_suggestion(self.report, finding, self.page);
        let observed = self.report.observed;
        let (sheet, place) = self.report.in_sheet(finding.place);
        let row = |RowNumber(row)| {
            observed
                .row_in_sheet(RowNumber(row))
                .map_or(row, |(_, row)| row.0)
        };
        OneFinding {
            id: id.to_string(),
            problem,
            rule: finding.rule,
            severity: word(finding.severity),
            scope: scope(finding.place),
            sheet,
            row: place.row.map(|row| row.0),
            line: place.line,
            cell: place.cell(),
            header: self.report.header(finding),
            field: self.report.field(finding),
            value: finding.value.and_then(|value| shown(value, values)),
            message_id: finding.message.entry().name(),
            message: self.page.message(finding.message),
            data: facts::data(finding.message, self.page),
            suggestion: finding
                .suggestion
                .and_then(|suggestion| shown(suggestion.text, of_suggestion.values)),
            safe_fix: finding.fix().is_some(),
            related: finding.other_rows().map(row).collect(),
            known: None,
            consequence_of: finding.consequence_of,
        }
    }
}
