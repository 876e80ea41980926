//! Carries a plan out, whole or not at all.

pub mod database;
pub mod export;

use jiff::civil::DateTime;

use crate::date::form::Form;
use crate::plan::changes::{Change, Kind};
use crate::profile::Profile;
use crate::profile::field::Field;

/// The form of a moment where the profile gives none.
const USUAL_FORM: &str = "YYYY-MM-DD hh:mm:ss";

/// When a plan is carried out, as the target writes it.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// The field that says that a user is archived, and what is written there.
    archived: Option<(Field, String)>,
}

impl Stamp {
    /// That moment, under a profile.
    #[must_use]
    pub fn new(profile: &Profile, moment: DateTime) -> Self {
        let written = |field: Field| {
            let forms = &profile.attributes[field.attribute].formats;
            let form = forms.first().map_or(USUAL_FORM, String::as_str);
            (field, Form::new(form).write(moment))
        };
        Self {
            archived: profile.archived_by().map(written),
        }
    }

    /// What is written when a change archives a user and does not say when.
    fn given(&self, change: &Change<'_>) -> Option<(Field, String)> {
        let (field, when) = self.archived.as_ref()?;
        (change.head.kind == Kind::Archive && change.sets(*field).is_none())
            .then(|| (*field, when.clone()))
    }
}
