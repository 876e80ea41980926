//! What the system sees of each command: none opens a socket. `strace` watches.

use std::process::Command;

use crate::harness::Enroll;

const LIST: &str =
    "Email,First name,Last name,TYPE,ACTIVE\na@example.com,Anna,Berg,Single Address,Yes\n";

#[ignore = "needs strace"]
#[test]
fn no_command_opens_a_socket() {
    for line in [
        "validate list.csv --profile sosafe -o checked.xlsx --report json=report.json",
        "validate checked.xlsx --profile sosafe --fail-on never",
        "map list.csv --profile sosafe --no-input -o hr.toml",
        "diff list.csv --profile sosafe --current list.csv -o plan.json",
        "apply list.csv --profile sosafe --current users.db --create --yes",
        "apply list.csv --profile sosafe --current users.db --yes --undo undo.json",
        "export --current users.db --profile sosafe -o upload.csv",
        "export --template --profile sosafe -o template.xlsx",
        "fields --profile sosafe",
        "generate man",
        "generate complete-bash",
    ] {
        let enroll = Enroll::new().file("list.csv", LIST);
        let run = |words: &str, watched: bool| {
            let program = env!("CARGO_BIN_EXE_enroll");
            let mut command = if watched {
                let mut command = Command::new("strace");
                command.args(["-f", "-qq", "-e", "trace=%network", "-o", "calls", program]);
                command
            } else {
                Command::new(program)
            };
            let command = command.args(words.split(' ')).current_dir(enroll.folder());
            command.env_remove("CI").output().expect("strace is there")
        };
        // What the line reads.
        for before in [
            "validate list.csv --profile sosafe -o checked.xlsx",
            "apply list.csv --profile sosafe --current users.db --create --yes",
        ] {
            if !line.contains("--create") && !line.starts_with(before) {
                run(before, false);
            }
        }
        let output = run(line, true);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{line}: {said}");
        let calls = std::fs::read_to_string(enroll.folder().join("calls"));
        let calls = calls.expect("strace wrote it");
        assert_eq!(calls, "", "{line}");
    }
}

/// A power cut must not leave a name without the bytes, nor the new export without the way back.
#[ignore = "needs strace"]
#[test]
fn what_is_carried_out_is_on_the_disk_before_it_has_its_name() {
    let enroll = Enroll::new()
        .file("list.csv", LIST.replace("Anna", "Anne"))
        .file("current.csv", LIST);
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-y", "-e", "trace=fsync,linkat", "-o", "calls"]);
    command.arg(env!("CARGO_BIN_EXE_enroll"));
    let line = "apply list.csv --profile sosafe --current current.csv --output new.csv --undo undo.json --yes";
    command.args(line.split(' ')).current_dir(enroll.folder());
    let output = command.env_remove("CI").output().expect("strace is there");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let calls = std::fs::read_to_string(enroll.folder().join("calls"));
    let calls = calls.expect("strace wrote it");
    // The process stands in front of each call.
    let calls: Vec<&str> = calls
        .lines()
        .map(|line| {
            line.split_once(' ')
                .map_or(line, |(_, call)| call.trim_start())
        })
        .collect();
    let folder = enroll.folder().canonicalize().expect("it is there");
    let mut named = Vec::new();
    for (number, call) in calls
        .iter()
        .enumerate()
        .filter(|(_, call)| call.starts_with("linkat("))
    {
        let file = call
            .split("/proc/self/fd/")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        let file = format!("fsync({}<", file.expect("a file without a name"));
        assert!(
            calls[..number]
                .iter()
                .any(|before| before.starts_with(&file)),
            "{calls:#?}"
        );
        let folder = format!("<{}>", folder.display());
        let next = calls.get(number + 1).copied().unwrap_or_default();
        assert!(
            next.starts_with("fsync(") && next.contains(&folder),
            "{calls:#?}"
        );
        named.extend(
            ["undo.json", "new.csv"]
                .into_iter()
                .filter(|name| call.contains(&format!("{name}\""))),
        );
    }
    assert_eq!(named, ["undo.json", "new.csv"], "{calls:#?}");
}
