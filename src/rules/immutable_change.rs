#![doc = include_str!("immutable_change.md")]

use crate::finding::{Note, Severity};
use crate::profile::field::{Field, Mutability};
use crate::profile::field_id::FieldId;
use crate::rule::{About, Check, LookAtUser, Looking, Rule, Setup, Sight};

pub(super) const RULE: Rule = Rule {
    name: "immutable-change",
    page: include_str!("immutable_change.md"),
    severity: Severity::Error,
    check: Check::User(check),
};

fn check<'a>(setup: &Setup<'a>) -> Sight<Looking<'a>> {
    let keys = setup.match_keys();
    if !setup.operation.kind.writes_users() || keys.is_empty() {
        return Sight::Away;
    }
    let fields = &setup.profile.fields;
    let mut fixed: Vec<FieldId> = fields
        .ids()
        .filter(|number| is_fixed(&fields[*number]))
        .filter(|number| !setup.layout.columns_of(*number).is_empty())
        // Who is found by it and by nothing else has it.
        .filter(|number| keys != [*number])
        .collect();
    if fixed.is_empty() {
        return Sight::Away;
    }
    let cannot: Vec<String> = fixed
        .iter()
        .filter_map(|number| setup.cannot_compare(&[*number]))
        .collect();
    let Some(users) = setup.current.filter(|_| cannot.len() < fixed.len()) else {
        return Sight::Blind(cannot.into_iter().next().unwrap_or_default());
    };
    fixed.retain(|number| users.has(*number));
    let look: LookAtUser<'a> = Box::new(move |user, tell| {
        let Some(held) = user.held() else {
            return;
        };
        for &number in &fixed {
            let (field, value) = (&fields[number], user.first(number));
            let (Some(value), Some(old)) = (value, users.value(held, number)) else {
                continue;
            };
            if value.text == old || is_one_value(field, value.text, old) {
                continue;
            }
            // A key of somebody else is `id-conflict`'s affair.
            if user.match_by(number).is_some_and(|by| by.held.is_some()) {
                continue;
            }
            let note = Note::new(
                "cannot change, and row {} of the current users have another value for this user",
            )
            .with(users.row(held))
            .suggest(old)
            .assumed(field.assumes("mutability"));
            tell(About::value(number, value), note);
        }
    });
    Sight::Sees(look.into())
}

fn is_fixed(field: &Field) -> bool {
    field.mutability == Mutability::Immutable && !field.multi_valued
}

fn is_one_value(field: &Field, one: &str, other: &str) -> bool {
    let (mut key, mut other_key) = (String::new(), String::new());
    field.write_key(one, &mut key);
    field.write_key(other, &mut other_key);
    key == other_key
}
