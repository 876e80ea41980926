//! A safe fix as a change of the text: which characters go, and what stands there instead.

use serde::Serialize;

use crate::report::entries::Entry;
use crate::report::format::Page;
use crate::report::masking::ShowValues;
use crate::report::region::Region;
use crate::report::sarif::place::{ArtifactLocation, TextRegion};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Fix<'a> {
    artifact_changes: [ArtifactChange<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'a> {
    artifact_location: ArtifactLocation<'a>,
    replacements: Vec<Replacement>,
}

#[derive(Serialize, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: TextRegion,
    #[serde(skip_serializing_if = "Option::is_none")]
    inserted_content: Option<Content>,
}

#[derive(Serialize, Debug, PartialEq, Eq)]
struct Content {
    text: String,
}

/// The fix of a finding, if it has one that can be told as a change of the text. Where values are masked, that is one which
/// only takes characters away, or writes nothing that would be masked.
pub(super) fn fixes<'a>(
    entry: &Entry<'_>,
    page: Page,
    artifact_location: ArtifactLocation<'a>,
) -> Vec<Fix<'a>> {
    let replacements = || {
        let finding = entry.finding;
        let (value, fix) = (finding.value?, finding.fix()?);
        replacements(entry.region.as_ref()?, value, fix, page.values)
    };
    replacements()
        .map(|replacements| Fix {
            artifact_changes: [ArtifactChange {
                artifact_location,
                replacements,
            }],
        })
        .into_iter()
        .collect()
}

fn replacements(
    region: &Region,
    value: &str,
    fix: &str,
    values: ShowValues,
) -> Option<Vec<Replacement>> {
    // What means something else in quotes than without them is not changed in part.
    if fix.contains(['"', '\n', '\r']) || value.contains('"') || value.is_empty() {
        return None;
    }
    let mut places = region.written.match_indices(value);
    let (at, None) = (places.next()?.0, places.next()) else {
        return None;
    };
    let is_quoted = region.written.starts_with('"');
    let needs_quotes = |letter: char| !(letter.is_alphanumeric() || " @._+-'".contains(letter));
    if !is_quoted && fix.contains(needs_quotes) {
        return None;
    }
    let place = |from: usize, to: usize| {
        let start = region.start.behind(&region.written[..from]);
        TextRegion::of(&Region {
            start,
            end: start.behind(&region.written[from..to]),
            written: Box::default(),
        })
    };
    let end = at + value.len();
    if let Some(inside) = value.find(fix).filter(|_| !fix.is_empty()) {
        let (from, to) = (at + inside, at + inside + fix.len());
        let gone = [(at, from), (to, end)];
        let gone = gone.into_iter().filter(|(from, to)| from < to);
        return Some(
            gone.map(|(from, to)| Replacement {
                deleted_region: place(from, to),
                inserted_content: None,
            })
            .collect(),
        );
    }
    values.show(fix).filter(|shown| shown == fix)?;
    Some(vec![Replacement {
        deleted_region: place(at, end),
        inserted_content: Some(Content { text: fix.into() }),
    }])
}

#[cfg(test)]
mod tests {
    use super::{Replacement, replacements};
    use crate::report::masking::ShowValues;
    use crate::report::region::{Position, Region};

    /// A cell that starts behind four characters of line 7.
    fn cell(written: &str) -> Region {
        let start = Position { line: 7, column: 5 };
        Region {
            start,
            end: start.behind(written),
            written: written.into(),
        }
    }

    fn replaced(written: &str, value: &str, fix: &str, values: ShowValues) -> Option<Vec<String>> {
        let found = replacements(&cell(written), value, fix, values)?;
        let texts = found.iter().map(|replacement: &Replacement| {
            let document = serde_json::to_value(replacement).expect("a document");
            let region = &document["deletedRegion"];
            format!(
                "{}:{}-{} {}",
                region["startLine"],
                region["startColumn"],
                region["endColumn"],
                document["insertedContent"]["text"]
                    .as_str()
                    .unwrap_or_default()
            )
        });
        Some(texts.collect())
    }

    #[test]
    fn a_fix_is_a_change_of_the_text() {
        let full = ShowValues::Full;
        for (written, value, fix, changes) in [
            ("Deutsch", "Deutsch", "de", vec!["7:5-12 de"]),
            ("\" Anna \"", " Anna ", "Anna", vec!["7:6-7 ", "7:11-12 "]),
            ("\"a; B\"", "B", "b", vec!["7:9-10 b"]),
        ] {
            let changes = changes.into_iter().map(str::to_owned).collect();
            assert_eq!(
                replaced(written, value, fix, full),
                Some(changes),
                "{written}"
            );
        }
    }

    #[test]
    fn what_is_not_told_by_a_change_of_the_text_has_none() {
        let full = ShowValues::Full;
        for (written, value, fix) in [
            ("a a", "a", "b"),
            ("Anna", "Anna", "Berg, Anna"),
            ("\"a\"\"b\"", "a\"b", "ab"),
        ] {
            assert_eq!(replaced(written, value, fix, full), None, "{written}");
        }
    }

    #[test]
    fn where_values_are_masked_no_fix_writes_one() {
        let masked = ShowValues::Masked;
        assert_eq!(replaced("MÃ¼ller", "MÃ¼ller", "Müller", masked), None);
        let trimmed = replaced("\"Anna \"", "Anna ", "Anna", masked);
        assert_eq!(trimmed, Some(vec!["7:10-11 ".to_owned()]));
    }
}
