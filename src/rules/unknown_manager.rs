#![doc = include_str!("unknown_manager.md")]

use crate::finding::{Note, Severity};
use crate::profile::attribute::Attribute;
use crate::profile::operation::Absent;
use crate::rule::{Check, Rule, Setup, Sight, TellOfLinks};

pub(super) const RULE: Rule = Rule {
    name: "unknown-manager",
    page: include_str!("unknown_manager.md"),
    severity: Severity::Error,
    check: Check::Links(check),
};

fn check<'a>(attribute: &'a Attribute, setup: &Setup<'a>) -> Sight<TellOfLinks<'a>> {
    let attributes = setup.profile.attributes.iter();
    let mut numbered = attributes.enumerate();
    let key = numbered.find(|(_, other)| attribute.refers_to.as_ref() == Some(&other.name));
    let Some((number, key)) = key.filter(|_| !setup.is_removal()) else {
        return Sight::Away;
    };
    if matches!(setup.operation.absent.first(), None | Some(Absent::Keep)) {
        return Sight::Blind(
            "the file may name only some of the users; add `--directory FILE`".into(),
        );
    }
    let assumed =
        attribute.assumes("refers_to") || setup.operation.assumed.iter().any(|key| key == "absent");
    let feeds = setup.layout.feeds_of(number).iter();
    let columns: Vec<String> = feeds
        .filter_map(|feed| feed.column)
        .map(|column| setup.layout.name(column))
        .collect();
    let where_it_would_be = if columns.is_empty() {
        format!("`{}`", key.name)
    } else {
        columns.join(" or ")
    };
    Sight::Sees(Box::new(move |links| {
        let strangers = links.strangers(&|_| false).into_iter();
        let note = || {
            Note::new("nobody in the file has this in {}")
                .with(where_it_would_be.as_str())
                .assumed(assumed)
        };
        strangers.map(|naming| (naming, note())).collect()
    }))
}
