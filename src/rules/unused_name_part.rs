#![doc = include_str!("unused_name_part.md")]

use std::sync::LazyLock;

use crate::finding::Severity;
use crate::header;
use crate::mapping::layout::Gap;
use crate::messages::{message, text};
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, Rule};
use crate::source::header_row::Origin;
use crate::values::lexicon::{WordMap, every};

pub(super) const RULE: Rule = Rule {
    name: "unused-name-part",
    page: include_str!("unused_name_part.md"),
    severity: Severity::Warning,
    checks: &[Check::File(check)],
    ..Rule::DEFAULT
};

/// The field to which a part of a name belongs, by the key of the part's header.
static OWNERS: LazyLock<WordMap<&'static str>> = LazyLock::new(|| {
    let of_last_name = every(|words| &words.headers.of_last_name);
    let of_first_name = every(|words| &words.headers.of_first_name);
    let of_last_name = of_last_name.map(|word| (word, "last_name"));
    WordMap::of(of_last_name.chain(of_first_name.map(|word| (word, "first_name"))))
});

fn check(context: &Context<'_>, _: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    if context.observed.header_row.origin == Origin::NoneSeen || !context.writes_users() {
        return Applicability::NotApplicable;
    }
    let observations = context.layout.gaps.iter().filter_map(|gap| {
        let Gap::Unused { column } = gap else {
            return None;
        };
        let owner = owner(context, context.layout.header(*column))?;
        let header = header_of(context, owner);
        let message = header.map_or(message!("unused-name-part-lost"), |header| {
            message!("unused-name-part-move", header = text(header))
        });
        Some(message.at_column(*column))
    });
    Applicability::Check(observations.collect())
}

/// The field to which a part of a name belongs, where the target has none for the part itself.
fn owner(context: &Context<'_>, header: &str) -> Option<&'static str> {
    let readings = header::readings(header);
    let owner = readings.iter().find_map(|reading| OWNERS.get(reading))?;
    let mut fields = context.profile.fields.iter();
    let has_own_field = fields.any(|field| {
        let mut keys = field.header_keys().iter();
        keys.any(|key| readings.contains(key))
    });
    (!has_own_field).then_some(owner)
}

/// The header of the column that fills a field.
fn header_of<'a>(context: &Context<'a>, field: &str) -> Option<&'a str> {
    let field = context.profile.fields.id(field)?;
    let mut columns = context.layout.columns_of(field).iter();
    let column = columns.find_map(|mapped| mapped.column)?;
    Some(context.layout.header(column))
}
