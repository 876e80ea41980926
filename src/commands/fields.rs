//! `enroll fields`: which target systems there are, and what one of them wants to know of users.

use std::path::PathBuf;

use clap::Args;

use crate::commands::inputs::{InputArgs, RuleArgs, languages};
use crate::commands::outputs;
use crate::commands::reports::{ChosenFormat, format_of};
use crate::commands::session::Session;
use crate::commands::show_values::ShowArgs;
use crate::commands::{Error, Outcome, UsageError};
use crate::messages::Language;
use crate::profile::Profile;
use crate::profile::localized_field::NoField;
use crate::profile::operation::OperationKind;
use crate::report::{self, TargetFields, TargetSystems};

const EXAMPLES: &str = "\
Examples:
  enroll fields
  enroll fields --profile NAME
  enroll fields --profile NAME email";

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  not used
  2  the command, the profile or the mapping is wrong, or there is no such field
  3  the output cannot be written";

/// The arguments of `enroll fields`.
#[derive(Debug, Clone, Args)]
#[command(before_help = EXAMPLES, after_long_help = EXIT_CODES)]
pub struct FieldsArgs {
    /// Show only this field, in detail
    field: Option<String>,

    /// Target system, by name or TOML file
    ///
    /// The default is to list the target systems.
    #[arg(long, value_name = "NAME|FILE")]
    profile: Option<String>,

    /// Mapping file, which names the target system
    ///
    /// Its columns and what it says of your organization are shown, too.
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,

    /// Your organization: `mfa=true`
    ///
    /// What only your organization knows can make a field required. May be repeated.
    #[arg(long, value_name = "KEY=VALUE")]
    org: Vec<String>,

    /// What the file is for: import, delete or sync
    ///
    /// The default is import.
    #[arg(long, value_name = "OPERATION")]
    operation: Option<OperationKind>,

    /// Show headers and values of one language only
    ///
    /// Of the target system, beside the ones that it writes first. What is said of the fields stays in English.
    #[arg(
        long,
        value_name = "LANGUAGE",
        value_parser = languages(),
        hide_possible_values = true
    )]
    language: Option<Language>,

    /// Print the fields in another format
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "text",
        value_parser = format_of::<TargetFields<'static>>(),
    )]
    format: ChosenFormat,
}

/// Runs the command.
///
/// # Errors
/// If the profile or the mapping cannot be used, there is no such field, or the output cannot be written.
pub fn run(args: &FieldsArgs, session: &Session) -> Result<Outcome, Error> {
    let page = session.page(ShowArgs::default(), Language::default());
    let inputs = InputArgs {
        profile: args.profile.clone(),
        mapping: args.mapping.clone(),
        org: args.org.clone(),
        operation: args.operation,
        ..InputArgs::default()
    }
    .use_default_mapping();
    let Some(settings) = inputs.settings(&RuleArgs::default())? else {
        if args.field.is_some() {
            return Err(UsageError::NoProfileOfFields.into());
        }
        let systems = TargetSystems {
            profiles: &Profile::built_in(),
        };
        let write =
            |output: &mut dyn std::io::Write| report::write(&*args.format, &systems, page, output);
        return outputs::to_stdout(write).map(|()| Outcome::Done);
    };
    let notes = settings.notes();
    let notes: Vec<String> = notes.iter().map(|note| page.message(note)).collect();
    let profile = &settings.task.profile;
    let only = args.field.as_ref().map(|name| {
        let named = profile.localized(name).map(|localized| localized.field);
        named.ok_or_else(|| NoField::new(profile, name))
    });
    let fields = TargetFields {
        task: &settings.task,
        only: only.transpose()?,
        language: args.language,
        notes: &notes,
    };
    outputs::to_stdout(|output| report::write(&*args.format, &fields, page, output))?;
    Ok(Outcome::Done)
}
