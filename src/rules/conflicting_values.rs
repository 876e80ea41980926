#![doc = include_str!("conflicting_values.md")]

use hashbrown::HashMap;

use crate::finding::FieldId;
use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{Message, any_of, message, text, value};
use crate::profile::field::Field;
use crate::rule::{
    About, Applicability, Check, Context, Observation, Rule, UserCheck, UserCondition,
};
use crate::user::{User, Value};

pub(super) const RULE: Rule = Rule {
    name: "conflicting-values",
    page: include_str!("conflicting_values.md"),
    severity: Severity::Error,
    checks: &[Check::User(check)],
    ..Rule::DEFAULT
};

/// How many pairs are compared one with the other.
const FEW: usize = 16;
/// What people put between the values of a list.
const SEPARATORS: [char; 5] = [';', '|', '\n', ',', '/'];

/// Takes what was seen of a user.
type Report<'r> = &'r mut dyn FnMut(About<'_>, Observation);

/// A field whose values make sense only where one of these conditions holds.
struct Conditional<'a> {
    field: FieldId,
    conditions: Vec<UserCondition<'a>>,
    observation: Observation,
}

/// A field whose values are pairs of an id and a text.
struct Pairs<'a> {
    id: FieldId,
    field: &'a Field,
    /// What stands between id and text.
    between: &'a str,
    columns: &'a [MappedColumn],
    headers: Vec<&'a str>,
}

fn check<'a>(context: &Context<'a>) -> Applicability<UserCheck<'a>> {
    if !context.writes_users() {
        return Applicability::NotApplicable;
    }
    let fields = context.profile.fields.with_ids();
    let mapped = fields.filter(|(id, _)| context.is_mapped(*id));
    let (mut conditional, mut pairs) = (Vec::new(), Vec::new());
    for (id, field) in mapped {
        conditional.extend(Conditional::new(id, field, context));
        pairs.extend(Pairs::new(id, field, context));
    }
    if conditional.is_empty() && pairs.is_empty() {
        return Applicability::NotApplicable;
    }
    Applicability::Check(UserCheck::new(move |user, report| {
        for conditional in &conditional {
            conditional.check(user, report);
        }
        for pairs in &pairs {
            pairs.check(user, report);
        }
    }))
}

impl<'a> Conditional<'a> {
    fn new(id: FieldId, field: &'a Field, context: &Context<'a>) -> Option<Self> {
        let conditions = context.conditions(&field.only_when);
        if conditions.is_empty() {
            return None;
        }
        let words = any_of(conditions.iter().map(UserCondition::in_words));
        let message = message!("conflicting-values", conditions = words);
        Some(Self {
            field: id,
            conditions,
            observation: message.assumed(field.assumes("only_when")),
        })
    }

    fn check(&self, user: &User<'_>, report: Report<'_>) {
        let Some(value) = user.first(self.field) else {
            return;
        };
        // Where it cannot be told whether one of them holds, nothing is known to be wrong.
        let mut conditions = self.conditions.iter();
        if conditions.all(|condition| condition.holds(user) == Some(false)) {
            report(About::value(self.field, value), self.observation.clone());
        }
    }
}

impl<'a> Pairs<'a> {
    fn new(id: FieldId, field: &'a Field, context: &Context<'a>) -> Option<Self> {
        let between = field.pair_separator.as_deref()?;
        let columns = context.layout.columns_of(id);
        let header = |mapped: &MappedColumn| {
            let column = mapped.column;
            column.map_or("", |column| context.layout.header(column))
        };
        Some(Self {
            id,
            field,
            between,
            columns,
            headers: columns.iter().map(header).collect(),
        })
    }

    fn check(&self, user: &User<'_>, report: Report<'_>) {
        let assumed = self.field.assumes("pair_separator");
        let values = user.values(self.id);
        let mut first: Option<usize> = None;
        for (at, value) in values.iter().enumerate() {
            if value.text.is_empty() {
                continue;
            }
            if let Some(observation) = self.twice(&self.columns[at], value) {
                report(About::value(self.id, value), observation.assumed(assumed));
                continue;
            }
            if !self.field.per_language {
                continue;
            }
            match first {
                None => first = Some(at),
                Some(first) => {
                    if let Some(message) = self.other_ids(values, first, at) {
                        report(About::value(self.id, value), message.assumed(assumed));
                    }
                }
            }
        }
    }

    /// The id and the text of each pair of a cell.
    fn pairs<'r>(
        &'r self,
        mapped: &'r MappedColumn,
        value: &Value<'r>,
    ) -> impl Iterator<Item = Option<(&'r str, &'r str)>> + use<'r> {
        let items = mapped.items(value).filter(|item| !item.is_empty());
        items.map(|item| {
            let (id, text) = item.split_once(self.between)?;
            Some((id.trim(), text.trim()))
        })
    }

    /// Whether an id stands twice in a cell.
    fn twice(&self, mapped: &MappedColumn, cell: &Value<'_>) -> Option<Observation> {
        let (other, (id, text)) = self.first_twice(mapped, cell)?;
        if text != other {
            let (id, first, second) = (value(id), value(other), value(text));
            return message!("conflicting-values-of-id", id, first, second).into();
        }
        let message = message!("conflicting-values-same-pair", id = value(id));
        Some(match self.without_copies(mapped, cell) {
            Some(cell) => message.fix(cell),
            None => message.into(),
        })
    }

    /// The first pair whose id stood before it, and the text that the id had there.
    fn first_twice<'r>(
        &'r self,
        mapped: &'r MappedColumn,
        value: &Value<'r>,
    ) -> Option<(&'r str, (&'r str, &'r str))> {
        let pairs = || self.pairs(mapped, value).flatten();
        // Nearly all cells have a few pairs, and nothing is copied for them.
        if pairs().nth(FEW).is_none() {
            let before = |count: usize, id: &str| {
                let mut before = pairs().take(count);
                before.find(|(other, _)| *other == id)
            };
            return pairs()
                .enumerate()
                .find_map(|(count, pair)| Some((before(count, pair.0)?.1, pair)));
        }
        let mut texts = HashMap::new();
        let mut pairs = pairs();
        pairs.find_map(|pair| Some((texts.insert(pair.0, pair.1)?, pair)))
    }

    /// The cell with each pair once; none where an id would still stand twice.
    fn without_copies(&self, mapped: &MappedColumn, value: &Value<'_>) -> Option<String> {
        let separator = mapped
            .separator
            .as_deref()
            .filter(|_| mapped.is_verbatim())?;
        let mut texts = HashMap::new();
        let mut kept = Vec::new();
        for pair in self.pairs(mapped, value) {
            let (id, text) = pair?;
            match texts.insert(id, text) {
                Some(other) if other == text => {}
                Some(_) => return None,
                None => kept.push(format!("{id}{}{text}", self.between)),
            }
        }
        Some(kept.join(separator))
    }

    /// Whether a cell has other ids than that of another language, or in another order.
    fn other_ids(&self, values: &[Value<'_>], first: usize, at: usize) -> Option<Message> {
        let ids = |at: usize| {
            let pairs = self.pairs(&self.columns[at], &values[at]);
            pairs.map(|pair| pair.map(|(id, _)| id))
        };
        // Without pairs there are no ids to compare.
        let is_broken = |at: usize| {
            let mapped = &self.columns[at];
            ids(at).any(|id| id.is_none())
                || mapped
                    .items(&values[at])
                    .any(|item| self.holds_several(mapped, item))
        };
        if ids(first).eq(ids(at)) || is_broken(first) || is_broken(at) {
            return None;
        }
        let sorted = |at: usize| {
            let mut ids: Vec<&str> = ids(at).flatten().collect();
            ids.sort_unstable();
            ids
        };
        let header = text(self.headers[first]);
        let separator = self.columns[first].separator.as_deref().unwrap_or(" ");
        let there: Vec<&str> = ids(first).flatten().collect();
        let there = value(there.join(separator));
        Some(if sorted(first) == sorted(at) {
            message!("conflicting-values-order", header, ids = there)
        } else {
            message!("conflicting-values-other-ids", header, ids = there)
        })
    }

    /// Whether one item of a list is several pairs, with something else between them than the separator.
    fn holds_several(&self, mapped: &MappedColumn, item: &str) -> bool {
        let Some(separator) = mapped.separator.as_deref().filter(|_| mapped.is_verbatim()) else {
            return false;
        };
        let mut others = SEPARATORS.into_iter();
        others.any(|other| {
            let parts = || {
                item.split(other)
                    .map(str::trim)
                    .filter(|part| !part.is_empty())
            };
            !separator.contains(other)
                && parts().nth(1).is_some()
                && parts().all(|part| part.contains(self.between))
        })
    }
}
