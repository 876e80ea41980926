#![doc = include_str!("renamed_id.md")]

use crate::finding::FieldId;
use crate::finding::Severity;
use crate::header;
use crate::mapping::layout::Gap;
use crate::messages::{Message, message, text};
use crate::profile::field::Field;
use crate::rule::{
    About, Applicability, Check, Context, FileSummary, Observation, Rule, UserCheck,
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

/// A column that was perhaps the one of the ids before another header was written over it.
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
    if !users.has_values(id) {
        let field = text(context.profile.fields[id].name.as_str());
        let reason = message!("not-checked-current-users-without-field", field);
        return Applicability::NotChecked(reason);
    }
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
        // What to write is told by an export and never by us: it names the row there, and suggests nothing.
        if let Some(message) = ids.message(user, value.text) {
            report(About::value(id, value), message.into());
        }
    }))
}

/// What is known of the ids of the current users.
struct Ids<'a> {
    context: Context<'a>,
    users: &'a UserList,
    id: FieldId,
    as_numbers: NumericIds<'a>,
}

impl<'a> Ids<'a> {
    fn id_of(&self, user: UserId) -> &'a str {
        self.users.value(user, self.id).unwrap_or_default()
    }

    /// What is to be said of an id that nobody has. In a file of users to delete such an id is one of an unknown user.
    fn message(&self, user: &User<'_>, id: &str) -> Option<Message> {
        let by_number = self.as_numbers.find(id);
        let mangled = |current| message!("renamed-id-mangled", row = self.users.row(current));
        let mut matches = user.matches().iter();
        let other = matches.find_map(|by| Some((by.field, by.current?)));
        let Some((field, current)) = other else {
            return match by_number {
                Some(current) => Some(mangled(current)),
                None if !self.context.writes_users() => None,
                None => {
                    let target = text(self.context.target());
                    Some(message!("renamed-id-new-user", target))
                }
            };
        };
        let (row, key) = (self.users.row(current), self.context.key_kind(field));
        match by_number {
            Some(same) if same == current => Some(mangled(current)),
            Some(other) => Some(message!(
                "renamed-id-mangled-of-other",
                row = self.users.row(other),
                other_row = row,
                key
            )),
            // A user whose id is not known yet: this is how it becomes known.
            None if self.id_of(current).is_empty() => None,
            None => {
                let value = user.first(field).map(|value| value.text);
                Some(if value == self.users.value(current, field) {
                    message!("renamed-id", row, key)
                } else {
                    message!("renamed-id-other-spelling", row, key)
                })
            }
        }
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
