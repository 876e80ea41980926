#![doc = include_str!("unlikely_date.md")]

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{Message, message};
use crate::profile::field::{Field, Type};
use crate::profile::operation::Absent;
use crate::rule::{Applicability, Check, Context, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;
use crate::values::date::stand_in;
use crate::values::lexicon::every;

pub(super) const RULE: Rule = Rule {
    name: "unlikely-date",
    page: include_str!("unlikely_date.md"),
    severity: Severity::Warning,
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

/// What a day is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Birth,
    Entry,
    /// The day from which on a user is archived.
    Archiving,
    Other,
}

/// Pieces of the headers of days of birth, and of entry.
static WORDS: LazyLock<[Vec<&str>; 2]> = LazyLock::new(|| {
    [
        every(|words| &words.headers.birth).collect(),
        every(|words| &words.headers.entry).collect(),
    ]
});

impl About {
    fn of(field: &Field) -> Self {
        let [birth, entry] = &*WORDS;
        let has = |words: &[&str]| {
            field.header_keys().iter().any(|key| {
                let mut words = words.iter();
                words.any(|word| key.contains(word))
            })
        };
        if has(birth) {
            Self::Birth
        } else if has(entry) {
            Self::Entry
        } else {
            Self::Other
        }
    }

    fn judge(self, day: Date) -> Option<Message> {
        let year = day.year();
        match self {
            _ if year < stand_in::FIRST_YEAR => Some(message!("unlikely-date-early")),
            Self::Birth if year > stand_in::LAST_BIRTH => Some(message!("unlikely-date-birth")),
            Self::Entry if year > stand_in::LAST_ENTRY => Some(message!("unlikely-date-entry")),
            Self::Archiving if year >= stand_in::AHEAD => Some(message!("unlikely-date-archiving")),
            _ => None,
        }
    }
}

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    if !matches!(field.kind, Type::Date | Type::DateTime) {
        return Applicability::NotApplicable;
    }
    let archives = context.operation.absent.contains(&Absent::Archive);
    let about = match *context.profile.archived_by == Some(column.field) {
        // Where the operation archives nobody, the day itself is reported.
        true if !archives => About::Other,
        true => About::Archiving,
        false => About::of(field),
    };
    let last = match about {
        About::Birth => stand_in::LAST_BIRTH,
        _ => stand_in::AHEAD - 1,
    };
    let check = ValueCheck::of_each_value(move |value| {
        let day = stand_in::unusual_day(value, last)?;
        if stand_in::is_stand_in(day) {
            return None;
        }
        about.judge(day).map(Into::into)
    });
    Applicability::Check(check.only_if(CellFlags::DIGIT))
}
