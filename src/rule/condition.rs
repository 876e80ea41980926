//! When a value of a user is needed or makes sense: another field has a value, or a setting of the customer has.

use crate::mapping::mapped_column::MappedColumn;
use crate::profile;
use crate::profile::field::Field;
use crate::profile::field_id::FieldId;
use crate::profile::reference::{MFA, Subject};
use crate::profile::spellings::Spellings;
use crate::rule::Setup;
use crate::user::User;

/// One condition of a profile.
pub struct Condition<'a> {
    wanted: &'a str,
    on: On<'a>,
}

/// On what it depends.
enum On<'a> {
    /// On a setting of the customer, which holds or does not, or is not known.
    OrgSettings(Option<bool>),
    /// On another field.
    Field {
        id: FieldId,
        field: &'a Field,
        spellings: Spellings<'a>,
        columns: &'a [MappedColumn],
        /// How the file calls it.
        header: &'a str,
    },
}

impl<'a> Condition<'a> {
    /// The conditions of a table of the profile.
    #[must_use]
    pub fn all(conditions: &'a [profile::reference::Condition], setup: &Setup<'a>) -> Vec<Self> {
        let conditions = conditions.iter();
        conditions
            .map(|condition| Self {
                wanted: &condition.value,
                on: on(condition, setup),
            })
            .collect()
    }

    /// Whether it depends on a setting of the customer, and holds; none where nobody gave that setting.
    #[must_use]
    pub fn holds_for_all(&self) -> Option<bool> {
        match self.on {
            On::OrgSettings(holds) => holds,
            On::Field { .. } => Some(false),
        }
    }

    /// Whether it depends on a value of the user.
    #[must_use]
    pub fn is_of_a_user(&self) -> bool {
        matches!(&self.on, On::Field { columns, .. } if !columns.is_empty())
    }

    /// Whether it holds for a user; none where that cannot be told.
    #[must_use]
    pub fn holds(&self, user: &User<'_>) -> Option<bool> {
        let On::Field {
            id,
            field,
            spellings,
            columns,
            ..
        } = &self.on
        else {
            return self.holds_for_all();
        };
        let values = columns.iter().zip(user.values(*id));
        let mut holds = None;
        for item in values.flat_map(|(mapped, value)| mapped.items(value)) {
            if item.is_empty() {
                continue;
            }
            match self.is_meant(item, field, spellings) {
                Some(true) => return Some(true),
                meant => holds = holds.or(meant),
            }
        }
        holds
    }

    /// Whether a value is the one of the condition; none where it is one that nobody knows.
    fn is_meant(&self, value: &str, field: &Field, spellings: &Spellings<'_>) -> Option<bool> {
        if value == self.wanted {
            return Some(true);
        }
        if field.canonical_values.is_empty() {
            let same = !field.case_exact && value.to_lowercase() == self.wanted.to_lowercase();
            return Some(same);
        }
        let spelled = spellings.find(value).map(|found| found.value.as_str());
        let otherwise = || spellings.meaning(field.otherwise?);
        let spelled = spelled.or_else(otherwise)?;
        Some(spelled == self.wanted)
    }

    /// The condition in words, with the header of the file.
    #[must_use]
    pub fn words(&self) -> String {
        match self.on {
            On::OrgSettings(_) => format!("the setting `{MFA}` is `{}`", self.wanted),
            On::Field { header, .. } => format!("`{header}` is `{}`", self.wanted),
        }
    }
}

fn on<'a>(condition: &profile::reference::Condition, setup: &Setup<'a>) -> On<'a> {
    let id = match condition.subject {
        Subject::Mfa => {
            let setting = setup.org.mfa;
            return On::OrgSettings(setting.map(|is| is.to_string() == condition.value));
        }
        Subject::Field(id) => id,
    };
    let field = &setup.profile.fields[id];
    let columns = setup.layout.columns_of(id);
    let column = columns.iter().find_map(|mapped| mapped.column);
    On::Field {
        id,
        field,
        spellings: Spellings::of(field),
        columns,
        header: column.map_or(&field.name, |column| setup.layout.header(column)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Condition, On};
    use crate::profile::field::Field;
    use crate::profile::spellings::Spellings;

    fn field(facts: &str) -> Field {
        toml::from_str(facts).expect("a field")
    }

    #[test]
    fn a_value_is_the_one_of_a_condition_in_every_spelling_of_the_target() {
        let words = "canonical_values = [{ value = 'company', de = ['Firma'] }, { value = 'own' }]";
        let exact = "case_exact = true\n";
        let otherwise = "type = 'boolean'\notherwise = true\ncase_exact = true\n\
            canonical_values = [{ value = 'TRUE', means = true }, { value = 'FALSE', means = false }]";
        for (facts, wanted, value, meant) in [
            (words.to_owned(), "company", "Company", Some(true)),
            (words.to_owned(), "company", "FIRMA", Some(true)),
            (words.to_owned(), "company", "own", Some(false)),
            (words.to_owned(), "company", "sso", None),
            (format!("{exact}{words}"), "company", "Company", None),
            (String::new(), "company", "Company", Some(true)),
            (exact.to_owned(), "company", "Company", Some(false)),
            (otherwise.to_owned(), "TRUE", "maybe", Some(true)),
            (otherwise.to_owned(), "FALSE", "maybe", Some(false)),
        ] {
            let field = field(&facts);
            let condition = Condition {
                wanted,
                on: On::OrgSettings(None),
            };
            let spellings = Spellings::of(&field);
            let found = condition.is_meant(value, &field, &spellings);
            assert_eq!(found, meant, "{value} is {wanted} with\n{facts}");
        }
    }
}
