//! Whatever ends a run, it was carried out or it was not.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::whole::{People, address, held, number, wanted};

/// Moments that are spread over the length of a run, the same in each run of the tests as far as a clock allows.
struct Moments {
    whole: Duration,
    count: usize,
    state: u64,
}

impl Moments {
    /// `ENROLL_KILLS` says how many.
    fn over(whole: Duration) -> Self {
        Self {
            whole,
            count: number("ENROLL_KILLS", 10),
            state: 0x9e37_79b9_7f4a_7c15,
        }
    }

    fn all(mut self) -> impl Iterator<Item = Duration> {
        (0..self.count).map(move |at| {
            self.state ^= self.state << 13;
            self.state ^= self.state >> 7;
            self.state ^= self.state << 17;
            // Somewhere in its own stretch.
            let stretch = self.whole / self.count as u32;
            stretch * at as u32 + stretch.mul_f32(f32::from((self.state >> 48) as u16) / 65_536.0)
        })
    }
}

/// How many people are in the database; the changes are five for every three of them. `ENROLL_KILLED` says it.
fn people() -> usize {
    number("ENROLL_KILLED", 1_500)
}

/// Runs a command to its end; gives how long it took.
#[track_caller]
fn whole_run(place: &People, line: &str) -> Duration {
    let start = Instant::now();
    place.ends(0, line);
    start.elapsed()
}

/// Runs a command and ends it at a moment, if it has not ended by itself.
fn ended_at(place: &People, line: &str, moment: Duration, end: &dyn Fn(&mut Child)) -> ExitStatus {
    let mut command = place.command(line);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("the binary is there");
    std::thread::sleep(moment);
    end(&mut child);
    child.wait().expect("it ends")
}

fn kill(child: &mut Child) {
    child.kill().expect("it is ours");
}

/// What a person at the keyboard does.
fn interrupt(child: &mut Child) {
    let mut kill = Command::new("kill");
    let told = kill.arg("-INT").arg(child.id().to_string()).status();
    assert!(told.expect("there is `kill`").success());
}

/// What a killed run could not take away, which only its owner can read; it is taken away now.
fn clear_nameless(place: &People) -> usize {
    let nameless = place.nameless();
    for name in &nameless {
        let path = place.path(name);
        let mode = fs::metadata(&path)
            .expect("it is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0, "{name}");
        fs::remove_file(path).expect("it is ours");
    }
    nameless.len()
}

/// Whether there is a journal whose first bytes were not written yet, so that nothing was in the database either.
fn is_blank_journal(place: &People) -> bool {
    place.is_there("users.db-journal")
        && (place.bytes("users.db-journal").iter().take(8)).all(|byte| *byte == 0)
}

#[test]
fn a_killed_run_has_changed_all_or_nothing() {
    const LINE: &str =
        "apply plan.json --profile people.toml --current users.db --yes --undo undo.json --accept";
    let people = people();
    let place = People::with_a_plan(people);
    let line = format!("{LINE} removals={}", people.div_ceil(3));
    fs::copy(place.path("users.db"), place.path("before.db")).expect("a copy");
    let before = place.users();
    let whole = whole_run(&place, &line);
    let (after, undo) = (place.users(), place.bytes("undo.json"));
    assert_ne!(before, after);

    let (mut as_before, mut as_after) = (0, 0);
    let (mut half_written, mut with_undo, mut erasing, mut left) = (0, 0, 0, 0);
    for moment in Moments::over(whole).all() {
        fs::copy(place.path("before.db"), place.path("users.db")).expect("a copy");
        let _ = fs::remove_file(place.path("undo.json"));
        ended_at(&place, &line, moment, &kill);
        half_written += usize::from(place.is_there("users.db-journal"));
        let now = place.users();
        left += clear_nameless(&place);
        let has_undo = place.is_there("undo.json");
        if has_undo {
            assert_eq!(place.bytes("undo.json"), undo, "after {moment:?}");
        }
        // A journal that was never safe on the disk has nothing to take back, before the change as before the erasing; it
        // stays until the next command that writes.
        assert!(
            !place.is_there("users.db-journal") || is_blank_journal(&place),
            "after {moment:?}"
        );
        let sound = place.shows("PRAGMA integrity_check");
        assert_eq!(sound.as_deref(), Some("ok"), "after {moment:?}");
        if now == before {
            as_before += 1;
            with_undo += usize::from(has_undo);
            if has_undo {
                // Whether it is the way back from an earlier run, only a person knows.
                place.ends(2, &line);
                place.remove("undo.json");
            }
            place.ends(0, &line);
        } else {
            assert_eq!(now, after, "after {moment:?}");
            assert!(has_undo, "after {moment:?}");
            as_after += 1;
            let due = place.shows("SELECT value FROM about WHERE key = 'to_be_erased'");
            erasing += usize::from(due.is_some());
            place.ends(4, &line.replace("undo.json", "other.json"));
        }
        // The run after it has brought to an end what was left.
        assert_eq!(place.users(), after, "after {moment:?}");
        assert_eq!(place.files(), ["undo.json", "users.db"], "after {moment:?}");
        let bytes = place.bytes("users.db");
        let gone = address(0).into_bytes();
        assert!(!bytes.windows(gone.len()).any(|bytes| bytes == gone));
    }
    println!(
        "killed within {whole:?}: {as_before} as before, of them {with_undo} with an undo plan; {as_after} as after, of them \
         {erasing} while erasing; {half_written} left a journal, {left} a file without a name"
    );
    assert!(as_before > 0);
}

#[test]
fn a_killed_run_has_made_a_whole_database_or_none() {
    let people = people();
    let place = People::new();
    place.file("wanted.csv", wanted(people));
    let line =
        "apply wanted.csv --profile people.toml --current users.db --create --yes --undo undo.json";
    let whole = whole_run(&place, line);
    let after = place.users();

    let (mut as_before, mut as_after, mut left) = (0, 0, 0);
    for moment in Moments::over(whole).all() {
        for name in ["users.db", "undo.json"] {
            let _ = fs::remove_file(place.path(name));
        }
        ended_at(&place, line, moment, &kill);
        left += clear_nameless(&place);
        if place.is_there("users.db") {
            as_after += 1;
            assert!(place.is_there("undo.json"), "after {moment:?}");
            place.ends(2, line);
        } else {
            as_before += 1;
            // It would take back what was never done, but it is never replaced.
            let _ = fs::remove_file(place.path("undo.json"));
            place.ends(0, line);
        }
        assert_eq!(place.users(), after, "after {moment:?}");
        assert_eq!(place.files(), ["undo.json", "users.db"], "after {moment:?}");
        let sound = place.shows("PRAGMA integrity_check");
        assert_eq!(sound.as_deref(), Some("ok"), "after {moment:?}");
    }
    println!(
        "killed within {whole:?}: {as_before} made none, {as_after} a whole one; {left} left a file without a name"
    );
    assert!(as_before > 0);
}

#[test]
fn a_killed_run_has_written_a_whole_export_or_none() {
    const LINE: &str = "apply wanted.csv --profile people.toml --current held.csv --absent delete --yes \
                        --output new.csv --undo undo.json --accept";
    let people = people();
    let place = People::new();
    place.file("held.csv", held(people));
    place.file("wanted.csv", wanted(people));
    let line = format!("{LINE} removals={}", people.div_ceil(3));
    let whole = whole_run(&place, &line);
    let (new, undo) = (place.bytes("new.csv"), place.bytes("undo.json"));

    let (mut as_before, mut as_after, mut left) = (0, 0, 0);
    for moment in Moments::over(whole).all() {
        place.file("new.csv", "what was there before");
        let _ = fs::remove_file(place.path("undo.json"));
        ended_at(&place, &line, moment, &kill);
        for name in place.nameless() {
            left += 1;
            fs::remove_file(place.path(&name)).expect("it is ours");
        }
        let now = place.bytes("new.csv");
        if now == b"what was there before" {
            as_before += 1;
        } else {
            as_after += 1;
            assert!(now == new, "after {moment:?}");
            assert!(place.bytes("undo.json") == undo, "after {moment:?}");
        }
        assert!(place.bytes("held.csv") == held(people).into_bytes());
    }
    println!(
        "killed within {whole:?}: {as_before} wrote none, {as_after} a whole one; {left} left a file without a name"
    );
    assert!(as_before > 0);
}

#[test]
fn an_interrupted_run_has_changed_nothing_and_leaves_nothing_behind() {
    const LINE: &str =
        "apply plan.json --profile people.toml --current users.db --yes --undo undo.json --accept";
    let people = people();
    let place = People::with_a_plan(people);
    let line = format!("{LINE} removals={}", people.div_ceil(3));
    fs::copy(place.path("users.db"), place.path("before.db")).expect("a copy");
    let before = place.bytes("users.db");
    let whole = whole_run(&place, &line);
    let after = place.users();

    let (mut interrupted, mut carried_out) = (0, 0);
    for moment in Moments::over(whole).all() {
        fs::copy(place.path("before.db"), place.path("users.db")).expect("a copy");
        let _ = fs::remove_file(place.path("undo.json"));
        let status = ended_at(&place, &line, moment, &interrupt);
        // Nothing answers an interruption before a command is ready to.
        if status.code() == Some(130) || status.signal().is_some() {
            interrupted += 1;
            assert_eq!(place.files(), ["users.db"], "after {moment:?}");
            assert!(place.bytes("users.db") == before, "after {moment:?}");
        } else {
            carried_out += 1;
            assert_eq!(status.code(), Some(0), "after {moment:?}");
            assert_eq!(place.files(), ["undo.json", "users.db"], "after {moment:?}");
            assert_eq!(place.users(), after, "after {moment:?}");
        }
    }
    println!(
        "interrupted within {whole:?}: {interrupted} changed nothing, {carried_out} went on to the end"
    );
    assert!(interrupted > 0);
}
