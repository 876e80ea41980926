//! Small files on which the program once broke a law, found by changing the cases at random.

use std::path::Path;

use super::{laws, profile, running};

fn validated(text: &str) -> (tempfile::TempDir, running::Run) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("users.csv");
    std::fs::write(&file, text).expect("a file");
    let run = running::validate(Path::new(&file), &profile("generic"), &[]);
    (folder, run)
}

#[test]
fn a_quote_that_opens_at_the_very_end_is_seen() {
    let (_folder, run) = validated("email,first_name\nanna@example.com,Anna\n\"");
    let unclosed = |finding: &serde_json::Value| finding["rule"] == "unclosed-quote";
    assert!(run.findings().iter().any(unclosed));
    assert!(run.annotated.is_none(), "its rows cannot be told apart");
    assert_eq!(run.report["summary"]["rows"], 2);
}

#[test]
fn our_header_stays_quoted() {
    let text = "email,\"errors\n\"\nanna@example,\n";
    let (_folder, run) = validated(text);
    let annotated = run.annotated.expect("an annotated file");
    let back = laws::take_away(text.as_bytes(), &annotated, "utf-8", ',', Some(1));
    assert_eq!(back, Ok(Vec::new()));
    assert!(annotated.starts_with(b"email,\"errors\n\"\n"));
}

#[test]
fn a_cell_that_the_target_refuses_empty_is_needed_where_its_column_is_there() {
    let missing = |text: &str| {
        let (_folder, run) = validated(text);
        let missing = |finding: &&serde_json::Value| finding["rule"] == "missing-value";
        run.findings().iter().filter(missing).count()
    };
    assert_eq!(missing("email,first_name,phone\nanna@example.com,,\n"), 1);
    assert_eq!(missing("email,phone\nanna@example.com,\n"), 0);
}

#[cfg(unix)]
#[test]
fn the_name_of_a_file_acts_on_no_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("\u{1b}[2Jusers\u{9b}.csv");
    let run = running::attempt(&file, &profile("generic"), &[]);
    assert_eq!(run.map(|run| run.exit), Ok(3));
    std::fs::write(&file, "email\nanna@example\n").expect("a file");
    let run = running::attempt(&file, &profile("generic"), &[]);
    assert_eq!(run.map(|run| run.exit), Ok(1));
}
