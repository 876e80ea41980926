//! What a case of `fixtures/reports` expects, and whether a finding fits it; `fixtures/README.md` has the keys.

use std::collections::BTreeMap;

use regex::{Regex, RegexBuilder};
use serde::Deserialize;
use serde_json::Value;

/// A case as its `.expected.json` has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Case {
    #[serde(rename = "kind")]
    _kind: String,
    #[serde(default, rename = "source")]
    _source: String,
    #[serde(default, rename = "note")]
    _note: String,
    pub(super) file: String,
    pub(super) current: Option<String>,
    pub(super) profile: String,
    pub(super) command: String,
    #[serde(default)]
    pub(super) options: Vec<String>,
    pub(super) exit: Vec<i32>,
    #[serde(default)]
    pub(super) must: Vec<Expectation>,
    #[serde(default)]
    pub(super) must_not: Vec<Expectation>,
    #[serde(default)]
    pub(super) file_level: Vec<String>,
    #[serde(default)]
    pub(super) fixed: BTreeMap<String, OneOrMore<String>>,
    #[serde(default)]
    pub(super) columns: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) columns_strict: bool,
    #[serde(default)]
    pub(super) map: BTreeMap<String, MapOutcome>,
    pub(super) plan: Option<PlanExpectation>,
    pub(super) users: Option<u64>,
    pub(super) header_row: Option<u64>,
    pub(super) sheet: Option<String>,
    pub(super) encoding: Option<EncodingExpectation>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMore<T> {
    One(T),
    More(Vec<T>),
}

impl<T> OneOrMore<T> {
    pub(super) fn all(&self) -> &[T] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::More(more) => more,
        }
    }
}

/// A place, and what a finding there has to be, or must not be.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Expectation {
    row: Option<Row>,
    header: Option<OneOrMore<String>>,
    column: Option<OneOrMore<String>>,
    pub(super) severity: Option<Severity>,
    pub(super) suggestion: Option<OneOrMore<String>>,
    words: Option<String>,
    pub(super) says: Option<String>,
    #[serde(default, rename = "about")]
    about: String,
    #[serde(default, rename = "why")]
    _why: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Row {
    Number(u64),
    OneOf(Vec<u64>),
    Word(AnyOrFile),
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum AnyOrFile {
    Any,
    File,
}

#[derive(Deserialize, Clone, Copy, PartialEq, PartialOrd)]
#[serde(rename_all = "lowercase")]
pub(super) enum Severity {
    Any,
    Warning,
    Error,
}

impl Severity {
    fn of(finding: &Value) -> Self {
        match finding["severity"].as_str() {
            Some("error") => Self::Error,
            Some("warning") => Self::Warning,
            _ => Self::Any,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MapOutcome {
    pub(super) outcome: String,
    pub(super) column: Option<String>,
    pub(super) part: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanExpectation {
    #[serde(default)]
    pub(super) counts: BTreeMap<String, OneOrMore<u64>>,
    pub(super) stops: Option<bool>,
    pub(super) says: Option<String>,
    pub(super) warned: Option<String>,
    pub(super) either: Option<Either>,
}

/// Several ways to be safe, of which one is enough.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Either {
    #[serde(default)]
    pub(super) counts: BTreeMap<String, OneOrMore<u64>>,
    #[serde(default)]
    pub(super) stops: bool,
    #[serde(default)]
    pub(super) exit: Vec<i32>,
    pub(super) says: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EncodingExpectation {
    pub(super) is: Vec<String>,
    pub(super) or_says: String,
}

/// A loose pattern on words that a person reads: case makes no difference.
pub(super) fn pattern(text: &str) -> Regex {
    RegexBuilder::new(text)
        .case_insensitive(true)
        .build()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Letters and digits alone, without case: how headers and names of encodings are compared.
pub(super) fn bare(text: &str) -> String {
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The letters of the column in a cell such as `AB12`, or in the bare letters of a column.
pub(super) fn column_of(finding: &Value) -> Option<&str> {
    let cell = finding["cell"].as_str()?;
    let letters = cell.trim_end_matches(|letter: char| letter.is_ascii_digit());
    (!letters.is_empty()).then_some(letters)
}

impl Expectation {
    /// Whether these words must stand nowhere at all.
    pub(super) fn is_about_the_whole_report(&self) -> bool {
        self.says.is_some()
            && self.severity.is_none()
            && self.row.is_none()
            && self.header.is_none()
            && self.column.is_none()
    }

    /// Whether a finding is at this place. A finding of a group is at the rows that it names, too, where `related` counts.
    fn is_at(&self, finding: &Value, related: bool) -> bool {
        let own = finding["row"].as_u64();
        let rows = || {
            let others = finding["related"].as_array().filter(|_| related);
            let others = others.into_iter().flatten().filter_map(Value::as_u64);
            own.into_iter().chain(others)
        };
        let row = match &self.row {
            None => true,
            Some(Row::Word(AnyOrFile::Any)) => own.is_some(),
            Some(Row::Word(AnyOrFile::File)) => own.is_none(),
            Some(Row::Number(number)) => rows().any(|row| row == *number),
            Some(Row::OneOf(numbers)) => rows().any(|row| numbers.contains(&row)),
        };
        if !row {
            return false;
        }
        if let (Some(columns), Some(column)) = (&self.column, column_of(finding)) {
            return columns.all().iter().any(|one| one == column);
        }
        let Some(headers) = &self.header else {
            return self.column.is_none();
        };
        finding["header"]
            .as_str()
            .is_some_and(|header| headers.all().iter().any(|one| bare(one) == bare(header)))
    }

    fn said_by(words: &str, finding: &Value) -> bool {
        let said = format!(
            "{}\n{}",
            finding["message"].as_str().unwrap_or_default(),
            finding["suggestion"].as_str().unwrap_or_default()
        );
        pattern(words).is_match(&said)
    }

    /// What is missing from the findings, if anything is.
    pub(super) fn unmet(&self, findings: &[Value]) -> Option<String> {
        let here: Vec<&Value> = findings
            .iter()
            .filter(|finding| self.is_at(finding, true))
            .collect();
        let least = self.severity.unwrap_or(Severity::Any);
        let problem = if here.is_empty() {
            "nothing is found".to_owned()
        } else if !here.iter().any(|finding| Severity::of(finding) >= least) {
            "it is a warning only".to_owned()
        } else if let Some(wanted) = &self.suggestion
            && !here.iter().any(|finding| suggests(finding, wanted))
        {
            let got: Vec<_> = here.iter().map(|finding| &finding["suggestion"]).collect();
            format!("suggested are {got:?}, not {:?}", wanted.all())
        } else if let Some(words) = &self.words
            && !here.iter().any(|finding| Self::said_by(words, finding))
        {
            format!("no words like /{words}/")
        } else {
            return None;
        };
        Some(format!("{}: {}: {problem}", self.place(), self.about))
    }

    /// The first finding that must not be there.
    pub(super) fn broken_by<'a>(&self, findings: &'a [Value]) -> Option<&'a Value> {
        let least = self.severity.unwrap_or(Severity::Any);
        findings.iter().find(|finding| {
            self.is_at(finding, false)
                && Severity::of(finding) >= least
                && self
                    .suggestion
                    .as_ref()
                    .is_none_or(|one| suggests(finding, one))
                && self
                    .says
                    .as_ref()
                    .is_none_or(|words| Self::said_by(words, finding))
        })
    }

    pub(super) fn place(&self) -> String {
        let row = match &self.row {
            Some(Row::Number(number)) => format!("row {number}"),
            Some(Row::OneOf(numbers)) => format!("one of the rows {numbers:?}"),
            Some(Row::Word(AnyOrFile::Any)) => "some row".to_owned(),
            Some(Row::Word(AnyOrFile::File)) => "file".to_owned(),
            None => "anywhere".to_owned(),
        };
        let column = self.header.as_ref().or(self.column.as_ref());
        column.map_or(row.clone(), |column| {
            format!("{row}, {}", column.all().join(" or "))
        })
    }
}

fn suggests(finding: &Value, wanted: &OneOrMore<String>) -> bool {
    finding["suggestion"]
        .as_str()
        .is_some_and(|got| wanted.all().iter().any(|one| one == "*" || one == got))
}
