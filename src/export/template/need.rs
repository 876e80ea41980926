//! Whether something must stand in a column, and when.

use crate::export::template::column::{Need, When};
use crate::export::template::header::header;
use crate::export::template::request::TemplateRequest;
use crate::finding::FieldId;
use crate::profile::condition::CompiledCondition;
use crate::profile::reference::Condition;
use crate::profile::requirements::Requirement;
use crate::values::lexicon::fill;

/// What an operation needs of all fields.
pub(super) struct Needs<'a> {
    request: &'a TemplateRequest<'a>,
    /// Only of fields that have a column.
    requirements: Vec<Requirement>,
}

impl<'a> Needs<'a> {
    pub(super) fn new(request: &'a TemplateRequest<'a>) -> Self {
        let TemplateRequest {
            profile,
            operation,
            org,
            ..
        } = *request;
        let mut requirements = profile.requirements(operation, org.mfa);
        requirements.retain(Requirement::needs_column);
        for requirement in &mut requirements {
            requirement
                .any_of
                .retain(|field| request.has_column(*field));
        }
        Self {
            request,
            requirements,
        }
    }

    /// What is needed of one field, the hardest first.
    pub(super) fn of(&self, field: FieldId) -> Need {
        let named = || {
            let all = self.requirements.iter();
            all.filter(|requirement| requirement.any_of.contains(&field))
        };
        if let Some(alone) = named().find(|requirement| requirement.any_of.len() == 1) {
            return need(When::Always, alone.assumed);
        }
        let profile = self.request.profile;
        let of = &profile.fields[field];
        if self.request.operation.kind.writes_users() {
            let conditions = conditions(self.request, &of.required_when);
            if !conditions.is_empty() {
                return need(When::Sometimes(conditions), of.assumes("required_when"));
            }
        }
        match named().next() {
            Some(requirement) => {
                let header = |member: &FieldId| {
                    header(profile, &profile.fields[*member], self.request.language)
                };
                let headers = requirement.any_of.iter().map(header).collect();
                need(When::OneOf(headers), requirement.assumed)
            }
            None => need(When::Never, false),
        }
    }
}

fn need(when: When, assumed: bool) -> Need {
    Need { when, assumed }
}

/// Conditions of the profile in words. Without one on a setting that is known to be otherwise.
pub(super) fn conditions(request: &TemplateRequest<'_>, conditions: &[Condition]) -> Vec<String> {
    let (words, profile) = (request.words(), request.profile);
    let describe = |condition: &Condition| {
        let condition = CompiledCondition::new(condition, profile, request.org.mfa);
        let Some(field) = condition.field() else {
            let sentence = match condition.wanted() {
                "true" => &words.second_factor,
                _ => &words.no_second_factor,
            };
            let otherwise = condition.holds_for_everyone() == Some(false);
            return (!otherwise).then(|| sentence.to_owned());
        };
        let allowed = condition.allowed();
        let wanted = allowed.map_or(condition.wanted(), |value| value.spelled(request.language));
        let header = header(profile, &profile.fields[field], request.language);
        let slots = [words.quoted(&header), words.quoted(wanted)];
        Some(fill(&words.is, &[&slots[0], &slots[1]]))
    };
    conditions.iter().filter_map(describe).collect()
}
