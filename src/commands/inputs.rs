//! The one way from flags to a mapped source.

mod flags;
mod guess_profile;
mod overwrite_guard;
mod settings;
mod used_twice;

pub(in crate::commands) use flags::languages;
pub use flags::{InputArgs, RuleArgs, SkipArgs};
pub use overwrite_guard::Output;
pub use settings::Settings;

use std::hash::{Hash, Hasher};
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;

use xxhash_rust::xxh3::Xxh3;

use crate::check::{self, Checked, Rows, Task};
use crate::commands::inputs::flags::delimiter;
use crate::commands::outputs::Permissions;
use crate::commands::{Error, UsageError};
use crate::current::{self, CurrentUsers};
use crate::finding::{FieldId, RowNumber};
use crate::mapping::Mapping;
use crate::mapping::layout::Layout;
use crate::mapping::vocabulary;
use crate::messages::{Message, count, message, text};
use crate::profile::Profile;
use crate::progress;
use crate::report::Compared;
use crate::roster::{self, Skip};
use crate::rule::Context;
use crate::source::sheets::StackedSheet;
use crate::source::{self, Asked, Source};
use crate::user::list::UserList;

/// A source, and everything that says what it means.
pub struct Inputs {
    /// What the run is about.
    pub task: Task,
    /// The file.
    pub source: Source,
    /// Which column fills what.
    pub layout: Layout,
    /// The users that the target has now.
    pub current: Option<Arc<CurrentUsers>>,
    /// Settings that mean nothing to this profile, and rows of the current users that are skipped.
    pub notes: Vec<Message>,
    /// The rows that a person wants skipped, in order.
    pub skipped: Vec<RowNumber>,
    /// Who may read what is made from the file.
    pub permissions: Permissions,
    /// A hash of profile, mapping, and the flags that change what is found.
    settings_digest: u64,
}

impl Inputs {
    /// What was opened before, with other rows.
    #[must_use]
    pub fn of(
        task: Task,
        source: Source,
        layout: Layout,
        current: Option<Arc<CurrentUsers>>,
        skipped: Vec<RowNumber>,
    ) -> Self {
        Self {
            permissions: Permissions::of(&source.path),
            task,
            source,
            layout,
            current,
            notes: Vec::new(),
            skipped,
            settings_digest: 0,
        }
    }

    /// What to quote to support: the same for the same bytes of file, current users, profile and mapping, the same flags and
    /// version. `beside` are the choices of a command that change what comes of it.
    #[must_use]
    pub fn run_id(&self, checked: &Checked, beside: &[&[u8]]) -> String {
        let mut digest = Xxh3::new();
        env!("CARGO_PKG_VERSION").hash(&mut digest);
        checked.digest.hash(&mut digest);
        let current = self.current.as_ref();
        current.map(|current| current.digest).hash(&mut digest);
        self.settings_digest.hash(&mut digest);
        beside.hash(&mut digest);
        format!("{:016x}", digest.finish())
    }

    /// What the rules are told before the first row.
    #[must_use]
    pub fn context(&self) -> Context<'_> {
        self.context_with(self.current.as_ref().map(|current| &current.users))
    }

    /// The same with these current users.
    #[must_use]
    pub fn context_with<'a>(&'a self, current: Option<&'a UserList>) -> Context<'a> {
        Context {
            skipped: &self.skipped,
            ..(self.task).context(&self.source.observed, &self.layout, current)
        }
    }

    /// Skips users whom flags name: they are not checked, and not written.
    ///
    /// # Errors
    /// If the file cannot be read, or does not have a user who is named.
    pub fn skip(&mut self, args: &SkipArgs, threads: NonZeroUsize) -> Result<(), Error> {
        if args.skip.is_empty() {
            return Ok(());
        }
        let profile = &self.task.profile;
        let skip = args.skip.iter().map(|text| Skip::new(text, profile));
        let skip: Vec<Skip> = skip.collect();
        self.skipped = roster::rows_to_skip(&self.source, &self.layout, profile, &skip, threads)?;
        let mut digest = Xxh3::new();
        (self.settings_digest, &args.skip).hash(&mut digest);
        self.settings_digest = digest.finish();
        Ok(())
    }

    /// What to say of the rows that are skipped on request; nothing where there are none.
    #[must_use]
    pub fn note_on_skipped(&self) -> Option<Message> {
        let observed = &self.source.observed;
        let names: Vec<String> = self
            .skipped
            .iter()
            .map(|row| observed.row_name(*row))
            .collect();
        let (count, rows) = (names.len(), text(names.join(", ")));
        (count > 0).then(|| message!("report-note-skipped", count, rows))
    }

    /// Checks the file.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn check(&self, threads: NonZeroUsize) -> Result<Checked, Error> {
        progress::during("checking", || {
            let checked = check::run(&self.source, &self.context(), &self.task.levels, threads);
            let mut checked = checked.map_err(|error| self.source.failure(error))?;
            checked.findings.reword(|rule| self.task.own_message(rule));
            Ok(checked)
        })
    }

    /// The rows of the file, as a report reads some of them again.
    #[must_use]
    pub fn rows<'r>(&'r self, checked: &'r Checked, threads: NonZeroUsize) -> Rows<'r> {
        Rows {
            source: &self.source,
            layout: &self.layout,
            profile: &self.task.profile,
            bookmarks: &checked.bookmarks,
            threads,
        }
    }

    /// The current users, as a report names them.
    #[must_use]
    pub fn compared(&self) -> Option<Compared<'_>> {
        let current = self.current.as_ref()?;
        Some(Compared {
            with: &current.name,
            users: current.users.len() as u64,
        })
    }

    /// The same with another source, whose headers may be written otherwise.
    pub fn replace(&mut self, source: Source) {
        self.layout = lay(&self.task, &source);
        self.source = source;
    }
}

impl InputArgs {
    /// Loads profile and mapping, opens the file and lays the mapping over it.
    ///
    /// # Errors
    /// When any of them cannot be used.
    pub fn open(&self, file: &Path, threads: NonZeroUsize) -> Result<Inputs, Error> {
        self.open_with(file, &RuleArgs::default(), threads)
    }

    /// The same, with what the flags say of the rules.
    ///
    /// # Errors
    /// When any of them cannot be used.
    pub fn open_with(
        &self,
        file: &Path,
        rules: &RuleArgs,
        threads: NonZeroUsize,
    ) -> Result<Inputs, Error> {
        let mut inputs = self.open_alone(file, rules)?;
        let profile = &inputs.task.profile;
        let read = |path: &Path| Ok(current::open(path, profile, threads)?);
        inputs.current = self.current(Some(file), profile, read)?.map(Arc::new);
        let note = inputs.current.as_deref().and_then(rows_without_key);
        inputs.notes.extend(note);
        Ok(inputs)
    }

    /// The same without the current users, whether some are named or not.
    ///
    /// # Errors
    /// When any of them cannot be used.
    pub fn open_alone(&self, file: &Path, rules: &RuleArgs) -> Result<Inputs, Error> {
        let Some(settings) = self.settings(rules)? else {
            return Err(self.without_profile(file));
        };
        self.open_under(settings, file)
    }

    /// Opens the file alone under settings that were loaded before.
    ///
    /// # Errors
    /// When it cannot be used.
    pub fn open_under(&self, settings: Settings, file: &Path) -> Result<Inputs, Error> {
        let notes = settings.notes();
        let Settings { task, digest } = settings;
        let vocabulary = vocabulary::of(&task.profile, &task.mapping);
        let asked = self.asked(&task.mapping, &task.profile)?;
        let source = Source::open(file, &asked, &vocabulary)?;
        if !self.sheet.is_empty() && !source.observed.format.is_workbook() {
            let path = file.to_owned();
            return Err(source::Error::NoSheets { path }.into());
        }
        let layout = lay(&task, &source);
        let mut notes = notes;
        notes.extend(named_like_a_workbook(file, &source));
        notes.extend(sheets_below(&source));
        notes.extend(used_twice::columns_used_twice(&task, &layout));
        Ok(Inputs {
            task,
            source,
            layout,
            current: None,
            notes,
            skipped: Vec::new(),
            permissions: Permissions::of(file),
            settings_digest: digest,
        })
    }

    /// What `read` makes of the current users, where a file of them was given. `file` is read beside it.
    ///
    /// # Errors
    /// Those of `read`, and if the profile does not say how users are recognized.
    pub fn current<C>(
        &self,
        file: Option<&Path>,
        profile: &Profile,
        read: impl FnOnce(&Path) -> Result<C, Error>,
    ) -> Result<Option<C>, Error> {
        let Some(path) = &self.current else {
            return Ok(None);
        };
        if profile.match_on.is_empty() {
            let profile = profile.name.clone();
            return Err(UsageError::CurrentWithoutMatchKeys { profile }.into());
        }
        if path == Path::new("-") && file == Some(path) {
            return Err(UsageError::StdinTwice.into());
        }
        progress::during("reading the current users", || read(path)).map(Some)
    }

    /// Opens the file without the settings of the mapping's `[source]`, but for the sheet.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn look(&self, file: &Path, inputs: &Inputs) -> Result<Source, Error> {
        let mut source = Mapping::default();
        source
            .source
            .sheet
            .clone_from(&inputs.task.mapping.source.sheet);
        self.open_source(file, &inputs.task, &source)
    }

    /// Opens a file that is mapped as a task says. What a person insists on of how it is written is in `written`.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn open_source(
        &self,
        file: &Path,
        task: &Task,
        written: &Mapping,
    ) -> Result<Source, Error> {
        let vocabulary = vocabulary::of(&task.profile, &task.mapping);
        let asked = self.asked(written, &task.profile)?;
        Ok(Source::open(file, &asked, &vocabulary)?)
    }

    /// What a person insists on: a flag, or else the mapping.
    fn asked(&self, mapping: &Mapping, profile: &Profile) -> Result<Asked, UsageError> {
        let written = match &mapping.source.delimiter {
            Some(text) => {
                let read = delimiter(text);
                Some(read.map_err(|expected| UsageError::Delimiter { expected })?)
            }
            None => None,
        };
        let usual = profile
            .file
            .delimiters
            .first()
            .copied()
            .and_then(|delimiter| u8::try_from(delimiter).ok());
        let sheets = if self.sheet.is_empty() {
            &mapping.source.sheet
        } else {
            &self.sheet
        };
        Ok(Asked {
            sheets: sheets.clone(),
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

/// A note on a text whose name ends as that of a workbook.
fn named_like_a_workbook(file: &Path, source: &Source) -> Option<Message> {
    let ending = file.extension()?.to_str()?.to_lowercase();
    let is_one = matches!(ending.as_str(), "xlsx" | "xlsm" | "xlsb" | "xls" | "ods");
    let is_text = !source.observed.format.is_workbook();
    (is_one && is_text).then(|| message!("report-note-no-workbook", ending = text(ending)))
}

/// How rows are numbered where several sheets are read as one table, as a plan and a file that is written have them.
fn sheets_below(source: &Source) -> Vec<Message> {
    let source::Format::Workbook { below, .. } = &source.observed.format else {
        return Vec::new();
    };
    let note = |sheet: &StackedSheet| {
        message!(
            "report-note-sheet-below",
            row = sheet.above + 1,
            sheet_row = sheet.headers + 1,
            sheet = text(sheet.name.as_str())
        )
    };
    below.iter().map(note).collect()
}

/// The mapping over the headers of a file.
#[must_use]
pub fn lay(task: &Task, source: &Source) -> Layout {
    let wanted = |field: FieldId| task.operation.looks_at(field);
    let header = &source.observed.header_row;
    Layout::new(&task.profile, &task.mapping, &wanted, header)
}

/// The layout of a file in the target's own form, which needs no mapping.
#[must_use]
pub fn lay_without_mapping(task: &Task, source: &Source) -> Layout {
    let wanted = |field: FieldId| task.operation.looks_at(field);
    let header = &source.observed.header_row;
    Layout::new(&task.profile, &Mapping::default(), &wanted, header)
}

/// The note about rows of the current users that have no match key.
#[must_use]
pub fn rows_without_key(current: &CurrentUsers) -> Option<Message> {
    let (rows, file) = (current.without_key, text(current.name.as_str()));
    (rows > 0).then(|| message!("report-note-without-key", rows = count(rows), file))
}
