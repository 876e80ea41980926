//! What the users are written for: a profile and an operation, and which of its columns.

use std::borrow::Cow;

use crate::commands::Error;
use crate::commands::export::ExportArgs;
use crate::commands::export::origin::{self, Origin};
use crate::commands::inputs::Settings;
use crate::commands::outputs;
use crate::export::concept::{self, Left};
use crate::export::fill::{self, Fill};
use crate::export::sheet::{self, Sheet};
use crate::profile::Profile;
use crate::profile::localized_field::LocalizedField;
use crate::profile::operation::Absent;
use crate::report::counted;
use crate::report::masking::ShowValues;
use crate::user::list::{UserId, UserList};

/// How many things that are left behind are named.
const SHOWN: usize = 20;

/// What the users are written for.
pub(super) struct Target {
    /// The profile, the operation, and what the customer knows.
    pub(super) settings: Settings,
    /// Whether the users come from another system.
    translates: bool,
    /// What users get who have no value.
    fills: Vec<Fill>,
}

impl Target {
    /// What the flags say, else the mapping.
    pub(super) fn new(args: &ExportArgs, origin: &Origin) -> Result<Self, Error> {
        let other = match &args.from_profile {
            Some(_) => origin::of_the_target(args)?,
            None => None,
        };
        let translates = other.is_some();
        let settings = other.unwrap_or_else(|| origin.settings());
        let (from, to) = (origin.profile(), &settings.profile);
        let fills = args.fill.iter().map(|text| filled(text, from, to));
        let target = Self {
            translates,
            fills: fills.collect::<Result<_, _>>()?,
            settings,
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
                    self.settings.operation.kind
                ),
                format!("leave `{flag}` out, or write a file for another operation"),
            )),
        }
    }

    /// The users as the target knows them, and what it has no counterpart for.
    pub(super) fn translate<'o>(
        &self,
        users: &'o UserList,
        origin: &Origin,
    ) -> (Cow<'o, UserList>, Vec<Left>) {
        let (from, to) = (origin.profile(), &self.settings.profile);
        let (mut own, mut left) = (Cow::Borrowed(users), Vec::new());
        if self.translates {
            let translated = concept::translate(users, from, to);
            (own, left) = (Cow::Owned(translated.0), translated.1);
        }
        if !self.fills.is_empty() {
            own = Cow::Owned(fill::fill(&own, users, to, &self.fills));
        }
        let is_shown = |left: &Left| match left {
            Left::Field { localized } | Left::Language { localized, .. } => from
                .localized(localized)
                .is_some_and(|localized| self.fills.iter().any(|fill| fill.shows(localized))),
            Left::Value { .. } => false,
        };
        left.retain(|left| !is_shown(left));
        (own, left)
    }

    /// The table that is written.
    pub(super) fn sheet<'a>(
        &'a self,
        args: &ExportArgs,
        users: &'a UserList,
        chosen: Vec<UserId>,
        origin: &Origin,
    ) -> Result<Sheet<'a>, Error> {
        let Settings {
            profile, operation, ..
        } = &self.settings;
        let mut localized_fields = match args.columns.as_slice() {
            // A database has a column for everything that the system knows.
            [] if origin.is_database() => sheet::usual(&users.filled_columns(), profile, operation),
            [] => sheet::usual(users.columns(), profile, operation),
            names => self.columns(names, users)?,
        };
        for fill in &self.fills {
            if !localized_fields.contains(&fill.localized) {
                localized_fields.push(fill.localized);
            }
        }
        if args.columns.is_empty() {
            localized_fields.sort_unstable();
        }
        let mut sheet = Sheet::of(users, profile, &localized_fields);
        sheet.users = chosen;
        Ok(sheet)
    }

    /// The localized fields that a person names: a field that has a column for each language is all of these.
    fn columns(&self, names: &[String], users: &UserList) -> Result<Vec<LocalizedField>, Error> {
        let mut localized_fields = Vec::new();
        for name in names {
            let localized = self.settings.profile.named(name.trim())?;
            let of_list = users.columns().iter().copied();
            let languages = of_list
                .filter(|other| localized.language().is_none() && other.field == localized.field);
            let all: Vec<LocalizedField> = languages.collect();
            let own = if all.is_empty() { vec![localized] } else { all };
            for localized in own {
                if !localized_fields.contains(&localized) {
                    localized_fields.push(localized);
                }
            }
        }
        Ok(localized_fields)
    }

    /// Says what was left behind.
    pub(super) fn tell_left(&self, left: &[Left], values: ShowValues) {
        let target = self.settings.profile.called();
        for left in left.iter().take(SHOWN) {
            outputs::talk(&match left {
                Left::Field { localized } => {
                    format!("left behind: `{localized}`, for which {target} has no counterpart")
                }
                Left::Language { localized, shown } => format!(
                    "left behind: `{localized}`: {target} has one column for all languages, which holds `{shown}`"
                ),
                Left::Value {
                    localized,
                    value,
                    users,
                } => {
                    let value = values.show(value).unwrap_or("…".into());
                    let users = counted(*users, "user");
                    format!(
                        "left behind: `{localized}` `{value}` of {users}, which {target} does not know"
                    )
                }
            });
        }
        if let more @ 1.. = left.len().saturating_sub(SHOWN) {
            outputs::talk(&format!("left behind: {more} more"));
        }
    }
}

/// What a `--fill` says.
fn filled(text: &str, from: &Profile, to: &Profile) -> Result<Fill, Error> {
    Fill::new(text, from, to).map_err(|error| match error {
        fill::Error::NoField(error) => error.into(),
        error @ (fill::Error::NoValue | fill::Error::Brace) => Error::usage(
            format!("`--fill {text}`: {error}"),
            "write `--fill active=Yes`, or `--fill 'shown={first_name} {last_name}'`",
        ),
    })
}
