//! What was written is checked before it gets its name: what the target would refuse is never published.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, IsTerminal, Seek, SeekFrom};
use std::path::Path;

use crate::check::{self, Checked, RuleLevels};
use crate::user::list::UserId;
use hashbrown::HashMap;

use crate::commands::Error;
use crate::commands::export::destination::Destination;
use crate::commands::export::origin::Origin;
use crate::commands::export::target::Target;
use crate::commands::export::{ExportArgs, values};
use crate::commands::inputs::lay;
use crate::commands::outputs::{self, FromWriting};
use crate::commands::planning::threads;
use crate::export::sheet::Sheet;
use crate::export::unwritable::{Unwritable, Why};
use crate::export::{self, Format};
use crate::finding::{Finding, Severity};
use crate::mapping::{Mapping, layout};
use crate::profile::Profile;
use crate::profile::field::Field;
use crate::progress;
use crate::report::masking::ShowValues;
use crate::report::{counted, grouped};
use crate::rule::Setup;
use crate::source::{Asked, Source};

/// How many problems are shown.
const SHOWN: usize = 20;

/// Why the target would not take what was written, in the order of the users.
pub(super) struct Problems {
    target: String,
    all: Vec<Problem>,
}

struct Problem {
    /// The user; none where it is about the file.
    user: Option<UserId>,
    header: Option<String>,
    value: Option<String>,
    what: What,
}

enum What {
    /// It cannot be expressed.
    Unwritable(Why),
    /// Whoever reads the file sees no user there, as a rule says.
    Unseen(&'static str, Option<&'static str>),
    /// A rule says so.
    Found(Box<Finding>),
}

/// Writes the table to files without a name, and checks each as `validate` would.
pub(super) fn write(
    sheet: &Sheet<'_>,
    destination: &Destination,
    target: &Target,
    args: &ExportArgs,
) -> Result<Result<Vec<File>, Problems>, Error> {
    let parts = sheet.parts(destination.most.unwrap_or(usize::MAX));
    let (mut files, mut all) = (Vec::new(), Vec::new());
    for part in &parts {
        let file = match progress::during("writing", || spool(part, destination.format))? {
            Ok(file) => file,
            Err(problems) => {
                all.extend(problems);
                continue;
            }
        };
        let check = || problems(&file, part, target, args);
        all.extend(progress::during("checking what was written", check)?);
        files.push(file);
    }
    if all.is_empty() {
        return Ok(Ok(files));
    }
    all.sort_by_key(|problem| problem.user);
    let target = target.settings.profile.called().to_owned();
    Ok(Err(Problems { target, all }))
}

fn spool(part: &Sheet<'_>, format: Format) -> Result<Result<File, Vec<Problem>>, Error> {
    let unwritten = |error| Error::from_writing("a file without a name", error);
    let mut file = tempfile::tempfile().map_err(unwritten)?;
    match export::write_sheet(part, format, &mut io::BufWriter::new(&mut file)) {
        Ok(()) => {}
        Err(export::Error::Unwritable { values, .. }) => {
            let problem = |value: Unwritable| Problem {
                user: Some(value.user),
                header: value.header,
                value: Some(value.value),
                what: What::Unwritable(value.why),
            };
            return Ok(Err(values.into_iter().map(problem).collect()));
        }
        Err(export::Error::Io(error)) => return Err(unwritten(error)),
        Err(error @ export::Error::TooMany { .. }) => {
            return Err(Error::usage(error.to_string(), "write a .csv file"));
        }
    }
    file.seek(SeekFrom::Start(0)).map_err(unwritten)?;
    Ok(Ok(file))
}

/// What `validate` would say of a part, as far as it is an error, and users whom it would not see.
fn problems(
    file: &File,
    part: &Sheet<'_>,
    target: &Target,
    args: &ExportArgs,
) -> Result<Vec<Problem>, Error> {
    let settings = &target.settings;
    let profile = &settings.profile;
    let again = file
        .try_clone()
        .map_err(|error| Error::from_writing("a file without a name", error))?;
    let vocabulary = layout::vocabulary(profile, &Mapping::default());
    let name = Path::new("what was written");
    let asked = Asked::default();
    let source = Source::of(again, name, &asked, &vocabulary)?;
    let layout = lay(profile, &Mapping::default(), &settings.operation, &source);
    let setup = Setup {
        profile,
        operation: &settings.operation,
        org: &settings.mapping.org,
        observed: &source.observed,
        layout: &layout,
        rules: &settings.mapping.rules,
        current: None,
        named: None,
    };
    let levels = RuleLevels::new(profile, &settings.mapping.rules);
    let checked =
        check::run(&source, &setup, &levels, threads()).map_err(|error| source.failure(error))?;
    let user = |row: u64| {
        let index = usize::try_from(row.checked_sub(2)?).ok()?;
        part.users.get(index).copied()
    };
    let mut problems = unseen(part, &checked, source.observed.header_row.last_row);
    let whole = args.columns.is_empty();
    for finding in checked.findings {
        let of_another_column = !whole
            && finding.field.as_deref().is_some_and(|field| {
                let mut columns = part.columns.iter();
                columns.all(|column| column.field.name != field)
            });
        if finding.severity != Severity::Error || of_another_column {
            continue;
        }
        let header = finding
            .place
            .column
            .map(|column| layout.header(column).to_owned());
        problems.push(Problem {
            user: finding.place.row.and_then(user),
            header: header.or_else(|| finding.field.as_deref().map(str::to_owned)),
            value: finding.value.as_deref().map(str::to_owned),
            what: What::Found(Box::new(finding)),
        });
    }
    Ok(problems)
}

/// The users whom whoever reads the file would take for headers, or for a total.
fn unseen(part: &Sheet<'_>, checked: &Checked, last_header: u64) -> Vec<Problem> {
    let lost = |(row, user): (u64, &UserId)| {
        let what = if row <= last_header {
            What::Unseen("the row reads like one of headers", None)
        } else if checked.skipped_rows.binary_search(&row).is_ok() {
            // A row that is no user has one finding, which says why.
            let at = checked
                .findings
                .partition_point(|finding| finding.place.row < Some(row));
            let rule = checked.findings.get(at).map(|finding| finding.rule);
            What::Unseen("the row reads like one that holds no user", rule)
        } else {
            return None;
        };
        Some(Problem {
            user: Some(*user),
            header: None,
            value: None,
            what,
        })
    };
    (2..).zip(&part.users).filter_map(lost).collect()
}

impl Problems {
    /// Says why nothing was written, and what may help.
    pub(super) fn tell(&self, args: &ExportArgs, sheet: &Sheet<'_>, origin: &Origin) {
        let values = values(args, io::stderr().is_terminal());
        let mut users: Vec<UserId> = self.all.iter().filter_map(|one| one.user).collect();
        users.dedup();
        let whom = match users.len() as u64 {
            0 => "the file".to_owned(),
            users => format!("{} of {}", counted(users, "user"), origin.name()),
        };
        outputs::talk(&format!(
            "error: nothing was written: {} would not take {whom}",
            self.target
        ));
        let alike = self.alike(values);
        for (told, problems) in alike.iter().take(SHOWN) {
            let more = problems.len() as u64 - 1;
            let whose = match (problems[0].whose(sheet, values), more) {
                (None, _) => String::new(),
                (Some(first), 0) => format!("{first}: "),
                (Some(first), _) => format!("{first} and {} more: ", grouped(more)),
            };
            outputs::talk(&format!("  {whose}{told}"));
        }
        if let more @ 1.. = alike.len().saturating_sub(SHOWN) {
            outputs::talk(&format!("  and {} more", grouped(more as u64)));
        }
        for help in self.helps(args, sheet.profile, origin.profile()) {
            outputs::talk(&format!("help: {help}"));
        }
    }

    /// The problems, those together that are told alike: a column that is empty is one thing, whoever has none.
    fn alike(&self, values: ShowValues) -> Vec<(String, Vec<&Problem>)> {
        let mut alike: Vec<(String, Vec<&Problem>)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for problem in &self.all {
            let told = problem.told(values);
            let new = alike.len();
            let place = *places.entry(told.clone()).or_insert(new);
            if place == new {
                alike.push((told, Vec::new()));
            }
            alike[place].1.push(problem);
        }
        alike
    }

    /// What may help, each once. Conditions are about the users as they come from `from`.
    fn helps(&self, args: &ExportArgs, to: &Profile, from: &Profile) -> Vec<String> {
        let mut helps = BTreeSet::new();
        for problem in &self.all {
            match &problem.what {
                What::Unwritable(Why::Several) => {
                    helps.insert("`--columns` names the columns that are written".to_owned());
                }
                What::Unseen(_, Some(rule)) => {
                    helps.insert(format!("`--ignore {rule}` takes such a row for a user"));
                }
                What::Found(finding) if finding.rule == "too-many-rows" => {
                    helps.insert("`--split` writes several files".to_owned());
                }
                What::Found(finding) if finding.rule == "missing-value" => {
                    let field = finding.field.as_deref();
                    helps.extend(
                        field
                            .and_then(|name| to.field_named(name))
                            .map(|field| filled(field, from)),
                    );
                    if args.columns.is_empty() {
                        helps.insert("`--columns` writes only a part of each user".to_owned());
                    }
                }
                _ => {}
            }
        }
        helps.into_iter().collect()
    }
}

/// What may help where users have no value. A value that nobody shares cannot be one for all.
fn filled(field: &Field, from: &Profile) -> String {
    let name = &field.name;
    if !field.unique {
        return format!("`--fill {name}=VALUE` gives a value to users who have none");
    }
    let mut sources = from.fields.iter();
    match sources.find(|source| source.concept() == field.concept()) {
        Some(source) => format!(
            "`--where '{} != \"\"'` leaves out users who have none",
            source.name
        ),
        None => format!(
            "`--fill '{name}={{{}}}'` makes one of another field",
            from.match_on
                .first()
                .map_or("FIELD", |key| &from.fields[*key].name)
        ),
    }
}

impl Problem {
    /// Where the user is who has it.
    fn whose(&self, sheet: &Sheet<'_>, values: ShowValues) -> Option<String> {
        let user = self.user?;
        let row = sheet.list.row(user);
        let mut keys = sheet.profile.match_keys();
        let key = keys
            .find_map(|number| sheet.list.value(user, number))
            .and_then(|key| values.show(key));
        Some(match key {
            Some(key) => format!("row {row} (`{key}`)"),
            None => format!("row {row}"),
        })
    }

    /// What it is.
    fn told(&self, values: ShowValues) -> String {
        let mut text = String::new();
        if let Some(header) = &self.header {
            text.push_str(&format!("`{header}`"));
            let value = self.value.as_deref().filter(|value| !value.is_empty());
            if let Some(value) = value.and_then(|value| values.show(value)) {
                text.push_str(&format!(" `{value}`"));
            }
            text.push_str(": ");
        }
        match &self.what {
            What::Unwritable(why) => text.push_str(&why.to_string()),
            What::Unseen(what, rule) => {
                text.push_str(what);
                text.extend(rule.map(|rule| format!(" [{rule}]")));
            }
            What::Found(finding) => {
                let message = values.message(finding);
                text.push_str(&format!("{message} [{}]", finding.rule));
            }
        }
        text
    }
}
