//! The limits of what a plan may do by accident, from both sides.

use crate::mapping::org::OrgSettings;
use crate::messages::{Language, in_full};
use crate::plan::bound::BoundPlan;
use crate::plan::impact::Impact;
use crate::plan::options::Options;
use crate::plan::safeguard::{Accepted, Circumstances, describe, hint, stops};
use crate::plan::testing::{NOW, compare, current, file, options, profile};
use crate::profile::operation::{Absent, OperationKind};
use crate::roster::{End, Roster};
use crate::source::sheets::UnreadSheet;

/// So many users, each with an address and a line of more.
fn crowd(from: u64, users: u64, more: &str) -> Vec<String> {
    let user = |number: u64| format!("{number} email=user{number}@example.com {more}");
    (from..from + users).map(user).collect()
}

/// What stops the import of a file in which everybody is who is to stay.
struct Import {
    current: Vec<String>,
    file: Vec<String>,
    end: Option<End>,
    unread: Vec<UnreadSheet>,
    protected: Vec<String>,
    accepted: Vec<&'static str>,
}

impl Import {
    /// So many of so many users are not in the file.
    fn without(missing: u64, users: u64) -> Self {
        Self::of(crowd(11, users, ""), crowd(11, users - missing, ""))
    }

    fn of(current: Vec<String>, file: Vec<String>) -> Self {
        Self {
            current,
            file,
            end: None,
            unread: Vec::new(),
            protected: Vec::new(),
            accepted: Vec::new(),
        }
    }

    fn stopped(&self) -> (String, Option<String>) {
        fn lines(all: &[String]) -> Vec<&str> {
            all.iter().map(String::as_str).collect()
        }
        let users = current(&lines(&self.current));
        let roster: Roster = file(&lines(&self.file));
        let options = Options {
            absent: Absent::Delete,
            ..options()
        };
        let difference = compare(OperationKind::Import, &roster, &users, &options);
        let profile = profile();
        let plan = BoundPlan::new(&difference.changes, &users, &profile);
        let circumstances = Circumstances {
            impact: &Impact::new(&plan, &OrgSettings::default(), NOW),
            counts: difference.counts(),
            renames: difference.lookalikes.len() as u64,
            end: self.end,
            unread: &self.unread,
            protected: &self.protected,
        };
        let accepted = self.accepted.iter().map(|text| text.parse());
        let accepted: Vec<Accepted> = accepted.map(|number| number.expect("sound")).collect();
        let stops = stops(&plan, &circumstances, &accepted);
        (
            describe(&stops, Language::English, &in_full),
            hint(&stops).map(|hint| hint.text(Language::English, &in_full)),
        )
    }

    fn accepting(mut self, accepted: &[&'static str]) -> Self {
        self.accepted = accepted.to_vec();
        self
    }

    #[track_caller]
    fn passes(&self) {
        assert_eq!(self.stopped(), (String::new(), None));
    }

    #[track_caller]
    fn stops(&self, message: &str, hint: Option<&str>) {
        assert_eq!(
            self.stopped(),
            (message.to_owned(), hint.map(str::to_owned))
        );
    }
}

const ELEVEN: &str = "the plan removes 11 of 109 users, which is 10 % and more than 10 %";
const ACCEPT_ELEVEN: Option<&str> = Some("if that is what is meant, add `--accept removals=11`");

#[test]
fn few_removals_pass_and_so_does_a_small_share() {
    Import::without(10, 20).passes();
    Import::without(11, 110).passes();
    Import::without(11, 109).stops(ELEVEN, ACCEPT_ELEVEN);
}

#[test]
fn more_than_half_of_the_users_stops_however_few_they_are() {
    for (missing, users) in [(1, 8), (4, 8), (5, 10), (1, 2)] {
        Import::without(missing, users).passes();
    }
    for (missing, users, share) in [
        (7, 8, "87.5"),
        (8, 14, "57.1"),
        (10, 12, "83.3"),
        (2, 3, "66.6"),
    ] {
        let message = format!(
            "the plan removes {missing} of {users} users, which is {share} % and more than half"
        );
        let accept = format!("if that is what is meant, add `--accept removals={missing}`");
        Import::without(missing, users).stops(&message, Some(&accept));
    }
}

#[test]
fn only_the_exact_number_is_accepted() {
    let eleven = || Import::without(11, 109);
    for other in ["removals=10", "removals=12", "key-changes=11"] {
        eleven().accepting(&[other]).stops(ELEVEN, ACCEPT_ELEVEN);
    }
    eleven().accepting(&["removals=11"]).passes();
    eleven().accepting(&["removals=12", "removals=11"]).passes();
}

#[test]
fn what_is_accepted_is_a_word_and_a_number() {
    for text in [
        "removals",
        "removals=",
        "removals=many",
        "removal=3",
        "=3",
        "removals=-1",
    ] {
        assert!(text.parse::<Accepted>().is_err(), "{text}");
    }
}

#[test]
fn nobody_can_accept_that_nobody_is_left() {
    for users in [1, 3, 40] {
        let message = format!("the plan would leave nobody: it removes all {users} users");
        let everybody = || Import::of(crowd(11, users, ""), Vec::new());
        everybody().stops(&message, None);
        let exactly = ["removals=1", "removals=3", "removals=40"];
        everybody().accepting(&exactly).stops(&message, None);
    }
}

#[test]
fn who_is_protected_is_not_removed_and_may_change() {
    let mut import = Import::without(1, 30);
    import.protected = vec!["USER40@example.com".into(), "user11@example.com".into()];
    let message = "the plan removes `user40@example.com`, whom the mapping protects";
    import.stops(message, None);
    import.accepted = vec!["removals=1"];
    import.stops(message, None);
    import.file = crowd(11, 30, "city=Rome");
    import.passes();
}

#[test]
fn many_key_changes_stop() {
    let import = |changed: u64| {
        let user = |number: u64| format!("{number} number={number} email=user{number}@example.com");
        let renamed =
            |number: u64| format!("{number} number={number} email=new{number}@example.com");
        let all = 11..120;
        let file = all.clone().map(|number| {
            if number < 11 + changed {
                renamed(number)
            } else {
                user(number)
            }
        });
        Import::of(all.map(user).collect(), file.collect())
    };
    import(10).passes();
    import(11).stops(
        "the plan gives 11 of 109 users another `number` or `email`, which is 10 % and more than 10 %",
        Some("if that is what is meant, add `--accept key-changes=11`"),
    );
    import(11).accepting(&["key-changes=11"]).passes();
}

#[test]
fn a_group_out_of_which_everybody_moves_stops() {
    let moving = |members: u64| {
        let mut current = crowd(11, members, "groups=Sales");
        current.extend(crowd(50, 2, "groups=Board"));
        let mut file = crowd(11, members, "groups=Board");
        file.extend(crowd(50, 2, "groups=Board"));
        Import::of(current, file)
    };
    moving(1).passes();
    moving(2).stops(
        "the plan moves everybody out of the group `Sales`",
        Some("if that is what is meant, add `--accept emptied-groups=1`"),
    );
    moving(2).accepting(&["emptied-groups=1"]).passes();
    // A group is the same in another case.
    let mut respelled = moving(2);
    respelled.file[1] = respelled.file[1].replace("Board", "SALES");
    respelled.passes();
    // A group whose members leave is no group that was replaced.
    let mut leaving = moving(2);
    leaving.file.drain(..2);
    leaving.passes();
}

#[test]
fn a_file_that_ends_where_a_sheet_is_full_removes_nobody() {
    let ending = |row: u64, missing: u64| {
        let mut end = End::default();
        end.row = row;
        Import {
            end: Some(end),
            ..Import::without(missing, 30)
        }
    };
    ending(65_535, 1).passes();
    ending(65_536, 0).passes();
    let message = "the file looks cut off, and users who are missing from it would be removed: it ends at row 65536, where a sheet is full";
    ending(65_536, 1).stops(
        message,
        Some("if that is what is meant, add `--accept cut-off-rows=65536`"),
    );
    ending(65_536, 1)
        .accepting(&["cut-off-rows=65536"])
        .passes();
}

#[test]
fn all_that_stops_is_said_at_once() {
    let mut import = Import::without(11, 109);
    let mut end = End::default();
    end.row = 1_048_576;
    import.end = Some(end);
    let (message, hint) = import.stopped();
    assert!(
        message.starts_with(&format!("{ELEVEN}; the file looks cut off")),
        "{message}"
    );
    assert_eq!(
        hint.as_deref(),
        Some("if that is what is meant, add `--accept removals=11 --accept cut-off-rows=1048576`")
    );
}

#[test]
fn nobody_is_missing_while_a_sheet_with_users_is_not_read() {
    let hamburg = UnreadSheet {
        name: "Hamburg".into(),
        users: 2,
    };
    let import = |missing| Import {
        unread: vec![hamburg.clone()],
        ..Import::without(missing, 40)
    };
    import(1).stops(
        "the sheet `Hamburg` has the same headers and 2 users, but is not read: users who seem to be missing may be there, `--sheet all` reads them",
        Some("if that is what is meant, add `--accept unread-sheets=2`"),
    );
    import(1).accepting(&["unread-sheets=2"]).passes();
    // Nobody would be removed.
    import(0).passes();
}
