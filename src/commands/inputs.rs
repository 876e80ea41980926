//! The one way from flags to a mapped source.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::Args;
use xxhash_rust::xxh3::Xxh3;

use crate::check::Checked;
use crate::commands::Error;
use crate::commands::outputs;
use crate::directory::{self, Directory};
use crate::label::{self, Vocabulary};
use crate::mapping::Mapping;
use crate::mapping::column::{Column, SetError};
use crate::mapping::layout::{self, Layout};
use crate::profile::Profile;
use crate::profile::attribute::Attribute;
use crate::profile::operation::Operation;
use crate::progress;
use crate::rule::Setup;
use crate::rules;
use crate::source::header::HeaderRow;
use crate::source::{self, Asked, Source};

/// The flags that say what the file is and how to read it.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Input")]
pub struct InputArgs {
    // The help text is put together because only the list of profiles knows their names.
    #[arg(long, value_name = "NAME|FILE", help = profile_help())]
    #[expect(missing_docs, reason = "its help says what it is")]
    pub profile: Option<String>,

    /// The mapping file: which label feeds which attribute, and what only this customer knows
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,

    /// Which column feeds an attribute: `email=E-Mail`, `email.column=D`, `roles.separator=,`
    #[arg(long, value_name = "ATTRIBUTE=LABEL")]
    pub set: Vec<String>,

    /// What only this customer knows: `domains=example.com,example.de`
    #[arg(long, value_name = "KEY=VALUE")]
    pub tenant: Vec<String>,

    /// What the file is for [default: import]
    #[arg(long, value_name = "import|delete|sync")]
    pub operation: Option<String>,

    /// The users that the target holds now: a `users.db` of `enroll`, or an export of the target, CSV or a workbook
    #[arg(long, value_name = "FILE")]
    pub directory: Option<PathBuf>,

    /// The sheet of a workbook [default: the one whose labels fit]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,

    /// The row that holds the labels, or `none` [default: the one whose labels fit]
    #[arg(long, value_name = "N|none", value_parser = header_row)]
    pub header_row: Option<HeaderRow>,

    /// The delimiter of a CSV, one character or `tab` [default: found by looking]
    #[arg(long, value_name = "CHAR", value_parser = delimiter)]
    pub delimiter: Option<u8>,

    /// The encoding of a CSV, such as utf-8 or windows-1252 [default: found by looking]
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
}

/// The flags that say which rules are run and how much they weigh.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Rules")]
pub struct RuleArgs {
    /// Run only these rules
    #[arg(
        long,
        value_name = "RULE",
        value_delimiter = ',',
        help_heading = "Rules"
    )]
    pub select: Vec<String>,

    /// Do not run these rules
    #[arg(
        long,
        value_name = "RULE",
        value_delimiter = ',',
        help_heading = "Rules"
    )]
    pub ignore: Vec<String>,

    /// What these rules find is a warning
    #[arg(
        long,
        value_name = "RULE",
        value_delimiter = ',',
        help_heading = "Rules"
    )]
    pub warn: Vec<String>,
}

fn profile_help() -> String {
    format!(
        "The target system: {}, or a TOML file that describes another",
        Profile::names().join(", ")
    )
}

/// How a directory is read: none where there is none yet.
pub type ReadDirectory<'r> = dyn FnMut(&Path, &Profile) -> Result<Option<Directory>, Error> + 'r;

/// A source, and everything that says what it means.
pub struct Inputs {
    /// The target system.
    pub profile: Profile,
    /// The mapping in force: the file, changed by the flags.
    pub mapping: Mapping,
    /// The name of the operation.
    pub operation_name: String,
    /// What the operation needs and does.
    pub operation: Operation,
    /// The file.
    pub source: Source,
    /// Which column feeds what.
    pub layout: Layout,
    /// The users that the target holds now.
    pub directory: Option<Directory>,
    /// Settings that mean nothing to this profile, and rows of the directory that are nobody.
    pub notes: Vec<String>,
}

/// What holds whatever the file is.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The target system.
    pub profile: Profile,
    /// The mapping in force: the file, changed by the flags.
    pub mapping: Mapping,
    /// The name of the operation.
    pub operation_name: String,
    /// What the operation needs and does.
    pub operation: Operation,
}

impl Settings {
    /// Settings of the customer that mean nothing to this profile.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        notes(&self.profile, &self.mapping)
    }

    fn new(profile: Profile, mapping: Mapping) -> Result<Self, Error> {
        check_names(&profile, &mapping)?;
        let operation_name = mapping
            .operation
            .clone()
            .unwrap_or_else(|| "import".to_owned());
        let Some(operation) = profile.operations.get(&operation_name).cloned() else {
            return Err(no_operation(&profile, &operation_name));
        };
        Ok(Self {
            profile,
            mapping,
            operation_name,
            operation,
        })
    }
}

impl Inputs {
    /// What to quote to support: the same for the same bytes, directory, profile, mapping, flags and version. `beside` are the
    /// flags that no mapping knows.
    #[must_use]
    pub fn run_id(&self, checked: &Checked, beside: &[&[u8]]) -> String {
        let mut digest = Xxh3::new();
        digest.update(&checked.digest.to_le_bytes());
        if let Some(directory) = &self.directory {
            digest.update(&directory.digest.to_le_bytes());
        }
        for part in [
            env!("CARGO_PKG_VERSION"),
            &self.operation_name,
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
        let own = self.mapping.tenant.smallest_group;
        own.or(self.profile.thresholds.smallest_group)
    }

    /// What the rules are told before the first row.
    #[must_use]
    pub fn setup(&self) -> Setup<'_> {
        Setup {
            profile: &self.profile,
            operation: &self.operation,
            operation_name: &self.operation_name,
            tenant: &self.mapping.tenant,
            observed: &self.source.observed,
            layout: &self.layout,
            rules: &self.mapping.rules,
            directory: self.directory.as_ref().map(|directory| &directory.users),
            named: None,
        }
    }
}

impl Inputs {
    /// The same with another source, whose labels may be written otherwise.
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
        self.open_reading(file, rules, &mut read_directory)
    }

    /// The same; `read` reads the directory, where one is named.
    ///
    /// # Errors
    /// When any of them cannot be used.
    pub fn open_reading(
        &self,
        file: &Path,
        rules: &RuleArgs,
        read: &mut ReadDirectory<'_>,
    ) -> Result<Inputs, Error> {
        let Some(settings) = self.settings(rules)? else {
            return Err(self.without_a_profile(file));
        };
        let Settings {
            profile,
            mapping,
            operation_name,
            operation,
        } = settings;
        let vocabulary = layout::vocabulary(&profile, &mapping);
        let source = Source::open(file, &self.asked(&mapping, &profile)?, &vocabulary)?;
        if self.sheet.is_some() && !source.observed.format.is_workbook() {
            let path = file.to_owned();
            return Err(source::Error::NoSheets { path }.into());
        }
        let layout = lay(&profile, &mapping, &operation, &source);
        let mut notes = notes(&profile, &mapping);
        let directory = self.directory(Some(file), &profile, read)?;
        notes.extend(directory.as_ref().and_then(rows_without_key));
        Ok(Inputs {
            profile,
            mapping,
            operation_name,
            operation,
            source,
            layout,
            directory,
            notes,
        })
    }

    /// Loads what holds whatever the file is; nothing where neither flag nor mapping names a profile.
    ///
    /// # Errors
    /// When the mapping, the profile or the operation cannot be used.
    pub fn settings(&self, rules: &RuleArgs) -> Result<Option<Settings>, Error> {
        let mapping = self.mapping(rules)?;
        let Some(name) = self.profile.as_ref().or(mapping.profile.as_ref()) else {
            return Ok(None);
        };
        Settings::new(Profile::load(name)?, mapping).map(Some)
    }

    /// The same under a profile that something else names, where neither flag nor mapping does.
    ///
    /// # Errors
    /// When the mapping, the profile or the operation cannot be used.
    pub fn settings_for(&self, profile: &str) -> Result<Settings, Error> {
        let mapping = self.mapping(&RuleArgs::default())?;
        let name = self.profile.as_ref().or(mapping.profile.as_ref());
        let profile = Profile::load(name.map_or(profile, String::as_str))?;
        Settings::new(profile, mapping)
    }

    /// Refuses to write over what is read.
    ///
    /// # Errors
    /// When `output` is the list, the mapping or the directory.
    pub fn keep_inputs(&self, file: &Path, output: &Path) -> Result<(), Error> {
        self.keep_inputs_from("-o", file, output)
    }

    /// The same of an output that another flag names.
    ///
    /// # Errors
    /// When `output` is the list, the mapping or the directory.
    pub fn keep_inputs_from(&self, flag: &str, file: &Path, output: &Path) -> Result<(), Error> {
        for (path, what) in [
            (Some(file), "input"),
            (self.mapping.as_deref(), "mapping"),
            (self.directory.as_deref(), "directory"),
        ] {
            if path.is_some_and(|path| outputs::same(path, output)) {
                let itself = if what == "input" { " itself" } else { "" };
                return Err(Error::usage(
                    format!("`{flag}` names the {what}{itself}"),
                    format!("write to another file; the {what} is never overwritten"),
                ));
            }
        }
        Ok(())
    }

    /// Refuses to write over the profile, which is known only once the mapping was read that may name it.
    ///
    /// # Errors
    /// When `output` is the profile.
    pub fn keep_profile(&self, inputs: &Inputs, output: Option<&Path>) -> Result<(), Error> {
        let profile = self.profile.as_ref().or(inputs.mapping.profile.as_ref());
        match (profile, output) {
            (Some(profile), Some(output)) if outputs::same(Path::new(profile), output) => {
                Err(Error::usage(
                    "`-o` names the profile",
                    "write to another file; the profile is never overwritten",
                ))
            }
            _ => Ok(()),
        }
    }

    /// The users that the target holds now, where a file of them was given. `file` is read beside it.
    ///
    /// # Errors
    /// When it cannot be read, or the profile does not say how users are recognised.
    pub fn directory(
        &self,
        file: Option<&Path>,
        profile: &Profile,
        read: &mut ReadDirectory<'_>,
    ) -> Result<Option<Directory>, Error> {
        let Some(path) = &self.directory else {
            return Ok(None);
        };
        if profile.match_on.is_empty() {
            return Err(Error::usage(
                format!("`{}` does not say how users are recognised", profile.name),
                "add `match_on` to the profile, or leave `--directory` out",
            ));
        }
        if path == Path::new("-") && file == Some(path) {
            return Err(Error::usage(
                "the list and `--directory` both read standard input",
                "give one of them a file",
            ));
        }
        progress::during("reading the directory", || read(path, profile))
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

    /// The mapping file with the flags put over it.
    fn mapping(&self, flags: &RuleArgs) -> Result<Mapping, Error> {
        let mut mapping = match &self.mapping {
            Some(path) => {
                let mut mapping = Mapping::read(path)?.0;
                mapping.profile = mapping.profile.map(|name| beside(path, name));
                mapping
            }
            None => Mapping::default(),
        };
        if let (Some(flag), Some(written)) = (&self.profile, &mapping.profile)
            && flag != written
            && !outputs::same(Path::new(flag), Path::new(written))
        {
            return Err(Error::usage(
                format!("`--profile {flag}` contradicts the mapping, which is for `{written}`"),
                "leave `--profile` out, or use a mapping for that profile",
            ));
        }
        if let Some(operation) = &self.operation {
            mapping.operation = Some(operation.clone());
        }
        for (attribute, column) in &mapping.columns {
            if let Some(fault) = column.fault() {
                return Err(Error::usage(
                    format!("`columns.{attribute}` {fault}"),
                    "docs/mapping.md explains every key",
                ));
            }
        }
        if let Err((key, value, expected)) = mapping.tenant.check() {
            return Err(Error::usage(
                format!("the tenant key `{key}` takes {expected}, not `{value}`"),
                "docs/mapping.md explains every key",
            ));
        }
        for assignment in &self.set {
            set(&mut mapping, assignment)?;
        }
        for assignment in &self.tenant {
            mapping.tenant.set(assignment)?;
        }
        let rules = &mut mapping.rules;
        for (flag, list) in [
            (&flags.select, &mut rules.select),
            (&flags.ignore, &mut rules.ignore),
            (&flags.warn, &mut rules.warn),
        ] {
            if !flag.is_empty() {
                list.clone_from(flag);
            }
        }
        Ok(mapping)
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

    /// Without a profile there is nothing to check against; the labels may tell which one is meant.
    fn without_a_profile(&self, file: &Path) -> Error {
        let profiles = Profile::built_in();
        let mut all = Vocabulary::default();
        let own: Vec<Vocabulary> = profiles
            .iter()
            .map(|profile| layout::vocabulary(profile, &Mapping::default()))
            .collect();
        for (number, attribute) in profiles
            .iter()
            .flat_map(|profile| &profile.attributes)
            .enumerate()
        {
            for label in attribute.known_labels() {
                all.add(label, number);
            }
        }
        let asked = Asked {
            sheet: self.sheet.clone(),
            header_row: self.header_row,
            delimiter: self.delimiter,
            encoding: self.encoding.clone(),
            usual_delimiter: None,
        };
        let source = match Source::open(file, &asked, &all) {
            Ok(source) => source,
            Err(error) => return error.into(),
        };
        let header = &source.observed.header;
        let labels: Vec<&String> = header
            .labels
            .iter()
            .filter(|label| !label.trim().is_empty() && !label::is_errors(label))
            .collect();
        let fits = own.iter().map(|vocabulary| {
            labels
                .iter()
                .filter(|label| vocabulary.find(label).is_some())
                .count()
        });
        let best = profiles.iter().zip(fits).rev().max_by_key(|(_, fit)| *fit);
        let hint = match best {
            Some((profile, fit)) if fit > 0 => format!(
                "looks like {}: {fit} of {} labels; add `--profile {}`",
                profile.name,
                labels.len(),
                profile.name
            ),
            _ => format!(
                "add `--profile NAME`; the profiles are {}",
                Profile::names().join(", ")
            ),
        };
        Error::usage(
            "no profile was given, so there is nothing to check the file against",
            hint,
        )
    }
}

/// Reads a directory that is an export of the target.
///
/// # Errors
/// When it cannot be read.
pub fn read_directory(path: &Path, profile: &Profile) -> Result<Option<Directory>, Error> {
    let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    Ok(Some(directory::open(path, profile, threads)?))
}

/// The mapping over the labels of a file.
#[must_use]
pub fn lay(profile: &Profile, mapping: &Mapping, operation: &Operation, source: &Source) -> Layout {
    let wanted = |attribute: &Attribute| match &operation.attributes {
        Some(names) => names.contains(&attribute.name),
        None => true,
    };
    Layout::new(profile, mapping, &wanted, &source.observed.header)
}

/// The profile that a mapping names: a file of that name stands beside the mapping, wherever the command is run.
fn beside(mapping: &Path, profile: String) -> String {
    let file = mapping.with_file_name(&profile);
    if Profile::names().contains(&profile.as_str()) || !file.is_file() {
        return profile;
    }
    file.to_string_lossy().into_owned()
}

/// Whether every name that the mapping uses is one that the profile or the program knows.
fn check_names(profile: &Profile, mapping: &Mapping) -> Result<(), Error> {
    let also = mapping
        .columns
        .values()
        .filter_map(|column| column.also.as_ref());
    for name in mapping.columns.keys().chain(also) {
        if profile.attribute(name).is_none() {
            let names = profile
                .attributes
                .iter()
                .map(|attribute| attribute.name.as_str());
            let hint = match label::closest(name, names.clone()) {
                Some(close) => format!("did you mean `{close}`?"),
                None => format!(
                    "its attributes are {}",
                    backticked(&names.collect::<Vec<_>>())
                ),
            };
            return Err(Error::usage(
                format!("`{}` has no attribute `{name}`", profile.name),
                hint,
            ));
        }
    }
    for name in mapping.rules.names().chain(profile.rules.keys()) {
        if rules::named(name).is_none() {
            let hint = match label::closest(name, rules::ALL.iter().map(|rule| rule.name)) {
                Some(close) => format!("did you mean `{close}`?"),
                None => "`enroll validate --list-rules` names them all".into(),
            };
            return Err(Error::usage(format!("there is no rule `{name}`"), hint));
        }
    }
    Ok(())
}

fn no_operation(profile: &Profile, name: &str) -> Error {
    let names: Vec<&str> = profile.operations.keys().map(String::as_str).collect();
    let hint = match label::closest(name, names.iter().copied()) {
        Some(close) => format!("did you mean `--operation {close}`?"),
        None => format!("its operations are {}", backticked(&names)),
    };
    Error::usage(
        format!("`{}` has no operation `{name}`", profile.name),
        hint,
    )
}

fn backticked(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

fn notes(profile: &Profile, mapping: &Mapping) -> Vec<String> {
    let unused = mapping
        .tenant
        .given()
        .filter(|key| !profile.tenant.iter().any(|used| used == key));
    unused
        .map(|key| {
            format!(
                "the tenant key `{key}` means nothing to {}",
                profile.called()
            )
        })
        .collect()
}

/// What is to be said of rows by which nobody can be recognised.
#[must_use]
pub fn rows_without_key(directory: &Directory) -> Option<String> {
    let name = &directory.name;
    match directory.without_key {
        0 => None,
        1 => Some(format!(
            "1 row of {name} has no value by which a user is recognised, and is left out"
        )),
        rows => Some(format!(
            "{rows} rows of {name} have no value by which a user is recognised, and are left out"
        )),
    }
}

/// Puts one `--set` over a mapping.
fn set(mapping: &mut Mapping, assignment: &str) -> Result<(), Error> {
    let Some((target, value)) = assignment.split_once('=') else {
        return Err(Error::usage(
            format!("`--set {assignment}` has no value"),
            "write `--set email=\"E-Mail\"`",
        ));
    };
    mapping.others_by_label |= mapping.columns.is_empty();
    match target.split_once('.') {
        None => {
            mapping.columns.insert(
                target.trim().to_owned(),
                Column::from_label(value.to_owned()),
            );
        }
        Some((attribute, key)) => {
            let column = mapping
                .columns
                .entry(attribute.trim().to_owned())
                .or_default();
            column
                .set(key.trim(), value)
                .map_err(|SetError { message, hint }| {
                    Error::usage(format!("`--set {assignment}`: {message}"), hint)
                })?;
            if let Some(fault) = column.fault() {
                return Err(Error::usage(
                    format!("`--set {assignment}` {fault}"),
                    "docs/mapping.md explains every key",
                ));
            }
        }
    }
    Ok(())
}

fn header_row(text: &str) -> Result<HeaderRow, String> {
    match text {
        "none" => Ok(HeaderRow::None),
        _ => match text.parse() {
            Ok(row) if row > 0 => Ok(HeaderRow::At(row)),
            _ => Err("the number of a row, from 1, or `none`".into()),
        },
    }
}

fn delimiter(text: &str) -> Result<u8, String> {
    match text {
        "tab" | "\\t" => Ok(b'\t'),
        _ => match text.as_bytes() {
            [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\n' | b'\r' | 0) => Ok(*byte),
            _ => Err("one ASCII character other than a quote or a line end, or `tab`".into()),
        },
    }
}
