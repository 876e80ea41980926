//! The one way from flags to a mapped source.

mod flags;
mod kept;
mod settings;
mod unnamed;

pub use flags::{InputArgs, RuleArgs};
pub use settings::Settings;

use std::num::NonZeroUsize;
use std::path::Path;

use xxhash_rust::xxh3::Xxh3;

use crate::check::Checked;
use crate::commands::Error;
use crate::commands::inputs::flags::delimiter;
use crate::current::{self, CurrentUsers};
use crate::mapping::Mapping;
use crate::mapping::layout::{self, Layout};
use crate::profile::Profile;
use crate::profile::field_id::FieldId;
use crate::profile::operation::Operation;
use crate::progress;
use crate::rule::Setup;
use crate::source::{self, Asked, Source};

/// How current users are read: none where there is none yet.
pub type ReadCurrent<'r> = dyn FnMut(&Path, &Profile) -> Result<Option<CurrentUsers>, Error> + 'r;

/// A source, and everything that says what it means.
pub struct Inputs {
    /// The target system.
    pub profile: Profile,
    /// The mapping in force: the file, changed by the flags.
    pub mapping: Mapping,
    /// What the operation needs and does.
    pub operation: Operation,
    /// The file.
    pub source: Source,
    /// Which column fills what.
    pub layout: Layout,
    /// The users that the target holds now.
    pub current: Option<CurrentUsers>,
    /// Settings that mean nothing to this profile, and rows of the current users that are nobody.
    pub notes: Vec<String>,
}

impl Inputs {
    /// What to quote to support: the same for the same bytes, current users, profile, mapping, flags and version. `beside` are the
    /// flags that no mapping knows.
    #[must_use]
    pub fn run_id(&self, checked: &Checked, beside: &[&[u8]]) -> String {
        let mut digest = Xxh3::new();
        digest.update(&checked.digest.to_le_bytes());
        if let Some(current) = &self.current {
            digest.update(&current.digest.to_le_bytes());
        }
        for part in [
            env!("CARGO_PKG_VERSION"),
            self.operation.kind.name(),
            &format!("{:?}", self.profile),
            &format!("{:?}", self.mapping),
            &format!("{:?}", self.source.observed),
        ] {
            digest.update(part.as_bytes());
            digest.update(&[0]);
        }
        for part in beside {
            digest.update(part);
        }
        format!("{:016x}", digest.digest())
    }

    /// The fewest members that a group should have.
    #[must_use]
    pub fn smallest_group(&self) -> Option<u64> {
        let own = self.mapping.org.smallest_group;
        own.or(self.profile.thresholds.smallest_group)
    }

    /// What the rules are told before the first row.
    #[must_use]
    pub fn setup(&self) -> Setup<'_> {
        Setup {
            profile: &self.profile,
            operation: &self.operation,
            org: &self.mapping.org,
            observed: &self.source.observed,
            layout: &self.layout,
            rules: &self.mapping.rules,
            current: self.current.as_ref().map(|current| &current.users),
            named: None,
        }
    }
}

impl Inputs {
    /// The same with another source, whose headers may be written otherwise.
    pub fn replace(&mut self, source: Source) {
        self.layout = lay(&self.profile, &self.mapping, &self.operation, &source);
        self.source = source;
    }
}

impl InputArgs {
    /// Loads profile and mapping, opens the file and lays the mapping over it.
    ///
    /// # Errors
    /// When any of them cannot be used.
    pub fn open(&self, file: &Path) -> Result<Inputs, Error> {
        self.open_with(file, &RuleArgs::default())
    }

    /// The same, with what the flags say of the rules.
    ///
    /// # Errors
    /// When any of them cannot be used.
    pub fn open_with(&self, file: &Path, rules: &RuleArgs) -> Result<Inputs, Error> {
        self.open_reading(file, rules, &mut read_current)
    }

    /// The same; `read` reads the current users, where one is named.
    ///
    /// # Errors
    /// When any of them cannot be used.
    pub fn open_reading(
        &self,
        file: &Path,
        rules: &RuleArgs,
        read: &mut ReadCurrent<'_>,
    ) -> Result<Inputs, Error> {
        let Some(settings) = self.settings(rules)? else {
            return Err(self.without_a_profile(file));
        };
        let mut notes = settings.notes();
        let Settings {
            profile,
            mapping,
            operation,
        } = settings;
        let vocabulary = layout::vocabulary(&profile, &mapping);
        let source = Source::open(file, &self.asked(&mapping, &profile)?, &vocabulary)?;
        if self.sheet.is_some() && !source.observed.format.is_workbook() {
            let path = file.to_owned();
            return Err(source::Error::NoSheets { path }.into());
        }
        let layout = lay(&profile, &mapping, &operation, &source);
        let current = self.current(Some(file), &profile, read)?;
        notes.extend(current.as_ref().and_then(rows_without_key));
        Ok(Inputs {
            profile,
            mapping,
            operation,
            source,
            layout,
            current,
            notes,
        })
    }

    /// The users that the target holds now, where a file of them was given. `file` is read beside it.
    ///
    /// # Errors
    /// When it cannot be read, or the profile does not say how users are recognised.
    pub fn current(
        &self,
        file: Option<&Path>,
        profile: &Profile,
        read: &mut ReadCurrent<'_>,
    ) -> Result<Option<CurrentUsers>, Error> {
        let Some(path) = &self.current else {
            return Ok(None);
        };
        if profile.match_on.is_empty() {
            return Err(Error::usage(
                format!("`{}` does not say how users are recognised", profile.name),
                "add `match_on` to the profile, or leave `--current` out",
            ));
        }
        if path == Path::new("-") && file == Some(path) {
            return Err(Error::usage(
                "the list and `--current` both read standard input",
                "give one of them a file",
            ));
        }
        progress::during("reading the current users", || read(path, profile))
    }

    /// The file as one sees it without what the mapping says of how it is written.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn look(&self, file: &Path, inputs: &Inputs) -> Result<Source, Error> {
        let vocabulary = layout::vocabulary(&inputs.profile, &inputs.mapping);
        let mut asked = self.asked(&Mapping::default(), &inputs.profile)?;
        asked.sheet = asked.sheet.or_else(|| inputs.mapping.source.sheet.clone());
        Ok(Source::open(file, &asked, &vocabulary)?)
    }

    /// What a person insists on: a flag, or else the mapping.
    fn asked(&self, mapping: &Mapping, profile: &Profile) -> Result<Asked, Error> {
        let written = match &mapping.source.delimiter {
            Some(text) => Some(delimiter(text).map_err(|message| {
                Error::usage(
                    format!("the mapping's `source.delimiter` is no delimiter: {message}"),
                    "write one character, such as `;`",
                )
            })?),
            None => None,
        };
        let usual = profile
            .file
            .delimiters
            .first()
            .copied()
            .and_then(|delimiter| u8::try_from(delimiter).ok());
        Ok(Asked {
            sheet: self.sheet.clone().or_else(|| mapping.source.sheet.clone()),
            header_row: self.header_row.or(mapping.source.header_row),
            delimiter: self.delimiter.or(written),
            encoding: self
                .encoding
                .clone()
                .or_else(|| mapping.source.encoding.clone()),
            usual_delimiter: usual,
        })
    }
}

/// Reads current users that is an export of the target.
///
/// # Errors
/// When it cannot be read.
pub fn read_current(path: &Path, profile: &Profile) -> Result<Option<CurrentUsers>, Error> {
    let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    Ok(Some(current::open(path, profile, threads)?))
}

/// The mapping over the headers of a file.
#[must_use]
pub fn lay(profile: &Profile, mapping: &Mapping, operation: &Operation, source: &Source) -> Layout {
    let wanted = |field: FieldId| operation.looks_at(field);
    Layout::new(profile, mapping, &wanted, &source.observed.header_row)
}

/// What is to be said of rows by which nobody can be recognised.
#[must_use]
pub fn rows_without_key(current: &CurrentUsers) -> Option<String> {
    let name = &current.name;
    match current.without_key {
        0 => None,
        1 => Some(format!(
            "1 row of {name} has no value by which a user is recognised, and is left out"
        )),
        rows => Some(format!(
            "{rows} rows of {name} have no value by which a user is recognised, and are left out"
        )),
    }
}
