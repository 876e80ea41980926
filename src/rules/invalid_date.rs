#![doc = include_str!("invalid_date.md")]

use jiff::civil::{Date, DateTime, Time};

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field::{Field, Type};
use crate::rule::{Check, Evidence, Rule, Setup, Weighing};
use crate::rules::date_serial;
use crate::values::date::form::Form;
use crate::values::date::{self, Written};

pub(super) const RULE: Rule = Rule {
    name: "invalid-date",
    page: include_str!("invalid_date.md"),
    severity: Severity::Error,
    check: Check::Column(check),
};

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Option<Weighing<'a>> {
    let forms = Forms::of(setup.field(mapped))?;
    let (weighed, settled) = (forms.clone(), forms.clone());
    let serials = setup.effective_severity(&date_serial::RULE).is_some();
    Some(Weighing {
        kind: Box::new(move |value| {
            let other = serials && date_serial::day(value).is_some();
            if other { None } else { weighed.kind(value) }
        }),
        note: Box::new(move |value, kind| (kind > VALID_EITHER).then(|| forms.complaint(value))),
        settle: Box::new(move |note, value, evidence| {
            Some(match settled.meant(value, &Orders::of(evidence)) {
                Some((date, true)) => note.with_fix(date),
                Some((date, false)) => note.suggest(date),
                None => note,
            })
        }),
        conclude: Box::new(|_| None),
    })
}

/// Dates as they are taken, which can only have the day first, the month first, or either.
const VALID_DAY: u8 = 0;
const VALID_MONTH: u8 = 1;
const VALID_EITHER: u8 = 2;
/// Dates in other forms, in the same order; those with two digits for the year behind them.
const DAY: u8 = 3;
const MONTH: u8 = 4;
const EITHER: u8 = 5;
const SHORT: u8 = 3;
/// Everything else.
const OTHER: u8 = 9;

/// How many dates of a column can only have the day first, the month first, or either.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Orders {
    /// The day first, as far as the year is written in full.
    day: u64,
    month: u64,
    short_day: u64,
    short_month: u64,
    /// Dates in a form that is not taken, which can be read either way.
    pub(super) either: u64,
}

impl Orders {
    pub(super) fn of(evidence: &Evidence) -> Self {
        let of = |kind: u8| evidence[usize::from(kind)];
        Self {
            day: of(VALID_DAY) + of(DAY),
            month: of(VALID_MONTH) + of(MONTH),
            short_day: of(DAY + SHORT),
            short_month: of(MONTH + SHORT),
            either: of(EITHER) + of(EITHER + SHORT),
        }
    }

    pub(super) fn with_day_first(&self) -> u64 {
        self.day + self.short_day
    }

    pub(super) fn with_month_first(&self) -> u64 {
        self.month + self.short_month
    }

    /// The reading that all others of the column have, and whether years in full say so.
    fn settled(&self, written: &Written) -> Option<(Date, bool)> {
        match (self.with_day_first(), self.with_month_first()) {
            (1.., 0) => Some((written.day_first?, self.day > 0)),
            (0, 1..) => Some((written.month_first?, self.month > 0)),
            _ => None,
        }
    }
}

/// The forms of dates that a field takes.
#[derive(Debug, Clone)]
pub(super) struct Forms {
    formats: Vec<Form>,
    /// The list of them, for a sentence.
    pub(super) listed: String,
    pub(super) assumed: bool,
}

impl Forms {
    /// The forms of a field; none where it holds no dates.
    pub(super) fn of(field: &Field) -> Option<Self> {
        if !matches!(field.kind, Type::Date | Type::DateTime) {
            return None;
        }
        let formats = match field.formats.as_slice() {
            [] => vec!["YYYY-MM-DD".to_owned()],
            formats => formats.to_vec(),
        };
        let listed: Vec<String> = formats.iter().map(|format| format!("`{format}`")).collect();
        Some(Self {
            listed: listed.join(" or "),
            formats: formats.iter().map(|format| Form::new(format)).collect(),
            assumed: field.assumes("formats") || field.assumes("type"),
        })
    }

    /// Whether a form that is taken has the day first, or the month, where its marks do not say so themselves.
    pub(super) fn day_first(&self) -> Option<bool> {
        let starts = |start: &str| {
            let format = self.formats.iter().map(Form::as_str);
            let mut rest = format.filter_map(|format| format.strip_prefix(start));
            rest.any(|rest| !rest.starts_with('.'))
        };
        match (starts("DD"), starts("MM")) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }

    fn in_form(&self, value: &str) -> impl Iterator<Item = &Form> {
        self.formats.iter().filter(|form| form.fits(value))
    }

    /// What a value says of the order of day and month; none where it is as it should be and says nothing.
    pub(super) fn kind(&self, value: &str) -> Option<u8> {
        let forms = self.formats.iter();
        let mut valid = forms.filter(|form| form.read(value).is_some());
        let tells = match valid.next().map(Form::as_str) {
            Some(format) if format.starts_with('Y') || format.contains('.') => return None,
            Some(_) => VALID_DAY,
            None => DAY,
        };
        let Some(written) = date::read(value) else {
            return (tells == DAY).then_some(OTHER);
        };
        let kind = match (written.day_first, written.month_first) {
            _ if written.ordered => return (tells == DAY).then_some(OTHER),
            (Some(_), None) => DAY,
            (None, _) => MONTH,
            (one, other) if one != other => EITHER,
            _ => return (tells == DAY).then_some(OTHER),
        };
        Some(match tells {
            VALID_DAY => kind - DAY,
            _ if written.short => kind + SHORT,
            _ => kind,
        })
    }

    fn complaint(&self, value: &str) -> Note {
        let note = match self.in_form(value).next() {
            Some(_) => Note::new("there is no such day or time"),
            None => Note::new("not a date in the form {}").with(self.listed.as_str()),
        };
        note.assumed(self.assumed)
    }

    /// The date that is meant, in the form that is written, and whether nothing else can be meant.
    fn meant(&self, value: &str, orders: &Orders) -> Option<(String, bool)> {
        let written = date::read(value)?;
        let (day, sure) = match written.day() {
            Some(day) => (day, true),
            None => orders.settled(&written)?,
        };
        let midnight = written.time == Time::midnight();
        let with_time = self.formats.iter().find(|form| form.has_time());
        let (form, sure) = match with_time {
            Some(form) if !midnight => (form, sure && !written.zoned),
            // In another time zone it can be the day before or after.
            None if !midnight && written.zoned => return None,
            _ => (self.formats.first()?, sure && midnight),
        };
        let date = form.write(day.to_datetime(written.time));
        Some((date, sure && !written.short))
    }

    /// A day in the form that is written first.
    pub(super) fn written(&self, day: DateTime) -> Option<String> {
        Some(self.formats.first()?.write(day))
    }
}

#[cfg(test)]
mod tests {
    use super::{Forms, Orders};
    use crate::profile::field::{Field, Type};
    use crate::rule::KINDS;

    fn forms(formats: &[&str]) -> Forms {
        let field = Field {
            kind: Type::Date,
            formats: formats.iter().map(|format| (*format).to_owned()).collect(),
            ..Field::default()
        };
        Forms::of(&field).expect("dates")
    }

    /// What is made of the first value in a column of all of them; a mark tells what is only perhaps meant.
    fn meant(formats: &[&str], column: &[&str]) -> Option<String> {
        let forms = forms(formats);
        let mut evidence = [0; KINDS];
        for kind in column.iter().filter_map(|value| forms.kind(value)) {
            evidence[usize::from(kind)] += 1;
        }
        let (date, sure) = forms.meant(column[0], &Orders::of(&evidence))?;
        Some(if sure { date } else { format!("{date}?") })
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
    fn what_is_written_is_taken() {
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
