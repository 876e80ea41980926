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
