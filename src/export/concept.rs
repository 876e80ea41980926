//! How the users of one system become users of another: fields are paired by their concept, values by what they mean.

use hashbrown::HashMap;

use crate::profile::Profile;
use crate::profile::field::{Field, Mutability, Type};
use crate::profile::localized_field::LocalizedField;
use crate::profile::spellings::Spellings;
use crate::profile::stored::Stored;
use crate::user::list::UserList;
use crate::values::boolean;
use crate::values::date::form::Form;

/// What has no counterpart in the other system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Left {
    /// No field of the other system is the same thing.
    Field {
        /// The name of the localized field.
        localized: String,
    },
    /// The other system has one column for all languages, and it shows another one.
    Language {
        /// The name of the localized field.
        localized: String,
        /// The name of the localized field that is shown.
        shown: String,
    },
    /// The other system allows certain values, and none of them is this one.
    Value {
        /// The name of the localized field.
        localized: String,
        /// The value.
        value: String,
        /// How many users have it.
        users: u64,
    },
}

/// Makes users of one system users of another. Rows stay; what is left behind is said.
#[must_use]
pub fn translate(list: &UserList, from: &Profile, to: &Profile) -> (UserList, Vec<Left>) {
    let (pairs, mut left) = pairs(list, from, to);
    let by_localized: HashMap<LocalizedField, usize> = pairs
        .iter()
        .enumerate()
        .map(|(index, pair)| (pair.from, index))
        .collect();
    let mut users = UserList::new(pairs.iter().map(|pair| pair.to).collect());
    let mut unknown: Vec<HashMap<&str, u64>> = vec![HashMap::new(); pairs.len()];
    let mut values: Vec<(LocalizedField, String)> = Vec::new();
    for user in list.ids() {
        values.clear();
        for (localized, value) in list.all(user).filter(|(_, value)| !value.is_empty()) {
            let Some(&index) = by_localized.get(&localized) else {
                continue;
            };
            let pair = &pairs[index];
            match pair.values.translated(value) {
                Some(text) => values.push((pair.to, text)),
                None => *unknown[index].entry(value).or_default() += 1,
            }
        }
        let own = values
            .iter()
            .map(|(localized, value)| (*localized, value.as_str()));
        users.add(list.row(user), own);
    }
    for (pair, unknown) in pairs.iter().zip(unknown) {
        let mut unknown: Vec<(&str, u64)> = unknown.into_iter().collect();
        unknown.sort_unstable();
        left.extend(unknown.into_iter().map(|(value, users)| Left::Value {
            localized: from.localized_name(pair.from),
            value: value.to_owned(),
            users,
        }));
    }
    (users, left)
}

/// A localized field of one system, and the localized field of the other that is the same thing.
struct Pair<'a> {
    from: LocalizedField,
    to: LocalizedField,
    values: Values<'a>,
}

/// Which localized fields of a list are paired with which of the other system, in the order of the other, and which do not.
fn pairs<'a>(list: &UserList, from: &'a Profile, to: &'a Profile) -> (Vec<Pair<'a>>, Vec<Left>) {
    let mut pairs: Vec<Pair<'a>> = Vec::new();
    let mut left = Vec::new();
    let filled = list.filled_columns();
    let mut localized_fields: Vec<LocalizedField> = list.columns().to_vec();
    let is_filled = |localized: &LocalizedField| filled.binary_search(localized).is_ok();
    // Of several languages with a value, the column without one comes first, then English.
    localized_fields.sort_unstable_by_key(|localized| {
        let foreign = localized
            .language()
            .is_some_and(|language| language != "en");
        (localized.field, !is_filled(localized), foreign, *localized)
    });
    for localized in localized_fields {
        let field = &from.fields[localized.field];
        let name = || from.localized_name(localized);
        // What nobody has is not left behind.
        let is_filled = is_filled(&localized);
        let Some(other) = counterpart(field, localized, to) else {
            left.extend(is_filled.then(|| Left::Field { localized: name() }));
            continue;
        };
        if let Some(taken) = pairs.iter().find(|pair| pair.to == other) {
            left.extend(is_filled.then(|| Left::Language {
                localized: name(),
                shown: from.localized_name(taken.from),
            }));
            continue;
        }
        pairs.push(Pair {
            from: localized,
            to: other,
            values: Values::of(field, &to.fields[other.field]),
        });
    }
    pairs.sort_by_key(|pair| pair.to);
    (pairs, left)
}

/// The localized field of the other system that is the same thing. What only that system sets is nobody else's.
fn counterpart(field: &Field, localized: LocalizedField, to: &Profile) -> Option<LocalizedField> {
    let other = to.fields.iter().find(|other| {
        other.concept() == field.concept() && other.mutability != Mutability::ReadOnly
    })?;
    match localized.language().filter(|_| other.per_language) {
        Some(language) => to.localized(&format!("{}_{language}", other.name)),
        None => to.localized(&other.name),
    }
}

/// How the values of one field become values of another.
enum Values<'a> {
    /// As the other system keeps them.
    Kept(Stored<'a>),
    /// Days, from one form to another.
    Days(Form, Form),
    /// By what they mean: each is one of a list.
    Listed {
        from: Spellings<'a>,
        to: Spellings<'a>,
        /// Whether the other system takes yes or no.
        boolean: bool,
    },
}

impl<'a> Values<'a> {
    fn of(from: &'a Field, to: &'a Field) -> Self {
        let is_day = |one: &Field| matches!(one.kind, Type::Date | Type::DateTime);
        if !to.canonical_values.is_empty() {
            return Self::Listed {
                from: Spellings::of(from),
                to: Spellings::of(to),
                boolean: to.kind == Type::Boolean,
            };
        }
        match (from.formats.first(), to.formats.first()) {
            (Some(before), Some(after)) if is_day(from) && is_day(to) => {
                Self::Days(Form::new(before), Form::new(after))
            }
            _ => Self::Kept(Stored::of(to)),
        }
    }

    /// The value in the other system; none where it has no such value.
    fn translated(&self, value: &str) -> Option<String> {
        match self {
            Self::Kept(stored) => {
                let mut kept = String::new();
                stored.write(value, &mut kept);
                Some(kept)
            }
            Self::Days(from, to) => Some(match from.read(value) {
                Some(day) => to.write(day),
                None => value.to_owned(),
            }),
            Self::Listed { from, to, boolean } => {
                let known = from.find(value);
                // To leave a no behind would make a yes of it, so words of every language are understood.
                let means = || match known {
                    Some(known) => known.means,
                    None => boolean::meaning(value),
                };
                if *boolean && let Some(means) = means() {
                    return to.meaning(means).map(str::to_owned);
                }
                let same = match known {
                    Some(known) => known.spellings().find_map(|text| to.find(text)),
                    None => to.find(value),
                };
                same.map(|same| same.value.clone())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Left, translate};
    use crate::profile::Profile;
    use crate::user::list::{UserId, UserList};

    const ONE: &str = r#"
        name = "one"
        [fields.business_email]
        concept = "email"
        [fields.active]
        type = "boolean"
        canonical_values = [{ value = "Yes", means = true }, { value = "No", means = false }]
        [fields.kind]
        canonical_values = [{ value = "Person", de = ["Mensch"] }, { value = "Room" }]
        [fields.left]
        type = "date-time"
        formats = ["YYYY-MM-DD hh:mm:ss"]
        [fields.department]
        per_language = true
        [fields.shoe_size]
        [fields.number]
        [fields.never_filled]
        [operations.import]
    "#;

    const OTHER: &str = r#"
        name = "other"
        [fields.department]
        [fields.mail]
        concept = "email"
        [fields.active]
        type = "boolean"
        canonical_values = [{ value = "1", means = true }, { value = "0", means = false }]
        [fields.kind]
        canonical_values = [{ value = "Mensch" }]
        [fields.left]
        type = "date"
        formats = ["DD.MM.YYYY"]
        [fields.number]
        mutability = "read-only"
        [operations.import]
    "#;

    #[test]
    fn fields_meet_by_concept_and_values_by_meaning() {
        let load = |text| Profile::from_toml("p.toml", text).expect("sound");
        let (one, other) = (load(ONE), load(OTHER));
        let localized = |name: &str| one.localized(name).expect("a field");
        let names = [
            "business_email",
            "active",
            "kind",
            "left",
            "department_nl",
            "department_en",
            "shoe_size",
            "number",
            "never_filled",
            "department",
        ];
        let mut list = UserList::new(names.map(localized).to_vec());
        let user = [
            ["business_email", "anna@example.com"],
            ["active", "No"],
            ["kind", "Person"],
            ["left", "2026-03-01 00:00:00"],
            ["department_nl", "Verkoop"],
            ["department_en", "Sales"],
            ["shoe_size", "39"],
            ["number", "7"],
        ];
        list.add(5, user.map(|[name, value]| (localized(name), value)));
        list.add(6, [(localized("kind"), "Room")]);
        let (users, left) = translate(&list, &one, &other);
        let value = |name: &str| {
            let localized = other.localized(name).expect("a field");
            users.value(UserId::new(0), localized).unwrap_or_default()
        };
        assert_eq!(
            ["mail", "active", "kind", "left", "department"].map(value),
            ["anna@example.com", "0", "Mensch", "01.03.2026", "Sales"]
        );
        assert_eq!((users.row(UserId::new(0)), users.len()), (5, 2));
        assert_eq!(
            left,
            [
                Left::Language {
                    localized: "department_nl".into(),
                    shown: "department_en".into()
                },
                Left::Field {
                    localized: "shoe_size".into()
                },
                Left::Field {
                    localized: "number".into()
                },
                Left::Value {
                    localized: "kind".into(),
                    value: "Room".into(),
                    users: 1
                },
            ]
        );
    }
}
