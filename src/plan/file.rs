//! The plan as a file, in JSON: what one run found out is what another carries out.

mod reading;

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::current::Identity;
use crate::messages::Language;
use crate::plan::Plan;
use crate::plan::changes::{Change, Values};
use crate::profile::Profile;
use crate::profile::localized_field::LocalizedField;

pub use reading::{Error, SCHEMA_VERSION, SavedPlan, is_plan, read};

/// How a value is shown to a reader; none where it is not shown.
pub type Show<'s> = &'s dyn Fn(&str) -> Option<String>;

/// Writes a plan, one change on each line.
///
/// # Errors
/// When it cannot be written.
pub fn write(plan: &Plan, profile: &Profile, output: &mut dyn Write) -> io::Result<()> {
    write_shown(plan, profile, &[], None, output)
}

/// The same for a reader. `beside` is what a reader may want to know and no plan needs. With `show`, values are not those of
/// the plan, and what is written says that it cannot be applied.
///
/// # Errors
/// When it cannot be written.
pub fn write_shown(
    plan: &Plan,
    profile: &Profile,
    beside: &[(&str, serde_json::Value)],
    show: Option<Show<'_>>,
    output: &mut dyn Write,
) -> io::Result<()> {
    let kind = if show.is_some() {
        "masked-plan"
    } else {
        "plan"
    };
    write!(
        output,
        "{{\n\"schema_version\": {SCHEMA_VERSION},\n\"kind\": \"{kind}\",\n\"run_id\": "
    )?;
    serde_json::to_writer(&mut *output, &plan.run_id)?;
    output.write_all(b",\n")?;
    write_terms(plan, output)?;
    write_list(output, "changes", plan.changes.iter(), |change, output| {
        let line = Line {
            change: &change,
            profile,
            show,
        };
        Ok(serde_json::to_writer(output, &line)?)
    })?;
    write_list(output, "skipped", plan.skipped.iter(), |skipped, output| {
        let message = skipped.reason.message(profile);
        let shown = |value: &str, out: &mut String| match show {
            None => out.push_str(value),
            Some(show) => out.push_str(&show(value).unwrap_or("…".into())),
        };
        let why = message.text(Language::English, &shown);
        let line = serde_json::json!({
            "row": skipped.row.0,
            "key": one(&skipped.key, show),
            "failed": skipped.reason.is_failure(),
            "why": why,
        });
        Ok(serde_json::to_writer(output, &line)?)
    })?;
    output.write_all(b"\"without_key\": ")?;
    let without_key: Vec<u64> = plan.without_key.iter().map(|row| row.0).collect();
    serde_json::to_writer(&mut *output, &without_key)?;
    write!(output, ",\n\"renames\": {}", plan.renames)?;
    for (key, value) in beside {
        write!(output, ",\n\"{key}\": ")?;
        serde_json::to_writer(&mut *output, value)?;
    }
    output.write_all(b",\n\"counts\": ")?;
    serde_json::to_writer(&mut *output, &plan.counts)?;
    output.write_all(b"\n}\n")
}

/// Writes a list, one item on each line.
fn write_list<T>(
    output: &mut dyn Write,
    name: &str,
    items: impl Iterator<Item = T>,
    write: impl Fn(T, &mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    write!(output, "\"{name}\": [")?;
    let mut any = false;
    for item in items {
        output.write_all(if any { b",\n" } else { b"\n" })?;
        any = true;
        write(item, output)?;
    }
    output.write_all(if any { b"\n],\n" } else { b"],\n" })
}

/// Writes what the changes were made for, and under which choices.
pub(super) fn write_terms(plan: &Plan, output: &mut dyn Write) -> io::Result<()> {
    let current = match &plan.current {
        Identity::File => serde_json::json!({ "kind": "export" }),
        Identity::Database(id) => serde_json::json!({ "kind": "database", "id": id }),
    };
    let options = serde_json::to_value(&plan.options)?;
    for (key, value) in [
        ("profile", plan.profile.clone().into()),
        ("operation", plan.purpose.name().into()),
        ("options", options),
        ("current", current),
    ] {
        write!(output, "\"{key}\": ")?;
        serde_json::to_writer(&mut *output, &value)?;
        output.write_all(b",\n")?;
    }
    Ok(())
}

/// Writes one change.
pub(super) fn write_change(
    change: &Change<'_>,
    profile: &Profile,
    output: &mut dyn Write,
) -> io::Result<()> {
    let line = Line {
        change,
        profile,
        show: None,
    };
    Ok(serde_json::to_writer(output, &line)?)
}

/// A value as it is shown.
fn one(value: &str, show: Option<Show<'_>>) -> serde_json::Value {
    match show {
        None => value.into(),
        Some(show) => show(value).into(),
    }
}

/// A change as a line of the file.
struct Line<'l> {
    change: &'l Change<'l>,
    profile: &'l Profile,
    show: Option<Show<'l>>,
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self {
            change,
            profile,
            show,
        } = *self;
        let mut map = serializer.serialize_map(Some(6))?;
        map.serialize_entry("change", &change.head.kind)?;
        map.serialize_entry("key", &one(change.key(profile), show))?;
        map.serialize_entry("id", &change.head.id)?;
        map.serialize_entry("row", &change.head.row.map(|row| row.0))?;
        let expect = change.expect().collect();
        map.serialize_entry(
            "expect",
            &LocalizedFields {
                values: expect,
                profile,
                show,
            },
        )?;
        let set = change.set().collect();
        map.serialize_entry(
            "set",
            &LocalizedFields {
                values: set,
                profile,
                show,
            },
        )?;
        map.end()
    }
}

/// Fields and their values, in the order of the fields.
struct LocalizedFields<'l> {
    values: Vec<(LocalizedField, Values<'l>)>,
    profile: &'l Profile,
    show: Option<Show<'l>>,
}

impl Serialize for LocalizedFields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.values.len()))?;
        for (localized, values) in &self.values {
            let name = self.profile.localized_name(*localized);
            let json = match self.show {
                None => json(*localized, values, self.profile),
                Some(show) => {
                    let shown: Vec<Option<String>> =
                        values.iter().map(|value| show(value)).collect();
                    match shown.iter().cloned().collect::<Option<Vec<String>>>() {
                        Some(shown) => {
                            let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
                            json(*localized, &shown, self.profile)
                        }
                        None => serde_json::Value::Null,
                    }
                }
            };
            map.serialize_entry(&name, &json)?;
        }
        map.end()
    }
}

/// The values of a localized field: a list where the target keeps several, else a text; null where there is none.
#[must_use]
pub fn json(localized: LocalizedField, values: &[&str], profile: &Profile) -> serde_json::Value {
    match values {
        [] => serde_json::Value::Null,
        values if profile.fields[localized.field].multi_valued => values.into(),
        values => values.join(", ").into(),
    }
}
