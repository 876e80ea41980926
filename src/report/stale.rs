//! Users who have changed since a plan was made, in words.

use crate::plan::stale::{Stale, What};
use crate::plan::unique::Owner;
use crate::report::masking::ShowValues;

/// How many users are named.
const NAMED: usize = 5;

/// What is not as a plan expects it, in one sentence. The first users are named.
#[must_use]
pub fn describe_stale(stale: &[Stale], values: ShowValues) -> String {
    let named: Vec<String> = stale
        .iter()
        .take(NAMED)
        .map(|stale| describe(stale, values))
        .collect();
    let more = match stale.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    let named = named.join("; ");
    format!("the current users have changed since the plan was made: {named}{more}")
}

fn describe(stale: &Stale, values: ShowValues) -> String {
    let shown = |value: &str| values.show(value).unwrap_or("…".into()).into_owned();
    let or_empty = |value: &str| match value {
        "" => "empty".into(),
        value => format!("`{}`", shown(value)),
    };
    let key = shown(&stale.key);
    match &stale.what {
        What::Gone => format!("`{key}` does not exist any more"),
        What::There => format!("`{key}` already exists"),
        What::Taken { localized, by } => {
            let by = match by {
                Owner::Row(row) => format!("row {row}"),
                Owner::User(user) => shown(user),
            };
            format!("the `{localized}` of `{key}` is already used by `{by}`")
        }
        What::Changed {
            localized,
            expected,
            found,
        } => format!(
            "`{localized}` of `{key}` is {}, not {}",
            or_empty(found),
            or_empty(expected)
        ),
    }
}
