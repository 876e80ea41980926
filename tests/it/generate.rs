//! Completions and manual pages are those of the command line as it is.

use crate::harness::Enroll;

fn generated(what: &str) -> String {
    Enroll::new().line("generate").line(what).run().stdout
}

/// What bash offers for the last word of a line.
#[cfg(unix)]
fn offered(words: &[&str]) -> Vec<String> {
    let folder = Enroll::new().file("enroll.bash", generated("complete-bash"));
    let last = words.len() - 1;
    let line = format!(
        "source ./enroll.bash; COMP_WORDS=({}); COMP_CWORD={last}; _enroll enroll '{}' '{}'; \
         printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        words.join(" "),
        words[last],
        words[last - 1],
    );
    let output = std::process::Command::new("bash")
        .args(["--norc", "-c", &line])
        .current_dir(folder.folder())
        .output()
        .expect("there is a bash");
    let text = String::from_utf8(output.stdout).expect("it is UTF-8");
    text.lines().map(str::to_owned).collect()
}

#[cfg(unix)]
#[test]
fn bash_completes_commands_profiles_rules_and_fields() {
    assert_eq!(offered(&["enroll", "va"]), ["validate"]);
    let profiles = offered(&["enroll", "validate", "--profile", "s"]);
    assert_eq!(profiles, ["sociuu", "sosafe", "spencer", "symbiant"]);
    let rules = offered(&["enroll", "validate", "--ignore", "invalid-e"]);
    assert_eq!(rules, ["invalid-email"]);
    let fields = offered(&["enroll", "export", "--columns", "first"]);
    assert!(fields.contains(&"first_name".to_owned()), "{fields:?}");
}

#[test]
fn every_shell_completes_each_command() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let text = generated(&format!("complete-{shell}"));
        let values: &[&str] = if shell == "powershell" {
            &[]
        } else {
            &["sosafe", "duplicate-email", "first_name"]
        };
        for word in ["validate", "apply", "--mapping"].iter().chain(values) {
            let word = word.trim_start_matches('-');
            assert!(text.contains(word), "{shell} does not know `{word}`");
        }
    }
}

#[test]
fn each_command_has_a_manual_page() {
    let pages = Enroll::new().line("generate man .").run();
    for (page, word) in [
        ("enroll.1", "enroll\\-validate(1)"),
        ("enroll-validate.1", "\\-\\-profile"),
        ("enroll-export.1", "\\-\\-template"),
    ] {
        let text = pages.read(page);
        assert!(text.starts_with(".ie"), "{page}: {text}");
        assert!(text.contains(word), "{page}: {text}");
    }
    assert_eq!(pages.read("enroll.1"), generated("man"));
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    let run = Enroll::new().line("generate man pages").exit(3).run();
    assert!(run.stderr.contains("cannot write"), "{}", run.stderr);
}
