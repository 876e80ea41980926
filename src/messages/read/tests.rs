//! What a catalog file may hold, and what is said of anything else.

use super::{CatalogFile, all};
use crate::messages::entry::MessageId;
use crate::messages::language::Language;

/// What is wrong with English when the entry `list-more`, with its slot `$count`, is this.
fn errors(entry: &str) -> Vec<String> {
    let source = Language::English.source();
    let old = "list-more = { $count } more\n";
    let start = source.find(old).expect("the entry");
    let line = source[..start].matches('\n').count() + 1;
    let source = source.replace(old, entry);
    let place = format!("src/messages/en.ftl:{line}: ");
    let errors = all(Language::English, &source).err().unwrap_or_default();
    let errors = errors.iter().map(ToString::to_string);
    errors.map(|error| error.replace(&place, "")).collect()
}

#[test]
fn an_entry_that_is_read_alone_is_that_of_the_whole_file() {
    for language in Language::ALL {
        let file = CatalogFile::of(*language, language.source());
        let entries = all(*language, language.source()).expect("a catalog");
        for (id, entry) in MessageId::all().zip(entries) {
            let (alone, of_all) = (file.entry(id), Some(entry));
            assert_eq!(format!("{alone:?}"), format!("{of_all:?}"), "{id:?}");
        }
    }
}

#[test]
fn what_sentences_need_is_read() {
    for entry in [
        "list-more = { $count } {\"{\"}more\n    .remedy = { $value } of { $header }\n",
        "list-more = { $count ->\n    [0] no\n    [one] one\n   *[other] { $count }\n}\n",
        "# A comment\nlist-more =\n    one line { $count }\n    and another\n",
    ] {
        assert_eq!(errors(entry), [""; 0], "{entry}");
    }
}

#[test]
fn anything_else_is_an_error_with_its_line() {
    let unsupported = |what| format!("`list-more` uses {what}, which this catalog does not");
    for (entry, error) in [
        (
            "list-more = { NUMBER($count) } { $count }\n",
            unsupported("a function"),
        ),
        ("list-more = { $count } { -brand }\n", unsupported("a term")),
        (
            "list-more = { $count } { 5 }\n",
            unsupported("a number in braces"),
        ),
        (
            "list-more = { $count } { list-or }\n",
            unsupported("a reference to another entry outside of a remedy"),
        ),
        (
            "list-more = { $count } {\"\\u0041\"}\n",
            unsupported("an escape or a `$` in a literal"),
        ),
        (
            "list-more = { $count }\n    .title = x\n",
            unsupported("an attribute other than `.remedy`"),
        ),
        (
            "list-more = { $count ->\n    [0.5] x\n   *[other] y\n}\n",
            unsupported("a variant of a number that is no count"),
        ),
        (
            "list-more = { $count ->\n    [1] x\n   *[2] y\n}\n",
            unsupported("a number as the default variant"),
        ),
    ] {
        assert_eq!(errors(entry), [error], "{entry}");
    }
}

#[test]
fn slots_and_plurals_and_references_are_checked() {
    for (entry, error) in [
        ("", "`list-more` is missing"),
        (
            "list-more = { $count } $count\n",
            "`list-more` has a `$` outside of braces; a slot is written `{ $slot }`",
        ),
        (
            "list-more = more\n",
            "`list-more` does not use the slot `$count`, which English does",
        ),
        (
            "list-more = { $count } { $value }\n",
            "`list-more` has no slot `$value`; it has [\"count\"], a remedy also $count, $field, $header and $value",
        ),
        (
            "list-more = { $count }\n    .remedy = { $first }\n",
            "`list-more` has no slot `$first`; it has [\"count\"], a remedy also $count, $field, $header and $value",
        ),
        (
            "list-more = { $count }\n    .remedy = { remedy-x }\n",
            "`list-more` refers to `remedy-x`, which is no entry",
        ),
        (
            "list-more = { $count ->\n    [one] x\n    [many] y\n   *[other] z\n}\n",
            "`list-more` has the plural forms [\"one\", \"many\", \"other\"] of `$count`, and the language has [\"one\", \"other\"]",
        ),
        (
            "list-more = { $count }\nlist-more-x = x\n",
            "`list-more-x` is not in en.ftl",
        ),
        (
            "list-more = { $count }\nlist-or = { $before } { $after }\n",
            "`list-or` is there twice",
        ),
    ] {
        let errors = errors(entry);
        assert!(
            errors.iter().any(|found| found.ends_with(error)),
            "{errors:#?}\n{error}"
        );
    }
}
