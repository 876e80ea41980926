//! Carries a plan out, whole or not at all.

pub mod database;
pub mod export;

use jiff::civil::DateTime;

use crate::plan::changes::{Change, Kind};
use crate::profile::Profile;
use crate::profile::localized_field::LocalizedField;
use crate::values::date::form::Form;

/// The form of a moment where the profile gives none.
const USUAL_FORM: &str = "YYYY-MM-DD hh:mm:ss";

/// When a plan is carried out, as the target writes it.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// The localized field that says that a user is archived, and what is written there.
    archived: Option<(LocalizedField, String)>,
}

impl Stamp {
    /// That moment, under a profile.
    #[must_use]
    pub fn new(profile: &Profile, moment: DateTime) -> Self {
        let written = |localized: LocalizedField| {
            let forms = &profile.fields[localized.field].formats;
            let form = forms.first().map_or(USUAL_FORM, String::as_str);
            (localized, Form::new(form).write(moment))
        };
        Self {
            archived: profile.archived_by().map(written),
        }
    }

    /// What is written when a change archives a user and does not say when.
    fn given(&self, change: &Change<'_>) -> Option<(LocalizedField, String)> {
        let (localized, when) = self.archived.as_ref()?;
        (change.head.kind == Kind::Archive && change.sets(*localized).is_none())
            .then(|| (*localized, when.clone()))
    }
}
