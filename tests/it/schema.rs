//! docs/enroll.schema.json describes what the program writes, and docs/json.md explains each of its keys.

use std::path::Path;

use boon::{Compiler, SchemaIndex, Schemas};
use enroll::profile::Profile;
use serde_json::Value;

use crate::harness::Enroll;
use crate::stored::root;

/// The schema, in which each object may have only the keys that are described: a key that is not is a key that nobody finds.
/// To readers the schema leaves room for keys that come later.
struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

fn text() -> Value {
    let text = std::fs::read_to_string(root("docs/enroll.schema.json")).expect("the schema");
    serde_json::from_str(&text).expect("it is JSON")
}

fn close(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            if map.contains_key("properties") && map.get("type") == Some(&"object".into()) {
                map.insert("additionalProperties".into(), false.into());
            }
            map.values_mut().for_each(close);
        }
        Value::Array(all) => all.iter_mut().for_each(close),
        _ => {}
    }
}

impl Schema {
    fn load() -> Self {
        let mut closed = text();
        close(&mut closed);
        let mut compiler = Compiler::new();
        let mut schemas = Schemas::new();
        let name = "file:///enroll.schema.json";
        compiler.add_resource(name, closed).expect("a resource");
        let index = compiler.compile(name, &mut schemas);
        let index = index.unwrap_or_else(|error| panic!("{error:#}"));
        Self { schemas, index }
    }

    #[track_caller]
    fn check(&self, document: &Value, kind: &str) {
        assert_eq!(document["kind"], kind, "{document:#}");
        if let Err(error) = self.schemas.validate(document, self.index) {
            panic!("{error:#}\n{document:#}");
        }
    }

    /// What a command prints, checked.
    #[track_caller]
    fn check_run(&self, enroll: &Enroll, kind: &str) {
        let output = enroll.command().output().expect("it runs");
        let document: Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
        self.check(&document, kind);
    }
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            let ending = path
                .extension()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            ["csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods"].contains(&ending.as_str())
        })
        .collect();
    files.sort();
    files
}

#[test]
fn the_schema_holds_for_every_fixture() {
    let schema = Schema::load();
    let mut count = 0;
    for system in Profile::names() {
        for path in files(&root("fixtures").join(system)) {
            for flags in [
                "validate --format json --show-values masked",
                "map --no-input --format json",
            ] {
                let kind = if flags.starts_with("map") {
                    "mapping"
                } else {
                    "validation"
                };
                let enroll = Enroll::new()
                    .line(flags)
                    .args(["--profile", system])
                    .args([&path]);
                schema.check_run(&enroll, kind);
                count += 1;
            }
        }
    }
    assert!(count >= 30, "{count}");
}

const PEOPLE: &str = "\
Email,First name,Last name,TYPE,ACTIVE,User group
anna@example.com,Anna,Berg,Single Address,Yes,Sales
ben.cole@example,Ben,,Single Address,Yes,IT
cleo@example.com, Cleo ,Diaz,Employee,Yes,Sales
";

fn with(line: &str) -> Enroll {
    Enroll::new().file("people.csv", PEOPLE).line(line)
}

#[test]
fn the_schema_holds_for_every_kind_of_document() {
    let schema = Schema::load();
    for (line, kind) in [
        (
            "validate people.csv --profile sosafe --format json --fix -o fixed.csv",
            "validation",
        ),
        (
            "validate people.csv --profile sosafe --format json --show-values never",
            "validation",
        ),
        (
            "map people.csv --profile sosafe --no-input --format json",
            "mapping",
        ),
        ("fields --format json", "systems"),
        ("fields --profile spencer --format json", "fields"),
        ("validate --list-rules --format json", "rules"),
        ("validate people.csv --format json", "failure"),
        (
            "validate --format json people.csv --profil sosafe",
            "failure",
        ),
        (
            "validate nobody.csv --profile sosafe --format json",
            "failure",
        ),
    ] {
        schema.check_run(&with(line), kind);
    }
    let made = with("map people.csv --profile sosafe --no-input -o hr.toml").run();
    let folder = made.folder.path();
    let run = |line: &str| {
        let mut command = Enroll::new().line(line).command();
        command
            .current_dir(folder)
            .output()
            .expect("it runs")
            .stdout
    };
    let document = |bytes: &[u8]| -> Value {
        serde_json::from_slice(bytes)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(bytes)))
    };
    std::fs::write(folder.join("other.csv"), PEOPLE.replace("Email", "Mail")).expect("a file");
    let check = run("map other.csv --check hr.toml --format json");
    schema.check(&document(&check), "mapping-check");
    let plan = "diff people.csv --mapping hr.toml --skip-invalid --current users.db --create";
    schema.check(&document(&run(&format!("{plan} --format json"))), "plan");
    let masked = run(&format!("{plan} --format json --show-values masked"));
    schema.check(&document(&masked), "masked-plan");
    let apply = plan.replace("diff", "apply");
    run(&format!("{apply} --yes --report json=result.json"));
    let result = std::fs::read(folder.join("result.json")).expect("it was written");
    schema.check(&document(&result), "result");
}

/// Every key of the schema, with the objects that have it.
fn keys(schema: &Value, all: &mut Vec<String>) {
    match schema {
        Value::Object(map) => {
            if let Some(Value::Object(properties)) = map.get("properties") {
                all.extend(properties.keys().cloned());
            }
            map.values().for_each(|value| keys(value, all));
        }
        Value::Array(list) => list.iter().for_each(|value| keys(value, all)),
        _ => {}
    }
}

#[test]
fn the_page_of_the_documents_explains_every_key() {
    let page = std::fs::read_to_string(root("docs/json.md")).expect("the page");
    let mut all = Vec::new();
    keys(&text(), &mut all);
    assert!(all.len() > 100, "{all:?}");
    for key in all {
        let rows = page.lines().filter(|line| line.starts_with("| `"));
        let mut named = rows.filter_map(|line| line.split('`').nth(1));
        let is_named = named.any(|named| {
            named
                .rsplit(['.', ' '])
                .next()
                .is_some_and(|last| last.trim_end_matches("[]") == key)
        });
        assert!(is_named, "docs/json.md has no row for `{key}`");
    }
}
