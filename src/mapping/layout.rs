//! A mapping laid over the headers of one file: which column fills what, and what fits nowhere.

mod filled;

use std::ops::Range;

use crate::finding::{ColumnIndex, FieldId};
use crate::mapping::Mapping;
use crate::mapping::column::{Column, Reference};
use crate::mapping::mapped_column::{MappedColumn, plain_value};
use crate::messages::{Message, message, text};
use crate::profile::Profile;
use crate::profile::localized_field::LocalizedField;
use crate::source::block::Row;
use crate::source::header_row::HeaderRow;
use crate::user::{User, Value};

/// A mapping laid over the headers of one file.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The headers, by column.
    pub headers: Vec<String>,
    /// What fills the fields, in the order of the fields.
    pub columns: Vec<MappedColumn>,
    /// Where the fills of each field end.
    ends: Vec<usize>,
    /// The columns of all fills, where each value is the text of its cell.
    plain: Option<Vec<ColumnIndex>>,
    /// What does not fit.
    pub gaps: Vec<Gap>,
    /// The column that an earlier run added.
    ours: Option<ColumnIndex>,
}

/// The values of one field.
enum Items<'r, M> {
    /// The only one, if it is still to come.
    One(Option<&'r str>),
    Many(M),
}

impl<'r, M: Iterator<Item = &'r str>> Iterator for Items<'r, M> {
    type Item = &'r str;

    #[inline]
    fn next(&mut self) -> Option<&'r str> {
        match self {
            Self::One(item) => item.take(),
            Self::Many(items) => items.next(),
        }
    }
}

/// A header and a field that do not come together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// Several columns could fill the field.
    Ambiguous {
        /// The field.
        field: FieldId,
        /// The columns.
        columns: Vec<ColumnIndex>,
    },
    /// The mapping names a column that the file does not have.
    NotThere {
        /// The field.
        field: FieldId,
        /// The header or the letters.
        reference: String,
    },
    /// The column is not used.
    Unused {
        /// The column.
        column: ColumnIndex,
    },
}

impl Layout {
    /// Lays a mapping over the headers of a file. Without `[columns]` in the mapping, headers are looked up in the profile.
    #[must_use]
    pub fn new(
        profile: &Profile,
        mapping: &Mapping,
        wanted: &dyn Fn(FieldId) -> bool,
        header: &HeaderRow,
    ) -> Self {
        let mut layout = Self {
            headers: header.headers.clone(),
            columns: Vec::new(),
            ends: Vec::new(),
            plain: None,
            gaps: Vec::new(),
            ours: header.errors_column,
        };
        let ours = layout.ours;
        let by_header = mapping.columns.is_empty() || mapping.others_by_header;
        for (number, field) in profile
            .fields
            .with_ids()
            .filter(|(number, _)| wanted(*number))
        {
            match mapping.columns.get(&field.name) {
                Some(settings) => layout.by_mapping(profile, number, settings, ours),
                None if by_header => layout.by_header(profile, number, &Column::default(), ours),
                None => {}
            }
        }
        layout.columns.sort_by_key(|mapped| mapped.field);
        layout.ends = profile
            .fields
            .ids()
            .map(|field| {
                layout
                    .columns
                    .partition_point(|mapped| mapped.field <= field)
            })
            .collect();
        let plain = layout.columns.iter();
        layout.plain = plain
            .map(|mapped| mapped.column.filter(|_| mapped.is_plain()))
            .collect();
        let taken = layout.taken(mapping, profile, wanted);
        let unused = (layout.indices())
            .filter(|column| Some(*column) != ours && !taken.contains(column))
            .filter(|column| !is_ignored(mapping, layout.header(*column)))
            .filter(|column| !layout.header(*column).is_empty());
        let unused: Vec<Gap> = unused.map(|column| Gap::Unused { column }).collect();
        layout.gaps.extend(unused);
        layout
    }

    /// The columns.
    pub fn indices(&self) -> impl Iterator<Item = ColumnIndex> + Clone + use<> {
        (0..self.headers.len() as u32).map(ColumnIndex)
    }

    /// The header of a column, without spaces around it. The one that an earlier run added has none: what stands below it and is
    /// asked about is a cell of a row that is too long.
    #[must_use]
    pub fn header(&self, column: ColumnIndex) -> &str {
        if self.ours == Some(column) {
            return "";
        }
        self.headers
            .get(column.index())
            .map_or("", |header| header.trim())
    }

    /// How a mapping names a column: by its header, or by its letters where the header would not find it alone.
    #[must_use]
    pub fn reference(&self, column: ColumnIndex) -> Reference {
        let letters = column.to_string();
        let header = Reference::Header(self.header(column).to_owned());
        // A list without headers has its letters for headers.
        if self.header(column) != letters && self.find(&header) == [column] {
            header
        } else {
            Reference::Letters(letters)
        }
    }

    /// A column by its header and letters, in the language of a report.
    #[must_use]
    pub fn described(&self, column: ColumnIndex) -> Message {
        let header = self.header(column);
        let column = text(column.to_string());
        match header {
            "" => message!("report-column", column),
            header => message!("ambiguous-column-named", header = text(header), column),
        }
    }

    /// The same in English, for errors.
    #[must_use]
    pub fn name(&self, column: ColumnIndex) -> String {
        match self.header(column) {
            "" => format!("column {column}"),
            header => format!("`{header}` (column {column})"),
        }
    }

    /// What stands between the values in the cells of a column.
    #[must_use]
    pub fn separator(&self, column: Option<ColumnIndex>) -> Option<&str> {
        let mapped = self.columns.iter().find(|mapped| mapped.column == column)?;
        mapped.separator.as_deref()
    }

    /// The localized fields of a user's record that are filled, each once, in the order of the fields.
    pub fn localized_fields(&self) -> impl Iterator<Item = LocalizedField> {
        let mut localized_fields: Vec<LocalizedField> =
            self.columns.iter().map(|mapped| mapped.localized).collect();
        localized_fields.sort_unstable();
        localized_fields.dedup();
        localized_fields.into_iter()
    }

    /// What fills a field.
    #[must_use]
    pub fn columns_of(&self, field: FieldId) -> &[MappedColumn] {
        &self.columns[self.range_of(field)]
    }

    /// Where in all fills and values those of a field are.
    #[must_use]
    pub fn range_of(&self, field: FieldId) -> Range<usize> {
        let start = match field.index() {
            0 => 0,
            index => self.ends[index - 1],
        };
        start..self.ends[field.index()]
    }

    /// The values that a user has for a field, from every cell that fills it; without those that have no text.
    pub fn items<'r>(
        &'r self,
        user: &User<'r>,
        field: FieldId,
    ) -> impl Iterator<Item = &'r str> + use<'r> {
        let (columns, values) = (self.columns_of(field), user.values(field));
        // Most fields have one column with one value in a cell.
        if let ([mapped], [value]) = (columns, values)
            && mapped.separator.is_none()
        {
            return Items::One(Some(value.text).filter(|text| !text.is_empty()));
        }
        let cells = columns.iter().zip(values);
        let items = cells.flat_map(|(mapped, value)| mapped.items(value));
        Items::Many(items.filter(|item| !item.is_empty()))
    }

    /// Hands on each value that a user has for a field, from every cell that fills it; those without a text are left
    /// out.
    pub fn each_item<'r>(
        &'r self,
        user: &User<'r>,
        field: FieldId,
        mut hand_on: impl FnMut(&'r str),
    ) {
        for (mapped, value) in self.columns_of(field).iter().zip(user.values(field)) {
            if mapped.separator.is_none() {
                if !value.text.is_empty() {
                    hand_on(value.text);
                }
                continue;
            }
            for item in mapped.items(value).filter(|item| !item.is_empty()) {
                hand_on(item);
            }
        }
    }

    /// Takes the values of a row. `values` is emptied first; reusing it saves an allocation for every row.
    pub fn values<'r>(&'r self, row: &Row<'r>, values: &mut Vec<Value<'r>>) {
        values.clear();
        match &self.plain {
            Some(columns) => {
                values.extend(columns.iter().map(|column| plain_value(row, *column)));
            }
            None => values.extend(self.columns.iter().map(|mapped| mapped.value(row))),
        }
    }

    /// Takes the values that a row has for a field. `values` is emptied first.
    pub fn values_of<'r>(&'r self, field: FieldId, row: &Row<'r>, values: &mut Vec<Value<'r>>) {
        values.clear();
        values.extend(
            self.columns_of(field)
                .iter()
                .map(|mapped| mapped.value(row)),
        );
    }

    /// The user whose values these are.
    #[must_use]
    pub fn user<'r>(&'r self, values: &'r [Value<'r>]) -> User<'r> {
        User {
            values,
            ends: &self.ends,
            matches: &[],
        }
    }
}

/// Whether a mapping says that the column of that header is not used, on purpose.
fn is_ignored(mapping: &Mapping, header: &str) -> bool {
    mapping
        .source
        .ignored
        .iter()
        .any(|ignored| ignored.trim() == header)
}
