//! What a rule is: what it looks at, what it is told, and what it gives back.
//!
//! A rule knows no target system: its parameters come from the profile and the mapping. It returns what it saw; the engine
//! adds place and weight.

use xxhash_rust::xxh3::xxh3_64;

use crate::finding::{Finding, Note, Place, Severity};
use crate::mapping::feed::Feed;
use crate::mapping::layout::Layout;
use crate::mapping::tenant::Tenant;
use crate::profile::Profile;
use crate::profile::attribute::Attribute;
use crate::profile::operation::Operation;
use crate::source::Observed;
use crate::source::block::Row;
use crate::source::traits::Traits;
use crate::user::links::Links;
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
    /// The file, its labels and the mapping, before the first row.
    File(fn(&Setup<'_>) -> Vec<Sighting>),
    /// A record below the labels that may be no user at all. One that is none has this finding and no other.
    Stranger(for<'a> fn(&Setup<'a>) -> Option<LookForStranger<'a>>),
    /// A record as it stands in the file.
    Row(LookAtRow),
    /// Every value that feeds an attribute. Called once for each column that feeds one.
    Value(for<'a> fn(&'a Feed, &Setup<'a>) -> Look<'a>),
    /// A column as a whole. Called once for each column that feeds an attribute.
    Column(for<'a> fn(&'a Feed, &Setup<'a>) -> Option<Weighing<'a>>),
    /// The values of one user together. Called once.
    User(for<'a> fn(&Setup<'a>) -> Sight<Looking<'a>>),
    /// Users who share a value. Called once for each attribute that has a column.
    Group(for<'a> fn(&'a Attribute, &Setup<'a>) -> Option<TellOfMember<'a>>),
    /// How many users have each value. Called once for each attribute that has a column.
    Tally(for<'a> fn(&'a Attribute, &Setup<'a>) -> Sight<TellOfTallies<'a>>),
    /// How many users there are of a kind. Called once.
    Count(for<'a> fn(&Setup<'a>) -> Sight<Counting<'a>>),
    /// Who names whom. Called once for each attribute that has a column and refers to one that has.
    Links(for<'a> fn(&'a Attribute, &Setup<'a>) -> Sight<TellOfLinks<'a>>),
    /// The file once all of its rows were seen.
    End(fn(&Totals, &Setup<'_>) -> Vec<Sighting>),
}

/// What is known before the first row.
#[derive(Debug, Clone, Copy)]
pub struct Setup<'a> {
    /// The target system.
    pub profile: &'a Profile,
    /// What the file is for.
    pub operation: &'a Operation,
    /// The name of the operation.
    pub operation_name: &'a str,
    /// What only this customer knows.
    pub tenant: &'a Tenant,
    /// What was observed about the file.
    pub observed: &'a Observed,
    /// Which column feeds what.
    pub layout: &'a Layout,
}

/// What a rule saw of the file or of a column.
#[derive(Debug, Clone, Default)]
pub struct Sighting {
    /// Where.
    pub place: Place,
    /// The number of the attribute that it is about.
    pub attribute: Option<usize>,
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

/// How a rule looks at the values of one attribute.
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
pub type LookForStranger<'a> =
    Box<dyn Fn(&Row<'_>, &User<'_>) -> Option<(Option<u32>, Note)> + Sync + 'a>;

/// A check of one text.
pub type LookAtText<'a> = Box<dyn Fn(&str) -> Option<Note> + Sync + 'a>;

/// A check of one user; it says of which attribute or value each note is.
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
    /// The number of the attribute.
    pub attribute: usize,
    /// The value, where the attribute has one that is meant.
    pub value: Option<&'u Value<'u>>,
}

impl<'u> About<'u> {
    /// An attribute as such: it has no value, perhaps.
    #[must_use]
    pub fn attribute(attribute: usize) -> Self {
        Self {
            attribute,
            value: None,
        }
    }

    /// One value of an attribute.
    #[must_use]
    pub fn value(attribute: usize, value: &'u Value<'u>) -> Self {
        Self {
            attribute,
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

/// What to say of a user who shares a value with others, if anything.
pub type TellOfMember<'a> = Box<dyn Fn(&Member) -> Option<Note> + Sync + 'a>;

/// A user among those whose values differ in nothing but case, if in anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The first other row of all, and how many rows there are.
    pub alike: (u64, u64),
    /// The first other row with the same value to the target, and how many such rows there are.
    pub same: Option<(u64, u64)>,
    /// Whether another row has the value to the letter.
    pub to_the_letter: bool,
    /// The first row that has another value to the target, which differs in case only.
    pub otherwise: Option<u64>,
    /// The first other row that is the same in every cell.
    pub copy_of: Option<u64>,
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
pub type TellOfLinks<'a> = Box<dyn Fn(&Links) -> Vec<(u64, Note)> + Sync + 'a>;

/// The fingerprint of what all spellings of a value have in common, case left out; none where it can be nobody's.
/// `key` is scratch.
#[must_use]
pub fn loose_fingerprint(attribute: &Attribute, value: &str, key: &mut String) -> Option<u64> {
    attribute.write_loose_key(value, key);
    (!key.is_empty()).then(|| xxh3_64(key.as_bytes()))
}

/// The fingerprint of a value by which [`Links`] know users; none where the value can be nobody's. `key` is scratch.
#[must_use]
pub fn fingerprint(attribute: &Attribute, value: &str, key: &mut String) -> Option<u64> {
    attribute.write_key(value, key);
    (!key.is_empty()).then(|| xxh3_64(key.as_bytes()))
}

/// What was counted while the rows were read.
#[derive(Debug, Clone, Default)]
pub struct Totals {
    /// How many users the file holds.
    pub users: u64,
    /// Columns without a label that hold something: the column, the first row, and how many rows.
    pub unlabelled: Vec<(u32, u64, u64)>,
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
}

impl<'a> Setup<'a> {
    /// The attribute that a column feeds.
    #[must_use]
    pub fn attribute(&self, feed: &Feed) -> &'a Attribute {
        &self.profile.attributes[feed.attribute]
    }

    /// The attributes of which this operation needs one each, by their numbers.
    #[must_use]
    pub fn needs(&self) -> Vec<Vec<usize>> {
        self.profile.needs(self.operation)
    }

    /// Whether it is our assumption that this operation needs these attributes.
    #[must_use]
    pub fn assumes_need(&self, need: &[usize]) -> bool {
        let assumes = |number: &usize| self.profile.attributes[*number].assumes("required");
        match self.operation.requires {
            Some(_) => self.operation.assumed.iter().any(|key| key == "requires"),
            None => need.iter().all(assumes),
        }
    }

    /// How people call the target system.
    #[must_use]
    pub fn target(&self) -> &str {
        self.profile.called()
    }
}
