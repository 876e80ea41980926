//! The messages that docs/troubleshooting.md explains are messages that there are.

use std::path::Path;

use crate::stored::root;

/// The texts of all sources and of the catalog, with `…` for what stands in a slot.
fn sources(folder: &Path, into: &mut String) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let is_text = path
            .extension()
            .is_some_and(|ending| ending == "rs" || ending == "ftl");
        if path.is_dir() {
            sources(&path, into);
        } else if is_text {
            into.push_str(&std::fs::read_to_string(&path).expect("it is UTF-8"));
        }
    }
}

#[test]
fn every_message_that_is_explained_can_be_printed() {
    let mut code = String::new();
    sources(&root("src"), &mut code);
    let page = std::fs::read_to_string(root("docs/troubleshooting.md")).expect("the page");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `"));
    let messages: Vec<&str> = rows.filter_map(|row| row.split('`').next()).collect();
    assert!(messages.len() > 20, "the page has another form");
    for message in messages {
        for words in message.split('…').map(str::trim) {
            assert!(code.contains(words), "nothing prints `{words}`: {message}");
        }
    }
}
