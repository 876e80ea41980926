#![doc = include_str!("wrong_delimiter.md")]

use crate::finding::{Note, Severity};
use crate::rule::{Check, Rule, Setup, Sighting};
use crate::source::dialect::Origin;

pub(super) const RULE: Rule = Rule {
    name: "wrong-delimiter",
    page: include_str!("wrong_delimiter.md"),
    severity: Severity::Error,
    check: Check::File(check),
};

fn check(setup: &Setup<'_>) -> Vec<Sighting> {
    let file = &setup.profile.file;
    let found = setup.observed.delimiter;
    let taken = file.delimiters.is_empty() || file.delimiters.contains(&char::from(found.byte));
    if taken || found.origin == Origin::Absent || setup.observed.format.is_workbook() {
        return Vec::new();
    }
    let wanted: Vec<String> = file.delimiters.iter().copied().map(in_words).collect();
    let note =
        Note::new("the cells are separated by {}, and {} takes {}: save the file again that way")
            .with(in_words(char::from(found.byte)))
            .with(setup.target())
            .with(wanted.join(" or "))
            .assumed(file.assumed.iter().any(|key| key == "delimiters"));
    vec![Sighting::of_the_file(note)]
}

fn in_words(delimiter: char) -> String {
    match delimiter {
        ',' => "commas".into(),
        ';' => "semicolons".into(),
        '\t' => "tabs".into(),
        '|' => "pipes".into(),
        ' ' => "spaces".into(),
        control if control.is_control() => format!("the character {:#04x}", u32::from(control)),
        other => format!("`{other}`"),
    }
}
