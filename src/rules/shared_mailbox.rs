#![doc = include_str!("shared_mailbox.md")]

use crate::finding::{FieldId, Severity};
use crate::messages::{message, text};
use crate::profile::field::{Field, Type};
use crate::profile::reference::{Condition, Subject};
use crate::profile::spellings::Spellings;
use crate::rule::{About, Applicability, Check, Context, PersonNames, Rule, UserCheck};
use crate::user::User;
use crate::values::{mailbox, name_in_address};

pub(super) const RULE: Rule = Rule {
    name: "shared-mailbox",
    page: include_str!("shared_mailbox.md"),
    severity: Severity::Warning,
    checks: &[Check::User(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>) -> Applicability<UserCheck<'a>> {
    let fields = context.profile.fields.with_ids();
    let addresses: Vec<PersonalAddress<'a>> = fields
        .filter_map(|(id, field)| PersonalAddress::of(id, field, context))
        .collect();
    if addresses.is_empty() {
        return Applicability::NotApplicable;
    }
    let names = [PersonNames::given(context), PersonNames::family(context)];
    Applicability::Check(UserCheck::new(move |user, report| {
        for address in &addresses {
            for value in user.values(address.field) {
                let (local, _) = value.text.split_once('@').unwrap_or((value.text, ""));
                if !mailbox::is_shared(local) || is_of_own_name(local, names, user) {
                    continue;
                }
                if let Some((header, says)) = address.first_condition(user) {
                    let message =
                        message!("shared-mailbox", header = text(header), value = text(says));
                    let observation = message.assumed(address.assumed);
                    report(About::value(address.field, value), observation);
                }
            }
        }
    }))
}

/// Whether a part of what stands before the `@` is a name of the user: of Jo Info, `j.info` is no team. `info` alone is one, whatever
/// names were filled in for it.
fn is_of_own_name(local: &str, names: [Option<FieldId>; 2], user: &User<'_>) -> bool {
    const SEPARATORS: [char; 4] = ['.', '-', '_', '+'];
    if !local.contains(SEPARATORS) {
        return false;
    }
    let names = names.into_iter().flatten();
    let mut names = names.filter_map(|field| Some(user.first(field)?.text));
    names.any(|name| {
        let mut parts = local.split(SEPARATORS);
        parts.any(|part| name_in_address::is_same_name(name, part))
    })
}

/// An address that must be that of one person under some conditions.
struct PersonalAddress<'a> {
    field: FieldId,
    assumed: bool,
    conditions: Vec<HasValue<'a>>,
}

/// That a field of the user has a value.
struct HasValue<'a> {
    field: FieldId,
    /// As the file calls the field.
    header: &'a str,
    spellings: Spellings<'a>,
    value: &'a str,
}

impl<'a> PersonalAddress<'a> {
    fn of(id: FieldId, field: &'a Field, context: &Context<'a>) -> Option<Self> {
        // A condition without a column never holds.
        let conditions = field.personal_when.iter();
        let conditions: Option<Vec<_>> = conditions
            .map(|condition| HasValue::of(condition, context))
            .collect();
        let conditions = conditions.filter(|conditions| !conditions.is_empty())?;
        (field.kind == Type::Email).then(|| Self {
            field: id,
            assumed: field.assumes("personal_when"),
            conditions,
        })
    }

    /// The first condition by its header and its value in the file, where all of them hold.
    fn first_condition<'u>(&'u self, user: &User<'u>) -> Option<(&'u str, &'u str)> {
        let mut first = None;
        for condition in &self.conditions {
            let says = condition.find(user)?;
            first = first.or(Some((condition.header, says)));
        }
        first
    }
}

impl<'a> HasValue<'a> {
    fn of(condition: &'a Condition, context: &Context<'a>) -> Option<Self> {
        let Subject::Field(id) = condition.subject else {
            return None;
        };
        let field = &context.profile.fields[id];
        let column = context.layout.columns_of(id).first()?.column;
        Some(Self {
            field: id,
            header: column.map_or(field.name.as_str(), |column| context.layout.header(column)),
            spellings: Spellings::of(field),
            value: &condition.value,
        })
    }

    /// The text of a user that is the value, in any spelling.
    fn find<'u>(&self, user: &User<'u>) -> Option<&'u str> {
        let mut texts = user.values(self.field).iter().map(|value| value.text);
        texts.find(|text| match self.spellings.find(text) {
            Some(allowed) => allowed.value == self.value,
            None => text.eq_ignore_ascii_case(self.value),
        })
    }
}
