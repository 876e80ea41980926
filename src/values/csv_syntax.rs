//! Quotes and separators of a CSV file that became part of a value: `"Anna"` behind a space, `All;;;`.

/// What people, scripts and word processors put around a value: what opens it, and what closes it.
const QUOTES: [(char, &[char]); 8] = [
    ('"', &['"']),
    ('\'', &['\'']),
    ('“', &['”', '“']),
    ('”', &['”']),
    ('„', &['“', '”']),
    ('«', &['»']),
    ('»', &['«']),
    ('＂', &['＂']),
];

/// What separates cells, or values in a cell.
const SEPARATORS: [char; 4] = [';', ',', '|', '\t'];

/// A value without the quotes around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unquoted {
    /// The value.
    pub text: String,
    /// Whether the quotes are those of CSV, so that nothing else can have been meant.
    pub is_csv: bool,
}

/// A cell without the quotes around it, or around each value of its list; none where they are not around all of it:
/// `Thomas "Tom"`.
#[must_use]
pub fn unquoted(cell: &str, separator: Option<&str>) -> Option<Unquoted> {
    let cell = cell.trim();
    if let Some(value) = value(cell) {
        return Some(value);
    }
    let separator = separator.filter(|separator| cell.contains(separator))?;
    let values = cell.split(separator).map(|item| value(item.trim()));
    let values: Vec<Unquoted> = values.collect::<Option<_>>()?;
    let is_csv = values.iter().all(|value| value.is_csv);
    let values: Vec<String> = values.into_iter().map(|value| value.text).collect();
    Some(Unquoted {
        text: values.join(separator),
        is_csv,
    })
}

fn value(text: &str) -> Option<Unquoted> {
    let open = text.chars().next()?;
    let (_, closes) = QUOTES.iter().find(|(known, _)| *known == open)?;
    let close = text.chars().next_back()?;
    if !closes.contains(&close) {
        return None;
    }
    // Two quotes in a row are one inside quotes.
    let is_around = |text: &str| text.starts_with(open) && text.ends_with(close);
    let mut inner = text;
    while inner.chars().count() > 2 && is_around(inner) {
        inner = &inner[open.len_utf8()..inner.len() - close.len_utf8()];
    }
    let doubled: String = [open, open].iter().collect();
    let single = inner.replace(&doubled, "");
    if inner.trim().is_empty() || single.contains([open, close]) {
        return None;
    }
    let inner = inner.replace(&doubled, open.encode_utf8(&mut [0; 4]));
    let has_words = inner.contains(char::is_alphanumeric);
    has_words.then(|| Unquoted {
        text: inner.trim().to_owned(),
        is_csv: open == '"',
    })
}

/// A text without the separators at its end, and the separator; none where there are fewer than `fewest`, or nothing before
/// them. A `separator` of the list itself is no matter of this.
#[must_use]
pub fn without_tail<'t>(
    text: &'t str,
    fewest: usize,
    separator: Option<&str>,
) -> Option<(&'t str, char)> {
    let text = text.trim_end_matches(' ');
    let last = text.chars().next_back()?;
    if !SEPARATORS.contains(&last) || separator.is_some_and(|own| own.contains(last)) {
        return None;
    }
    let stem = text.trim_end_matches([last, ' ']);
    let tail = text[stem.len()..].chars();
    let count = tail.filter(|letter| *letter == last).count();
    let has_words = stem.contains(char::is_alphanumeric);
    (count >= fewest && has_words).then_some((stem, last))
}

#[cfg(test)]
mod tests {
    use super::{unquoted, without_tail};

    #[test]
    fn quotes_around_a_value_are_removed() {
        for (cell, separator, wanted, is_csv) in [
            ("\"Anna\"", None, "Anna", true),
            (" \"Anna\"", None, "Anna", true),
            ("\"\"\"Anna\"\"\"", None, "Anna", true),
            ("\" Anna \"", None, "Anna", true),
            (
                "\"Thomas \"\"Tom\"\" Berg\"",
                None,
                "Thomas \"Tom\" Berg",
                true,
            ),
            ("\"Sales,IT\"", Some(","), "Sales,IT", true),
            ("\"Sales\",\"IT\"", Some(","), "Sales,IT", true),
            ("\"Sales\", \"IT\"", Some(","), "Sales,IT", true),
            ("'Anna'", None, "Anna", false),
            ("„Anna“", None, "Anna", false),
            ("«Anna»", None, "Anna", false),
        ] {
            let found = unquoted(cell, separator).expect(cell);
            assert_eq!(
                (found.text.as_str(), found.is_csv),
                (wanted, is_csv),
                "{cell}"
            );
        }
        for (cell, separator) in [
            ("Thomas \"Tom\"", None),
            ("\"Tom\" Berg", None),
            ("\"Tom\" and \"Tim\"", None),
            ("\"Sales\",IT", Some(",")),
            ("\"\"", None),
            ("\"", None),
            ("\" \"", None),
            ("\"-\"", None),
            ("'s-Gravenhage", None),
            ("'t Hooft'", Some(",")),
            ("O'Neil", None),
            ("", None),
        ] {
            let is_name = cell == "'t Hooft'";
            assert_eq!(unquoted(cell, separator).is_some(), is_name, "{cell}");
        }
    }

    #[test]
    fn separators_at_the_end_are_removed() {
        for (text, least, separator, wanted) in [
            ("All;;;", 2, None, Some("All")),
            ("All;;;", 2, Some(","), Some("All")),
            ("1 GB,,,,", 2, None, Some("1 GB")),
            ("All; ; ;", 2, None, Some("All")),
            ("All;", 1, None, Some("All")),
            ("All;", 2, None, None),
            ("All,,", 2, Some(","), None),
            ("All...", 2, None, None),
            (";;;", 2, None, None),
            ("All", 1, None, None),
            ("", 1, None, None),
        ] {
            let stem = without_tail(text, least, separator).map(|(stem, _)| stem);
            assert_eq!(stem, wanted, "{text}");
        }
    }
}
