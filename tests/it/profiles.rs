//! The profiles that are part of the program: valid, unambiguous, and explicit about what is only assumed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use enroll::header;
use enroll::profile::Profile;
use enroll::profile::field::CanonicalValue;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The text of a built-in profile as TOML, in which one sees which keys were written.
fn table(name: &str) -> toml::Table {
    let path = root().join(format!("src/profile/{name}.toml"));
    read(&path)
        .parse()
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn profiles() -> Vec<Profile> {
    let load = |name: &&str| Profile::load(name).unwrap_or_else(|error| panic!("{name}: {error}"));
    Profile::names().iter().map(load).collect()
}

#[test]
fn a_profile_is_called_what_its_file_is_called() {
    for (profile, name) in profiles().iter().zip(Profile::names()) {
        assert_eq!(profile.name, *name);
        assert!(!profile.title.is_empty(), "{name} has no title");
    }
}

#[test]
fn a_header_means_one_field() {
    for profile in profiles() {
        let mut owners: BTreeMap<String, String> = BTreeMap::new();
        for field in &profile.fields {
            assert!(
                !field.headers.is_empty(),
                "{}: `{}` has no header to write",
                profile.name,
                field.name
            );
            let headers = field.headers.iter().map(String::as_str);
            for header in headers.chain(field.aliases.iter()) {
                let owner = format!("`{header}` of {}", field.name);
                // A system may spell its own header in two ways, and takes both.
                let other = owners.insert(header::key(header), owner.clone());
                if let Some(other) =
                    other.filter(|other| !other.ends_with(&format!(" of {}", field.name)))
                {
                    panic!(
                        "{}: {owner} is read like {other}; one of them is enough",
                        profile.name
                    );
                }
            }
        }
    }
}

#[test]
fn a_value_has_one_spelling_in_the_list() {
    for profile in profiles() {
        for field in &profile.fields {
            let values = &field.canonical_values;
            let mut spellings: Vec<_> = values.iter().flat_map(CanonicalValue::spellings).collect();
            let count = spellings.len();
            spellings.sort_unstable();
            spellings.dedup();
            assert_eq!(spellings.len(), count, "{}: {}", profile.name, field.name);
        }
    }
}

#[test]
fn a_profile_says_where_its_facts_are_from() {
    for profile in profiles() {
        let name = &profile.name;
        assert!(!profile.sources.is_empty(), "{name} names no source");
        let header = read(&root().join(format!("src/profile/{name}.toml")));
        for source in &profile.sources {
            assert!(
                source.starts_with("https://"),
                "{name}: `{source}` is no public page"
            );
            assert!(
                header
                    .lines()
                    .any(|line| line.starts_with('#') && line.ends_with(source.as_str())),
                "{name}: `{source}` has no short name at the top"
            );
        }
        let day = profile.verified.as_deref().unwrap_or_default();
        assert!(
            day.parse::<jiff::civil::Date>().is_ok(),
            "{name}: `verified` is no day: `{day}`"
        );
    }
}

#[test]
fn what_is_assumed_is_a_key_of_its_table() {
    fn visit(place: &str, table: &toml::Table) {
        if let Some(toml::Value::Array(assumed)) = table.get("assumed") {
            for key in assumed {
                let key = key.as_str().expect("the names of keys are text");
                assert!(
                    table.contains_key(key) && key != "assumed",
                    "{place}: `{key}` is assumed, and not there"
                );
            }
        }
        for (key, value) in table {
            if let toml::Value::Table(table) = value {
                visit(&format!("{place}.{key}"), table);
            }
        }
    }
    for name in Profile::names() {
        visit(name, &table(name));
    }
}

/// What no key says, no page says: a profile of ours writes down what it relies on.
#[test]
fn the_keys_that_need_evidence_are_written_down() {
    for name in Profile::names() {
        let table = table(name);
        for key in ["match_on", "same_person_when", "empty_cell", "org", "file"] {
            assert!(table.contains_key(key), "{name} leaves out `{key}`");
        }
        let file = table["file"].as_table().expect("a table");
        for key in ["formats", "delimiters", "encodings", "bom", "header"] {
            assert!(file.contains_key(key), "{name} leaves out `file.{key}`");
        }
    }
}

/// Every field that a profile names anywhere is one that it has; loading refuses others.
#[test]
fn a_name_that_is_no_field_is_refused() {
    for (place, top, field, operation) in [
        ("`match_on`", "match_on = ['emial']", "", ""),
        ("`same_person_when`", "same_person_when = ['emial']", "", ""),
        ("`one_of`", "one_of = [{ fields = ['emial'] }]", "", ""),
        ("`fields.email`", "", "refers_to = 'emial'", ""),
        ("`fields.email`", "", "required_when = { emial = 'x' }", ""),
        ("`operations.import`", "", "", "fields = ['emial']"),
        (
            "`operations.import`",
            "",
            "",
            "requires = [['email', 'emial']]",
        ),
    ] {
        let text = format!(
            "name = 'mine'\n{top}\n[fields.email]\n{field}\n[operations.import]\n{operation}\n"
        );
        let error = Profile::from_toml("mine.toml", &text)
            .expect_err(&text)
            .to_string();
        assert!(error.contains("`emial`"), "{error}");
        assert!(error.contains(place), "{error}");
    }
}

#[test]
fn an_operation_can_find_the_users_it_is_about() {
    for profile in profiles() {
        for (name, operation) in &profile.operations {
            let Some(fields) = &*operation.fields else {
                continue;
            };
            assert!(
                profile.match_on.iter().any(|key| fields.contains(key)),
                "{}: {name} looks at no match key",
                profile.name
            );
            let requirements = profile.requirements(operation, None);
            let mut needed = requirements.iter().filter(|one| one.needs_column());
            assert!(needed.all(|one| one.any_of.iter().all(|field| fields.contains(field))));
        }
    }
}

#[test]
fn no_rust_file_names_a_target_system() {
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the sources are there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !path.ends_with("src/profile/builtin.rs")
            {
                let text = read(&path).to_lowercase();
                for name in Profile::names() {
                    assert!(!text.contains(name), "{} names {name}", path.display());
                }
            }
        }
    }
}

/// The blocks between the fences ```` ```toml profile ```` of a page.
fn profiles_in(page: &Path) -> Vec<String> {
    read(page)
        .split("```toml profile\n")
        .skip(1)
        .filter_map(|rest| rest.split_once("\n```"))
        .map(|(block, _)| block.to_owned())
        .collect()
}

#[test]
fn the_examples_of_the_page_are_valid() {
    let page: PathBuf = root().join("docs/profiles.md");
    let examples = profiles_in(&page);
    assert!(examples.len() >= 2, "the page has its examples");
    for example in examples {
        let profile = Profile::from_toml("mine.toml", &example)
            .unwrap_or_else(|error| panic!("{error}\n{example}"));
        assert!(!profile.fields.is_empty());
    }
}

/// The keys that a profile may have at one place: what the error about a wrong one lists.
fn keys(before: &str, after: &str) -> Vec<String> {
    let text = format!("name = 'mine'\n{before}\nqqqq = 1\n{after}");
    let error = Profile::from_toml("mine.toml", &text).expect_err(&text);
    let hint = error.hint().unwrap_or_default();
    let known = hint
        .strip_prefix("known here: ")
        .unwrap_or_else(|| panic!("no list in `{hint}`, from\n{text}"));
    known.split(", ").map(str::to_owned).collect()
}

/// A key that is not explained is a key that nobody finds.
#[test]
fn the_page_explains_every_key() {
    let page = read(&root().join("docs/profiles.md"));
    for (before, after) in [
        ("", ""),
        ("[file]", ""),
        ("[fields.email]", ""),
        ("[fields.email.aliases]", ""),
        ("[[fields.email.canonical_values]]", "value = ''"),
        ("[[one_of]]", "fields = []"),
        ("[[unique]]", "fields = []"),
        ("[operations.import]", ""),
        ("[thresholds]", ""),
    ] {
        for key in keys(before, after) {
            let mut rows = page.lines().filter(|line| line.starts_with('|'));
            assert!(
                rows.any(|row| row.contains(&format!("`{key}`"))),
                "docs/profiles.md has no row for `{key}` of {before}"
            );
        }
    }
}
