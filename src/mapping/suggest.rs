//! From labels and values to a mapping: which column feeds which attribute, how sure that is, and why.

mod assignment;
mod labels;
mod names;
mod opposites;
pub mod values;

use crate::mapping::column::Column;
use crate::mapping::portrait::Portrait;
use crate::mapping::tenant::Tenant;
use crate::profile::Profile;
use crate::profile::attribute::Attribute;
use crate::profile::operation::Operation;
use crate::source::header::{Header, Origin};

/// What is suggested for one attribute.
#[derive(Debug, Clone)]
pub struct Suggestion {
    /// The number of the attribute in the profile.
    pub attribute: usize,
    /// What feeds it, as far as one can see.
    pub outcome: Outcome,
}

/// How sure it is what feeds an attribute.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// This does: the label says so and no value speaks against it.
    Sure(Choice),
    /// One of these may, the likeliest first. A person has to say.
    Maybe(Vec<Choice>),
    /// Nothing in the file looks like it.
    NotFound,
}

impl Outcome {
    /// `sure`, `maybe` or `not-found`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Sure(_) => "sure",
            Self::Maybe(_) => "maybe",
            Self::NotFound => "not-found",
        }
    }

    /// Everything that is suggested, the likeliest first.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::Sure(choice) => std::slice::from_ref(choice),
            Self::Maybe(choices) => choices,
            Self::NotFound => &[],
        }
    }
}

impl Outcome {
    /// Everything that is suggested, to be changed.
    pub fn choices_mut(&mut self) -> &mut [Choice] {
        match self {
            Self::Sure(choice) => std::slice::from_mut(choice),
            Self::Maybe(choices) => choices,
            Self::NotFound => &mut [],
        }
    }
}

/// Columns that could feed an attribute, and how they would.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The columns, from 0; none where everyone has the same value.
    pub columns: Vec<u32>,
    /// How a mapping would read them; it names no column.
    pub settings: Column,
    /// What speaks for and against it, in words that hold no value of a person.
    pub reasons: Vec<String>,
}

impl Choice {
    /// One column and what the mapping has to say about it.
    #[must_use]
    pub fn of(profile: &Profile, attribute: usize, column: u32, portrait: &Portrait) -> Self {
        let attribute = &profile.attributes[attribute];
        let (settings, reasons) = values::settings(attribute, &[portrait]);
        Self {
            columns: vec![column],
            settings,
            reasons,
        }
    }
}

/// What is known beside the file.
pub struct Known<'a> {
    /// What the file is for.
    pub operation: &'a Operation,
    /// What only this customer knows.
    pub tenant: &'a Tenant,
    /// Whether a user who is there now has that value of an attribute; nothing where no list says.
    pub held: &'a dyn Fn(usize, &str) -> Option<bool>,
    /// Attributes that a person has settled, and the columns that feed them.
    pub settled: Vec<(usize, Vec<u32>)>,
}

/// What feeds each attribute that an import looks at, in the order of the profile.
#[must_use]
pub fn suggest(profile: &Profile, header: &Header, portraits: &[Portrait]) -> Vec<Suggestion> {
    let usual = Operation::default();
    let known = Known {
        operation: profile.operations.get("import").unwrap_or(&usual),
        tenant: &Tenant::default(),
        held: &|_, _| None,
        settled: Vec::new(),
    };
    suggest_knowing(profile, header, portraits, &known)
}

/// What feeds each attribute that the operation looks at and that nobody has settled, in the order of the profile.
#[must_use]
pub fn suggest_knowing(
    profile: &Profile,
    header: &Header,
    portraits: &[Portrait],
    known: &Known<'_>,
) -> Vec<Suggestion> {
    let table = Table {
        profile,
        labels: match header.origin {
            Origin::NoneSeen => vec![""; header.labels.len()],
            Origin::Insisted if header.row.is_none() => vec![""; header.labels.len()],
            _ => header.labels.iter().map(|label| label.trim()).collect(),
        },
        ours: header.errors_column,
        portraits,
        known,
        needed: profile.needs(known.operation).concat(),
    };
    assignment::assign(&table)
}

/// Why the values of a column cannot be those of an attribute, or not as they stand.
#[must_use]
pub fn speaks_against(profile: &Profile, attribute: usize, portrait: &Portrait) -> Option<String> {
    match values::verdict(profile, &profile.attributes[attribute], portrait) {
        values::Verdict::Against(reason) => Some(reason),
        _ => None,
    }
}

/// A file beside a profile: what the evidence is taken from.
struct Table<'a> {
    profile: &'a Profile,
    /// The labels; all empty where the file has none.
    labels: Vec<&'a str>,
    /// The column that an earlier run added.
    ours: Option<u32>,
    portraits: &'a [Portrait],
    known: &'a Known<'a>,
    /// The attributes without which no user can go in.
    needed: Vec<usize>,
}

impl Table<'_> {
    /// The columns that are not ours.
    fn columns(&self) -> impl Iterator<Item = u32> {
        (0..self.labels.len() as u32).filter(|column| Some(*column) != self.ours)
    }

    fn portrait(&self, column: u32) -> &Portrait {
        &self.portraits[column as usize]
    }

    fn label(&self, column: u32) -> &str {
        self.labels[column as usize]
    }

    fn attribute(&self, number: usize) -> &Attribute {
        &self.profile.attributes[number]
    }

    /// Whether the operation looks at an attribute and nobody has settled what feeds it.
    fn is_open(&self, number: usize) -> bool {
        let settled = self
            .known
            .settled
            .iter()
            .any(|(settled, _)| *settled == number);
        let wanted = match &self.known.operation.attributes {
            Some(names) => names.contains(&self.attribute(number).name),
            None => true,
        };
        wanted && !settled
    }
}
