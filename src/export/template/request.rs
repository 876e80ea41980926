//! What a template is asked for.

use crate::finding::{FieldId, Severity};
use crate::mapping::org::OrgSettings;
use crate::profile::Profile;
use crate::profile::field::Mutability;
use crate::profile::operation::{Absent, Operation};
use crate::values::lexicon::{Language, TemplateWords};

/// What a template is asked for.
#[derive(Clone, Copy)]
pub struct TemplateRequest<'a> {
    /// The target system.
    pub profile: &'a Profile,
    /// The operation that the file is for.
    pub operation: &'a Operation,
    /// What only this organization knows: the lists that become drop-downs.
    pub org: &'a OrgSettings,
    /// The severity in force for the rule of a name; none where it is switched off.
    pub severity_of: &'a dyn Fn(&str) -> Option<Severity>,
    /// The language of headers and explanations.
    pub language: Language,
}

impl TemplateRequest<'_> {
    /// Whether a user fails in whom this rule finds something.
    pub(super) fn refuses(&self, rule: &str) -> bool {
        (self.severity_of)(rule) == Some(Severity::Error)
    }

    /// Whether a field has a column. A field that only the target sets has none unless the operation asks for it, and so is
    /// the one that says that a user is archived where the operation does not archive.
    pub(super) fn has_column(&self, field: FieldId) -> bool {
        let is_set_by_people = || self.profile.fields[field].mutability != Mutability::ReadOnly;
        match &*self.operation.fields {
            Some(fields) => fields.contains(&field),
            None => is_set_by_people() && !self.is_ignored_archive_date(field),
        }
    }

    fn is_ignored_archive_date(&self, field: FieldId) -> bool {
        let archives = self.operation.absent.contains(&Absent::Archive);
        !archives && *self.profile.archived_by == Some(field)
    }

    /// The words of its language.
    pub(super) fn words(&self) -> &'static TemplateWords {
        self.language.template()
    }
}
