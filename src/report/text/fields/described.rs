//! One field of a target system, for people.

use crate::finding::FieldId;
use crate::profile::field::{CanonicalValue, EmptyCell, Field, Known, Mutability, Type};
use crate::profile::requirements::Requirement;
use crate::report::escape::escape_control_chars;
use crate::report::fields::{Need, TargetFields, When, conditions, headers, type_name};
use crate::report::format::Page;
use crate::report::text::lines::{broken, padded, width_of};
use crate::values::lexicon::Language;

/// How wide the names of what is said of a field are, with the spaces around them.
const LABEL: usize = 12;

/// How many of the values that the organization settings list are shown where all fields are.
const KNOWN: usize = 8;

/// A field, to be described.
pub(super) struct Described<'a> {
    pub(super) of: &'a TargetFields<'a>,
    pub(super) id: FieldId,
    pub(super) field: &'a Field,
}

impl Described<'_> {
    pub(super) fn lines(&self, requirements: &[Requirement], page: Page) -> Vec<String> {
        let width = usize::from(page.style.width);
        let need = self.of.need(self.id, requirements);
        let facts = [need_in_words(&need), self.kind()];
        let facts = facts.into_iter().chain(self.nature()).collect::<Vec<_>>();
        let name = page.style.painted("1", &self.field.name);
        let start = width_of(&self.field.name) + 2;
        let text = facts.join("; ");
        let mut broken_text = broken(&text, width.saturating_sub(start), width - LABEL).into_iter();
        let mut lines = vec![format!(
            "{name}  {}",
            broken_text.next().unwrap_or_default()
        )];
        lines.extend(broken_text.map(|line| format!("{}{line}", " ".repeat(LABEL))));
        for (label, text) in self.rest() {
            let text = escape_control_chars(&text);
            let room = width.saturating_sub(LABEL);
            for (number, line) in broken(&text, room, room).into_iter().enumerate() {
                let label = if number == 0 { label } else { "" };
                lines.push(format!("  {}{line}", padded(label, LABEL - 2)));
            }
        }
        lines
    }

    /// What a value is.
    fn kind(&self) -> String {
        let field = self.field;
        let kind = match field.kind {
            Type::Email => "email address",
            Type::Phone => "phone number",
            Type::Boolean => "yes or no",
            Type::Language => "language code",
            Type::DateTime => "date and time",
            kind => type_name(kind),
        };
        let kind = match *field.refers_to {
            Some(other) => {
                let other = &self.of.task.profile.fields[other].name;
                format!("the {other} of another user")
            }
            None => kind.to_owned(),
        };
        let doubt = if field.assumes("type") {
            " (assumed)"
        } else {
            ""
        };
        format!("{kind}{doubt}")
    }

    /// What else is so of its values, in a word or two each.
    fn nature(&self) -> Vec<String> {
        let field = self.field;
        let mut facts = Vec::new();
        let mut add = |holds: bool, fact: &str, key: &str| {
            if holds {
                let doubt = if field.assumes(key) { " (assumed)" } else { "" };
                facts.push(format!("{fact}{doubt}"));
            }
        };
        add(field.unique, "unique", "unique");
        add(field.multi_valued, "several values", "multi_valued");
        add(
            field.per_language,
            "a column for each language",
            "per_language",
        );
        add(
            field.mutability == Mutability::Immutable,
            "cannot be changed later",
            "mutability",
        );
        let title = self.of.task.profile.display_name();
        if field.is_issued() {
            facts.push(format!("issued by {title}, leave it empty for new users"));
        } else if field.mutability == Mutability::ReadOnly {
            facts.push(format!("set by {title} only"));
        }
        facts
    }

    /// What is said on lines of their own, each with the word before it.
    fn rest(&self) -> Vec<(&'static str, String)> {
        let mut rest = Vec::new();
        if let Some(column) = self.of.column(self.field) {
            let named = column.columns.iter().chain(&column.join);
            let named: Vec<String> = named.map(ToString::to_string).collect();
            let filled = match &column.value {
                Some(value) => format!("`{value}` for everyone"),
                None => named.join(", "),
            };
            rest.push(("mapped to", filled));
        }
        let doubt = if self.field.assumes("headers") {
            " (assumed)"
        } else {
            ""
        };
        for (language, headers) in headers(self.field) {
            if !language.is_empty() && !is_shown(self.of, language) {
                continue;
            }
            let headers = headers.join(", ");
            match language {
                "" if headers.is_empty() => {}
                "" => rest.push(("headers", format!("{headers}{doubt}"))),
                code => rest.push(("", format!("{code}: {headers}"))),
            }
        }
        rest.extend(self.values());
        rest.extend(self.limits().map(|limits| ("limits", limits)));
        rest.extend(self.empty().map(|empty| ("if empty", empty)));
        if self.of.only.is_some() {
            let mut label = "--set";
            for form in self.of.set(self.id) {
                rest.push((label, form));
                label = "";
            }
        }
        rest
    }

    fn values(&self) -> Vec<(&'static str, String)> {
        let field = self.field;
        let mut values: Vec<(&'static str, String)> = Vec::new();
        for value in &field.canonical_values {
            let label = if values.is_empty() { "values" } else { "" };
            values.push((label, spelled(value, self.of)));
        }
        if field.canonical_values.is_empty() && field.kind == Type::Boolean {
            values.push(("values", "the usual words for yes and no".into()));
        }
        if let Some(otherwise) = field.otherwise {
            let meant = if otherwise { "yes" } else { "no" };
            values.push(("", format!("any other text counts as {meant}")));
        }
        if let Some(list) = field.known {
            let name = match list {
                Known::Domains => "domains",
                Known::Groups => "groups",
                Known::Roles => "roles",
                Known::Divisions => "divisions",
            };
            let text = match self.of.known(field) {
                None => format!("any; `--org {name}=…` lists the {name} that exist"),
                Some(known) if self.of.only.is_some() || known.len() <= KNOWN => {
                    format!("{name}: {}", known.join(", "))
                }
                Some(known) => {
                    let more = known.len() - KNOWN;
                    format!("{name}: {}, {more} more", known[..KNOWN].join(", "))
                }
            };
            values.push(("known", text));
        }
        values
    }

    fn limits(&self) -> Option<String> {
        let (field, profile) = (self.field, &self.of.task.profile);
        let mut limits = Vec::new();
        if !field.formats.is_empty() {
            limits.push(field.formats.join(" or "));
        }
        if let Some(most) = field.max_length {
            limits.push(format!("at most {most} characters"));
        }
        if let Some(pattern) = &field.pattern {
            let means = field.pattern_means.as_ref();
            let means = means.and_then(|means| means.in_language("en"));
            limits.push(means.map_or(format!("matches {pattern}"), str::to_owned));
        }
        if let Some(separator) = &field.separator {
            let doubt = if field.assumes("separator") {
                " (assumed)"
            } else {
                ""
            };
            limits.push(format!("`{separator}` between values{doubt}"));
        }
        if field.case_exact {
            let doubt = if field.assumes("case_exact") {
                " (assumed)"
            } else {
                ""
            };
            limits.push(format!("upper and lower case differ{doubt}"));
        }
        let refused = [&profile.file.special_characters, &field.special_characters];
        let refused: Vec<String> = refused
            .iter()
            .flat_map(|refused| refused.chars())
            .map(|refused| format!("`{refused}`"))
            .collect();
        if !refused.is_empty() && field.canonical_values.is_empty() {
            limits.push(format!("without {}", refused.join(" ")));
        }
        let only = conditions(profile, &field.only_when);
        if !only.is_empty() {
            limits.push(format!("only when {}", in_words(&only)));
        }
        if field.public {
            limits.push("everybody sees it".into());
        }
        (!limits.is_empty()).then(|| limits.join("; "))
    }

    fn empty(&self) -> Option<String> {
        let field = self.field;
        let kind = self.of.task.operation.kind;
        if !kind.writes_users() || !self.of.task.operation.looks_at(self.id) {
            return None;
        }
        let text = match (self.of.empty_cell(field), &field.default) {
            (EmptyCell::Error, _) => return None,
            (EmptyCell::Keep, _) => "keeps what is stored".to_owned(),
            (EmptyCell::Clear, _) => "deletes what is stored".to_owned(),
            (EmptyCell::Default, Some(default)) => format!("stores `{default}`"),
            (EmptyCell::Default, None) => "stores the default".to_owned(),
        };
        (self.of.only.is_some() || field.empty_cell.is_some()).then_some(text)
    }
}

/// Whether what is of this language is shown.
fn is_shown(of: &TargetFields<'_>, code: &str) -> bool {
    of.language.is_none_or(|language| language.code() == code)
}

/// A value with its other spellings: `Yes (de: Ja)`.
fn spelled(value: &CanonicalValue, of: &TargetFields<'_>) -> String {
    let others = Language::all().map(|language| (language, value.spellings_in(language)));
    let others = others.filter(|(language, own)| !own.is_empty() && is_shown(of, language.code()));
    let others: Vec<String> = others
        .map(|(language, spellings)| format!("{}: {}", language.code(), spellings.join(", ")))
        .collect();
    let mut text = value.value.clone();
    if !others.is_empty() {
        text.push_str(&format!(" ({})", others.join("; ")));
    }
    if value.assumed {
        text.push_str(" (assumed)");
    }
    text
}

fn need_in_words(need: &Need<'_>) -> String {
    let doubt = if need.is_assumed { " (assumed)" } else { "" };
    let text = match &need.when {
        When::Always => "required".to_owned(),
        When::Sometimes(conditions) => format!("required when {}", in_words(conditions)),
        When::OneOf(fields) => format!("required: one of {}", fields.join(", ")),
        When::WithColumn => "optional column, but no cell of it may be empty".to_owned(),
        When::Never => "optional".to_owned(),
        When::NotUsed => "not used by this operation".to_owned(),
    };
    format!("{text}{doubt}")
}

fn in_words(conditions: &[(&str, &str)]) -> String {
    let conditions = conditions.iter();
    let conditions = conditions.map(|(what, value)| format!("{what} is `{value}`"));
    conditions.collect::<Vec<_>>().join(" or ")
}
