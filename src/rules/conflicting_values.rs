#![doc = include_str!("conflicting_values.md")]

use hashbrown::HashMap;

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field::Field;
use crate::profile::field_id::FieldId;
use crate::rule::condition::Condition;
use crate::rule::{About, Check, LookAtUser, Looking, Rule, Setup, Sight};
use crate::rules::unseparated_list;
use crate::user::{User, Value};

pub(super) const RULE: Rule = Rule {
    name: "conflicting-values",
    page: include_str!("conflicting_values.md"),
    severity: Severity::Error,
    check: Check::User(check),
};

/// How many pairs are compared one with the other.
const FEW: usize = 16;

/// What is to be said of the values of one field.
type Tell<'t> = &'t mut dyn FnMut(About<'_>, Note);

/// A field whose values make sense only where a condition holds.
struct Sensible<'a> {
    number: FieldId,
    conditions: Vec<Condition<'a>>,
    note: Note,
}

/// A field whose values are pairs of an id and a text.
struct Pairs<'a> {
    number: FieldId,
    field: &'a Field,
    between: &'a str,
    columns: &'a [MappedColumn],
    headers: Vec<&'a str>,
}

fn check<'a>(setup: &Setup<'a>) -> Sight<Looking<'a>> {
    if !setup.operation.kind.writes_users() {
        return Sight::Away;
    }
    let fields = setup.profile.fields.with_ids();
    let fed = fields.filter(|(number, _)| !setup.layout.columns_of(*number).is_empty());
    let (mut sensible, mut pairs) = (Vec::new(), Vec::new());
    for (number, field) in fed {
        sensible.extend(Sensible::of(number, field, setup));
        pairs.extend(Pairs::of(number, field, setup));
    }
    if sensible.is_empty() && pairs.is_empty() {
        return Sight::Away;
    }
    let look: LookAtUser<'a> = Box::new(move |user, tell| {
        for sensible in &sensible {
            sensible.look(user, tell);
        }
        for pairs in &pairs {
            pairs.look(user, tell);
        }
    });
    Sight::Sees(look.into())
}

impl<'a> Sensible<'a> {
    fn of(number: FieldId, field: &'a Field, setup: &Setup<'a>) -> Option<Self> {
        let conditions = Condition::all(&field.only_when, setup);
        if conditions.is_empty() {
            return None;
        }
        let words: Vec<String> = conditions.iter().map(Condition::words).collect();
        let note = Note::new("makes sense only where {}")
            .with(words.join(" or "))
            .assumed(field.assumes("only_when"));
        Some(Self {
            number,
            conditions,
            note,
        })
    }

    fn look(&self, user: &User<'_>, tell: Tell<'_>) {
        let mut filled = user.values(self.number).iter();
        let Some(value) = filled.find(|value| !value.text.is_empty()) else {
            return;
        };
        // Where it cannot be told whether one of them holds, nothing is known to be wrong.
        let mut conditions = self.conditions.iter();
        if conditions.all(|condition| condition.holds(user) == Some(false)) {
            tell(About::value(self.number, value), self.note.clone());
        }
    }
}

impl<'a> Pairs<'a> {
    fn of(number: FieldId, field: &'a Field, setup: &Setup<'a>) -> Option<Self> {
        let between = field.pair_separator.as_deref()?;
        let columns = setup.layout.columns_of(number);
        let header = |mapped: &MappedColumn| {
            mapped
                .column
                .map_or("", |column| setup.layout.header(column))
        };
        Some(Self {
            number,
            field,
            between,
            columns,
            headers: columns.iter().map(header).collect(),
        })
    }

    fn look(&self, user: &User<'_>, tell: Tell<'_>) {
        let assumed = self.field.assumes("pair_separator");
        let values = user.values(self.number);
        let mut first: Option<usize> = None;
        for (at, value) in values.iter().enumerate() {
            if value.text.is_empty() {
                continue;
            }
            if let Some(note) = self.twice(&self.columns[at], value) {
                tell(About::value(self.number, value), note.assumed(assumed));
                continue;
            }
            if !self.field.per_language {
                continue;
            }
            match first {
                None => first = Some(at),
                Some(first) => {
                    if let Some(note) = self.other_ids(values, first, at) {
                        tell(About::value(self.number, value), note.assumed(assumed));
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
    fn twice(&self, mapped: &MappedColumn, value: &Value<'_>) -> Option<Note> {
        let (other, (id, text)) = self.first_twice(mapped, value)?;
        Some(if text == other {
            let note = Note::new("has the same pair twice: `{}`").value(id);
            match self.without_copies(mapped, value) {
                Some(cell) => note.with_fix(cell),
                None => note,
            }
        } else {
            Note::new("the id `{}` has two values: `{}` and `{}`")
                .value(id)
                .value(other)
                .value(text)
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
    fn other_ids(&self, values: &[Value<'_>], first: usize, at: usize) -> Option<Note> {
        let ids = |at: usize| {
            let pairs = self.pairs(&self.columns[at], &values[at]);
            pairs.map(|pair| pair.map(|(id, _)| id))
        };
        // What is no pair is `pattern-mismatch`'s affair, and what is several is `unseparated-list`'s.
        let several = |at: usize| {
            let mapped = &self.columns[at];
            let mut items = mapped.items(&values[at]);
            items.any(|item| unseparated_list::joined(item, self.field, mapped, None).is_some())
        };
        let broken = |at: usize| ids(at).any(|id| id.is_none()) || several(at);
        if ids(first).eq(ids(at)) || broken(first) || broken(at) {
            return None;
        }
        let sorted = |at: usize| {
            let mut ids: Vec<&str> = ids(at).flatten().collect();
            ids.sort_unstable();
            ids
        };
        let sentence = if sorted(first) == sorted(at) {
            "has the ids of `{}` in another order: `{}` there"
        } else {
            "has other ids than `{}`: `{}` there"
        };
        let there: Vec<&str> = ids(first).flatten().collect();
        let separator = self.columns[first].separator.as_deref().unwrap_or(" ");
        let note = Note::new(sentence).with(self.headers[first]);
        Some(note.value(&there.join(separator)))
    }
}
