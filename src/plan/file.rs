//! The plan as a file, in JSON: what one run found out is what another carries out.

mod reading;

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::current::Identity;
use crate::messages::{Language, in_full};
use crate::plan::Plan;
use crate::plan::changes::{Change, Values};
use crate::profile::Profile;
use crate::profile::localized_field::LocalizedField;

pub use reading::{Error, SCHEMA_VERSION, SavedPlan, is_plan, read};

/// Writes a plan, one change on each line. `beside` is what a reader may want to know and no plan needs.
///
/// # Errors
/// When it cannot be written.
pub fn write(
    plan: &Plan,
    profile: &Profile,
    beside: &[(&str, serde_json::Value)],
    output: &mut dyn Write,
) -> io::Result<()> {
    write!(
        output,
        "{{\n\"schema_version\": {SCHEMA_VERSION},\n\"kind\": \"plan\",\n\"run_id\": "
    )?;
    serde_json::to_writer(&mut *output, &plan.run_id)?;
    output.write_all(b",\n")?;
    write_terms(plan, output)?;
    write_list(output, "changes", plan.changes.iter(), |change, output| {
        write_change(&change, profile, output)
    })?;
    write_list(output, "left", plan.skipped.iter(), |skipped, output| {
        let message = skipped.reason.message(profile);
        let why = message.text(Language::English, &in_full);
        let line = serde_json::json!({
            "row": skipped.row.0,
            "key": skipped.key,
            "failed": skipped.reason.is_failure(),
            "why": why,
        });
        Ok(serde_json::to_writer(output, &line)?)
    })?;
    output.write_all(b"\"nameless\": ")?;
    let without_key: Vec<u64> = plan.without_key.iter().map(|row| row.0).collect();
    serde_json::to_writer(&mut *output, &without_key)?;
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
    Ok(serde_json::to_writer(output, &Line { change, profile })?)
}

/// A change as a line of the file.
struct Line<'l> {
    change: &'l Change<'l>,
    profile: &'l Profile,
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { change, profile } = *self;
        let mut map = serializer.serialize_map(Some(6))?;
        map.serialize_entry("change", &change.head.kind)?;
        map.serialize_entry("key", change.key(profile))?;
        map.serialize_entry("id", &change.head.id)?;
        map.serialize_entry("row", &change.head.row.map(|row| row.0))?;
        let expect = change.expect().collect();
        map.serialize_entry(
            "expect",
            &LocalizedFields {
                values: expect,
                profile,
            },
        )?;
        let set = change.set().collect();
        map.serialize_entry(
            "set",
            &LocalizedFields {
                values: set,
                profile,
            },
        )?;
        map.end()
    }
}

/// Fields and their values, in the order of the fields.
struct LocalizedFields<'l> {
    values: Vec<(LocalizedField, Values<'l>)>,
    profile: &'l Profile,
}

impl Serialize for LocalizedFields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.values.len()))?;
        for (localized, values) in &self.values {
            let name = self.profile.localized_name(*localized);
            map.serialize_entry(&name, &json(*localized, values, self.profile))?;
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
