//! What cannot be written was not written at all, and the person at the keyboard is told why.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use crate::whole::{Ended, People, binary, held, wanted};

const PEOPLE: usize = 1_500;

const APPLY: &str =
    "apply plan.json --profile people.toml --current users.db --yes --accept removals=500";

/// Runs a command that may make no file of more than so many blocks of 512 bytes.
fn limited(place: &People, blocks: u64, line: &str) -> Ended {
    let mut command = Command::new("sh");
    let script = format!("ulimit -f {blocks}; exec \"$0\" \"$@\"");
    command.args(["-c", &script]).arg(binary());
    command.args(line.split_whitespace());
    place.here(&mut command);
    Ended::new(&command.output().expect("there is `sh`"))
}

/// Runs a script in which `$1` is a folder on a disk of its own with so many KiB; `None` where nobody may make one.
fn on_a_disk(place: &People, kib: u64, script: &str) -> Option<Ended> {
    fs::create_dir_all(place.path("disk")).expect("a folder");
    let run = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-root-user", "--mount", "sh", "-ec"]);
        command.args([
            &format!("mount -t tmpfs -o size={kib}k tmpfs disk; {script}"),
            "sh",
        ]);
        command.arg(binary());
        place.here(&mut command);
        command.output()
    };
    let can = run("true").is_ok_and(|output| output.status.success());
    if !can {
        eprintln!("not tested: nobody may mount a disk here");
        return None;
    }
    Some(Ended::new(&run(script).expect("it ran before")))
}

/// Runs a command that may write only what modes let it, even for root; `None` where that cannot be done.
fn without_privileges(place: &People, line: &str) -> Option<Ended> {
    let writes_anyway = {
        place.file("probe", "");
        let probe = place.path("probe");
        fs::set_permissions(&probe, fs::Permissions::from_mode(0o400)).expect("it is ours");
        let anyway = fs::OpenOptions::new().write(true).open(&probe).is_ok();
        fs::remove_file(&probe).expect("it is ours");
        anyway
    };
    if !writes_anyway {
        return Some(Ended::new(&place.command(line).output().expect("it runs")));
    }
    let mut command = Command::new("setpriv");
    command.arg("--bounding-set=-dac_override,-dac_read_search");
    command.arg("--inh-caps=-dac_override,-dac_read_search");
    command.arg(binary()).args(line.split_whitespace());
    place.here(&mut command);
    let output = command.output().ok();
    let output = output.filter(|output| !output.stderr.starts_with(b"setpriv:"));
    if output.is_none() {
        eprintln!("not tested: modes do not bind root, and there is no `setpriv`");
    }
    output.as_ref().map(Ended::new)
}

/// What an error says, by its first line.
fn said(ended: &Ended) -> &str {
    let mut lines = ended.stderr.lines();
    lines
        .find(|line| line.starts_with("error: "))
        .unwrap_or_else(|| panic!("{}{}", ended.stdout, ended.stderr))
}

#[test]
fn a_database_that_cannot_grow_stays_as_it_was() {
    let place = People::with_a_plan(PEOPLE);
    place.file("before.db", place.bytes("users.db"));
    let before = place.users();
    let line = format!("{APPLY} --undo undo.json");
    place.ends(0, &line);
    let after = place.users();
    let most = 2 * place.bytes("undo.json").len() as u64 / 512;

    let mut messages = Vec::new();
    for step in 0..20 {
        place.file("users.db", place.bytes("before.db"));
        place.remove("undo.json");
        let ended = limited(&place, 1 + most * step / 20, &line);
        if ended.code == Some(0) {
            assert_eq!(place.users(), after);
            assert!(place.bytes("undo.json").starts_with(b"{"));
        } else {
            assert!(!place.is_there("undo.json"));
            assert_eq!(ended.code, Some(3), "{}", ended.stderr);
            assert_eq!(place.users(), before, "{}", ended.stderr);
            messages.push(said(&ended).to_owned());
        }
        assert_eq!(place.nameless(), [""; 0]);
        assert!(!place.is_there("users.db-journal"));
    }
    messages.dedup();
    assert_eq!(
        messages,
        [
            "error: `users.db` could not be written, and nothing was changed: the system refused it",
            "error: cannot write `undo.json`: File too large (os error 27)",
        ]
    );
}

#[test]
fn a_full_disk_leaves_the_database_as_it_was() {
    let place = People::with_a_plan(PEOPLE);
    let before = place.users();
    let size = place.bytes("users.db").len() as u64 / 1024;
    place.file("before.db", place.bytes("users.db"));
    let mut full = 0;
    for spare in [8, 40, 100, 200, 300, 500, 800] {
        let script = format!(
            "cp users.db disk; code=0; $1 {} --undo disk/undo.json || code=$?; ls -A disk >&2; cp disk/users.db users.db; exit $code",
            APPLY.replace("users.db", "disk/users.db")
        );
        place.file("users.db", place.bytes("before.db"));
        let Some(ended) = on_a_disk(&place, size + spare, &script) else {
            return;
        };
        if ended.code == Some(0) {
            assert_ne!(place.users(), before);
            continue;
        }
        full += 1;
        assert_eq!(ended.code, Some(3), "{}", ended.stderr);
        assert!(place.bytes("users.db") == place.bytes("before.db"));
        let lines: Vec<&str> = ended.stderr.lines().collect();
        assert!(
            said(&ended).contains("no space left") || said(&ended).contains("No space left"),
            "{lines:?}"
        );
        assert_eq!(lines.last(), Some(&"users.db"), "{lines:?}");
    }
    assert!(full > 0);
}

#[test]
fn a_file_that_cannot_grow_is_not_written_at_all() {
    const DIFF: &str =
        "diff wanted.csv --profile people.toml --current users.db --absent delete -o plan.json";
    const EXPORT: &str = "apply wanted.csv --profile people.toml --current held.csv --absent delete --yes \
                          --accept removals=500 --output new.csv --undo undo.json";
    const FAILED: &str = "apply faulty.csv --profile people.toml --current users.db --yes --skip-invalid --failed failed.csv \
                          --undo undo.json";
    let place = People::with_a_plan(PEOPLE);
    place.file("faulty.csv", wanted(PEOPLE).replace(",Anna,", ",,"));
    let before = place.bytes("users.db");
    for (line, output) in [
        (DIFF, "plan.json"),
        (EXPORT, "new.csv"),
        (FAILED, "failed.csv"),
    ] {
        place.file(output, "what was there before");
        let ended = limited(&place, 40, line);
        assert_eq!(ended.code, Some(3), "{line}: {}", ended.stderr);
        let name = if output == "new.csv" {
            "undo.json"
        } else {
            output
        };
        assert_eq!(
            ended
                .stderr
                .lines()
                .filter(|line| !line.contains("wrote"))
                .collect::<Vec<_>>(),
            [
                format!("error: cannot write `{name}`: File too large (os error 27)").as_str(),
                "help: check the path, its permissions and the free space",
            ]
        );
        assert_eq!(place.bytes(output), b"what was there before", "{line}");
        assert!(!place.is_there("undo.json"), "{line}");
        assert_eq!(place.nameless(), [""; 0], "{line}");
        assert!(place.bytes("users.db") == before, "{line}");
        assert!(
            place.bytes("held.csv") == held(PEOPLE).into_bytes(),
            "{line}"
        );
    }
    // Without an undo plan the new export is the first that is too long.
    let ended = limited(&place, 40, &EXPORT.replace("--undo undo.json", ""));
    assert_eq!(
        said(&ended),
        "error: cannot write `new.csv`: File too large (os error 27)"
    );
    assert_eq!(place.bytes("new.csv"), b"what was there before");
}

#[test]
fn a_temporary_file_that_cannot_grow_is_said_of_its_folder() {
    let place = People::with_a_plan(PEOPLE);
    place.ends(0, "export held.csv --profile people.toml -o list.xlsx");
    let files = place.files();
    for line in [
        "validate list.xlsx --profile people.toml",
        "validate list.xlsx --profile people.toml -o new.xlsx",
        "export held.csv --profile people.toml -o new.xlsx",
    ] {
        let ended = limited(&place, 8, line);
        assert_eq!(ended.code, Some(3), "{line}: {}", ended.stderr);
        let of_folder = "error: cannot write to the folder for temporary files, `";
        assert!(
            said(&ended).starts_with(of_folder),
            "{line}: {}",
            ended.stderr
        );
        assert_eq!(place.files(), files, "{line}");
    }
}

/// A device that takes nothing stays where it is, too.
#[cfg(target_os = "linux")]
#[test]
fn an_undo_plan_that_cannot_be_kept_stops_the_import() {
    let place = People::with_a_plan(30);
    let before = place.bytes("users.db");
    let ended = place.ends(
        3,
        "apply plan.json --profile people.toml --current users.db --yes --accept removals=10 --undo /dev/full \
         --report json=result.json",
    );
    assert_eq!(
        said(&ended),
        "error: cannot write `/dev/full`: No space left on device (os error 28)"
    );
    assert!(place.bytes("users.db") == before);
    assert!(fs::metadata("/dev/full").is_ok());
    assert_eq!(place.files(), ["users.db"]);
}

#[test]
fn a_report_that_cannot_be_written_stops_the_import() {
    let place = People::with_a_plan(30);
    let before = place.bytes("users.db");
    let ended = place.ends(
        3,
        "apply plan.json --profile people.toml --current users.db --yes --accept removals=10 --undo undo.json \
         --report json=nowhere/result.json",
    );
    assert!(said(&ended).starts_with("error: cannot write `nowhere/result.json`: "));
    assert!(place.bytes("users.db") == before);
    assert_eq!(place.files(), ["users.db"]);
}

/// What could not be carried out needs no way back.
#[test]
fn an_import_that_a_reader_keeps_from_ending_leaves_no_undo_plan() {
    let place = People::with_a_plan(30);
    let before = place.bytes("users.db");
    let reader = rusqlite::Connection::open(place.path("users.db")).expect("a database");
    let read = reader.execute_batch("BEGIN; SELECT * FROM users");
    read.expect("it reads");
    let ended = place.ends(
        3,
        "apply plan.json --profile people.toml --current users.db --yes --accept removals=10 --undo undo.json",
    );
    assert!(
        said(&ended).contains("is in use by another"),
        "{}",
        ended.stderr
    );
    reader.execute_batch("COMMIT").expect("it has read");
    assert!(place.bytes("users.db") == before);
    assert_eq!(place.files(), ["users.db"]);
}

/// A refusal is no reason to take away what is not ours.
#[test]
fn an_undo_plan_of_before_survives_an_import_that_is_refused() {
    let place = People::with_a_plan(30);
    let line = "apply plan.json --profile people.toml --current users.db --yes --accept removals=10 --undo undo.json";
    place.ends(0, line);
    let undo = place.bytes("undo.json");
    place.ends(2, line);
    assert_eq!(place.bytes("undo.json"), undo);
    let line = line.replace("undo.json", "other.json");
    place.ends(4, &line);
    assert!(!place.is_there("other.json"));
}

/// A person who has seen enough of the plan has not said that it is not to be carried out.
#[test]
fn who_stops_reading_does_not_stop_the_import() {
    let place = People::with_a_plan(30);
    let before = place.users();
    let line =
        "apply plan.json --profile people.toml --current users.db --yes --accept removals=10";
    let mut child = place.command(line).spawn().expect("the binary is there");
    drop(child.stdout.take());
    assert!(child.wait().expect("it ends").success());
    assert_ne!(place.users(), before);
}

#[test]
fn what_may_only_be_read_is_not_written() {
    let place = People::with_a_plan(30);
    let line = "apply plan.json --profile people.toml --current users.db --yes --accept removals=10 --undo undo.json";
    let mode = |name: &str, mode| {
        fs::set_permissions(place.path(name), fs::Permissions::from_mode(mode))
            .expect("it is ours");
    };
    let before = place.bytes("users.db");
    mode("users.db", 0o400);
    let file = without_privileges(&place, line);
    mode("users.db", 0o600);
    mode("", 0o500);
    let folder = without_privileges(&place, line);
    mode("", 0o700);
    let (Some(file), Some(folder)) = (file, folder) else {
        return;
    };
    assert_eq!(
        (file.code, file.stderr.as_str()),
        (
            Some(3),
            "error: `users.db` can only be read\nhelp: check its permissions and those of its folder\n"
        )
    );
    assert_eq!((folder.code, folder.stderr), (file.code, file.stderr));
    assert!(place.bytes("users.db") == before);
    assert_eq!(place.files(), ["users.db"]);
}

#[test]
fn a_disk_that_may_only_be_read_is_not_written() {
    let place = People::with_a_plan(30);
    let script = "cp users.db disk; mount -o remount,ro disk; \
                  $1 apply plan.json --profile people.toml --current disk/users.db --yes --accept removals=10";
    let Some(ended) = on_a_disk(&place, 2_000, script) else {
        return;
    };
    assert_eq!(
        (ended.code, ended.stderr.as_str()),
        (
            Some(3),
            "error: `disk/users.db` can only be read\nhelp: check its permissions and those of its folder\n"
        )
    );
}

/// It was "cannot read the list", and a panic where a workbook was written.
#[test]
fn a_full_folder_for_temporary_files_is_said_to_be_that() {
    let place = People::with_a_plan(30);
    let mut rows = String::from("Email,First name,Last name\n");
    for number in 0..20_000 {
        rows.push_str(&format!("anna.berg{number}@example.com,Anna,Berg\n"));
    }
    place.file("long.csv", rows);
    place.ends(
        0,
        "validate long.csv --profile people.toml -o long.xlsx --fail-on never",
    );
    for line in [
        "cat long.csv | $1 validate - --profile people.toml",
        "$1 validate long.xlsx --profile people.toml",
        "$1 validate long.xlsx --profile people.toml -o new.xlsx",
        "$1 validate long.csv --profile people.toml -o new.xlsx",
        "$1 export long.csv --profile people.toml -o new.xlsx",
        "$1 export long.csv --profile people.toml -o new.csv",
    ] {
        let script = format!("export TMPDIR=disk; {line}");
        let Some(ended) = on_a_disk(&place, 200, &script) else {
            return;
        };
        let expected = "error: cannot write to the folder for temporary files, `disk`: ";
        assert!(
            said(&ended).starts_with(expected),
            "{line}: {}",
            ended.stderr
        );
        assert_eq!(ended.code, Some(3), "{line}");
        assert!(
            !ended.stderr.contains("panicked"),
            "{line}: {}",
            ended.stderr
        );
        assert!(
            !place.is_there("new.xlsx") && !place.is_there("new.csv"),
            "{line}"
        );
    }
}
