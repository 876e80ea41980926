#![doc = include_str!("id_conflict.md")]

use crate::finding::{Note, Severity};
use crate::rule::{About, Check, LookAtUser, Looking, Rule, Setup, Sight};

pub(super) const RULE: Rule = Rule {
    name: "id-conflict",
    page: include_str!("id_conflict.md"),
    severity: Severity::Error,
    check: Check::User(check),
};

fn check<'a>(setup: &Setup<'a>) -> Sight<Looking<'a>> {
    let keys = setup.match_keys();
    if keys.len() < 2 {
        return Sight::Away;
    }
    let cannot = keys.iter().filter_map(|key| setup.cannot_compare(&[*key]));
    let cannot: Vec<String> = cannot.collect();
    let Some(users) = setup.current.filter(|_| cannot.len() + 2 <= keys.len()) else {
        return Sight::Blind(cannot.into_iter().next().unwrap_or_default());
    };
    let fields = &setup.profile.fields;
    let assumed = setup.profile.assumes("match_on");
    let look: LookAtUser<'a> = Box::new(move |user, tell| {
        let mut found = user.matches().iter().filter(|by| by.held.is_some());
        let Some(first) = found.next() else {
            return;
        };
        let (Some(value), Some(one)) = (user.first(first.field), first.held) else {
            return;
        };
        let other = found.find(|by| by.held != first.held);
        if let Some((by, other)) = other.and_then(|by| Some((by, by.held?))) {
            let note = Note::new(
                "two users in one row: the {} is that of row {} of the current users, the {} that of row {}",
            )
            .with(fields[first.field].noun())
            .with(users.row(one))
            .with(fields[by.field].noun())
            .with(users.row(other))
            .assumed(assumed);
            tell(About::value(first.field, value), note);
        }
    });
    Sight::Sees(look.into())
}
