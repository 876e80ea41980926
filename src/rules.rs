//! What a rule is, and the list of all of them.
//!
//! A rule is a pair of files with one stem: the code, and a page that explains it. The page is the rule's rustdoc, the
//! text of `validate --explain`, and a test. A rule knows no target system: its parameters come from the profile and the
//! mapping. It returns what it saw; the engine adds place and weight.

mod ambiguous_column;
mod disallowed_domain;
mod duplicate_email;
mod duplicate_label;
mod invalid_boolean;
mod invalid_date;
mod invalid_email;
mod invalid_phone;
mod missing_column;
mod missing_value;
mod no_users;
mod nul_byte;
mod pattern_mismatch;
mod ragged_row;
mod stray_whitespace;
mod too_many_rows;
mod unclosed_quote;
mod unlabelled_column;
mod unmapped_column;
mod unreadable_encoding;
mod value_not_allowed;
mod value_too_long;
mod wrong_delimiter;
mod wrong_encoding;
mod wrong_format;

use crate::finding::{Note, Place, Severity};
use crate::mapping::feed::Feed;
use crate::mapping::layout::Layout;
use crate::mapping::tenant::Tenant;
use crate::profile::Profile;
use crate::profile::attribute::Attribute;
use crate::profile::operation::{Need, Operation};
use crate::source::Observed;
use crate::source::block::Row;
use crate::user::User;

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
    /// A record as it stands in the file.
    Row(LookAtRow),
    /// Every value that feeds an attribute. Called once for each column that feeds one.
    Value(for<'a> fn(&'a Feed, &Setup<'a>) -> Look<'a>),
    /// The values of one user together. Called once.
    User(for<'a> fn(&Setup<'a>) -> Option<LookAtUser<'a>>),
    /// Users who share a value. Called once for each attribute that has a column.
    Group(for<'a> fn(&'a Attribute, &Setup<'a>) -> Option<Grouping<'a>>),
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
    /// What.
    pub note: Note,
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
}

/// A check of one record.
pub type LookAtRow = fn(&Row<'_>, &Setup<'_>) -> Option<Note>;

/// A check of one text.
pub type LookAtText<'a> = Box<dyn Fn(&str) -> Option<Note> + Sync + 'a>;

/// A check of one user; it names the attribute that each note is about.
pub type LookAtUser<'a> = Box<dyn Fn(&User<'_>, &mut dyn FnMut(usize, Note)) + Sync + 'a>;

/// Writes a text that stands for a value into an empty one.
pub type WriteKey<'a> = Box<dyn Fn(&str, &mut String) + Sync + 'a>;

/// How a rule brings users together.
pub struct Grouping<'a> {
    /// Writes what two values have in common into an empty text; nothing where the value belongs to no group.
    pub key: WriteKey<'a>,
    /// What to say of a row.
    pub note: Box<dyn Fn(Member) -> Note + Sync + 'a>,
}

/// A row among those that share a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The first other row.
    pub first_other: u64,
    /// How many rows there are.
    pub size: u64,
    /// Whether another row has the value to the letter, and not only one that counts as the same.
    pub to_the_letter: bool,
}

/// What was counted while the rows were read.
#[derive(Debug, Clone, Default)]
pub struct Totals {
    /// How many users the file holds.
    pub users: u64,
    /// Columns without a label that hold something: the column, the first row, and how many rows.
    pub unlabelled: Vec<(u32, u64, u64)>,
}

/// All rules, in alphabetical order.
pub const ALL: &[Rule] = &[
    ambiguous_column::RULE,
    disallowed_domain::RULE,
    duplicate_email::RULE,
    duplicate_label::RULE,
    invalid_boolean::RULE,
    invalid_date::RULE,
    invalid_email::RULE,
    invalid_phone::RULE,
    missing_column::RULE,
    missing_value::RULE,
    no_users::RULE,
    nul_byte::RULE,
    pattern_mismatch::RULE,
    ragged_row::RULE,
    stray_whitespace::RULE,
    too_many_rows::RULE,
    unclosed_quote::RULE,
    unlabelled_column::RULE,
    unmapped_column::RULE,
    unreadable_encoding::RULE,
    value_not_allowed::RULE,
    value_too_long::RULE,
    wrong_delimiter::RULE,
    wrong_encoding::RULE,
    wrong_format::RULE,
];

/// Names that a profile or a mapping may use already: rules that a later version brings.
pub const PLANNED: &[&str] = &["small-group"];

/// The rule of that name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.name == name)
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
            attribute: None,
            note,
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
        let number = |name: &String| {
            self.profile
                .attributes
                .iter()
                .position(|attribute| attribute.name == *name)
        };
        if let Some(needs) = &self.operation.requires {
            let numbers = |need: &Need| need.names().iter().filter_map(number).collect();
            return needs.iter().map(numbers).collect();
        }
        let required =
            |(number, attribute): (usize, &Attribute)| attribute.required.then(|| vec![number]);
        let attributes = self.profile.attributes.iter().enumerate();
        attributes.filter_map(required).collect()
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
