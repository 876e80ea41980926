//! A plan that was made or read, before it is bound to the current users.

use jiff::civil::DateTime;

use crate::messages::Message;
use crate::plan::Plan;
use crate::plan::lookalikes::Lookalike;
use crate::roster::End;
use crate::source::sheets::UnreadSheet;

/// A plan, and how it came about.
pub struct PreparedPlan {
    /// The plan.
    pub plan: Plan,
    /// The new users who are perhaps current users whom no row names.
    pub lookalikes: Vec<Lookalike>,
    /// Where the file ends, where users who are not in it would be removed.
    pub end: Option<End>,
    /// The sheets of the file that were not read, although they hold users under the same headers.
    pub unread: Vec<UnreadSheet>,
    /// The moment of the run.
    pub now: DateTime,
    /// What else is worth knowing.
    pub notes: Vec<Message>,
}
