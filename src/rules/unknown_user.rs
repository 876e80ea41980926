#![doc = include_str!("unknown_user.md")]

use crate::finding::{Note, Severity};
use crate::profile::field::Type;
use crate::profile::field_id::FieldId;
use crate::rule::{About, Check, LookAtUser, Looking, Rule, Setup, Sight};
use crate::rules::invalid_email;
use crate::rules::renamed_id::{self, Worn};

pub(super) const RULE: Rule = Rule {
    name: "unknown-user",
    page: include_str!("unknown_user.md"),
    severity: Severity::Error,
    check: Check::User(check),
};

fn check<'a>(setup: &Setup<'a>) -> Sight<Looking<'a>> {
    let keys = setup.match_keys();
    if setup.operation.kind.writes_users() || keys.is_empty() {
        return Sight::Away;
    }
    // A user is found by any of them.
    let blind: Vec<String> = keys
        .iter()
        .filter_map(|key| setup.cannot_compare(&[*key]))
        .collect();
    if let (Some(reason), true) = (blind.first(), blind.len() == keys.len()) {
        return Sight::Blind(reason.clone());
    }
    let fields = &setup.profile.fields;
    let assumed = setup.profile.assumes("match_on");
    // An id that lost something on its way is `renamed-id`'s affair, which knows the right one.
    let worn = renamed_id::of(setup).and_then(|id| Some((id, Worn::new(setup.current?, id))));
    let look: LookAtUser<'a> = Box::new(move |user, tell| {
        if user.held().is_some() {
            return;
        }
        // A key that the current users do not have may still find somebody in the target.
        let filled = |key: &&FieldId| user.has(**key);
        if keys.iter().filter(filled).count() > user.matches().len() {
            return;
        }
        let Some(first) = user.matches().first() else {
            return;
        };
        let Some(value) = user.first(first.field) else {
            return;
        };
        let is_worn = |(id, worn): &(FieldId, Worn)| {
            let id = user.first(*id).and_then(|id| worn.find(id.text));
            id.is_some()
        };
        if worn.as_ref().is_some_and(is_worn) {
            return;
        }
        // What is no address at all is `invalid-email`'s affair.
        if fields[first.field].kind == Type::Email && invalid_email::fault(value.text).is_some() {
            return;
        }
        let mut nouns: Vec<&str> = user
            .matches()
            .iter()
            .map(|by| fields[by.field].noun())
            .collect();
        nouns.dedup();
        let note = Note::new("nobody in the current users have this {}: nobody would be deleted")
            .with(nouns.join(" or "))
            .assumed(assumed);
        tell(About::value(first.field, value), note);
    });
    Sight::Sees(look.into())
}
