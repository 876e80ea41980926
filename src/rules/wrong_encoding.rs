#![doc = include_str!("wrong_encoding.md")]

use crate::finding::Severity;
use crate::messages::{all_of, any_of, message, text, value};
use crate::profile::ByteOrderMark;
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, Rule, SettledBy};
use crate::source::charset::Charset;
use crate::source::encoding::Certainty;

pub(super) const RULE: Rule = Rule {
    name: "wrong-encoding",
    page: include_str!("wrong_encoding.md"),
    severity: Severity::Error,
    settled_by: SettledBy::Format,
    checks: &[Check::File(check)],
    ..Rule::DEFAULT
};

fn check(context: &Context<'_>, _: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    if context.observed.format.is_workbook() {
        return Applicability::NotApplicable;
    }
    let file = &context.profile.file;
    let found = context.observed.encoding;
    let mut observations = Vec::new();
    if let Some(rival) = &context.observed.rival {
        let words = |of: fn(&(String, String)) -> &String| {
            all_of(rival.words.iter().map(|word| value(of(word).as_str())))
        };
        let message = message!(
            "wrong-encoding-rival",
            found = text(found.name()),
            words = words(|(read, _)| read),
            other = text(rival.charset.name()),
            others = words(|(_, other)| other)
        );
        observations.push(message.assumed(true));
    } else if found.certainty == Certainty::Doubtful {
        let message = message!("wrong-encoding-guess", found = text(found.name()));
        observations.push(message.assumed(true));
    }
    let is_found = |name: &String| Charset::of_name(name) == Some(found.charset);
    if !file.encodings.is_empty() && !file.encodings.iter().any(is_found) {
        let (found, target) = (text(found.name()), text(context.target()));
        let allowed = any_of(file.encodings.iter().map(|name| text(name.as_str())));
        let message = if file.encodings.iter().any(|name| name == "utf-8") {
            message!("wrong-encoding-save-utf-8", found, target, allowed)
        } else {
            message!("wrong-encoding-save-other", found, target, allowed)
        };
        observations.push(message.assumed(file.assumes("encodings")));
    }
    let mark = match (file.bom, found.bom > 0) {
        (ByteOrderMark::Required, false) => Some(message!("wrong-encoding-no-mark")),
        (ByteOrderMark::Forbidden, true) => Some(message!("wrong-encoding-mark")),
        _ => None,
    };
    observations.extend(mark.map(|message| message.assumed(file.assumes("bom"))));
    Applicability::Check(observations)
}
