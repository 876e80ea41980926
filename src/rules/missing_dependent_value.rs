#![doc = include_str!("missing_dependent_value.md")]

use crate::finding::{Note, Severity};
use crate::profile::field_id::FieldId;
use crate::rule::condition::Condition;
use crate::rule::{About, Check, LookAtUser, Looking, Rule, Setup, Sight};
use crate::rules::missing_value;

pub(super) const RULE: Rule = Rule {
    name: "missing-dependent-value",
    page: include_str!("missing_dependent_value.md"),
    severity: Severity::Error,
    check: Check::User(check),
};

fn check<'a>(setup: &Setup<'a>) -> Sight<Looking<'a>> {
    if !setup.operation.kind.writes_users() {
        return Sight::Away;
    }
    let needs = setup.needs();
    let mut blind = false;
    let mut wants: Vec<(FieldId, Vec<(Condition<'a>, Note)>)> = Vec::new();
    for (number, field) in setup.profile.fields.with_ids() {
        let fed = !setup.layout.columns_of(number).is_empty();
        // What is needed in any case is `missing-value`'s affair.
        let needed = needs.iter().any(|need| need[..] == [number])
            || fed && missing_value::refuses_empty(setup, number).is_some();
        if needed || !setup.operation.looks_at(number) {
            continue;
        }
        let assumed = field.assumes("required_when");
        let conditions = Condition::all(&field.required_when, setup).into_iter();
        let conditions = conditions.filter(|condition| {
            let for_all = condition.holds_for_all();
            blind |= for_all.is_none();
            // A column that everybody needs and nobody has is `missing-column`'s affair.
            condition.is_of_a_user() || fed && for_all == Some(true)
        });
        let conditions: Vec<(Condition<'a>, Note)> = conditions
            .map(|condition| {
                let note = Note::new("must not be empty where {}")
                    .with(condition.words())
                    .assumed(assumed);
                (condition, note)
            })
            .collect();
        if !conditions.is_empty() {
            wants.push((number, conditions));
        }
    }
    if wants.is_empty() {
        let matters = blind && setup.profile.org.iter().any(|key| key == "mfa");
        return if matters {
            Sight::Blind(
                "the mapping does not say whether there is a second factor; add `--org mfa=true`"
                    .into(),
            )
        } else {
            Sight::Away
        };
    }
    let look: LookAtUser<'a> = Box::new(move |user, tell| {
        for (number, conditions) in &wants {
            if user.has(*number) {
                continue;
            }
            let mut holding = conditions.iter();
            let holding = holding.find(|(condition, _)| condition.holds(user) == Some(true));
            if let Some((_, note)) = holding {
                tell(About::field(*number), note.clone());
            }
        }
    });
    Sight::Sees(look.into())
}
