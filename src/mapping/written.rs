//! The mapping file as text: a new one, or what a person wrote with what is missing added.

use toml_edit::{Array, DocumentMut, InlineTable, Item, Key, Table, TomlError, Value, value};

use crate::finding::ColumnIndex;
use crate::finding::FieldId;
use crate::mapping::column::{Column, Reference};
use crate::mapping::layout::Layout;
use crate::mapping::suggest::{Choice, Outcome, Suggestion};
use crate::messages::{Language, in_full};
use crate::profile::Profile;
use crate::profile::operation::OperationKind;
use crate::values::control_chars::acts_on_terminal;

/// What opens a comment about a field that nobody has settled; such comments are ours and are written anew.
const OPEN: &str = "# open: ";
/// What stands before the lines below it.
const BELOW: &str = "#   ";

/// What a mapping file has to say.
pub struct Draft<'a> {
    /// The name or the file of the profile.
    pub profile: &'a str,
    /// The profile itself.
    pub fields: &'a Profile,
    /// The operation, where it is not the usual one.
    pub operation: Option<OperationKind>,
    /// The keys of `[source]` that are not as usual, each with a reason.
    pub source: Vec<(&'static str, Value, String)>,
    /// What fills each field.
    pub suggestions: &'a [Suggestion],
    /// What a person set on the command line; it takes the place of what is written.
    pub insisted: Vec<(&'a str, &'a Column)>,
    /// What a person said of the organization on the command line.
    pub org: Vec<(String, Value)>,
    /// The headers of the file.
    pub layout: &'a Layout,
    /// Whether a field is needed.
    pub needed: &'a dyn Fn(FieldId) -> bool,
    /// Whether the mapping takes a field from a column that the list does not have: what was chosen instead replaces that.
    pub is_stale: &'a dyn Fn(FieldId) -> bool,
}

impl Draft<'_> {
    /// The text of the file. `existing` is what a person has: its keys and comments stay.
    ///
    /// # Errors
    /// When the existing text is not TOML.
    pub fn over(&self, existing: Option<&str>) -> Result<String, TomlError> {
        let old = existing.map(without_open);
        let mut document: DocumentMut = old.as_deref().unwrap_or_default().parse()?;
        if existing.is_none() {
            document.decor_mut().set_prefix(format!(
                "# Which column is used for which field of {}. Edit freely. Reference: docs/mapping.md.\n",
                on_one_line(self.fields.display_name())
            ));
        }
        add(document.as_table_mut(), "profile", value(self.profile), "");
        if let Some(operation) = self.operation {
            add(
                document.as_table_mut(),
                "operation",
                value(operation.name()),
                "",
            );
        }
        self.add_source(&mut document);
        self.add_columns(&mut document);
        if !self.org.is_empty() {
            let org = table(&mut document, "org");
            for (key, word) in &self.org {
                set(org, key, Item::Value(word.clone()), SAID);
            }
        }
        Ok(with_open(&document.to_string(), &self.open()))
    }

    fn add_source(&self, document: &mut DocumentMut) {
        if self.source.is_empty() {
            return;
        }
        let source = table(document, "source");
        for (key, word, reason) in &self.source {
            // What was read as the mapping says agrees with it; else a flag said otherwise.
            let written = source.get(key).and_then(Item::as_value);
            if written.is_some_and(|written| written.to_string().trim() != word.to_string().trim())
            {
                set(source, key, Item::Value(word.clone()), SAID);
            }
            add(source, key, Item::Value(word.clone()), reason);
        }
    }

    fn add_columns(&self, document: &mut DocumentMut) {
        let columns = table(document, "columns");
        for (field, column) in &self.insisted {
            set(columns, field, Item::Value(item(column)), SAID);
        }
        for suggestion in self.suggestions {
            let name = &self.fields.fields[suggestion.field].name;
            if let Outcome::Sure(choice) = &suggestion.outcome {
                let column = Item::Value(item(&self.column(choice)));
                if (self.is_stale)(suggestion.field) {
                    set(columns, name, column, &why(choice));
                } else {
                    add(columns, name, column, &why(choice));
                }
            }
        }
    }

    /// A choice as the mapping would say it.
    fn column(&self, choice: &Choice) -> Column {
        Column {
            columns: choice
                .columns
                .iter()
                .map(|column| self.layout.reference(ColumnIndex(*column)))
                .collect(),
            ..choice.settings.clone()
        }
    }

    /// Comments on what nobody has settled.
    fn open(&self) -> String {
        let mut text = String::new();
        for suggestion in self.suggestions {
            let name = &self.fields.fields[suggestion.field].name;
            let needed = (self.needed)(suggestion.field);
            let is_needed = if needed { " is needed;" } else { "" };
            match &suggestion.outcome {
                Outcome::Maybe(choices) => {
                    let which = if choices.len() > 1 {
                        "candidates"
                    } else {
                        "this may fill it"
                    };
                    text.push_str(&format!("{OPEN}{name}:{is_needed} {which}\n"));
                    for choice in choices {
                        let entry = Table::from_iter([(name.as_str(), item(&self.column(choice)))])
                            .to_string();
                        text.push_str(&format!(
                            "{BELOW}{}    # {}\n",
                            on_one_line(&entry),
                            on_one_line(&why(choice))
                        ));
                    }
                }
                Outcome::NotFound if needed => {
                    text.push_str(&format!(
                        "{OPEN}{name}: required; no column looks like it\n"
                    ));
                }
                Outcome::Sure(_) | Outcome::NotFound => {}
            }
        }
        text
    }
}

/// Why a choice was made, and which columns it is about. The mapping file is in English, as its keys are.
fn why(choice: &Choice) -> String {
    let letters: Vec<String> = choice
        .columns
        .iter()
        .map(|column| ColumnIndex(*column).to_string())
        .collect();
    let reasons = choice.reasons.iter();
    let reasons = reasons.map(|reason| reason.text(Language::English, &in_full));
    let reasons = reasons.collect::<Vec<_>>().join("; ");
    match letters.len() {
        0 => reasons,
        1 => format!("column {}: {reasons}", letters[0]),
        _ => format!("columns {}: {reasons}", letters.join(", ")),
    }
}

/// A table of the document, made where it is not there.
fn table<'d>(document: &'d mut DocumentMut, name: &str) -> &'d mut dyn toml_edit::TableLike {
    let item = document
        .entry(name)
        .or_insert_with(|| Item::Table(Table::new()));
    if !item.is_table_like() {
        *item = Item::Table(Table::new());
    }
    match item {
        Item::Value(Value::InlineTable(table)) => table,
        Item::Table(table) => table,
        _ => unreachable!("it is a table"),
    }
}

/// Adds a key that is not there, with a comment above it.
fn add(table: &mut dyn toml_edit::TableLike, key: &str, item: Item, comment: &str) {
    if table.contains_key(key) {
        return;
    }
    table.insert(key, item);
    if !comment.is_empty()
        && let Some(mut key) = table.key_mut(key)
    {
        key.leaf_decor_mut()
            .set_prefix(format!("# {}\n", on_one_line(comment)));
    }
}

/// What is written above a key that the command line has set.
const SAID: &str = "set on the command line";

/// Gives a key another value. The comments around it stay, unless they are ours and say why another column was chosen.
fn set(table: &mut dyn toml_edit::TableLike, key: &str, item: Item, comment: &str) {
    if let Some(mut key) = table.key_mut(key) {
        let decor = key.leaf_decor_mut();
        let ours = |line: &str| line.starts_with("# column ") || line.starts_with("# columns ");
        let above = decor
            .prefix()
            .and_then(|prefix| prefix.as_str())
            .unwrap_or_default();
        if above.lines().any(ours) {
            let lines = above.split_inclusive('\n');
            let kept: String = lines.filter(|line| !ours(line)).collect();
            decor.set_prefix(format!("{kept}# {}\n", on_one_line(comment)));
        }
    }
    match table.get_mut(key) {
        Some(old) => {
            let decor = old.as_value().map(|value| value.decor().clone());
            *old = item;
            if let (Some(value), Some(decor)) = (old.as_value_mut(), decor) {
                *value.decor_mut() = decor;
            }
        }
        None => add(table, key, item, comment),
    }
}

/// What fills a field, as short as it can be said.
fn item(column: &Column) -> Value {
    let mut table = InlineTable::new();
    let (mut headers, mut letters) = (Vec::new(), Vec::new());
    for reference in &column.columns {
        match reference {
            Reference::Header(header) => headers.push(header),
            Reference::Letters(column) => letters.push(column),
        }
    }
    let mut list = |one: &str, several: &str, words: Vec<&String>| match words[..] {
        [] => {}
        [word] => {
            table.insert(one, quoted(word));
        }
        _ => {
            let words = words.into_iter().map(|word| quoted(word));
            table.insert(several, words.collect::<Array>().into());
        }
    };
    list("header", "headers", headers);
    list("column", "columns", letters);
    let joined = column.join.iter().map(|reference| match reference {
        Reference::Header(name) | Reference::Letters(name) => name,
    });
    list("join", "join", joined.collect());
    let texts = [
        ("with", &column.with),
        ("value", &column.value),
        ("separator", &column.separator),
        ("marks", &column.marks),
        ("also", &column.also),
    ];
    for (key, text) in texts {
        if let Some(text) = text {
            table.insert(key, quoted(text));
        }
    }
    if let Some((at, part)) = &column.split {
        table.insert("split", at.into());
        table.insert("part", i64::try_from(*part).unwrap_or(1).into());
    }
    if !column.values.is_empty() {
        let mut words = InlineTable::new();
        for (from, to) in &column.values {
            words.insert_formatted(&quoted_key(from), quoted(to));
        }
        table.insert("values", words.into());
    }
    match (table.len(), table.get("header")) {
        (1, Some(header)) => header.clone(),
        _ => table.into(),
    }
}

/// A text as a value, on one line and with nothing in it that acts on a terminal: TOML would have let some of it through.
#[must_use]
pub fn quoted(text: &str) -> Value {
    if !text.contains(acts_on_terminal) {
        return text.into();
    }
    basic_string(text).parse().unwrap_or_else(|_| text.into())
}

/// The same as a key.
fn quoted_key(text: &str) -> Key {
    if !text.contains(acts_on_terminal) {
        return Key::new(text);
    }
    basic_string(text)
        .parse()
        .unwrap_or_else(|_| Key::new(text))
}

fn basic_string(text: &str) -> String {
    let mut quoted = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            _ if acts_on_terminal(letter) => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(letter)));
            }
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// A text in which nothing ends a comment or acts on a terminal.
fn on_one_line(text: &str) -> String {
    let blank = |letter: char| {
        if acts_on_terminal(letter) {
            ' '
        } else {
            letter
        }
    };
    text.trim().chars().map(blank).collect()
}

/// A text without our comments on what is open.
fn without_open(text: &str) -> String {
    let mut below = false;
    let is_ours = |line: &&str| {
        below = line.starts_with(OPEN) || below && line.starts_with(BELOW);
        !below
    };
    text.split_inclusive('\n').filter(is_ours).collect()
}

/// A text with our comments below `[columns]`, where a line that loses its `#` has its effect.
fn with_open(text: &str, open: &str) -> String {
    let is_columns = |line: &str| {
        let line = line.split('#').next().unwrap_or_default();
        line.chars()
            .filter(|letter| !letter.is_whitespace())
            .eq("[columns]".chars())
    };
    let mut written = String::with_capacity(text.len() + open.len());
    let mut done = open.is_empty();
    for line in text.split_inclusive('\n') {
        written.push_str(line);
        if !done && is_columns(line) {
            written.push_str(open);
            done = true;
        }
    }
    if !done {
        written.push_str(open);
    }
    written
}
