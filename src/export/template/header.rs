//! The header of a column in the language of the template.

use crate::header;
use crate::profile::field::Field;
use crate::profile::{Columns, HeaderCase, Profile};
use crate::values::lexicon::Language;

/// The header of a field in a language: the target's own in that language; where a person says what each column is,
/// else what people of that language call it; else the target's first.
pub(super) fn header(profile: &Profile, field: &Field, language: Language) -> String {
    let own = || field.own_header(language);
    let by_hand = profile.file.columns == Columns::ByHand;
    let has_own = language == Language::ENGLISH || field.header_in.contains_key(&language);
    let alias = || {
        let mut aliases = field.aliases.of(language).iter();
        aliases.find(|alias| is_of_one(profile, field, alias))
    };
    let mut header = match by_hand.then_some(()) {
        Some(()) if !has_own => alias().map_or_else(own, String::as_str).to_owned(),
        _ => own().to_owned(),
    };
    if field.per_language {
        header = format!("{header}_{}", language.code());
    }
    match profile.file.header_case {
        Some(HeaderCase::Lower) => header.to_lowercase(),
        None => header,
    }
}

/// Whether a header means no other field.
fn is_of_one(profile: &Profile, field: &Field, text: &str) -> bool {
    let key = header::key(text);
    let mut others = profile
        .fields
        .iter()
        .filter(|other| other.name != field.name);
    !others.any(|other| other.header_keys().contains(&key))
}
