//! Why an export was not written, in words.

use std::collections::BTreeSet;

use hashbrown::HashMap;

use crate::export::sheet::Sheet;
use crate::export::unwritable::Why;
use crate::finding::FieldId;
use crate::messages::{Message, count, message, text};
use crate::profile::Profile;
use crate::profile::field::Field;
use crate::report::format::Page;
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
            0 => message!("report-the-file"),
            users => message!(
                "report-rejected-users",
                users = count(users),
                source = text(self.source)
            ),
        };
        let target = text(self.target());
        let rejected = message!("report-rejected", target, whom);
        let mut lines = vec![page.message(&message!("report-error-line", text = rejected))];
        let alike = self.alike(page);
        for (said, problems) in alike.iter().take(SHOWN) {
            let more = problems.len() as u64 - 1;
            let whose = self.whose(problems[0], page);
            let whose = whose.map(|row| {
                if more == 0 {
                    return page.message(&row);
                }
                let count = count(more);
                page.message(&message!("report-rejected-and-more", row, count))
            });
            let whose = whose.unwrap_or_default();
            lines.push(format!("  {}", page.placed(&whose, said)));
        }
        if let more @ 1.. = alike.len().saturating_sub(SHOWN) {
            let count = count(more as u64);
            let more = page.message(&message!("report-and-count-more", count));
            lines.push(format!("  {more}"));
        }
        let hints = self.hints(page).into_iter();
        lines.extend(hints.map(|hint| page.message(&message!("report-help", text = text(hint)))));
        lines
    }

    fn target(&self) -> &str {
        self.sheet.profile.display_name()
    }

    /// The problems, together where they read alike: a column that is empty is one problem, whichever users have none.
    fn alike(&self, page: Page) -> Vec<(String, Vec<&ExportProblem>)> {
        let mut alike: Vec<(String, Vec<&ExportProblem>)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for problem in self.problems {
            let said = self.describe(problem, page);
            let new = alike.len();
            let place = *places.entry(said.clone()).or_insert(new);
            if place == new {
                alike.push((said, Vec::new()));
            }
            alike[place].1.push(problem);
        }
        alike
    }

    /// The user who has a problem, by the row that the user comes from.
    fn whose(&self, problem: &ExportProblem, page: Page) -> Option<Message> {
        let user = problem.user?;
        let list = self.sheet.list;
        let row = text(list.row(user).to_string());
        let mut keys = self.sheet.profile.match_keys();
        let key = keys.find_map(|key| list.value(user, key));
        let key = key.and_then(|key| page.values.show(key));
        Some(if let Some(key) = key {
            message!("report-row-with-key", row, key = text(key))
        } else {
            message!("report-row", row)
        })
    }

    fn describe(&self, problem: &ExportProblem, page: Page) -> String {
        let what = match &problem.what {
            Rejection::Unwritable(why) => page.message(&why.describe(self.target())),
            Rejection::ReadsAsHeaders => page.message(&message!("report-rejected-as-headers")),
            Rejection::ReadsAsNoUser(rule) => {
                let what = page.message(&message!("report-rejected-as-no-user"));
                rule.map_or(what.clone(), |rule| format!("{what} [{rule}]"))
            }
            Rejection::Error { rule, message, .. } => {
                format!("{} [{rule}]", page.message(message))
            }
        };
        let Some(header) = &problem.header else {
            return what;
        };
        let value = problem.value.as_deref().filter(|value| !value.is_empty());
        let place = match value.and_then(|value| page.values.show(value)) {
            Some(value) => format!("`{header}` `{value}`"),
            None => format!("`{header}`"),
        };
        page.placed(&place, &what)
    }

    /// What may help, each once.
    fn hints(&self, page: Page) -> BTreeSet<String> {
        let mut hints = BTreeSet::new();
        let mut add = |hint: Message| hints.insert(page.message(&hint));
        for problem in self.problems {
            match &problem.what {
                Rejection::Unwritable(Why::Several) => {
                    add(message!("report-rejected-hint-columns"));
                }
                Rejection::ReadsAsNoUser(Some(rule)) => {
                    add(message!("report-rejected-hint-ignore", rule = text(*rule)));
                }
                Rejection::Error { rule, field, .. } => match settled_by(rule) {
                    SettledBy::Split => {
                        add(message!("report-rejected-hint-split"));
                    }
                    SettledBy::Fill => {
                        if let Some(field) = field {
                            add(how_to_fill(&self.sheet.profile.fields[*field], self.from));
                        }
                        if self.has_all_columns {
                            add(message!("report-rejected-hint-part"));
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
fn how_to_fill(field: &Field, from: &Profile) -> Message {
    let name = field.name.as_str();
    if !field.unique {
        return message!("report-rejected-hint-fill", field = text(name));
    }
    let mut sources = from.fields.iter();
    if let Some(source) = sources.find(|source| source.concept() == field.concept()) {
        let condition = text(format!("{} != \"\"", source.name));
        return message!("report-rejected-hint-where", condition);
    }
    let key = from.match_on.first().map(|key| &from.fields[*key]);
    let key = key.map_or("FIELD", |key| &key.name);
    let assignment = text(format!("{name}={{{key}}}"));
    message!("report-rejected-hint-fill-from", assignment)
}
