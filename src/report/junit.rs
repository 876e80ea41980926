//! `JUnit` XML: a test suite for each kind of problem, a test case for each finding.

use std::collections::BTreeMap;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::finding::Severity;
use crate::messages::message;
use crate::report::entries::{Entry, entries_at};
use crate::report::escape::escape_control_chars;
use crate::report::format::{Format, Page, Purpose, Render};
use crate::report::sentence::{address, sentence};
use crate::report::validation::Validation;

/// What the schema of Jenkins' xUnit plugin has, `junit-10.xsd`, which refuses a report with anything else in it: so the line
/// stands in the text. Errors are failures; a warning is a skipped test, which fails no build and is shown. There is no time in it.
pub(super) struct JUnit;

impl Format for JUnit {
    fn name(&self) -> &'static str {
        "junit"
    }

    fn help(&self) -> &'static str {
        "Test results for Jenkins and others"
    }

    fn purpose(&self) -> Purpose {
        Purpose::BuildServers
    }

    fn validation<'r>(&self) -> Option<Render<Validation<'r>>> {
        Some(write)
    }
}

/// The findings of a rule by number, and how many of them are errors.
#[derive(Default)]
struct Suite {
    findings: Vec<u32>,
    errors: usize,
}

impl Suite {
    fn counts(&self) -> [(&'static str, usize); 4] {
        [
            ("tests", self.findings.len()),
            ("failures", self.errors),
            ("errors", 0),
            ("skipped", self.findings.len() - self.errors),
        ]
    }
}

fn write(report: &Validation<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let mut suites: BTreeMap<&str, Suite> = BTreeMap::new();
    for (finding, number) in report.checked.findings.iter().zip(0..) {
        let suite = suites.entry(finding.rule).or_default();
        suite.findings.push(number);
        suite.errors += usize::from(finding.is_error());
    }
    let path = report.path();
    let mut xml = Writer::new_with_indent(output, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    // A report without a test is taken for a fault of the build.
    let passed = usize::from(suites.is_empty());
    let mut root = BytesStart::new("testsuites");
    root.push_attribute(("name", "enroll"));
    let mut totals = [
        ("tests", passed),
        ("failures", 0),
        ("errors", 0),
        ("skipped", 0),
    ];
    for suite in suites.values() {
        for ((_, total), (_, count)) in totals.iter_mut().zip(suite.counts()) {
            *total += count;
        }
    }
    push(&mut root, &totals[..3]);
    xml.write_event(Event::Start(root))?;
    if passed > 0 {
        let suite = start_suite("enroll", &path, &totals);
        xml.write_event(Event::Start(suite))?;
        let mut case = BytesStart::new("testcase");
        let clean = page.message(&message!("report-verdict-clean"));
        case.push_attribute(("name", &*shown(&clean)));
        case.push_attribute(("classname", &*shown(&path)));
        xml.write_event(Event::Empty(case))?;
        xml.write_event(Event::End(BytesEnd::new("testsuite")))?;
    }
    for (rule, suite) in suites {
        xml.write_event(Event::Start(start_suite(rule, &path, &suite.counts())))?;
        let numbers = suite.findings.into_iter().map(|number| number as usize);
        for entry in entries_at(report, numbers) {
            write_case(report, page, &path, &entry, &mut xml)?;
        }
        xml.write_event(Event::End(BytesEnd::new("testsuite")))?;
    }
    xml.write_event(Event::End(BytesEnd::new("testsuites")))?;
    writeln!(xml.into_inner())
}

fn start_suite(name: &str, path: &str, counts: &[(&str, usize)]) -> BytesStart<'static> {
    let mut suite = BytesStart::new("testsuite");
    suite.push_attribute(("name", name));
    suite.push_attribute(("file", &*shown(path)));
    push(&mut suite, counts);
    suite
}

fn push(element: &mut BytesStart<'_>, counts: &[(&str, usize)]) {
    for (name, count) in counts {
        element.push_attribute((*name, &*count.to_string()));
    }
}

fn write_case(
    report: &Validation<'_>,
    page: Page,
    path: &str,
    entry: &Entry<'_>,
    xml: &mut Writer<&mut dyn Write>,
) -> io::Result<()> {
    let finding = entry.finding;
    let header = report.header(finding).unwrap_or_default();
    let place = address(entry, page);
    let place = place.unwrap_or_else(|| page.message(&message!("report-the-file")));
    let gap = if header.is_empty() { "" } else { " " };
    let name = shown(&format!("{place}{gap}{header}"));
    let mut case = BytesStart::new("testcase");
    case.push_attribute(("name", &*name));
    case.push_attribute(("classname", &*shown(path)));
    xml.write_event(Event::Start(case))?;
    let text = shown(&sentence(report, finding, page));
    match finding.severity {
        Severity::Error => {
            let mut failure = BytesStart::new("failure");
            failure.push_attribute(("message", &*text));
            failure.push_attribute(("type", finding.rule));
            xml.write_event(Event::Start(failure))?;
            let line = entry.region.as_ref().map(|region| region.start.line);
            let line = line.or(entry.place.line);
            let line = line.map_or_else(String::new, |line| format!(":{line}"));
            let line = format!("{}{line}: {}", shown(path), page.placed(&place, &text));
            xml.write_event(Event::Text(BytesText::new(&line)))?;
            xml.write_event(Event::End(BytesEnd::new("failure")))?;
        }
        Severity::Warning => {
            let mut skipped = BytesStart::new("skipped");
            let warning = page.message(&message!("report-warning"));
            skipped.push_attribute(("message", &*page.placed(&warning, &text)));
            xml.write_event(Event::Empty(skipped))?;
        }
    }
    xml.write_event(Event::End(BytesEnd::new("testcase")))
}

/// A text of characters that XML has.
fn shown(text: &str) -> String {
    let text = escape_control_chars(text);
    text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
