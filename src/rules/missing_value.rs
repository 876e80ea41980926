#![doc = include_str!("missing_value.md")]

use crate::finding::{Note, Severity};
use crate::profile::EmptyCell;
use crate::rules::{Check, LookAtUser, Rule, Setup};

pub(super) const RULE: Rule = Rule {
    name: "missing-value",
    page: include_str!("missing_value.md"),
    severity: Severity::Error,
    check: Check::User(check),
};

fn check<'a>(setup: &Setup<'a>) -> Option<LookAtUser<'a>> {
    // What has no column at all is `missing-column`'s affair, once and not in every row.
    let fed = |number: &usize| !setup.layout.feeds_of(*number).is_empty();
    let attributes = &setup.profile.attributes;
    let needs = setup.needs();
    let refused: Vec<(Vec<usize>, bool)> = (0..attributes.len())
        .filter(|number| fed(number) && !needs.iter().any(|need| need.contains(number)))
        .filter_map(|number| Some((vec![number], refuses_empty(setup, number)?)))
        .collect();
    let needs: Vec<(Vec<usize>, bool)> = needs
        .into_iter()
        .map(|need| need.into_iter().filter(fed).collect::<Vec<_>>())
        .filter(|need| !need.is_empty())
        .map(|need| {
            let assumed = need
                .iter()
                .all(|number| attributes[*number].assumes("required"));
            (need, assumed)
        })
        .chain(refused)
        .collect();
    if needs.is_empty() {
        return None;
    }
    Some(Box::new(move |user, note| {
        for (need, assumed) in &needs {
            if !need.iter().any(|number| user.has(*number)) {
                note(need[0], Note::new("must not be empty").assumed(*assumed));
            }
        }
    }))
}

/// Whether the target refuses a user for an empty cell of this attribute, where no operation asks for it; and whether
/// that is assumed.
fn refuses_empty(setup: &Setup<'_>, attribute: usize) -> Option<bool> {
    let profile = setup.profile;
    let attribute = &profile.attributes[attribute];
    let (empty, assumed) = match attribute.empty_cell {
        Some(empty) => (empty, attribute.assumes("empty_cell")),
        None => (
            profile.empty_cell,
            profile.assumed.iter().any(|key| key == "empty_cell"),
        ),
    };
    (empty == EmptyCell::Error).then_some(assumed)
}
