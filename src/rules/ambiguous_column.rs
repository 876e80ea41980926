#![doc = include_str!("ambiguous_column.md")]

use crate::finding::{Note, Place, Severity};
use crate::header;
use crate::mapping::layout::Gap;
use crate::rule::{Check, Rule, Setup, Sighting};

pub(super) const RULE: Rule = Rule {
    name: "ambiguous-column",
    page: include_str!("ambiguous_column.md"),
    severity: Severity::Error,
    check: Check::File(check),
};

fn check(setup: &Setup<'_>) -> Vec<Sighting> {
    let ambiguous = setup.layout.gaps.iter().filter_map(|gap| match gap {
        Gap::Ambiguous { field, columns } => Some((*field, columns)),
        _ => None,
    });
    ambiguous
        .filter(|(_, columns)| !share_one_header(setup, columns))
        .map(|(field, columns)| {
            let names: Vec<String> = columns
                .iter()
                .map(|column| setup.layout.name(*column))
                .collect();
            let name = setup.profile.fields[field].name.as_str();
            Sighting {
                place: Place {
                    column: columns.first().copied(),
                    ..Place::default()
                },
                field: Some(field),
                value: None,
                note: Note::new("{} could each be `{}`: say which with `--set {}=HEADER`")
                    .with(names.join(" and "))
                    .with(name)
                    .with(name),
            }
        })
        .collect()
}

/// Equal headers are `duplicate-label`'s affair: no header can settle them.
fn share_one_header(setup: &Setup<'_>, columns: &[u32]) -> bool {
    let mut headers = columns.iter().map(|column| setup.layout.header(*column));
    headers.next().is_some_and(|first| {
        headers.all(|header| header == first && !header::key(header).is_empty())
    })
}
