//! What holds whatever the file is: the profile, the mapping with the flags put over it, and the operation.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::path::Path;

use xxhash_rust::xxh3::Xxh3;

use crate::check::{RuleLevels, Task};
use crate::commands::inputs::flags::{InputArgs, RuleArgs};
use crate::commands::{Error, UsageError, outputs};
use crate::mapping::Mapping;
use crate::mapping::column::Column;
use crate::mapping::org;
use crate::messages::{
    Language, Message, MessageId, OWN_SENTENCE, OwnPiece, message, own_pieces, text,
};
use crate::profile::Profile;
use crate::profile::field::{Field, Type};
use crate::profile::localized_field::NoField;
use crate::rules;
use crate::source::header_row::HeaderRowChoice;

/// What holds whatever the file is.
#[derive(Debug, Clone)]
pub struct Settings {
    /// What the run is about.
    pub task: Task,
    /// A hash of what it was made of: profile, mapping, and the flags that change what is found.
    pub(super) digest: u64,
}

/// The mapping file with the flags put over it.
struct GivenMapping {
    mapping: Mapping,
    digest: u64,
}

impl Settings {
    /// Settings of the organization that the profile does not know.
    #[must_use]
    pub fn notes(&self) -> Vec<Message> {
        let Task {
            profile, mapping, ..
        } = &self.task;
        let given = mapping.org.given();
        let given = given.filter(|key| !org::KEYS_OF_REPORTS.contains(key));
        let unused = given.filter(|key| !profile.org.iter().any(|used| used == key));
        unused
            .map(|key| {
                let target = text(profile.display_name());
                message!("report-note-setting", target, key = text(key))
            })
            .collect()
    }

    fn new(profile: Profile, given: GivenMapping) -> Result<Self, Error> {
        let GivenMapping { mapping, digest } = given;
        check_names(&profile, &mapping)?;
        check_columns(&profile, &mapping)?;
        check_messages(&profile, &mapping)?;
        let kind = mapping.operation.unwrap_or_default();
        let Some(operation) = profile.operations.get(&kind).cloned() else {
            let offered = profile.operations.keys().copied().collect();
            let profile = profile.name;
            return Err(UsageError::NoOperation {
                profile,
                kind,
                offered,
            }
            .into());
        };
        let mut hasher = Xxh3::new();
        (digest, profile.digest, kind).hash(&mut hasher);
        Ok(Self {
            digest: hasher.finish(),
            task: Task {
                levels: RuleLevels::new(&profile, &mapping.rules),
                profile,
                mapping,
                operation,
            },
        })
    }
}

impl InputArgs {
    /// Loads what holds whatever the file is; nothing where neither flag nor mapping names a profile.
    ///
    /// # Errors
    /// When the mapping, the profile or the operation cannot be used.
    pub fn settings(&self, rules: &RuleArgs) -> Result<Option<Settings>, Error> {
        let given = self.mapping(rules)?;
        let Some(name) = self.profile.as_ref().or(given.mapping.profile.as_ref()) else {
            if self.mapping_is_default {
                return Err(UsageError::DefaultMappingWithoutProfile.into());
            }
            return Ok(None);
        };
        Settings::new(Profile::load(name)?, given).map(Some)
    }

    /// The same under a profile that something else names, where neither flag nor mapping does. A mapping that no flag names
    /// is not used.
    ///
    /// # Errors
    /// When the mapping, the profile or the operation cannot be used.
    pub fn settings_for(&self, profile: &str) -> Result<Settings, Error> {
        let mut inputs = self.clone();
        if self.mapping_is_default {
            inputs.mapping = None;
        }
        let given = inputs.mapping(&RuleArgs::default())?;
        let name = self.profile.as_ref().or(given.mapping.profile.as_ref());
        let profile = Profile::load(name.map_or(profile, String::as_str))?;
        Settings::new(profile, given)
    }

    /// The mapping file with the flags put over it.
    fn mapping(&self, flags: &RuleArgs) -> Result<GivenMapping, Error> {
        let mut digest = Xxh3::new();
        self.hash(&mut digest);
        flags.hash(&mut digest);
        let mut mapping = match &self.mapping {
            Some(path) => {
                let (mut mapping, document) = Mapping::read(path)?;
                document.text().hash(&mut digest);
                mapping.profile = mapping.profile.map(|name| beside(path, name));
                mapping.is_default = self.mapping_is_default;
                mapping
            }
            None => Mapping::default(),
        };
        if let (Some(flag), Some(written)) = (&self.profile, &mapping.profile)
            && flag != written
            && !outputs::same(Path::new(flag), Path::new(written))
        {
            return Err(UsageError::ProfileContradictsMapping {
                flag: flag.clone(),
                mapping: written.clone(),
            }
            .into());
        }
        mapping.operation = self.operation.or(mapping.operation);
        mapping.language = self.language.or(mapping.language);
        for (field, column) in &mapping.columns {
            if let Some(fault) = column.fault() {
                let field = field.clone();
                return Err(UsageError::Column { field, fault }.into());
            }
        }
        if let Err((key, value, expected)) = mapping.org.check() {
            return Err(UsageError::OrgSetting {
                key,
                expected,
                value,
            }
            .into());
        }
        set_once("--set", &self.set, |target| match target.split_once('.') {
            None => format!("{target}.{COLUMN}"),
            Some((field, key)) if NAME_COLUMNS.contains(&key.trim()) => {
                format!("{}.{COLUMN}", field.trim())
            }
            Some(_) => target.to_owned(),
        })?;
        set_once("--org", &self.org, str::to_owned)?;
        // A header takes the place of what the mapping says of the field, and comes before its other keys.
        let (headers, keys): (Vec<&String>, Vec<&String>) =
            (self.set.iter()).partition(|assignment| {
                !assignment
                    .split('=')
                    .next()
                    .is_some_and(|target| target.contains('.'))
            });
        for assignment in headers.into_iter().chain(keys) {
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
        rules.max_findings = flags.max_findings.or(rules.max_findings);
        Ok(GivenMapping {
            mapping,
            digest: digest.finish(),
        })
    }

    /// Hashes the flags that change what is found. What the files hold that they name is hashed where it is read.
    fn hash(&self, digest: &mut Xxh3) {
        (&self.set, &self.org, &self.sheet).hash(digest);
        (self.delimiter, &self.encoding).hash(digest);
        match self.header_row {
            Some(HeaderRowChoice::At(row)) => Some(Some(row)),
            Some(HeaderRowChoice::None) => Some(None),
            None => None,
        }
        .hash(digest);
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

/// The keys that name columns, of which one is enough.
const NAME_COLUMNS: [&str; 6] = ["header", "headers", "column", "columns", "value", "join"];

/// What all of them set.
const COLUMN: &str = "column";

/// Refuses two assignments of one flag of which the first would be lost. `key` says what one sets.
fn set_once(
    flag: &'static str,
    assignments: &[String],
    key: impl Fn(&str) -> String,
) -> Result<(), UsageError> {
    let target = |assignment: &String| {
        let (target, _) = assignment.split_once('=')?;
        Some((target.trim().to_owned(), key(target.trim())))
    };
    let targets: Vec<(String, String)> = assignments.iter().filter_map(target).collect();
    for (number, (name, key)) in targets.iter().enumerate() {
        if targets[..number].iter().any(|(_, before)| before == key) {
            let key = name.clone();
            return Err(UsageError::SetTwice { flag, key });
        }
    }
    Ok(())
}

/// Refuses several columns for a field that holds one text, as parts of a name are: only the first with a value would
/// count. Marks are fine, since the user has one, and so is a second column for an address or a number that the first lacks.
fn check_columns(profile: &Profile, mapping: &Mapping) -> Result<(), UsageError> {
    for (name, column) in &mapping.columns {
        if column.columns.len() < 2 || column.marks.is_some() {
            continue;
        }
        let names = std::iter::once(name).chain(&column.also);
        let mut fields = names.filter_map(|name| profile.field_named(name));
        if let Some(field) = fields.find(|field| is_one_text(field)) {
            let columns: Vec<String> = column
                .columns
                .iter()
                .map(|of| format!("{of:?}", of = of.to_string()))
                .collect();
            return Err(UsageError::LossyColumns {
                field: field.name.clone(),
                count: columns.len(),
                columns: columns.join(", "),
            });
        }
    }
    Ok(())
}

fn is_one_text(field: &Field) -> bool {
    field.kind == Type::Text && !field.multi_valued && !field.per_language && !field.several_columns
}

/// Whether every name that the mapping uses is one that the profile or the program knows.
fn check_names(profile: &Profile, mapping: &Mapping) -> Result<(), UsageError> {
    let also = mapping
        .columns
        .values()
        .filter_map(|column| column.also.as_ref());
    for name in mapping.columns.keys().chain(also) {
        if profile.field_named(name).is_none() {
            return Err(NoField::new(profile, name).into());
        }
    }
    let of_profile = profile.rules.keys().chain(profile.rules.messages.keys());
    for name in mapping.rules.names().chain(of_profile) {
        if rules::named(name).is_none() {
            let (name, flag) = (name.clone(), None);
            return Err(UsageError::NoRule { name, flag });
        }
    }
    Ok(())
}

/// Whether what an organization says of rules can be shown: in languages that there are, with slots that the rules have, on one
/// line.
fn check_messages(profile: &Profile, mapping: &Mapping) -> Result<(), UsageError> {
    let all = profile.rules.messages.iter().chain(&mapping.rules.messages);
    for (rule, texts) in all {
        for (code, text) in &texts.0 {
            let fault = |fault: String| UsageError::OwnMessage {
                rule: rule.clone(),
                fault,
            };
            if !code.is_empty() && Language::from_code(code).is_none() {
                let codes: Vec<&str> = Language::ALL.iter().map(|known| known.code()).collect();
                let codes = codes.join(", ");
                return Err(fault(format!(
                    "is in the language `{code}`; the languages are {codes}"
                )));
            }
            if text.trim().is_empty()
                || text.contains(|letter: char| letter == ';' || letter.is_control())
            {
                return Err(fault(
                    "must be one line of text without `;`, which stands between findings".into(),
                ));
            }
            let known = slots(rule);
            for piece in own_pieces(text) {
                if let OwnPiece::Slot(name) = piece
                    && !known.contains(name)
                {
                    let known: Vec<String> =
                        known.iter().map(|slot| format!("`{{{slot}}}`")).collect();
                    return Err(fault(format!(
                        "has no slot `{{{name}}}`; it has {}",
                        known.join(", ")
                    )));
                }
            }
        }
    }
    Ok(())
}

/// The slots of the messages of a rule, which are named after it.
fn slots(rule: &str) -> BTreeSet<&'static str> {
    let own = MessageId::all().filter(|id| {
        let behind = id.name().strip_prefix(rule);
        behind.is_some_and(|behind| behind.is_empty() || behind.starts_with('-'))
    });
    own.flat_map(MessageId::slots)
        .chain([OWN_SENTENCE])
        .collect()
}

/// Puts one `--set` over a mapping.
fn set(mapping: &mut Mapping, assignment: &str) -> Result<(), UsageError> {
    let Some((target, value)) = assignment.split_once('=') else {
        let assignment = assignment.to_owned();
        return Err(UsageError::SetWithoutValue { assignment });
    };
    mapping.others_by_header |= mapping.columns.is_empty();
    match target.split_once('.') {
        None => {
            let column = Column::from_header(value.to_owned());
            mapping.columns.insert(target.trim().to_owned(), column);
        }
        Some((field, key)) => {
            let column = mapping.columns.entry(field.trim().to_owned()).or_default();
            let assignment = || assignment.to_owned();
            let set = column.set(key.trim(), value);
            set.map_err(|error| UsageError::SetKey {
                assignment: assignment(),
                error,
            })?;
            if let Some(fault) = column.fault() {
                return Err(UsageError::SetContradiction {
                    assignment: assignment(),
                    fault,
                });
            }
        }
    }
    Ok(())
}
