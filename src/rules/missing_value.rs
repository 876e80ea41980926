#![doc = include_str!("missing_value.md")]

use crate::finding::{Note, Severity};
use crate::profile::EmptyCell;
use crate::profile::field_id::FieldId;
use crate::rule::{About, Check, LookAtUser, Looking, Rule, Setup, Sight};

pub(super) const RULE: Rule = Rule {
    name: "missing-value",
    page: include_str!("missing_value.md"),
    severity: Severity::Error,
    check: Check::User(check),
};

fn check<'a>(setup: &Setup<'a>) -> Sight<Looking<'a>> {
    // What has no column at all is `missing-column`'s affair, once and not in every row.
    let fed = |number: &FieldId| !setup.layout.columns_of(*number).is_empty();
    let needed = setup.needs();
    let refused: Vec<(Vec<FieldId>, Note)> = setup
        .profile
        .fields
        .ids()
        .filter(|number| fed(number) && !needed.iter().any(|need| need.contains(number)))
        .filter_map(|number| {
            let assumed = refuses_empty(setup, number)?;
            Some((
                vec![number],
                Note::new("must not be empty").assumed(assumed),
            ))
        })
        .collect();
    let needs: Vec<(Vec<FieldId>, Note)> = needed
        .into_iter()
        .map(|need| {
            let need: Vec<FieldId> = need.into_iter().filter(fed).collect();
            let note = note(setup, &need);
            (need, note)
        })
        .filter(|(need, _)| !need.is_empty())
        .chain(refused)
        .collect();
    if needs.is_empty() {
        return Sight::Away;
    }
    let look: LookAtUser<'a> = Box::new(move |user, tell| {
        for (need, note) in &needs {
            if !need.iter().any(|number| user.has(*number)) {
                tell(About::field(need[0]), note.clone());
            }
        }
    });
    Sight::Sees(look.into())
}

fn note(setup: &Setup<'_>, need: &[FieldId]) -> Note {
    let names: Vec<String> = need
        .iter()
        .flat_map(|number| setup.layout.columns_of(*number))
        .map(|mapped| match mapped.column {
            Some(column) => format!("`{}`", setup.layout.header(column)),
            None => format!("`{}`", setup.profile.fields[mapped.field].name),
        })
        .collect();
    let note = match need.len() {
        1 => Note::new("must not be empty").settled_by(
            "where everybody should have the same, let the mapping say so with `value` of the field",
        ),
        _ => Note::new("one of {} must not be empty").with(names.join(", ")),
    };
    note.assumed(setup.assumes_need(need))
}

/// Whether the target refuses a user for an empty cell of this field, where no operation asks for it; and whether
/// that is assumed.
pub(super) fn refuses_empty(setup: &Setup<'_>, field: FieldId) -> Option<bool> {
    let profile = setup.profile;
    let field = &profile.fields[field];
    let (empty, assumed) = match field.empty_cell {
        Some(empty) => (empty, field.assumes("empty_cell")),
        None => (
            profile.empty_cell,
            profile.assumed.iter().any(|key| key == "empty_cell"),
        ),
    };
    (empty == EmptyCell::Error).then_some(assumed)
}
