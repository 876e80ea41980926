//! A room imports only rooms above it, and every file says what it is for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::stored::root;

/// The rooms of docs/architecture.md, each with those that it may import.
fn rooms() -> Vec<(String, Vec<String>)> {
    let page = std::fs::read_to_string(root("docs/architecture.md")).expect("the page is there");
    let names = |cell: &str| -> Vec<String> {
        cell.split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect()
    };
    let table = page
        .split("| room | imports |")
        .nth(1)
        .expect("the page has its table");
    let rows = table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    rows.flat_map(|row| {
        let cells: Vec<&str> = row.split('|').collect();
        let imports = names(cells[2]);
        names(cells[1])
            .into_iter()
            .map(move |room| (room, imports.clone()))
    })
    .collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let entries =
        std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The room that a file of `src` belongs to: the folder, or the file beside it that opens the module.
fn room(path: &Path) -> String {
    let inside = path.strip_prefix(root("src")).expect("a file of src");
    let first = inside
        .components()
        .next()
        .expect("a name")
        .as_os_str()
        .to_string_lossy()
        .into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The rooms that a text names, with the line of each.
fn named(text: &str, prefix: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("//") {
            continue;
        }
        for rest in line.split(prefix).skip(1) {
            let name: String = rest
                .chars()
                .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                .collect();
            found.push((
                number + 1,
                if rest.starts_with('{') {
                    "{".to_owned()
                } else {
                    name
                },
            ));
        }
    }
    found
}

#[test]
fn a_room_imports_only_those_above_it() {
    let rooms = rooms();
    let mut wrong = Vec::new();
    for path in rust_files(&root("src")) {
        let own = room(&path);
        if own == "lib" {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a text");
        let prefix = if own == "main" { "enroll::" } else { "crate::" };
        let (_, allowed) = rooms
            .iter()
            .find(|(name, _)| *name == own)
            .unwrap_or_else(|| panic!("docs/architecture.md does not know the room `{own}`"));
        for (line, name) in named(&text, prefix) {
            let place = format!("{}:{line}", path.display());
            if name == "{" {
                wrong.push(format!("{place} imports several rooms in one line"));
            } else if name != own && !allowed.contains(&name) {
                wrong.push(format!("{place}: `{own}` must not import `{name}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_has_no_way_back() {
    let rooms = rooms();
    for (number, (room, imports)) in rooms.iter().enumerate() {
        for import in imports {
            let above = rooms[..number].iter().any(|(name, _)| name == import);
            assert!(
                above,
                "`{room}` imports `{import}`, which does not stand above it"
            );
        }
    }
}

#[test]
fn the_modules_stand_in_the_order_of_the_table() {
    let text = std::fs::read_to_string(root("src/lib.rs")).expect("a text");
    let modules: Vec<String> = text
        .lines()
        .filter_map(|line| {
            Some(
                line.strip_prefix("pub mod ")?
                    .trim_end_matches(';')
                    .to_owned(),
            )
        })
        .collect();
    let table: Vec<String> = rooms()
        .into_iter()
        .map(|(room, _)| room)
        .filter(|room| room != "main")
        .collect();
    assert_eq!(modules, table);
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    for folder in ["src", "tests", "benches"] {
        for path in rust_files(&root(folder)) {
            let text = std::fs::read_to_string(&path).expect("a text");
            let opens = text.starts_with("//! ") || text.starts_with("#![doc");
            assert!(opens, "{} does not say what it is for", path.display());
        }
    }
}

/// What is tried on other values in every run fails once in a while, and nobody can say of which change.
#[test]
fn every_law_is_tried_on_the_same_values_in_every_run() {
    let files = ["src", "tests/it"].map(|folder| rust_files(&root(folder)));
    let mut laws = 0;
    for path in files.iter().flatten() {
        let text = std::fs::read_to_string(path).expect("a file");
        for behind in text.split("proptest! {\n").skip(1) {
            laws += 1;
            let settings = behind.split("#[test]").next().unwrap_or_default();
            assert!(
                settings.contains("RngSeed::Fixed(") || settings.contains("config()"),
                "{}: {settings}",
                path.display()
            );
        }
    }
    assert!(laws > 20, "{laws}");
}

/// What a file imports with `use crate::` or `use super::`, as paths with `::`; `parent` is the module around it, in which items
/// for all of its modules may stand. Unit tests may look wherever they like.
fn imported(text: &str, parent: &str) -> Vec<String> {
    let code = text
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or(text);
    let code = code.replace("use super::", &format!("use crate::{parent}::"));
    let mut imported = Vec::new();
    for statement in code.split("use crate::").skip(1) {
        let path = statement.split(';').next().unwrap_or_default();
        match path.split_once("::{") {
            None => imported.push(path.to_owned()),
            Some((module, items)) => {
                let items = items.trim_end_matches('}').split(',').map(str::trim);
                imported.extend(items.map(|item| format!("{module}::{item}")));
            }
        }
    }
    imported
}

/// Every module of the sources with the modules that it imports.
fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let src = root("src");
    let files = rust_files(&src);
    let name = |path: &Path| {
        let inside = path.strip_prefix(&src).expect("a file of src");
        inside
            .with_extension("")
            .to_string_lossy()
            .replace('/', "::")
    };
    let modules: BTreeSet<String> = files.iter().map(|path| name(path)).collect();
    // An import names an item of a module: the longest beginning of its path that is a module.
    let module_of = |path: &str| {
        let mut path = path;
        loop {
            if modules.contains(path) {
                return Some(path.to_owned());
            }
            path = path.rsplit_once("::")?.0;
        }
    };
    let of_file = |path: &PathBuf| {
        let own = name(path);
        let text = std::fs::read_to_string(path).expect("a text");
        let parent = own.rsplit_once("::").map_or("", |(parent, _)| parent);
        let of_parent = format!("use crate::{parent}::");
        let imported = imported(&text, parent);
        let by_super = !text.contains(&of_parent);
        let others = imported
            .iter()
            .filter_map(|path| module_of(path))
            .filter(|module| *module != own && !(by_super && module == parent));
        let others = others.collect();
        (own, others)
    };
    files.iter().map(of_file).collect()
}

#[test]
fn no_file_imports_itself_through_others() {
    let imports = imports();
    let mut circles = Vec::new();
    for module in imports.keys() {
        let mut seen = BTreeSet::new();
        let mut next: Vec<&String> = imports[module].iter().collect();
        while let Some(other) = next.pop() {
            if other == module {
                circles.push(module.as_str());
                break;
            }
            if seen.insert(other) {
                next.extend(&imports[other]);
            }
        }
    }
    assert!(
        circles.is_empty(),
        "in a circle of imports: {}",
        circles.join(", ")
    );
}
