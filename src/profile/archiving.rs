//! Which users are archived at a moment: the one answer for rules, plans and what a plan does.

use jiff::civil::{DateTime, date};

use crate::finding::FieldId;
use crate::profile::Profile;
use crate::profile::localized_field::LocalizedField;
use crate::values::date::form::Form;
use crate::values::date::stand_in;

/// Days up to the first of 1970 stand for none: they are where programs begin to count.
const FIRST_DAY: DateTime = date(1970, 1, 2).at(0, 0, 0, 0);

/// The last moment that has not come for as long as this release is used.
const AHEAD: DateTime = date(stand_in::AHEAD, 1, 1).at(0, 0, 0, 0);

/// Who is archived at a moment, as the field of a profile says that tells when.
#[derive(Debug, Clone)]
pub struct Archiving {
    field: Option<FieldId>,
    /// The form in which the field says when.
    form: Option<Form>,
    moment: DateTime,
}

impl Archiving {
    /// Who is archived at this moment.
    #[must_use]
    pub fn at(moment: DateTime, profile: &Profile) -> Self {
        let field = *profile.archived_by;
        let form = field.and_then(|field| profile.fields[field].formats.first());
        Self {
            field,
            form: form.map(|form| Form::new(form)),
            moment,
        }
    }

    /// Who is archived as far as can be told without a clock: a day that lies ahead for as long as this release is used
    /// archives nobody.
    #[must_use]
    pub fn without_clock(profile: &Profile) -> Self {
        Self::at(AHEAD, profile)
    }

    /// The field that says when a user is archived.
    #[must_use]
    pub fn field(&self) -> Option<FieldId> {
        self.field
    }

    /// The same as a localized field.
    #[must_use]
    pub fn localized(&self) -> Option<LocalizedField> {
        self.field.map(LocalizedField::plain)
    }

    /// Whether a value archives: no day that lies ahead does, nor one that stands for none, such as the last of the year 9999
    /// or one before there were such systems.
    #[must_use]
    pub fn has_come(&self, when: &str) -> bool {
        if when.is_empty() {
            return false;
        }
        let form = self.form.as_ref();
        // What is no day was found before, or is a mark that means yes.
        let Some(moment) = form.and_then(|form| form.read(when)) else {
            return true;
        };
        (FIRST_DAY..=self.moment).contains(&moment)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::Archiving;
    use crate::profile::Profile;

    fn profile(formats: &str) -> Profile {
        let text = format!(
            "name = 'p'\narchived_by = 'left'\n[fields.left]\n{formats}\n[operations.import]"
        );
        Profile::from_toml("p.toml", &text).expect("sound")
    }

    #[test]
    fn a_day_that_lies_ahead_archives_nobody_yet() {
        let profile = profile("type = 'date'\nformats = ['YYYY-MM-DD']");
        let archiving = Archiving::at(date(2026, 3, 1).at(12, 0, 0, 0), &profile);
        for (when, has_come) in [
            ("2026-03-01", true),
            ("2026-03-02", false),
            ("2099-06-30", false),
            ("9999-12-31", false),
            ("1970-01-01", false),
            ("", false),
            ("gone", true),
        ] {
            assert_eq!(archiving.has_come(when), has_come, "{when}");
        }
        assert!(!Archiving::without_clock(&profile).has_come("9999-12-31"));
        assert!(Archiving::without_clock(&profile).has_come("2026-03-02"));
    }

    #[test]
    fn a_mark_that_is_no_day_archives() {
        let profile = profile("");
        let archiving = Archiving::at(date(2026, 3, 1).at(12, 0, 0, 0), &profile);
        assert!(archiving.has_come("x"));
    }
}
