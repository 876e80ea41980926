#![doc = include_str!("small_group.md")]

use hashbrown::HashMap;

use crate::finding::{Note, Severity};
use crate::profile::attribute::Attribute;
use crate::rule::{Check, Rule, Setup, Sight, Tally, TellOfTallies};

pub(super) const RULE: Rule = Rule {
    name: "small-group",
    page: include_str!("small_group.md"),
    severity: Severity::Warning,
    check: Check::Tally(check),
};

fn check<'a>(attribute: &'a Attribute, setup: &Setup<'a>) -> Sight<TellOfTallies<'a>> {
    if !attribute.group || setup.is_removal() {
        return Sight::Away;
    }
    let asks = setup.profile.asks_for("smallest_group");
    let given = setup.tenant.smallest_group.filter(|_| asks);
    let (least, assumed) = match (given, setup.profile.thresholds.smallest_group) {
        (Some(least), _) => (least, false),
        (None, Some(least)) => (least, setup.profile.assumes("thresholds")),
        (None, None) if asks => {
            return Sight::Blind(
                "the mapping does not say how many members a group needs; add `--tenant smallest_group=5`"
                    .into(),
            );
        }
        (None, None) => return Sight::Away,
    };
    let remedy = if asks {
        "give `{}` more members, or set `smallest_group` under `[tenant]`"
    } else {
        "give `{}` more members, or correct it in the file"
    };
    Sight::Sees(Box::new(move |tallies, say| {
        for (number, members) in members(attribute, tallies).into_iter().enumerate() {
            if members >= least {
                continue;
            }
            let note = match members {
                1 => Note::new("the group has one member in this file, and {} are the least"),
                _ => Note::new("the group has {} members in this file, and {} are the least")
                    .with(members),
            };
            let note = note.with(least).settled_by(remedy).assumed(assumed);
            say(number, note);
        }
    }))
}

/// How many members the group of each tally has: spellings that are one group to the target count together.
fn members(attribute: &Attribute, tallies: &[Tally<'_>]) -> Vec<u64> {
    let key = |tally: &Tally<'_>| {
        let mut key = String::new();
        attribute.write_key(tally.value, &mut key);
        key
    };
    let keys: Vec<String> = tallies.iter().map(key).collect();
    let mut together: HashMap<&str, u64> = HashMap::new();
    for (key, tally) in keys.iter().zip(tallies) {
        *together.entry(key).or_default() += tally.users;
    }
    keys.iter().map(|key| together[key.as_str()]).collect()
}
