//! A list of users in the target's own file format, so that it can be edited and come back.

pub mod concept;
mod csv;
pub mod fill;
pub mod filter;
mod format;
pub mod sheet;
pub mod template;
pub mod unwritable;
mod xlsx;

pub use format::Format;

use std::io::{self, Write};

use crate::export::sheet::Sheet;
use crate::export::unwritable::Unwritable;
use crate::messages::{Language, in_full};
use crate::profile::Profile;
use crate::user::list::UserList;

/// Why a list cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Some values would not come back as they are.
    #[error("{} values cannot be written in the format of {target}", .values.len())]
    Unwritable {
        /// How people call the target.
        target: String,
        /// The values, and whose they are.
        values: Vec<Unwritable>,
    },
    /// A sheet of a workbook has no room for so many.
    #[error("a sheet can hold {} users, not {users}", xlsx::MOST_USERS)]
    TooMany {
        /// How many there are.
        users: usize,
    },
    /// The system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// How many values are named that cannot be written.
const NAMED: usize = 3;

impl Error {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Unwritable { values, target } => {
                let named = values.iter().take(NAMED).map(|value| {
                    let header = value.header.as_deref().unwrap_or("a user");
                    let why = value.why.describe(target);
                    let why = why.text(Language::English, &in_full);
                    format!("`{}` in {header}: {why}", value.value)
                });
                let named: Vec<String> = named.collect();
                let more = match values.len().saturating_sub(NAMED) {
                    0 => String::new(),
                    more => format!("; and {more} more"),
                };
                Some(format!("{}{more}", named.join("; ")))
            }
            Self::TooMany { .. } => Some("write a CSV".into()),
            Self::Io(_) => None,
        }
    }
}

/// Writes all users of a list, whose columns are localized fields and whose values are as the target keeps them.
///
/// # Errors
/// When a value cannot be expressed in the file, before anything is written; or when writing fails.
pub fn write(
    list: &UserList,
    profile: &Profile,
    format: Format,
    output: &mut (dyn Write + Send),
) -> Result<(), Error> {
    write_sheet(&Sheet::new(list, profile), format, output)
}

/// Writes the users and columns of a sheet.
///
/// # Errors
/// When a value cannot be expressed in the file, before anything is written; or when writing fails.
pub fn write_sheet(
    sheet: &Sheet<'_>,
    format: Format,
    output: &mut (dyn Write + Send),
) -> Result<(), Error> {
    if format == Format::Xlsx && sheet.users.len() > xlsx::MOST_USERS {
        let users = sheet.users.len();
        return Err(Error::TooMany { users });
    }
    let values = unwritable::find(sheet, format);
    if !values.is_empty() {
        let target = sheet.profile.display_name().to_owned();
        return Err(Error::Unwritable { target, values });
    }
    match format {
        Format::Csv => csv::write(sheet, output)?,
        Format::Xlsx => xlsx::write(sheet, output)?,
    }
    Ok(())
}
