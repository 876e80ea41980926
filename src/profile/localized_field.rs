//! One column of a user's record: a field, in one language where the target has a column for each.

use crate::finding::FieldId;
use crate::header;
use crate::profile::Profile;
use crate::profile::field::{Field, Type};
use crate::values::similarity;

/// The languages that a column can be in. `no` and `nr` are not among them: behind a header they mean a number.
pub const LANGUAGES: [&str; 39] = [
    "ar", "bg", "bs", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "is",
    "it", "ja", "ko", "lt", "lv", "mk", "mt", "nb", "nl", "nn", "pl", "pt", "ro", "ru", "sk", "sl",
    "sq", "sr", "sv", "tr", "uk", "vi", "zh",
];

/// One column of a user's record. Lists of users have their values by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalizedField {
    /// The field.
    pub field: FieldId,
    language: Option<LanguageId>,
}

/// The place of a language in [`LANGUAGES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct LanguageId(u8);

impl LanguageId {
    /// The language of that code.
    fn of(code: &str) -> Option<Self> {
        let place = LANGUAGES.iter().position(|known| *known == code)?;
        u8::try_from(place).ok().map(Self)
    }
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

impl From<FieldId> for LocalizedField {
    /// The column of a field that is in no language.
    fn from(field: FieldId) -> Self {
        Self::plain(field)
    }
}

impl LocalizedField {
    /// A field that has one column, or the column of it that is in no language.
    #[must_use]
    pub fn plain(field: FieldId) -> Self {
        Self {
            field,
            language: None,
        }
    }

    /// The columns of a field in all languages, in the order of [`LANGUAGES`].
    pub fn in_languages(field: FieldId) -> impl Iterator<Item = Self> {
        let languages = LANGUAGES.iter().map(|code| LanguageId::of(code));
        languages.map(move |language| Self { field, language })
    }

    /// The localized field that a header is for, which is known to mean the field.
    #[must_use]
    pub fn of_header(id: FieldId, field: &Field, header: &str) -> Self {
        if !field.per_language {
            return Self::plain(id);
        }
        let readings = header::readings(header);
        let known = field.header_keys();
        let language = readings.iter().find_map(|reading| {
            let mut rests = known
                .iter()
                .filter_map(|known| reading.strip_prefix(known.as_str()));
            rests.find_map(LanguageId::of)
        });
        // A header that a mapping names may be any; its last word can still tell.
        let last = || LanguageId::of(&header::key(header.rsplit(['_', '-', ' ', '(']).next()?));
        Self {
            field: id,
            language: language.or_else(last),
        }
    }

    /// The code of the language that it is in, if it is in one.
    #[must_use]
    pub fn language(self) -> Option<&'static str> {
        self.language
            .map(|language| LANGUAGES[usize::from(language.0)])
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
        if let Some(field) = self.fields.id(name) {
            return Some(LocalizedField::plain(field));
        }
        let (name, language) = name.rsplit_once('_')?;
        let field = self.fields.id(name)?;
        let language = LanguageId::of(language)?;
        self.fields[field].per_language.then_some(LocalizedField {
            field,
            language: Some(language),
        })
    }

    /// The localized field with a name that a person has written.
    ///
    /// # Errors
    /// When no field is called so.
    pub fn named(&self, name: &str) -> Result<LocalizedField, NoField> {
        self.localized(name).ok_or_else(|| NoField::new(self, name))
    }

    /// The fields by which a user is recognized, the strongest first.
    pub fn match_keys(&self) -> impl Iterator<Item = FieldId> {
        self.match_on.iter().copied()
    }

    /// The fields that hold email addresses.
    pub fn addresses(&self) -> impl Iterator<Item = FieldId> {
        let fields = self.fields.with_ids();
        fields.filter_map(|(id, field)| (field.kind == Type::Email).then_some(id))
    }

    /// The localized field that says that a user is archived, by having a value.
    #[must_use]
    pub fn archived_by(&self) -> Option<LocalizedField> {
        self.archived_by.map(LocalizedField::plain)
    }
}

/// `tagsen` is `tags` in a language.
#[must_use]
pub fn is_in_a_language(reading: &str, known: &str) -> bool {
    let rest = reading.strip_prefix(known);
    rest.and_then(LanguageId::of).is_some()
}

#[cfg(test)]
mod tests {
    use super::LocalizedField;
    use crate::profile::Profile;

    #[test]
    fn a_localized_field_is_found_by_its_name() {
        let text = "name = \"p\"\n[fields.mail]\n[fields.tags]\nper_language = true\nheaders = [\"Tag list\"]\n\
                    [operations.import]\n";
        let profile = Profile::from_toml("p.toml", text).expect("sound");
        let tags = profile.fields.id("tags").expect("a field");
        for (header, name) in [
            ("tags_nl", "tags_nl"),
            ("Tag list EN", "tags_en"),
            ("Schlagworte (de)", "tags_de"),
            ("tags", "tags"),
            ("tags_no", "tags"),
        ] {
            let localized = LocalizedField::of_header(tags, &profile.fields[tags], header);
            assert_eq!(profile.localized_name(localized), name);
            assert_eq!(profile.localized(name), Some(localized));
        }
        assert_eq!(profile.localized("mail_nl"), None);
    }
}
