#![doc = include_str!("unreachable_user.md")]

use crate::finding::{Note, Severity};
use crate::profile::OneOf;
use crate::profile::field_id::FieldId;
use crate::rule::{About, Check, LookAtUser, Looking, Rule, Setup, Sight};

pub(super) const RULE: Rule = Rule {
    name: "unreachable-user",
    page: include_str!("unreachable_user.md"),
    severity: Severity::Error,
    check: Check::User(check),
};

fn check<'a>(setup: &Setup<'a>) -> Sight<Looking<'a>> {
    let groups = members(setup).into_iter().filter_map(|(group, members)| {
        // Where none of them has a column, `missing-column` says so once.
        let fed: Vec<FieldId> = members
            .into_iter()
            .filter(|number| !setup.layout.columns_of(*number).is_empty())
            .collect();
        let headers = headers(setup, &fed);
        let note = match headers[..] {
            [_] => Note::new("must not be empty: no other column of the file would do instead"),
            _ => Note::new("one of {} must not be empty").with(headers.join(", ")),
        };
        let note = note.assumed(group.assumed);
        (!fed.is_empty()).then_some((fed, note))
    });
    let groups: Vec<(Vec<FieldId>, Note)> = groups.collect();
    if groups.is_empty() {
        return Sight::Away;
    }
    let look: LookAtUser<'a> = Box::new(move |user, tell| {
        for (fed, note) in &groups {
            if !fed.iter().any(|number| user.has(*number)) {
                tell(About::field(fed[0]), note.clone());
            }
        }
    });
    Sight::Sees(look.into())
}

/// The groups of fields of which a user needs one, and those that the operation looks at.
pub(super) fn members<'a>(setup: &Setup<'a>) -> Vec<(&'a OneOf, Vec<FieldId>)> {
    if !setup.operation.kind.writes_users() {
        return Vec::new();
    }
    let members = |group: &OneOf| -> Vec<FieldId> {
        let fields = setup.profile.fields.ids();
        fields
            .filter(|id| group.fields.contains(id) && setup.operation.looks_at(*id))
            .collect()
    };
    let groups = setup.profile.one_of.iter();
    groups.map(|group| (group, members(group))).collect()
}

fn headers(setup: &Setup<'_>, fed: &[FieldId]) -> Vec<String> {
    let columns = fed
        .iter()
        .flat_map(|number| setup.layout.columns_of(*number));
    let headers = columns.map(|mapped| match mapped.column {
        Some(column) => format!("`{}`", setup.layout.header(column)),
        None => format!("`{}`", setup.profile.fields[mapped.field].name),
    });
    headers.collect()
}
