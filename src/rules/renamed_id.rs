#![doc = include_str!("renamed_id.md")]

use crate::finding::FieldId;
use crate::finding::Severity;
use crate::header;
use crate::mapping::layout::Gap;
use crate::messages::{Message, message, text};
use crate::profile::field::Field;
use crate::rule::{
    About, Applicability, Check, Context, Dependency, FileSummary, Observation, Rule, UserCheck,
};
use crate::user::User;
use crate::user::list::{UserId, UserList};
use crate::user::numeric_ids::NumericIds;
use crate::values::similarity;

pub(super) const RULE: Rule = Rule {
    name: "renamed-id",
    page: include_str!("renamed_id.md"),
    severity: Severity::Error,
    compares_with_current: true,
    checks: &[Check::File(check_headers), Check::User(check_ids)],
    ..Rule::DEFAULT
};

/// A column that was perhaps the one of the ids before somebody wrote another header over it.
fn check_headers(context: &Context<'_>, _: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    let Some(id) = context.issued_key() else {
        return Applicability::NotApplicable;
    };
    if context.is_mapped(id) || !context.writes_users() || !context.uses(id) {
        return Applicability::NotApplicable;
    }
    let field = &context.profile.fields[id];
    let observations = context.layout.gaps.iter().filter_map(|gap| {
        let Gap::Unused { column } = gap else {
            return None;
        };
        let meant = resembled(context.layout.header(*column), field)?;
        let message = message!(
            "renamed-id-column",
            meant = text(meant),
            target = text(context.target())
        );
        Some(message.at_column(*column).assumed(true))
    });
    Applicability::Check(observations.collect())
}

/// The header of the ids that another header is like, or contains.
fn resembled<'a>(header: &str, field: &'a Field) -> Option<&'a str> {
    let key = header::key(header);
    let mut known = field.headers.iter();
    let is_like = |known: &&String| {
        let known = header::key(known);
        key.contains(&known) || similarity::typo(&key, &known).is_some()
    };
    known.find(is_like).map(String::as_str)
}

fn check_ids<'a>(context: &Context<'a>) -> Applicability<UserCheck<'a>> {
    let Some(id) = context.issued_key().filter(|id| context.is_mapped(*id)) else {
        return Applicability::NotApplicable;
    };
    if let Some(reason) = context.cannot_compare(&[id]) {
        return Applicability::NotChecked(reason);
    }
    let Some(users) = context.current else {
        return Applicability::NotApplicable;
    };
    let ids = Ids {
        context: *context,
        users,
        id,
        as_numbers: NumericIds::new(users, id),
    };
    Applicability::Check(UserCheck::new(move |user, report| {
        let is_unknown = user.match_by(id).is_some_and(|by| by.current.is_none());
        let Some(value) = user.first(id).filter(|_| is_unknown) else {
            return;
        };
        let observation = match ids.meant(user, value.text) {
            Meant::Unclear => return,
            Meant::Nobody(message) => message.into(),
            Meant::Perhaps(current, message) => message.suggest(ids.id_of(current)),
            // An id can be written only where no other row has it, or would get it too.
            Meant::User(current, message) => {
                message
                    .suggest(ids.id_of(current))
                    .depending_on(Dependency::FixIfAlone {
                        user: current,
                        is_named_here: user.held().is_none(),
                    })
            }
        };
        report(About::value(id, value), observation);
    }))
}

/// What is known of the ids of the current users.
struct Ids<'a> {
    context: Context<'a>,
    users: &'a UserList,
    id: FieldId,
    as_numbers: NumericIds<'a>,
}

/// Who was meant by an id that nobody has.
enum Meant {
    /// Nobody that we know of.
    Nobody(Message),
    /// This user, perhaps.
    Perhaps(UserId, Message),
    /// This user.
    User(UserId, Message),
    /// It cannot be told. In a file of users to delete such an id is one of an unknown user.
    Unclear,
}

impl<'a> Ids<'a> {
    fn id_of(&self, user: UserId) -> &'a str {
        self.users.value(user, self.id).unwrap_or_default()
    }

    fn meant(&self, user: &User<'_>, id: &str) -> Meant {
        let by_number = self.as_numbers.find(id);
        let mut matches = user.matches().iter();
        let other = matches.find_map(|by| Some((by.field, by.current?)));
        let Some((field, current)) = other else {
            return match by_number {
                Some(current) => Meant::User(current, self.mangled(current)),
                None if !self.context.writes_users() => Meant::Unclear,
                None => {
                    let target = text(self.context.target());
                    Meant::Nobody(message!("renamed-id-new-user", target))
                }
            };
        };
        let (row, key) = (self.users.row(current), self.context.key_kind(field));
        match by_number {
            Some(same) if same == current => Meant::User(current, self.mangled(current)),
            Some(other) => Meant::Nobody(message!(
                "renamed-id-mangled-of-other",
                row = self.users.row(other),
                other_row = row,
                key
            )),
            None if self.id_of(current).is_empty() => {
                Meant::Nobody(message!("renamed-id-no-id", row, key))
            }
            None => {
                let value = user.first(field).map(|value| value.text);
                if value == self.users.value(current, field) {
                    Meant::User(current, message!("renamed-id", row, key))
                } else {
                    Meant::Perhaps(current, message!("renamed-id-other-spelling", row, key))
                }
            }
        }
    }

    fn mangled(&self, current: UserId) -> Message {
        message!("renamed-id-mangled", row = self.users.row(current))
    }
}

#[cfg(test)]
mod tests {
    use super::resembled;
    use crate::profile::field::Field;

    #[test]
    fn a_header_is_like_the_one_of_the_ids() {
        let id = Field {
            headers: vec!["Portal ID".into()],
            ..Field::default()
        };
        for (header, is_like) in [
            ("Portal ID (old)", true),
            ("Old portal-id", true),
            ("Portal Id.", true),
            ("Portall ID", true),
            ("ID", false),
            ("Personal ID", false),
            ("Postal code", false),
            ("Portal", false),
            ("", false),
        ] {
            assert_eq!(resembled(header, &id).is_some(), is_like, "{header}");
        }
    }
}
