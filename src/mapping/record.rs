//! A user of a file as the target would keep it: each value in its one spelling, each only once.

use crate::mapping::layout::Layout;
use crate::profile::Profile;
use crate::profile::attribute::Attribute;
use crate::profile::stored::Stored;
use crate::user::Value;
use crate::user::list::UserList;

/// Makes records of the values that a layout takes from rows; what one row needed is used again for the next.
pub struct Record<'a> {
    layout: &'a Layout,
    /// For each feed, its attribute and how that is kept.
    feeds: Vec<(&'a Attribute, Stored<'a>)>,
    /// The values that one user has already, as many as were needed at most.
    kept: Vec<(usize, String)>,
    scratch: [String; 2],
}

impl<'a> Record<'a> {
    /// Records of what a layout takes from rows.
    #[must_use]
    pub fn new(profile: &'a Profile, layout: &'a Layout) -> Self {
        let feed = |attribute: usize| {
            let attribute = &profile.attributes[attribute];
            (attribute, Stored::of(attribute))
        };
        Self {
            layout,
            feeds: layout.feeds.iter().map(|of| feed(of.attribute)).collect(),
            kept: Vec::new(),
            scratch: <[String; 2]>::default(),
        }
    }

    /// Adds the user whose values these are to a list.
    pub fn add_to(&mut self, list: &mut UserList, row: u64, values: &[Value<'_>]) {
        let mut taken = 0;
        let feeds = self.layout.feeds.iter().zip(&self.feeds).zip(values);
        for ((feed, (attribute, stored)), value) in feeds {
            let field = feed.field.number();
            for item in feed.items(value).filter(|item| !item.is_empty()) {
                if taken == self.kept.len() {
                    self.kept.push((field, String::new()));
                }
                let (before, rest) = self.kept.split_at_mut(taken);
                let (of, kept) = &mut rest[0];
                *of = field;
                stored.write(item, kept);
                let mut same_field = before.iter().filter(|(of, _)| *of == field);
                // A value that stands there twice is one, and of an attribute that has one the first counts.
                let again = same_field.any(|(_, value)| {
                    !attribute.multi_valued || attribute.is_same(value, kept, &mut self.scratch)
                });
                if !again {
                    taken += 1;
                }
            }
        }
        let kept = self.kept[..taken].iter();
        list.add(row, kept.map(|(field, value)| (*field, value.as_str())));
    }
}

#[cfg(test)]
mod tests {
    use super::Record;
    use crate::mapping::Mapping;
    use crate::mapping::layout::Layout;
    use crate::profile::Profile;
    use crate::profile::field::Field;
    use crate::source::header::{Header, Origin};
    use crate::user::Value;
    use crate::user::list::UserList;

    #[test]
    fn a_record_has_each_value_once_and_in_one_spelling() {
        let text = "name = \"p\"\n[attributes.email]\n[attributes.groups]\nmulti_valued = true\nseveral_columns = true\n\
                    separator = \",\"\nlabels = [\"Usergroups\", \"User group\"]\n[operations.import]";
        let profile = Profile::from_toml("p.toml", text).expect("sound");
        let header = Header {
            labels: ["Email", "Usergroups", "User group"]
                .map(str::to_owned)
                .to_vec(),
            row: Some(1),
            last_row: 1,
            errors_column: None,
            origin: Origin::Labels(3),
        };
        let layout = Layout::new(&profile, &Mapping::default(), &|_| true, &header);
        let value = |(column, text)| Value {
            text,
            cell: text,
            column: Some(column),
        };
        let cells = ["anna@example.com", "Sales, Nordics, sales", "Nordics"];
        let values: Vec<Value<'_>> = layout
            .feeds
            .iter()
            .map(|feed| feed.column.unwrap_or_default())
            .map(|column| value((column, cells[column as usize])))
            .collect();
        let mut list = UserList::new(layout.fields().map(Field::number).collect());
        let mut record = Record::new(&profile, &layout);
        record.add_to(&mut list, 2, &values);
        record.add_to(&mut list, 3, &values);
        let groups = profile.number("groups").expect("it has it");
        assert_eq!(
            list.values(1, groups).collect::<Vec<_>>(),
            ["Sales", "Nordics"]
        );
    }
}
