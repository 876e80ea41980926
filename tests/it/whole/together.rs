//! Two at once: one is first, and the other sees what it did.

use std::process::{Child, Command, Output};

use crate::whole::{Ended, HEADERS, People, held, person};

const PEOPLE: usize = 1_500;

/// A plan that moves some people to another department.
fn plan(place: &People, name: &str, department: &str, moves: &dyn Fn(usize) -> bool) {
    let mut list = HEADERS.to_owned();
    for number in (0..PEOPLE).filter(|number| moves(*number)) {
        person(&mut list, number, department);
    }
    place.file("wanted.csv", list);
    let line = "diff wanted.csv --profile people.toml --current users.db -o";
    place.ends(0, &format!("{line} {name}"));
}

fn line(plan: &str) -> String {
    format!("apply {plan} --profile people.toml --current users.db --yes")
}

/// Runs two commands at the same moment.
fn at_once(mut commands: [Command; 2]) -> [Ended; 2] {
    let children = commands.each_mut().map(Command::spawn);
    children
        .map(|child| child.and_then(Child::wait_with_output))
        .map(|output: std::io::Result<Output>| Ended::new(&output.expect("it runs")))
}

#[test]
fn of_two_plans_for_the_same_users_one_is_carried_out() {
    let place = People::with(&held(PEOPLE));
    let before = place.bytes("users.db");
    plan(&place, "one.json", "One", &|number| number % 2 == 0);
    plan(&place, "other.json", "Other", &|number| number % 3 == 0);
    let outcomes = ["one.json", "other.json"].map(|name| {
        place.file("users.db", &before);
        place.ends(0, &line(name));
        place.users()
    });
    for round in 0..6 {
        place.file("users.db", &before);
        let ended = at_once(["one.json", "other.json"].map(|name| place.command(&line(name))));
        let codes = ended.each_ref().map(|ended| ended.code.expect("a code"));
        let first = codes.iter().position(|code| *code == 0);
        let first =
            first.unwrap_or_else(|| panic!("{round}: {}{}", ended[0].stderr, ended[1].stderr));
        assert_eq!(codes[1 - first], 4, "{round}: {}", ended[1 - first].stderr);
        // The two have every sixth in common, of whom the first is named.
        let said = &ended[1 - first].stderr;
        assert!(
            said.contains("`department` of `anna.berg.000000x@example.com` is"),
            "{said}"
        );
        assert_eq!(place.users(), outcomes[first], "{round}");
    }
}

#[test]
fn two_plans_for_different_users_are_both_carried_out() {
    let place = People::with(&held(PEOPLE));
    let before = place.bytes("users.db");
    plan(&place, "one.json", "One", &|number| number % 2 == 0);
    plan(&place, "other.json", "Other", &|number| number % 2 == 1);
    for name in ["one.json", "other.json"] {
        place.ends(0, &line(name));
    }
    let both = place.users();
    for round in 0..6 {
        place.file("users.db", &before);
        let ended = at_once(["one.json", "other.json"].map(|name| place.command(&line(name))));
        for ended in ended {
            assert_eq!(ended.code, Some(0), "{round}: {}", ended.stderr);
        }
        assert_eq!(place.users(), both, "{round}");
    }
}

#[test]
fn of_two_that_make_one_database_one_does() {
    let place = People::new();
    place.file("wanted.csv", held(PEOPLE));
    let line = "apply wanted.csv --profile people.toml --current users.db --create --yes";
    place.ends(0, line);
    let users = place.users();
    for round in 0..4 {
        std::fs::remove_file(place.path("users.db")).expect("it is there");
        let ended = at_once([place.command(line), place.command(line)]);
        let mut codes = ended.each_ref().map(|ended| ended.code.expect("a code"));
        codes.sort_unstable();
        // Who comes later finds it there before it begins, or when it is about to give it its name.
        assert!(matches!(codes, [0, 2 | 3]), "{round}: {codes:?}");
        assert_eq!(place.users(), users, "{round}");
        assert_eq!(place.files(), ["users.db"], "{round}");
    }
}

#[test]
fn who_reads_while_another_writes_sees_all_or_nothing_of_it() {
    let place = People::with_a_plan(PEOPLE);
    let bytes = place.bytes("users.db");
    let before = place.users();
    let line = format!("{} --accept removals={}", line("plan.json"), PEOPLE / 3);
    place.ends(0, &line);
    let after = place.users();
    place.file("users.db", bytes);

    let mut writer = place.command(&line).spawn().expect("the binary is there");
    let mut seen = Vec::new();
    loop {
        let ended = writer.try_wait().expect("it is ours");
        let compared = place.ends(
            0,
            "diff wanted.csv --profile people.toml --current users.db --absent delete --format json",
        );
        let plan: serde_json::Value = serde_json::from_str(&compared.stdout).expect("JSON");
        let changes = plan["changes"].as_array().expect("a list").len();
        assert!([0, PEOPLE / 3 * 5].contains(&changes), "{changes} changes");
        let now = place.users();
        assert!([before, after].contains(&now));
        seen.push(now);
        if ended.is_some() {
            break;
        }
    }
    assert!(writer.wait().expect("it ended").success());
    assert_eq!(seen.last(), Some(&after));
}
