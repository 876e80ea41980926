//! What may be typed or picked in a column.

use std::collections::BTreeSet;

use crate::export::template::column::{Cells, Choices, Others};
use crate::export::template::request::TemplateRequest;
use crate::profile::field::{Field, Known, Type};

impl Cells {
    /// What the cells of a field are.
    ///
    /// A cell that holds a day comes back in ISO's form, whatever was typed. Where the target takes another form, only text
    /// comes back as it must.
    pub(super) fn of(field: &Field) -> Self {
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
    /// The choices for a field; none where any value will do.
    pub(super) fn of(request: &TemplateRequest<'_>, field: &Field) -> Option<Self> {
        let language = request.language;
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
                (values.collect(), sure && request.refuses(rule))
            }
            (Type::Boolean, _) => {
                let words = request.words();
                let values = vec![words.yes.clone(), words.no.clone()];
                (values, request.refuses("invalid-boolean"))
            }
            // Those stand inside an address.
            (_, Some(Known::Domains) | None) => return None,
            (_, Some(list)) => {
                let sure = !field.assumes("known");
                let values = request.org.known(list)?.to_vec();
                (values, sure && request.refuses("unknown-value"))
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
