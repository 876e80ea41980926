//! Where something is, as SARIF says it.

use serde::Serialize;

use crate::report::region::Region;

/// A file, by its number among those of the run.
#[derive(Serialize, Clone, Copy)]
pub(super) struct ArtifactLocation<'a> {
    pub(super) uri: &'a str,
    pub(super) index: u32,
}

/// Lines and columns from 1; the end is the character behind the last one.
#[derive(Serialize, Debug, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub(super) struct TextRegion {
    start_line: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<u64>,
}

impl TextRegion {
    pub(super) fn of(region: &Region) -> Self {
        let (start, end) = (region.start, region.end);
        Self {
            start_line: start.line,
            start_column: Some(start.column),
            end_line: (end.line != start.line).then_some(end.line),
            end_column: Some(end.column),
        }
    }

    pub(super) fn of_line(line: u64) -> Self {
        Self {
            start_line: line,
            start_column: None,
            end_line: None,
            end_column: None,
        }
    }
}
