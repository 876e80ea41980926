//! What no plan may do unless a person says so with the exact number.

#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use crate::finding::FieldId;
use crate::messages::{
    Fact, Language, Message, ShowValue, all_of, any_of, keyword, message, text, value,
};
use crate::plan::Counts;
use crate::plan::bound::BoundPlan;
use crate::plan::identities::Identities;
use crate::plan::impact::Impact;
use crate::profile::Profile;
use crate::profile::localized_field::LocalizedField;
use crate::roster::End;
use crate::source::sheets::UnreadSheet;

/// More users than that, and a larger share than is usual, are not touched by accident; nor are more than half of the users,
/// however few they are.
pub const FEW: u64 = 10;

/// The usual share of the users who are removed or get another match key, in percent.
pub const SHARE: u64 = 10;

/// The usual share of the users who get another name or another identity, in percent.
pub const SHARE_OF_RENAMES: u64 = 5;

/// How many groups are named.
const NAMED_GROUPS: usize = 5;

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
    /// New users who are perhaps current users under another name or address.
    Renames,
    /// Users who become other people.
    Identities,
    /// Seats that the licence does not have.
    Seats,
    /// Users of sheets that were not read, although they have the headers of the one that was.
    UnreadSheets,
}

/// The number that a person accepts of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accepted {
    kind: Kind,
    number: u64,
}

/// What stops a plan, in one sentence, with values as they may be shown.
#[must_use]
pub fn describe(stops: &[Stop], language: Language, show: ShowValue<'_>) -> String {
    let messages = stops.iter().map(|stop| stop.message.clone());
    let all = messages.reduce(|before, after| message!("report-parts", before, after));
    all.map_or(String::new(), |all| all.text(language, show))
}

/// How to go on all the same, where one can: with every number that is asked for.
#[must_use]
pub fn hint(stops: &[Stop]) -> Option<Message> {
    let accepts: Option<Vec<String>> = stops.iter().map(Stop::accept).collect();
    let accepts = accepts.filter(|accepts| !accepts.is_empty())?;
    let flags = text(accepts.join(" "));
    Some(message!("report-stops-accept", flags))
}

/// Why a plan is stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// What is too much.
    pub kind: Option<Kind>,
    /// How much it is.
    pub number: u64,
    /// What happened, with the numbers.
    pub message: Message,
}

impl Kind {
    const ALL: [Self; 8] = [
        Self::Removals,
        Self::KeyChanges,
        Self::EmptiedGroups,
        Self::CutOffRows,
        Self::Renames,
        Self::Identities,
        Self::Seats,
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
            Self::Renames => "renames",
            Self::Identities => "identities",
            Self::Seats => "seats",
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
    /// How many new users are perhaps current users whom no row names.
    pub renames: u64,
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
        renames,
        end,
        unread,
        protected,
    } = *circumstances;
    let mut stops = Vec::new();
    let users = plan.users().len() as u64;
    let removals = counts.removals();
    let stop = |kind, number, message| Stop {
        kind: Some(kind),
        number,
        message,
    };
    if removals > 0 && impact.after == 0 {
        stops.push(Stop {
            kind: None,
            number: removals,
            message: message!("stopped-import-nobody-left", removals),
        });
    } else if let Some(share) = Share::of(removals, users).above(SHARE) {
        let message = message!("stopped-import-removals", removals, users, share);
        stops.push(stop(Kind::Removals, removals, message));
    }
    let named = removed_though_protected(plan, protected);
    if let Some(first) = named.first() {
        stops.push(Stop {
            kind: None,
            number: named.len() as u64,
            message: message!(
                "stopped-import-protected",
                user = value(first.as_str()),
                others = named.len() as u64 - 1
            ),
        });
    }
    let number = impact.key_changes;
    if let Some(share) = Share::of(number, users).of_many(SHARE) {
        let keys = keys(plan.profile());
        let message = message!("stopped-import-key-changes", number, users, keys, share);
        stops.push(stop(Kind::KeyChanges, number, message));
    }
    if let Some(share) = Share::of(renames, users).above(SHARE_OF_RENAMES) {
        let message = message!("stopped-import-renames", renames, users, share);
        stops.push(stop(Kind::Renames, renames, message));
    }
    stops.extend(shifted(plan));
    if let Some(seats) = impact.seats
        && seats.after > seats.all.max(seats.before)
    {
        let missing = seats.after - seats.all;
        let message = message!(
            "stopped-import-seats",
            taken = seats.after,
            seats = seats.all,
            missing
        );
        stops.push(stop(Kind::Seats, missing, message));
    }
    let emptied = impact
        .groups
        .iter()
        .filter(|group| group.is_emptied() && group.moved_out >= SEVERAL);
    let emptied: Vec<&str> = emptied.map(|group| group.name.as_str()).collect();
    if !emptied.is_empty() {
        let number = emptied.len() as u64;
        let shown = emptied.iter().take(NAMED_GROUPS).map(|name| text(*name));
        let message = message!(
            "stopped-import-emptied-groups",
            number,
            groups = all_of(shown).quoted(),
            more = number.saturating_sub(NAMED_GROUPS as u64)
        );
        stops.push(stop(Kind::EmptiedGroups, number, message));
    }
    if let Some(why) = end.filter(|_| removals > 0).and_then(|end| cut_off(&end)) {
        let number = end.map_or(0, |end| end.row);
        let message = message!("stopped-import-cut-off", why = keyword(why), row = number);
        stops.push(stop(Kind::CutOffRows, number, message));
    }
    if !unread.is_empty() && removals > 0 {
        let number = unread.iter().map(|sheet| sheet.users).sum();
        stops.push(stop(
            Kind::UnreadSheets,
            number,
            unread_sheets(unread, number),
        ));
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
fn unread_sheets(unread: &[UnreadSheet], users: u64) -> Message {
    let names = unread.iter().map(|sheet| text(sheet.name.as_str()));
    let sheets = all_of(names).quoted();
    let count = unread.len() as u64;
    message!("stopped-import-unread-sheets", count, sheets, users)
}

/// Why users would become other people, if many would.
fn shifted(plan: &BoundPlan<'_>) -> Option<Stop> {
    let users = plan.users().len() as u64;
    let is_many = |part| Share::of(part, users).above(SHARE_OF_RENAMES).is_some();
    let identities = Identities::new(plan, is_many);
    let number = identities.users;
    if number == 0 {
        return None;
    }
    let profile = plan.profile();
    let fields = identities.apart.iter();
    let names = fields.map(|field| text(profile.fields[*field].name.as_str()));
    let is_key = |field: &FieldId| profile.match_on.contains(field);
    let message = match identities.apart.len() {
        0 => message!(
            "stopped-import-identities",
            number,
            users,
            keys = keys(profile)
        ),
        1 if identities.apart.iter().all(is_key) => message!(
            "stopped-import-identities-key-apart",
            number,
            users,
            key = all_of(names).quoted()
        ),
        fields => message!(
            "stopped-import-identities-apart",
            number,
            users,
            fields = fields as u64,
            names = all_of(names).quoted()
        ),
    };
    Some(Stop {
        kind: Some(Kind::Identities),
        number,
        message,
    })
}

/// A part of the current users.
#[derive(Debug, Clone, Copy)]
struct Share {
    part: u64,
    all: u64,
}

impl Share {
    fn of(part: u64, all: u64) -> Self {
        Self { part, all }
    }

    /// How large it is, in words, where it is more than [`FEW`] users and more than so many percent.
    fn of_many(self, usual: u64) -> Option<Message> {
        let Self { part, all } = self;
        let percent = text(percent(part, all));
        (part > FEW && part * 100 > all * usual)
            .then(|| message!("stopped-import-share", percent, usual))
    }

    /// The same, or where it is more than half of the users, however few they are.
    fn above(self, usual: u64) -> Option<Message> {
        let Self { part, all } = self;
        let percent = text(percent(part, all));
        let more_than_half = part * 2 > all && all > 0;
        self.of_many(usual)
            .or_else(|| more_than_half.then(|| message!("stopped-import-more-than-half", percent)))
    }
}

/// A share in percent, to a tenth.
fn percent(part: u64, all: u64) -> String {
    let tenths = part * 1000 / all.max(1);
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}.{rest}", tenths / 10),
    }
}

/// Why a file looks cut off, if it does, as a keyword.
fn cut_off(end: &End) -> Option<&'static str> {
    if SHEETS.contains(&end.row) {
        return Some("full");
    }
    end.is_half_written().then_some("short")
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
    let changes = plan.iter();
    for (change, user) in changes.filter(|(change, _)| change.head.kind.removes()) {
        // A change that archives expects the match keys only, and a person is known by the address too.
        let own = user.into_iter().flat_map(|user| plan.users().all(user));
        let mut pieces = change.expect_pieces().chain(own);
        if pieces.any(|(localized, value)| {
            keys.contains(&localized.field) && is_protected(localized.field, value)
        }) {
            named.push(change.key(profile).to_owned());
        }
    }
    named
}

/// The match keys, for a sentence.
fn keys(profile: &Profile) -> Fact {
    let keys = profile.match_keys();
    let names = keys.map(|key| text(profile.localized_name(LocalizedField::plain(key))));
    any_of(names).quoted().into()
}
