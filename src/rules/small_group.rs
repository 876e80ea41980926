#![doc = include_str!("small_group.md")]

use hashbrown::HashMap;

use crate::finding::{Fact, Note, Severity};
use crate::profile::field::Field;
use crate::rule::{Check, Rule, Setup, Sight, Tally, TellOfTallies};

pub(super) const RULE: Rule = Rule {
    name: "small-group",
    page: include_str!("small_group.md"),
    severity: Severity::Warning,
    check: Check::Tally(check),
};

fn check<'a>(field: &'a Field, setup: &Setup<'a>) -> Sight<TellOfTallies<'a>> {
    if !field.group || !setup.operation.kind.writes_users() {
        return Sight::Away;
    }
    let asks = setup.profile.asks_for("smallest_group");
    let given = setup.org.smallest_group.filter(|_| asks);
    let (least, assumed) = match (given, setup.profile.thresholds.smallest_group) {
        (Some(least), _) => (least, false),
        (None, Some(least)) => (least, setup.profile.assumes("thresholds")),
        (None, None) if asks => {
            return Sight::Blind(
                "the mapping does not say how many members a group needs; add `--org smallest_group=5`"
                    .into(),
            );
        }
        (None, None) => return Sight::Away,
    };
    let Some(id) = setup.profile.fields.id(&field.name) else {
        return Sight::Away;
    };
    let held = setup.current.filter(|users| users.has(id)).zip(setup.named);
    let remedy = if asks {
        "give `{}` more members, or set `smallest_group` under `[org]`"
    } else {
        "give `{}` more members, or correct it in the file"
    };
    Sight::Sees(Box::new(move |tallies, say| {
        // Who is in a group already and not in the file counts too.
        let already = held.map(|(users, named)| users.tally(id, &|user| named.rows(user) > 0));
        let already = already.unwrap_or_default();
        for (number, members) in members(field, tallies, &already).into_iter().enumerate() {
            if members >= least {
                continue;
            }
            let note = match members {
                1 => Note::new("the group has one member{}, and {} are the least"),
                _ => Note::new("the group has {} members{}, and {} are the least").with(members),
            };
            let note = note.with(Fact::Word(match held {
                Some(_) => "",
                None => " in this file",
            }));
            let note = note.with(least).settled_by(remedy).assumed(assumed);
            say(number, note);
        }
    }))
}

/// How many members the group of each tally has: spellings that are one group to the target count together.
fn members(field: &Field, tallies: &[Tally<'_>], already: &HashMap<&str, u64>) -> Vec<u64> {
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
    for (value, users) in already {
        if let Some(members) = together.get_mut(key(value).as_str()) {
            *members += users;
        }
    }
    keys.iter().map(|key| together[key.as_str()]).collect()
}
