#![doc = include_str!("unreachable_user.md")]

use crate::finding::{Note, Severity};
use crate::profile::OneOf;
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
        let fed: Vec<usize> = members
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
    let groups: Vec<(Vec<usize>, Note)> = groups.collect();
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

/// The groups of fields of which a user needs one, and their numbers.
pub(super) fn members<'a>(setup: &Setup<'a>) -> Vec<(&'a OneOf, Vec<usize>)> {
    if !setup.writes_users() {
        return Vec::new();
    }
    let fields = &setup.profile.fields;
    let numbers = |group: &OneOf| -> Vec<usize> {
        (0..fields.len())
            .filter(|number| group.fields.contains(&fields[*number].name))
            .filter(|number| setup.looks_at(&fields[*number]))
            .collect()
    };
    let groups = setup.profile.one_of.iter();
    groups.map(|group| (group, numbers(group))).collect()
}

fn headers(setup: &Setup<'_>, fed: &[usize]) -> Vec<String> {
    let columns = fed
        .iter()
        .flat_map(|number| setup.layout.columns_of(*number));
    let headers = columns.map(|mapped| match mapped.column {
        Some(column) => format!("`{}`", setup.layout.header(column)),
        None => format!("`{}`", setup.profile.fields[mapped.field].name),
    });
    headers.collect()
}
