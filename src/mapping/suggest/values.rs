//! What values say: whether they can be those of a field, and how a mapping has to read them.

use std::collections::BTreeSet;

use crate::mapping::column::Column;
use crate::mapping::column_stats::ColumnStats;
use crate::mapping::suggest::names::Part;
use crate::messages::{Fact, Message, keyword, message, text};
use crate::profile::Profile;
use crate::profile::field::{Field, Type};
use crate::profile::spellings::Spellings;
use crate::values::{boolean, language};

/// From how many of a hundred values on a column is one of those.
const MOST: u64 = 80;
/// Below how many it is not.
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
    For(Message),
    /// No value contradicts it.
    Silent,
    /// There are none.
    Empty,
    /// They cannot be it, or not as they stand.
    Against(Message),
}

impl Verdict {
    /// What they say, in words.
    pub(super) fn reason(&self) -> Option<Message> {
        match self {
            Self::For(reason) => Some(reason.clone()),
            Self::Against(reason) => Some(message!("reason-but", reason = reason.clone())),
            Self::Empty => Some(message!("reason-column-empty")),
            Self::Silent => None,
        }
    }
}

/// What the values of a column say of a field.
pub(super) fn verdict(profile: &Profile, field: &Field, stats: &ColumnStats) -> Verdict {
    if stats.filled == 0 {
        return Verdict::Empty;
    }
    let weigh = |good: u64, kind: &'static str| match stats.percent(good) {
        MOST.. => Verdict::For(counted_values(good, stats.filled, kind)),
        0..FEW => Verdict::Against(counted_values(good, stats.filled, kind)),
        _ => Verdict::Silent,
    };
    match field.kind {
        Type::Email => weigh(stats.addresses, "email"),
        Type::Phone => weigh(stats.phones, "phone"),
        Type::Date | Type::DateTime => weigh(stats.dates, "date"),
        Type::Language => language_verdict(stats),
        Type::Boolean => weigh(
            stats.filled * stats.share(|value| means_a_boolean(field, value)) / 100,
            "yes-no",
        ),
        _ if !field.canonical_values.is_empty() => {
            let spellings = Spellings::of(field);
            let known = stats.share(|value| spellings.find(value).is_some());
            match known {
                MOST.. => Verdict::For(message!("reason-values-allowed")),
                0 => Verdict::Against(message!("reason-values-not-allowed")),
                _ => Verdict::Silent,
            }
        }
        Type::Id => id(field, stats),
        Type::Reference => reference(profile, field, stats),
        Type::Text | Type::Path => plain_text(field, stats),
    }
}

/// `5 of 6 values look like a date`.
fn counted_values(good: u64, all: u64, kind: &'static str) -> Message {
    let kind = keyword(kind);
    match good {
        0 => message!("reason-values-look-none", kind),
        _ if good == all && all > 1 => message!("reason-values-look-all", all, kind),
        _ => message!("reason-values-look", good, all, kind),
    }
}

fn means_a_boolean(field: &Field, value: &str) -> bool {
    boolean::meaning(value).is_some() || Spellings::of(field).find(value).is_some()
}

fn language_verdict(stats: &ColumnStats) -> Verdict {
    if stats.percent(stats.languages) >= MOST {
        return Verdict::For(counted_values(stats.languages, stats.filled, "language"));
    }
    let known = stats.share(|value| language::kind(value).is_some());
    match known {
        MOST.. => Verdict::Silent,
        _ => Verdict::Against(message!("reason-values-no-languages")),
    }
}

fn id(field: &Field, stats: &ColumnStats) -> Verdict {
    let (ids, length) = stats.ids();
    let percent = |count| stats.percent(count);
    match () {
        () if field.unique && stats.repeated() > 50 => {
            Verdict::Against(message!("reason-values-shared"))
        }
        () if percent(stats.several_words) > 50 => {
            Verdict::Against(message!("reason-values-phrases"))
        }
        () if percent(stats.addresses) > 50 => {
            Verdict::Against(message!("reason-values-addresses"))
        }
        () if percent(stats.ids_of_one_length()) >= NEARLY_ALL => {
            Verdict::For(message!("reason-values-ids-of-length", length))
        }
        () if percent(ids) >= NEARLY_ALL => Verdict::For(message!("reason-values-ids")),
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
            MOST.. => Verdict::For(message!("reason-values-look-addresses")),
            0..FEW => Verdict::Against(message!("reason-values-no-addresses")),
            _ => Verdict::Silent,
        },
        _ => Verdict::Silent,
    }
}

fn plain_text(field: &Field, stats: &ColumnStats) -> Verdict {
    let percent = |count| stats.percent(count);
    let part = Part::of(field);
    match () {
        () if percent(stats.dates) > 50 => Verdict::Against(message!("reason-values-dates")),
        () if percent(stats.marks) > 50 => Verdict::Against(message!("reason-values-marks")),
        () if part.is_some() && is_two_names(stats) => {
            Verdict::Against(message!("reason-values-both-names"))
        }
        () if part.is_some() && percent(stats.addresses) > 50 => {
            Verdict::Against(message!("reason-values-addresses"))
        }
        () if part.is_some() && stats.filled > 1 && percent(stats.several_words) >= MOST => {
            Verdict::Against(message!("reason-values-whole-names"))
        }
        () if field.group && percent(stats.addresses) > 50 => {
            Verdict::Against(message!("reason-values-addresses"))
        }
        () if field.unique && stats.repeated() > 50 => {
            Verdict::Against(message!("reason-values-shared"))
        }
        () if field.group && !field.multi_valued && list_separator(field, stats).is_some() => {
            Verdict::Against(message!("reason-values-several"))
        }
        () if field
            .pair_separator
            .as_ref()
            .is_some_and(|pair| stats.share(|value| value.contains(pair)) == 0) =>
        {
            Verdict::Against(message!("reason-values-no-pair"))
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
pub(super) fn settings(field: &Field, stats: &[&ColumnStats]) -> (Column, Vec<Message>) {
    let mut settings = Column::default();
    let mut reasons = Vec::new();
    if field.multi_valued
        && let Some(separator) = stats.iter().find_map(|stats| list_separator(field, stats))
        && field.separator.as_deref() != Some(separator)
    {
        let separator_name: Fact = match separator {
            "\n" => message!("reason-line-end").into(),
            other => text(format!("`{other}`")),
        };
        reasons.push(message!("reason-values-list", separator = separator_name));
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
        let which = keyword(if place == 1 { "before" } else { "after" });
        reasons.push(message!("reason-values-two-names", place = which));
        settings.split = Some((", ".into(), place));
    }
    if !settings.values.is_empty() {
        reasons.push(message!("reason-values-translated"));
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

/// The characters that may stand between values in one cell, each with a cell that has it; the likeliest comes first.
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
