//! What values say: whether they can be those of an attribute, and how a mapping has to read them.

use std::collections::BTreeSet;

use crate::mapping::column::Column;
use crate::mapping::looks;
use crate::mapping::portrait::Portrait;
use crate::mapping::suggest::names::Part;
use crate::profile::Profile;
use crate::profile::attribute::{Attribute, Type};
use crate::profile::spellings::Spellings;

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

/// What the values of a column say of an attribute.
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

/// What the values of a column say of an attribute.
pub(super) fn verdict(profile: &Profile, attribute: &Attribute, portrait: &Portrait) -> Verdict {
    if portrait.filled == 0 {
        return Verdict::Empty;
    }
    let weigh = |good: u64, look: &str| match portrait.percent(good) {
        MOST.. => Verdict::For(counted_values(good, portrait.filled, look)),
        0..FEW => Verdict::Against(counted_values(good, portrait.filled, look)),
        _ => Verdict::Silent,
    };
    match attribute.kind {
        Type::Email => weigh(portrait.addresses, "a mail address"),
        Type::Phone => weigh(portrait.phones(), "a phone number"),
        Type::Date | Type::DateTime => weigh(portrait.dates, "a date"),
        Type::Language => language(portrait),
        Type::Boolean => weigh(
            portrait.filled * portrait.share(|value| means_a_boolean(attribute, value)) / 100,
            "yes or no",
        ),
        _ if !attribute.canonical_values.is_empty() => {
            let spellings = Spellings::of(attribute);
            let known = portrait.share(|value| spellings.find(value).is_some());
            match known {
                MOST.. => Verdict::For("the values are those that the target allows".into()),
                0 => Verdict::Against("no value is one that the target allows".into()),
                _ => Verdict::Silent,
            }
        }
        Type::Id => id(attribute, portrait),
        Type::Reference => reference(profile, attribute, portrait),
        Type::Text | Type::Path => text(attribute, portrait),
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

fn means_a_boolean(attribute: &Attribute, value: &str) -> bool {
    looks::yes_or_no(value).is_some() || Spellings::of(attribute).find(value).is_some()
}

fn language(portrait: &Portrait) -> Verdict {
    if portrait.percent(portrait.languages) >= MOST {
        return Verdict::For(counted_values(
            portrait.languages,
            portrait.filled,
            "the code of a language",
        ));
    }
    let known = portrait.share(|value| {
        looks::like_a_language(&value.to_lowercase()) || looks::named_language(value).is_some()
    });
    match known {
        MOST.. => Verdict::Silent,
        _ => Verdict::Against("the values are no codes of languages".into()),
    }
}

fn id(attribute: &Attribute, portrait: &Portrait) -> Verdict {
    let (ids, length) = portrait.ids();
    let percent = |count| portrait.percent(count);
    match () {
        () if attribute.unique && portrait.repeated() > 50 => {
            Verdict::Against("many users share a value".into())
        }
        () if percent(portrait.several_words) > 50 => {
            Verdict::Against("most values have several words".into())
        }
        () if percent(portrait.addresses) > 50 => {
            Verdict::Against("most values are mail addresses".into())
        }
        () if percent(portrait.ids_of_one_length()) >= NEARLY_ALL => {
            Verdict::For(format!("the values look like ids of {length} characters"))
        }
        () if percent(ids) >= NEARLY_ALL => Verdict::For("the values look like ids".into()),
        () => Verdict::Silent,
    }
}

/// A value of another user's attribute can be no more than such a value is.
fn reference(profile: &Profile, attribute: &Attribute, portrait: &Portrait) -> Verdict {
    let to = attribute
        .refers_to
        .as_ref()
        .and_then(|name| profile.attribute(name));
    match to.map(|to| to.kind) {
        Some(Type::Id) => {
            let plain = Attribute {
                unique: false,
                ..Attribute::default()
            };
            id(&plain, portrait)
        }
        Some(Type::Email) => match portrait.percent(portrait.addresses) {
            MOST.. => Verdict::For("the values look like mail addresses".into()),
            0..FEW => Verdict::Against("the values are no mail addresses".into()),
            _ => Verdict::Silent,
        },
        _ => Verdict::Silent,
    }
}

fn text(attribute: &Attribute, portrait: &Portrait) -> Verdict {
    let percent = |count| portrait.percent(count);
    let part = Part::of(attribute);
    match () {
        () if percent(portrait.dates) > 50 => Verdict::Against("most values are dates".into()),
        () if percent(portrait.marks) > 50 => Verdict::Against("most values are marks".into()),
        () if part.is_some() && is_two_names(portrait) => {
            Verdict::Against("the values have both names, with a comma between them".into())
        }
        () if part.is_some() && percent(portrait.addresses) > 50 => {
            Verdict::Against("most values are mail addresses".into())
        }
        () if part.is_some() && portrait.filled > 1 && percent(portrait.several_words) >= MOST => {
            Verdict::Against("most values have several words: perhaps whole names".into())
        }
        () if attribute.group && percent(portrait.addresses) > 50 => {
            Verdict::Against("most values are mail addresses".into())
        }
        () if attribute.unique && portrait.repeated() > 50 => {
            Verdict::Against("many users share a value".into())
        }
        () if attribute.group
            && !attribute.multi_valued
            && list_separator(attribute, portrait).is_some() =>
        {
            Verdict::Against("some cells hold several values, and the target takes one".into())
        }
        () if attribute
            .pair_separator
            .as_ref()
            .is_some_and(|pair| portrait.share(|value| value.contains(pair)) == 0) =>
        {
            Verdict::Against("no value is a pair".into())
        }
        () => Verdict::Silent,
    }
}

/// Whether nearly all values are two names with a comma between them.
pub(super) fn is_two_names(portrait: &Portrait) -> bool {
    portrait.filled > 0 && portrait.percent(portrait.last_first) >= NEARLY_ALL
}

/// How a mapping has to read columns, and why; it names no column.
pub(super) fn settings(attribute: &Attribute, portraits: &[&Portrait]) -> (Column, Vec<String>) {
    let mut settings = Column::default();
    let mut reasons = Vec::new();
    if attribute.multi_valued
        && let Some(separator) = portraits
            .iter()
            .find_map(|portrait| list_separator(attribute, portrait))
        && attribute.separator.as_deref() != Some(separator)
    {
        reasons.push(format!(
            "cells hold lists with {} between the values",
            called(separator)
        ));
        settings.separator = Some(separator.to_owned());
    }
    for portrait in portraits {
        for (from, to) in translations(attribute, portrait) {
            settings.values.insert(from, to);
        }
    }
    if let (Some(part), [portrait]) = (Part::of(attribute), portraits)
        && is_two_names(portrait)
    {
        let place = part.place();
        let which = if place == 1 { "before" } else { "behind" };
        reasons.push(format!(
            "the values have both names, and this one stands {which} the comma"
        ));
        settings.split = Some((", ".into(), place));
    }
    if !settings.values.is_empty() {
        reasons.push("words are translated into those of the target".into());
    }
    (settings, reasons)
}

/// What stands between the values in one cell: the character that the most cells have, where what it parts stands alone in
/// another cell, or in two lists. The profile's own comes first.
pub(super) fn list_separator<'a>(attribute: &'a Attribute, portrait: &Portrait) -> Option<&'a str> {
    let values = portrait.values();
    let own = attribute.separator.as_deref();
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
        if !attribute.multi_valued {
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

/// How a person calls a separator.
fn called(separator: &str) -> String {
    match separator {
        "\n" => "a line end".into(),
        other => format!("`{other}`"),
    }
}

/// What words of the file mean to the target, where there is no doubt: words for yes and no, and languages in full.
pub(super) fn translations(attribute: &Attribute, portrait: &Portrait) -> Vec<(String, String)> {
    let (true, true) = (portrait.is_whole(), portrait.distinct() <= TRANSLATED) else {
        return Vec::new();
    };
    let spellings = Spellings::of(attribute);
    let values = portrait.values();
    let mut found: Vec<(String, String)> = Vec::new();
    for (value, _) in values {
        let to = match attribute.kind {
            Type::Boolean if spellings.find(value).is_none() => {
                looks::yes_or_no(value).and_then(|meant| boolean(attribute, meant))
            }
            Type::Language => looks::named_language(value).map(str::to_owned),
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
fn boolean(attribute: &Attribute, meant: bool) -> Option<String> {
    let means = attribute
        .canonical_values
        .iter()
        .filter(|value| value.means == Some(meant));
    means
        .min_by_key(|value| value.assumed)
        .map(|value| value.value.clone())
}

/// Values that the target would refuse, where it takes a list of words only: what a person may have to translate.
#[must_use]
pub fn untranslated(attribute: &Attribute, portrait: &Portrait, settings: &Column) -> Vec<String> {
    if attribute.canonical_values.is_empty() || !portrait.is_whole() {
        return Vec::new();
    }
    let spellings = Spellings::of(attribute);
    let translated = |value: &str| {
        settings
            .values
            .keys()
            .any(|from| from.to_lowercase() == value.to_lowercase())
    };
    let values = portrait.values();
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
