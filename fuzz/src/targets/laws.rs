//! Laws as targets: what comes of a list that is annotated, fixed, or written as a workbook, and read again.

use std::num::NonZeroUsize;

use enroll::commands::fixed;
use enroll::report::annotate;
use enroll::rewrite::text;
use enroll::source::encoding::Certainty;

use crate::lab::{Lab, List, Trace};
use crate::target::Target;

// The small reader of the tests, which shares nothing with the program.
#[path = "../../../tests/it/cases/laws.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "it is a file of the tests"
)]
mod taken;

/// Annotated files.
pub(crate) struct Annotated<'l>(pub(crate) &'l Lab);

impl Target for Annotated<'_> {
    fn name(&self) -> &'static str {
        "annotate"
    }

    fn about(&self) -> &'static str {
        "an annotated CSV without our cells is the input, has the same findings, and is the same annotated again"
    }

    fn variants(&self) -> usize {
        self.0.settings()
    }

    fn execute(&self, variant: usize, input: &[u8]) -> Result<(), String> {
        let Some(list) = self.0.list(variant, "list.csv", input, 1) else {
            return Ok(());
        };
        if list.inputs.source.observed.format.is_workbook() || list.is_ambiguous(input) {
            return Ok(());
        }
        let Some(once) = list.annotated() else {
            return Ok(());
        };
        let observed = &list.inputs.source.observed;
        if observed.header_row.errors_column.is_some() {
            // What stood in our column before may be anything; from now on it is what we said.
            return self.again(variant, &once);
        }
        if once == input {
            return Ok(());
        }
        let header_row = observed.header_row.row.map(|row| row.0);
        let short = taken::take_away(
            input,
            &once,
            &observed.encoding.name(),
            char::from(observed.delimiter.byte),
            header_row,
        );
        let short =
            short.map_err(|why| format!("taking our cells away: {why}\n{}", shown(&once)))?;
        let again = self.list(variant, "once.csv", &once)?;
        if again.is_ambiguous(&once) {
            return Ok(());
        }
        let twice = self.annotated(&again, &once)?;
        if short.is_empty() {
            same("found again", &list.traces(), &again.traces(), &once)?;
            same_bytes("annotated twice", &once, &twice)?;
        }
        let third = self.list(variant, "twice.csv", &twice)?;
        same(
            "found a third time",
            &again.traces(),
            &third.traces(),
            &twice,
        )?;
        same_bytes(
            "annotated three times",
            &twice,
            &self.annotated(&third, &twice)?,
        )
    }
}

impl Annotated<'_> {
    /// An annotated list is the same annotated again, after a third time at the latest: what stood in our column is gone then,
    /// by which the headers may have been found, and rows that were filled up are whole.
    fn again(&self, variant: usize, once: &[u8]) -> Result<(), String> {
        let list = self.list(variant, "once.csv", once)?;
        if list.is_ambiguous(once) {
            return Ok(());
        }
        let twice = self.annotated(&list, once)?;
        let third = self.annotated(&self.list(variant, "twice.csv", &twice)?, &twice)?;
        let fourth = self.annotated(&self.list(variant, "third.csv", &third)?, &third)?;
        same_bytes("annotated four times", &third, &fourth)
    }

    fn list(&self, variant: usize, name: &str, bytes: &[u8]) -> Result<List, String> {
        let list = self.0.list(variant, name, bytes, 1);
        list.ok_or_else(|| format!("an annotated list is no list\n{}", shown(bytes)))
    }

    #[expect(clippy::unused_self, reason = "it is one of the steps")]
    fn annotated(&self, list: &List, bytes: &[u8]) -> Result<Vec<u8>, String> {
        let annotated = list.annotated();
        annotated.ok_or_else(|| format!("an annotated list cannot be annotated\n{}", shown(bytes)))
    }
}

/// Fixed files.
pub(crate) struct Fixed<'l>(pub(crate) &'l Lab);

impl Target for Fixed<'_> {
    fn name(&self) -> &'static str {
        "fix"
    }

    fn about(&self) -> &'static str {
        "what is fixed is not found again, and fixing twice is fixing once, where the encoding is no guess"
    }

    fn variants(&self) -> usize {
        self.0.settings()
    }

    fn execute(&self, variant: usize, input: &[u8]) -> Result<(), String> {
        let Some(mut once) = self.fixed(variant, "list.csv", input) else {
            return Ok(());
        };
        let Some(list) = self.0.list(variant, "list.csv", input, 1) else {
            return Ok(());
        };
        let is_ambiguous = list.is_ambiguous(input);
        let observed = list.inputs.source.observed;
        // The encoding is a guess then, as the report says: the next one may be another, without the letters that were fixed.
        let is_damaged = observed.encoding.name() == "utf-8" && str::from_utf8(input).is_err();
        if observed.encoding.certainty != Certainty::Seen || is_damaged || is_ambiguous {
            return Ok(());
        }
        if observed.header_row.errors_column.is_some() {
            // What stood in our column before may be anything; from now on it is what we said.
            let Some(again) = self.fixed(variant, "list.csv", &once) else {
                // By that alone it may have been a text.
                return Ok(());
            };
            once = again;
        }
        let Some(twice) = self.fixed(variant, "fixed.csv", &once) else {
            return Err(format!("a fixed list is no list\n{}", shown(&once)));
        };
        same_bytes("fixed twice", &once, &twice)
    }
}

impl Fixed<'_> {
    fn fixed(&self, variant: usize, name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
        let mut list = self.0.list(variant, name, bytes, 1)?;
        let threads = NonZeroUsize::MIN;
        if list.checked.unclosed_quote.is_some() || list.inputs.source.observed.format.is_workbook()
        {
            return None;
        }
        let fixes = fixed::fix(&mut list.inputs, None, threads, &mut list.checked);
        let fixes = fixes.unwrap_or_else(|error| panic!("fixing: {error}"));
        let mut bytes = Vec::new();
        let source = &list.inputs.source;
        let written = list.report(Some(&fixes), |report| {
            if source.observed.header_row.errors_column.is_some() {
                annotate::write(source, report, None, threads, &mut bytes)
            } else {
                annotate::plain(source, report, threads, &mut bytes)
            }
        });
        match written {
            Ok(()) => Some(bytes),
            Err(text::Error::Lossy { .. }) => None,
            Err(error) => panic!("a fixed file: {error}"),
        }
    }
}

/// Lists as workbooks.
pub(crate) struct AsWorkbook<'l>(pub(crate) &'l Lab);

/// Rules about how a text is written, of which a workbook knows nothing.
const OF_TEXTS: &[&str] = &[
    "bad-quoting",
    "nul-byte",
    "ragged-row",
    "swallowed-rows",
    "unreadable-encoding",
    "wrong-delimiter",
    "wrong-encoding",
    "wrong-format",
];

impl Target for AsWorkbook<'_> {
    fn name(&self) -> &'static str {
        "as-xlsx"
    }

    fn about(&self) -> &'static str {
        "a rectangular CSV has the same findings as an XLSX"
    }

    fn variants(&self) -> usize {
        self.0.settings()
    }

    fn execute(&self, variant: usize, input: &[u8]) -> Result<(), String> {
        let Some(list) = self.0.list(variant, "list.csv", input, 1) else {
            return Ok(());
        };
        let found = list.traces();
        let observed = &list.inputs.source.observed;
        let is_rectangular = !found
            .iter()
            .any(|trace| OF_TEXTS[..5].contains(&trace.1.as_str()))
            && !observed.format.is_workbook()
            && !observed.delimiter.sep_line
            && observed.header_row.row.is_some_and(|row| row.0 == 1)
            && list.checked.unclosed_quote.is_none()
            && input.iter().all(|byte| *byte >= b' ' || *byte == b'\n')
            && !input.windows(2).any(|pair| pair == b"\n\n")
            && !input.starts_with(b"\n");
        if !is_rectangular {
            return Ok(());
        }
        let mut workbook = Vec::new();
        let written = list.report(None, |report| {
            annotate::new_workbook::plain(&list.inputs.source, report, &mut workbook)
        });
        if written.is_err() {
            return Ok(());
        }
        let Some(again) = self.0.list(variant, "list.xlsx", &workbook, 1) else {
            return Err("a workbook of a list is no list".to_owned());
        };
        let of_both = |traces: Vec<Trace>| -> Vec<Trace> {
            let kept = traces
                .into_iter()
                .filter(|trace| !OF_TEXTS.contains(&trace.1.as_str()));
            kept.collect()
        };
        same(
            "as a workbook",
            &of_both(found),
            &of_both(again.traces()),
            input,
        )
    }
}

fn shown(bytes: &[u8]) -> String {
    let start = &bytes[..bytes.len().min(2000)];
    start.escape_ascii().to_string().replace("\\n", "\\n\n")
}

fn same_bytes(law: &str, one: &[u8], other: &[u8]) -> Result<(), String> {
    if one == other {
        return Ok(());
    }
    Err(format!("{law}:\n{}\n---\n{}", shown(one), shown(other)))
}

fn same(law: &str, one: &[Trace], other: &[Trace], list: &[u8]) -> Result<(), String> {
    if one == other {
        return Ok(());
    }
    let gone = one.iter().filter(|trace| !other.contains(trace));
    let new = other.iter().filter(|trace| !one.contains(trace));
    let lines = gone
        .map(|trace| format!("- {trace:?}"))
        .chain(new.map(|trace| format!("+ {trace:?}")));
    let lines: Vec<String> = lines.take(10).collect();
    Err(format!("{law}:\n{}\n{}", lines.join("\n"), shown(list)))
}
