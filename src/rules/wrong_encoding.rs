#![doc = include_str!("wrong_encoding.md")]

use crate::finding::{Note, Severity};
use crate::profile::ByteOrderMark;
use crate::rule::{Check, Rule, Setup, Sighting};
use crate::source::encoding::Certainty;

pub(super) const RULE: Rule = Rule {
    name: "wrong-encoding",
    page: include_str!("wrong_encoding.md"),
    severity: Severity::Error,
    check: Check::File(check),
};

fn check(setup: &Setup<'_>) -> Vec<Sighting> {
    if setup.observed.format.is_workbook() {
        return Vec::new();
    }
    let file = &setup.profile.file;
    let assumed = |key: &str| file.assumed.iter().any(|assumed| assumed == key);
    let found = setup.observed.encoding;
    let taken = file.encodings.is_empty()
        || file
            .encodings
            .iter()
            .any(|name| encoding_rs::Encoding::for_label(name.as_bytes()) == Some(found.encoding));
    let mut notes = Vec::new();
    if found.certainty == Certainty::Doubtful {
        notes.push(
            Note::new("read as {}, which is a guess: look at the names, and insist with `--encoding` if they are wrong")
                .with(found.name())
                .assumed(true),
        );
    }
    if !taken {
        let utf_8 = file.encodings.iter().any(|name| name == "utf-8");
        let sentence = if utf_8 {
            "written in {}, and {} takes {}: save it as CSV UTF-8"
        } else {
            "written in {}, and {} takes {}: save it in that encoding"
        };
        notes.push(
            Note::new(sentence)
                .with(found.name())
                .with(setup.target())
                .with(file.encodings.join(" or "))
                .assumed(assumed("encodings")),
        );
    }
    match (file.bom, found.bom > 0) {
        (ByteOrderMark::Required, false) => {
            notes.push(
                Note::new("starts without a byte order mark: save it as CSV UTF-8 with one")
                    .assumed(assumed("bom")),
            );
        }
        (ByteOrderMark::Forbidden, true) => {
            notes.push(
                Note::new("starts with a byte order mark: save it as UTF-8 without one")
                    .assumed(assumed("bom")),
            );
        }
        _ => {}
    }
    notes.into_iter().map(Sighting::of_the_file).collect()
}
