//! Lists as programs write them: `["Sales","Support"]`, `{Sales,Support}`, `Sales;#3;#Support;#4`, `CN=Sales,OU=Groups,DC=example`.

use crate::values::placeholder::{self, Expected};
use crate::values::type_name;

/// What a text in the notation of a program holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notation {
    /// A list in brackets, braces or with bullets, and its items.
    List(Vec<String>),
    /// Paths of objects in a directory, and the first name of each.
    DirectoryPath(Vec<String>),
    /// An object with named values, of which there is no list.
    Object,
}

/// The types of the parts of a path in a directory: RFC 4514.
const TYPES: [&str; 9] = ["cn", "ou", "dc", "o", "c", "l", "st", "street", "uid"];

/// The marks that stand before the items of a list.
const BULLETS: [char; 6] = ['•', '·', '▪', '●', '◦', '‣'];

/// What a text in the notation of a program holds; none where it is plain text. `[External]` is plain text, and so
/// is `[Sales, IT]` unless `is_list` says that the cell holds a list.
#[must_use]
pub fn read(text: &str, is_list: bool) -> Option<Notation> {
    let text = text.trim();
    if let Some(names) = directory_names(text) {
        return Some(Notation::DirectoryPath(names));
    }
    if let Some(items) = numbered(text)
        .or_else(|| bulleted(text))
        .or_else(|| serialized(text))
    {
        return Some(Notation::List(items));
    }
    let inner = inside(text)?;
    if placeholder::is_one(text, Expected::Text) || type_name::is_one(text) {
        return None;
    }
    if is_guid(inner.text) || inner.text.trim().is_empty() {
        return None;
    }
    if inner.is_object {
        return Some(Notation::Object);
    }
    let items = items(inner.text);
    let is_quoted = items.iter().any(|(_, is_quoted)| *is_quoted);
    // Round brackets are usual around remarks, and square ones around words.
    let are_several = items.len() > 1;
    let is_sure = is_quoted || inner.is_of_program || is_list && inner.is_square && are_several;
    let items: Vec<String> = items.into_iter().map(|(item, _)| item).collect();
    let has_words = items
        .iter()
        .any(|item| item.contains(char::is_alphanumeric));
    (is_sure && has_words).then_some(Notation::List(items))
}

/// Whether a value is a piece of such a notation, which a separator cut: `["Sales"`, `OU=Groups`. It is not the name of a
/// group, and no other name is compared with it.
#[must_use]
pub fn is_piece(value: &str) -> bool {
    let edge = |letter: Option<char>| {
        letter.is_some_and(|letter| "[]{}\"".contains(letter) || BULLETS.contains(&letter))
    };
    edge(value.chars().next())
        || edge(value.chars().next_back())
        || value.contains(['\n', '\r'])
        || value.contains(";#")
        || value.starts_with("@(")
        || value.starts_with("@{")
        || part_of_path(value).is_some()
}

struct Inside<'t> {
    text: &'t str,
    is_square: bool,
    /// Nobody but a program writes such brackets.
    is_of_program: bool,
    is_object: bool,
}

fn inside(text: &str) -> Option<Inside<'_>> {
    let between = |open: &str, close: &str| text.strip_prefix(open)?.strip_suffix(close);
    let has_names = |text: &str, mark: char| {
        let name = text.split(mark).next().unwrap_or_default();
        let name = name.trim().trim_matches(['"', '\'']);
        let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
        text.contains(mark) && !name.is_empty() && name.chars().all(is_name)
    };
    let found = |text, is_square, is_of_program, is_object| Inside {
        text,
        is_square,
        is_of_program,
        is_object,
    };
    if let Some(inner) = between("@(", ")") {
        return Some(found(inner, false, true, false));
    }
    if let Some(inner) = between("@{", "}") {
        return Some(found(inner, false, true, has_names(inner, '=')));
    }
    if let Some(inner) = between("[", "]") {
        let is_object = inner.trim_start().starts_with('{') && inner.contains(':');
        return Some(found(inner, true, false, is_object));
    }
    if let Some(inner) = between("{", "}") {
        let is_object = inner.trim_start().starts_with('"') && has_names(inner, ':');
        return Some(found(inner, false, true, is_object));
    }
    let inner = between("(", ")")?;
    Some(found(inner, false, false, false))
}

/// The items between brackets, and whether each stands in quotes; without empty ones. A separator inside quotes is a
/// part of the item.
fn items(text: &str) -> Vec<(String, bool)> {
    let separator = if text.contains(',') { ',' } else { ';' };
    let mut items = Vec::new();
    let (mut item, mut quote) = (String::new(), None);
    for letter in text.chars().chain([separator]) {
        match quote {
            None if letter == separator => items.push(std::mem::take(&mut item)),
            // An apostrophe inside a word opens nothing.
            None if matches!(letter, '"' | '\'') && item.trim().is_empty() => {
                quote = Some(letter);
                item.push(letter);
            }
            Some(open) if open == letter => {
                quote = None;
                item.push(letter);
            }
            _ => item.push(letter),
        }
    }
    let items = items.iter().map(|item| item.trim());
    let items = items.filter(|item| !item.is_empty());
    items
        .map(|item| {
            let unquoted = ['"', '\''].iter().find_map(|quote| {
                let inner = item.strip_prefix(*quote)?.strip_suffix(*quote)?;
                Some(inner.trim().to_owned())
            });
            let is_quoted = unquoted.is_some();
            (unquoted.unwrap_or_else(|| item.to_owned()), is_quoted)
        })
        .filter(|(item, _)| !item.is_empty())
        .collect()
}

/// The items of `a:2:{i:0;s:5:"Sales";i:1;s:2:"IT";}`, as PHP serializes a list.
fn serialized(text: &str) -> Option<Vec<String>> {
    let (length, inner) = text.strip_prefix("a:")?.split_once(":{")?;
    let is_number = !length.is_empty() && length.bytes().all(|byte| byte.is_ascii_digit());
    let parts = inner.strip_suffix('}').filter(|_| is_number)?.split('"');
    let items: Vec<String> = parts.skip(1).step_by(2).map(str::to_owned).collect();
    let are_filled = !items.is_empty() && items.iter().all(|item| !item.trim().is_empty());
    are_filled.then_some(items)
}

/// The items of `Sales;#3;#Support;#4`, as `SharePoint` writes values and their numbers.
fn numbered(text: &str) -> Option<Vec<String>> {
    if !text.contains(";#") {
        return None;
    }
    let parts = text.split(";#").map(str::trim);
    let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let items: Vec<String> = parts
        .filter(|part| !is_number(part))
        .map(str::to_owned)
        .collect();
    (!items.is_empty()).then_some(items)
}

/// The lines of a list with a bullet before each.
fn bulleted(text: &str) -> Option<Vec<String>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let items = lines.map(|line| line.strip_prefix(BULLETS).map(str::trim));
    let items: Vec<&str> = items.collect::<Option<_>>()?;
    let are_filled = !items.is_empty() && items.iter().all(|item| !item.is_empty());
    are_filled.then(|| items.into_iter().map(str::to_owned).collect())
}

/// The first name of each path: `Sales` of `CN=Sales,OU=Groups,DC=example`.
fn directory_names(text: &str) -> Option<Vec<String>> {
    part_of_path(text)?;
    let paths = text.split([';', '|', '\n']).map(str::trim);
    let paths = paths.filter(|path| !path.is_empty());
    paths.map(directory_name).collect()
}

fn directory_name(path: &str) -> Option<String> {
    // `CN=Sales\, North,OU=Groups`
    let mut name = String::new();
    let mut letters = part_of_path(path)?.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => name.extend(letters.next()),
            ',' => break,
            other => name.push(other),
        }
    }
    let others = letters.as_str();
    let is_path = !others.is_empty() && others.split(',').any(|part| part_of_path(part).is_some());
    (is_path && !name.trim().is_empty()).then(|| name.trim().to_owned())
}

/// What stands behind the type of a part of a path.
fn part_of_path(text: &str) -> Option<&str> {
    let (kind, rest) = text.trim_start().split_once('=')?;
    let kind = kind.trim();
    let is_known = TYPES.iter().any(|known| kind.eq_ignore_ascii_case(known));
    is_known.then_some(rest)
}

/// Whether it is an identifier of 32 hexadecimal digits, which stands in braces for a reason.
fn is_guid(text: &str) -> bool {
    text.len() == 36
        && text
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::{Notation, is_piece, read};

    #[test]
    fn lists_of_programs_are_read() {
        for (text, items) in [
            ("[\"Sales\",\"Support\"]", &["Sales", "Support"] as &[&str]),
            ("[\"Sales\"]", &["Sales"]),
            ("['Sales', 'IT']", &["Sales", "IT"]),
            ("('Sales', 'IT')", &["Sales", "IT"]),
            ("[\"Sales, North\",\"IT\"]", &["Sales, North", "IT"]),
            ("{Sales,Support}", &["Sales", "Support"]),
            ("{Sales}", &["Sales"]),
            ("{\"Sales\",\"IT\"}", &["Sales", "IT"]),
            ("{Sales; IT}", &["Sales", "IT"]),
            ("@(\"Sales\",\"IT\")", &["Sales", "IT"]),
            ("Sales;#3;#Support;#4", &["Sales", "Support"]),
            ("a:2:{i:0;s:5:\"Sales\";i:1;s:2:\"IT\";}", &["Sales", "IT"]),
            ("• Sales\n• Support", &["Sales", "Support"]),
            ("{L'Oréal,IT}", &["L'Oréal", "IT"]),
        ] {
            let items: Vec<String> = items.iter().map(|item| (*item).to_owned()).collect();
            assert_eq!(read(text, false), Some(Notation::List(items)), "{text}");
        }
        let plain = |text| read(text, true);
        let two = vec!["Sales".to_owned(), "IT".to_owned()];
        assert_eq!(plain("[Sales, IT]"), Some(Notation::List(two)));
        for text in [
            "@{Name=Sales; Id=3}",
            "{\"name\":\"Sales\"}",
            "[{\"name\":\"Sales\"}]",
        ] {
            assert_eq!(plain(text), Some(Notation::Object), "{text}");
        }
        for (text, names) in [
            (
                "CN=Sales,OU=Groups,DC=example,DC=com",
                &["Sales"] as &[&str],
            ),
            ("cn=sales, ou=groups, o=example", &["sales"]),
            ("CN=Sales\\, North,OU=Groups,DC=example", &["Sales, North"]),
            ("OU=Sales,DC=example", &["Sales"]),
            ("CN=A,DC=example;CN=B,DC=example", &["A", "B"]),
        ] {
            let names = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(plain(text), Some(Notation::DirectoryPath(names)), "{text}");
        }
    }

    #[test]
    fn plain_text_is_no_notation() {
        for text in [
            "Sales",
            "Sales, Support",
            "Sales (EMEA)",
            "(Sales)",
            "(external)",
            "(Sales, North)",
            "[External] Sales",
            "[External]",
            "{6F9619FF-8B86-D011-B42D-00C04FC964FF}",
            "[]",
            "{}",
            "CN=Sales",
            "C=Sales & more",
            "Team = Sales",
            "a=b,c=d",
            "[NULL]",
            "[object Object]",
            "A·B",
            "* Sales",
            "- Sales",
            "",
        ] {
            assert_eq!(read(text, false), None, "{text}");
        }
        assert_eq!(read("[External]", true), None);
    }

    #[test]
    fn pieces_are_no_names() {
        for piece in [
            "[\"Sales\"",
            "\"Support\"]",
            "{Sales",
            "Support}",
            "OU=Groups",
            "DC=com",
            "• Sales",
        ] {
            assert!(is_piece(piece), "{piece}");
        }
        for name in ["Sales", "Sales (EMEA)", "R&D", "A=B", "C++", "C#"] {
            assert!(!is_piece(name), "{name}");
        }
    }
}
