//! What a rule is: what it looks at, what it is told, and what it gives back.
//!
//! A rule knows no target system: its parameters come from the profile and the mapping. It returns what it saw; the engine
//! adds place and severity.

pub mod condition;

use xxhash_rust::xxh3::xxh3_64;

use crate::finding::{Finding, Note, Place, Severity};
use crate::mapping::RuleSettings;
use crate::mapping::layout::Layout;
use crate::mapping::mapped_column::MappedColumn;
use crate::mapping::org::OrgSettings;
use crate::profile::Profile;
use crate::profile::field::Field;
use crate::profile::field_id::FieldId;
use crate::profile::operation::Operation;
use crate::source::Observed;
use crate::source::block::Row;
use crate::source::facts::{Area, Facts, Spans, Unseen};
use crate::source::traits::Traits;
use crate::user::links::{Links, Naming};
use crate::user::list::{Named, UserList};
use crate::user::{User, Value};

/// A check: its name, its page, how much its findings weigh, and the code.
#[derive(Debug)]
pub struct Rule {
    /// What it is called, in kebab-case; it names the fault and stays for ever.
    pub name: &'static str,
    /// Its page, in Markdown.
    pub page: &'static str,
    /// How much its findings weigh unless profile or mapping say otherwise.
    pub severity: Severity,
    /// What it looks at.
    pub check: Check,
}

/// What a rule looks at.
#[derive(Debug)]
pub enum Check {
    /// The file, its headers and the mapping, before the first row.
    File(fn(&Setup<'_>) -> Vec<Sighting>),
    /// A record below the headers that may be no user at all. One that is none has this finding and no other.
    NonUserRow(for<'a> fn(&Setup<'a>) -> Option<LookForNonUser<'a>>),
    /// A record as it stands in the file.
    Row(LookAtRow),
    /// Every value that fills a field. Called once for each column that fills one.
    Value(for<'a> fn(&'a MappedColumn, &Setup<'a>) -> Look<'a>),
    /// A column as a whole. Called once for each column that fills a field.
    Column(for<'a> fn(&'a MappedColumn, &Setup<'a>) -> Option<Weighing<'a>>),
    /// The values of one user together. Called once.
    User(for<'a> fn(&Setup<'a>) -> Sight<Looking<'a>>),
    /// Users who share a value. Called once for each field that has a column.
    Group(for<'a> fn(&'a Field, &Setup<'a>) -> Option<TellOfMember<'a>>),
    /// How many users have each value. Called once for each field that has a column.
    Tally(for<'a> fn(&'a Field, &Setup<'a>) -> Sight<TellOfTallies<'a>>),
    /// How many users there are of a kind. Called once.
    Count(for<'a> fn(&Setup<'a>) -> Sight<Counting<'a>>),
    /// Who names whom. Called once for each field that has a column and refers to one that has.
    Links(for<'a> fn(&'a Field, &Setup<'a>) -> Sight<TellOfLinks<'a>>),
    /// The file once all of its rows were seen.
    End(fn(&Totals, &Setup<'_>) -> Vec<Sighting>),
    /// What a workbook has beside the text of its cells, once all of its rows were seen. A finding about an empty cell is
    /// why it is empty: then nothing else of no more severity is said of that.
    Sheet(fn(&Sheet<'_>, &Setup<'_>) -> Sight<Vec<Sighting>>),
    /// Several of these, none of which is this one again.
    Several(&'static [Check]),
}

/// What is known before the first row.
#[derive(Debug, Clone, Copy)]
pub struct Setup<'a> {
    /// The target system.
    pub profile: &'a Profile,
    /// What the file is for.
    pub operation: &'a Operation,
    /// What only this customer knows.
    pub org: &'a OrgSettings,
    /// What was observed about the file.
    pub observed: &'a Observed,
    /// Which column fills what.
    pub layout: &'a Layout,
    /// What the mapping says of the severity of rules.
    pub rules: &'a RuleSettings,
    /// The users that the target holds now.
    pub current: Option<&'a UserList>,
    /// How many rows name each of them by a match key; there once the engine runs, and sure once all rows were seen.
    pub named: Option<&'a Named>,
}

/// What a rule cannot check that compares with the users of the target, and what would change it.
pub const NO_CURRENT: &str = "no export of the current users were given; add `--current FILE`";

/// What a rule saw of the file or of a column.
#[derive(Debug, Clone, Default)]
pub struct Sighting {
    /// Where.
    pub place: Place,
    /// The field that it is about.
    pub field: Option<FieldId>,
    /// The text, where it is about one.
    pub value: Option<Box<str>>,
    /// What.
    pub note: Note,
}

/// What a rule makes of one file.
pub enum Sight<T> {
    /// It has nothing to check here.
    Away,
    /// It cannot check without something that nobody gave it: what, and how to give it.
    Blind(String),
    /// It checks in this way.
    Sees(T),
}

/// How a rule looks at the values of one field.
pub enum Look<'a> {
    /// It has nothing to check here.
    Away,
    /// It cannot check without something that nobody gave it: what, and how to give it.
    Blind(String),
    /// It looks at each value; empty ones are left out.
    Item(LookAtText<'a>),
    /// It looks at the cell as it stands in the file; empty ones are left out.
    Cell(LookAtText<'a>),
    /// It looks in that way at cells that have one of these traits. On the clean path that costs next to nothing.
    Only(Traits, Box<Look<'a>>),
}

/// A check of one record.
pub type LookAtRow = fn(&Row<'_>, &Setup<'_>) -> Option<Note>;

/// A check whether a record is no user, by the column that tells.
pub type LookForNonUser<'a> =
    Box<dyn Fn(&Row<'_>, &User<'_>) -> Option<(Option<u32>, Note)> + Sync + 'a>;

/// A check of one text.
pub type LookAtText<'a> = Box<dyn Fn(&str) -> Option<Note> + Sync + 'a>;

/// A check of one user; it says of which field or value each note is.
pub type LookAtUser<'a> = Box<dyn Fn(&User<'_>, &mut dyn FnMut(About<'_>, Note)) + Sync + 'a>;

/// How a rule looks at users.
pub struct Looking<'a> {
    /// What it sees of one user.
    pub look: LookAtUser<'a>,
    /// Whether what it said of one still stands once all users were seen; none where it does.
    pub stands: Option<Box<dyn Fn(&Finding) -> bool + Sync + 'a>>,
}

impl<'a> From<LookAtUser<'a>> for Looking<'a> {
    fn from(look: LookAtUser<'a>) -> Self {
        Self { look, stands: None }
    }
}

/// What of a user a note is about.
#[derive(Debug, Clone, Copy)]
pub struct About<'u> {
    /// The field.
    pub field: FieldId,
    /// The value, where the field has one that is meant.
    pub value: Option<&'u Value<'u>>,
}

impl<'u> About<'u> {
    /// A field as such: it has no value, perhaps.
    #[must_use]
    pub fn field(field: FieldId) -> Self {
        Self { field, value: None }
    }

    /// One value of a field.
    #[must_use]
    pub fn value(field: FieldId, value: &'u Value<'u>) -> Self {
        Self {
            field,
            value: Some(value),
        }
    }
}

/// How many kinds of values a rule can tell apart when it weighs a column.
pub const KINDS: usize = 32;

/// How many values of each kind a column has.
pub type Evidence = [u64; KINDS];

/// How a rule weighs a column as a whole: what it sees in one value counts only beside all the others.
pub struct Weighing<'a> {
    /// Of what kind a value is, a number below [`KINDS`]; none where it tells nothing.
    pub kind: Box<dyn Fn(&str) -> Option<u8> + Sync + 'a>,
    /// What may have to be said of a value of that kind. It is weighed again by `settle` once all values were seen.
    pub note: Box<dyn Fn(&str, u8) -> Option<Note> + Sync + 'a>,
    /// What remains to be said of such a value; nothing where the others explain it.
    pub settle: Box<dyn Fn(Note, &str, &Evidence) -> Option<Note> + Sync + 'a>,
    /// What is to be said of the column.
    pub conclude: Box<dyn Fn(&Evidence) -> Option<Note> + Sync + 'a>,
}

/// What to say of a user who shares a value with others, if anything, and which of the others it is about.
pub type TellOfMember<'a> = Box<dyn Fn(&Member) -> Option<(Among, Note)> + Sync + 'a>;

/// A user among those whose values differ in nothing but case, if in anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The first other row of all, and how many rows there are.
    pub alike: (u64, u64),
    /// The first other row with the same value to the target, and how many such rows there are.
    pub same: Option<(u64, u64)>,
    /// Whether another row has the value to the letter.
    pub to_the_letter: bool,
    /// The first other row that has another value to the target, which differs in case only.
    pub otherwise: Option<u64>,
    /// The first other row that is the same in every cell, and how many such rows there are.
    pub copies: Option<(u64, u64)>,
}

/// Which rows of a group a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Among {
    /// All: their values differ in nothing but case, if in anything.
    Alike,
    /// Those with the same value to the target.
    Same,
    /// Those that are the same in every cell.
    Copies,
}

/// A value, and how many users have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally<'t> {
    /// The value.
    pub value: &'t str,
    /// How many users of the file have it.
    pub users: u64,
}

/// What to say of the users with a value, by the number of its tally. Tallies are in the order of their values.
pub type TellOfTallies<'a> = Box<dyn Fn(&[Tally<'_>], &mut dyn FnMut(usize, Note)) + Sync + 'a>;

/// How a rule counts users of a kind.
pub struct Counting<'a> {
    /// Whether a user is of the kind.
    pub counts: Box<dyn Fn(&User<'_>) -> bool + Sync + 'a>,
    /// What to say of their number.
    pub tell: Box<dyn Fn(u64) -> Vec<Sighting> + Sync + 'a>,
}

/// What to say of rows, once it is known who names whom. Keys are those of [`fingerprint`].
pub type TellOfLinks<'a> = Box<dyn Fn(&Links) -> Vec<(Naming, Note)> + Sync + 'a>;

/// The fingerprint of what all spellings of a value have in common, case left out; none where it can be nobody's.
/// `key` is scratch.
#[must_use]
pub fn loose_fingerprint(field: &Field, value: &str, key: &mut String) -> Option<u64> {
    field.write_loose_key(value, key);
    (!key.is_empty()).then(|| xxh3_64(key.as_bytes()))
}

/// The fingerprint of a value by which [`Links`] know users; none where the value can be nobody's. `key` is scratch.
#[must_use]
pub fn fingerprint(field: &Field, value: &str, key: &mut String) -> Option<u64> {
    field.write_key(value, key);
    (!key.is_empty()).then(|| xxh3_64(key.as_bytes()))
}

/// The same of a value that names another user. One that can be nobody's names nobody, and that is something to know.
#[must_use]
pub fn named_fingerprint(field: &Field, value: &str, key: &mut String) -> u64 {
    fingerprint(field, value, key).unwrap_or_else(|| xxh3_64(value.as_bytes()))
}

/// What was counted while the rows were read.
#[derive(Debug, Clone, Default)]
pub struct Totals {
    /// How many users the file holds.
    pub users: u64,
    /// Columns without a header that hold something: the column, the first row, and how many rows.
    pub unlabelled: Vec<(u32, u64, u64)>,
}

/// A sheet of a workbook, once all of its rows were seen.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'s> {
    /// What it has beside the text of its cells.
    pub facts: &'s Facts,
    /// The rows of users.
    pub users: &'s Spans,
    /// Cells of users that fill something and are covered by others.
    pub covered: &'s [Covered],
    /// Merged areas that cover too many such cells to name each, and how many.
    pub crowds: &'s [(Area, u64)],
}

/// A cell that others cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// The merged cells.
    pub area: Area,
    /// Its row.
    pub row: u64,
    /// Its column, from 0.
    pub column: u32,
    /// The field that it fills.
    pub field: FieldId,
    /// What it holds all the same.
    pub cell: Option<Box<str>>,
    /// What the first of the merged cells holds, where that is the value of a user for the same field.
    pub first: Option<Box<str>>,
}

impl Sheet<'_> {
    /// Why something cannot be checked here, if so.
    #[must_use]
    pub fn blind(&self, what: &str) -> Option<String> {
        Some(match self.facts.unseen? {
            Unseen::Format => {
                format!("{what} are looked for in XLSX and ODS only: save the workbook as XLSX")
            }
            Unseen::Damaged => {
                format!("{what} could not be looked for: open the workbook in Excel and save it")
            }
        })
    }
}

impl Rule {
    /// The sentence under the title of its page.
    #[must_use]
    pub fn sentence(&self) -> &'static str {
        self.page
            .lines()
            .skip(1)
            .find(|line| !line.trim().is_empty())
            .unwrap_or_default()
    }

    /// How much its findings weigh: the rule's word, then the profile's, then the mapping's; none where it is not run.
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

impl Sighting {
    /// About the whole file.
    #[must_use]
    pub fn of_the_file(note: Note) -> Self {
        Self {
            note,
            ..Self::default()
        }
    }

    /// About a column.
    #[must_use]
    pub fn of_a_column(column: u32, note: Note) -> Self {
        Self {
            place: Place {
                column: Some(column),
                ..Place::default()
            },
            ..Self::of_the_file(note)
        }
    }

    /// About a cell that fills a field.
    #[must_use]
    pub fn of_a_cell(row: u64, column: u32, field: FieldId, note: Note) -> Self {
        Self {
            place: Place {
                row: Some(row),
                column: Some(column),
                ..Place::default()
            },
            field: Some(field),
            ..Self::of_the_file(note)
        }
    }
}

impl<'a> Setup<'a> {
    /// The field that a column fills.
    #[must_use]
    pub fn field(&self, mapped: &MappedColumn) -> &'a Field {
        &self.profile.fields[mapped.field]
    }

    /// The fields of which this operation needs one each.
    #[must_use]
    pub fn needs(&self) -> Vec<Vec<FieldId>> {
        self.profile.needs(self.operation)
    }

    /// The match keys that the file has a column for, the strongest first, by their numbers.
    #[must_use]
    pub fn match_keys(&self) -> Vec<FieldId> {
        let keys = self.profile.match_keys();
        keys.filter(|key| !self.layout.columns_of(*key).is_empty())
            .collect()
    }

    /// Why nothing can be compared with the current users that needs all of these fields; nothing where it can.
    #[must_use]
    pub fn cannot_compare(&self, fields: &[FieldId]) -> Option<String> {
        let Some(users) = self.current else {
            return Some(NO_CURRENT.to_owned());
        };
        let missing = fields.iter().find(|number| !users.has(**number))?;
        let name = &self.profile.fields[*missing].name;
        Some(format!("the current users have no column for `{name}`"))
    }

    /// Whether it is our assumption that this operation needs these fields.
    #[must_use]
    pub fn assumes_need(&self, need: &[FieldId]) -> bool {
        let assumes = |number: &FieldId| self.profile.fields[*number].assumes("required");
        match *self.operation.requires {
            Some(_) => self.operation.assumed.iter().any(|key| key == "requires"),
            None => need.iter().all(assumes),
        }
    }

    /// How much the findings of another rule weigh, so that two rules do not speak of one cell; none where it is not run.
    #[must_use]
    pub fn effective_severity(&self, rule: &Rule) -> Option<Severity> {
        rule.effective_severity(self.profile, self.rules)
    }

    /// How people call the target system.
    #[must_use]
    pub fn target(&self) -> &str {
        self.profile.called()
    }
}
