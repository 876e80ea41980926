//! The findings of an earlier report, by their ids.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use hashbrown::HashSet;
use serde::Deserialize;

use crate::check::{FindingId, FindingIds};

/// The findings of an earlier report, by their ids.
#[derive(Debug, Clone, Default)]
pub struct Baseline {
    /// The file, as it was named.
    pub file: String,
    ids: HashSet<FindingId>,
}

/// Why a file is no baseline.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    /// It cannot be read.
    #[error("cannot read `{path}`: {source}", path = .path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// It is no report of `validate` in JSON.
    #[error("`{path}` is not a JSON report of `enroll validate`: {reason}", path = .path.display())]
    NotAReport {
        /// The file.
        path: PathBuf,
        /// What does not fit.
        reason: String,
    },
}

impl BaselineError {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Read { .. } => "check the path".into(),
            Self::NotAReport { .. } => {
                "write one with `enroll validate FILE --report json=baseline.json`".into()
            }
        }
    }
}

#[derive(Deserialize)]
struct Report {
    kind: String,
    findings: Vec<OneFinding>,
}

#[derive(Deserialize)]
struct OneFinding {
    id: String,
}

impl Baseline {
    /// Reads the report of an earlier run.
    ///
    /// # Errors
    /// When it cannot be read, or is no report of `validate` in JSON.
    pub fn read(path: &Path) -> Result<Self, BaselineError> {
        let file = File::open(path).map_err(|source| BaselineError::Read {
            path: path.to_owned(),
            source,
        })?;
        // Of a report without end, or of no report, no more is read than what tells so.
        let text = BufReader::with_capacity(1 << 16, file);
        let not_a_report = |reason: String| BaselineError::NotAReport {
            path: path.to_owned(),
            reason,
        };
        let report: Report =
            serde_json::from_reader(text).map_err(|error| not_a_report(error.to_string()))?;
        if report.kind != "validation" {
            return Err(not_a_report(format!("it is of the kind `{}`", report.kind)));
        }
        let ids = report.findings.iter().map(|finding| {
            let id = finding.id.parse();
            id.map_err(|()| not_a_report(format!("`{}` is not an id", finding.id)))
        });
        Ok(Self {
            file: path.display().to_string(),
            ids: ids.collect::<Result<_, _>>()?,
        })
    }

    /// Which findings it has already, and how many of its own are gone.
    #[must_use]
    pub fn compare(&self, ids: &FindingIds) -> KnownFindings {
        let known: Vec<bool> = ids.iter().map(|id| self.ids.contains(&id)).collect();
        let met = known.iter().filter(|known| **known).count();
        KnownFindings {
            gone: (self.ids.len() - met) as u64,
            known,
        }
    }
}

/// Which findings of a list an earlier report has already.
#[derive(Debug, Clone, Default)]
pub struct KnownFindings {
    /// By the place of the finding.
    pub known: Vec<bool>,
    /// How many findings of the report are gone.
    pub gone: u64,
}

impl KnownFindings {
    /// How many findings are known.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.known.iter().filter(|known| **known).count() as u64
    }
}
