//! What the users are written for: a profile and an operation, and which of its columns.

use std::borrow::Cow;

use crate::commands::Error;
use crate::commands::export::ExportArgs;
use crate::commands::export::origin::{self, Origin};
use crate::commands::inputs::Settings;
use crate::commands::outputs;
use crate::export::concept::{self, Left};
use crate::export::sheet::{self, Sheet};
use crate::label;
use crate::profile::Profile;
use crate::profile::field::Field;
use crate::profile::operation::Absent;
use crate::profile::stored::Stored;
use crate::report::counted;
use crate::report::masking::ShowValues;
use crate::user::list::UserList;

/// How many things that are left behind are named.
const SHOWN: usize = 20;

/// What the users are written for.
pub(super) struct Target {
    /// The profile, the operation, and what the customer knows.
    pub(super) settings: Settings,
    /// Whether the users come from another system.
    translates: bool,
}

impl Target {
    /// What the flags say, else the mapping.
    pub(super) fn new(args: &ExportArgs, origin: &Origin) -> Result<Self, Error> {
        let other = match &args.from_profile {
            Some(_) => origin::of_the_target(args)?,
            None => None,
        };
        let target = Self {
            translates: other.is_some(),
            settings: other.unwrap_or_else(|| origin.settings()),
        };
        target.keeps_everybody(args)?;
        Ok(target)
    }

    /// Refuses to write a part of the users for an operation that takes everybody else for a leaver.
    fn keeps_everybody(&self, args: &ExportArgs) -> Result<(), Error> {
        let Settings {
            mapping, operation, ..
        } = &self.settings;
        let offered = |absent: &Absent| operation.absent.contains(absent);
        let usual = operation.absent.first().copied();
        let does = match mapping.absent.filter(offered).or(usual) {
            Some(Absent::Archive) => "archived",
            Some(Absent::Delete) => "deleted",
            Some(Absent::Keep) | None => return Ok(()),
        };
        let flags = [
            ("--split", args.split),
            ("--where", args.r#where.is_some()),
            ("--skip-invalid", args.skip_invalid),
        ];
        match flags.into_iter().find(|(_, given)| *given) {
            None => Ok(()),
            Some((flag, _)) => Err(Error::usage(
                format!(
                    "`{flag}` leaves users out of the file, and who is not in a file for `{}` is {does}",
                    self.settings.operation_name
                ),
                format!("leave `{flag}` out, or write a file for another operation"),
            )),
        }
    }

    /// The users as the target knows them, and what it has no counterpart for.
    pub(super) fn translate<'o>(
        &self,
        users: Cow<'o, UserList>,
        origin: &Origin,
    ) -> (Cow<'o, UserList>, Vec<Left>) {
        if !self.translates {
            return (users, Vec::new());
        }
        let (users, left) = concept::translate(&users, origin.profile(), &self.settings.profile);
        (Cow::Owned(users), left)
    }

    /// The table that is written.
    pub(super) fn sheet<'a>(
        &'a self,
        args: &ExportArgs,
        users: &'a UserList,
        chosen: Vec<usize>,
        origin: &Origin,
    ) -> Result<Sheet<'a>, Error> {
        let Settings {
            profile, operation, ..
        } = &self.settings;
        let mut fields = match args.columns.as_slice() {
            // A database has a column for everything that the system knows.
            [] if origin.is_database() => sheet::usual(&users.filled_columns(), profile, operation),
            [] => sheet::usual(users.columns(), profile, operation),
            names => self.columns(names, users)?,
        };
        let mut fills = Vec::new();
        for fill in &args.fill {
            let (field, values) = self.fill(fill)?;
            if !fields.contains(&field) {
                fields.push(field);
            }
            fills.push((field, values));
        }
        if args.columns.is_empty() {
            fields.sort_unstable();
        }
        let mut sheet = Sheet::of(users, profile, &fields);
        sheet.users = chosen;
        for (field, values) in fills {
            let mut columns = sheet.columns.iter_mut();
            if let Some(column) = columns.find(|column| column.field == field) {
                column.fill = values;
            }
        }
        Ok(sheet)
    }

    /// The fields that a person names: an attribute that has a column for each language is all of these.
    fn columns(&self, names: &[String], users: &UserList) -> Result<Vec<Field>, Error> {
        let mut fields = Vec::new();
        for name in names {
            let field = named(name.trim(), &self.settings.profile)?;
            let of_list = users
                .columns()
                .iter()
                .map(|column| Field::from_number(*column));
            let languages = of_list
                .filter(|other| field.language().is_none() && other.attribute == field.attribute);
            let all: Vec<Field> = languages.collect();
            let own = if all.is_empty() { vec![field] } else { all };
            for field in own {
                if !fields.contains(&field) {
                    fields.push(field);
                }
            }
        }
        Ok(fields)
    }

    /// `active=Yes`, with the value as the target keeps it.
    fn fill(&self, assignment: &str) -> Result<(Field, Vec<String>), Error> {
        let Some((name, value)) = assignment.split_once('=') else {
            return Err(Error::usage(
                format!("`--fill {assignment}` has no value"),
                "write `--fill active=Yes`",
            ));
        };
        let field = named(name.trim(), &self.settings.profile)?;
        let attribute = &self.settings.profile.attributes[field.attribute];
        let stored = Stored::of(attribute);
        let parts: Vec<&str> = match &attribute.separator {
            Some(separator) => value.split(separator.as_str()).collect(),
            None => vec![value],
        };
        let keep = |part: &&str| {
            let mut kept = String::new();
            stored.write(part.trim(), &mut kept);
            kept
        };
        let kept = parts.iter().map(keep).filter(|kept| !kept.is_empty());
        Ok((field, kept.collect()))
    }

    /// Says what was left behind.
    pub(super) fn tell_left(&self, left: &[Left], values: ShowValues) {
        let target = self.settings.profile.called();
        for left in left.iter().take(SHOWN) {
            outputs::talk(&match left {
                Left::Attribute { field } => {
                    format!("left behind: `{field}`, for which {target} has no counterpart")
                }
                Left::Language { field, shown } => format!(
                    "left behind: `{field}`: {target} has one column for all languages, which holds `{shown}`"
                ),
                Left::Value {
                    field,
                    value,
                    users,
                } => {
                    let value = values.show(value).unwrap_or("…".into());
                    let users = counted(*users, "user");
                    format!(
                        "left behind: `{field}` `{value}` of {users}, which {target} does not know"
                    )
                }
            });
        }
        if let more @ 1.. = left.len().saturating_sub(SHOWN) {
            outputs::talk(&format!("left behind: {more} more"));
        }
    }
}

/// The field of that name.
fn named(name: &str, profile: &Profile) -> Result<Field, Error> {
    profile.field(name).ok_or_else(|| {
        let names = profile.attributes.iter().map(|known| known.name.as_str());
        let hint = match label::closest(name, names.clone()) {
            Some(close) => format!("did you mean `{close}`?"),
            None => format!(
                "its attributes are {}",
                names.collect::<Vec<_>>().join(", ")
            ),
        };
        Error::usage(
            format!("`{}` has no attribute `{name}`", profile.name),
            hint,
        )
    })
}
