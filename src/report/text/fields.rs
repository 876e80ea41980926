//! The target systems and their fields, for people.

mod described;

use std::io::{self, Write};

use crate::profile::{Profile, operation::OperationKind};
use crate::report::escape::escape_control_chars;
use crate::report::fields::{TargetFields, TargetSystems};
use crate::report::format::Page;
use crate::report::text::fields::described::Described;
use crate::report::text::lines::{padded, width_of, wrapped};

/// Writes the target systems, one on each line.
pub(super) fn write_systems(
    systems: &TargetSystems<'_>,
    page: Page,
    output: &mut dyn Write,
) -> io::Result<()> {
    let columns: Vec<[String; 5]> = systems
        .profiles
        .iter()
        .map(|profile| {
            [
                profile.name.clone(),
                profile.display_name().to_owned(),
                profile.verified.clone().unwrap_or_else(|| "-".into()),
                profile.fields.len().to_string(),
                operations(profile),
            ]
        })
        .collect();
    let titles = [
        "Profile",
        "Target system",
        "Verified",
        "Fields",
        "Operations",
    ];
    let titles = titles.map(str::to_owned);
    let rows: Vec<&[String; 5]> = std::iter::once(&titles).chain(&columns).collect();
    for row in &rows {
        let cells = row.iter().enumerate().map(|(number, cell)| {
            let widths = rows.iter().map(|row| width_of(&row[number]));
            padded(cell, widths.max().unwrap_or(0))
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        writeln!(output, "{}", line.trim_end())?;
    }
    let more = "Verified: the day on which a person last compared the profile with the \
                documentation of the vendor.";
    writeln!(output, "\n{}", wrapped(more, page.style.width.into()))?;
    writeln!(output, "\nIts fields: `enroll fields --profile NAME`")
}

fn operations(profile: &Profile) -> String {
    let kinds = profile.operations.keys().copied();
    kinds
        .map(OperationKind::name)
        .collect::<Vec<_>>()
        .join(", ")
}

/// Writes the fields of one target system.
pub(super) fn write_fields(
    of: &TargetFields<'_>,
    page: Page,
    output: &mut dyn Write,
) -> io::Result<()> {
    let profile = &of.task.profile;
    let width = usize::from(page.style.width);
    let verified = profile.verified.as_deref().map_or(String::new(), |day| {
        format!(", verified {}", escape_control_chars(day))
    });
    let title = escape_control_chars(profile.display_name());
    let mapping = of.task.mapping.file.as_deref();
    let mapping = mapping.map_or(String::new(), |mapping| {
        format!(" with {}", escape_control_chars(mapping))
    });
    let head = format!("{title} {}{mapping}{verified}", of.task.operation.kind);
    let mut lines = vec![wrapped(&head, width)];
    let notes = of.notes.iter();
    lines.extend(notes.map(|note| wrapped(&format!("note: {note}"), width)));
    let requirements = of.requirements();
    if of.only.is_none() {
        lines.extend(head_of_all(of, width));
    }
    for (id, field) in of.fields() {
        lines.push(String::new());
        lines.extend(Described { of, id, field }.lines(&requirements, page));
    }
    lines.push(String::new());
    lines.extend(tail(of, width));
    for line in lines {
        writeln!(output, "{line}")?;
    }
    Ok(())
}

/// What is to be known before the fields: how users are recognized, and what else the file may be for.
fn head_of_all(of: &TargetFields<'_>, width: usize) -> Vec<String> {
    let profile = &of.task.profile;
    let keys: Vec<&str> = profile
        .match_keys()
        .map(|key| profile.fields[key].name.as_str())
        .collect();
    let mut lines = Vec::new();
    if !keys.is_empty() {
        let line = format!("users are recognized by {}", keys.join(", then by "));
        lines.push(wrapped(&line, width));
    }
    for group in &profile.unique {
        let names = group.fields.iter();
        let names: Vec<&str> = names
            .map(|field| profile.fields[*field].name.as_str())
            .collect();
        let doubt = if group.assumed { " (assumed)" } else { "" };
        let line = format!("unique together: {}{doubt}", names.join(", "));
        lines.push(wrapped(&line, width));
    }
    let kind = of.task.operation.kind;
    let others = profile.operations.keys().filter(|other| **other != kind);
    let others: Vec<String> = others.map(|other| format!("--operation {other}")).collect();
    if !others.is_empty() {
        lines.push(wrapped(
            &format!("other operations: {}", others.join(", ")),
            width,
        ));
    }
    lines
}

/// What stands below the fields: the pages that the facts are from, and how a column is named.
fn tail(of: &TargetFields<'_>, width: usize) -> Vec<String> {
    let profile = &of.task.profile;
    let mut lines = Vec::new();
    if !profile.sources.is_empty() {
        lines.push("Facts are from:".to_owned());
        let sources = profile.sources.iter();
        lines.extend(sources.map(|page| format!("  {}", escape_control_chars(page))));
        lines.push(String::new());
    }
    if of.only.is_none() {
        let all = "`--set FIELD=HEADER` names the column of a field, `--set FIELD.KEY=VALUE` says \
                   more of it; docs/mapping.md has every KEY";
        lines.push(wrapped(all, width));
        lines.push(format!(
            "One field in detail: `enroll fields --profile {} FIELD`",
            profile.name
        ));
    }
    lines
}
