//! The dates of a column: the forms that a field accepts, and what each value tells of the order of day and month.
//!
//! Several rules look at the same dates. They classify them in the same way, so that the engine does it once.

use jiff::civil::{Date, DateTime, Time};

use crate::messages::{List, any_of, text};
use crate::profile::field::{Field, Type};
use crate::rule::{ColumnCheck, Evidence, Kind};
use crate::values::date::form::Form;
use crate::values::date::{self, Written};

/// Which part a date can only have first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The day.
    DayFirst,
    /// The month.
    MonthFirst,
    /// It can be read in both ways, and the two are different days.
    Either,
}

/// What a value tells of the order of day and month in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateKind {
    /// In a form that is accepted.
    Accepted(Order),
    /// In another form.
    Other(Order),
    /// In another form, with two digits for the year.
    OtherShort(Order),
    /// Not accepted, and the order of its parts is clear or it is not a date at all.
    Clear,
}

impl Kind for DateKind {
    fn index(self) -> usize {
        match self {
            Self::Accepted(order) => order as usize,
            Self::Other(order) => 3 + order as usize,
            Self::OtherShort(order) => 6 + order as usize,
            Self::Clear => 9,
        }
    }

    fn from_index(index: usize) -> Self {
        let order = match index % 3 {
            0 => Order::DayFirst,
            1 => Order::MonthFirst,
            _ => Order::Either,
        };
        match index / 3 {
            0 => Self::Accepted(order),
            1 => Self::Other(order),
            2 => Self::OtherShort(order),
            _ => Self::Clear,
        }
    }
}

impl DateKind {
    /// Whether the form of the value is accepted.
    #[must_use]
    pub fn is_accepted(self) -> bool {
        matches!(self, Self::Accepted(_))
    }
}

/// How many dates of a column can only have the day first, the month first, or either.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Orders {
    day_first: u64,
    month_first: u64,
    short_day_first: u64,
    short_month_first: u64,
    either: u64,
}

impl Orders {
    /// The orders of the dates that were counted.
    #[must_use]
    pub fn of(evidence: &Evidence<'_, DateKind>) -> Self {
        let in_full =
            |order| evidence[DateKind::Accepted(order)] + evidence[DateKind::Other(order)];
        let short = |order| evidence[DateKind::OtherShort(order)];
        Self {
            day_first: in_full(Order::DayFirst),
            month_first: in_full(Order::MonthFirst),
            short_day_first: short(Order::DayFirst),
            short_month_first: short(Order::MonthFirst),
            either: evidence[DateKind::Other(Order::Either)] + short(Order::Either),
        }
    }

    /// How many dates can only have the day first.
    #[must_use]
    pub fn with_day_first(&self) -> u64 {
        self.day_first + self.short_day_first
    }

    /// How many dates can only have the month first.
    #[must_use]
    pub fn with_month_first(&self) -> u64 {
        self.month_first + self.short_month_first
    }

    /// How many dates can be read in both ways, in a form that is not accepted.
    #[must_use]
    pub fn either(&self) -> u64 {
        self.either
    }

    /// The day that a date means if it has the order of all others, and whether those with years in full say so.
    fn settled(&self, written: &Written) -> Option<(Date, bool)> {
        match (self.with_day_first(), self.with_month_first()) {
            (1.., 0) => Some((written.day_first?, self.day_first > 0)),
            (0, 1..) => Some((written.month_first?, self.month_first > 0)),
            _ => None,
        }
    }
}

/// The forms of dates that a field accepts.
#[derive(Debug, Clone)]
pub struct DateForms {
    forms: Vec<Form>,
    assumed: bool,
}

impl DateForms {
    /// The forms of a field; none where it holds no dates.
    #[must_use]
    pub fn of(field: &Field) -> Option<Self> {
        if !matches!(field.kind, Type::Date | Type::DateTime) {
            return None;
        }
        let forms = match field.formats.as_slice() {
            [] => vec![Form::new("YYYY-MM-DD")],
            formats => formats.iter().map(|format| Form::new(format)).collect(),
        };
        Some(Self {
            forms,
            assumed: field.assumes("formats") || field.assumes("type"),
        })
    }

    /// A check of a column of such dates. All of them classify alike.
    #[must_use]
    pub fn check<'a>(&self) -> ColumnCheck<'a> {
        let forms = self.clone();
        ColumnCheck::new("dates", move |value| forms.kind(value))
    }

    /// Whether the forms are our assumption and not the vendor's documentation.
    #[must_use]
    pub fn is_assumed(&self) -> bool {
        self.assumed
    }

    /// The forms as a list for a sentence.
    #[must_use]
    pub fn listed(&self) -> List {
        any_of(self.forms.iter().map(|form| text(form.as_str()))).quoted()
    }

    /// Whether an accepted form has the day first, or the month, where its marks do not say so themselves.
    #[must_use]
    pub fn day_first(&self) -> Option<bool> {
        let starts = |start: &str| {
            let forms = self.forms.iter().map(Form::as_str);
            let mut rest = forms.filter_map(|form| form.strip_prefix(start));
            rest.any(|rest| !rest.starts_with('.'))
        };
        match (starts("DD"), starts("MM")) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }

    /// Whether a value has an accepted form to the letter, whether there is such a day or not.
    #[must_use]
    pub fn fits(&self, value: &str) -> bool {
        self.forms.iter().any(|form| form.fits(value))
    }

    /// What a value tells of the order of day and month; none where it is accepted and tells nothing.
    #[must_use]
    pub fn kind(&self, value: &str) -> Option<DateKind> {
        let accepted = self.forms.iter().find(|form| form.read(value).is_some());
        let format = accepted.map(Form::as_str);
        if format.is_some_and(|format| format.starts_with('Y') || format.contains('.')) {
            return None;
        }
        let clear = || format.is_none().then_some(DateKind::Clear);
        let Some(written) = date::read(value).filter(|written| !written.ordered) else {
            return clear();
        };
        let order = match (written.day_first, written.month_first) {
            (Some(_), None) => Order::DayFirst,
            (None, _) => Order::MonthFirst,
            (one, other) if one != other => Order::Either,
            _ => return clear(),
        };
        Some(match format {
            Some(_) => DateKind::Accepted(order),
            None if written.short => DateKind::OtherShort(order),
            None => DateKind::Other(order),
        })
    }

    /// The date that a value means, in the first accepted form that can hold it, and whether nothing else can be meant.
    #[must_use]
    pub fn meant(&self, value: &str, orders: &Orders) -> Option<(String, bool)> {
        let written = date::read(value)?;
        let (day, sure) = match written.day() {
            Some(day) => (day, true),
            None => orders.settled(&written)?,
        };
        let midnight = written.time == Time::midnight();
        let with_time = self.forms.iter().find(|form| form.has_time());
        let (form, sure) = match with_time {
            Some(form) if !midnight => (form, sure && !written.zoned),
            // In another time zone it can be the day before or after.
            None if !midnight && written.zoned => return None,
            _ => (self.forms.first()?, sure && midnight),
        };
        let date = form.write(day.to_datetime(written.time));
        Some((date, sure && !written.short))
    }

    /// A day in the first accepted form.
    #[must_use]
    pub fn write(&self, day: DateTime) -> Option<String> {
        Some(self.forms.first()?.write(day))
    }
}

#[cfg(test)]
mod tests {
    use super::{DateForms, DateKind, Orders};
    use crate::profile::field::{Field, Type};
    use crate::rule::{Evidence, Kind, MOST_KINDS};

    fn forms(formats: &[&str]) -> DateForms {
        let field = Field {
            kind: Type::Date,
            formats: formats.iter().map(|format| (*format).to_owned()).collect(),
            ..Field::default()
        };
        DateForms::of(&field).expect("dates")
    }

    /// What is made of the first value in a column of all of them; a mark tells what is only perhaps meant.
    fn meant(formats: &[&str], column: &[&str]) -> Option<String> {
        let forms = forms(formats);
        let mut counts = [0; MOST_KINDS];
        for kind in column.iter().filter_map(|value| forms.kind(value)) {
            counts[kind.index()] += 1;
        }
        let orders = Orders::of(&Evidence::new(&counts));
        let (date, sure) = forms.meant(column[0], &orders)?;
        Some(if sure { date } else { format!("{date}?") })
    }

    #[test]
    fn kinds_have_numbers() {
        for index in 0..10 {
            assert_eq!(DateKind::from_index(index).index(), index);
        }
    }

    #[test]
    fn only_a_sure_day_is_written() {
        for (column, date) in [
            (&["5.1.2026"][..], Some("2026-01-05")),
            (&["2026.01.05"], Some("2026-01-05")),
            (&["5. Januar 2026"], Some("2026-01-05")),
            (&["1/1/2026"], Some("2026-01-01")),
            (&["31/12/2026"], Some("2026-12-31")),
            (&["1/5/2026"], None),
            (&["05-01-2026"], None),
            (&["1/5/2026", "13/5/2026"], Some("2026-05-01")),
            (&["1/5/2026", "5/13/2026"], Some("2026-01-05")),
            (&["1/5/2026", "13/5/2026", "5/13/2026"], None),
            (&["1/5/2026", "13/5/2026", "5/13/26"], None),
            (&["1/5/2026", "13/5/26"], Some("2026-05-01?")),
            (&["5.1.26"], Some("2026-01-05?")),
            (&["2026-01-05T00:00:00"], Some("2026-01-05")),
            (&["2026-01-05T00:00:00Z"], Some("2026-01-05")),
            (&["2026-01-05 08:30"], Some("2026-01-05?")),
            (&["2026-01-04T23:00:00Z"], None),
            (&["30.2.2026"], None),
            (&[""], None),
        ] {
            let got = meant(&["YYYY-MM-DD"], column);
            assert_eq!(got.as_deref(), date, "{column:?}");
        }
    }

    #[test]
    fn what_is_written_is_accepted() {
        let archived = ["YYYY-MM-DD hh:mm:ss", "YYYY-MM-DD"];
        for (value, date) in [
            ("31.12.2026", Some("2026-12-31 00:00:00")),
            ("2026-12-31T08:30:00", Some("2026-12-31 08:30:00")),
            ("2026-12-31T08:30:00Z", Some("2026-12-31 08:30:00?")),
        ] {
            assert_eq!(meant(&archived, &[value]).as_deref(), date, "{value}");
        }
        let slashes = ["DD/MM/YYYY"];
        assert_eq!(
            meant(&slashes, &["1/5/2026", "31/05/2026"]).as_deref(),
            Some("01/05/2026")
        );
        assert_eq!(
            meant(&slashes, &["12/31/2026"]).as_deref(),
            Some("31/12/2026")
        );
    }
}
