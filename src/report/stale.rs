//! Users who have changed since a plan was made, in words.

use crate::messages::{Fact, Language, Message, count, message, text};
use crate::plan::stale::{Stale, What};
use crate::plan::unique::Owner;
use crate::report::format::Page;
use crate::report::masking::ShowValues;

/// How many users are named.
const NAMED: usize = 5;

/// What is not as a plan expects it, in one sentence. The first users are named.
#[must_use]
pub fn describe_stale(stale: &[Stale], values: ShowValues, language: Language) -> String {
    let page = Page::of_file(values, language);
    let named = stale.iter().take(NAMED);
    let mut named: Vec<String> = named
        .map(|stale| page.message(&describe(stale, page)))
        .collect();
    if let more @ 1.. = stale.len().saturating_sub(NAMED) {
        let count = count(more as u64);
        named.push(page.message(&message!("report-and-count-more", count)));
    }
    let users = named.into_iter().reduce(|before, after| {
        let (before, after) = (text(before), text(after));
        page.message(&message!("report-parts", before, after))
    });
    let users = text(users.unwrap_or_default());
    page.message(&message!("report-stale", users))
}

fn describe(stale: &Stale, page: Page) -> Message {
    let shown = |value: &str| text(page.show(value));
    let or_empty = |value: &str| -> Fact {
        match value {
            "" => message!("report-stale-empty").into(),
            value => text(format!("`{}`", page.show(value))),
        }
    };
    let user = shown(&stale.key);
    match &stale.what {
        What::Gone => message!("report-stale-gone", user),
        What::There => message!("report-stale-there", user),
        What::Taken { localized, by } => message!(
            "report-stale-taken",
            field = text(localized.as_str()),
            user,
            other = match by {
                Owner::Row(row) => message!("report-row", row = text(row.to_string())).into(),
                Owner::User(other) => shown(other),
            }
        ),
        What::Changed {
            localized,
            expected,
            found,
        } => message!(
            "report-stale-changed",
            field = text(localized.as_str()),
            user,
            found = or_empty(found),
            expected = or_empty(expected)
        ),
    }
}

/// What to do about it.
#[must_use]
pub fn stale_hint(values: ShowValues) -> Message {
    match values {
        ShowValues::Full => message!("report-stale-hint"),
        ShowValues::Masked | ShowValues::Never => message!("report-stale-hint-masked"),
    }
}
