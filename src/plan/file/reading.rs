//! Reads a plan from its file.

use std::fmt;
use std::io::BufRead;
use std::path::{Path, PathBuf};

use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, de};

use crate::current::Identity;
use crate::finding::RowNumber;
use crate::plan::admissible;
use crate::plan::changes::{Changes, Head, Kind};
use crate::plan::options::Options;
use crate::plan::{Counts, Plan, Purpose};
use crate::profile::Profile;

/// The version of the file.
pub const SCHEMA_VERSION: u64 = 1;

/// Why a file cannot be carried out as a plan.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is no plan, or not a whole one.
    #[error("`{path}` is not a valid plan: {why}", path = .path.display())]
    NotAPlan {
        /// The file.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// It was made for another target.
    #[error("`{path}` is a plan for the profile `{made_for}`, not for `{profile}`", path = .path.display())]
    OtherProfile {
        /// The file.
        path: PathBuf,
        /// The profile that it was made for.
        made_for: String,
        /// The profile in force.
        profile: String,
    },
}

impl Error {
    /// Whether another command would do, and the file is sound.
    #[must_use]
    pub fn is_usage(&self) -> bool {
        matches!(self, Self::OtherProfile { .. })
    }

    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Self::NotAPlan { .. } => {
                "make a new plan with `enroll diff FILE --current FILE -o plan.json`, and do not edit it".into()
            }
            Self::OtherProfile { made_for, .. } => format!("add `--profile {made_for}`"),
        })
    }
}

/// Whether what starts so is a plan, whatever its name: a list of users is no JSON.
#[must_use]
pub fn is_plan(start: &[u8]) -> bool {
    let text = start.trim_ascii_start();
    let inside = text.strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
    inside.is_some_and(|inside| inside.starts_with(b"\"") || inside.is_empty())
}

/// The head of a plan: which profile it is for is known before the rest can be understood.
#[derive(Deserialize)]
struct Document {
    #[serde(deserialize_with = "known_version")]
    #[expect(dead_code, reason = "only one is known")]
    schema_version: u64,
    #[serde(deserialize_with = "plan")]
    #[expect(dead_code, reason = "only one is a plan")]
    kind: String,
    run_id: String,
    profile: String,
    #[serde(rename = "operation")]
    purpose: Purpose,
    options: Options,
    current: CurrentUsers,
    changes: Lines,
    #[serde(default)]
    #[expect(dead_code, reason = "who was skipped is told when the plan is made")]
    skipped: IgnoredAny,
    #[serde(default)]
    without_key: Vec<u64>,
    #[serde(default)]
    renames: u64,
    counts: Counts,
}

/// Another version is reported before anything in it is not understood.
fn known_version<'de, D: Deserializer<'de>>(input: D) -> Result<u64, D::Error> {
    match u64::deserialize(input)? {
        SCHEMA_VERSION => Ok(SCHEMA_VERSION),
        other => Err(de::Error::custom(format!(
            "its `schema_version` is {other}, but this version of enroll reads {SCHEMA_VERSION}"
        ))),
    }
}

/// And so is another kind of file.
fn plan<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    let kind = String::deserialize(input)?;
    match kind.as_str() {
        "plan" => Ok(kind),
        other => Err(de::Error::custom(format!(
            "it is a `{other}`, not a `plan`"
        ))),
    }
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
enum CurrentUsers {
    Export {},
    Database { id: String },
}

/// A plan as it was saved, before the fields that it names were looked up in its profile.
pub struct SavedPlan {
    path: PathBuf,
    document: Document,
}

/// Reads a plan.
///
/// # Errors
/// [`Error::NotAPlan`] if it is not a plan, or not a whole one.
pub fn read(path: &Path, input: impl BufRead) -> Result<SavedPlan, Error> {
    let path = path.to_owned();
    match serde_json::from_reader(input) {
        Ok(document) => Ok(SavedPlan { path, document }),
        Err(error) => {
            let why = without_value(&error.to_string());
            Err(Error::NotAPlan { path, why })
        }
    }
}

/// What the reader of JSON says without the text that it quotes, which may be a value of the list.
fn without_value(said: &str) -> String {
    let quoted = said.split_once("string \"").and_then(|(before, rest)| {
        let (_, behind) = rest.rsplit_once("\", expected")?;
        Some(format!("{before}a text, expected{behind}"))
    });
    quoted.unwrap_or_else(|| said.to_owned())
}

impl SavedPlan {
    /// The name of the profile that it was made for.
    #[must_use]
    pub fn profile_name(&self) -> &str {
        &self.document.profile
    }

    /// The plan under a profile, which may be another one than the plan names.
    ///
    /// # Errors
    /// [`Error::OtherProfile`] if it is for another profile, [`Error::NotAPlan`] if it contradicts the profile or itself.
    pub fn resolve(self, profile: &Profile) -> Result<Plan, Error> {
        let Self { path, document } = self;
        if profile.name != document.profile {
            return Err(Error::OtherProfile {
                path,
                made_for: document.profile,
                profile: profile.name.clone(),
            });
        }
        let not_a_plan = |why: String| Error::NotAPlan {
            path: path.clone(),
            why,
        };
        let Lines { names, changes } = document.changes;
        let mut localized_fields = Vec::with_capacity(names.len());
        for name in names {
            let localized = profile.localized(&name);
            let unknown = || not_a_plan(format!("`{}` has no field `{name}`", profile.name));
            localized_fields.push(localized.ok_or_else(unknown)?);
        }
        let changes = changes.with_fields(|name: NameId| localized_fields[name.0 as usize]);
        let plan = Plan {
            run_id: document.run_id,
            profile: document.profile,
            purpose: document.purpose,
            options: document.options,
            current: match document.current {
                CurrentUsers::Export {} => Identity::File,
                CurrentUsers::Database { id } => Identity::Database(id),
            },
            changes,
            skipped: Vec::new(),
            unchanged: Vec::new(),
            without_key: document.without_key.into_iter().map(RowNumber).collect(),
            renames: document.renames,
            counts: document.counts,
        };
        let counted = Counts {
            unchanged: plan.counts.unchanged,
            skipped: plan.counts.skipped,
            failed: plan.counts.failed,
            absent: plan.counts.absent,
            ..Counts::of_changes(&plan.changes)
        };
        if counted != plan.counts {
            return Err(not_a_plan("its counts do not match its changes".into()));
        }
        if let Some(why) = admissible::fault(&plan, profile) {
            return Err(not_a_plan(why));
        }
        Ok(plan)
    }
}

/// The changes, before it is known which localized fields their names are.
struct Lines {
    names: Vec<String>,
    changes: Changes<NameId>,
}

/// The place of a name among those of [`Lines`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct NameId(u32);

/// One change as it stands in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    change: Kind,
    /// What people call the user follows from the values.
    #[serde(rename = "key")]
    _key: IgnoredAny,
    id: Option<u64>,
    row: Option<u64>,
    expect: Pairs,
    set: Pairs,
}

impl<'de> Deserialize<'de> for Lines {
    /// One change after the other, so that a plan is in memory once.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EachLine;
        impl<'de> Visitor<'de> for EachLine {
            type Value = Lines;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list of changes")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut lines: A) -> Result<Lines, A::Error> {
                let mut all = Lines {
                    names: Vec::new(),
                    changes: Changes::default(),
                };
                while let Some(line) = lines.next_element::<Line>()? {
                    all.add(&line);
                }
                Ok(all)
            }
        }
        deserializer.deserialize_seq(EachLine)
    }
}

impl Lines {
    fn add<'l>(&mut self, line: &'l Line) {
        let head = Head {
            kind: line.change,
            id: line.id,
            row: line.row.map(RowNumber),
        };
        let names = &mut self.names;
        let mut with_ids = |pairs: &'l Pairs| -> Vec<(NameId, &'l str)> {
            let pairs = pairs.0.iter();
            pairs
                .map(|(name, value)| (name_id(names, name), value.as_str()))
                .collect()
        };
        let (expect, set) = (with_ids(&line.expect), with_ids(&line.set));
        self.changes.add(head, expect, set);
    }
}

/// The id of a name, which is added where it is new.
fn name_id(names: &mut Vec<String>, name: &str) -> NameId {
    let known = names.iter().position(|known| known == name);
    let place = known.unwrap_or(names.len());
    if known.is_none() {
        names.push(name.to_owned());
    }
    NameId(place as u32)
}

/// Fields and their values, in the order of the file; an empty value where there is none.
struct Pairs(Vec<(String, String)>);

/// What stands for the values of a localized field.
#[derive(Deserialize)]
#[serde(untagged)]
enum Value {
    None(()),
    One(String),
    Several(Vec<String>),
}

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EachPair;
        impl<'de> Visitor<'de> for EachPair {
            type Value = Pairs;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("fields and their values")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some((name, value)) = map.next_entry::<String, Value>()? {
                    if pairs.iter().any(|(known, _)| *known == name) {
                        return Err(de::Error::custom(format!("`{name}` is there twice")));
                    }
                    match value {
                        Value::None(()) => pairs.push((name, String::new())),
                        Value::One(value) => pairs.push((name, value)),
                        Value::Several(values) => {
                            pairs.extend(values.into_iter().map(|value| (name.clone(), value)));
                        }
                    }
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(EachPair)
    }
}
