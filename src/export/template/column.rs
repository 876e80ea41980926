//! One column of a template: its header, what its cells are, and what may be picked.

use std::collections::BTreeSet;

use crate::export::template::need::{Need, Needs};
use crate::export::template::{Ask, example, telling};
use crate::header;
use crate::profile::field::{Field, Known, Type};
use crate::profile::field_id::FieldId;
use crate::profile::localized_field::LocalizedField;
use crate::profile::{Columns, HeaderCase, Profile};
use crate::values::lexicon::Language;

/// One column of a template.
#[derive(Debug, Clone)]
pub struct Column {
    /// What it is for.
    pub localized: LocalizedField,
    /// What stands in the header row: a header that the target takes.
    pub header: String,
    /// Whether something must stand in it.
    pub need: Need,
    /// What its cells are in a workbook.
    pub cells: Cells,
    /// What may be picked.
    pub choices: Option<Choices>,
    /// A value that the target would take. Nobody is called so.
    pub example: Option<String>,
    /// What is expected, sentence by sentence.
    pub says: Vec<String>,
}

/// What the cells of a column are in a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cells {
    /// Text: what is typed stays, zeros and plus signs in front included.
    Text,
    /// Days that a spreadsheet knows as such, shown as `2026-03-01`.
    Day,
    /// The same with a time: `2026-03-01 08:30:00`.
    Moment,
}

/// The values that may be picked in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// The values, in the order in which they are offered; each comes once.
    pub values: Vec<String>,
    /// What happens to others.
    pub others: Others,
}

/// What happens to a value that is none of the choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Others {
    /// It cannot be typed.
    Refused,
    /// Whoever types it is asked whether it is meant.
    Questioned,
    /// It is taken without a word: a cell may hold several of the choices.
    Taken,
}

impl Column {
    pub(super) fn new(ask: Ask<'_>, number: FieldId, field: &Field, needs: &Needs<'_>) -> Self {
        let choices = Choices::of(ask, field);
        let cells = Cells::of(field);
        Self {
            localized: localized(ask, number),
            header: header(ask.profile, field, ask.language),
            need: needs.of(number),
            example: example::of(ask.language, ask.profile, field, choices.as_ref()),
            says: telling::says(ask, field, cells, choices.as_ref()),
            cells,
            choices,
        }
    }
}

fn localized(ask: Ask<'_>, number: FieldId) -> LocalizedField {
    let field = &ask.profile.fields[number];
    let name = format!("{}_{}", field.name, ask.language.code());
    let in_language = ask.profile.localized(&name);
    // Another field may have that name.
    let own = in_language.filter(|localized| localized.field == number && field.per_language);
    own.unwrap_or(LocalizedField::plain(number))
}

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
    !others.any(|other| other.known_headers().any(|known| header::key(known) == key))
}

impl Cells {
    /// A cell that holds a day comes back in ISO's form, whatever was typed. Where the target takes another form, only text
    /// comes back as it must.
    fn of(field: &Field) -> Self {
        if !matches!(field.kind, Type::Date | Type::DateTime) {
            return Self::Text;
        }
        let known = |form: &str| match form {
            "YYYY-MM-DD" => Some(Self::Day),
            "YYYY-MM-DD hh:mm:ss" => Some(Self::Moment),
            _ => None,
        };
        match field.formats.as_slice() {
            [] => Self::Day,
            forms => forms
                .iter()
                .find_map(|form| known(form))
                .unwrap_or(Self::Text),
        }
    }
}

impl Choices {
    fn of(ask: Ask<'_>, field: &Field) -> Option<Self> {
        let language = ask.language;
        let canonical = &field.canonical_values;
        let (values, refuses) = match (field.kind, field.known) {
            _ if !canonical.is_empty() => {
                let values = canonical
                    .iter()
                    .map(|value| value.spelled(language).to_owned());
                let rule = match field.kind {
                    Type::Boolean => "invalid-boolean",
                    _ => "value-not-allowed",
                };
                let sure = !field.assumes("canonical_values");
                (values.collect(), sure && ask.refuses(rule))
            }
            (Type::Boolean, _) => {
                let words = ask.words();
                let values = vec![words.yes.clone(), words.no.clone()];
                (values, ask.refuses("invalid-boolean"))
            }
            // Those stand inside an address.
            (_, Some(Known::Domains) | None) => return None,
            (_, Some(list)) => {
                let sure = !field.assumes("known");
                let values = ask.org.known(list)?.to_vec();
                (values, sure && ask.refuses("unknown-value"))
            }
        };
        let sure = refuses && !field.assumes("type");
        let others = match () {
            () if field.multi_valued => Others::Taken,
            () if sure => Others::Refused,
            () => Others::Questioned,
        };
        let separator = field.separator.as_deref();
        let mut seen = BTreeSet::new();
        let values: Vec<String> = values
            .into_iter()
            .filter(|value| separator.is_none_or(|separator| !value.contains(separator)))
            .filter(|value| seen.insert(value.clone()))
            .collect();
        (!values.is_empty()).then_some(Self { values, others })
    }
}
