//! One finding for each fault: which of several rules reports a cell, and what follows from what.

use std::collections::HashMap;

use crate::finding::{Finding, Findings, RowNumber};
use crate::rule::Rule;
use crate::rules;

/// Leaves one finding for each fault of a cell, a column or the file, and says which findings follow from others. `findings`
/// are in the order of the file.
///
/// A rule yields to another one that is at least as severe. Where the other is less severe, the rule stays, takes the
/// suggestion of the other, and the other is dropped.
pub(super) fn settle(findings: &mut Findings) {
    let rules: HashMap<&'static str, &'static Rule> =
        rules::ALL.iter().map(|rule| (rule.name, rule)).collect();
    let mut kept = vec![true; findings.len()];
    let mut suggestions: Vec<(usize, usize)> = Vec::new();
    for place in findings.by_place() {
        if place.len() < 2 {
            continue;
        }
        let here: Vec<Finding<'_>> = place.clone().map(|index| findings.get(index)).collect();
        let kept_instead = kept_instead(&here, |name| rules[name].yields_to);
        for (number, instead) in kept_instead.iter().enumerate() {
            if *instead == number {
                continue;
            }
            kept[place.start + number] = false;
            let (kept_one, other) = (&here[*instead], &here[number]);
            let takes = kept_one.suggestion.is_none()
                && other.suggestion.is_some()
                && rules[kept_one.rule].yields_to.contains(&other.rule);
            if takes {
                suggestions.push((place.start + instead, place.start + number));
            }
        }
    }
    for (kept_one, other) in suggestions {
        findings.take_suggestion(kept_one, other);
    }
    findings.retain_marked(&kept);
    point_to_explanations(findings, &rules);
}

/// For each of some findings of one place, the one that is kept for it: itself, or another one.
fn kept_instead(
    findings: &[Finding<'_>],
    yields_to: impl Fn(&str) -> &'static [&'static str],
) -> Vec<usize> {
    let mut kept_for: Vec<usize> = (0..findings.len()).collect();
    for (number, finding) in findings.iter().enumerate() {
        let others = yields_to(finding.rule);
        if others.is_empty() {
            continue;
        }
        for (other_number, other) in findings.iter().enumerate() {
            if !others.contains(&other.rule) || !concern_the_same(finding, other) {
                continue;
            }
            let (own, others) = (kept_for[number], kept_for[other_number]);
            let (from, to) = if findings[others].severity >= findings[own].severity {
                (own, others)
            } else {
                (others, own)
            };
            for kept in &mut kept_for {
                if *kept == from {
                    *kept = to;
                }
            }
        }
    }
    kept_for
}

/// Whether two findings of one place concern the same text: a cell and a value in it do, two values of a list do not.
fn concern_the_same(one: &Finding<'_>, other: &Finding<'_>) -> bool {
    match (one.value.map(str::trim), other.value.map(str::trim)) {
        (Some(one), Some(other)) => one.contains(other) || other.contains(one),
        _ => true,
    }
}

/// Says of each finding that follows from another one in its row which rule that is.
fn point_to_explanations(findings: &mut Findings, rules: &HashMap<&'static str, &'static Rule>) {
    let explaining: Vec<&str> = rules
        .values()
        .flat_map(|rule| rule.consequence_of.iter().copied())
        .collect();
    let explanations: Vec<(Option<RowNumber>, &'static str)> = findings
        .iter()
        .filter(|finding| explaining.contains(&finding.rule))
        .map(|finding| (finding.place.row, finding.rule))
        .collect();
    if explanations.is_empty() {
        return;
    }
    let mut pointing: Vec<(usize, &'static str)> = Vec::new();
    for (number, finding) in findings.iter().enumerate() {
        let follows_from = rules[finding.rule].consequence_of;
        if follows_from.is_empty() {
            continue;
        }
        let start = explanations.partition_point(|(row, _)| *row < finding.place.row);
        let of_row = explanations[start..]
            .iter()
            .take_while(|(row, _)| *row == finding.place.row);
        let explanation = of_row
            .into_iter()
            .find(|(_, rule)| follows_from.contains(rule));
        pointing.extend(explanation.map(|(_, rule)| (number, *rule)));
    }
    for (number, rule) in pointing {
        findings.set_consequence_of(number, rule);
    }
}

#[cfg(test)]
mod tests {
    use super::settle;
    use crate::finding::{
        ColumnIndex, Findings, NewFinding, Place, RowNumber, Severity, Suggestion,
    };
    use crate::messages::message;

    fn found(
        rule: &'static str,
        severity: Severity,
        suggestion: Option<&str>,
        findings: &mut Findings,
    ) {
        found_of(rule, severity, "a.b@example,de", suggestion, findings);
    }

    fn found_of(
        rule: &'static str,
        severity: Severity,
        value: &str,
        suggestion: Option<&str>,
        findings: &mut Findings,
    ) {
        findings.push(NewFinding {
            rule,
            severity,
            place: Place {
                row: Some(RowNumber(2)),
                column: Some(ColumnIndex(0)),
                line: None,
            },
            field: None,
            value: Some(value),
            message: &message!("not-checked-no-current-users"),
            suggestion: suggestion.map(|text| Suggestion {
                text,
                is_fix: false,
            }),
            group: None,
        });
    }

    #[test]
    fn a_rule_yields_only_to_one_at_least_as_severe() {
        for (severity, rule, suggestion) in [
            (Severity::Error, "suspicious-domain", Some("a.b@example.de")),
            (Severity::Warning, "invalid-email", Some("a.b@example.de")),
        ] {
            let mut findings = Findings::default();
            found("invalid-email", Severity::Error, None, &mut findings);
            found(
                "suspicious-domain",
                severity,
                Some("a.b@example.de"),
                &mut findings,
            );
            findings.sort();
            settle(&mut findings);
            let left: Vec<_> = findings.iter().collect();
            assert_eq!(left.len(), 1, "{severity}");
            assert_eq!((left[0].rule, left[0].severity), (rule, Severity::Error));
            assert_eq!(
                left[0].suggestion.map(|suggestion| suggestion.text),
                suggestion
            );
        }
    }

    /// A rule of values finds a part of a list, a rule of cells the whole of it.
    #[test]
    fn a_part_of_a_cell_and_the_cell_are_of_one_fault_and_two_parts_are_not() {
        for (one, other, left) in [
            ("a.b@example,de", "a.b@example,de", 1),
            ("a.b@example,de", " x@example.de; a.b@example,de ", 1),
            ("x@example.de; a.b@example,de", "a.b@example,de", 1),
            ("a.b@example,de", "x@example,de", 2),
        ] {
            let mut findings = Findings::default();
            let severity = Severity::Error;
            found_of("invalid-email", severity, one, None, &mut findings);
            found_of("suspicious-domain", severity, other, None, &mut findings);
            findings.sort();
            settle(&mut findings);
            assert_eq!(findings.len(), left, "{one} {other}");
        }
    }
}
