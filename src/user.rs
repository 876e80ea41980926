//! One user: attribute values and the cells they came from.

pub mod links;

/// A value of a user, as a view into the row that it came from.
#[derive(Debug, Clone, Copy)]
pub struct Value<'r> {
    /// Its text, without blanks around it; empty where there is none.
    pub text: &'r str,
    /// The whole cell as it stands in the file.
    pub cell: &'r str,
    /// Its column, from 0; none where it is the same for everyone.
    pub column: Option<u32>,
}

/// One user: the values of a row, by attribute.
#[derive(Debug, Clone, Copy)]
pub struct User<'r> {
    /// All values, those of one attribute side by side.
    pub(crate) values: &'r [Value<'r>],
    /// Where the values of each attribute end.
    pub(crate) ends: &'r [usize],
}

impl<'r> User<'r> {
    /// The values of an attribute, by its number in the profile; one for each column that feeds it.
    #[must_use]
    pub fn values(&self, attribute: usize) -> &'r [Value<'r>] {
        let start = match attribute {
            0 => 0,
            _ => self.ends[attribute - 1],
        };
        &self.values[start..self.ends[attribute]]
    }

    /// Whether an attribute has a value in any of its columns.
    #[must_use]
    pub fn has(&self, attribute: usize) -> bool {
        self.values(attribute)
            .iter()
            .any(|value| !value.text.is_empty())
    }
}
