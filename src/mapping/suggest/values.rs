//! What values say: whether they can be those of a field, and how a mapping has to read them.

use std::collections::BTreeSet;

use crate::mapping::column::Column;
use crate::mapping::column_stats::ColumnStats;
use crate::mapping::suggest::names::Part;
use crate::profile::Profile;
use crate::profile::field::{Field, Type};
use crate::profile::spellings::Spellings;
use crate::values::{boolean, language};

/// From how many of a hundred values on a column is one of those.
const MOST: u64 = 80;
/// Below how many it is none.
const FEW: u64 = 40;
/// From how many of a hundred on it is one without a doubt.
const NEARLY_ALL: u64 = 90;
/// What may stand between the values in one cell, where the profile does not say.
const SEPARATORS: [&str; 5] = [";", "|", ",", "~", "\n"];
/// How many values are translated at most: more are no list of words.
pub const TRANSLATED: usize = 20;

/// What the values of a column say of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// They look like it, and only few other things do.
    For(String),
    /// Nothing speaks against it.
    Silent,
    /// There are none.
    Empty,
    /// They cannot be it, or not as they stand.
    Against(String),
}

impl Verdict {
    /// What they say, in words.
    pub(super) fn reason(&self) -> Option<String> {
        match self {
            Self::For(reason) => Some(reason.clone()),
            Self::Against(reason) => Some(format!("but {reason}")),
            Self::Empty => Some("the column is empty".into()),
            Self::Silent => None,
        }
    }
}

/// What the values of a column say of a field.
pub(super) fn verdict(profile: &Profile, field: &Field, stats: &ColumnStats) -> Verdict {
    if stats.filled == 0 {
        return Verdict::Empty;
    }
    let weigh = |good: u64, look: &str| match stats.percent(good) {
        MOST.. => Verdict::For(counted_values(good, stats.filled, look)),
        0..FEW => Verdict::Against(counted_values(good, stats.filled, look)),
        _ => Verdict::Silent,
    };
    match field.kind {
        Type::Email => weigh(stats.addresses, "an email address"),
        Type::Phone => weigh(stats.phones, "a phone number"),
        Type::Date | Type::DateTime => weigh(stats.dates, "a date"),
        Type::Language => language_verdict(stats),
        Type::Boolean => weigh(
            stats.filled * stats.share(|value| means_a_boolean(field, value)) / 100,
            "yes or no",
        ),
        _ if !field.canonical_values.is_empty() => {
            let spellings = Spellings::of(field);
            let known = stats.share(|value| spellings.find(value).is_some());
            match known {
                MOST.. => Verdict::For("all values are allowed values".into()),
                0 => Verdict::Against("no value is an allowed value".into()),
                _ => Verdict::Silent,
            }
        }
        Type::Id => id(field, stats),
        Type::Reference => reference(profile, field, stats),
        Type::Text | Type::Path => text(field, stats),
    }
}

/// `5 of 6 values look like a date`.
fn counted_values(good: u64, all: u64, look: &str) -> String {
    match good {
        0 => format!("no value looks like {look}"),
        _ if good == all && all > 1 => format!("all {all} values look like {look}"),
        _ if all == 1 => format!("the one value looks like {look}"),
        1 => format!("1 of {all} values looks like {look}"),
        _ => format!("{good} of {all} values look like {look}"),
    }
}

fn means_a_boolean(field: &Field, value: &str) -> bool {
    boolean::meaning(value).is_some() || Spellings::of(field).find(value).is_some()
}

fn language_verdict(stats: &ColumnStats) -> Verdict {
    if stats.percent(stats.languages) >= MOST {
        return Verdict::For(counted_values(
            stats.languages,
            stats.filled,
            "a language code",
        ));
    }
    let known = stats.share(|value| language::kind(value).is_some());
    match known {
        MOST.. => Verdict::Silent,
        _ => Verdict::Against("the values are not language codes".into()),
    }
}

fn id(field: &Field, stats: &ColumnStats) -> Verdict {
    let (ids, length) = stats.ids();
    let percent = |count| stats.percent(count);
    match () {
        () if field.unique && stats.repeated() > 50 => {
            Verdict::Against("many users share a value".into())
        }
        () if percent(stats.several_words) > 50 => {
            Verdict::Against("most values have several words".into())
        }
        () if percent(stats.addresses) > 50 => {
            Verdict::Against("most values are email addresses".into())
        }
        () if percent(stats.ids_of_one_length()) >= NEARLY_ALL => {
            Verdict::For(format!("the values look like ids of {length} characters"))
        }
        () if percent(ids) >= NEARLY_ALL => Verdict::For("the values look like ids".into()),
        () => Verdict::Silent,
    }
}

/// A value of another user's field can be no more than such a value is.
fn reference(profile: &Profile, field: &Field, stats: &ColumnStats) -> Verdict {
    let to = field.refers_to.map(|to| &profile.fields[to]);
    match to.map(|to| to.kind) {
        Some(Type::Id) => {
            let plain = Field {
                unique: false,
                ..Field::default()
            };
            id(&plain, stats)
        }
        Some(Type::Email) => match stats.percent(stats.addresses) {
            MOST.. => Verdict::For("the values look like email addresses".into()),
            0..FEW => Verdict::Against("the values are not email addresses".into()),
            _ => Verdict::Silent,
        },
        _ => Verdict::Silent,
    }
}

fn text(field: &Field, stats: &ColumnStats) -> Verdict {
    let percent = |count| stats.percent(count);
    let part = Part::of(field);
    match () {
        () if percent(stats.dates) > 50 => Verdict::Against("most values are dates".into()),
        () if percent(stats.marks) > 50 => Verdict::Against("most values are marks".into()),
        () if part.is_some() && is_two_names(stats) => {
            Verdict::Against("the values have both names, with a comma between them".into())
        }
        () if part.is_some() && percent(stats.addresses) > 50 => {
            Verdict::Against("most values are email addresses".into())
        }
        () if part.is_some() && stats.filled > 1 && percent(stats.several_words) >= MOST => {
            Verdict::Against("most values have several words: perhaps whole names".into())
        }
        () if field.group && percent(stats.addresses) > 50 => {
            Verdict::Against("most values are email addresses".into())
        }
        () if field.unique && stats.repeated() > 50 => {
            Verdict::Against("many users share a value".into())
        }
        () if field.group && !field.multi_valued && list_separator(field, stats).is_some() => {
            Verdict::Against("some cells have several values, but only one is allowed".into())
        }
        () if field
            .pair_separator
            .as_ref()
            .is_some_and(|pair| stats.share(|value| value.contains(pair)) == 0) =>
        {
            Verdict::Against("no value is a pair".into())
        }
        () => Verdict::Silent,
    }
}

/// Whether all values are numbers that a month has days for.
pub(super) fn are_days_of_a_month(stats: &ColumnStats) -> bool {
    let is_day = |value: &str| value.parse().is_ok_and(|day: u8| (1..=31).contains(&day));
    stats.filled > 0 && stats.share(is_day) == 100
}

/// Whether nearly all values are two names with a comma between them.
pub(super) fn is_two_names(stats: &ColumnStats) -> bool {
    stats.filled > 0 && stats.percent(stats.last_first) >= NEARLY_ALL
}

/// How a mapping has to read columns, and why; it names no column.
pub(super) fn settings(field: &Field, stats: &[&ColumnStats]) -> (Column, Vec<String>) {
    let mut settings = Column::default();
    let mut reasons = Vec::new();
    if field.multi_valued
        && let Some(separator) = stats.iter().find_map(|stats| list_separator(field, stats))
        && field.separator.as_deref() != Some(separator)
    {
        reasons.push(format!(
            "cells contain lists separated by {}",
            display_name(separator)
        ));
        settings.separator = Some(separator.to_owned());
    }
    for stats in stats {
        for (from, to) in translations(field, stats) {
            settings.values.insert(from, to);
        }
    }
    if let (Some(part), [stats]) = (Part::of(field), stats)
        && is_two_names(stats)
    {
        let place = part.place();
        let which = if place == 1 { "before" } else { "behind" };
        reasons.push(format!(
            "the values have both names; this one is {which} the comma"
        ));
        settings.split = Some((", ".into(), place));
    }
    if !settings.values.is_empty() {
        reasons.push("values are translated into those of the target system".into());
    }
    (settings, reasons)
}

/// What stands between the values in one cell: the character that the most cells have, where what it parts stands alone in
/// another cell, or in two lists. The profile's own comes first.
pub(super) fn list_separator<'a>(field: &'a Field, stats: &ColumnStats) -> Option<&'a str> {
    let values = stats.values();
    let own = field.separator.as_deref();
    let parts_a_list = |separator: &str| -> Option<u64> {
        let mut pieces: Vec<&str> = Vec::new();
        let mut cells = 0;
        for (value, count) in &values {
            let parts: BTreeSet<&str> = value
                .split(separator)
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .collect();
            if value.contains(separator) {
                cells += count;
            }
            pieces.extend(parts);
        }
        if !field.multi_valued {
            // Where one value is the rule, `Sales, North` and `Sales, South` may be two names.
            let alone = |piece: &&str| {
                values
                    .iter()
                    .any(|(value, _)| value == piece && !value.contains(separator))
            };
            let listed = values.iter().filter(|(value, _)| value.contains(separator));
            let mut pieces = listed
                .flat_map(|(value, _)| value.split(separator))
                .map(str::trim);
            return (cells > 0 && pieces.any(|piece| alone(&piece))).then_some(cells);
        }
        let all = pieces.len();
        pieces.sort_unstable();
        pieces.dedup();
        // A piece that comes again is a word of a list, and not half a name.
        (cells > 0 && pieces.len() < all).then_some(cells)
    };
    if let Some(own) = own
        && parts_a_list(own).is_some()
        && !SEPARATORS
            .iter()
            .any(|other| *other != own && parts_a_list(other) > parts_a_list(own))
    {
        return Some(own);
    }
    SEPARATORS
        .into_iter()
        .rev()
        .filter_map(|separator| parts_a_list(separator).map(|cells| (cells, separator)))
        .max_by_key(|(cells, _)| *cells)
        .map(|(_, separator)| separator)
}

/// The characters that may stand between values in one cell, each with a cell that has it; what the values speak for comes first.
#[must_use]
pub fn separators<'s>(field: &'s Field, stats: &'s ColumnStats) -> Vec<(&'s str, &'s str)> {
    let values = stats.values();
    let best = list_separator(field, stats);
    let own = field.separator.as_deref();
    let all = best.into_iter().chain(own).chain(SEPARATORS);
    let mut found: Vec<(&str, &str)> = Vec::new();
    for separator in all {
        let has_it = values.iter().find(|(value, _)| value.contains(separator));
        if let Some((value, _)) = has_it
            && !found.iter().any(|(known, _)| *known == separator)
        {
            found.push((separator, value));
        }
    }
    found
}

/// How a person calls a separator.
#[must_use]
pub fn display_name(separator: &str) -> String {
    match separator {
        "\n" => "a line end".into(),
        other => format!("`{other}`"),
    }
}

/// What words of the file mean to the target, where there is no doubt: words for yes and no, and languages in full.
pub(super) fn translations(field: &Field, stats: &ColumnStats) -> Vec<(String, String)> {
    let (true, true) = (stats.is_whole(), stats.distinct() <= TRANSLATED) else {
        return Vec::new();
    };
    let spellings = Spellings::of(field);
    let values = stats.values();
    let mut found: Vec<(String, String)> = Vec::new();
    for (value, _) in values {
        let to = match field.kind {
            Type::Boolean if spellings.find(value).is_none() => {
                boolean::meaning(value).and_then(|meant| canonical_boolean(field, meant))
            }
            Type::Language => language::named(value).map(str::to_owned),
            _ => None,
        };
        // Case makes no difference in a mapping.
        let known = |from: &str| {
            found
                .iter()
                .any(|(other, _)| other.to_lowercase() == from.to_lowercase())
        };
        if let Some(to) = to.filter(|_| !known(value)) {
            found.push((value.to_owned(), to));
        }
    }
    found.sort();
    found
}

/// The target's word for yes or no: a documented one if there is one.
fn canonical_boolean(field: &Field, meant: bool) -> Option<String> {
    let words = field
        .canonical_values
        .iter()
        .filter(|value| value.means == Some(meant));
    words
        .min_by_key(|value| value.assumed)
        .map(|value| value.value.clone())
}

/// Values that the target would refuse, where it takes a list of words only: what a person may have to translate.
#[must_use]
pub fn untranslated(field: &Field, stats: &ColumnStats, settings: &Column) -> Vec<String> {
    if field.canonical_values.is_empty() || !stats.is_whole() {
        return Vec::new();
    }
    let spellings = Spellings::of(field);
    let translated = |value: &str| {
        settings
            .values
            .keys()
            .any(|from| from.to_lowercase() == value.to_lowercase())
    };
    let values = stats.values();
    let unknown: Vec<String> = values
        .into_iter()
        .map(|(value, _)| value)
        .filter(|value| spellings.find(value).is_none() && !translated(value))
        .map(str::to_owned)
        .collect();
    if unknown.len() > TRANSLATED {
        Vec::new()
    } else {
        unknown
    }
}
