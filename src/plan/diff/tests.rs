//! Who is who, and what becomes of one value: the corners where a comparison could go wrong.

use crate::finding::RowNumber;
use crate::mapping::column::Policy;
use crate::plan::options::Options;
use crate::plan::testing::{
    compare, current, describe, file, options, skipped, with_excluded, with_policy,
};
use crate::profile::operation::{Absent, Existing, Groups, OperationKind};
use crate::roster::Excluded;

const CURRENT: [&str; 3] = [
    "11 number=1 email=anna@example.com",
    "12 number=2 email=ben@example.com",
    "13 number=3 email=cora@example.com",
];

const NOTHING: [&str; 0] = [];

fn removing() -> Options {
    Options {
        absent: Absent::Delete,
        ..options()
    }
}

fn adding() -> Options {
    Options {
        groups: Some(Groups::Add),
        ..options()
    }
}

#[test]
fn the_id_says_who_it_is_before_the_address_does() {
    let difference = compare(
        OperationKind::Import,
        &file(&[
            "2 number=1 email=anna.berg@example.com",
            "3 email=BEN@example.com",
        ]),
        &current(&CURRENT),
        &options(),
    );
    assert_eq!(
        describe(&difference.changes),
        ["update 11: number=1 email=anna@example.com -> email=anna.berg@example.com"]
    );
    assert_eq!(
        (difference.unchanged, difference.absent),
        (vec![RowNumber(3)], 1)
    );
}

#[test]
fn an_id_that_was_never_given_is_refused() {
    let difference = compare(
        OperationKind::Import,
        &file(&[
            "2 number=9 email=zoe@example.com",
            "3 number=8 email=ben@example.com",
        ]),
        &current(&CURRENT),
        &options(),
    );
    assert_eq!(describe(&difference.changes), NOTHING);
    assert_eq!(
        skipped(&difference),
        [
            "row 2: has a `number` that p did not issue",
            "row 3: `number` is set by p alone and has another value there",
        ]
    );
}

#[test]
fn who_has_no_id_in_the_file_keeps_that_of_the_target() {
    let people = file(&["2 number= email=anna@example.com"]);
    let difference = compare(
        OperationKind::Import,
        &people,
        &current(&CURRENT),
        &options(),
    );
    assert_eq!(skipped(&difference), NOTHING);
    assert_eq!(difference.unchanged, [RowNumber(2)]);
}

#[test]
fn two_users_can_swap_what_is_one_users_only() {
    let difference = compare(
        OperationKind::Import,
        &file(&[
            "2 number=1 email=ben@example.com",
            "3 number=2 email=anna@example.com",
        ]),
        &current(&CURRENT),
        &options(),
    );
    assert_eq!(
        describe(&difference.changes),
        [
            "update 11: number=1 email=anna@example.com -> email=ben@example.com",
            "update 12: number=2 email=ben@example.com -> email=anna@example.com",
        ]
    );
}

/// Anna would get Ben's address, Ben Cora's, and Cora keeps hers.
#[test]
fn who_waits_for_a_value_that_stays_taken_is_refused_too() {
    let people = file(&[
        "2 number=1 email=Ben@example.com",
        "3 number=2 email=cora@example.com",
    ]);
    let difference = compare(
        OperationKind::Import,
        &people,
        &current(&CURRENT),
        &options(),
    );
    assert_eq!(describe(&difference.changes), NOTHING);
    assert_eq!(
        skipped(&difference),
        [
            "row 2: `ben@example.com` has the same `email`, which must be unique",
            "row 3: `cora@example.com` has the same `email`, which must be unique",
        ]
    );
    // Once Cora goes, there is room for both.
    let difference = compare(
        OperationKind::Import,
        &people,
        &current(&CURRENT),
        &removing(),
    );
    assert_eq!(
        describe(&difference.changes),
        [
            "update 11: number=1 email=anna@example.com -> email=Ben@example.com",
            "update 12: number=2 email=ben@example.com -> email=cora@example.com",
            "delete 13: number=3 email=cora@example.com -> ",
        ]
    );
}

#[test]
fn a_value_that_is_one_users_only_is_nobodys_second_one() {
    let users = current(&[
        "11 email=anna@example.com badge=K1",
        "12 email=ben@example.com",
    ]);
    let difference = compare(
        OperationKind::Import,
        &file(&[
            "2 email=ben@example.com badge=k1",
            "3 email=dan@example.com badge=K2",
            "4 email=eva@example.com badge=k2",
        ]),
        &users,
        &options(),
    );
    assert_eq!(describe(&difference.changes), NOTHING);
    assert_eq!(
        skipped(&difference),
        [
            "row 2: `anna@example.com` has the same `badge`, which must be unique",
            "row 3: row 4 has the same `badge`, which must be unique",
            "row 4: row 3 has the same `badge`, which must be unique",
        ]
    );
}

#[test]
fn rows_that_are_one_user_change_nobody_and_lose_nobody() {
    let difference = compare(
        OperationKind::Import,
        &file(&[
            "2 number=1 city=Bonn",
            "3 email=Anna@example.com city=Rome",
            "4 email=dan@example.com",
            "5 email=DAN@example.com",
            "6 email=dan@EXAMPLE.com",
        ]),
        &current(&CURRENT),
        &removing(),
    );
    assert_eq!(
        describe(&difference.changes),
        [
            "delete 12: number=2 email=ben@example.com -> ",
            "delete 13: number=3 email=cora@example.com -> ",
        ]
    );
    assert_eq!(
        skipped(&difference),
        [
            "row 2: is the same user as row 3",
            "row 3: is the same user as row 2",
            "row 4: is the same user as row 5",
            "row 5: is the same user as row 4",
            "row 6: is the same user as row 5",
        ]
    );
}

/// Once row 3 was carried out, row 2 would name the same user.
#[test]
fn rows_with_one_key_are_one_user_even_if_another_key_finds_another() {
    let difference = compare(
        OperationKind::Import,
        &file(&[
            "2 number=9 email=dan@example.com",
            "3 number=1 email=dan@example.com",
        ]),
        &current(&CURRENT),
        &options(),
    );
    assert_eq!(describe(&difference.changes), NOTHING);
    assert_eq!(
        skipped(&difference),
        [
            "row 2: is the same user as row 3",
            "row 3: is the same user as row 2",
        ]
    );
}

#[test]
fn a_group_that_is_there_twice_stands_for_no_other() {
    let users = current(&["11 email=anna@example.com groups=Sales groups=Board"]);
    let row = file(&["2 email=anna@example.com groups=board groups=BOARD"]);
    assert_eq!(
        describe(&compare(OperationKind::Import, &row, &users, &options()).changes),
        [
            "update 11: email=anna@example.com groups=Sales groups=Board -> groups=board groups=BOARD"
        ]
    );
}

#[test]
fn groups_are_one_in_any_case_and_order() {
    let users = current(&["11 email=anna@example.com groups=Sales groups=Board"]);
    let change = |groups: &str, options: &Options| {
        let row = format!("2 email=anna@example.com {groups}");
        describe(&compare(OperationKind::Import, &file(&[&row]), &users, options).changes)
    };
    assert_eq!(change("groups=board groups=SALES", &options()), NOTHING);
    assert_eq!(change("groups=board", &adding()), NOTHING);
    assert_eq!(
        change("groups=board groups=Works", &adding()),
        [
            "update 11: email=anna@example.com groups=Sales groups=Board -> groups=Sales groups=Board groups=Works"
        ]
    );
    assert_eq!(
        change("groups=board groups=Works", &options()),
        [
            "update 11: email=anna@example.com groups=Sales groups=Board -> groups=board groups=Works"
        ]
    );
}

#[test]
fn a_policy_says_whose_value_counts() {
    let users = current(&[
        "11 email=anna@example.com city=Bonn",
        "12 email=ben@example.com",
    ]);
    let change = |policy| {
        let rows = [
            "2 email=anna@example.com city=Rome",
            "3 email=ben@example.com city=Rome",
            "4 email=dan@example.com city=Rome",
        ];
        let options = with_policy("city", policy);
        describe(&compare(OperationKind::Import, &file(&rows), &users, &options).changes)
    };
    let anna = "update 11: email=anna@example.com city=Bonn -> city=Rome";
    let ben = "update 12: email=ben@example.com city= -> city=Rome";
    let dan = "create:  -> email=dan@example.com city=Rome team=Crew";
    assert_eq!(change(Policy::FileWins), [anna, ben, dan]);
    assert_eq!(change(Policy::FillIfEmpty), [ben, dan]);
    assert_eq!(change(Policy::NeverTouch), [dan]);
}

#[test]
fn an_empty_cell_does_what_the_profile_says() {
    let users = current(&["11 email=anna@example.com city=Bonn team=Red login=anna"]);
    let change = |row: &str| {
        describe(&compare(OperationKind::Import, &file(&[row]), &users, &options()).changes)
    };
    assert_eq!(change("2 email=anna@example.com city="), NOTHING);
    assert_eq!(
        change("2 email=anna@example.com city= team="),
        ["update 11: email=anna@example.com team=Red -> team="]
    );
    // A new user has the default, but where a cell says that there is to be nothing.
    assert_eq!(
        change("2 email=dan@example.com"),
        ["create:  -> email=dan@example.com team=Crew"]
    );
    assert_eq!(
        change("2 email=dan@example.com team="),
        ["create:  -> email=dan@example.com"]
    );
}

#[test]
fn what_never_changes_can_be_set_once() {
    let users = current(&[
        "11 email=anna@example.com login=anna",
        "12 email=ben@example.com",
    ]);
    let difference = compare(
        OperationKind::Import,
        &file(&[
            "2 email=anna@example.com login=Anna",
            "3 email=ben@example.com login=ben",
        ]),
        &users,
        &options(),
    );
    assert_eq!(
        skipped(&difference),
        ["row 2: `login` cannot be changed once it is set"]
    );
    assert_eq!(
        describe(&difference.changes),
        ["update 12: email=ben@example.com login= -> login=ben"]
    );
}

#[test]
fn who_is_there_can_be_left_alone_or_refused() {
    for (existing, why) in [
        (
            Existing::Skip,
            "row 2: exists already and is not changed (`--existing skip`)",
        ),
        (
            Existing::Refuse,
            "row 2: exists already, and p does not change users by import",
        ),
    ] {
        let options = Options {
            existing,
            ..options()
        };
        let people = file(&["2 email=anna@example.com city=Rome"]);
        let difference = compare(OperationKind::Import, &people, &current(&CURRENT), &options);
        assert_eq!(describe(&difference.changes), NOTHING);
        assert_eq!(skipped(&difference), [why]);
    }
}

#[test]
fn nobody_has_left_whose_row_failed_or_was_skipped() {
    let deleted = |why, lines: &[&str]| {
        let people = with_excluded(file(&["2 email=anna@example.com"]), why, lines);
        describe(
            &compare(
                OperationKind::Import,
                &people,
                &current(&CURRENT),
                &removing(),
            )
            .changes,
        )
    };
    let cora = "delete 13: number=3 email=cora@example.com -> ";
    let failed = |without_key| Excluded::Failed { without_key };
    for why in [Excluded::Skipped, failed(false), failed(true)] {
        assert_eq!(deleted(why, &["3 email=BEN@example.com"]), [cora]);
    }
    // These may be anybody's.
    assert_eq!(deleted(failed(false), &["3 city=Rome"]), NOTHING);
    assert_eq!(deleted(failed(true), &["3 email=ban@example.com"]), NOTHING);
}

/// The id is Anna's and the address Ben's: whichever of them is meant, neither has left.
#[test]
fn nobody_has_left_whom_a_failed_row_could_mean() {
    let both = ["2 number=1 email=ben@example.com"];
    let failed = Excluded::Failed { without_key: false };
    let people = with_excluded(file(&["3 email=cora@example.com"]), failed, &both);
    let difference = compare(
        OperationKind::Import,
        &people,
        &current(&CURRENT),
        &removing(),
    );
    assert_eq!(describe(&difference.changes), NOTHING);
}

/// An id that a spreadsheet has spoilt, in the row of a user whose address is new.
#[test]
fn nobody_has_left_where_an_id_was_never_given() {
    let rows = ["2 number=9 email=anna.berg@example.com"];
    let difference = compare(
        OperationKind::Import,
        &file(&rows),
        &current(&CURRENT),
        &removing(),
    );
    assert_eq!(describe(&difference.changes), NOTHING);
    assert_eq!(difference.without_key, [RowNumber(2)]);
}

#[test]
fn a_deletion_names_those_who_are_not_there() {
    let difference = compare(
        OperationKind::Delete,
        &file(&["2 number=2", "3 email=dan@example.com"]),
        &current(&CURRENT),
        &removing(),
    );
    assert_eq!(
        describe(&difference.changes),
        ["delete 12: number=2 email=ben@example.com -> "]
    );
    assert_eq!(skipped(&difference), ["row 3: does not exist"]);
    assert_eq!(difference.absent, 2);
}

#[test]
fn an_empty_cell_adds_no_group_and_takes_none() {
    let difference = compare(
        OperationKind::Import,
        &file(&[
            "2 email=anna@example.com teams=All",
            "3 email=ben@example.com",
        ]),
        &current(&[
            "11 email=anna@example.com teams=Sales",
            "12 email=ben@example.com teams=Sales",
        ]),
        &adding(),
    );
    assert_eq!(
        describe(&difference.changes),
        ["update 11: email=anna@example.com teams=Sales -> teams=Sales teams=All"]
    );
}
