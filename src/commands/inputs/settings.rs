//! What holds whatever the file is: the profile, the mapping with the flags put over it, and the operation.

use std::path::Path;

use crate::commands::inputs::flags::{InputArgs, RuleArgs};
use crate::commands::{Error, outputs};
use crate::mapping::Mapping;
use crate::mapping::column::{Column, SetError};
use crate::profile::Profile;
use crate::profile::localized_field::NoField;
use crate::profile::operation::{Operation, OperationKind};
use crate::rules;
use crate::values::similarity;

/// What holds whatever the file is.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The target system.
    pub profile: Profile,
    /// The mapping in force: the file, changed by the flags.
    pub mapping: Mapping,
    /// What the operation needs and does.
    pub operation: Operation,
}

impl Settings {
    /// Settings of the customer that mean nothing to this profile.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let (profile, given) = (&self.profile, self.mapping.org.given());
        let unused = given.filter(|key| !profile.org.iter().any(|used| used == key));
        unused
            .map(|key| {
                format!(
                    "the organization setting `{key}` means nothing to {}",
                    profile.called()
                )
            })
            .collect()
    }

    fn new(profile: Profile, mapping: Mapping) -> Result<Self, Error> {
        check_names(&profile, &mapping)?;
        let kind = mapping.operation.unwrap_or_default();
        let Some(operation) = profile.operations.get(&kind).cloned() else {
            return Err(no_operation(&profile, kind));
        };
        Ok(Self {
            profile,
            mapping,
            operation,
        })
    }
}

impl InputArgs {
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
        mapping.operation = self.operation.or(mapping.operation);
        for (field, column) in &mapping.columns {
            if let Some(fault) = column.fault() {
                return Err(Error::usage(
                    format!("`columns.{field}` {fault}"),
                    "docs/mapping.md explains every key",
                ));
            }
        }
        if let Err((key, value, expected)) = mapping.org.check() {
            return Err(Error::usage(
                format!("the organization setting `{key}` takes {expected}, not `{value}`"),
                "docs/mapping.md explains every key",
            ));
        }
        for assignment in &self.set {
            set(&mut mapping, assignment)?;
        }
        for assignment in &self.org {
            mapping.org.set(assignment)?;
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
        if profile.field_named(name).is_none() {
            return Err(NoField::new(profile, name).into());
        }
    }
    for name in mapping.rules.names().chain(profile.rules.keys()) {
        if rules::named(name).is_none() {
            let hint = match similarity::did_you_mean(name, rules::ALL.iter().map(|rule| rule.name))
            {
                Some(close) => format!("did you mean `{close}`?"),
                None => "`enroll validate --list-rules` names them all".into(),
            };
            return Err(Error::usage(format!("there is no rule `{name}`"), hint));
        }
    }
    Ok(())
}

fn no_operation(profile: &Profile, kind: OperationKind) -> Error {
    let names = profile.operations.keys().map(|kind| format!("`{kind}`"));
    Error::usage(
        format!("`{}` has no operation `{kind}`", profile.name),
        format!(
            "its operations are {}",
            names.collect::<Vec<_>>().join(", ")
        ),
    )
}

/// Puts one `--set` over a mapping.
fn set(mapping: &mut Mapping, assignment: &str) -> Result<(), Error> {
    let Some((target, value)) = assignment.split_once('=') else {
        return Err(Error::usage(
            format!("`--set {assignment}` has no value"),
            "write `--set email=\"E-Mail\"`",
        ));
    };
    mapping.others_by_header |= mapping.columns.is_empty();
    match target.split_once('.') {
        None => {
            mapping.columns.insert(
                target.trim().to_owned(),
                Column::from_header(value.to_owned()),
            );
        }
        Some((field, key)) => {
            let column = mapping.columns.entry(field.trim().to_owned()).or_default();
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
