//! The severity in force for each rule.

use std::num::NonZeroU64;

use crate::finding::Severity;
use crate::mapping::RuleSettings;
use crate::profile::Profile;
use crate::rule::Rule;
use crate::rules;

/// How many findings of a rule are kept where nobody says.
const MOST_FINDINGS: NonZeroU64 = NonZeroU64::new(1_000_000).unwrap();

/// The severity in force for each rule, and how many of its findings are kept.
#[derive(Debug, Clone)]
pub struct RuleLevels {
    /// By the number of the rule in [`rules::ALL`]; none where it is switched off.
    pub(super) severities: Vec<Option<Severity>>,
    /// The first ones in the order of the file; the others are counted.
    pub(super) most_findings: NonZeroU64,
}

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
        Self {
            severities: rules::ALL.iter().map(level).collect(),
            most_findings: settings.max_findings.unwrap_or(MOST_FINDINGS),
        }
    }

    /// The severity of the rule of that name; none where it is switched off or there is no such rule.
    #[must_use]
    pub fn severity(&self, name: &str) -> Option<Severity> {
        let mut rules = rules::ALL.iter().zip(&self.severities);
        let (_, severity) = rules.find(|(rule, _)| rule.name == name)?;
        *severity
    }
}
