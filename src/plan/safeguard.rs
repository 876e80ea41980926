//! What no plan may do unless a person says so with the exact number.

#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use crate::finding::FieldId;
use crate::plan::Counts;
use crate::plan::bound::BoundPlan;
use crate::plan::impact::Impact;
use crate::profile::Profile;
use crate::profile::localized_field::LocalizedField;
use crate::roster::End;
use crate::source::sheets::UnreadSheet;

/// More users than that, and a larger share than [`SHARE`], are not removed and get no other match key by accident.
pub const FEW: u64 = 10;

/// The share of the current users, in percent.
pub const SHARE: u64 = 10;

/// A group that one person leaves last is nothing to stop for.
const SEVERAL: u64 = 2;

/// How many rows a sheet can have: a list that has exactly as many was cut off there.
const SHEETS: [u64; 2] = [65_536, 1_048_576];

/// What a person can accept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Users who are archived or deleted.
    Removals,
    /// Users who get another match key.
    KeyChanges,
    /// Groups that lose their last user because groups are replaced.
    EmptiedGroups,
    /// The rows of a file that looks cut off.
    CutOffRows,
    /// Users of sheets that were not read, although they have the headers of the one that was.
    UnreadSheets,
}

/// The number that a person accepts of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accepted {
    kind: Kind,
    number: u64,
}

/// What stops a plan, in one sentence.
#[must_use]
pub fn describe(stops: &[Stop]) -> String {
    let messages: Vec<&str> = stops.iter().map(|stop| stop.message.as_str()).collect();
    messages.join("; ")
}

/// How to go on all the same, where one can: with every number that is asked for.
#[must_use]
pub fn hint(stops: &[Stop]) -> Option<String> {
    let accepts: Option<Vec<String>> = stops.iter().map(Stop::accept).collect();
    let accepts = accepts.filter(|accepts| !accepts.is_empty())?;
    Some(format!(
        "if that is what is meant, add `{}`",
        accepts.join(" ")
    ))
}

/// Why a plan is stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// What is too much.
    pub kind: Option<Kind>,
    /// How much it is.
    pub number: u64,
    /// What happened, with the numbers.
    pub message: String,
}

impl Kind {
    const ALL: [Self; 5] = [
        Self::Removals,
        Self::KeyChanges,
        Self::EmptiedGroups,
        Self::CutOffRows,
        Self::UnreadSheets,
    ];
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Removals => "removals",
            Self::KeyChanges => "key-changes",
            Self::EmptiedGroups => "emptied-groups",
            Self::CutOffRows => "cut-off-rows",
            Self::UnreadSheets => "unread-sheets",
        })
    }
}

impl FromStr for Accepted {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let usage = || {
            let names = Kind::ALL.map(|kind| format!("`{kind}=…`")).join(", ");
            format!("what is accepted has an exact number: {names}")
        };
        let (name, number) = text.split_once('=').ok_or_else(usage)?;
        let kind = Kind::ALL
            .into_iter()
            .find(|kind| kind.to_string() == name.trim());
        let number = number.trim().parse().ok();
        kind.zip(number)
            .map(|(kind, number)| Self { kind, number })
            .ok_or_else(usage)
    }
}

impl Stop {
    /// The flag that lets it through, where one does.
    #[must_use]
    pub fn accept(&self) -> Option<String> {
        let kind = self.kind?;
        Some(format!("--accept {kind}={}", self.number))
    }
}

/// What safeguards judge a plan by, beside its changes.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'c> {
    /// What it does to the target as a whole.
    pub impact: &'c Impact,
    /// What it comes to.
    pub counts: Counts,
    /// Where the file ends, if the plan was made of one and removes users who are not in it.
    pub end: Option<End>,
    /// The sheets of the file that were not read, although they hold users under the same headers.
    pub unread: &'c [UnreadSheet],
    /// What nobody may remove: values of match keys.
    pub protected: &'c [String],
}

/// Why a plan may not be carried out. What is accepted stops nothing if the number is exact.
#[must_use]
pub fn stops(
    plan: &BoundPlan<'_>,
    circumstances: &Circumstances<'_>,
    accepted: &[Accepted],
) -> Vec<Stop> {
    let Circumstances {
        impact,
        counts,
        end,
        unread,
        protected,
    } = *circumstances;
    let mut stops = Vec::new();
    let users = plan.users().len() as u64;
    let removals = counts.removals();
    let many = |part: u64| part > FEW && part * 100 > users * SHARE;
    let stop = |kind, number, message| Stop {
        kind: Some(kind),
        number,
        message,
    };
    if removals > 0 && impact.after == 0 {
        stops.push(Stop {
            kind: None,
            number: removals,
            message: format!("the plan would leave nobody: it removes all {removals} users"),
        });
    } else if many(removals) {
        let message = format!(
            "the plan removes {removals} of {users} users, which is {} % and more than {SHARE} %",
            percent(removals, users)
        );
        stops.push(stop(Kind::Removals, removals, message));
    }
    let named = removed_though_protected(plan, protected);
    if let Some(first) = named.first() {
        let others = match named.len() - 1 {
            0 => String::new(),
            1 => " and 1 other".into(),
            more => format!(" and {more} others"),
        };
        stops.push(Stop {
            kind: None,
            number: named.len() as u64,
            message: format!("the plan removes `{first}`{others}, whom the mapping protects"),
        });
    }
    if many(impact.key_changes) {
        let number = impact.key_changes;
        let message = format!(
            "the plan gives {number} of {users} users another {}, which is {} % and more than {SHARE} %",
            keys(plan.profile()),
            percent(number, users)
        );
        stops.push(stop(Kind::KeyChanges, number, message));
    }
    let emptied = impact
        .groups
        .iter()
        .filter(|group| group.is_emptied() && group.moved_out >= SEVERAL);
    let emptied: Vec<String> = emptied.map(|group| format!("`{}`", group.name)).collect();
    if !emptied.is_empty() {
        let number = emptied.len() as u64;
        let message = match emptied.as_slice() {
            [one] => format!("the plan moves everybody out of the group {one}"),
            several => format!(
                "the plan moves everybody out of {number} groups: {}",
                first_of(several)
            ),
        };
        stops.push(stop(Kind::EmptiedGroups, number, message));
    }
    if let Some(why) = end.filter(|_| removals > 0).and_then(|end| cut_off(&end)) {
        let number = end.map_or(0, |end| end.row);
        let message =
            format!("the file looks cut off, and whoever is missing would be removed: {why}");
        stops.push(stop(Kind::CutOffRows, number, message));
    }
    if !unread.is_empty() && removals > 0 {
        let number = unread.iter().map(|sheet| sheet.users).sum();
        stops.push(stop(Kind::UnreadSheets, number, describe_unread(unread)));
    }
    stops.retain(|stop| {
        let accepts = |accepted: &Accepted| {
            Some(accepted.kind) == stop.kind && accepted.number == stop.number
        };
        !accepted.iter().any(accepts)
    });
    stops
}

/// Why nobody counts as missing while a sheet is not read.
fn describe_unread(unread: &[UnreadSheet]) -> String {
    let users: u64 = unread.iter().map(|sheet| sheet.users).sum();
    let users = match users {
        1 => "1 user".to_owned(),
        more => format!("{more} users"),
    };
    let names: Vec<String> = unread
        .iter()
        .map(|sheet| format!("`{}`", sheet.name))
        .collect();
    let (sheets, have, are) = match names.len() {
        1 => ("sheet", "has", "is"),
        _ => ("sheets", "have", "are"),
    };
    format!(
        "the {sheets} {} {have} the same headers and {users}, and {are} not read: users who seem to be missing may be there, `--sheet all` reads them",
        first_of(&names)
    )
}

/// A share in percent, to a tenth.
fn percent(part: u64, all: u64) -> String {
    let tenths = part * 1000 / all.max(1);
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}.{rest}", tenths / 10),
    }
}

/// Why a file looks cut off, if it does.
fn cut_off(end: &End) -> Option<String> {
    if SHEETS.contains(&end.row) {
        return Some(format!("it ends at row {}, where a sheet is full", end.row));
    }
    end.is_half_written().then(|| {
        format!(
            "its last row, {}, has fewer cells than the one before it",
            end.row
        )
    })
}

fn removed_though_protected(plan: &BoundPlan<'_>, protected: &[String]) -> Vec<String> {
    if protected.is_empty() {
        return Vec::new();
    }
    let profile = plan.profile();
    let keys: Vec<FieldId> = profile.match_keys().chain(profile.addresses()).collect();
    let mut scratch = <[String; 2]>::default();
    let mut is_protected = |number: FieldId, value: &str| {
        let field = &profile.fields[number];
        let [one, other] = &mut scratch;
        field.write_key(value, one);
        protected.iter().any(|name| {
            field.write_key(name.trim(), other);
            !one.is_empty() && one == other
        })
    };
    let mut named = Vec::new();
    let changes = plan.changes().iter();
    for change in changes.filter(|change| change.head.kind.removes()) {
        let mut pieces = change.expect_pieces();
        if pieces.any(|(localized, value)| {
            keys.contains(&localized.field) && is_protected(localized.field, value)
        }) {
            named.push(change.key(profile).to_owned());
        }
    }
    named
}

/// The match keys that people give, for a sentence.
fn keys(profile: &Profile) -> String {
    let names: Vec<String> = profile
        .match_keys()
        .map(|key| format!("`{}`", profile.localized_name(LocalizedField::plain(key))))
        .collect();
    names.join(" or ")
}

fn first_of(names: &[String]) -> String {
    const SHOWN: usize = 5;
    match names.len().saturating_sub(SHOWN) {
        0 => names.join(", "),
        more => format!("{} and {more} more", names[..SHOWN].join(", ")),
    }
}
