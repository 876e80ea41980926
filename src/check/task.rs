//! What a run is about.

use std::collections::BTreeMap;

use crate::check::levels::RuleLevels;
use crate::finding::FieldId;
use crate::mapping::Mapping;
use crate::mapping::layout::Layout;
use crate::messages::Language;
use crate::messages::Translations;
use crate::profile::Profile;
use crate::profile::operation::Operation;
use crate::profile::requirements::Requirement;
use crate::rule::Context;
use crate::source::Observed;
use crate::user::list::UserList;

/// What a run is about, whatever the file is: handed down whole.
#[derive(Debug, Clone)]
pub struct Task {
    /// The target system.
    pub profile: Profile,
    /// The mapping in force: the file, changed by the flags.
    pub mapping: Mapping,
    /// What the operation needs and does.
    pub operation: Operation,
    /// The severity in force for each rule.
    pub levels: RuleLevels,
}

impl Task {
    /// What the rules are told before the first row.
    #[must_use]
    pub fn context<'a>(
        &'a self,
        observed: &'a Observed,
        layout: &'a Layout,
        current: Option<&'a UserList>,
    ) -> Context<'a> {
        Context {
            profile: &self.profile,
            operation: &self.operation,
            org: &self.mapping.org,
            observed,
            layout,
            current,
            skipped: &[],
        }
    }

    /// The language of what the owner of the list reads.
    #[must_use]
    pub fn language(&self) -> Language {
        self.mapping.language.unwrap_or_default()
    }

    /// What the organization says of what a rule finds, as the mapping has it and else the profile, language by language.
    #[must_use]
    pub fn own_message(&self, rule: &str) -> Option<Translations> {
        let of_profile = self.profile.rules.messages.get(rule);
        let of_mapping = self.mapping.rules.messages.get(rule);
        let both = [of_profile, of_mapping].into_iter().flatten();
        let texts: BTreeMap<String, String> = both.flat_map(|texts| texts.0.clone()).collect();
        (!texts.is_empty()).then(|| Translations::new(texts))
    }

    /// The mapping file, where nobody named it: a report says that it was used.
    #[must_use]
    pub fn default_mapping(&self) -> Option<&str> {
        let file = self.mapping.file.as_deref();
        file.filter(|_| self.mapping.is_default)
    }

    /// What the file must have a column for: any one field of each list.
    #[must_use]
    pub fn required_columns(&self) -> Vec<Vec<FieldId>> {
        let requirements = self
            .profile
            .requirements(&self.operation, self.mapping.org.mfa);
        let needed = requirements.into_iter().filter(Requirement::needs_column);
        needed.map(|requirement| requirement.any_of).collect()
    }

    /// The fewest members that a group should have.
    #[must_use]
    pub fn smallest_group(&self) -> Option<u64> {
        let own = self.mapping.org.smallest_group;
        own.or(self.profile.thresholds.smallest_group)
    }
}
