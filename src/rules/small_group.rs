#![doc = include_str!("small_group.md")]

use hashbrown::HashMap;

use crate::finding::FieldId;
use crate::finding::Severity;
use crate::messages::message;
use crate::profile::field::Field;
use crate::rule::{Applicability, Check, Context, GroupCheck, Rule, Tally};

pub(super) const RULE: Rule = Rule {
    name: "small-group",
    page: include_str!("small_group.md"),
    severity: Severity::Warning,
    yields_to: &[
        "csv-syntax",
        "escaped-text",
        "garbled-text",
        "list-notation",
        // Who mistyped the name of a group is alone in it for that reason.
        "near-duplicate-group",
        "placeholder-value",
        "text-became-date",
    ],
    checks: &[Check::Group(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, id: FieldId) -> Applicability<GroupCheck<'a>> {
    let (profile, field) = (context.profile, &context.profile.fields[id]);
    if !field.group || !context.writes_users() {
        return Applicability::NotApplicable;
    }
    let can_set = profile.asks_for("smallest_group");
    let given = context.org.smallest_group.filter(|_| can_set);
    let (least, assumed) = match (given, profile.thresholds.smallest_group) {
        (Some(least), _) => (least, false),
        (None, Some(least)) => (least, profile.assumes("thresholds")),
        (None, None) if can_set => {
            return Applicability::NotChecked(message!("small-group-not-checked"));
        }
        (None, None) => return Applicability::NotApplicable,
    };
    let current = context.current.filter(|users| users.has(id));
    Applicability::Check(GroupCheck::tallies(move |tallies, named, report| {
        // A user who is in a group already and not in the file counts too.
        let others = current.zip(named);
        let others = others.map(|(users, named)| users.tally(id, &|user| named.rows(user) > 0));
        let counts_all = others.is_some();
        let others = others.unwrap_or_default();
        let all_members = members(field, tallies, &others);
        for (number, members) in all_members.into_iter().enumerate() {
            if members >= least {
                continue;
            }
            let message = match (counts_all, can_set) {
                (true, true) => message!("small-group-or-set", members, least),
                (true, false) => message!("small-group", members, least),
                (false, true) => message!("small-group-in-file-or-set", members, least),
                (false, false) => message!("small-group-in-file", members, least),
            };
            report(number, message.assumed(assumed));
        }
    }))
}

/// How many members the group of each tally has: spellings that are one group to the target count together.
fn members(field: &Field, tallies: &[Tally<'_>], others: &HashMap<&str, u64>) -> Vec<u64> {
    let key = |value: &str| {
        let mut key = String::new();
        field.write_key(value, &mut key);
        key
    };
    let keys: Vec<String> = tallies.iter().map(|tally| key(tally.value)).collect();
    let mut together: HashMap<&str, u64> = HashMap::new();
    for (key, tally) in keys.iter().zip(tallies) {
        *together.entry(key).or_default() += tally.users;
    }
    for (value, users) in others {
        if let Some(members) = together.get_mut(key(value).as_str()) {
            *members += users;
        }
    }
    keys.iter().map(|key| together[key.as_str()]).collect()
}
