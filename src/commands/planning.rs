//! The one way from flags to a plan: the file is checked, its users are compared with those of the current users.

mod flags;

pub use flags::PlanArgs;

use std::io;
use std::num::NonZeroUsize;
use std::path::Path;

use crate::check::{self, Checked, RuleLevels};
use crate::commands::Error;
use crate::commands::inputs::{InputArgs, Inputs, ReadCurrent, RuleArgs};
use crate::current::{CurrentUsers, Identity};
use crate::finding::{Finding, Note, Place, Severity};
use crate::mapping::org::OrgSettings;
use crate::plan::diff::{self, Terms};
use crate::plan::digest;
use crate::plan::options::{self, Options};
use crate::plan::safeguard::{self, Accepted, Circumstances, Stop};
use crate::plan::stale;
use crate::plan::survey::{self, Survey};
use crate::plan::{Counts, Plan, Purpose};
use crate::profile::Profile;
use crate::profile::localized_field::LocalizedField;
use crate::profile::operation::Absent;
use crate::progress;
use crate::report::{Compared, Report, counted};
use crate::roster::{self, End, Roster, Skip};
use crate::user::list::{UserId, UserList};

/// A file that was checked, and the users that it was compared with.
pub struct Checking {
    /// The file, the mapping, the profile and the current users.
    pub inputs: Inputs,
    /// What was found.
    pub checked: Checked,
    /// What to quote to support.
    pub run_id: String,
    options: Options,
}

/// A plan, and what it does.
pub struct Planning {
    /// The plan.
    pub plan: Plan,
    /// For each change, the current user.
    pub located: Vec<Option<UserId>>,
    /// What it does to the target as a whole.
    pub survey: Survey,
    /// Where the file ends, where those are leavers who are not in it.
    pub end: Option<End>,
    /// Its fingerprint.
    pub digest: String,
    /// What else is worth knowing.
    pub notes: Vec<String>,
}

/// How many cores there are.
#[must_use]
pub fn threads() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

impl Checking {
    /// Checks a file against a target and the users that it holds.
    ///
    /// # Errors
    /// When anything of it cannot be used.
    pub fn of(
        file: &Path,
        inputs: &InputArgs,
        rules: &RuleArgs,
        plan: &PlanArgs,
        read: &mut ReadCurrent<'_>,
    ) -> Result<Self, Error> {
        let Some(current) = &inputs.current else {
            return Err(Error::usage(
                "there is nothing to compare the file with",
                "add `--current FILE`: an export of the current users, or the database that holds them",
            ));
        };
        let mut inputs = if plan.create {
            refuse_existing(current)?;
            let mut inputs = inputs.open_reading(file, rules, &mut |_, _| Ok(None))?;
            let localized_fields = inputs.layout.localized_fields().collect();
            inputs.current = Some(nobody(current, &inputs.profile, localized_fields));
            inputs
        } else {
            inputs.open_reading(file, rules, read)?
        };
        let options = Options::new(
            &plan.choices(),
            &inputs.mapping,
            &inputs.profile,
            &inputs.operation,
            plan.skip.clone(),
        )
        .map_err(|error| not_offered(&error))?;
        let levels = RuleLevels::new(&inputs.profile, &inputs.mapping.rules);
        let current = inputs.current.take();
        let compared = (!plan.create).then_some(()).and(current.as_ref());
        let setup = crate::rule::Setup {
            current: compared.map(|current| &current.users),
            ..inputs.setup()
        };
        let checked = progress::during("checking", || {
            check::run(&inputs.source, &setup, &levels, threads())
        });
        let checked = checked.map_err(|error| inputs.source.failure(error))?;
        inputs.current = current;
        let run_id = inputs.run_id(&checked, &[format!("{options:?}").as_bytes()]);
        Ok(Self {
            inputs,
            checked,
            run_id,
            options,
        })
    }

    /// Whether the file itself has an error, so that no row of it can go in.
    #[must_use]
    pub fn is_hopeless(&self) -> bool {
        let mut findings = self.checked.findings.iter();
        findings.any(|finding| {
            finding.severity == Severity::Error && finding.place.row.is_none()
                || finding.rule == "unclosed-quote"
        })
    }

    /// What was found, for a report.
    #[must_use]
    pub fn report<'r>(&'r self, name: &'r str, compared: Option<&'r Compared>) -> Report<'r> {
        Report {
            file: name,
            run_id: &self.run_id,
            profile: &self.inputs.profile,
            operation: self.inputs.operation.kind,
            observed: &self.inputs.source.observed,
            layout: &self.inputs.layout,
            compared,
            checked: &self.checked,
            fixes: None,
            notes: &self.inputs.notes,
        }
    }

    /// Counts rows that a plan refuses among those that failed: no rule was run that would have said so.
    pub fn refuse(&mut self, plan: &Plan) {
        let profile = &self.inputs.profile;
        let checked = &mut self.checked;
        for left in plan.left.iter().filter(|left| left.why.is_failure()) {
            let Some(rule) = left.why.rule() else {
                continue;
            };
            checked.failed.push(left.row);
            checked.findings.push(Finding {
                rule,
                severity: Severity::Error,
                place: Place {
                    row: Some(left.row),
                    ..Place::default()
                },
                field: None,
                value: None,
                note: Note::new("{}").value(&left.why.told(profile)),
                group: None,
            });
        }
        checked.failed.sort_unstable();
        checked.failed.dedup();
        checked.findings.sort_by_key(|finding| finding.place.row);
    }

    /// The users that the target holds now.
    ///
    /// # Panics
    /// Never: [`Checking::of`] has one.
    #[must_use]
    pub fn current(&self) -> &CurrentUsers {
        self.inputs.current.as_ref().expect("it was read")
    }

    /// Makes the plan.
    ///
    /// # Errors
    /// When the file was changed, or has nobody who is to be skipped.
    pub fn plan(&self, adopts: bool) -> Result<Planning, Error> {
        let Inputs {
            profile,
            source,
            operation,
            ..
        } = &self.inputs;
        let skip = self.options.skip.iter();
        let skip: Vec<Skip> = skip.map(|text| Skip::new(text, profile)).collect();
        let setup = self.inputs.setup();
        let read = || roster::read(source, &setup, &self.checked, &skip, threads());
        let roster = progress::during("reading the users", read).map_err(|error| match error {
            roster::Error::Source(error) => Error::from(error),
            error @ roster::Error::NobodyToSkip { .. } => Error::usage(
                format!("{error}, so nobody is to be skipped"),
                "`--skip` takes the number of a row, or a value by which the target recognises users",
            ),
        })?;
        let held = &self.current().users;
        let terms = Terms {
            profile,
            operation,
            options: &self.options,
            numbered: matches!(self.current().identity, Identity::Database(_)),
            adopts,
        };
        let difference = progress::during("comparing", || diff::diff(&roster, held, &terms));
        let leavers = self.options.absent != Absent::Keep && operation.kind.writes_users();
        let counts = Counts::of(&difference);
        let plan = Plan {
            run_id: self.run_id.clone(),
            profile: profile.name.clone(),
            purpose: Purpose::Operation(operation.kind),
            options: self.options.clone(),
            current: self.current().identity.clone(),
            changes: difference.changes,
            left: difference.left,
            unchanged: difference.unchanged,
            nameless: difference.nameless,
            counts,
        };
        let mut notes = self.inputs.notes.clone();
        notes.extend(self.archived(&roster));
        Planning::new(
            plan,
            held,
            profile,
            &self.inputs.mapping.org,
            leavers.then_some(roster.end),
            notes,
        )
    }

    /// What is to be said of users whom the file calls archived, where the operation archives nobody.
    fn archived(&self, roster: &Roster) -> Option<String> {
        let localized = self.inputs.profile.archived_by()?;
        let archives = self.inputs.operation.absent.contains(&Absent::Archive);
        let users = &roster.users;
        let marked = users
            .ids()
            .filter(|user| users.value(*user, localized).is_some());
        let count = marked.count() as u64;
        (count > 0 && !archives && self.inputs.operation.kind.writes_users()).then(|| {
            format!(
                "{} fill `{}`, and the operation `{}` archives nobody: that is left out",
                counted(count, "row"),
                self.inputs.profile.localized_name(localized),
                self.inputs.operation.kind
            )
        })
    }
}

impl Planning {
    /// Finds out what a plan does to current users.
    ///
    /// # Errors
    /// Never in practice: a digest is written to memory.
    pub fn new(
        plan: Plan,
        held: &UserList,
        profile: &Profile,
        org: &OrgSettings,
        end: Option<End>,
        notes: Vec<String>,
    ) -> Result<Self, Error> {
        let changes = plan.changes.iter();
        let located: Vec<Option<UserId>> = changes
            .map(|change| stale::locate(&change, held, profile))
            .collect();
        let survey = survey::survey(&plan.changes, &located, held, profile, org);
        let digest = digest::digest(&plan, profile).map_err(in_memory)?;
        Ok(Self {
            plan,
            located,
            survey,
            end,
            digest,
            notes,
        })
    }

    /// Why the plan may not be carried out.
    #[must_use]
    pub fn stops(
        &self,
        held: &UserList,
        profile: &Profile,
        protected: &[String],
        accepted: &[Accepted],
    ) -> Vec<Stop> {
        let circumstances = Circumstances {
            survey: &self.survey,
            counts: self.plan.counts,
            end: self.end,
            protected,
        };
        safeguard::stops(&self.plan.changes, held, profile, &circumstances, accepted)
    }
}

fn in_memory(error: io::Error) -> Error {
    Error::Write {
        path: "the digest".into(),
        source: error,
    }
}

/// Current users that there is not yet.
#[must_use]
pub fn nobody(
    path: &Path,
    profile: &Profile,
    localized_fields: Vec<LocalizedField>,
) -> CurrentUsers {
    let mut users = UserList::new(localized_fields);
    for key in profile.match_keys() {
        // Nobody has the key of anybody else.
        let _ = users.key_by(key, &|_, _| {});
    }
    CurrentUsers {
        name: path.display().to_string(),
        users,
        without_key: 0,
        digest: 0,
        identity: Identity::Database(String::new()),
    }
}

/// A new current takes no other's place.
///
/// # Errors
/// When something is there already.
pub fn refuse_existing(path: &Path) -> Result<(), Error> {
    if path.symlink_metadata().is_ok() {
        return Err(Error::usage(
            format!(
                "`--create` makes a new current, and `{}` is there already",
                path.display()
            ),
            "leave `--create` out to compare with it, or name another file",
        ));
    }
    Ok(())
}

fn not_offered(error: &options::NotOffered) -> Error {
    let hint = match error.offered.as_slice() {
        [] => format!("leave `{}` out", error.key),
        offered => {
            let offered: Vec<String> = offered.iter().map(|choice| format!("`{choice}`")).collect();
            format!("it has {}", offered.join(" and "))
        }
    };
    Error::usage(error.to_string(), hint)
}
