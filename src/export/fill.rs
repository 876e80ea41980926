//! What users get who have no value: a text, in which fields in braces stand for what the user has there.

use crate::profile::Profile;
use crate::profile::localized_field::{LocalizedField, NoField};
use crate::profile::stored::Stored;
use crate::user::list::{UserId, UserList};

/// What stands between the values of a field that has several, in a text.
const BETWEEN: &str = ", ";

/// The values for users who have none: `active=Yes`, `account_name={first_name} {last_name}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fill {
    /// The localized field of the target.
    pub localized: LocalizedField,
    /// One for each value.
    texts: Vec<Vec<Piece>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    /// What the user has there, in the system that the users come from.
    Of(LocalizedField),
}

/// Why a text says nothing that could be filled in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There is no `=`.
    #[error("it needs `=` and a value")]
    NoValue,
    /// A profile has no such field.
    #[error(transparent)]
    NoField(#[from] NoField),
    /// A brace has no counterpart.
    #[error("a brace is opened and not closed, or closed and not opened")]
    Brace,
}

impl Fill {
    /// Reads `FIELD=TEXT`. A field of `from` in braces stands for its value; a brace that is meant is written twice.
    ///
    /// # Errors
    /// When it is written otherwise, or names a field that a profile does not have.
    pub fn new(assignment: &str, from: &Profile, to: &Profile) -> Result<Self, Error> {
        let (name, text) = assignment.split_once('=').ok_or(Error::NoValue)?;
        let localized = to.named(name.trim())?;
        let separator = to.fields[localized.field].separator.as_deref();
        let texts: Vec<&str> = match separator {
            Some(separator) => text.split(separator).collect(),
            None => vec![text],
        };
        let texts: Result<_, _> = texts.into_iter().map(|text| pieces(text, from)).collect();
        Ok(Self {
            localized,
            texts: texts?,
        })
    }

    /// Whether it shows what a user has in this localized field of the system that the users come from.
    #[must_use]
    pub fn shows(&self, localized: LocalizedField) -> bool {
        self.texts
            .iter()
            .flatten()
            .any(|piece| *piece == Piece::Of(localized))
    }

    /// The values for a user as the target keeps them; none where nothing of what it shows is there.
    fn values(&self, from: &UserList, user: UserId, stored: &Stored<'_>) -> Vec<String> {
        let own = |localized: &LocalizedField| {
            let values = from.values(user, *localized);
            values.filter(|value| !value.is_empty())
        };
        let mut values: Vec<String> = Vec::new();
        for pieces in &self.texts {
            match pieces.as_slice() {
                [Piece::Of(localized)] => values.extend(own(localized).map(str::to_owned)),
                pieces => values.extend(together(pieces, &own)),
            }
        }
        let keep = |value: String| {
            let mut kept = String::new();
            stored.write(&value, &mut kept);
            kept
        };
        let kept = values.into_iter().map(keep);
        kept.filter(|kept| !kept.is_empty()).collect()
    }
}

/// Gives the users of a list what they have no value of. `from` is the list as it came, with the same users.
#[must_use]
pub fn fill(list: &UserList, from: &UserList, to: &Profile, fills: &[Fill]) -> UserList {
    let mut columns = list.columns().to_vec();
    columns.extend(fills.iter().map(|fill| fill.localized));
    columns.sort_unstable();
    columns.dedup();
    let fills: Vec<(&Fill, Stored<'_>)> = fills
        .iter()
        .map(|fill| (fill, Stored::of(&to.fields[fill.localized.field])))
        .collect();
    let mut filled = UserList::new(columns);
    for user in list.ids() {
        let mut values: Vec<(LocalizedField, String)> = Vec::new();
        for (fill, stored) in &fills {
            let localized = fill.localized;
            if list.values(user, localized).all(str::is_empty) {
                let own = fill.values(from, user, stored);
                values.extend(own.into_iter().map(|value| (localized, value)));
            }
        }
        let added = values
            .iter()
            .map(|(localized, value)| (*localized, value.as_str()));
        filled.add(list.row(user), list.all(user).chain(added));
    }
    filled
}

/// A text with what the user has in it, and no more spaces than one between two words.
fn together<'l, V: Iterator<Item = &'l str>>(
    pieces: &[Piece],
    own: &dyn Fn(&LocalizedField) -> V,
) -> Option<String> {
    let mut text = String::new();
    let (mut shown, mut there) = (false, false);
    for piece in pieces {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Of(localized) => {
                shown = true;
                let values: Vec<&str> = own(localized).collect();
                there |= !values.is_empty();
                text.push_str(&values.join(BETWEEN));
            }
        }
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    (there || !shown).then(|| words.join(" "))
}

fn pieces(text: &str, from: &Profile) -> Result<Vec<Piece>, Error> {
    let mut pieces = Vec::new();
    let mut words = String::new();
    let mut rest = text.trim();
    while let Some(at) = rest.find(['{', '}']) {
        let (before, brace) = rest.split_at(at);
        words.push_str(before);
        if let Some(after) = brace.strip_prefix("{{").or(brace.strip_prefix("}}")) {
            words.push_str(&brace[..1]);
            rest = after;
            continue;
        }
        let within = brace.strip_prefix('{').ok_or(Error::Brace)?;
        let (name, after) = within.split_once('}').ok_or(Error::Brace)?;
        if !words.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut words)));
        }
        pieces.push(Piece::Of(from.named(name.trim())?));
        rest = after;
    }
    words.push_str(rest);
    if !words.is_empty() {
        pieces.push(Piece::Text(words));
    }
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use super::{Error, Fill, fill};
    use crate::profile::Profile;
    use crate::profile::localized_field::NoField;
    use crate::user::list::{UserId, UserList};

    const FROM: &str = r#"
        name = "from"
        [fields.first]
        [fields.infix]
        [fields.last]
        [fields.teams]
        multi_valued = true
        separator = ";"
        [operations.import]
    "#;

    const TO: &str = r#"
        name = "to"
        [fields.shown]
        [fields.active]
        canonical_values = [{ value = "Yes", de = ["Ja"] }]
        [fields.groups]
        multi_valued = true
        separator = "|"
        [operations.import]
    "#;

    fn profile(text: &str) -> Profile {
        Profile::from_toml("p.toml", text).expect("sound")
    }

    /// What three users have after they were filled, of whom the first has one value of each there already.
    fn filled(assignment: &str) -> Result<[String; 3], Error> {
        let (from, to) = (profile(FROM), profile(TO));
        let fills = [Fill::new(assignment, &from, &to)?];
        let localized = |profile: &Profile, name: &str| profile.localized(name).expect("a field");
        let own = |name| localized(&from, name);
        let all = ["first", "infix", "last", "teams"].map(own);
        let mut came = UserList::new(all.to_vec());
        came.add(2, [(own("first"), "Anna"), (own("last"), "Berg")]);
        came.add(
            3,
            [
                (own("first"), "Ben"),
                (own("last"), "Bos"),
                (own("teams"), "A"),
                (own("teams"), "B"),
            ],
        );
        came.add(4, []);
        let mut list = UserList::new(vec![localized(&to, "shown")]);
        let there = ["shown", "active", "groups"].map(|name| (localized(&to, name), "there"));
        list.add(2, there);
        list.add(3, []);
        list.add(4, []);
        let list = fill(&list, &came, &to, &fills);
        let localized = fills[0].localized;
        assert!(list.has(localized));
        let shown = |user| {
            list.values(UserId::new(user), localized)
                .collect::<Vec<_>>()
                .join("|")
        };
        Ok([shown(0), shown(1), shown(2)])
    }

    #[track_caller]
    fn is_filled(assignment: &str, expected: [&str; 2]) {
        let all = filled(assignment).expect("a fill");
        assert_eq!(
            [&all[0], &all[1], &all[2]],
            ["there", expected[0], expected[1]]
        );
    }

    #[test]
    fn who_has_no_value_gets_the_text() {
        is_filled("shown=Somebody", ["Somebody", "Somebody"]);
        is_filled("active=ja", ["Yes", "Yes"]);
        is_filled("groups=Staff| Sales", ["Staff|Sales", "Staff|Sales"]);
        is_filled("shown=", ["", ""]);
    }

    #[test]
    fn a_field_in_braces_stands_for_what_the_user_has() {
        is_filled("shown={first} {infix} {last}", ["Ben Bos", ""]);
        is_filled("shown={ first }@example.com", ["Ben@example.com", ""]);
        is_filled("shown={{{first}}}", ["{Ben}", ""]);
        is_filled("shown=in {teams}", ["in A, B", ""]);
        is_filled("groups={teams}|Staff", ["A|B|Staff", "Staff"]);
    }

    #[test]
    fn what_cannot_be_filled_in_is_said() {
        let unknown = |text, name| Error::from(NoField::new(&profile(text), name));
        for (assignment, error) in [
            ("shown", Error::NoValue),
            ("first=Anna", unknown(TO, "first")),
            ("shown={shown}", unknown(FROM, "shown")),
            ("shown={first", Error::Brace),
            ("shown=first}", Error::Brace),
        ] {
            assert_eq!(filled(assignment), Err(error), "{assignment}");
        }
    }
}
