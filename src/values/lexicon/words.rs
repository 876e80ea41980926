//! What the file of a language holds: the purposes for which words are listed.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The words of a language by which values are recognized, all in lower case.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Words {
    /// Yes, as people and spreadsheets write it.
    pub yes: Vec<String>,
    /// No, as people and spreadsheets write it.
    pub no: Vec<String>,
    /// What stands before the colon of a cell that holds an example: `example`.
    pub examples: Vec<String>,
    /// Endings that make another form of a word: plurals, genders, cases.
    pub endings: Vec<String>,
    /// How days are written in words.
    pub dates: Dates,
    /// Names of languages, by the ISO 639-1 code of the language that is named.
    pub languages: BTreeMap<String, Vec<String>>,
    /// What people write where there is no value.
    pub placeholders: Placeholders,
    /// What mailboxes are called that no single person has.
    pub mailboxes: Mailboxes,
    /// How people write the marks of an email address in words.
    pub addresses: Addresses,
    /// What rows hold that are not users.
    pub rows: Rows,
    /// Words of headers, and whole headers.
    pub headers: Headers,
}

/// How days are written in words.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Dates {
    /// Words between day, month and year that say nothing: `of`.
    pub particles: Vec<String>,
    /// What follows the number of a day: `st`.
    pub ordinal_endings: Vec<String>,
    /// The names and short forms of the twelve months, January first.
    pub months: Vec<Vec<String>>,
}

/// What people write where there is no value, by what else the word can be.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Placeholders {
    /// Nobody and nothing has such a name.
    pub nothing: Vec<String>,
    /// People have such names.
    pub names: Vec<String>,
    /// Places and things have such names.
    pub things: Vec<String>,
    /// A department, a region or a gender may have such a name.
    pub in_use: Vec<String>,
}

/// What mailboxes are called that no single person has: the part before the `@`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mailboxes {
    /// Names of teams and tasks.
    pub tasks: Vec<String>,
    /// The same, but people may have these names.
    pub also_names: Vec<String>,
    /// The words before `reply` in `do-not-reply`.
    pub not: Vec<String>,
    /// The last word of `do-not-reply`.
    pub reply: Vec<String>,
}

/// How people write the marks of an email address in words, so that programs do not find it: `anna (at) example (dot) com`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Addresses {
    /// Words for `@`.
    pub at: Vec<String>,
    /// Words for the dot.
    pub dot: Vec<String>,
}

/// What rows hold that are not users: totals, footers.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rows {
    /// Words that start a total.
    pub totals: Vec<String>,
    /// What a total counts, and words between.
    pub counted: Vec<String>,
    /// Units behind a number.
    pub units: Vec<String>,
    /// The word that ends a list.
    pub ends: Vec<String>,
    /// The word for the end of a list that needs no other word.
    pub alone: Vec<String>,
    /// What a list is called whose end is said.
    pub lists: Vec<String>,
    /// What stands before the day on which a list was made.
    pub stamps: Vec<String>,
    /// What stands between such a word and who or what made the list.
    pub makers: Vec<String>,
    /// What stands before the number of a page.
    pub pages: Vec<String>,
    /// What stands between the number of a page and how many there are.
    pub page_of: Vec<String>,
    /// What starts a copyright notice.
    pub copyright: Vec<String>,
    /// What strengthens `confidential`.
    pub strictly: Vec<String>,
    /// That a list is confidential.
    pub confidential: Vec<String>,
    /// That a list is for internal use.
    pub internal: Vec<String>,
    /// What stands before the colon of a remark.
    pub remarks: Vec<String>,
    /// The legend of mandatory fields.
    pub mandatory: Vec<String>,
    /// What stands before the number of a row where it is named: `row 12`.
    pub row: Vec<String>,
    /// What a program says it wrote: `12 rows`.
    pub reported: Vec<String>,
    /// What a program says it did with the rows: `12 rows selected`.
    pub reported_states: Vec<String>,
}

/// Words of headers, and whole headers without spaces and marks.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Headers {
    /// Words in round brackets that only say whether a value is needed.
    pub decorations: Vec<String>,
    /// Words that say no more than that a value belongs to the user and the job.
    pub neutral: Vec<String>,
    /// Words that say that another value is meant than without them.
    pub contrary: Vec<String>,
    /// Words that say the opposite of yes.
    pub opposite: Vec<String>,
    /// Words that join others and say nothing.
    pub particles: Vec<String>,
    /// Pieces of headers under which email addresses are expected although any text is taken.
    pub accounts: Vec<String>,
    /// Pieces of the headers of a day of birth, without spaces and marks.
    pub birth: Vec<String>,
    /// Pieces of the headers of the day on which a user was hired, without spaces and marks.
    pub entry: Vec<String>,
    /// Whole headers of a person's last name.
    pub family_name: Vec<String>,
    /// Whole headers of a person's first name.
    pub given_name: Vec<String>,
    /// Whole headers of an email address.
    pub email: Vec<String>,
    /// Whole headers of the number of an employee.
    pub staff_number: Vec<String>,
    /// Whole headers of a name, whichever it is; beside the first name, it is the last one.
    pub any_name: Vec<String>,
    /// What headers call the day of a date that stands in several columns.
    pub days: Vec<String>,
    /// What they call its month.
    pub months: Vec<String>,
    /// What they call its year.
    pub years: Vec<String>,
    /// Whole headers of the part of an organization that a user works in, which may be a group in the target.
    pub units: Vec<String>,
    /// Whole headers of what belongs to the last name: prefixes, particles.
    pub of_last_name: Vec<String>,
    /// Whole headers of what belongs to the first name: middle names.
    pub of_first_name: Vec<String>,
}

#[cfg(test)]
impl Words {
    /// Every list of words.
    pub(super) fn lists(&self) -> impl Iterator<Item = &Vec<String>> {
        let lists = [
            &self.yes,
            &self.no,
            &self.examples,
            &self.endings,
            &self.dates.particles,
            &self.dates.ordinal_endings,
            &self.placeholders.nothing,
            &self.placeholders.names,
            &self.placeholders.things,
            &self.placeholders.in_use,
            &self.mailboxes.tasks,
            &self.mailboxes.also_names,
            &self.mailboxes.not,
            &self.mailboxes.reply,
            &self.addresses.at,
            &self.addresses.dot,
            &self.rows.totals,
            &self.rows.counted,
            &self.rows.units,
            &self.rows.ends,
            &self.rows.alone,
            &self.rows.lists,
            &self.rows.stamps,
            &self.rows.makers,
            &self.rows.pages,
            &self.rows.page_of,
            &self.rows.copyright,
            &self.rows.strictly,
            &self.rows.confidential,
            &self.rows.internal,
            &self.rows.remarks,
            &self.rows.mandatory,
            &self.rows.reported,
            &self.rows.reported_states,
            &self.headers.decorations,
            &self.headers.neutral,
            &self.headers.contrary,
            &self.headers.opposite,
            &self.headers.particles,
            &self.headers.accounts,
            &self.headers.birth,
            &self.headers.entry,
            &self.headers.family_name,
            &self.headers.given_name,
            &self.headers.email,
            &self.headers.staff_number,
            &self.headers.any_name,
            &self.headers.days,
            &self.headers.months,
            &self.headers.years,
            &self.headers.of_last_name,
            &self.headers.of_first_name,
        ];
        let lists = lists.into_iter().chain(self.languages.values());
        lists.chain(&self.dates.months)
    }
}
