//! What can be wrong with a command line, a mapping or a profile beside each other: one variant per fault, worded here.

use std::fmt;

use crate::export::{fill, filter};
use crate::mapping::DEFAULT_FILE;
use crate::mapping::column;
use crate::plan::options::NotOffered;
use crate::profile::Profile;
use crate::profile::localized_field::NoField;
use crate::profile::operation::{Absent, OperationKind};
use crate::rules;
use crate::values::similarity::did_you_mean;

/// A command or a mapping that asks for something that does not fit.
#[derive(Debug, thiserror::Error)]
pub enum UsageError {
    /// A plan was given where a list is compared.
    #[error("`{path}` is already a plan")]
    AlreadyPlan {
        /// The plan.
        path: String,
    },
    /// A mapping file cannot be added to.
    #[error("`{path}` cannot be added to: {reason}")]
    CannotAddTo {
        /// The mapping file.
        path: String,
        /// Why.
        reason: String,
    },
    /// A `columns.FIELD` of the mapping contradicts itself.
    #[error("`columns.{field}` {fault}")]
    Column {
        /// The field.
        field: String,
        /// What does not fit.
        fault: &'static str,
    },
    /// A field that holds one value was given several columns, of which only the first with a value would count.
    #[error("`{field}` holds one value, and {count} columns are named for it")]
    LossyColumns {
        /// The field.
        field: String,
        /// How many columns.
        count: usize,
        /// Their names, as a mapping writes them.
        columns: String,
    },
    /// What `--where` says is no condition.
    #[error(transparent)]
    Condition(filter::Error),
    /// Current users were given for a target whose users cannot be recognized.
    #[error("the profile `{profile}` has no match key")]
    CurrentWithoutMatchKeys {
        /// The profile.
        profile: String,
    },
    /// The mapping's delimiter is not a delimiter.
    #[error("`source.delimiter` of the mapping is not a delimiter: {expected}")]
    Delimiter {
        /// What a delimiter is.
        expected: String,
    },
    /// A database is to be made where something is there already.
    #[error("`--create` would create `{path}`, but it already exists")]
    ExistingDatabase {
        /// Where.
        path: String,
    },
    /// What `--fill` says cannot be filled in.
    #[error("`--fill {assignment}`: {error}")]
    Fill {
        /// What it says.
        assignment: String,
        /// What does not fit.
        error: fill::Error,
    },
    /// Users come from another system, and no target is named.
    #[error("`--from-profile` needs `--profile` or `--mapping` for the target system")]
    FromProfileAlone,
    /// Users of another system were to be compared with the current users of the target.
    #[error(
        "`--from-profile` reads the current users of another system, so a list cannot be exported with it"
    )]
    FromProfileWithCurrent,
    /// A header of a template is not in the encoding of the profile.
    #[error(
        "the header `{header}` cannot be written in {encoding}, the first encoding of the profile"
    )]
    HeaderNotEncodable {
        /// The header.
        header: String,
        /// The encoding.
        encoding: &'static str,
    },
    /// A flag leaves users out of a file that is the whole list.
    #[error(
        "`{flag}` leaves users out of the file, and who is not in a file for `{operation}` is {}",
        removed(*absent)
    )]
    LeavesUsersOut {
        /// The flag.
        flag: &'static str,
        /// The operation.
        operation: OperationKind,
        /// What happens to users who are not in the file.
        absent: Absent,
    },
    /// The mapping file to be written is there and is another than the one that is read.
    #[error("`{output}` already exists and is not the file of `--mapping`")]
    ExistingMapping {
        /// The file to be written.
        output: String,
    },
    /// An undo plan would take the place of a file.
    #[error("`--undo {path}` is there already and is never replaced")]
    ExistingUndo {
        /// Where.
        path: String,
    },
    /// The current users are an export, and there is nowhere to write the new one.
    #[error("`{path}` is an export, which is never overwritten")]
    ExportWithoutOutput {
        /// The export.
        path: String,
    },
    /// The ending of an output is that of a format that cannot be written.
    #[error("`{flag} {path}` cannot be written: not in that format")]
    Extension {
        /// The flag that names the output.
        flag: &'static str,
        /// The output.
        path: String,
        /// The endings of what can be written there.
        endings: &'static [&'static str],
    },
    /// The ending of an output says that it has macros, and the list has none; or the other way round.
    #[error("`{flag} {path}` cannot be written: the list {}", if *has_macros { "is in a workbook with macros" } else { "has no macros" })]
    Macros {
        /// The flag that names the output.
        flag: &'static str,
        /// The output.
        path: String,
        /// Whether the list has some.
        has_macros: bool,
    },
    /// A review of standard input, on which the keys are typed.
    #[error("`enroll review` needs a file: standard input is the keyboard")]
    ReviewOfStdin,
    /// A review where nobody sees the screen.
    #[error("`enroll review` needs a terminal")]
    ReviewWithoutTerminal,
    /// A workbook that cannot be corrected in place: it would become another kind of file.
    #[error("only CSV, XLSX and XLSM can be corrected in place")]
    WorkbookInPlace,
    /// A user to be skipped is not in the list.
    #[error("no row matches `--skip {text}`")]
    NobodyToSkip {
        /// What was given.
        text: String,
    },
    /// No user fits what `--where` says.
    #[error("no user of {source_name} matches `{condition}`")]
    NobodyMeets {
        /// The condition.
        condition: String,
        /// Where the users come from.
        source_name: String,
    },
    /// There is no such field.
    #[error(transparent)]
    NoField(#[from] NoField),
    /// The profile has no such operation.
    #[error("`{profile}` has no operation `{kind}`")]
    NoOperation {
        /// The profile.
        profile: String,
        /// The operation that was asked for.
        kind: OperationKind,
        /// Those that it has.
        offered: Vec<OperationKind>,
    },
    /// No output was named.
    #[error("output file missing")]
    NoOutput {
        /// A name for it.
        example: &'static str,
    },
    /// Neither flag nor mapping names a profile.
    #[error("`--profile` is missing")]
    NoProfile {
        /// The profile that the headers fit best, how many of them it knows, and how many there are.
        likely: Option<(String, usize, usize)>,
    },
    /// Neither flag nor mapping names the profile of the current users.
    #[error("`--profile` is missing")]
    NoProfileOfCurrent,
    /// The mapping file of the folder, which nobody named, names no profile.
    #[error("the mapping `{DEFAULT_FILE}` of this folder names no profile")]
    DefaultMappingWithoutProfile,
    /// Neither flag nor mapping names the profile of a field.
    #[error("`--profile` is missing")]
    NoProfileOfFields,
    /// Neither flag nor mapping names the profile that a template is for.
    #[error("`--profile` is missing")]
    NoProfileOfTemplate,
    /// There is no such rule.
    #[error("unknown rule `{name}`")]
    NoRule {
        /// The name that was given.
        name: String,
        /// The flag that took it, where the hint can repeat it.
        flag: Option<&'static str>,
    },
    /// The terminal takes no answers.
    #[error("cannot ask questions on this terminal: {0}")]
    NoTerminal(String),
    /// The target does not offer what a flag or the mapping chooses.
    #[error(transparent)]
    NotOffered(NotOffered),
    /// No current users were named to compare the list with.
    #[error("`--current` is missing: there are no users to compare the file with")]
    NothingToCompare,
    /// Neither a file nor current users were named to export.
    #[error("no users to export")]
    NothingToExport,
    /// An organization setting of the mapping has a value that does not fit.
    #[error("the organization setting `{key}` takes {expected}, not `{value}`")]
    OrgSetting {
        /// The setting.
        key: &'static str,
        /// What it takes.
        expected: &'static str,
        /// What it was given.
        value: String,
    },
    /// What the organization says of a rule cannot be shown.
    #[error("the message for `{rule}` {fault}")]
    OwnMessage {
        /// The rule.
        rule: String,
        /// What does not fit.
        fault: String,
    },
    /// An output was named for current users that are changed in place.
    #[error("`--output` is only for exports: a database is changed in place")]
    OutputForDatabase,
    /// An output is a file that is read.
    #[error("`{flag}` names the {input}")]
    OutputIsInput {
        /// The flag that names the output.
        flag: &'static str,
        /// What is read from it.
        input: InputFile,
    },
    /// A plan was made for other current users.
    #[error("`{plan}` was made for other current users, not for `{current}`")]
    PlanOfOtherUsers {
        /// The plan.
        plan: String,
        /// The current users.
        current: String,
    },
    /// A plan was given without the current users.
    #[error("a plan needs `--current` with the users it was made for")]
    PlanWithoutCurrent,
    /// The profile of the command line is not that of the mapping.
    #[error("`--profile {flag}` does not match the mapping, which is for `{mapping}`")]
    ProfileContradictsMapping {
        /// The profile of the command line.
        flag: String,
        /// The profile of the mapping.
        mapping: String,
    },
    /// A report for a file was sent to standard output.
    #[error("`{flag} -` would mix with the report on standard output")]
    ReportToStdout {
        /// The flag.
        flag: &'static str,
    },
    /// A flag says what a saved plan says already.
    #[error("`{flag}` cannot be used with a saved plan")]
    SaidByPlan {
        /// The flag.
        flag: String,
    },
    /// Two outputs are one file.
    #[error("`{one}` and `{other}` name the same file")]
    SameOutput {
        /// The flag of one.
        one: &'static str,
        /// The flag of the other.
        other: &'static str,
    },
    /// What `--set` says of a column contradicts itself.
    #[error("`--set {assignment}` {fault}")]
    SetContradiction {
        /// The assignment.
        assignment: String,
        /// What does not fit.
        fault: &'static str,
    },
    /// A column does not take what `--set` says of it.
    #[error("`--set {assignment}`: {}", .error.message)]
    SetKey {
        /// The assignment.
        assignment: String,
        /// What the column does not take.
        error: column::SetError,
    },
    /// Two flags say something else of one thing, and one of them would be lost.
    #[error("`{flag}` sets `{key}` twice")]
    SetTwice {
        /// The flag.
        flag: &'static str,
        /// What is set twice.
        key: String,
    },
    /// The file does not have the column that `--set` names.
    #[error("`--set {assignment}`: {gap}")]
    SetNotThere {
        /// The assignment.
        assignment: String,
        /// What the file does not have.
        gap: String,
        /// The headers that it has.
        headers: Vec<String>,
    },
    /// A `--set` without `=`.
    #[error("`--set {assignment}` has no value")]
    SetWithoutValue {
        /// What was given.
        assignment: String,
    },
    /// Several files were to be written to standard output.
    #[error("`--split` writes several files, which cannot go to standard output")]
    SplitToStdout,
    /// A file was to be split for a target that takes any number of users.
    #[error(
        "the profile of {target} has no limit of users per upload, so there is nothing to split"
    )]
    SplitWithoutLimit {
        /// How people call the target.
        target: String,
    },
    /// Two inputs are both read from standard input.
    #[error("the list and `--current` both read standard input")]
    StdinTwice,
    /// A format that has no list of rules.
    #[error("`--format {format}` cannot show rules")]
    NoListOfRules {
        /// The format.
        format: &'static str,
    },
    /// Two outputs both go to standard output.
    #[error("`-o -` and `--format {format}` both write to standard output")]
    StdoutTwice {
        /// The format.
        format: &'static str,
        /// What to do next.
        hint: &'static str,
    },
    /// A format of reports needs to know something of the organization.
    #[error("`{format}` needs the organization setting `{key}`")]
    MissingSetting {
        /// The format.
        format: &'static str,
        /// The setting.
        key: &'static str,
    },
    /// There are more users than a sheet of a workbook has room for.
    #[error("{0}")]
    TooManyForWorkbook(String),
    /// A workbook was to be shown on a terminal.
    #[error("a workbook cannot be written to a terminal")]
    WorkbookOnTerminal,
}

/// A file that is read and must not be overwritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputFile {
    /// The list.
    List,
    /// Corrected rows of the list.
    Corrected,
    /// The mapping.
    Mapping,
    /// The current users.
    Current,
    /// The profile.
    Profile,
    /// The earlier list.
    Earlier,
    /// The earlier report.
    Baseline,
}

impl fmt::Display for InputFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::List => "input itself",
            Self::Corrected => "file of corrected rows",
            Self::Mapping => "mapping",
            Self::Current => "file of current users",
            Self::Profile => "profile",
            Self::Earlier => "earlier list",
            Self::Baseline => "earlier report",
        })
    }
}

impl UsageError {
    /// What to do next.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "a few lines for each fault")]
    pub fn hint(&self) -> String {
        match self {
            Self::AlreadyPlan { .. } => "`enroll apply --dry-run` shows what it would change".into(),
            Self::CannotAddTo { .. } => "write to a new file".into(),
            Self::LossyColumns { field, columns, .. } => {
                format!("name one of them, or write `{field} = {{ join = [{columns}], with = \" \" }}`")
            }
            Self::Column { .. }
            | Self::OrgSetting { .. }
            | Self::OwnMessage { .. }
            | Self::SetContradiction { .. } => {
                "reference: docs/mapping.md".into()
            }
            Self::Condition(error) => error.hint(),
            Self::CurrentWithoutMatchKeys { .. } => {
                "add `match_on` to the profile, or remove `--current`".into()
            }
            Self::DefaultMappingWithoutProfile => {
                "write `profile = \"NAME\"` at its top, or add `--profile NAME`, which leaves the mapping out".into()
            }
            Self::Delimiter { .. } => "write one character, such as `;`".into(),
            Self::ExistingDatabase { .. } => {
                "remove `--create` to use it, or name another file".into()
            }
            Self::ExistingUndo { .. } => {
                "name another file, or delete this one if what it would take back is to stay".into()
            }
            Self::ExistingMapping { output } => {
                format!("remove `--mapping` to update `{output}`, or write to a new file")
            }
            Self::ExportWithoutOutput { .. } => "add `--output FILE` for the new one".into(),
            Self::Extension { endings, .. } => ends_in(endings),
            Self::Macros { has_macros, .. } => {
                let ending = if *has_macros { ".xlsm" } else { ".xlsx" };
                format!("name a file that ends in {ending}")
            }
            Self::Fill { .. } => {
                "write `--fill active=Yes`, or `--fill 'shown={first_name} {last_name}'`".into()
            }
            Self::FromProfileAlone => "add `--profile NAME`".into(),
            Self::FromProfileWithCurrent => "remove `--current` or the file".into(),
            Self::HeaderNotEncodable { .. } => {
                "correct `headers` or `encodings` in the profile, or write a workbook: `-o template.xlsx`".into()
            }
            Self::LeavesUsersOut { flag, .. } => {
                format!("remove `{flag}`, or write a file for another operation")
            }
            Self::MissingSetting { key, .. } => format!("add `--org {key}=hr@example.com`"),
            Self::NobodyMeets { .. } => {
                "check the spelling of the value; no file was written".into()
            }
            Self::ReviewOfStdin => "write the list to a file first".into(),
            Self::ReviewWithoutTerminal => {
                "use it on a terminal; `--replay FILE` makes changes without one".into()
            }
            Self::WorkbookInPlace => "name the file to write with `-o`".into(),
            Self::NobodyToSkip { .. } => {
                "`--skip` takes row numbers or match keys".into()
            }
            Self::NoField(error) => error.hint(),
            Self::NoOperation { offered, .. } => {
                let names: Vec<String> = offered.iter().map(|kind| format!("`{kind}`")).collect();
                format!("its operations are {}", names.join(", "))
            }
            Self::NoOutput { example } => {
                format!("add `-o {example}`; `-o -` is standard output")
            }
            Self::NoProfile { likely } => no_profile(likely.as_ref()),
            Self::NoProfileOfCurrent | Self::NoProfileOfFields | Self::NoProfileOfTemplate => {
                no_profile(None)
            }
            Self::NoRule { name, flag } => no_rule(name, *flag),
            Self::NoTerminal(_) => "add `--no-input`".into(),
            Self::NotOffered(error) => not_offered(error),
            Self::NothingToCompare => {
                "add `--current FILE`: an export of the current users, or the database that holds them".into()
            }
            Self::NothingToExport => "name a file, or `--current FILE`".into(),
            Self::OutputForDatabase => "leave `--output` out".into(),
            Self::OutputIsInput { input, .. } => {
                let input = match input {
                    InputFile::List => "input".into(),
                    other => other.to_string(),
                };
                format!("write to another file; the {input} is never overwritten")
            }
            Self::PlanOfOtherUsers { .. } => {
                "use the current users it was made for, or make a new plan with `enroll diff`".into()
            }
            Self::PlanWithoutCurrent => "add `--current FILE`".into(),
            Self::ProfileContradictsMapping { .. } => {
                "remove `--profile`, or use a mapping for that profile".into()
            }
            Self::ReportToStdout { .. } => "name a file".into(),
            Self::SaidByPlan { .. } => {
                "remove it, or make a new plan with `enroll diff`".into()
            }
            Self::SameOutput { .. } => "use two different files".into(),
            Self::SetKey { error, .. } => error.hint.clone(),
            Self::SetNotThere {
                assignment,
                headers,
                ..
            } => headers_of(assignment, headers),
            Self::SetTwice { .. } => {
                "give it once; several headers of one field are `--set FIELD.headers=FIRST,SECOND`".into()
            }
            Self::SetWithoutValue { .. } => "write `--set email=\"E-Mail\"`".into(),
            Self::SplitToStdout => "add `-o upload.csv`".into(),
            Self::SplitWithoutLimit { .. } => "leave `--split` out".into(),
            Self::StdinTwice => "write one of them to a file".into(),
            Self::NoListOfRules { .. } => "leave `--format` out, or use `--format json`".into(),
            Self::StdoutTwice { hint, .. } => (*hint).into(),
            Self::TooManyForWorkbook(_) => "write a .csv file".into(),
            Self::WorkbookOnTerminal => "name a file: `-o template.xlsx`".into(),
        }
    }
}

/// How a name has to end.
fn ends_in(endings: &[&str]) -> String {
    let endings: Vec<String> = endings.iter().map(|end| format!(".{end}")).collect();
    format!("name a file that ends in {}", endings.join(" or "))
}

/// What happens to users who are not in the file, for a sentence.
fn removed(absent: Absent) -> &'static str {
    match absent {
        Absent::Keep => "kept",
        Absent::Archive => "archived",
        Absent::Delete => "deleted",
    }
}

fn not_offered(error: &NotOffered) -> String {
    match error.offered.as_slice() {
        [] => format!("leave `{}` out", error.key),
        offered => {
            let offered: Vec<String> = offered.iter().map(|choice| format!("`{choice}`")).collect();
            format!("it has {}", offered.join(" and "))
        }
    }
}

fn no_profile(likely: Option<&(String, usize, usize)>) -> String {
    match likely {
        Some((name, known, all)) => {
            format!(
                "looks like {name}: {known} of {all} headers; add `--profile {name}`, or put a \
                 mapping named {DEFAULT_FILE} in this folder"
            )
        }
        None => format!(
            "choose one of: {}; or put a mapping named {DEFAULT_FILE} in this folder",
            Profile::names().join(", ")
        ),
    }
}

fn no_rule(name: &str, flag: Option<&str>) -> String {
    let close = did_you_mean(name, rules::ALL.iter().map(|rule| rule.name));
    match (close, flag) {
        (Some(close), Some(flag)) => format!("did you mean `{flag} {close}`?"),
        (Some(close), None) => format!("did you mean `{close}`?"),
        (None, _) => "`enroll validate --list-rules` lists all rules".into(),
    }
}

fn headers_of(assignment: &str, headers: &[String]) -> String {
    let wanted = assignment.split_once('=').map_or("", |(_, header)| header);
    let headers = headers.iter().map(|header| header.trim());
    if let Some(close) = did_you_mean(wanted, headers.clone()) {
        return format!("did you mean `{close}`?");
    }
    let headers = headers.filter(|header| !header.is_empty());
    let headers: Vec<String> = headers.map(|header| format!("`{header}`")).collect();
    format!("its headers are {}", headers.join(", "))
}
