//! A small target, users and files in few words: what the tests of plans are about.

use std::collections::BTreeMap;

use jiff::civil::{DateTime, date};

use crate::current::Identity;
use crate::mapping::column::Policy;
use crate::messages::{Language, in_full};
use crate::plan::changes::{Change, Changes};
use crate::plan::diff::{self, DiffOptions, Difference};
use crate::plan::options::Options;
use crate::plan::skipped_row::SkippedRow;
use crate::plan::{Counts, Plan, Purpose};
use crate::profile::Profile;
use crate::profile::localized_field::LocalizedField;
use crate::profile::operation::{Absent, Existing, Groups, OperationKind};
use crate::roster::{Excluded, Roster};
use crate::user::list::UserList;

/// The moment of each run.
pub(super) const NOW: DateTime = date(2026, 3, 1).at(8, 15, 0, 0);

const PROFILE: &str = r#"
    name = "p"
    match_on = ["number", "email"]
    [fields.number]
    type = "id"
    mutability = "read-only"
    empty_cell = "clear"
    [fields.email]
    type = "email"
    unique = true
    [fields.login]
    mutability = "immutable"
    [fields.city]
    [fields.team]
    default = "Crew"
    empty_cell = "clear"
    [fields.badge]
    unique = true
    [fields.groups]
    group = true
    multi_valued = true
    [fields.teams]
    group = true
    multi_valued = true
    empty_cell = "clear"
    [operations.import]
    existing = ["update", "skip", "refuse"]
    groups = ["replace", "add"]
    absent = ["keep", "delete"]
    [operations.delete]
"#;

/// The target.
pub(super) fn profile() -> Profile {
    Profile::from_toml("p.toml", PROFILE).expect("sound")
}

/// Users, one in each line: `11 number=1 email=anna@example.com groups=Sales groups=Board`. Every field that is named
/// has a column.
pub(super) fn users(lines: &[&str]) -> UserList {
    let profile = profile();
    let mut people: Vec<(u64, Vec<(LocalizedField, &str)>)> = Vec::new();
    for line in lines {
        let (row, words) = line.split_once(' ').expect("a row and values");
        let pairs = words.split_whitespace().map(|word| word.split_once('='));
        let pairs = pairs.map(|pair| pair.expect("a name and a value"));
        let mut values: Vec<(LocalizedField, &str)> = pairs
            .map(|(name, value)| (profile.localized(name).expect("a field"), value))
            .collect();
        values.sort_by_key(|(localized, _)| *localized);
        people.push((row.parse().expect("a row"), values));
    }
    let all = people.iter().flat_map(|(_, values)| values);
    let mut columns: Vec<LocalizedField> = all.map(|(localized, _)| *localized).collect();
    columns.sort_unstable();
    columns.dedup();
    let mut list = UserList::new(columns);
    for (row, values) in people {
        list.add(row, values);
    }
    list
}

/// The current users, found by the match keys.
pub(super) fn current(lines: &[&str]) -> UserList {
    let profile = profile();
    let mut list = users(lines);
    for key in profile.match_keys() {
        let field = &profile.fields[key];
        let keyed = list.key_by(key, &|value, key| field.write_key(value, key));
        keyed.expect("no two users have one key");
    }
    list
}

/// A file of valid rows.
pub(super) fn file(lines: &[&str]) -> Roster {
    Roster {
        users: users(lines),
        ..Roster::default()
    }
}

/// The same file with rows that are excluded.
pub(super) fn with_excluded(file: Roster, why: Excluded, lines: &[&str]) -> Roster {
    Roster {
        excluded: users(lines),
        why: vec![why; lines.len()],
        ..file
    }
}

/// Update, replace, keep, and the values of the file.
pub(super) fn options() -> Options {
    Options {
        existing: Existing::Update,
        groups: Some(Groups::Replace),
        absent: Absent::Keep,
        linked: None,
        policies: BTreeMap::new(),
        skip: Vec::new(),
    }
}

/// The same where another one's values count for a field.
pub(super) fn with_policy(name: &str, policy: Policy) -> Options {
    Options {
        policies: BTreeMap::from([(name.to_owned(), policy)]),
        ..options()
    }
}

/// What a file changes in a database.
pub(super) fn compare(
    operation: OperationKind,
    file: &Roster,
    current: &UserList,
    options: &Options,
) -> Difference {
    let profile = profile();
    let options = DiffOptions {
        profile: &profile,
        operation: &profile.operations[&operation],
        options,
        numbered: true,
        now: NOW,
        adopts: false,
    };
    diff::diff(file, current, &options)
}

/// The plan of these changes.
pub(super) fn plan(changes: Changes, options: Options) -> Plan {
    let counts = Counts::of_changes(&changes);
    Plan {
        run_id: "0".into(),
        profile: "p".into(),
        purpose: Purpose::Operation(OperationKind::Import),
        options,
        current: Identity::Database("d".into()),
        changes,
        skipped: Vec::new(),
        unchanged: Vec::new(),
        without_key: Vec::new(),
        renames: 0,
        counts,
    }
}

/// Changes, one in each line: `update 11: email=anna@example.com -> email=a@example.com`.
pub(super) fn describe(changes: &Changes) -> Vec<String> {
    let profile = profile();
    let words = |pieces: &mut dyn Iterator<Item = (LocalizedField, &str)>| {
        let words: Vec<String> = pieces
            .map(|(localized, value)| format!("{}={value}", profile.localized_name(localized)))
            .collect();
        words.join(" ")
    };
    let line = |change: Change<'_>| {
        let id = change.head.id.map_or(String::new(), |id| format!(" {id}"));
        let expect = words(&mut change.expect_pieces());
        let set = words(&mut change.set_pieces());
        format!("{}{id}: {expect} -> {set}", change.head.kind)
    };
    changes.iter().map(line).collect()
}

/// Which rows are skipped and why, one in each line.
pub(super) fn skipped(difference: &Difference) -> Vec<String> {
    let profile = profile();
    let line = |skipped: &SkippedRow| {
        let message = skipped.reason.message(&profile);
        let message = message.text(Language::English, &in_full);
        format!("row {}: {message}", skipped.row)
    };
    difference.skipped.iter().map(line).collect()
}
