#![doc = include_str!("archived_user.md")]

use crate::finding::{Note, Severity};
use crate::profile::operation::Absent;
use crate::rule::{About, Check, LookAtUser, Looking, Rule, Setup, Sight};

pub(super) const RULE: Rule = Rule {
    name: "archived-user",
    page: include_str!("archived_user.md"),
    severity: Severity::Warning,
    check: Check::User(check),
};

fn check<'a>(setup: &Setup<'a>) -> Sight<Looking<'a>> {
    let Some(localized) = setup.profile.archived_by() else {
        return Sight::Away;
    };
    let number = localized.field;
    let archives = setup.operation.absent.contains(&Absent::Archive);
    if archives
        || !setup.operation.kind.writes_users()
        || setup.layout.columns_of(number).is_empty()
    {
        return Sight::Away;
    }
    let (current, operation) = (setup.current, setup.operation.kind.name());
    let look: LookAtUser<'a> = Box::new(move |user, tell| {
        let Some(value) = user.first(number) else {
            return;
        };
        let held = user.held().zip(current);
        if held.is_some_and(|(held, users)| users.value(held, number).is_some()) {
            return;
        }
        let note = Note::new(
            "says that the user is archived, and the operation `{}` archives nobody: it is left out",
        )
        .with(operation);
        tell(About::value(number, value), note);
    });
    Sight::Sees(look.into())
}
