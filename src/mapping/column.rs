//! What fills one field, as a mapping file says it.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use crate::values::similarity;

/// What fills one field: a header, or a table that says more.
#[derive(Debug, Clone)]
pub struct Column {
    /// The columns, in order.
    pub columns: Vec<Reference>,
    /// Columns of which each user's cells are one value together; instead of `columns`.
    pub join: Vec<Reference>,
    /// What stands between these cells; a space, where it is not given.
    pub with: Option<String>,
    /// The same value for everyone, instead of a column.
    pub value: Option<String>,
    /// What stands between the values in one cell; replaces the profile's.
    pub separator: Option<String>,
    /// What each value of the file means to the target.
    pub values: BTreeMap<String, String>,
    /// The mark that says that the user belongs to the group which the header names.
    pub marks: Option<String>,
    /// Where to cut a cell, and which part of it to take, from 1.
    pub split: Option<(String, usize)>,
    /// Another field that these columns fill as well.
    pub also: Option<String>,
    /// Whose value counts where the user has one already; not given: the file's.
    pub policy: Option<Policy>,
}

/// Whose value of a field counts, that of the file or that which a user has already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Policy {
    /// That of the file.
    FileWins,
    /// That of the file where the user has none.
    FillIfEmpty,
    /// That which the user has; only a new user gets that of the file.
    NeverTouch,
}

/// The keys of the table form, as `--set` takes them.
const KEYS: [&str; 14] = [
    "header",
    "headers",
    "column",
    "columns",
    "join",
    "with",
    "value",
    "separator",
    "values.WORD",
    "marks",
    "split",
    "part",
    "also",
    "policy",
];

/// Why a key cannot be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetError {
    /// What does not fit.
    pub message: String,
    /// What to do next.
    pub hint: String,
}

/// How a mapping names a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// By its header.
    Header(String),
    /// By its letters.
    Letters(String),
}

/// The table form.
#[derive(serde::Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Table {
    header: Option<String>,
    headers: Vec<String>,
    column: Option<String>,
    columns: Vec<String>,
    join: Vec<String>,
    with: Option<String>,
    value: Option<String>,
    separator: Option<String>,
    values: BTreeMap<String, String>,
    marks: Option<String>,
    split: Option<String>,
    part: Option<usize>,
    also: Option<String>,
    policy: Option<Policy>,
}

impl<'de> Deserialize<'de> for Column {
    /// By hand and not `untagged`, so that an unknown key is named with its line and what was probably meant.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct HeaderOrTable;
        impl<'de> Visitor<'de> for HeaderOrTable {
            type Value = Column;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(
                    "a header, or a table with `header`, `headers`, `column`, `columns`, `join` or `value`",
                )
            }

            fn visit_str<E: serde::de::Error>(self, header: &str) -> Result<Column, E> {
                Ok(Column::from_header(header.to_owned()))
            }

            fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Column, M::Error> {
                Table::deserialize(MapAccessDeserializer::new(map)).map(Column::from)
            }
        }
        deserializer.deserialize_any(HeaderOrTable)
    }
}

impl From<Table> for Column {
    fn from(table: Table) -> Self {
        let headers = table
            .header
            .into_iter()
            .chain(table.headers)
            .map(Reference::Header);
        let letters = table
            .column
            .into_iter()
            .chain(table.columns)
            .map(Reference::Letters);
        Self {
            columns: headers.chain(letters).collect(),
            join: table.join.into_iter().map(Reference::Header).collect(),
            with: table.with,
            value: table.value,
            separator: table.separator,
            values: table.values,
            marks: table.marks,
            split: table.split.map(|at| (at, table.part.unwrap_or(1))),
            also: table.also,
            policy: table.policy,
        }
    }
}

impl Column {
    /// One column by its header.
    #[must_use]
    pub fn from_header(header: String) -> Self {
        Self {
            columns: vec![Reference::Header(header)],
            join: Vec::new(),
            with: None,
            value: None,
            separator: None,
            values: BTreeMap::new(),
            marks: None,
            split: None,
            also: None,
            policy: None,
        }
    }

    /// Sets one key of the table form, as `--set roles.separator=,` does.
    ///
    /// # Errors
    /// When there is no such key or the value does not fit it.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), SetError> {
        let text = || value.to_owned();
        let list = |reference: fn(String) -> Reference| {
            let items = value.split(',').map(str::trim).map(str::to_owned);
            items.map(reference).collect()
        };
        if matches!(
            key,
            "header" | "headers" | "column" | "columns" | "join" | "value"
        ) {
            self.join.clear();
        }
        match key.split_once('.').unwrap_or((key, "")) {
            ("header", "") => self.columns = vec![Reference::Header(text())],
            ("headers", "") => self.columns = list(Reference::Header),
            ("column", "") => self.columns = vec![Reference::Letters(text())],
            ("columns", "") => self.columns = list(Reference::Letters),
            ("join", "") => {
                self.columns.clear();
                self.join = list(Reference::Header);
            }
            ("with", "") => self.with = Some(text()),
            ("value", "") => {
                self.columns.clear();
                self.value = Some(text());
            }
            ("separator", "") => self.separator = Some(text()),
            ("marks", "") => self.marks = Some(text()),
            ("also", "") => self.also = Some(text()),
            ("policy", "") => {
                let policies = [
                    ("file-wins", Policy::FileWins),
                    ("fill-if-empty", Policy::FillIfEmpty),
                    ("never-touch", Policy::NeverTouch),
                ];
                let named = policies.iter().find(|(name, _)| *name == value);
                let (_, policy) = named.ok_or_else(|| SetError {
                    message: format!("`policy` does not take `{value}`"),
                    hint: "it takes `file-wins`, `fill-if-empty` or `never-touch`".into(),
                })?;
                self.policy = Some(*policy);
            }
            ("split", "") => {
                self.split = Some((text(), self.split.as_ref().map_or(1, |(_, part)| *part)));
            }
            ("part", "") => {
                let part = value.parse().map_err(|_| SetError {
                    message: format!("`part` takes a number, not `{value}`"),
                    hint: "write `split=, ` and `part=2` for the second of two parts".into(),
                })?;
                self.split = Some((
                    self.split
                        .take()
                        .map_or_else(|| ", ".to_owned(), |(at, _)| at),
                    part,
                ));
            }
            ("values", from) if !from.is_empty() => {
                self.values.insert(from.to_owned(), text());
            }
            _ => {
                return Err(SetError {
                    message: format!("there is no key `{key}`"),
                    hint: match similarity::did_you_mean(key, KEYS) {
                        Some(close) => format!("did you mean `{close}`?"),
                        None => format!(
                            "the keys are {}",
                            KEYS.map(|key| format!("`{key}`")).join(", ")
                        ),
                    },
                });
            }
        }
        Ok(())
    }

    /// Takes over what another says of how cells are read.
    pub fn read_as(&mut self, other: &Self) {
        self.separator = other.separator.clone().or(self.separator.take());
        self.marks = other.marks.clone().or(self.marks.take());
        self.split = other.split.clone().or(self.split.take());
        self.also = other.also.clone().or(self.also.take());
        self.policy = other.policy.or(self.policy);
        let words = other.values.iter();
        self.values
            .extend(words.map(|(from, to)| (from.clone(), to.clone())));
    }

    /// Whether it says nothing of where the values are, so that the column is found by its header in the profile.
    #[must_use]
    pub fn names_nothing(&self) -> bool {
        self.columns.is_empty() && self.join.is_empty() && self.value.is_none()
    }

    /// Why this cannot fill anything, if so.
    #[must_use]
    pub fn fault(&self) -> Option<&'static str> {
        match () {
            () if !self.columns.is_empty() && self.value.is_some() => {
                Some("has both a column and a `value`; use one of them")
            }
            () if !self.join.is_empty() && (!self.columns.is_empty() || self.value.is_some()) => {
                Some("has a `join` beside a column or a `value`; one of them is enough")
            }
            () if self.join.len() == 1 => Some("has a `join` of one column; name two or more"),
            () if !self.join.is_empty() && (self.split.is_some() || self.marks.is_some()) => {
                Some("has a `join` beside `split` or `marks`, which take a cell apart")
            }
            () if self
                .split
                .as_ref()
                .is_some_and(|(at, part)| at.is_empty() || *part == 0) =>
            {
                Some("has an empty `split`, or a `part` below 1")
            }
            () if self.separator.as_deref() == Some("") => Some("has an empty `separator`"),
            () => None,
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header(header) => formatter.write_str(header),
            Self::Letters(letters) => write!(formatter, "column {letters}"),
        }
    }
}

impl Default for Column {
    /// Found by its header in the profile.
    fn default() -> Self {
        Self {
            columns: Vec::new(),
            ..Self::from_header(String::new())
        }
    }
}
