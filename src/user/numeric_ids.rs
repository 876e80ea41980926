//! Ids that a spreadsheet took for numbers: whose each was.

use std::sync::OnceLock;

use crate::finding::FieldId;
use crate::user::list::{Index, UserId, UserList};
use crate::values::id::as_number;

/// The ids of the current users as they would be had a spreadsheet taken them for numbers.
pub struct NumericIds<'a> {
    users: &'a UserList,
    id: FieldId,
    /// Built when it is first needed: most files have no id that nobody has.
    by_number: OnceLock<Index>,
}

impl<'a> NumericIds<'a> {
    /// The ids that users have in a field.
    #[must_use]
    pub fn new(users: &'a UserList, id: FieldId) -> Self {
        Self {
            users,
            id,
            by_number: OnceLock::new(),
        }
    }

    fn by_number(&self) -> Index {
        let mut by_number = Index::default();
        for user in self.users.ids() {
            if let Some(number) = self.users.value(user, self.id).and_then(as_number) {
                by_number.add(&number, user);
            }
        }
        by_number
    }

    /// The only user whose id this is but for what a spreadsheet does to numbers.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<UserId> {
        let number = as_number(id)?;
        let is_same = |user: &UserId| {
            let known = self.users.value(*user, self.id);
            known.is_some_and(|known| known != id && as_number(known).as_ref() == Some(&number))
        };
        let by_number = self.by_number.get_or_init(|| self.by_number());
        let mut found = by_number.find(&number).filter(is_same);
        let first = found.next();
        first.filter(|_| found.next().is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::NumericIds;
    use crate::finding::FieldId;
    use crate::profile::localized_field::LocalizedField;
    use crate::user::list::{UserId, UserList};

    #[test]
    fn an_id_finds_a_user_only_where_no_other_can_be_meant() {
        let id = FieldId::new(0).expect("a small number");
        let column = LocalizedField::plain(id);
        let mut users = UserList::new(vec![column]);
        for (row, text) in [(2, "0042"), (3, "007"), (4, "07"), (5, "12E5")] {
            users.add(row, [(column, text)]);
        }
        let ids = NumericIds::new(&users, id);
        for (text, user) in [
            ("42", Some(0)),
            ("7", None),
            ("0042", None),
            ("1200000", Some(3)),
            ("8", None),
        ] {
            assert_eq!(ids.find(text), user.map(UserId::new), "{text}");
        }
    }
}
