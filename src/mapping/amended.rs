//! A mapping file with what a review added to it: what values mean, and rules that are not run. All else stays as written.

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, TableLike, TomlError, Value, value};

use crate::mapping::column::Reference;

/// What values of a field mean.
#[derive(Debug, Clone)]
pub struct NewValues<'a> {
    /// The name of the field.
    pub field: &'a str,
    /// Each value of the file, and what it means.
    pub values: Vec<(&'a str, &'a str)>,
}

/// What is added to a mapping file.
#[derive(Debug, Clone)]
pub struct Additions<'a> {
    /// The profile, for a file that names none.
    pub profile: &'a str,
    /// What fills each field now, for a file that has no columns: as soon as it names one, it has to name all.
    pub columns: Vec<(&'a str, Vec<Reference>)>,
    /// What values mean.
    pub values: Vec<NewValues<'a>>,
    /// Rules that are not run.
    pub ignored: Vec<&'a str>,
}

impl Additions<'_> {
    /// The text of the file with these additions; a new one where there is none.
    ///
    /// # Errors
    /// If the existing text is not TOML.
    pub fn over(&self, existing: Option<&str>) -> Result<String, TomlError> {
        let mut document: DocumentMut = existing.unwrap_or_default().parse()?;
        let root = document.as_table_mut();
        if !root.contains_key("profile") {
            root.insert("profile", value(self.profile));
        }
        if !self.values.is_empty() {
            let columns = table(root, "columns");
            if columns.is_empty() {
                for (field, references) in &self.columns {
                    columns.insert(field, Item::Value(named(references)));
                }
            }
            for new in &self.values {
                add_values(columns, new, &self.columns);
            }
        }
        if !self.ignored.is_empty() {
            let rules = table(root, "rules");
            let ignored = rules
                .entry("ignore")
                .or_insert_with(|| Item::Value(Value::Array(Array::new())));
            if let Some(ignored) = ignored.as_array_mut() {
                for rule in &self.ignored {
                    let is_known = ignored.iter().any(|known| known.as_str() == Some(rule));
                    if !is_known {
                        ignored.push(*rule);
                    }
                }
            }
        }
        Ok(document.to_string())
    }
}

fn table<'t>(root: &'t mut Table, name: &str) -> &'t mut dyn TableLike {
    let item = root
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

/// Columns as a mapping names them: a header alone where there is one.
fn named(references: &[Reference]) -> Value {
    if let [Reference::Header(header)] = references {
        return header.into();
    }
    Value::InlineTable(naming(references))
}

fn naming(references: &[Reference]) -> InlineTable {
    let mut table = InlineTable::new();
    let (mut headers, mut letters) = (Vec::new(), Vec::new());
    for reference in references {
        match reference {
            Reference::Header(header) => headers.push(header),
            Reference::Letters(column) => letters.push(column),
        }
    }
    let mut list = |one: &str, several: &str, words: &[&String]| match *words {
        [] => {}
        [word] => {
            table.insert(one, word.into());
        }
        _ => {
            table.insert(several, words.iter().copied().collect::<Array>().into());
        }
    };
    list("header", "headers", &headers);
    list("column", "columns", &letters);
    table
}

fn add_values(columns: &mut dyn TableLike, new: &NewValues<'_>, laid: &[(&str, Vec<Reference>)]) {
    let item = columns.entry(new.field).or_insert_with(|| {
        let mut known = laid.iter();
        let found = known.find(|(field, _)| *field == new.field);
        let references = found.map_or(&[][..], |(_, references)| references);
        Item::Value(Value::InlineTable(naming(references)))
    });
    // A header alone becomes a table that says the same.
    if let Some(header) = item.as_str() {
        let mut table = InlineTable::new();
        table.insert("header", header.into());
        let decor = item.as_value().map(|value| value.decor().clone());
        let mut table = Value::InlineTable(table);
        if let Some(decor) = decor {
            *table.decor_mut() = decor;
        }
        *item = Item::Value(table);
    }
    let Some(column) = item.as_table_like_mut() else {
        return;
    };
    let values = column
        .entry("values")
        .or_insert_with(|| Item::Value(Value::InlineTable(InlineTable::new())));
    let Some(values) = values.as_table_like_mut() else {
        return;
    };
    for (from, to) in &new.values {
        let known = values
            .iter()
            .map(|(key, _)| key.to_owned())
            .find(|key| key.to_lowercase() == from.to_lowercase());
        let key = known.as_deref().unwrap_or(from);
        values.insert(key, value(*to));
    }
}

#[cfg(test)]
mod tests {
    use super::{Additions, NewValues};
    use crate::mapping::column::Reference;

    fn additions() -> Additions<'static> {
        let header = |name: &str| vec![Reference::Header(name.to_owned())];
        Additions {
            profile: "portal",
            columns: vec![("email", header("E-Mail")), ("type", header("TYP"))],
            values: vec![NewValues {
                field: "type",
                values: vec![("Mitarbeiter", "Single Address")],
            }],
            ignored: vec!["small-group"],
        }
    }

    #[test]
    fn what_a_person_wrote_stays_as_it_is() {
        let written = "# ours\nprofile = \"portal\"\n\n[columns]\nemail = \"Mail\" # work\n\
             type = { header = \"TYP\", values = { extern = \"Group / Collective address\" } }\n\n\
             [rules]\nignore = [ \"odd-name\" ] # for now\n";
        let text = additions().over(Some(written)).expect("it is TOML");
        insta::assert_snapshot!(text, @r#"
        # ours
        profile = "portal"

        [columns]
        email = "Mail" # work
        type = { header = "TYP", values = { extern = "Group / Collective address" , Mitarbeiter = "Single Address" } }

        [rules]
        ignore = [ "odd-name" , "small-group"] # for now
        "#);
    }

    /// Two keys that differ in case only would be one value with two meanings.
    #[test]
    fn a_value_that_is_there_in_another_case_gets_its_new_meaning_where_it_stands() {
        let written =
            "[columns]\ntype = { header = \"TYP\", values = { MITARBEITER = \"Group\" } }\n";
        let text = additions().over(Some(written)).expect("it is TOML");
        let line = text.lines().find(|line| line.starts_with("type"));
        let expected = r#"type = { header = "TYP", values = { MITARBEITER = "Single Address" } }"#;
        assert_eq!(line, Some(expected));
    }

    #[test]
    fn a_header_alone_becomes_a_table() {
        let text = additions().over(Some("[columns]\ntype = \"TYP\" # why\n"));
        insta::assert_snapshot!(text.expect("it is TOML"), @r#"
        profile = "portal"
        [columns]
        type = { header = "TYP", values = { Mitarbeiter = "Single Address" } } # why

        [rules]
        ignore = ["small-group"]
        "#);
    }

    #[test]
    fn a_file_that_names_one_column_names_all() {
        let text = additions().over(None).expect("it is TOML");
        insta::assert_snapshot!(text, @r#"
        profile = "portal"

        [columns]
        email = "E-Mail"
        type = { header = "TYP", values = { Mitarbeiter = "Single Address" } }

        [rules]
        ignore = ["small-group"]
        "#);
    }
}
