//! The rules, for programs.

use std::io::{self, Write};

use serde::Serialize;

use crate::report::format::{Page, RuleList};
use crate::report::json::document::{self, Head};
use crate::rule::Rule;

#[derive(Serialize)]
struct Document {
    #[serde(flatten)]
    head: Head,
    rules: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    name: &'static str,
    severity: String,
    finds: String,
    why: String,
    fix: String,
}

/// Writes the rules, each with what it finds, why that matters, and how to fix it.
pub(super) fn write(list: &RuleList<'_>, _: Page, output: &mut dyn Write) -> io::Result<()> {
    let entry = |rule: &Rule| {
        let explanation = rule.explanation();
        Entry {
            name: rule.name,
            severity: rule.severity.to_string(),
            finds: explanation.sentence,
            why: explanation.reason,
            fix: explanation.fix,
        }
    };
    let document = Document {
        head: Head::new("rules"),
        rules: list.rules.iter().map(entry).collect(),
    };
    document::write(&document, output)
}
