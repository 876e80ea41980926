//! A user of a file as the target would keep it: each value in its one spelling, each only once.

use crate::finding::FieldId;
use crate::mapping::layout::Layout;
use crate::profile::Profile;
use crate::profile::field::Field;
use crate::profile::localized_field::LocalizedField;
use crate::profile::stored::Stored;
use crate::user::Value;
use crate::user::list::UserList;

/// Makes records of the values that a layout takes from rows; what one row needed is used again for the next.
pub struct Record<'a> {
    layout: &'a Layout,
    /// For each fill, its field and how that is kept.
    columns: Vec<(&'a Field, Stored<'a>)>,
    /// The values that one user has already, as many as were needed at most.
    kept: Vec<(LocalizedField, String)>,
    scratch: [String; 2],
}

impl<'a> Record<'a> {
    /// Records of what a layout takes from rows.
    #[must_use]
    pub fn new(profile: &'a Profile, layout: &'a Layout) -> Self {
        let mapped = |field: FieldId| {
            let field = &profile.fields[field];
            (field, Stored::of(field))
        };
        Self {
            layout,
            columns: layout.columns.iter().map(|of| mapped(of.field)).collect(),
            kept: Vec::new(),
            scratch: <[String; 2]>::default(),
        }
    }

    /// Adds the user whose values these are to a list.
    pub fn add_to(&mut self, list: &mut UserList, row: u64, values: &[Value<'_>]) {
        let mut taken = 0;
        let columns = self.layout.columns.iter().zip(&self.columns).zip(values);
        for ((mapped, (field, stored)), value) in columns {
            let localized = mapped.localized;
            for item in mapped.items(value).filter(|item| !item.is_empty()) {
                if taken == self.kept.len() {
                    self.kept.push((localized, String::new()));
                }
                let (before, rest) = self.kept.split_at_mut(taken);
                let (of, kept) = &mut rest[0];
                *of = localized;
                stored.write(item, kept);
                let mut same_localized = before.iter().filter(|(of, _)| *of == localized);
                // A value that stands there twice is one, and of a field that has one the first counts.
                let again = same_localized.any(|(_, value)| {
                    !field.multi_valued || field.is_same(value, kept, &mut self.scratch)
                });
                if !again {
                    taken += 1;
                }
            }
        }
        let kept = self.kept[..taken].iter();
        list.add(
            row,
            kept.map(|(localized, value)| (*localized, value.as_str())),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::Record;
    use crate::finding::{ColumnIndex, RowNumber};
    use crate::mapping::Mapping;
    use crate::mapping::layout::Layout;
    use crate::profile::Profile;
    use crate::source::header_row::{HeaderRow, Origin};
    use crate::user::Value;
    use crate::user::list::{UserId, UserList};

    #[test]
    fn a_record_has_each_value_once_and_in_one_spelling() {
        let text = "name = \"p\"\n[fields.email]\n[fields.groups]\nmulti_valued = true\nseveral_columns = true\n\
                    separator = \",\"\nheaders = [\"Usergroups\", \"User group\"]\n[operations.import]";
        let profile = Profile::from_toml("p.toml", text).expect("sound");
        let header = HeaderRow {
            headers: ["Email", "Usergroups", "User group"]
                .map(str::to_owned)
                .to_vec(),
            row: Some(RowNumber(1)),
            last_row: RowNumber(1),
            joined: Vec::new(),
            errors_column: None,
            label_row: None,
            in_sheet: false,
            origin: Origin::Headers(3),
        };
        let layout = Layout::new(&profile, &Mapping::default(), &|_| true, &header);
        let value = |column: ColumnIndex, text| Value {
            text,
            cell: text,
            column: Some(column),
        };
        let cells = ["anna@example.com", "Sales, Nordics, sales", "Nordics"];
        let values: Vec<Value<'_>> = layout
            .columns
            .iter()
            .filter_map(|mapped| mapped.column)
            .map(|column| value(column, cells[column.index()]))
            .collect();
        let mut list = UserList::new(layout.localized_fields().collect());
        let mut record = Record::new(&profile, &layout);
        record.add_to(&mut list, 2, &values);
        record.add_to(&mut list, 3, &values);
        let groups = profile.fields.id("groups").expect("it has it");
        assert_eq!(
            list.values(UserId::new(1), groups).collect::<Vec<_>>(),
            ["Sales", "Nordics"]
        );
    }
}
