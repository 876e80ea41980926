//! The files that are written: who may read them, where links lead, and what a killed run leaves.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, SystemTime};

use rustix::fs::{FlockOperation, flock};
use tempfile::TempDir;

use crate::harness::shell;

const LIST: &str = "Email,First name,Last name,TYPE,ACTIVE\n\
                    anna@example.com,Anna,Berg,Single Address,Yes\nbo@example.com,Bo,,Single Address,Yes\n";

const CURRENT: &str =
    "Email,First name,Last name,TYPE,ACTIVE\nanna@example.com,Anne,Berg,Single Address,Yes\n";

/// A folder with a list and current users of these modes.
fn folder(list: u32, current: u32) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text, mode) in [("list.csv", LIST, list), ("current.csv", CURRENT, current)] {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("a file");
        set_mode(&path, mode);
    }
    folder
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).expect("it is ours");
}

fn mode(folder: &TempDir, name: &str) -> u32 {
    let about = fs::metadata(folder.path().join(name));
    let about = about.unwrap_or_else(|error| panic!("{name}: {error}"));
    about.permissions().mode() & 0o777
}

/// Runs a line of a shell that may end as it likes, but has to write what it says.
fn run(folder: &TempDir, line: &str) -> String {
    let mut command = shell(line, folder.path());
    let output = command.stdin(Stdio::null()).output().expect("a shell");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The names in a folder that nobody asked for.
fn unfinished(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    names.filter(|name| name.starts_with(".enroll-")).collect()
}

/// Annotated lists, exports and mappings were readable by all, even where the list was for its owner only.
#[test]
fn what_is_made_from_a_list_is_for_those_who_may_read_the_list() {
    for list in [0o600, 0o640, 0o644] {
        let folder = folder(list, 0o644);
        for (name, line) in [
            ("checked.csv", "validate list.csv -o checked.csv"),
            ("checked.xlsx", "validate list.csv -o checked.xlsx"),
            ("fixed.csv", "validate list.csv --fix -o fixed.csv"),
            ("hr.toml", "map list.csv -o hr.toml"),
            (
                "upload.csv",
                "export list.csv -o upload.csv --skip-invalid --failed failed.csv",
            ),
            (
                "failed.csv",
                "export list.csv -o upload.csv --skip-invalid --failed failed.csv",
            ),
            (
                "new.csv",
                "apply list.csv --current current.csv --output new.csv --yes --skip-invalid --accept cut-off-rows=1",
            ),
        ] {
            let said = run(
                &folder,
                &format!("umask 022; enroll {line} --profile sosafe"),
            );
            assert!(folder.path().join(name).exists(), "{line}: {said}");
            assert_eq!(mode(&folder, name), list, "{line}");
        }
    }
}

#[test]
fn an_export_of_two_files_is_for_those_who_may_read_both() {
    let folder = folder(0o644, 0o600);
    run(
        &folder,
        "umask 022; enroll apply list.csv --current current.csv --output new.csv --yes --skip-invalid --profile sosafe",
    );
    assert_eq!(mode(&folder, "new.csv"), 0o600);
}

#[test]
fn what_comes_from_a_user_database_is_for_its_owner() {
    let folder = folder(0o644, 0o644);
    run(
        &folder,
        "umask 022; enroll apply current.csv --current users.db --create --yes --profile sosafe; \
         chmod 644 users.db; enroll export --current users.db --profile sosafe -o users.csv",
    );
    assert_eq!(mode(&folder, "users.csv"), 0o600);
}

#[test]
fn the_umask_takes_away_from_a_new_file() {
    let folder = folder(0o666, 0o644);
    run(
        &folder,
        "umask 027; enroll validate list.csv --profile sosafe -o checked.csv",
    );
    assert_eq!(mode(&folder, "checked.csv"), 0o640);
}

#[test]
fn standard_input_has_the_mode_of_the_file_behind_it() {
    let folder = folder(0o600, 0o644);
    run(
        &folder,
        "umask 022; enroll validate - --profile sosafe -o checked.csv < list.csv",
    );
    assert_eq!(mode(&folder, "checked.csv"), 0o600);
    run(
        &folder,
        "umask 022; cat list.csv | enroll validate - --profile sosafe -o piped.csv",
    );
    assert_eq!(mode(&folder, "piped.csv"), 0o644);
}

#[test]
fn a_file_that_is_replaced_keeps_its_mode() {
    for kept in [0o600, 0o664, 0o640] {
        let folder = folder(0o644, 0o644);
        let output = folder.path().join("checked.csv");
        fs::write(&output, "before").expect("a file");
        set_mode(&output, kept);
        run(
            &folder,
            "umask 022; enroll validate list.csv --profile sosafe -o checked.csv",
        );
        assert_ne!(fs::read(&output).expect("it is there"), b"before");
        assert_eq!(mode(&folder, "checked.csv"), kept);
    }
}

#[test]
fn reports_are_for_their_owner_whatever_was_there() {
    let folder = folder(0o644, 0o644);
    let report = folder.path().join("report.json");
    fs::write(&report, "before").expect("a file");
    set_mode(&report, 0o644);
    run(
        &folder,
        "enroll validate list.csv --profile sosafe --report json=report.json",
    );
    assert_eq!(mode(&folder, "report.json"), 0o600);
}

/// `-o link.csv` replaced the link.
#[test]
fn what_is_written_to_a_link_goes_where_it_leads() {
    let folder = folder(0o644, 0o644);
    fs::create_dir(folder.path().join("there")).expect("a folder");
    for to in ["there/checked.csv", "there/other.csv"] {
        let link = folder.path().join("link.csv");
        symlink(to, &link).expect("a link");
        if to.ends_with("other.csv") {
            fs::write(folder.path().join(to), "before").expect("a file");
        }
        let said = run(
            &folder,
            "enroll validate list.csv --profile sosafe -o link.csv",
        );
        assert_eq!(
            fs::read_link(&link).expect("a link"),
            Path::new(to),
            "{said}"
        );
        let written = fs::read_to_string(folder.path().join(to)).expect("a file");
        assert!(written.starts_with("Email,"), "{written}");
        fs::remove_file(link).expect("it is ours");
    }
}

#[test]
fn a_link_that_leads_to_itself_is_an_error() {
    let folder = folder(0o644, 0o644);
    symlink("link.csv", folder.path().join("link.csv")).expect("a link");
    let said = run(
        &folder,
        "enroll validate list.csv --profile sosafe -o link.csv",
    );
    assert!(said.contains("cannot write `link.csv`"), "{said}");
}

/// A killed run left `.enroll-…` with rows of people, readable by all.
#[cfg(target_os = "linux")]
#[test]
fn a_run_that_is_killed_while_it_writes_leaves_nothing() {
    let folder = folder(0o644, 0o644);
    let mut rows = String::from(LIST);
    for number in 0..20_000 {
        rows.push_str(&format!("nobody{number},Anna,Berg\n"));
    }
    fs::write(folder.path().join("long.csv"), rows).expect("a file");
    let mut half_written = 0;
    for step in 0..12 {
        let mut child = shell(
            "exec enroll validate long.csv --profile sosafe -o checked.csv",
            folder.path(),
        )
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a shell");
        std::thread::sleep(Duration::from_millis(40 * step));
        child.kill().expect("it is ours");
        child.wait().expect("it ends");
        assert_eq!(unfinished(folder.path()), [""; 0]);
        let output = folder.path().join("checked.csv");
        if output.exists() {
            let written = fs::read_to_string(&output).expect("a file");
            assert_eq!(written.lines().count(), 20_003);
            fs::remove_file(output).expect("it is ours");
        } else {
            half_written += 1;
        }
    }
    assert!(half_written > 0);
}

/// An interrupted run kept its unfinished file, as far as the tests could tell: most systems make one without a name.
#[cfg_attr(not(debug_assertions), ignore = "only a build for tests has faults")]
#[test]
fn a_run_that_is_interrupted_while_it_writes_removes_what_has_a_name() {
    let folder = folder(0o644, 0o644);
    let mut rows = String::from(LIST);
    for number in 0..40_000 {
        rows.push_str(&format!("nobody{number},Anna,Berg\n"));
    }
    fs::write(folder.path().join("long.csv"), rows).expect("a file");
    let line =
        "export ENROLL_FAULTS=named; exec enroll validate long.csv --profile sosafe -o checked.csv";
    let mut command = shell(line, folder.path());
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut child = command.spawn().expect("a shell");
    while unfinished(folder.path()).is_empty() {
        let ended = child.try_wait().expect("it is ours");
        assert!(ended.is_none(), "it ended before it wrote: {ended:?}");
        std::thread::sleep(Duration::from_millis(1));
    }
    let process = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(process, rustix::process::Signal::INT).expect("it is ours");
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
    assert_eq!(unfinished(folder.path()), [""; 0]);
    assert!(!folder.path().join("checked.csv").exists());
}

#[test]
fn what_killed_runs_left_is_removed_and_nothing_else() {
    let folder = folder(0o644, 0o644);
    let make = |name: &str| {
        let path = folder.path().join(name);
        fs::write(&path, "rows").expect("a file");
        File::open(path).expect("it is there")
    };
    let written = make(".enroll-living");
    flock(&written, FlockOperation::LockExclusive).expect("a lock");
    let day_old = SystemTime::now() - Duration::from_secs(25 * 60 * 60);
    for name in [
        ".enroll-killed",
        ".enroll-notes.txt",
        ".enroll-db-young1",
        ".enroll-db-olddb1",
    ] {
        make(name);
    }
    let old = File::options()
        .write(true)
        .open(folder.path().join(".enroll-db-olddb1"));
    old.expect("it is there")
        .set_modified(day_old)
        .expect("it is ours");
    fs::create_dir(folder.path().join(".enroll-folder")).expect("a folder");
    run(
        &folder,
        "enroll validate list.csv --profile sosafe -o checked.csv",
    );
    let mut left = unfinished(folder.path());
    left.sort();
    assert_eq!(
        left,
        [
            ".enroll-db-young1",
            ".enroll-folder",
            ".enroll-living",
            ".enroll-notes.txt"
        ]
    );
}

/// A profile whose files hold two users.
const SMALL: &str = "name = \"small\"\nmatch_on = [\"email\"]\n[file]\nmax_rows = 2\n[fields.email]\ntype = \"email\"\n\
                     required = true\nheaders = [\"Email\"]\n[operations.import]\n";

/// Four of twelve files were there, and nobody said so.
#[test]
fn a_list_is_split_into_all_of_its_files_or_none() {
    let folder = folder(0o644, 0o644);
    fs::write(folder.path().join("small.toml"), SMALL).expect("a file");
    let split = "enroll export list.csv --profile small.toml --split -o upload.csv";
    fs::write(
        folder.path().join("list.csv"),
        "Email\na@example.com\nb@example.com\nc@example.com\n",
    )
    .expect("a file");
    fs::create_dir(folder.path().join("upload-2.csv")).expect("a folder");
    let said = run(&folder, split);
    assert!(said.contains("cannot write `upload-2.csv`"), "{said}");
    assert!(!folder.path().join("upload-1.csv").exists());
    fs::remove_dir(folder.path().join("upload-2.csv")).expect("it is ours");
    run(&folder, split);
    assert!(folder.path().join("upload-1.csv").exists());
    assert!(folder.path().join("upload-2.csv").exists());
}

/// A full or missing folder for temporary files was "cannot read the list".
#[test]
fn a_folder_for_temporary_files_that_is_missing_is_said_to_be_that() {
    let folder = folder(0o644, 0o644);
    run(
        &folder,
        "enroll validate list.csv --profile sosafe -o list.xlsx",
    );
    for line in [
        "cat list.csv | enroll validate - --profile sosafe",
        "enroll validate list.xlsx --profile sosafe",
        "enroll export current.csv --profile sosafe -o upload.csv",
        "enroll export current.csv --profile spencer -o upload.xlsx",
        "enroll validate list.csv --profile sosafe -o new.xlsx",
    ] {
        let said = run(&folder, &format!("export TMPDIR=/nowhere; {line}"));
        assert_eq!(
            said,
            "error: cannot write to the folder for temporary files, `/nowhere`: No such file or directory (os error 2)\n\
             help: free some space there, or name another folder with the variable `TMPDIR` (Windows: `TMP`)\n",
            "{line}"
        );
        assert!(!folder.path().join("new.xlsx").exists());
    }
}

/// The people of the folder's group are others than those of the list.
#[cfg(target_os = "linux")]
#[test]
fn what_gets_another_group_than_the_list_is_not_for_that_group() {
    let folder = folder(0o640, 0o644);
    let shared = folder.path().join("shared");
    fs::create_dir(&shared).expect("a folder");
    // Only some may give a folder to another group: the administrator, and who is in it.
    if std::os::unix::fs::chown(&shared, None, Some(12_345)).is_err() {
        return;
    }
    set_mode(&shared, 0o2777);
    run(
        &folder,
        "umask 022; enroll validate list.csv --profile sosafe -o shared/checked.csv",
    );
    assert_eq!(mode(&folder, "shared/checked.csv"), 0o600);
}
