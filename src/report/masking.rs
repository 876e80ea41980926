//! How much of a value is shown: values are personal data.

use std::borrow::Cow;

use clap::ValueEnum;

use crate::report::escape::escape_control_chars;
use crate::values::domain;

/// How much of a value is shown, from nothing to everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum ShowValues {
    /// Nothing
    Never,
    /// The first character and the shape
    Masked,
    /// Everything
    Full,
}

impl ShowValues {
    /// A value as it may be shown.
    #[must_use]
    pub fn show(self, value: &str) -> Option<Cow<'_, str>> {
        match self {
            Self::Never => None,
            Self::Masked => Some(Cow::Owned(
                escape_control_chars(&masked(value)).into_owned(),
            )),
            Self::Full => Some(escape_control_chars(value)),
        }
    }

    /// Appends a piece of a value as it may be shown; `…` where it may not be.
    pub fn write(self, value: &str, out: &mut String) {
        out.push_str(&self.show(value).unwrap_or("…".into()));
    }
}

/// The first letter or digit, then `*` for a letter and `#` for a digit; what stands between them stays, and so does the
/// domain of an email address: it is what a person looks at first, and it names a company and no person.
fn masked(value: &str) -> String {
    let (person, domain) = match value.rfind('@') {
        Some(at) if is_domain(&value[at + 1..]) && at > 0 => value.split_at(at),
        _ => (value, ""),
    };
    let mut first = true;
    let mask = |letter: char| match letter {
        _ if !letter.is_alphanumeric() || std::mem::take(&mut first) => letter,
        _ if letter.is_numeric() => '#',
        _ => '*',
    };
    person.chars().map(mask).chain(domain.chars()).collect()
}

/// The most parts that a domain has: `mail.hq.example.co.uk`.
const MOST_LABELS: usize = 5;

/// The most characters of a domain; hardly any company has one that is longer.
const LONGEST: usize = 63;

/// Whether a text can have been meant as a domain and as nothing else. A comma may stand for a dot before the ending; behind
/// a whole domain it is where the next cell of a row starts that was read as one.
fn is_domain(text: &str) -> bool {
    let is_whole = |front: &str| {
        let (_, last) = front.rsplit_once('.').unwrap_or_default();
        domain::is_usual_ending(last)
    };
    let (front, ending) = match text.split_once(',') {
        None => (text, None),
        Some((front, _)) if is_whole(front) => return false,
        Some((front, ending)) => (front, Some(ending)),
    };
    let is_label = |label: &str| {
        label
            .chars()
            .all(|letter| letter.is_alphanumeric() || letter == '-')
    };
    let labels = || {
        front
            .split('.')
            .chain(ending.into_iter().flat_map(|ending| ending.split('.')))
    };
    let mut of_ending = ending.into_iter().flat_map(|ending| ending.split('.'));
    (2..=MOST_LABELS).contains(&labels().count())
        && labels().all(is_label)
        && labels().any(|label| label.contains(char::is_alphabetic))
        && of_ending.all(domain::is_usual_ending)
        && text.chars().count() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, masked};

    #[test]
    fn the_shape_of_a_value_stays() {
        for (value, shown) in [
            ("anna.berg@example.com", "a***.****@example.com"),
            ("anna.berg@example,com", "a***.****@example,com"),
            (
                "anna@example.com; ben@example.org",
                "a***@*******.***; ***@example.org",
            ),
            ("Anna Berg @home", "A*** **** @****"),
            ("@anna.berg", "@a***.****"),
            ("+49 30 1234", "+4# ## ####"),
            ("2026-13-01", "2###-##-##"),
            ("vielleicht", "v*********"),
            ("anna@mail.example,co.uk", "a***@mail.example,co.uk"),
            // A row that was read as one cell.
            (
                "anna@example.com,Anna,Berg,1985-03-01",
                "a***@*******.***,****,****,####-##-##",
            ),
            ("anna@example.com,DE", "a***@*******.***,**"),
            ("anna@example,Berg", "a***@*******,****"),
            ("anna@1985.03.01", "a***@####.##.##"),
            ("", ""),
        ] {
            assert_eq!(masked(value), shown);
        }
    }

    #[test]
    fn what_is_too_long_for_a_domain_is_masked() {
        for (letters, is_shown) in [(LONGEST - 4, true), (LONGEST - 3, false)] {
            let domain = format!("{}.com", "a".repeat(letters));
            let shown = masked(&format!("anna@{domain}"));
            assert_eq!(shown.ends_with(&domain), is_shown, "{shown}");
        }
    }
}
