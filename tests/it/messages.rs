//! The sentences of the catalogs, and the places in the code that use them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use enroll::messages::{Catalog, Language, MessageId, in_full};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::stored::root;

/// A `message!("name", slot = …)` or `entry!("name")`.
#[derive(Debug, PartialEq)]
struct Use {
    /// The file and the line.
    place: String,
    entry: String,
    /// The slots that are filled, each with the keywords that may fill it; none for `entry!`, which fills none.
    slots: Option<BTreeMap<String, BTreeSet<String>>>,
}

#[test]
fn every_language_words_every_entry() {
    let mut wrong = Vec::new();
    for language in Language::ALL {
        if let Err(errors) = Catalog::read(*language, language.source()) {
            wrong.extend(errors.iter().map(ToString::to_string));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_language_tells_the_same_keywords_apart() {
    let english = Catalog::of(Language::English);
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let catalog = Catalog::of(*language);
        for entry in MessageId::all() {
            let (found, expected) = (catalog.keywords(entry), english.keywords(entry));
            if found != expected {
                wrong.push(format!(
                    "src/messages/{}.ftl: `{entry:?}` has the keywords {found:?}, and English has {expected:?}",
                    language.code(),
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_entries_are_sorted_by_name() {
    for language in Language::ALL {
        let names: Vec<&str> = entry_names(language.source()).collect();
        let wrong = names.windows(2).find(|pair| pair[0] >= pair[1]);
        assert_eq!(
            wrong,
            None,
            "src/messages/{}.ftl: two entries in the wrong order",
            language.code()
        );
    }
}

/// The findings of a row stand in one cell with `; ` between them, in the encoding of the file. The words of a report around
/// them stand by themselves.
#[test]
fn sentences_can_be_joined_in_any_encoding() {
    for language in Language::ALL {
        let mut is_of_report = false;
        for (number, line) in language.source().lines().enumerate() {
            let place = format!("src/messages/{}.ftl:{}", language.code(), number + 1);
            if line.starts_with(|first: char| first.is_ascii_alphabetic()) {
                is_of_report = line.starts_with("report-");
            }
            if line.starts_with('#') || is_of_report {
                continue;
            }
            assert!(
                !line.contains(';'),
                "{place}: `;` stands between sentences: {line}"
            );
            assert!(
                !line.trim_end().ends_with('.'),
                "{place}: a full stop: {line}"
            );
            let is_english = *language == Language::English;
            assert!(!is_english || line.is_ascii(), "{place}: not ASCII: {line}");
        }
    }
}

/// A space before a mark stays with it, as French has it; a line never begins with the mark.
#[test]
fn french_marks_have_a_no_break_space_before_them() {
    for (number, line) in Language::French.source().lines().enumerate() {
        let wrong = [" :", " ;", " ?", " %", " !"]
            .iter()
            .find(|mark| line.contains(**mark));
        assert_eq!(wrong, None, "src/messages/fr.ftl:{}: {line}", number + 1);
    }
}

#[test]
fn every_entry_is_used() {
    let code = uses_in_sources().iter();
    let mut used: BTreeSet<&str> = code.map(|found| found.entry.as_str()).collect();
    let braces = Language::English.source().split('{').skip(1);
    used.extend(braces.filter_map(|text| Some(text.split_once('}')?.0.trim())));
    let rules: Vec<String> = enroll::rules::ALL
        .iter()
        .map(|rule| format!("rule-{}", rule.name))
        .collect();
    used.extend(rules.iter().map(String::as_str));
    let mut unused = MessageId::all()
        .map(MessageId::name)
        .filter(|name| !used.contains(name))
        .peekable();
    assert!(
        unused.peek().is_none(),
        "src/messages/en.ftl has entries that nothing uses: {}",
        unused.collect::<Vec<_>>().join(", ")
    );
}

#[test]
fn every_rule_has_a_title_which_is_the_sentence_of_its_page() {
    for rule in enroll::rules::ALL {
        let entry = MessageId::named(&format!("rule-{}", rule.name));
        assert_eq!(Some(rule.title().entry()), entry, "{}", rule.name);
        let title = rule.title().text(Language::English, &in_full);
        let sentence = rule.sentence().trim_end_matches('.');
        let ignores_case = |text: &str| text[..1].to_lowercase() + &text[1..];
        assert_eq!(
            ignores_case(&title),
            ignores_case(sentence),
            "{}",
            rule.name
        );
    }
}

/// The compiler finds these too, but not in code for another system.
#[test]
fn every_use_names_an_entry_and_fills_its_slots() {
    let uses = uses_in_sources();
    assert!(!uses.is_empty(), "the sources use no entry");
    let wrong: Vec<String> = uses.iter().filter_map(misuse).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_keyword_has_a_variant() {
    let wrong: Vec<String> = uses_in_sources()
        .iter()
        .flat_map(unknown_keywords)
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with a use, other than its keywords.
fn misuse(found: &Use) -> Option<String> {
    let Use {
        place,
        entry,
        slots,
    } = found;
    let Some(id) = MessageId::named(entry) else {
        return Some(format!(
            "{place}: src/messages/en.ftl has no entry `{entry}`"
        ));
    };
    let filled: BTreeSet<&str> = slots.as_ref()?.keys().map(String::as_str).collect();
    let expected = BTreeSet::from_iter(id.slots());
    (filled != expected).then(|| {
        format!("{place}: `{entry}` has the slots {expected:?}, and {filled:?} are filled")
    })
}

/// The keywords of a use that its entry has no variant for.
fn unknown_keywords(found: &Use) -> Vec<String> {
    let Use {
        place,
        entry,
        slots,
    } = found;
    let Some(id) = MessageId::named(entry) else {
        return Vec::new();
    };
    let known = Catalog::of(Language::English).keywords(id);
    let filled = slots.iter().flatten();
    filled
        .flat_map(|(slot, words)| words.iter().map(move |word| (slot.as_str(), word.as_str())))
        .filter(|(slot, word)| !known.get(slot).is_some_and(|words| words.contains(word)))
        .map(|(slot, word)| {
            format!(
                "{place}: `{entry}` has no variant `[{word}]` of `${slot}` in src/messages/en.ftl"
            )
        })
        .collect()
}

/// The names at the start of the lines of a catalog file.
fn entry_names(source: &str) -> impl Iterator<Item = &str> {
    source
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_alphabetic()))
        .filter_map(|line| line.split_whitespace().next())
}

/// Every use of an entry in the sources, but for those in tests.
fn uses_in_sources() -> &'static [Use] {
    static USES: LazyLock<Vec<Use>> = LazyLock::new(read_sources);
    &USES
}

fn read_sources() -> Vec<Use> {
    let mut uses = Vec::new();
    let mut files = Vec::new();
    rust_files(&root("src"), &mut files);
    files.sort();
    for path in files {
        let name = path
            .strip_prefix(root(""))
            .expect("a file of the repository");
        let text = std::fs::read_to_string(&path).expect("a text");
        uses.extend(uses_in(&name.display().to_string(), &text));
    }
    uses
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let is_test = path.file_stem().is_some_and(|stem| stem == "tests");
        if is_test {
            continue;
        }
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn uses_in(file: &str, text: &str) -> Vec<Use> {
    let tokens = text
        .parse()
        .unwrap_or_else(|error| panic!("{file}: not the tokens of Rust: {error}"));
    let mut uses = Vec::new();
    collect(file, tokens, &mut uses);
    uses
}

fn collect(file: &str, tokens: TokenStream, uses: &mut Vec<Use>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut is_test = false;
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else {
            continue;
        };
        match group.delimiter() {
            Delimiter::Bracket if group.stream().to_string().replace(' ', "") == "cfg(test)" => {
                is_test = true;
                continue;
            }
            Delimiter::Brace if std::mem::take(&mut is_test) => continue,
            _ => {}
        }
        if at >= 2 && is_punct(&tokens[at - 1], '!') {
            let arguments: Vec<TokenTree> = group.stream().into_iter().collect();
            let slots = match &tokens[at - 2] {
                TokenTree::Ident(name) if name == "message" => Some(slots_in(&arguments)),
                TokenTree::Ident(name) if name == "entry" => None,
                _ => {
                    collect(file, group.stream(), uses);
                    continue;
                }
            };
            if let Some(entry) = arguments.first().and_then(string) {
                let line = tokens[at - 2].span().start().line;
                uses.push(Use {
                    place: format!("{file}:{line}"),
                    entry,
                    slots,
                });
            }
        }
        collect(file, group.stream(), uses);
    }
}

/// The slots after the name of the entry, with the keywords in what fills them.
fn slots_in(arguments: &[TokenTree]) -> BTreeMap<String, BTreeSet<String>> {
    arguments
        .split(|token| is_punct(token, ','))
        .skip(1)
        .filter_map(|slot| Some((slot.first()?.to_string(), keywords_in(slot))))
        .collect()
}

/// The texts inside of each `keyword(…)`.
fn keywords_in(tokens: &[TokenTree]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for pair in tokens.windows(2) {
        if let (TokenTree::Ident(name), TokenTree::Group(group)) = (&pair[0], &pair[1])
            && name == "keyword"
        {
            strings_in(group.stream(), &mut words);
        }
    }
    words
}

fn strings_in(tokens: TokenStream, strings: &mut BTreeSet<String>) {
    for token in tokens {
        match &token {
            TokenTree::Group(group) => strings_in(group.stream(), strings),
            other => strings.extend(string(other)),
        }
    }
}

fn string(token: &TokenTree) -> Option<String> {
    let TokenTree::Literal(literal) = token else {
        return None;
    };
    let text = literal.to_string();
    Some(text.strip_prefix('"')?.strip_suffix('"')?.to_owned())
}

fn is_punct(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

#[test]
fn uses_are_found_where_code_has_them() {
    let text = r#"
        // message!("in-a-comment")
        fn check() -> Message {
            let name = "message!(\"in-a-text\")";
            message!(
                "list-and",
                before = keyword(if comma { "comma" } else { "tab" }),
                after = message!("list-more", count),
            )
        }
        #[cfg(test)]
        mod tests {
            fn check() { message!("in-a-test"); }
        }
    "#;
    let found = uses_in("x.rs", text);
    let slots = |slots: &[(&str, &[&str])]| -> Option<BTreeMap<String, BTreeSet<String>>> {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let slots = slots.iter();
        Some(
            slots
                .map(|(slot, words)| ((*slot).to_owned(), owned(words)))
                .collect(),
        )
    };
    let expected = [
        Use {
            place: "x.rs:5".into(),
            entry: "list-and".into(),
            slots: slots(&[("before", &["comma", "tab"]), ("after", &[])]),
        },
        Use {
            place: "x.rs:8".into(),
            entry: "list-more".into(),
            slots: slots(&[("count", &[])]),
        },
    ];
    assert_eq!(found, expected);
    assert_eq!(
        unknown_keywords(&found[0])[0],
        "x.rs:5: `list-and` has no variant `[comma]` of `$before` in src/messages/en.ftl"
    );
}

#[test]
fn a_misuse_names_the_line_and_the_entry() {
    let misuses =
        |text: &str| -> Vec<String> { uses_in("x.rs", text).iter().filter_map(misuse).collect() };
    assert_eq!(
        misuses(r#"message!("list-adn")"#),
        ["x.rs:1: src/messages/en.ftl has no entry `list-adn`"]
    );
    assert_eq!(
        misuses(r#"message!("list-more", many = 5)"#),
        [r#"x.rs:1: `list-more` has the slots {"count"}, and {"many"} are filled"#]
    );
    assert_eq!(
        misuses("message!(\"list-more\")"),
        [r#"x.rs:1: `list-more` has the slots {"count"}, and {} are filled"#]
    );
    assert!(misuses(r#"entry!("list-and") message!("list-more", count = 5)"#).is_empty());
}
