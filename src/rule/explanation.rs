//! The page of a rule, taken apart into what is short enough for a terminal.

use std::borrow::Cow;

/// What the page of a rule says first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What is wrong, in one sentence.
    pub sentence: String,
    /// Why it matters: the first paragraph below the sentence. Empty where the page goes on with an example.
    pub reason: String,
    /// The first finding of the first example.
    pub example: Option<Example>,
    /// How to fix it. Empty where the page does not say.
    pub fix: String,
}

/// A finding of an example on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// What is found there: `Active (B3): WAHR`. Empty where it is about the whole file.
    pub found_in: String,
    /// What is said of it, with its severity.
    pub message: String,
}

impl Explanation {
    /// Takes a page apart.
    #[must_use]
    pub fn of(page: &str) -> Self {
        let body = page.split_once('\n').map_or("", |(_, body)| body);
        let start = body.split("\n```").next().unwrap_or_default();
        let start = start.split("\n## ").next().unwrap_or_default();
        let mut paragraphs = start.split("\n\n").map(str::trim);
        let mut next = || paragraphs.find(|text| !text.is_empty()).unwrap_or_default();
        Self {
            sentence: plain(next()),
            reason: plain(next()),
            example: example(body),
            fix: plain(section(body, "Fix")),
        }
    }
}

/// The text below a heading.
fn section<'p>(page: &'p str, heading: &str) -> &'p str {
    let heading = format!("\n## {heading}\n");
    let below = page.split_once(&heading).map_or("", |(_, below)| below);
    below.split("\n## ").next().unwrap_or_default().trim()
}

/// The text of the first block that begins so.
fn block<'p>(page: &'p str, fence: &str) -> Option<(&'p str, &'p str)> {
    let (_, block) = page.split_once(fence)?;
    block.split_once("\n```")
}

fn example(page: &str) -> Option<Example> {
    let (_, findings) = page.split_once("```text findings\n")?;
    let finding = findings.lines().next()?;
    let (place, severity, message) = [" error: ", " warning: "].into_iter().find_map(|mark| {
        let (place, message) = finding.split_once(mark)?;
        Some((place, mark.trim_start(), message))
    })?;
    let list = block(page, "```csv fails\n").map(|(list, _)| Table::of(list));
    Some(Example {
        found_in: list.and_then(|list| list.at(place)).unwrap_or_default(),
        message: format!("{severity}{message}"),
    })
}

/// A list on a page.
struct Table {
    rows: Vec<Vec<String>>,
}

/// How many values of a column an example shows.
const VALUES: usize = 3;

impl Table {
    fn of(list: &str) -> Self {
        let header = list.lines().next().unwrap_or_default();
        let often = |delimiter: &u8| header.bytes().filter(|byte| byte == delimiter).count();
        let delimiter = *b",;\t|"
            .iter()
            .max_by_key(|one| often(one))
            .unwrap_or(&b',');
        let records = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(list.as_bytes())
            .into_records();
        let records = records.map_while(Result::ok);
        let rows = records.map(|record| record.iter().map(str::to_owned).collect());
        Self {
            rows: rows.collect(),
        }
    }

    /// What stands at a place as findings name it: `B3`, `column B`, `row 3`.
    fn at(&self, place: &str) -> Option<String> {
        if let Some(row) = place.strip_prefix("row ") {
            let cells = self.rows.get(row.parse::<usize>().ok()?.checked_sub(1)?)?;
            return Some(format!("{place}: {}", cells.join(", ")));
        }
        let letters = place.strip_prefix("column ").unwrap_or(place);
        let (letter, row) = letters.split_at_checked(1)?;
        let column = usize::from(letter.bytes().next()?.checked_sub(b'A')?);
        let cell = |row: &Vec<String>| row.get(column).cloned();
        let header = self.rows.first().and_then(cell)?;
        let values: Vec<String> = if row.is_empty() {
            let below = self.rows.iter().skip(1).filter_map(cell);
            below.take(VALUES).collect()
        } else {
            let row = row.parse::<usize>().ok()?.checked_sub(1)?;
            vec![self.rows.get(row).and_then(cell)?]
        };
        let values = values.iter().map(String::as_str);
        let values = values.map(|value| if value.is_empty() { "(empty)" } else { value });
        let values: Vec<&str> = values.collect();
        Some(format!("{header} ({place}): {}", values.join(" · ")))
    }
}

/// A paragraph on one line, with links by their text.
fn plain(markdown: &str) -> String {
    let line = markdown.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = Cow::from(line);
    while let Some((before, name, after)) = link(&text) {
        text = format!("{before}{name}{after}").into();
    }
    text.into_owned()
}

/// The first link: what stands before it, its text, and what stands behind it.
fn link(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("](")?;
    let (before, name) = before.rsplit_once('[')?;
    let (_, after) = rest.split_once(')')?;
    Some((before, name, after))
}

#[cfg(test)]
mod tests {
    use super::{Example, Explanation};

    #[test]
    fn a_page_is_taken_apart() {
        let page = "# a-rule\n\nA thing is wrong.\n\nIt matters, says\n[a page](https://example.com).\n\n\
            ```toml profile\nname = \"portal\"\n```\n\n```csv fails\nName;Active\nAnna;\nBen;x\n```\n\n\
            ```text findings\nB3 error: not a yes\nB2 error: empty\n```\n\n## Fix\n\nWrite\n`Yes`.\n\n## Settings\n\n- None.\n";
        let example = Example {
            found_in: "Active (B3): x".into(),
            message: "error: not a yes".into(),
        };
        let expected = Explanation {
            sentence: "A thing is wrong.".into(),
            reason: "It matters, says a page.".into(),
            example: Some(example),
            fix: "Write `Yes`.".into(),
        };
        assert_eq!(Explanation::of(page), expected);
    }

    #[test]
    fn an_example_shows_the_row_or_the_column_that_it_is_about() {
        let found_in = |place: &str| {
            let page = format!(
                "# a-rule\n\nWrong.\n\n```csv fails\nName,Team\nAnna,\nBen,IT\n```\n\n\
                 ```text findings\n{place} warning: wrong\n```\n"
            );
            Explanation::of(&page)
                .example
                .map(|example| example.found_in)
        };
        assert_eq!(found_in("row 3").as_deref(), Some("row 3: Ben, IT"));
        assert_eq!(
            found_in("column B").as_deref(),
            Some("Team (column B): (empty) · IT")
        );
        assert_eq!(found_in("file").as_deref(), Some(""));
    }
}
