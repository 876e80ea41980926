//! One column of a user's record: a field, in one language where the target has a column for each.

use crate::header;
use crate::profile::Profile;
use crate::profile::field::{Field, Mutability, Type};
use crate::values::similarity;

/// The languages that a column can be in. `no` and `nr` are left out: behind a header they say that it is a number.
pub const LANGUAGES: [&str; 39] = [
    "ar", "bg", "bs", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "is",
    "it", "ja", "ko", "lt", "lv", "mk", "mt", "nb", "nl", "nn", "pl", "pt", "ro", "ru", "sk", "sl",
    "sq", "sr", "sv", "tr", "uk", "vi", "zh",
];

/// One column of a user's record.
///
/// Its number is that of its field where it is in no language, so that lists of users by field and by localized field are
/// one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalizedField {
    /// The number of the field in the profile.
    pub field: usize,
    /// The number of the language in [`LANGUAGES`].
    language: Option<usize>,
}

/// A name that no field of a profile has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{profile}` has no field `{name}`")]
pub struct NoField {
    profile: String,
    name: String,
    known: Vec<String>,
}

impl NoField {
    /// Says so of this profile.
    #[must_use]
    pub fn new(profile: &Profile, name: &str) -> Self {
        let known = profile.fields.iter();
        Self {
            profile: profile.name.clone(),
            name: name.to_owned(),
            known: known.map(|field| field.name.clone()).collect(),
        }
    }

    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> String {
        let known = self.known.iter().map(String::as_str);
        match similarity::did_you_mean(&self.name, known) {
            Some(close) => format!("did you mean `{close}`?"),
            None => format!("its fields are `{}`", self.known.join("`, `")),
        }
    }
}

/// Above the numbers of all fields.
const IN_A_LANGUAGE: usize = 1 << 16;

impl LocalizedField {
    /// A field that has one column, or the column of it that is in no language.
    #[must_use]
    pub fn plain(field: usize) -> Self {
        Self {
            field,
            language: None,
        }
    }

    /// The column of a field in a language, by its number in [`LANGUAGES`].
    #[must_use]
    pub fn in_language(field: usize, language: usize) -> Self {
        Self {
            field,
            language: Some(language),
        }
    }

    /// The localized field that a header is for, which is known to mean the field.
    #[must_use]
    pub fn of_header(number: usize, field: &Field, header: &str) -> Self {
        if !field.per_language {
            return Self::plain(number);
        }
        let readings = header::readings(header);
        let known: Vec<String> = field.known_headers().map(header::key).collect();
        let language = readings.iter().find_map(|reading| {
            let mut rests = known
                .iter()
                .filter_map(|known| reading.strip_prefix(known.as_str()));
            rests.find_map(position)
        });
        // A header that a mapping names may be any; its last word can still tell.
        let last = || position(&header::key(header.rsplit(['_', '-', ' ', '(']).next()?));
        Self {
            field: number,
            language: language.or_else(last),
        }
    }

    /// The number by which a list of users knows it.
    #[must_use]
    pub fn number(self) -> usize {
        let language = self.language.map_or(0, |language| language + 1);
        self.field + language * IN_A_LANGUAGE
    }

    /// The localized field of that number.
    #[must_use]
    pub fn from_number(number: usize) -> Self {
        Self {
            field: number % IN_A_LANGUAGE,
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
    /// What plans and current users call a localized field: `department`, `tags_en`.
    #[must_use]
    pub fn localized_name(&self, localized: LocalizedField) -> String {
        let name = &self.fields[localized.field].name;
        match localized.language() {
            Some(language) => format!("{name}_{language}"),
            None => name.clone(),
        }
    }

    /// The localized field that is called so.
    #[must_use]
    pub fn localized(&self, name: &str) -> Option<LocalizedField> {
        if let Some(number) = self.number(name) {
            return Some(LocalizedField::plain(number));
        }
        let (name, language) = name.rsplit_once('_')?;
        let number = self.number(name)?;
        let language = LANGUAGES.iter().position(|known| *known == language)?;
        self.fields[number].per_language.then_some(LocalizedField {
            field: number,
            language: Some(language),
        })
    }

    /// The localized field that somebody has written the name of.
    ///
    /// # Errors
    /// When no field is called so.
    pub fn named(&self, name: &str) -> Result<LocalizedField, NoField> {
        self.localized(name).ok_or_else(|| NoField::new(self, name))
    }

    /// The numbers of the fields by which a user is recognised, the strongest first.
    pub fn match_keys(&self) -> impl Iterator<Item = usize> {
        self.match_on.iter().filter_map(|name| self.number(name))
    }

    /// The numbers of the fields that hold email addresses.
    pub fn addresses(&self) -> impl Iterator<Item = usize> {
        let fields = self.fields.iter().enumerate();
        fields.filter_map(|(number, field)| (field.kind == Type::Email).then_some(number))
    }

    /// The localized field by which the target numbers its users itself.
    #[must_use]
    pub fn system_id(&self) -> Option<LocalizedField> {
        let mut fields = self.fields.iter();
        let number = fields
            .position(|field| field.kind == Type::Id && field.mutability == Mutability::ReadOnly);
        number.map(LocalizedField::plain)
    }

    /// The localized field that says that a user is archived, by having a value.
    #[must_use]
    pub fn archived_by(&self) -> Option<LocalizedField> {
        self.number(self.archived_by.as_deref()?)
            .map(LocalizedField::plain)
    }

    /// The number of the field of that name.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<usize> {
        let mut fields = self.fields.iter();
        fields.position(|field| field.name == name)
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
    use super::LocalizedField;
    use crate::profile::Profile;

    #[test]
    fn a_field_has_a_name_and_a_number() {
        let text = "name = \"p\"\n[fields.mail]\n[fields.tags]\nper_language = true\nheaders = [\"Tag list\"]\n\
                    [operations.import]\n";
        let profile = Profile::from_toml("p.toml", text).expect("sound");
        for (header, name) in [
            ("tags_nl", "tags_nl"),
            ("Tag list EN", "tags_en"),
            ("Schlagworte (de)", "tags_de"),
            ("tags", "tags"),
            ("tags_no", "tags"),
        ] {
            let localized = LocalizedField::of_header(1, &profile.fields[1], header);
            assert_eq!(profile.localized_name(localized), name);
            assert_eq!(profile.localized(name), Some(localized));
            assert_eq!(LocalizedField::from_number(localized.number()), localized);
        }
        assert_eq!(profile.localized("mail_nl"), None);
        assert_eq!(LocalizedField::plain(1).number(), 1);
    }
}
