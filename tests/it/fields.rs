//! `fields`: which target systems there are, and what each wants to know.

use enroll::profile::Profile;
use enroll::profile::field::CanonicalValue;

use crate::harness::Enroll;

fn fields(words: &str) -> Enroll {
    Enroll::new().line("fields").line(words)
}

#[test]
fn without_a_profile_the_target_systems_are_listed() {
    let text = fields("").run().stdout;
    let report = fields("--format json").run().json();
    assert_eq!(report["kind"], "systems");
    let systems = report["systems"].as_array().expect("a list");
    assert_eq!(systems.len(), Profile::names().len());
    for profile in Profile::built_in() {
        let mut lines = text.lines().filter(|line| line.starts_with(&profile.name));
        let line = lines.next().unwrap_or_else(|| panic!("{text}"));
        for word in [
            profile.display_name().to_owned(),
            profile.verified.clone().expect("a day"),
            profile.fields.len().to_string(),
        ] {
            assert!(line.contains(&word), "{line}");
        }
        for kind in profile.operations.keys() {
            assert!(line.contains(kind.name()), "{line}");
        }
        let mut of = systems.iter();
        let of = of.find(|system| system["profile"] == profile.name);
        assert_eq!(of.expect("it is there")["title"], profile.display_name());
    }
}

/// What a person can look up is in the list of all fields, and fits a narrow terminal.
#[test]
fn every_header_and_allowed_value_of_every_profile_is_shown_in_80_columns() {
    for profile in Profile::built_in() {
        let text = fields(&format!("--profile {}", profile.name)).run().stdout;
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for field in &profile.fields {
            let values = field.canonical_values.iter();
            let values = values.flat_map(CanonicalValue::spellings);
            let own = field.headers.iter().map(String::as_str);
            for word in own.chain(field.aliases.iter()).chain(values) {
                assert!(flat.contains(word), "{}: {word}\n{text}", field.name);
            }
            assert!(text.contains(&format!("\n{}  ", field.name)), "{text}");
        }
        for page in &profile.sources {
            assert!(text.contains(page), "{text}");
        }
        for line in text.lines().filter(|line| !line.contains("http")) {
            assert!(line.chars().count() <= 80, "{line}");
        }
    }
}

#[test]
fn the_fields_say_what_is_required_and_who_issues_an_id() {
    let report = fields("--profile sosafe --format json").run().json();
    let field = |name: &str| {
        let mut fields = report["fields"].as_array().expect("a list").iter();
        fields
            .find(|field| field["field"] == name)
            .expect("it has it")
            .clone()
    };
    assert_eq!(report["kind"], "fields");
    assert_eq!(
        report["match_on"],
        serde_json::json!(["sosafe_id", "email"])
    );
    assert_eq!(field("email")["required"], "always");
    assert_eq!(field("email")["unique"], true);
    assert_eq!(field("language")["required"], "never");
    assert_eq!(field("sosafe_id")["issued_by"], "target");
    assert_eq!(
        field("active")["allowed_values"][0]["spellings"]["de"][0],
        "Ja"
    );
    assert_eq!(field("type")["set"][2], "type.value=\"Single Address\"");
    let text = fields("--profile sosafe").run().stdout;
    assert!(
        text.contains("\nemail  required; email address; unique\n"),
        "{text}"
    );
    assert!(text.contains("issued by SoSafe"), "{text}");
}

#[test]
fn what_an_operation_does_not_look_at_is_said() {
    let report = fields("--profile sosafe --operation delete --format json")
        .run()
        .json();
    let required: Vec<(&str, &str)> = report["fields"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|field| Some((field["field"].as_str()?, field["required"].as_str()?)))
        .filter(|(_, required)| *required != "not-used")
        .collect();
    assert_eq!(required, [("email", "one-of"), ("sosafe_id", "one-of")]);
}

#[test]
fn a_condition_is_said_with_its_value() {
    let profile = "name = \"p\"\n[fields.kind]\n[fields.phone]\nrequired_when = { kind = \"mobile\" }\n[operations.import]\n";
    let text = fields("--profile p.toml")
        .file("p.toml", profile)
        .run()
        .stdout;
    assert!(
        text.contains("phone  required when kind is `mobile`; text"),
        "{text}"
    );
}

#[test]
fn one_field_is_shown_in_detail_with_what_set_takes() {
    let text = fields("--profile sosafe type").run().stdout;
    assert!(text.contains("--set     type=HEADER"), "{text}");
    assert!(
        text.contains("type.values.WORD=\"Single Address\""),
        "{text}"
    );
    assert!(!text.contains("first_name"), "{text}");
}

/// What is printed after `--set` works when it is filled in.
#[test]
fn what_set_is_said_to_take_is_taken() {
    for profile in Profile::names() {
        let report = fields(&format!("--profile {profile} --format json"))
            .run()
            .json();
        for field in report["fields"].as_array().expect("a list") {
            for form in field["set"].as_array().expect("a list") {
                let form = form.as_str().expect("a text").replace('"', "");
                let form = form.replace("HEADER,HEADER", "A,B").replace("HEADER", "A");
                let form = form.replace("=LETTER", "=A").replace("=CHAR", "=;");
                let run = Enroll::new()
                    .file("a.csv", "A,B\nx,y\n")
                    .args([
                        "validate",
                        "a.csv",
                        "--fail-on",
                        "never",
                        "--profile",
                        profile,
                    ])
                    .args(["--set", &form])
                    .command()
                    .output()
                    .expect("it runs");
                assert_eq!(run.status.code(), Some(0), "{form}\n{run:?}");
            }
        }
    }
}

#[test]
fn a_field_that_is_not_there_is_an_error_with_the_nearest_name() {
    let run = fields("--profile sosafe frist_name").exit(2).run();
    assert!(
        run.stderr.contains("`sosafe` has no field `frist_name`"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("did you mean `first_name`?"),
        "{}",
        run.stderr
    );
    let run = fields("email").exit(2).run();
    assert!(
        run.stderr.contains("`--profile` is missing"),
        "{}",
        run.stderr
    );
    let run = fields("--profile sosafe frist_name --format json")
        .exit(2)
        .run();
    assert_eq!(run.json()["error"]["exit"], 2);
}

#[test]
fn the_fields_of_a_mapping_have_its_columns_and_values() {
    let mapping = "profile = \"sosafe\"\n[columns]\nemail = \"Dienst-Mail\"\ntype = { value = \"Single Address\" }\n\
                   [org]\ngroups = [\"Sales\", \"IT\"]\n";
    let with = || fields("--mapping hr.toml").file("hr.toml", mapping);
    let text = with().run().stdout;
    for line in [
        "SoSafe import with hr.toml, verified 2026-09-25",
        "  mapped to Dienst-Mail",
        "  mapped to `Single Address` for everyone",
        "  known     groups: Sales, IT",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let report = with().line("--format json").run().json();
    assert_eq!(report["mapping"], "hr.toml");
    assert_eq!(report["fields"][0]["column"]["columns"][0], "Dienst-Mail");
}

#[test]
fn what_must_be_unique_together_is_said() {
    let profile = "name = \"p\"\n[[unique]]\nfields = [\"site\", \"number\"]\n[fields.site]\n[fields.number]\n[operations.import]\n";
    let with = |line: &str| fields(line).file("p.toml", profile);
    let text = with("--profile p.toml").run().stdout;
    assert!(text.contains("\nunique together: site, number\n"), "{text}");
    let report = with("--profile p.toml --format json").run().json();
    assert_eq!(
        report["unique_together"],
        serde_json::json!([["site", "number"]])
    );
    let one = profile.replace("\"site\", ", "");
    let run = Enroll::new()
        .file("p.toml", one)
        .line("fields --profile p.toml")
        .exit(2)
        .run();
    assert!(
        run.stderr.contains("`unique` has fewer than two `fields`"),
        "{}",
        run.stderr
    );
}

#[test]
fn one_language_of_headers_and_values_can_be_asked_for() {
    let text = fields("--profile sosafe --language de type").run().stdout;
    assert!(text.contains("de: Adresstyp"), "{text}");
    assert!(
        text.contains("Single Address (de: Einzeladresse)\n"),
        "{text}"
    );
    for other in ["en: ", "fr: ", "nl: ", "Enkel adres"] {
        assert!(!text.contains(other), "{text}");
    }
}
