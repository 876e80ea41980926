//! `[rules.messages]`: what an organization says of rules in its own words.

use crate::harness::Enroll;

const PEOPLE: &str = "\
Email,First name,Last name,TYPE,ACTIVE
ben.cole@example,Ben,Cole,Single Address,Yes
cleo@example.com,Cleo,,Employee,Yes
";

fn validate(mapping: &str) -> Enroll {
    Enroll::new()
        .file("people.csv", PEOPLE)
        .file("hr.toml", format!("profile = \"sosafe\"\n{mapping}"))
        .line("validate people.csv --mapping hr.toml")
}

#[test]
fn a_message_of_ones_own_stands_wherever_the_rule_reports() {
    let mapping = "[rules.messages]\nmissing-value = \"please ask {message}\"\n";
    let run = validate(mapping).line("-o checked.csv").exit(1).run();
    assert!(
        run.stdout.contains("please ask empty, but required"),
        "{}",
        run.stdout
    );
    let checked = run.read("checked.csv");
    assert!(
        checked.contains("please ask empty, but required [missing-value]"),
        "{checked}"
    );
    // Other rules keep their sentences.
    assert!(checked.contains("not a valid email address"), "{checked}");
    let report = validate(mapping).line("--format json").exit(1).run().json();
    let mut findings = report["findings"].as_array().expect("a list").iter();
    let finding = findings
        .find(|finding| finding["rule"] == "missing-value")
        .expect("it is there");
    assert_eq!(finding["message"], "please ask empty, but required");
    assert_eq!(finding["message_id"], "missing-value");
}

#[test]
fn a_message_can_have_the_slots_of_the_rule() {
    let profile = "name = \"p\"\n[fields.code]\nmax_length = 3\n[operations.import]\n\
                   [rules.messages]\nvalue-too-long.en = \"{length} is more than {limit}\"\n";
    let run = Enroll::new()
        .file("p.toml", profile)
        .file("people.csv", "code\nabcdef\n")
        .line("validate people.csv --profile p.toml")
        .exit(1)
        .run();
    assert!(run.stdout.contains("6 is more than 3"), "{}", run.stdout);
    // That of a mapping takes the place of the profile's.
    let run = Enroll::new()
        .file("p.toml", profile)
        .file("hr.toml", "profile = \"p.toml\"\n[rules.messages]\nvalue-too-long = { en = \"too long\", de = \"zu lang\" }\n")
        .file("people.csv", "code\nabcdef\n")
        .line("validate people.csv --mapping hr.toml")
        .exit(1)
        .run();
    assert!(run.stdout.contains("too long"), "{}", run.stdout);
    assert!(!run.stdout.contains("zu lang"), "{}", run.stdout);
}

#[test]
fn a_message_for_another_language_leaves_the_rule_as_it_is() {
    let run = validate("[rules.messages]\nmissing-value.fr = \"vide\"\n")
        .exit(1)
        .run();
    assert!(run.stdout.contains("empty, but required"), "{}", run.stdout);
}

#[test]
fn pieces_of_values_stay_masked() {
    let mapping = "[rules.messages]\nvalue-not-allowed = \"{message}!\"\n";
    let plain = validate("")
        .line("--show-values masked")
        .exit(1)
        .run()
        .stdout;
    let own = validate(mapping)
        .line("--show-values masked")
        .exit(1)
        .run()
        .stdout;
    assert!(!own.contains("Employee"), "{own}");
    assert!(!plain.contains("Employee"), "{plain}");
}

#[test]
fn a_message_that_cannot_be_shown_is_refused() {
    for (message, said) in [
        ("missing-valeu = \"x\"", "unknown rule `missing-valeu`"),
        ("missing-value.xx = \"x\"", "is in the language `xx`"),
        (
            "missing-value = \"{limit}\"",
            "has no slot `{limit}`; it has ",
        ),
        (
            "missing-value = \"a; b\"",
            "must be one line of text without `;`",
        ),
        ("missing-value = \"\"", "must be one line of text"),
    ] {
        let run = validate(&format!("[rules.messages]\n{message}\n"))
            .exit(2)
            .run();
        assert!(run.stderr.contains(said), "{message}: {}", run.stderr);
    }
}
