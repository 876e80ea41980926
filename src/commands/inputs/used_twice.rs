//! Notes on columns that a mapping names for several fields: that may be meant, and may be a slip.

use std::collections::BTreeMap;

use crate::check::Task;
use crate::finding::{ColumnIndex, FieldId};
use crate::mapping::layout::Layout;
use crate::messages::{Message, all_of, message, text};

/// What is to be said of columns that the mapping names for several fields, as they stand. A field that several columns fill
/// has them on purpose.
pub(super) fn columns_used_twice(task: &Task, layout: &Layout) -> Vec<Message> {
    let named = layout.columns.iter().filter(|mapped| {
        let settings = task
            .mapping
            .columns
            .get(&task.profile.fields[mapped.field].name);
        mapped.is_verbatim() && settings.is_some_and(|settings| settings.columns.len() == 1)
    });
    let mut fields: BTreeMap<ColumnIndex, Vec<FieldId>> = BTreeMap::new();
    for mapped in named {
        if let Some(column) = mapped.column {
            fields.entry(column).or_default().push(mapped.field);
        }
    }
    let several = fields.into_iter().filter(|(_, fields)| fields.len() > 1);
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
