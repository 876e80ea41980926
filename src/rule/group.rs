//! A check of users who share a value of a field, or name each other by it.

use std::fmt;

use crate::finding::{FieldId, RowNumber};
use crate::rule::Observation;
use crate::user::links::{Links, Naming};
use crate::user::list::MatchCounts;

/// Says what is to be said of a user who shares a value with others.
pub type JudgeMember<'a> = Box<dyn Fn(&Member) -> Option<(Among, Observation)> + Send + Sync + 'a>;
/// Says what is to be said of a user whose address leads to the same mailbox as that of others.
pub type JudgeMailbox<'a> = Box<dyn Fn(&Others) -> Observation + Send + Sync + 'a>;
/// Says what is to be said of the users with a value, by the number of its tally. It is also given how many rows name each
/// of the current users, where there are any.
pub type JudgeTallies<'a> = Box<
    dyn Fn(&[Tally<'_>], Option<&MatchCounts>, &mut dyn FnMut(usize, Observation))
        + Send
        + Sync
        + 'a,
>;
/// Says what is to be said of rows, once it is known who names whom. Observations that are equal should come one after the
/// other: then they are kept once.
type JudgeLinks<'a> = Box<dyn Fn(&Links, &mut dyn FnMut(Naming, Observation)) + Send + Sync + 'a>;

/// Says what is to be said of the values with a part, by the number of its tally: the second argument is asked about the
/// first of these values, one by one. Tallies are in the order of the parts.
type JudgeParts<'a> = Box<
    dyn Fn(&[Tally<'_>], &mut dyn FnMut(usize, &dyn Fn(&str) -> Option<Observation>))
        + Send
        + Sync
        + 'a,
>;

/// A check of how many users have which part of a value.
pub struct PartCheck<'a> {
    /// The part of a value that is counted, if it has one.
    pub part: fn(&str) -> Option<&str>,
    /// What is to be said of the values with a part.
    pub judge: JudgeParts<'a>,
}

/// A check of who names whom.
pub struct LinkCheck<'a> {
    /// What is to be said of rows.
    pub judge: JudgeLinks<'a>,
    /// Other values that can be meant by one that names a user. The only one of them that a user has is suggested.
    pub other_forms: fn(&str) -> Vec<String>,
}

/// A check of users who share the values of several fields.
pub struct TogetherCheck<'a> {
    /// The fields.
    pub fields: Vec<FieldId>,
    /// What is to be said of a user who shares all of their values with others.
    pub judge: JudgeMailbox<'a>,
}

/// A check of users who share a value of a field, or name each other by it.
pub enum GroupCheck<'a> {
    /// What is to be said of a user who shares a value with others, and which of the others it is about.
    Shared(JudgeMember<'a>),
    /// What is to be said of a user whose address is spelled otherwise than that of another user of the same name, and
    /// leads to the same mailbox. Only for a field of email addresses.
    Mailboxes(JudgeMailbox<'a>),
    /// What is to be said of the users with a value, by the number of its tally. Tallies are in the order of their values.
    Tallies(JudgeTallies<'a>),
    /// What is to be said of values by a part of each, such as the domain of an address. Where a file has thousands of
    /// different parts, nothing is said.
    Parts(PartCheck<'a>),
    /// What is to be said of rows, once it is known who names whom. Only for a field that refers to another one.
    Links(LinkCheck<'a>),
    /// What is to be said of users who share the values of several fields, of which this is the first.
    Together(Vec<TogetherCheck<'a>>),
}

impl<'a> GroupCheck<'a> {
    /// A check of each user who shares a value with others.
    pub fn shared(
        judge: impl Fn(&Member) -> Option<(Among, Observation)> + Send + Sync + 'a,
    ) -> Self {
        Self::Shared(Box::new(judge))
    }

    /// A check of each user whose address leads to the same mailbox as that of others.
    pub fn mailboxes(judge: impl Fn(&Others) -> Observation + Send + Sync + 'a) -> Self {
        Self::Mailboxes(Box::new(judge))
    }

    /// A check of how many users have which value.
    pub fn tallies(
        judge: impl Fn(&[Tally<'_>], Option<&MatchCounts>, &mut dyn FnMut(usize, Observation))
        + Send
        + Sync
        + 'a,
    ) -> Self {
        Self::Tallies(Box::new(judge))
    }

    /// A check of how many users have which part of a value.
    pub fn parts(
        part: fn(&str) -> Option<&str>,
        judge: impl Fn(&[Tally<'_>], &mut dyn FnMut(usize, &dyn Fn(&str) -> Option<Observation>))
        + Send
        + Sync
        + 'a,
    ) -> Self {
        Self::Parts(PartCheck {
            part,
            judge: Box::new(judge),
        })
    }

    /// A check of who names whom.
    pub fn links(
        judge: impl Fn(&Links, &mut dyn FnMut(Naming, Observation)) + Send + Sync + 'a,
    ) -> Self {
        Self::Links(LinkCheck {
            judge: Box::new(judge),
            other_forms: |_| Vec::new(),
        })
    }

    /// The same check, which suggests what can be meant by a value that names a user, where one user has that.
    #[must_use]
    pub fn or_meant(mut self, other_forms: fn(&str) -> Vec<String>) -> Self {
        if let Self::Links(check) = &mut self {
            check.other_forms = other_forms;
        }
        self
    }
}

impl fmt::Debug for GroupCheck<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Shared(_) => "Shared",
            Self::Mailboxes(_) => "Mailboxes",
            Self::Tallies(_) => "Tallies",
            Self::Parts(_) => "Parts",
            Self::Links(_) => "Links",
            Self::Together(_) => "Together",
        })
    }
}

/// Other rows that have something in common with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Others {
    /// The first of them.
    pub first: RowNumber,
    /// How many rows have it in common, the row itself included.
    pub size: u64,
}

/// A user among those whose values differ in nothing but case, if in anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// All of them.
    pub alike: Others,
    /// Those with the same value to the target.
    pub same: Option<Others>,
    /// Whether another row has the value to the letter.
    pub to_the_letter: bool,
    /// The first other row that has another value to the target, which differs in case only.
    pub otherwise: Option<RowNumber>,
    /// Those that are the same in every cell.
    pub copies: Option<Others>,
}

/// Which rows of a group an observation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Among {
    /// All: their values differ in nothing but case, if in anything.
    Alike,
    /// Those with the same value to the target.
    Same,
    /// Those that are the same in every cell.
    Copies,
}

/// A value or a part of one, and how many users have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally<'t> {
    /// The value.
    pub value: &'t str,
    /// How many users of the file have it.
    pub users: u64,
}
