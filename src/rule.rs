//! What a rule is: the checks it consists of, what each is given, and what it gives back.
//!
//! A rule knows no target system: its parameters come from the profile and the mapping. It returns what it saw as an
//! [`Observation`]; the engine adds rule, severity and place, and decides which of several rules reports a cell.
//!
//! The kinds of checks, from the widest to the narrowest. Choose the narrowest that can see the fault:
//!
//! | kind | is given | called |
//! | --- | --- | --- |
//! | [`Check::File`] | what is known once all rows were read | once |
//! | [`Check::Count`] | how many users are of a kind | once |
//! | [`Check::Survey`] | all users, of each of which it keeps a little | for each user, and once |
//! | [`Check::Group`] | users who share a value, or name each other | once for each field with a column |
//! | [`Check::Column`] | how many values of a column are of which kind | once for each mapped column |
//! | [`Check::Row`] | a record as it stands in the file | for each record |
//! | [`Check::User`] | the values of one user together | for each user |
//! | [`Check::Value`] | one value, or one cell | for each value that its flags do not rule out |
//!
//! A check is compiled once for a file: the function in [`Check`] looks at the [`Context`] and returns the closure that runs.
//!
//! ```ignore
//! pub(super) const RULE: Rule = Rule {
//!     name: "value-too-long",
//!     page: include_str!("value_too_long.md"),
//!     severity: Severity::Error,
//!     checks: &[Check::Value(check)],
//!     ..Rule::DEFAULT
//! };
//!
//! fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
//!     let Some(limit) = context.field(column).max_length else {
//!         return Applicability::NotApplicable;
//!     };
//!     let check = ValueCheck::of_each_value(move |value| {
//!         let length = value.chars().count();
//!         (length > limit).then(|| message!("value-too-long", length, limit).into())
//!     });
//!     Applicability::Check(check.only_if(CellFlags::LONG))
//! }
//! ```

mod column;
mod condition;
mod context;
pub mod dates;
mod explanation;
mod group;
mod look;
mod observation;
mod person;
mod summary;
mod survey;
mod user;
mod value;

pub use column::{ColumnCheck, Evidence, Kind, MOST_KINDS, RawEvidence};
pub use condition::UserCondition;
pub use context::Context;
pub use explanation::{Example, Explanation};
pub use group::{
    Among, GroupCheck, JudgeMailbox, JudgeMember, JudgeTallies, LinkCheck, Member, Others,
    PartCheck, Tally, TogetherCheck,
};
pub use look::{Look, check_of_looks};
pub use observation::{Dependency, Observation};
pub use person::{PersonFields, PersonNames};
pub use summary::{CoveredCell, FileSummary, SheetSummary, UnfilledRows, UnnamedColumn};
pub use survey::{AnySurvey, Survey, SurveyCheck};
pub use user::{About, CountCheck, ENDING, FindEnding, RowCheck, UserCheck};
pub use value::{Scope, ValueCheck, domain_of};

use crate::finding::FieldId;
use crate::finding::Severity;
use crate::mapping::RuleSettings;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{Message, MessageId, entry};
use crate::profile::Profile;

/// A rule: its name, its page, how severe its findings are, and its checks.
#[derive(Debug)]
pub struct Rule {
    /// Its name in kebab-case. It names the fault and never changes.
    pub name: &'static str,
    /// Its page, in Markdown.
    pub page: &'static str,
    /// The severity of its findings unless profile or mapping say otherwise.
    pub severity: Severity,
    /// The rules that report instead of this one where both find a fault in the same cell, column or file.
    ///
    /// A finding is dropped only for one that is at least as severe. Otherwise it stays, takes the suggestion of the
    /// other, and the other is dropped: the finding that stays is never the less severe one. There are no cycles.
    pub yields_to: &'static [&'static str],
    /// The rule that finds the same fault and has less to say of it: findings are at most as severe as those of that one,
    /// and warnings where it is off. To explain a fault better does not make it worse.
    pub at_most_as: Option<&'static str>,
    /// The rules whose finding explains those of this one in the same row: a row that broke off has no last cells. Such a
    /// finding stays and points to the other.
    pub consequence_of: &'static [&'static str],
    /// What settles its findings when the users of the file are exported.
    pub settled_by: SettledBy,
    /// Whether its findings are about how the file and the current users fit, so that they belong beside a plan.
    pub compares_with_current: bool,
    /// Whether its findings say that more users stand in a row than were read: then nobody is missing from the file.
    pub hides_users: bool,
    /// What it checks.
    pub checks: &'static [Check],
}

/// What settles the findings of a rule when the users of a file are exported: what is written no longer has the fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettledBy {
    /// Nothing: the fault is one of the users.
    Nothing,
    /// That the file is written in the target's own format.
    Format,
    /// That the users are split into files of the size that the target takes.
    Split,
    /// That users without a value of the field get one.
    Fill,
}

/// A check of a rule: looks at a file's context and returns what is to be run, if anything.
#[derive(Debug)]
pub enum Check {
    /// The file once all of its rows were read: headers, mapping, totals, what a workbook has beside its cells.
    File(fn(&Context<'_>, &FileSummary<'_>) -> Applicability<Vec<Observation>>),
    /// Each record as it stands in the file.
    Row(for<'a> fn(&Context<'a>) -> Applicability<RowCheck<'a>>),
    /// Each value or cell of a mapped column.
    Value(for<'a> fn(&Context<'a>, &'a MappedColumn) -> Applicability<ValueCheck<'a>>),
    /// A mapped column as a whole: what a value means depends on the others.
    Column(for<'a> fn(&Context<'a>, &'a MappedColumn) -> Applicability<ColumnCheck<'a>>),
    /// The values of one user together.
    User(for<'a> fn(&Context<'a>) -> Applicability<UserCheck<'a>>),
    /// Users who share a value of a field, or name each other by it.
    Group(for<'a> fn(&Context<'a>, FieldId) -> Applicability<GroupCheck<'a>>),
    /// All users together.
    Survey(for<'a> fn(&Context<'a>) -> Applicability<SurveyCheck<'a>>),
    /// How many users are of a kind.
    Count(for<'a> fn(&Context<'a>) -> Applicability<CountCheck<'a>>),
}

/// What a check makes of one file.
#[derive(Debug)]
pub enum Applicability<C> {
    /// There is nothing to check in this file.
    NotApplicable,
    /// Something is missing that was not given: what, and the flag that would change it. Reported as "not checked".
    NotChecked(Message),
    /// Run this.
    Check(C),
}

impl<C> From<Option<C>> for Applicability<C> {
    fn from(check: Option<C>) -> Self {
        check.map_or(Self::NotApplicable, Self::Check)
    }
}

impl<C> Applicability<C> {
    /// The check as a part of a larger one.
    pub fn map<D>(self, wrap: impl FnOnce(C) -> D) -> Applicability<D> {
        match self {
            Self::NotApplicable => Applicability::NotApplicable,
            Self::NotChecked(reason) => Applicability::NotChecked(reason),
            Self::Check(check) => Applicability::Check(wrap(check)),
        }
    }
}

impl Rule {
    /// What most rules have: they yield to none and follow from none.
    pub const DEFAULT: Self = Self {
        name: "",
        page: "",
        severity: Severity::Error,
        yields_to: &[],
        at_most_as: None,
        consequence_of: &[],
        settled_by: SettledBy::Nothing,
        compares_with_current: false,
        hides_users: false,
        checks: &[],
    };

    /// The sentence under the title of its page.
    #[must_use]
    pub fn sentence(&self) -> &'static str {
        self.page
            .lines()
            .skip(1)
            .find(|line| !line.trim().is_empty())
            .unwrap_or_default()
    }

    /// What it finds, as a part of a line.
    #[must_use]
    pub fn title(&self) -> Message {
        // A rule of a test has no entry.
        let entry = MessageId::named(&format!("rule-{}", self.name));
        Message::plain(entry.unwrap_or(entry!("rule-invalid-email")))
    }

    /// What its page says first.
    #[must_use]
    pub fn explanation(&self) -> Explanation {
        Explanation::of(self.page)
    }

    /// The severity in force: the rule's, then the profile's, then the mapping's; none where the rule is switched off.
    #[must_use]
    pub fn effective_severity(
        &self,
        profile: &Profile,
        settings: &RuleSettings,
    ) -> Option<Severity> {
        if !settings.runs(self.name) {
            return None;
        }
        let severity = profile
            .rules
            .get(self.name)
            .map_or(Some(self.severity), |level| level.severity());
        match severity {
            Some(_) if settings.softens(self.name) => Some(Severity::Warning),
            severity => severity,
        }
    }
}
