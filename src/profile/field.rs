//! One column of a user's record: an attribute, in one language where the target has a column for each.

use crate::label;
use crate::profile::Profile;
use crate::profile::attribute::{Attribute, Mutability, Type};

/// The languages that a column can be in. `no` and `nr` are left out: behind a label they say that it is a number.
pub const LANGUAGES: [&str; 39] = [
    "ar", "bg", "bs", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "is",
    "it", "ja", "ko", "lt", "lv", "mk", "mt", "nb", "nl", "nn", "pl", "pt", "ro", "ru", "sk", "sl",
    "sq", "sr", "sv", "tr", "uk", "vi", "zh",
];

/// One column of a user's record.
///
/// Its number is that of its attribute where it is in no language, so that lists of users by attribute and by field are
/// one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Field {
    /// The number of the attribute in the profile.
    pub attribute: usize,
    /// The number of the language in [`LANGUAGES`].
    language: Option<usize>,
}

/// A name that no attribute of a profile has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{profile}` has no attribute `{name}`")]
pub struct NoAttribute {
    profile: String,
    name: String,
    known: Vec<String>,
}

impl NoAttribute {
    /// Says so of this profile.
    #[must_use]
    pub fn new(profile: &Profile, name: &str) -> Self {
        let known = profile.attributes.iter();
        Self {
            profile: profile.name.clone(),
            name: name.to_owned(),
            known: known.map(|attribute| attribute.name.clone()).collect(),
        }
    }

    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> String {
        let known = self.known.iter().map(String::as_str);
        match label::closest(&self.name, known) {
            Some(close) => format!("did you mean `{close}`?"),
            None => format!("its attributes are `{}`", self.known.join("`, `")),
        }
    }
}

/// Above the numbers of all attributes.
const IN_A_LANGUAGE: usize = 1 << 16;

impl Field {
    /// An attribute that has one column, or the column of it that is in no language.
    #[must_use]
    pub fn plain(attribute: usize) -> Self {
        Self {
            attribute,
            language: None,
        }
    }

    /// The column of an attribute in a language, by its number in [`LANGUAGES`].
    #[must_use]
    pub fn in_language(attribute: usize, language: usize) -> Self {
        Self {
            attribute,
            language: Some(language),
        }
    }

    /// The field that a label is for, which is known to mean the attribute.
    #[must_use]
    pub fn of_label(number: usize, attribute: &Attribute, label: &str) -> Self {
        if !attribute.per_language {
            return Self::plain(number);
        }
        let readings = label::readings(label);
        let known: Vec<String> = attribute.known_labels().map(label::key).collect();
        let language = readings.iter().find_map(|reading| {
            let mut rests = known
                .iter()
                .filter_map(|known| reading.strip_prefix(known.as_str()));
            rests.find_map(position)
        });
        // A label that a mapping names may be any; its last word can still tell.
        let last = || position(&label::key(label.rsplit(['_', '-', ' ', '(']).next()?));
        Self {
            attribute: number,
            language: language.or_else(last),
        }
    }

    /// The number by which a list of users knows it.
    #[must_use]
    pub fn number(self) -> usize {
        let language = self.language.map_or(0, |language| language + 1);
        self.attribute + language * IN_A_LANGUAGE
    }

    /// The field of that number.
    #[must_use]
    pub fn from_number(number: usize) -> Self {
        Self {
            attribute: number % IN_A_LANGUAGE,
            language: (number / IN_A_LANGUAGE).checked_sub(1),
        }
    }

    /// The code of the language that it is in, if it is in one.
    #[must_use]
    pub fn language(self) -> Option<&'static str> {
        self.language.map(|language| LANGUAGES[language])
    }
}

impl Profile {
    /// What plans and directories call a field: `department`, `tags_en`.
    #[must_use]
    pub fn field_name(&self, field: Field) -> String {
        let name = &self.attributes[field.attribute].name;
        match field.language() {
            Some(language) => format!("{name}_{language}"),
            None => name.clone(),
        }
    }

    /// The field that is called so.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<Field> {
        if let Some(number) = self.number(name) {
            return Some(Field::plain(number));
        }
        let (name, language) = name.rsplit_once('_')?;
        let number = self.number(name)?;
        let language = LANGUAGES.iter().position(|known| *known == language)?;
        self.attributes[number].per_language.then_some(Field {
            attribute: number,
            language: Some(language),
        })
    }

    /// The field that somebody has written the name of.
    ///
    /// # Errors
    /// When no attribute is called so.
    pub fn named(&self, name: &str) -> Result<Field, NoAttribute> {
        self.field(name).ok_or_else(|| NoAttribute::new(self, name))
    }

    /// The numbers of the attributes by which a user is recognised, the strongest first.
    pub fn match_keys(&self) -> impl Iterator<Item = usize> {
        self.match_on.iter().filter_map(|name| self.number(name))
    }

    /// The numbers of the attributes that hold mail addresses.
    pub fn addresses(&self) -> impl Iterator<Item = usize> {
        let attributes = self.attributes.iter().enumerate();
        attributes
            .filter_map(|(number, attribute)| (attribute.kind == Type::Email).then_some(number))
    }

    /// The field by which the target numbers its users itself.
    #[must_use]
    pub fn system_id(&self) -> Option<Field> {
        let mut attributes = self.attributes.iter();
        let number = attributes.position(|attribute| {
            attribute.kind == Type::Id && attribute.mutability == Mutability::ReadOnly
        });
        number.map(Field::plain)
    }

    /// The field that says that a user is archived, by having a value.
    #[must_use]
    pub fn archived_by(&self) -> Option<Field> {
        self.number(self.archived_by.as_deref()?).map(Field::plain)
    }

    /// The number of the attribute of that name.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<usize> {
        let mut attributes = self.attributes.iter();
        attributes.position(|attribute| attribute.name == name)
    }
}

fn position(code: &str) -> Option<usize> {
    LANGUAGES.iter().position(|known| *known == code)
}

/// `tagsen` is `tags` in a language.
#[must_use]
pub fn is_in_a_language(reading: &str, known: &str) -> bool {
    let rest = reading.strip_prefix(known);
    rest.and_then(position).is_some()
}

#[cfg(test)]
mod tests {
    use super::Field;
    use crate::profile::Profile;

    #[test]
    fn a_field_has_a_name_and_a_number() {
        let text = "name = \"p\"\n[attributes.mail]\n[attributes.tags]\nper_language = true\nlabels = [\"Tag list\"]\n\
                    [operations.import]\n";
        let profile = Profile::from_toml("p.toml", text).expect("sound");
        for (label, name) in [
            ("tags_nl", "tags_nl"),
            ("Tag list EN", "tags_en"),
            ("Schlagworte (de)", "tags_de"),
            ("tags", "tags"),
            ("tags_no", "tags"),
        ] {
            let field = Field::of_label(1, &profile.attributes[1], label);
            assert_eq!(profile.field_name(field), name);
            assert_eq!(profile.field(name), Some(field));
            assert_eq!(Field::from_number(field.number()), field);
        }
        assert_eq!(profile.field("mail_nl"), None);
        assert_eq!(Field::plain(1).number(), 1);
    }
}
