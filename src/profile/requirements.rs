//! What a file must have columns and values for: the one answer for rules, mappings and templates.

use crate::finding::FieldId;
use crate::profile::Profile;
use crate::profile::condition::CompiledCondition;
use crate::profile::field::EmptyCell;
use crate::profile::field::Type;
use crate::profile::operation::Operation;

/// Fields of which each user needs a value, any one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// Any one of these is enough. There is at least one.
    pub any_of: Vec<FieldId>,
    /// Whether it rests on our assumption and not on the vendor's documentation.
    pub assumed: bool,
    /// What makes it one.
    pub source: RequirementSource,
}

/// What makes a requirement one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RequirementSource {
    /// The operation: what it `requires`, or the fields that are `required`.
    Operation,
    /// A setting of the organization: `required_when = { mfa = "true" }`.
    Setting,
    /// A group of `one_of`.
    OneOf,
    /// `empty_cell = "error"`: the file may have no such column, and where it has one, no cell of it may be empty.
    EmptyCell,
}

impl Requirement {
    /// Whether a file without a column for any of the fields cannot be imported.
    #[must_use]
    pub fn needs_column(&self) -> bool {
        self.source != RequirementSource::EmptyCell
    }

    fn is_only(&self, field: FieldId) -> bool {
        self.any_of == [field]
    }
}

impl Profile {
    /// Whether all users may have the same value of a field: of keys, addresses and names each has one of their own.
    #[must_use]
    pub fn can_be_same_for_all(&self, field: FieldId) -> bool {
        let of = &self.fields[field];
        let is_own = of.unique
            || of.kind == Type::Email
            || self.same_person_when.contains(&field)
            || self.match_on.contains(&field);
        !is_own
    }

    /// What an operation requires of every user in an organization that has this setting `mfa`, in the order of
    /// [`RequirementSource`]. What depends on other values of a user is not among it.
    #[must_use]
    pub fn requirements(&self, operation: &Operation, mfa: Option<bool>) -> Vec<Requirement> {
        let mut all = self.required_by_operation(operation);
        let of_operation = all.len();
        if operation.kind.writes_users() {
            let by_settings = self.required_by_settings(operation, mfa);
            let by_settings: Vec<Requirement> = by_settings
                .filter(|other| !all.iter().any(|known| known.any_of == other.any_of))
                .collect();
            all.extend(by_settings);
            all.extend(self.required_of_groups(operation));
        }
        let is_named = |field: &FieldId| {
            let mut named = all[..of_operation].iter();
            named.any(|requirement| requirement.any_of.contains(field))
        };
        let others = self.fields.ids().filter(|field| !is_named(field));
        let filled = others.filter_map(|field| self.refuses_empty_cell(field));
        let filled: Vec<Requirement> = filled.collect();
        all.extend(filled);
        all
    }

    /// Whether a user without a value for a field is refused whatever the other values are, as far as the file has a column
    /// for it.
    #[must_use]
    pub fn always_needs_value(&self, field: FieldId, operation: &Operation) -> bool {
        let of_operation = self.required_by_operation(operation);
        let mut of_operation = of_operation.iter();
        self.refuses_empty_cell(field).is_some()
            || of_operation.any(|requirement| requirement.is_only(field))
    }

    fn required_by_operation(&self, operation: &Operation) -> Vec<Requirement> {
        let requirement = |any_of, assumed| Requirement {
            any_of,
            assumed,
            source: RequirementSource::Operation,
        };
        if let Some(requires) = &*operation.requires {
            let assumed = operation.assumed.iter().any(|key| key == "requires");
            let lists = requires.iter();
            return lists
                .map(|any_of| requirement(any_of.clone(), assumed))
                .collect();
        }
        let required = self.fields.with_ids().filter(|(_, field)| field.required);
        required
            .map(|(id, field)| requirement(vec![id], field.assumes("required")))
            .collect()
    }

    fn required_by_settings(
        &self,
        operation: &Operation,
        mfa: Option<bool>,
    ) -> impl Iterator<Item = Requirement> {
        let fields = self.fields.with_ids();
        let fields = fields.filter(|(id, _)| operation.looks_at(*id));
        let required = fields.filter(move |(_, field)| {
            field.required_when.iter().any(|condition| {
                let condition = CompiledCondition::new(condition, self, mfa);
                condition.holds_for_everyone() == Some(true)
            })
        });
        required.map(|(id, field)| Requirement {
            any_of: vec![id],
            assumed: field.assumes("required_when"),
            source: RequirementSource::Setting,
        })
    }

    fn required_of_groups(&self, operation: &Operation) -> impl Iterator<Item = Requirement> {
        let groups = self.one_of.iter().map(|group| {
            let fields = self.fields.ids();
            let is_member = |field: &FieldId| group.fields.contains(field);
            Requirement {
                any_of: fields
                    .filter(|field| is_member(field) && operation.looks_at(*field))
                    .collect(),
                assumed: group.assumed,
                source: RequirementSource::OneOf,
            }
        });
        groups.filter(|requirement| !requirement.any_of.is_empty())
    }

    /// The requirement that no cell of a field is empty, if the target refuses a user for one.
    fn refuses_empty_cell(&self, id: FieldId) -> Option<Requirement> {
        let field = &self.fields[id];
        let (empty_cell, assumed) = match field.empty_cell {
            Some(empty_cell) => (empty_cell, field.assumes("empty_cell")),
            None => (self.empty_cell, self.assumes("empty_cell")),
        };
        (empty_cell == EmptyCell::Error).then(|| Requirement {
            any_of: vec![id],
            assumed,
            source: RequirementSource::EmptyCell,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::RequirementSource::{self, EmptyCell, OneOf, Operation, Setting};
    use crate::profile::Profile;
    use crate::profile::operation::OperationKind;

    const PROFILE: &str = r#"
        name = "p"
        one_of = [{ fields = ["phone", "email"], assumed = true }]

        [fields.name]
        required = true
        assumed = ["required"]
        empty_cell = "error"

        [fields.email]
        [fields.phone]
        required_when = { mfa = "true" }

        [fields.group]
        empty_cell = "error"

        [operations.import]

        [operations.sync]
        fields = ["name", "email"]

        [operations.delete]
        requires = ["name", ["email", "phone"]]
    "#;

    /// The names of the fields of each requirement, its source, and whether it is assumed.
    fn requirements(
        kind: OperationKind,
        mfa: Option<bool>,
    ) -> Vec<(String, RequirementSource, bool)> {
        let profile = Profile::from_toml("p.toml", PROFILE).expect("sound");
        let requirements = profile.requirements(&profile.operations[&kind], mfa);
        requirements
            .into_iter()
            .map(|requirement| {
                let fields = requirement.any_of.iter();
                let names: Vec<&str> = fields
                    .map(|field| profile.fields[*field].name.as_str())
                    .collect();
                (names.join(" "), requirement.source, requirement.assumed)
            })
            .collect()
    }

    #[test]
    fn requirements_come_from_operation_settings_groups_and_empty_cells() {
        for (kind, mfa, expected) in [
            (
                OperationKind::Import,
                None,
                &[
                    ("name", Operation, true),
                    ("email phone", OneOf, true),
                    ("group", EmptyCell, false),
                ][..],
            ),
            (
                OperationKind::Import,
                Some(true),
                &[
                    ("name", Operation, true),
                    ("phone", Setting, false),
                    ("email phone", OneOf, true),
                    ("group", EmptyCell, false),
                ],
            ),
            (
                OperationKind::Sync,
                Some(true),
                &[
                    ("name", Operation, true),
                    ("email", OneOf, true),
                    ("group", EmptyCell, false),
                ],
            ),
            // Who is to be deleted needs neither a phone number nor a way to be reached.
            (
                OperationKind::Delete,
                Some(true),
                &[
                    ("name", Operation, false),
                    ("email phone", Operation, false),
                    ("group", EmptyCell, false),
                ],
            ),
        ] {
            let found = requirements(kind, mfa);
            let found: Vec<(&str, RequirementSource, bool)> = found
                .iter()
                .map(|(fields, source, assumed)| (fields.as_str(), *source, *assumed))
                .collect();
            assert_eq!(found, expected, "{kind} {mfa:?}");
        }
    }

    #[test]
    fn a_value_is_always_needed_where_nothing_else_will_do() {
        let profile = Profile::from_toml("p.toml", PROFILE).expect("sound");
        let delete = &profile.operations[&OperationKind::Delete];
        for (name, expected) in [
            ("name", true),
            ("email", false),
            ("phone", false),
            ("group", true),
        ] {
            let field = profile.fields.id(name).expect("it has it");
            assert_eq!(
                profile.always_needs_value(field, delete),
                expected,
                "{name}"
            );
        }
    }
}
