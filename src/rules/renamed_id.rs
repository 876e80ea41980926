#![doc = include_str!("renamed_id.md")]

use std::sync::OnceLock;

use crate::finding::{Fact, Finding, Note, Severity};
use crate::header;
use crate::mapping::layout::Gap;
use crate::profile::field::{Field, Mutability};
use crate::profile::field_id::FieldId;
use crate::profile::fields::Fields;
use crate::rule::{About, Check, LookAtUser, Looking, Rule, Setup, Sight, Sighting};
use crate::user::User;
use crate::user::list::{Index, Named, UserId, UserList};

pub(super) const RULE: Rule = Rule {
    name: "renamed-id",
    page: include_str!("renamed_id.md"),
    severity: Severity::Error,
    check: Check::Several(&[Check::File(column), Check::User(check)]),
};

/// The match key that the target itself gives to users.
pub(super) fn of(setup: &Setup<'_>) -> Option<FieldId> {
    let profile = setup.profile;
    let mut fields = profile.fields.with_ids();
    let id = fields.find(|(id, field)| {
        field.mutability == Mutability::ReadOnly && profile.match_on.contains(id)
    });
    id.map(|(id, _)| id)
}

/// A column that was perhaps the one of the ids before somebody wrote another header over it.
fn column(setup: &Setup<'_>) -> Vec<Sighting> {
    let Some(id) = of(setup) else {
        return Vec::new();
    };
    let field = &setup.profile.fields[id];
    if !setup.layout.columns_of(id).is_empty()
        || !setup.operation.kind.writes_users()
        || !setup.operation.looks_at(id)
    {
        return Vec::new();
    }
    let gaps = setup.layout.gaps.iter();
    let unused = gaps.filter_map(|gap| match gap {
        Gap::Unused { column } => Some(*column),
        _ => None,
    });
    unused
        .filter_map(|column| {
            let meant = resembled(setup.layout.header(column), field)?;
            let note = Note::new(
                "perhaps the column `{}` under another header: without it {} does not know whose new address it is",
            )
            .with(meant)
            .with(setup.target())
            .settled_by("map the column, or give it the header that it was exported with")
            .assumed(true);
            Some(Sighting::of_a_column(column, note))
        })
        .collect()
}

/// The header of the ids that another header is like, or has in it.
fn resembled<'a>(header: &str, field: &'a Field) -> Option<&'a str> {
    let key = header::key(header);
    let mut known = field.headers.iter();
    let like = |known: &&String| {
        let known = header::key(known);
        key.contains(&known) || strsim::normalized_damerau_levenshtein(&key, &known) >= 0.85
    };
    known.find(like).map(String::as_str)
}

fn check<'a>(setup: &Setup<'a>) -> Sight<Looking<'a>> {
    let Some(id) = of(setup).filter(|id| !setup.layout.columns_of(*id).is_empty()) else {
        return Sight::Away;
    };
    if let Some(reason) = setup.cannot_compare(&[id]) {
        return Sight::Blind(reason);
    }
    let (Some(users), Some(named)) = (setup.current, setup.named) else {
        return Sight::Away;
    };
    let ids = Ids {
        users,
        id,
        worn: Worn::new(users, id),
        fields: &setup.profile.fields,
        target: setup.profile.called(),
        deletes: !setup.operation.kind.writes_users(),
    };
    let look: LookAtUser<'a> = Box::new(move |user, tell| {
        let unknown = user.match_by(id).is_some_and(|by| by.held.is_none());
        let Some(value) = user.first(id).filter(|_| unknown) else {
            return;
        };
        let about = About::value(id, value);
        match ids.meant(user, value.text) {
            Meant::Nobody(note) => tell(about, note),
            Meant::Perhaps(held, note) => tell(about, note.suggest(ids.id_of(held))),
            Meant::User(held, note) => {
                if user.held().is_none() {
                    named.add(held);
                }
                // An id can be written only where no other row has it, or would get it too. That is known once all
                // rows were seen, and then one of the two does not stand.
                tell(about, note.clone().suggest(ids.id_of(held)));
                tell(about, note.with_fix(ids.id_of(held)));
            }
            Meant::Unclear => {}
        }
    });
    Sight::Sees(Looking {
        look,
        stands: Some(Box::new(move |finding| stands(finding, users, named))),
    })
}

/// Whether a finding that was told as sure and as a guess is the one of the two that is true.
pub(super) fn stands(finding: &Finding, users: &UserList, named: &Named) -> bool {
    let row = finding.note.facts.iter().find_map(|fact| match fact {
        Fact::Number(row) => Some(*row),
        _ => None,
    });
    let is_either = [ANOTHER, WORN].contains(&finding.note.sentence);
    let held = row
        .and_then(|row| users.in_row(row))
        .filter(|_| is_either && finding.note.suggestion.is_some());
    held.is_none_or(|held| finding.note.sure == (named.rows(held) == 1))
}

const ANOTHER: &str =
    "nobody in the current users have this id, and the user with this {}, in row {}, has another";
const ALIKE: &str = "nobody in the current users have this id, and the user with this {}, which row {} spells another way, has another";
pub(super) const WORN: &str =
    "a spreadsheet took this id for a number: row {} of the current users have it as it was";

/// What is known of the ids of the current users.
struct Ids<'a> {
    users: &'a UserList,
    id: FieldId,
    worn: Worn<'a>,
    fields: &'a Fields,
    target: &'a str,
    deletes: bool,
}

/// Who was meant by an id that nobody has.
enum Meant {
    /// Nobody that we know of.
    Nobody(Note),
    /// This user, perhaps.
    Perhaps(UserId, Note),
    /// This user.
    User(UserId, Note),
    /// Another rule says what there is to say.
    Unclear,
}

impl<'a> Ids<'a> {
    fn id_of(&self, held: UserId) -> &'a str {
        self.users.value(held, self.id).unwrap_or_default()
    }

    fn meant(&self, user: &User<'_>, text: &str) -> Meant {
        let worn = self.worn.find(text);
        let other = user.matches().iter().find(|by| by.held.is_some());
        let Some((by, held)) = other.and_then(|by| Some((by, by.held?))) else {
            return match worn {
                Some(held) => Meant::User(held, Note::new(WORN).with(self.users.row(held))),
                // Then `unknown-user` says so.
                None if self.deletes => Meant::Unclear,
                None => Meant::Nobody(
                    Note::new("nobody in the current users have this id, and {} makes ids itself: a new user has none yet")
                        .with(self.target),
                ),
            };
        };
        let (row, key) = (self.users.row(held), &self.fields[by.field]);
        match worn {
            Some(worn) if worn == held => Meant::User(held, Note::new(WORN).with(row)),
            Some(worn) => Meant::Nobody(
                Note::new("a spreadsheet took this id for a number: row {} of the current users have it as it was, but row {} has this {}")
                    .with(self.users.row(worn))
                    .with(row)
                    .with(key.noun()),
            ),
            None if self.id_of(held).is_empty() => Meant::Nobody(
                Note::new("nobody in the current users have this id, and the user with this {}, in row {}, has none")
                    .with(key.noun())
                    .with(row),
            ),
            None => {
                let value = user.first(by.field).map(|value| value.text);
                let note = |sentence| Note::new(sentence).with(key.noun()).with(row);
                if value == self.users.value(held, by.field) {
                    Meant::User(held, note(ANOTHER))
                } else {
                    Meant::Perhaps(held, note(ALIKE))
                }
            }
        }
    }
}

/// The ids of the current users as they would be had a spreadsheet taken them for numbers.
pub(super) struct Worn<'a> {
    users: &'a UserList,
    id: FieldId,
    /// Most files have no id that nobody has: only one that has makes it worth going through all ids.
    by_number: OnceLock<Index>,
}

impl<'a> Worn<'a> {
    pub(super) fn new(users: &'a UserList, id: FieldId) -> Self {
        Self {
            users,
            id,
            by_number: OnceLock::new(),
        }
    }

    fn by_number(&self) -> Index {
        let mut by_number = Index::default();
        for user in self.users.ids() {
            if let Some(number) = self.users.value(user, self.id).and_then(as_number) {
                by_number.add(&number, user);
            }
        }
        by_number
    }

    /// The one user whose id this is but for what a spreadsheet does to numbers.
    pub(super) fn find(&self, id: &str) -> Option<UserId> {
        let number = as_number(id)?;
        let same = |user: &UserId| {
            let held = self.users.value(*user, self.id);
            held.is_some_and(|held| held != id && as_number(held).as_ref() == Some(&number))
        };
        let by_number = self.by_number.get_or_init(|| self.by_number());
        let mut found = by_number.find(&number).filter(same);
        let first = found.next();
        first.filter(|_| found.next().is_none())
    }
}

/// The digits of an id that is a number to a spreadsheet, without zeros in front: of `0042`, `42.0`, `'42` and `4.2E+01`.
fn as_number(id: &str) -> Option<String> {
    let id = id.trim().trim_start_matches(['\'', '\u{2019}']);
    let (mantissa, exponent) = match id.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<usize>().ok()?),
        None => (id, 0),
    };
    let (whole, part) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) || exponent > 40 {
        return None;
    }
    let part = part.trim_end_matches('0');
    let zeros = exponent.checked_sub(part.len())?;
    let number = format!("{whole}{part}{}", "0".repeat(zeros));
    let number = number.trim_start_matches('0');
    Some(if number.is_empty() { "0" } else { number }.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Worn, as_number, resembled};
    use crate::profile::field::Field;
    use crate::profile::field_id::FieldId;
    use crate::user::list::{UserId, UserList};

    #[test]
    fn an_id_that_was_a_number_is_known_again() {
        for (id, number) in [
            ("0042", Some("42")),
            ("42", Some("42")),
            ("42.0", Some("42")),
            ("42,00", Some("42")),
            ("'0042", Some("42")),
            ("4.2E+01", Some("42")),
            ("1.2E+06", Some("1200000")),
            ("12E5", Some("1200000")),
            ("000", Some("0")),
            ("4.25E+01", None),
            ("42.5", None),
            ("A42", None),
            ("1E+99", None),
            ("", None),
            (".5", None),
            ("4\u{662}", None),
        ] {
            assert_eq!(as_number(id).as_deref(), number, "{id}");
        }
    }

    #[test]
    fn only_one_user_can_be_meant() {
        let id = FieldId::nth(0);
        let mut users = UserList::new(vec![id.into()]);
        for (row, text) in [(2, "0042"), (3, "007"), (4, "07"), (5, "12E5")] {
            users.add(row, [(id.into(), text)]);
        }
        let worn = Worn::new(&users, id);
        let found = ["42", "7", "0042", "1200000", "8"].map(|id| worn.find(id).map(UserId::index));
        assert_eq!(found, [Some(0), None, None, Some(3), None]);
    }

    #[test]
    fn a_header_is_like_the_one_of_the_ids() {
        let id = Field {
            headers: vec!["Portal ID".into()],
            ..Field::default()
        };
        for (header, like) in [
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
            assert_eq!(resembled(header, &id).is_some(), like, "{header}");
        }
    }
}
