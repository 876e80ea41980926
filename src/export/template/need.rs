//! Whether something must stand in a column, and when.

use crate::export::template::{Ask, column};
use crate::profile::field_id::FieldId;
use crate::profile::reference::{Condition, Subject};
use crate::values::lexicon::fill;

/// Whether something must stand in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// When.
    pub when: When,
    /// Whether this is our assumption and not the vendor's documentation.
    pub assumed: bool,
}

/// When something must stand in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// In every row.
    Always,
    /// Under these conditions, of which one is enough, in the words of the template's language.
    Sometimes(Vec<String>),
    /// In this column or another of these.
    OneOf(Vec<String>),
    /// Never.
    Never,
}

/// What an operation needs of all fields.
pub(super) struct Needs<'a> {
    ask: Ask<'a>,
    /// Numbers of fields of which one is enough, and whether that is assumed.
    lists: Vec<(Vec<FieldId>, bool)>,
}

impl<'a> Needs<'a> {
    pub(super) fn new(ask: Ask<'a>) -> Self {
        let profile = ask.profile;
        let assumed = |need: &[FieldId]| match *ask.operation.requires {
            Some(_) => ask.operation.assumed.iter().any(|key| key == "requires"),
            None => need
                .iter()
                .all(|number| profile.fields[*number].assumes("required")),
        };
        let mut lists: Vec<(Vec<FieldId>, bool)> = profile
            .needs(ask.operation)
            .into_iter()
            .map(|need| {
                let assumed = assumed(&need);
                (need, assumed)
            })
            .collect();
        if ask.operation.kind.writes_users() {
            let groups = profile.one_of.iter();
            let groups = groups.map(|group| (group.fields.to_vec(), group.assumed));
            lists.extend(groups);
        }
        for (need, _) in &mut lists {
            need.retain(|number| ask.has_column(*number));
        }
        Self { ask, lists }
    }

    /// What is needed of one field, the hardest first.
    pub(super) fn of(&self, number: FieldId) -> Need {
        let profile = self.ask.profile;
        let field = &profile.fields[number];
        let named = |(need, _): &&(Vec<FieldId>, bool)| need.contains(&number);
        let alone = |list: &&(Vec<FieldId>, bool)| list.0.len() == 1;
        if let Some((_, assumed)) = self.lists.iter().filter(named).find(alone) {
            return need(When::Always, *assumed);
        }
        let assumed = field.assumes("required_when");
        if self.ask.operation.kind.writes_users() {
            let conditions = &field.required_when;
            if conditions.iter().any(|condition| {
                condition.subject == Subject::Mfa && self.holds(&condition.value) == Some(true)
            }) {
                return need(When::Always, assumed);
            }
            let conditions = self::conditions(self.ask, conditions);
            if !conditions.is_empty() {
                return need(When::Sometimes(conditions), assumed);
            }
        }
        match self.lists.iter().find(named) {
            Some((members, assumed)) => {
                let header = |number: &FieldId| {
                    let member = &profile.fields[*number];
                    column::header(profile, member, self.ask.language)
                };
                need(When::OneOf(members.iter().map(header).collect()), *assumed)
            }
            None => need(When::Never, false),
        }
    }

    fn holds(&self, wanted: &str) -> Option<bool> {
        holds(self.ask, wanted)
    }
}

fn need(when: When, assumed: bool) -> Need {
    Need { when, assumed }
}

/// Whether the one setting of the organization that conditions know is as wanted; none where nobody gave it.
fn holds(ask: Ask<'_>, wanted: &str) -> Option<bool> {
    ask.org.mfa.map(|mfa| mfa.to_string() == wanted)
}

/// The conditions of a table of the profile in words. One on a setting that is known to be otherwise is left out.
pub(super) fn conditions(ask: Ask<'_>, conditions: &[Condition]) -> Vec<String> {
    let words = ask.words();
    let condition = |condition: &Condition| {
        let wanted = condition.value.as_str();
        let Subject::Field(id) = condition.subject else {
            let otherwise = holds(ask, wanted) == Some(false);
            let sentence = match wanted {
                "true" => &words.second_factor,
                _ => &words.no_second_factor,
            };
            return (!otherwise).then(|| sentence.to_owned());
        };
        let field = &ask.profile.fields[id];
        let mut values = field.canonical_values.iter();
        let value = values.find(|value| value.spellings().any(|spelling| spelling == wanted));
        let wanted = value.map_or(wanted, |value| value.spelled(ask.language));
        let header = column::header(ask.profile, field, ask.language);
        Some(fill(
            &words.is,
            &[&words.quoted(&header), &words.quoted(wanted)],
        ))
    };
    conditions.iter().filter_map(condition).collect()
}
