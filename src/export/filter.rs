//! Which users of a list are meant: `department = "Sales" and active != "No"`.

use crate::profile::Profile;
use crate::profile::localized_field::{LocalizedField, NoField};
use crate::profile::stored::Stored;
use crate::user::list::{UserId, UserList};

/// A condition that holds for a user or does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter(Vec<Comparison>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Comparison {
    localized: LocalizedField,
    /// As the target keeps it; empty: the user has no value.
    value: String,
    equal: bool,
}

/// Why a text is no condition.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// It is not written like one.
    #[error("cannot read the condition `{text}`: {expected} is missing")]
    Malformed {
        /// All of it.
        text: String,
        /// What should stand there.
        expected: &'static str,
    },
    /// The target has no such field.
    #[error(transparent)]
    NoField(#[from] NoField),
}

impl Error {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::NoField(error) => error.hint(),
            Self::Malformed { .. } => {
                "write `department=Sales`, with quotes around a value with spaces; `!=` and `and` work too".into()
            }
        }
    }
}

impl Filter {
    /// Reads `FIELD = "value"`, with `!=` instead of `=`, and several of them with `and` between them. A value may
    /// stand in `'` too; the mark that it stands in is written twice within it. A value of one word needs no quotes, which
    /// not every shell passes on.
    ///
    /// # Errors
    /// When it is written otherwise, or names a field that the profile does not have.
    pub fn new(text: &str, profile: &Profile) -> Result<Self, Error> {
        let malformed = |expected| Error::Malformed {
            text: text.to_owned(),
            expected,
        };
        let mut comparisons = Vec::new();
        let mut rest = text.trim();
        loop {
            let end = rest
                .find(|letter: char| !(letter.is_alphanumeric() || "_-".contains(letter)))
                .unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            if name.is_empty() {
                return Err(malformed("the name of a field"));
            }
            let localized = profile.named(name)?;
            let after = after.trim_start();
            let (equal, after) = match (after.strip_prefix("!="), after.strip_prefix('=')) {
                (Some(after), _) => (false, after),
                (_, Some(after)) => (true, after),
                _ => return Err(malformed("`=` or `!=`")),
            };
            let after = after.trim_start();
            let value = quoted(after).or_else(|| one_word(after));
            let (value, after) = value.ok_or_else(|| malformed("a value"))?;
            let mut kept = String::new();
            Stored::of(&profile.fields[localized.field]).write(value.trim(), &mut kept);
            comparisons.push(Comparison {
                localized,
                value: kept,
                equal,
            });
            let after = after.trim_start();
            if after.is_empty() {
                return Ok(Self(comparisons));
            }
            let word = after.split_whitespace().next().unwrap_or_default();
            if !word.eq_ignore_ascii_case("and") {
                return Err(malformed("`and`"));
            }
            rest = after[word.len()..].trim_start();
        }
    }

    /// Whether a user is meant. Of several values one is enough to be equal, and then none may be for `!=`.
    #[must_use]
    pub fn takes(&self, list: &UserList, user: UserId, profile: &Profile) -> bool {
        let mut scratch = <[String; 2]>::default();
        self.0.iter().all(|comparison| {
            let field = &profile.fields[comparison.localized.field];
            let own = list.values(user, comparison.localized);
            let mut own = own.filter(|value| !value.is_empty()).peekable();
            let equal = match comparison.value.as_str() {
                "" => own.peek().is_none(),
                wanted => own.any(|value| field.is_same(value, wanted, &mut scratch)),
            };
            equal == comparison.equal
        })
    }
}

/// The text in quotes at the start, and what follows.
fn quoted(text: &str) -> Option<(String, &str)> {
    let quote = text.chars().next().filter(|mark| "\"'".contains(*mark))?;
    let mut value = String::new();
    let mut rest = &text[1..];
    loop {
        let (part, after) = rest.split_once(quote)?;
        value.push_str(part);
        match after.strip_prefix(quote) {
            Some(after) => {
                value.push(quote);
                rest = after;
            }
            None => return Some((value, after)),
        }
    }
}

/// The word at the start, where it has no quotes, and what follows.
fn one_word(text: &str) -> Option<(String, &str)> {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (word, after) = text.split_at(end);
    let is_plain = !word.is_empty() && !word.contains(['"', '\'']);
    is_plain.then(|| (word.to_owned(), after))
}

#[cfg(test)]
mod tests {
    use super::Filter;
    use crate::profile::Profile;
    use crate::user::list::{UserId, UserList};

    const PROFILE: &str = r#"
        name = "p"
        [fields.department]
        [fields.groups]
        multi_valued = true
        separator = ","
        [fields.active]
        type = "boolean"
        canonical_values = [{ value = "Yes", de = ["Ja"], means = true }]
        [fields.tags]
        per_language = true
        [operations.import]
    "#;

    fn profile() -> Profile {
        Profile::from_toml("p.toml", PROFILE).expect("sound")
    }

    #[test]
    fn a_condition_takes_users_by_their_values() {
        let profile = profile();
        let localized = |name: &str| profile.localized(name).expect("a field");
        let (department, groups, active) = (
            localized("department"),
            localized("groups"),
            localized("active"),
        );
        let mut list = UserList::new(vec![department, groups, active, localized("tags_nl")]);
        list.add(
            2,
            [
                (department, "Sales"),
                (groups, "Nordics"),
                (groups, "Board"),
            ],
        );
        list.add(3, [(department, "R&D \"Labs\""), (active, "Yes")]);
        list.add(4, [(localized("tags_nl"), "Gent")]);
        for (text, taken) in [
            (r#"department = "Sales""#, vec![0]),
            (r#"department = "sales""#, vec![]),
            (r#"department="Sales" and groups = "board""#, vec![0]),
            (r#"department = "Sales" AND groups != "Board""#, vec![]),
            (r#"groups != "Board""#, vec![1, 2]),
            (r#"department = "R&D ""Labs""""#, vec![1]),
            (r#"department = 'R&D "Labs"'"#, vec![1]),
            (r#"active = "ja""#, vec![1]),
            ("department=Sales", vec![0]),
            ("department != Sales and active=Yes", vec![1]),
            (r#"department = """#, vec![2]),
            (r#"department != "" and active = """#, vec![0]),
            (r#"tags_nl = "Gent""#, vec![2]),
        ] {
            let filter = Filter::new(text, &profile).unwrap_or_else(|error| panic!("{error}"));
            let users = list.ids();
            let users: Vec<usize> = users
                .filter(|user| filter.takes(&list, *user, &profile))
                .map(UserId::index)
                .collect();
            assert_eq!(users, taken, "{text}");
        }
    }

    #[test]
    fn what_is_no_condition_is_said() {
        let refused = |text: &str| {
            let error = Filter::new(text, &profile()).expect_err(text);
            format!("{error}; {}", error.hint())
        };
        let like = "write `department=Sales`, with quotes around a value with spaces; `!=` and `and` work too";
        for (text, said) in [
            (
                "",
                format!("cannot read the condition ``: the name of a field is missing; {like}"),
            ),
            (
                "department",
                format!("cannot read the condition `department`: `=` or `!=` is missing; {like}"),
            ),
            (
                "department = ",
                format!("cannot read the condition `department = `: a value is missing; {like}"),
            ),
            (
                "department = Customer Service",
                format!(
                    "cannot read the condition `department = Customer Service`: `and` is missing; {like}"
                ),
            ),
            (
                "department = 'a' or active = 'b'",
                format!(
                    "cannot read the condition `department = 'a' or active = 'b'`: `and` is missing; {like}"
                ),
            ),
            (
                "departmint = 'a'",
                "`p` has no field `departmint`; did you mean `department`?".to_owned(),
            ),
        ] {
            assert_eq!(refused(text), said);
        }
    }
}
