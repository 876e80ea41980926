//! The severity in force for each rule.

use crate::finding::Severity;
use crate::mapping::RuleSettings;
use crate::profile::Profile;
use crate::rule::Rule;
use crate::rules;

/// The severity in force for each rule, by its number in [`rules::ALL`]; none where it is switched off.
#[derive(Debug, Clone)]
pub struct RuleLevels(pub(super) Vec<Option<Severity>>);

impl RuleLevels {
    /// The severities under a profile and a mapping.
    #[must_use]
    pub fn new(profile: &Profile, settings: &RuleSettings) -> Self {
        let severity = |rule: &Rule| rule.effective_severity(profile, settings);
        let level = |rule: &Rule| {
            let own = severity(rule)?;
            let other = rule.at_most_as.and_then(rules::named);
            let most = other.map(|other| severity(other).unwrap_or(Severity::Warning));
            Some(most.map_or(own, |most| own.min(most)))
        };
        Self(rules::ALL.iter().map(level).collect())
    }

    /// The severity of the rule of that name; none where it is switched off or there is no such rule.
    #[must_use]
    pub fn severity(&self, name: &str) -> Option<Severity> {
        let mut rules = rules::ALL.iter().zip(&self.0);
        let (_, severity) = rules.find(|(rule, _)| rule.name == name)?;
        *severity
    }
}
