//! Notes on columns that fill several fields because a mapping says so: that may be meant, and may be a mistake.

use std::collections::BTreeMap;

use crate::check::Task;
use crate::finding::{ColumnIndex, FieldId};
use crate::mapping::layout::Layout;
use crate::messages::{Message, all_of, message, text};

/// What is to be said of columns that fill several fields as they stand, of which the mapping names one at least. A field that
/// several columns fill has them on purpose, and so has a group that is a department as well.
pub(super) fn columns_used_twice(task: &Task, layout: &Layout) -> Vec<Message> {
    let columns_named = |field: &FieldId| {
        let settings = task.mapping.columns.get(&task.profile.fields[*field].name);
        settings.map_or(0, |settings| settings.columns.len())
    };
    // `also` of a field says that its column is that of another one as well.
    let is_meant = |field: &FieldId| {
        let settings = task.mapping.columns.get(&task.profile.fields[*field].name);
        settings.is_some_and(|settings| settings.also.is_some())
    };
    let is_alone = |field: FieldId| {
        let field_has_several = task.profile.fields[field].multi_valued;
        match columns_named(&field) {
            0 => !field_has_several,
            named => named == 1,
        }
    };
    let whole = layout.columns.iter();
    let whole = whole.filter(|mapped| mapped.is_verbatim() && is_alone(mapped.field));
    let mut fields: BTreeMap<ColumnIndex, Vec<FieldId>> = BTreeMap::new();
    for mapped in whole {
        if let Some(column) = mapped.column {
            fields.entry(column).or_default().push(mapped.field);
        }
    }
    let several = fields.into_iter().filter(|(_, fields)| {
        let is_named = fields.iter().any(|field| columns_named(field) == 1);
        fields.len() > 1 && is_named && !fields.iter().any(is_meant)
    });
    let note = |(column, fields): (ColumnIndex, Vec<FieldId>)| {
        let fields = fields
            .iter()
            .map(|field| text(task.profile.fields[*field].name.as_str()));
        message!(
            "report-note-column-twice",
            header = text(layout.header(column)),
            fields = all_of(fields).quoted()
        )
    };
    several.map(note).collect()
}
