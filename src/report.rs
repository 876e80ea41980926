//! What a run came to, in one value that every format shows in its own way.

pub mod annotate;
pub mod json;
pub mod mapped;
pub mod masking;
pub mod planned;
pub mod problems;
pub mod result;
pub mod terminal;

use crate::check::Checked;
use crate::finding::{Finding, Severity};
use crate::fix::Fixes;
use crate::mapping::layout::Layout;
use crate::profile::Profile;
use crate::profile::operation::OperationKind;
use crate::source::Observed;

/// What a run came to.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The file as it was named.
    pub file: &'a str,
    /// What to quote to support: the same for the same bytes, mapping, profile, version and options.
    pub run_id: &'a str,
    /// The target system.
    pub profile: &'a Profile,
    /// What the file is for.
    pub operation: OperationKind,
    /// What was observed about the file.
    pub observed: &'a Observed,
    /// Which column fills what.
    pub layout: &'a Layout,
    /// The users that the file was compared with.
    pub compared: Option<&'a Compared>,
    /// What was found.
    pub checked: &'a Checked,
    /// What was fixed before, where that was asked for.
    pub fixes: Option<&'a Fixes>,
    /// What else is worth knowing: settings that mean nothing here.
    pub notes: &'a [String],
}

/// The users that a file was compared with.
#[derive(Debug, Clone)]
pub struct Compared {
    /// Where they are from.
    pub with: String,
    /// How many there are.
    pub users: u64,
}

impl Report<'_> {
    /// How many users have no error.
    #[must_use]
    pub fn valid(&self) -> u64 {
        self.checked.users - self.checked.failed.len() as u64
    }

    /// How many findings have that severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.checked.count(severity)
    }

    /// How many findings `--fix` would settle.
    #[must_use]
    pub fn fixable(&self) -> u64 {
        let fixable = |finding: &&Finding| finding.note.fix().is_some();
        self.checked.findings.iter().filter(fixable).count() as u64
    }

    /// The header of the column that a finding is about, as it stands in the file.
    #[must_use]
    pub fn header(&self, finding: &Finding) -> Option<&str> {
        let header = self.layout.header(finding.place.column?);
        (!header.is_empty()).then_some(header)
    }
}

/// A number and its noun, which agree: `1 row`, `2 rows`.
#[must_use]
pub fn counted(number: u64, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{} {noun}s", grouped(number)),
    }
}

/// A number with its thousands parted by commas.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let mut text = digits[..first].to_owned();
    for (index, chunk) in digits.as_bytes()[first..].chunks(3).enumerate() {
        if index > 0 || first > 0 {
            text.push(',');
        }
        text.extend(chunk.iter().map(|digit| char::from(*digit)));
    }
    text
}

/// Whether a character acts on a terminal instead of being shown.
fn acts(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}'
        )
}

/// A text on one line in which nothing acts on the terminal: control characters and marks that turn the writing around
/// are shown as `\u{…}`.
#[must_use]
pub fn harmless(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains(acts) {
        return text.into();
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            _ if acts(letter) => shown.extend(letter.escape_unicode()),
            _ => shown.push(letter),
        }
    }
    shown.into()
}
