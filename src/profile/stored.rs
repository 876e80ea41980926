//! How the target keeps a value: one spelling for all that mean the same, so that values can be compared and written.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::profile::field::{Field, Type};
use crate::profile::spellings::Spellings;
use crate::values::date::form::Form;

/// How the target keeps the values of one field; settled once for a column.
pub struct Stored<'a> {
    spellings: Option<Spellings<'a>>,
    /// What a boolean means that is not one of the allowed values.
    otherwise: Option<&'a str>,
    dates: Vec<Form>,
}

impl<'a> Stored<'a> {
    /// How the values of a field are kept.
    #[must_use]
    pub fn of(field: &'a Field) -> Self {
        let spellings = (!field.canonical_values.is_empty()).then(|| Spellings::of(field));
        let otherwise = spellings
            .as_ref()
            .zip(field.otherwise)
            .and_then(|(spellings, meant)| spellings.meaning(meant))
            .or(field.otherwise.and(field.default.as_deref()));
        let dates = match field.kind {
            Type::Date | Type::DateTime => {
                field.formats.iter().map(|form| Form::new(form)).collect()
            }
            _ => Vec::new(),
        };
        Self {
            spellings,
            otherwise,
            dates,
        }
    }

    /// Writes a value as it is kept. One that the target would not take is written as it is. `kept` is emptied first.
    pub fn write(&self, value: &str, kept: &mut String) {
        kept.clear();
        if value.is_empty() {
            return;
        }
        if let Some(spellings) = &self.spellings {
            match (spellings.find(value), self.otherwise) {
                (Some(known), _) => kept.push_str(&known.value),
                (None, Some(otherwise)) => kept.push_str(otherwise),
                (None, None) => write_text(value, kept),
            }
            return;
        }
        if let Some(first) = self.dates.first()
            && let Some(day) = self.dates.iter().find_map(|form| form.read(value))
        {
            kept.push_str(&first.write(day));
            return;
        }
        write_text(value, kept);
    }
}

/// Letters with their marks are one text, whether they are written as one sign or as two.
fn write_text(value: &str, kept: &mut String) {
    if value.is_ascii() || is_nfc_quick(value.chars()) == IsNormalized::Yes {
        kept.push_str(value);
    } else {
        kept.extend(value.nfc());
    }
}

impl Field {
    /// Whether two values, as they are kept, are one to the target: an address or a group in another case may be, a name
    /// never is. `scratch` saves allocations.
    #[must_use]
    pub fn is_same(&self, one: &str, other: &str, scratch: &mut [String; 2]) -> bool {
        if one == other {
            return true;
        }
        let is_a_name_for_something = matches!(self.kind, Type::Email | Type::Id | Type::Reference)
            || self.multi_valued
            || self.group
            || self.known.is_some();
        if !is_a_name_for_something || one.is_empty() || other.is_empty() {
            return false;
        }
        let [one_key, other_key] = scratch;
        self.write_key(one, one_key);
        self.write_key(other, other_key);
        !one_key.is_empty() && one_key == other_key
    }
}

#[cfg(test)]
mod tests {
    use super::Stored;
    use crate::profile::Profile;
    use crate::profile::field::Field;

    const PROFILE: &str = r#"
        name = "p"
        [fields.email]
        type = "email"
        [fields.first_name]
        [fields.kind]
        canonical_values = [{ value = "Single Address", de = ["Einzeladresse"] }]
        [fields.active]
        type = "boolean"
        otherwise = true
        canonical_values = [{ value = "TRUE", means = true }, { value = "FALSE", means = false }]
        [fields.left]
        type = "date-time"
        formats = ["YYYY-MM-DD hh:mm:ss", "YYYY-MM-DD"]
        [operations.import]
    "#;

    fn field(name: &str) -> Field {
        let profile = Profile::from_toml("p.toml", PROFILE).expect("sound");
        profile.field_named(name).expect("it has it").clone()
    }

    #[test]
    fn spellings_of_one_value_are_kept_as_one() {
        for (name, value, expected) in [
            ("kind", "Einzeladresse", "Single Address"),
            ("first_name", "Zoe\u{308}", "Zo\u{eb}"),
            ("active", "FALSE", "FALSE"),
            ("active", "yes", "TRUE"),
            ("left", "2026-03-01", "2026-03-01 00:00:00"),
            ("left", "2026-03-01 08:15:00", "2026-03-01 08:15:00"),
            ("left", "soon", "soon"),
        ] {
            let mut kept = String::new();
            Stored::of(&field(name)).write(value, &mut kept);
            assert_eq!(kept, expected, "{name}");
        }
    }

    #[test]
    fn an_address_in_another_case_is_the_same_and_a_name_is_not() {
        let same = |name: &str, one: &str, other: &str| {
            field(name).is_same(one, other, &mut [String::new(), String::new()])
        };
        assert!(same("email", "Jo@example.com", "jo@EXAMPLE.com"));
        assert!(!same("first_name", "Jo", "JO"));
        assert!(!same("email", "jo@example.com", ""));
    }
}
