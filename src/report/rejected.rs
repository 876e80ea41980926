//! Why an export was not written, in words.

use std::collections::BTreeSet;

use hashbrown::HashMap;

use crate::export::sheet::Sheet;
use crate::export::unwritable::Why;
use crate::finding::FieldId;
use crate::messages::Message;
use crate::profile::Profile;
use crate::profile::field::Field;
use crate::report::format::Page;
use crate::report::numbers::{counted, grouped};
use crate::rule::SettledBy;
use crate::rules;
use crate::user::list::UserId;

/// How many problems are shown.
const SHOWN: usize = 20;

/// An export that the target would not take.
#[derive(Debug, Clone, Copy)]
pub struct RejectedExport<'a> {
    /// What was to be written.
    pub sheet: &'a Sheet<'a>,
    /// Where the users come from, as it was named.
    pub source: &'a str,
    /// The profile of the system that they come from.
    pub from: &'a Profile,
    /// Whether every column was to be written, and not only some that were named.
    pub has_all_columns: bool,
    /// Why the target would not take it, in the order of the users.
    pub problems: &'a [ExportProblem],
}

/// Why the target would not take an export.
#[derive(Debug, Clone)]
pub struct ExportProblem {
    /// The user; none where it is about the file.
    pub user: Option<UserId>,
    /// The header of the column, where it is about one.
    pub header: Option<String>,
    /// The cell or the value, where it is about one.
    pub value: Option<String>,
    /// What it is.
    pub what: Rejection,
}

/// Why the target would not take a user or a file.
#[derive(Debug, Clone)]
pub enum Rejection {
    /// The file cannot express the value.
    Unwritable(Why),
    /// The row of the user reads like the headers.
    ReadsAsHeaders,
    /// The row of the user reads like one that is not a user's: the rule that says so.
    ReadsAsNoUser(Option<&'static str>),
    /// A rule found an error.
    Error {
        /// The name of the rule.
        rule: &'static str,
        /// The field, where it is about one.
        field: Option<FieldId>,
        /// What is to be said.
        message: Message,
    },
}

impl RejectedExport<'_> {
    /// Why nothing was written, line by line, and what may help.
    #[must_use]
    pub fn lines(&self, page: Page) -> Vec<String> {
        let mut users: Vec<UserId> = self.problems.iter().filter_map(|one| one.user).collect();
        users.dedup();
        let whom = match users.len() as u64 {
            0 => "the file".to_owned(),
            users => format!("{} of {}", counted(users, "user"), self.source),
        };
        let target = self.sheet.profile.display_name();
        let mut lines = vec![format!(
            "error: no file was written: {target} would not accept {whom}"
        )];
        let alike = self.alike(page);
        for (text, problems) in alike.iter().take(SHOWN) {
            let more = problems.len() as u64 - 1;
            let whose = match (self.whose(problems[0], page), more) {
                (None, _) => String::new(),
                (Some(first), 0) => format!("{first}: "),
                (Some(first), _) => format!("{first} and {} more: ", grouped(more)),
            };
            lines.push(format!("  {whose}{text}"));
        }
        if let more @ 1.. = alike.len().saturating_sub(SHOWN) {
            lines.push(format!("  and {} more", grouped(more as u64)));
        }
        let hints = self.hints().into_iter();
        lines.extend(hints.map(|hint| format!("help: {hint}")));
        lines
    }

    /// The problems, together where they read alike: a column that is empty is one problem, whichever users have none.
    fn alike(&self, page: Page) -> Vec<(String, Vec<&ExportProblem>)> {
        let mut alike: Vec<(String, Vec<&ExportProblem>)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for problem in self.problems {
            let text = describe(problem, page);
            let new = alike.len();
            let place = *places.entry(text.clone()).or_insert(new);
            if place == new {
                alike.push((text, Vec::new()));
            }
            alike[place].1.push(problem);
        }
        alike
    }

    /// The user who has a problem, by the row that the user comes from.
    fn whose(&self, problem: &ExportProblem, page: Page) -> Option<String> {
        let user = problem.user?;
        let list = self.sheet.list;
        let row = list.row(user);
        let mut keys = self.sheet.profile.match_keys();
        let key = keys.find_map(|key| list.value(user, key));
        let key = key.and_then(|key| page.values.show(key));
        Some(match key {
            Some(key) => format!("row {row} (`{key}`)"),
            None => format!("row {row}"),
        })
    }

    /// What may help, each once.
    fn hints(&self) -> BTreeSet<String> {
        let mut hints = BTreeSet::new();
        for problem in self.problems {
            match &problem.what {
                Rejection::Unwritable(Why::Several) => {
                    hints.insert("`--columns` names the columns that are written".to_owned());
                }
                Rejection::ReadsAsNoUser(Some(rule)) => {
                    hints.insert(format!("`--ignore {rule}` treats such a row as a user"));
                }
                Rejection::Error { rule, field, .. } => match settled_by(rule) {
                    SettledBy::Split => {
                        hints.insert("`--split` writes several files".to_owned());
                    }
                    SettledBy::Fill => {
                        let field = field.map(|field| &self.sheet.profile.fields[field]);
                        hints.extend(field.map(|field| how_to_fill(field, self.from)));
                        if self.has_all_columns {
                            hints.insert("`--columns` writes only a part of each user".to_owned());
                        }
                    }
                    SettledBy::Nothing | SettledBy::Format => {}
                },
                _ => {}
            }
        }
        hints
    }
}

fn settled_by(rule: &str) -> SettledBy {
    rules::named(rule).map_or(SettledBy::Nothing, |rule| rule.settled_by)
}

/// What may help where users have no value. A field that is unique cannot have one value for all. Conditions are about the
/// users as they come from `from`.
fn how_to_fill(field: &Field, from: &Profile) -> String {
    let name = &field.name;
    if !field.unique {
        return format!("`--fill {name}=VALUE` sets a value for users who have none");
    }
    let mut sources = from.fields.iter();
    match sources.find(|source| source.concept() == field.concept()) {
        Some(source) => format!(
            "`--where '{} != \"\"'` skips users who have none",
            source.name
        ),
        None => format!(
            "`--fill '{name}={{{}}}'` takes the value of another field",
            from.match_on
                .first()
                .map_or("FIELD", |key| &from.fields[*key].name)
        ),
    }
}

fn describe(problem: &ExportProblem, page: Page) -> String {
    let what = match &problem.what {
        Rejection::Unwritable(why) => why.to_string(),
        Rejection::ReadsAsHeaders => "the row looks like a header row".into(),
        Rejection::ReadsAsNoUser(rule) => {
            let rule = rule.map_or(String::new(), |rule| format!(" [{rule}]"));
            format!("the row does not look like a user{rule}")
        }
        Rejection::Error { rule, message, .. } => format!("{} [{rule}]", page.message(message)),
    };
    let Some(header) = &problem.header else {
        return what;
    };
    let value = problem.value.as_deref().filter(|value| !value.is_empty());
    match value.and_then(|value| page.values.show(value)) {
        Some(value) => format!("`{header}` `{value}`: {what}"),
        None => format!("`{header}`: {what}"),
    }
}
