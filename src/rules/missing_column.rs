#![doc = include_str!("missing_column.md")]

use crate::finding::{Note, Severity};
use crate::mapping::layout::Gap;
use crate::profile::field_id::FieldId;
use crate::rule::condition::Condition;
use crate::rule::{Check, Rule, Setup, Sighting};
use crate::rules::unreachable_user;
use crate::source::header_row::Origin;

pub(super) const RULE: Rule = Rule {
    name: "missing-column",
    page: include_str!("missing_column.md"),
    severity: Severity::Error,
    check: Check::File(check),
};

fn check(setup: &Setup<'_>) -> Vec<Sighting> {
    let unsettled = |field: FieldId| {
        setup.layout.gaps.iter().any(|gap| match gap {
            Gap::Ambiguous { field: of, .. } | Gap::NotThere { field: of, .. } => *of == field,
            Gap::Unused { .. } => false,
        })
    };
    let gone = setup.layout.gaps.iter().filter_map(|gap| match gap {
        Gap::NotThere { field, reference } => Some(Sighting {
            field: Some(*field),
            ..Sighting::of_the_file(
                Note::new("the mapping takes `{}` from `{}`, and the file has no such column")
                    .with(setup.profile.fields[*field].name.as_str())
                    .with(reference.as_str()),
            )
        }),
        _ => None,
    });
    let needed = needs(setup).into_iter().filter_map(|(need, assumed)| {
        let settled = need
            .iter()
            .any(|number| !setup.layout.columns_of(*number).is_empty() || unsettled(*number));
        let first = *need.first().filter(|_| !settled)?;
        Some(Sighting {
            field: Some(first),
            ..Sighting::of_the_file(note(setup, &need).assumed(assumed))
        })
    });
    gone.chain(needed).collect()
}

/// The fields of which a file needs one each, and whether that is assumed: what the operation needs, what a setting of
/// the customer makes needed, and groups of which one member will do.
fn needs(setup: &Setup<'_>) -> Vec<(Vec<FieldId>, bool)> {
    let mut needs: Vec<(Vec<FieldId>, bool)> = Vec::new();
    for need in setup.needs() {
        let assumed = setup.assumes_need(&need);
        needs.push((need, assumed));
    }
    let fields = setup.profile.fields.with_ids();
    let fields = fields.filter(|(id, _)| setup.operation.looks_at(*id));
    for (number, field) in fields.filter(|_| setup.operation.kind.writes_users()) {
        let conditions = Condition::all(&field.required_when, setup);
        let mut conditions = conditions.iter();
        let for_all = conditions.any(|condition| condition.holds_for_all() == Some(true));
        if for_all && !needs.iter().any(|(need, _)| need[..] == [number]) {
            needs.push((vec![number], field.assumes("required_when")));
        }
    }
    let groups = unreachable_user::members(setup).into_iter();
    needs.extend(groups.map(|(group, members)| (members, group.assumed)));
    needs
}

fn note(setup: &Setup<'_>, need: &[FieldId]) -> Note {
    let names: Vec<String> = need
        .iter()
        .map(|number| format!("`{}`", setup.profile.fields[*number].name))
        .collect();
    let headers: Vec<String> = need
        .iter()
        .map(|number| &setup.profile.fields[*number])
        .map(|field| field.headers.first().unwrap_or(&field.name))
        .map(|header| format!("`{header}`"))
        .collect();
    let sentence = match setup.observed.header_row.origin {
        Origin::NoneSeen => {
            "no column fills {}: the first row holds data and no headers, so put headers such as {} above it, or use `--header-row none` and a mapping"
        }
        _ => "no column fills {}: a column {} is needed, or a mapping that says which one it is",
    };
    Note::new(sentence)
        .with(names.join(" or "))
        .with(headers.join(" or "))
}
