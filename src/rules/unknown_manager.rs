#![doc = include_str!("unknown_manager.md")]

use crate::finding::{Note, Severity};
use crate::profile::field::Field;
use crate::profile::operation::Absent;
use crate::rule::{Check, Rule, Setup, Sight, TellOfLinks};

pub(super) const RULE: Rule = Rule {
    name: "unknown-manager",
    page: include_str!("unknown_manager.md"),
    severity: Severity::Error,
    check: Check::Links(check),
};

fn check<'a>(field: &'a Field, setup: &Setup<'a>) -> Sight<TellOfLinks<'a>> {
    let key = field
        .refers_to
        .filter(|_| setup.operation.kind.writes_users());
    let Some(key) = key else {
        return Sight::Away;
    };
    if matches!(setup.operation.absent.first(), None | Some(Absent::Keep)) {
        return Sight::Blind(
            "the file may name only some of the users; add `--current FILE`".into(),
        );
    }
    let assumed =
        field.assumes("refers_to") || setup.operation.assumed.iter().any(|key| key == "absent");
    let columns = setup.layout.columns_of(key).iter();
    let columns: Vec<String> = columns
        .filter_map(|mapped| mapped.column)
        .map(|column| setup.layout.name(column))
        .collect();
    let where_it_would_be = if columns.is_empty() {
        format!("`{}`", setup.profile.fields[key].name)
    } else {
        columns.join(" or ")
    };
    Sight::Sees(Box::new(move |links| {
        let skipped_rows = links.skipped_rows(&|_| false).into_iter();
        let note = || {
            Note::new("nobody in the file has this in {}")
                .with(where_it_would_be.as_str())
                .assumed(assumed)
        };
        skipped_rows.map(|naming| (naming, note())).collect()
    }))
}
