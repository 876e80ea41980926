#![doc = include_str!("missing_value.md")]

use crate::finding::{Note, Severity};
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
    let needs: Vec<(Vec<usize>, bool)> = setup
        .needs()
        .into_iter()
        .map(|need| need.into_iter().filter(fed).collect::<Vec<_>>())
        .filter(|need| !need.is_empty())
        .map(|need| {
            let assumed = need
                .iter()
                .all(|number| setup.profile.attributes[*number].assumes("required"));
            (need, assumed)
        })
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
