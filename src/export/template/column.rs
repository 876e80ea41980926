//! One column of a template: its label, what its cells are, and what may be picked.

use std::collections::BTreeSet;

use crate::export::template::need::{Need, Needs};
use crate::export::template::{Ask, example, telling};
use crate::label;
use crate::profile::attribute::{Attribute, Known, Type};
use crate::profile::field::Field;
use crate::profile::language::Language;
use crate::profile::{Columns, HeaderCase, Profile};

/// One column of a template.
#[derive(Debug, Clone)]
pub struct Column {
    /// What it is for.
    pub field: Field,
    /// What stands in the header row: a label that the target takes.
    pub label: String,
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
    pub(super) fn new(
        ask: Ask<'_>,
        number: usize,
        attribute: &Attribute,
        needs: &Needs<'_>,
    ) -> Self {
        let choices = Choices::of(ask, attribute);
        let cells = Cells::of(attribute);
        Self {
            field: field(ask, number),
            label: label(ask.profile, attribute, ask.language),
            need: needs.of(number),
            example: example::of(ask.language, ask.profile, attribute, choices.as_ref()),
            says: telling::says(ask, attribute, cells, choices.as_ref()),
            cells,
            choices,
        }
    }
}

fn field(ask: Ask<'_>, number: usize) -> Field {
    let attribute = &ask.profile.attributes[number];
    let name = format!("{}_{}", attribute.name, ask.language.code());
    let in_language = ask.profile.field(&name);
    // Another attribute may have that name.
    let own = in_language.filter(|field| field.attribute == number && attribute.per_language);
    own.unwrap_or(Field::plain(number))
}

/// The label of an attribute in a language: the target's own in that language; where a person says what each column is,
/// else what people of that language call it; else the target's first.
pub(super) fn label(profile: &Profile, attribute: &Attribute, language: Language) -> String {
    let own = || attribute.own_label(language);
    let by_hand = profile.file.columns == Columns::ByHand;
    let has_own = language == Language::English || attribute.label_in.contains_key(&language);
    let alias = || {
        let mut aliases = attribute.aliases.of(language).iter();
        aliases.find(|alias| is_of_one(profile, attribute, alias))
    };
    let mut label = match by_hand.then_some(()) {
        Some(()) if !has_own => alias().map_or_else(own, String::as_str).to_owned(),
        _ => own().to_owned(),
    };
    if attribute.per_language {
        label = format!("{label}_{}", language.code());
    }
    match profile.file.header_case {
        Some(HeaderCase::Lower) => label.to_lowercase(),
        None => label,
    }
}

/// Whether a label means no other attribute.
fn is_of_one(profile: &Profile, attribute: &Attribute, text: &str) -> bool {
    let key = label::key(text);
    let mut others = profile
        .attributes
        .iter()
        .filter(|other| other.name != attribute.name);
    !others.any(|other| other.known_labels().any(|known| label::key(known) == key))
}

impl Cells {
    /// A cell that holds a day comes back in ISO's form, whatever was typed. Where the target takes another form, only text
    /// comes back as it must.
    fn of(attribute: &Attribute) -> Self {
        if !matches!(attribute.kind, Type::Date | Type::DateTime) {
            return Self::Text;
        }
        let known = |form: &str| match form {
            "YYYY-MM-DD" => Some(Self::Day),
            "YYYY-MM-DD hh:mm:ss" => Some(Self::Moment),
            _ => None,
        };
        match attribute.formats.as_slice() {
            [] => Self::Day,
            forms => forms
                .iter()
                .find_map(|form| known(form))
                .unwrap_or(Self::Text),
        }
    }
}

impl Choices {
    fn of(ask: Ask<'_>, attribute: &Attribute) -> Option<Self> {
        let language = ask.language;
        let canonical = &attribute.canonical_values;
        let (values, refuses) = match (attribute.kind, attribute.known) {
            _ if !canonical.is_empty() => {
                let values = canonical
                    .iter()
                    .map(|value| value.spelled(language).to_owned());
                let rule = match attribute.kind {
                    Type::Boolean => "invalid-boolean",
                    _ => "value-not-allowed",
                };
                let sure = !attribute.assumes("canonical_values");
                (values.collect(), sure && ask.refuses(rule))
            }
            (Type::Boolean, _) => {
                let words = ask.words();
                let values = vec![words.yes.to_owned(), words.no.to_owned()];
                (values, ask.refuses("invalid-boolean"))
            }
            // Those stand inside an address.
            (_, Some(Known::Domains) | None) => return None,
            (_, Some(list)) => {
                let sure = !attribute.assumes("known");
                let values = ask.tenant.known(list)?.to_vec();
                (values, sure && ask.refuses("unknown-value"))
            }
        };
        let sure = refuses && !attribute.assumes("type");
        let others = match () {
            () if attribute.multi_valued => Others::Taken,
            () if sure => Others::Refused,
            () => Others::Questioned,
        };
        let separator = attribute.separator.as_deref();
        let mut seen = BTreeSet::new();
        let values: Vec<String> = values
            .into_iter()
            .filter(|value| separator.is_none_or(|separator| !value.contains(separator)))
            .filter(|value| seen.insert(value.clone()))
            .collect();
        (!values.is_empty()).then_some(Self { values, others })
    }
}
