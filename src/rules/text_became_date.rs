#![doc = include_str!("text_became_date.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::message;
use crate::profile::field::Type;
use crate::rule::{Applicability, Check, ColumnCheck, Context, Evidence, Kind, Rule};
use crate::source::cell_flags::CellFlags;
use crate::values::date::converted::{self, Pair};

pub(super) const RULE: Rule = Rule {
    name: "text-became-date",
    page: include_str!("text_became_date.md"),
    severity: Severity::Warning,
    checks: &[Check::Column(check)],
    ..Rule::DEFAULT
};

/// How many such values of a column are named at most: where there are more, they were written on purpose.
const MOST: u64 = 10_000;

/// What a value of a column that is not about days looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// What a spreadsheet makes of two numbers.
    Converted,
    /// Two numbers.
    Pair(Pair),
    /// Anything else.
    Other,
}

impl Kind for Look {
    fn index(self) -> usize {
        let Self::Pair(pair) = self else {
            return usize::from(self == Self::Converted);
        };
        let mark = Pair::MARKS.iter().position(|mark| *mark == pair.mark);
        let flags = usize::from(pair.has_year) + 2 * usize::from(pair.is_padded);
        2 + 4 * mark.unwrap_or(0) + flags
    }

    fn from_index(index: usize) -> Self {
        match index {
            0 => Self::Other,
            1 => Self::Converted,
            _ => Self::Pair(Pair {
                mark: Pair::MARKS[((index - 2) / 4).min(Pair::MARKS.len() - 1)],
                has_year: (index - 2) % 2 == 1,
                is_padded: (index - 2) / 2 % 2 == 1,
            }),
        }
    }
}

impl Look {
    /// `whole_days`: whether a whole day is as strange as a short one.
    fn of(value: &str, whole_days: bool) -> Self {
        // Most values are words or numbers.
        let digits = value.bytes().filter(u8::is_ascii_digit).count();
        if digits == 0 || digits == value.len() || digits > 14 {
            return Self::Other;
        }
        match (Pair::of(value), converted::read(value)) {
            (Some(pair), _) => Self::Pair(pair),
            (None, Some(converted)) if whole_days || !converted.is_whole => Self::Converted,
            (None, _) => Self::Other,
        }
    }
}

/// What the flags of a cell tell: a number of two parts has something between them, and neither a day nor a month has an `@`.
fn by_flags(flags: CellFlags) -> Option<Look> {
    let is_other = !flags.any_of(CellFlags::DIGIT)
        || flags.any_of(CellFlags::AT)
        || flags.only(CellFlags::DIGIT | CellFlags::LETTER);
    is_other.then_some(Look::Other)
}

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ColumnCheck<'a>> {
    let field = context.field(column);
    let is_name = field.name.ends_with("name");
    let holds_text = matches!(field.kind, Type::Text | Type::Id | Type::Reference) && !is_name;
    if !holds_text || column.column.is_none() || !column.is_verbatim() {
        return Applicability::NotApplicable;
    }
    // People write days into remarks, and not into names of groups or ids.
    let whole_days = field.group || field.multi_valued || field.kind != Type::Text;
    let check = ColumnCheck::new("texts-and-dates", move |value| {
        Some(Look::of(value, whole_days))
    });
    let check = check.by_flags(by_flags).each(
        |look| look == Look::Converted,
        |value, _, evidence: Evidence<'_, Look>| {
            // A column of days is no column of texts.
            let dates = evidence[Look::Converted];
            if dates > evidence.total() - dates {
                return None;
            }
            let converted = converted::read(value)?;
            let pairs = evidence.iter().filter_map(|(look, count)| match look {
                Look::Pair(pair) => Some((count, pair)),
                _ => None,
            });
            let usual = pairs.reduce(|usual, other| if other.0 > usual.0 { other } else { usual });
            let meant = usual.and_then(|(_, pair)| pair.write(converted));
            let message = message!("text-became-date");
            Some(match meant {
                Some(meant) => message.suggest(meant),
                None => message.into(),
            })
        },
    );
    Applicability::Check(check.at_most(|look: Look| {
        if look == Look::Converted {
            MOST
        } else {
            u64::MAX
        }
    }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::{Look, by_flags};
    use crate::source::cell_flags::CellFlags;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn flags_tell_the_look_that_the_value_has(
            value in prop_oneof!["[-0-9a-zA-Z@./ ]{1,12}", "[0-9]{1,2}[-./ @][a-zA-Z]{3}[-. @]?[0-9]{0,4}", "(Feb|jan|Okt|d\u{e9}c)[-. @]{1,2}[0-9@]{1,4}"],
            whole_days in any::<bool>(),
        ) {
            let found = by_flags(CellFlags::of(&value));
            prop_assert!(found.is_none_or(|found| found == Look::of(&value, whole_days)), "{}", value);
        }
    }
}
