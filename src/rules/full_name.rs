#![doc = include_str!("full_name.md")]

use crate::finding::{FieldId, Severity};
use crate::messages::{keyword, message};
use crate::rule::{
    About, Applicability, Check, Context, Observation, PersonFields, PersonNames, Rule, UserCheck,
};
use crate::user::{User, Value};
use crate::values::name_in_address::{Carries, NameInAddress, is_same_name, split};
use crate::values::{email, mailbox};

pub(super) const RULE: Rule = Rule {
    name: "full-name",
    page: include_str!("full_name.md"),
    severity: Severity::Warning,
    yields_to: &["misplaced-email"],
    checks: &[Check::User(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>) -> Applicability<UserCheck<'a>> {
    let Some(first) = PersonNames::given(context) else {
        return Applicability::NotApplicable;
    };
    let names = Names {
        first,
        last: PersonNames::family(context).filter(|last| *last != first),
        email: PersonFields::own_email(context),
    };
    Applicability::Check(UserCheck::new(move |user, report| {
        let Some(first) = user.first(names.first) else {
            return;
        };
        let last = names.last.and_then(|last| user.first(last));
        let parts = |byte: u8| matches!(byte, b' ' | b',');
        let has_several = |value: &Value<'_>| value.text.bytes().any(parts);
        if !has_several(first) && !last.is_some_and(has_several) {
            return;
        }
        names.check(user, first, last, report);
    }))
}

/// The fields of the names and of the address.
struct Names {
    first: FieldId,
    last: Option<FieldId>,
    email: Option<FieldId>,
}

impl Names {
    fn check(
        &self,
        user: &User<'_>,
        first: &Value<'_>,
        last: Option<&Value<'_>>,
        report: &mut dyn FnMut(About<'_>, Observation),
    ) {
        let address = self.email.and_then(|email| user.first(email));
        let local = address.and_then(|address| email::parts(address.text));
        let local = local.map(|(local, _)| local);
        // The names of a mailbox can be anything: `Sales Team`.
        let is_person = || !local.is_some_and(mailbox::is_shared);
        let last_text = last.map_or("", |last| last.text);
        if let Some(part) = full_name(first.text, last_text, Beside::Last, local)
            && is_person()
        {
            let message = message!("full-name", name = keyword("first"));
            report(About::value(self.first, first), message.suggest(part));
        }
        if let (Some(field), Some(last)) = (self.last, last)
            && let Some(part) = full_name(last.text, first.text, Beside::First, local)
            && is_person()
        {
            let message = message!("full-name", name = keyword("last"));
            report(About::value(field, last), message.suggest(part));
        }
    }
}

/// Which name stands in the other field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    First,
    Last,
}

/// The part of a value that belongs in its field, where the value is a full name by what stands in the other field or in
/// the address.
fn full_name<'t>(
    value: &'t str,
    other: &str,
    beside: Beside,
    local: Option<&str>,
) -> Option<&'t str> {
    let mut names = NameInAddress::default();
    let mut in_address = |first: &str, last: &str| {
        local.is_some_and(|local| names.compare(first, last, local) == Carries::InOrder)
    };
    let own = |(first, last): (&'t str, &'t str)| match beside {
        Beside::Last => (first, last),
        Beside::First => (last, first),
    };
    let parted = |value: &'t str| cuts(value).map(own);
    // `Berg, Anna` is a full name if the other field has a part of it, or nothing.
    let has_comma = value.contains(',');
    if other.is_empty() || is_same_name(value, other) {
        let found = parted(value).filter(|(part, rest)| match beside {
            Beside::Last => in_address(part, rest),
            Beside::First => in_address(rest, part),
        });
        // Of several first names an address has one, so that more than one cut fits.
        return found.last().map(|(part, _)| part);
    }
    // An address with the whole of both in it says that they belong together: `Jean Paul`, `Paul`.
    let is_right = || match beside {
        Beside::Last => local.is_some_and(|local| is_made_of(value, other, local)),
        Beside::First => local.is_some_and(|local| is_made_of(other, value, local)),
    };
    let (part, rest) = parted(value).find(|(_, rest)| is_same_name(rest, other))?;
    let is_proven = has_comma
        || beside == Beside::Last && value.ends_with(rest)
        || match beside {
            Beside::Last => in_address(part, rest),
            Beside::First => in_address(rest, part),
        };
    (is_proven && !is_right() && part.contains(char::is_alphabetic)).then_some(part)
}

/// The ways to cut a value into a first and a last name: at the comma, or at each space, the first name first or last.
fn cuts(value: &str) -> impl Iterator<Item = (&str, &str)> {
    let at_comma = split(value).filter(|_| value.contains(','));
    let no_comma = !value.contains(',');
    let spaces = value.match_indices(' ').filter(move |_| no_comma);
    let at_spaces = spaces.flat_map(|(at, _)| {
        let (start, end) = (value[..at].trim(), value[at..].trim());
        [(start, end), (end, start)]
    });
    at_comma.into_iter().chain(at_spaces)
}

/// Whether an address is all of both names, one behind the other.
fn is_made_of(first: &str, last: &str, local: &str) -> bool {
    is_same_name(&format!("{first} {last}"), local)
}

#[cfg(test)]
mod tests {
    use super::{Beside, full_name};

    #[test]
    fn a_full_name_is_proven_by_the_address_or_the_other_name() {
        for (first, last, local, expected) in [
            ("Anna Berg", "", Some("anna.berg"), Some("Anna")),
            ("Anna Maria Berg", "", Some("a.berg"), Some("Anna Maria")),
            ("Berg Anna", "", Some("anna.berg"), Some("Anna")),
            ("Ben Cole", "Ben Cole", Some("ben.cole"), Some("Ben")),
            ("Diaz, Cleo", "Diaz", Some("cleo.diaz"), Some("Cleo")),
            ("Cleo Diaz", "Diaz", None, Some("Cleo")),
            ("Cleo Diaz", "Diaz", Some("cleo.diaz"), Some("Cleo")),
            ("Jan van Dijk", "van Dijk", Some("j.vandijk"), Some("Jan")),
            ("Berg Anna", "Berg", Some("anna.berg"), Some("Anna")),
            // Two first names are fine, and so is one that is a last name, too.
            ("Anna Maria", "Berg", Some("anna.berg"), None),
            ("Anna Maria", "", Some("amberg"), None),
            ("Anna Berg", "", None, None),
            ("Jean Paul", "Paul", Some("jeanpaul.paul"), None),
            ("Lee Ann", "Lee", Some("lee.lee"), None),
            ("Dr. Eva", "Lenz", Some("eva.lenz"), None),
        ] {
            let found = full_name(first, last, Beside::Last, local);
            assert_eq!(found, expected, "{first} / {last}");
        }
    }

    #[test]
    fn the_last_name_can_hold_it_too() {
        for (last, first, local, expected) in [
            ("Anna Berg", "Anna", Some("anna.berg"), Some("Berg")),
            ("Berg, Anna", "Anna", Some("ab1"), Some("Berg")),
            ("Ben Cole", "Ben Cole", Some("ben.cole"), Some("Cole")),
            ("Ben Yahia", "Ben", None, None),
            ("Ali Hassan", "Ali", Some("ali.alihassan"), None),
            ("van der Berg", "Jan", Some("jan.vanderberg"), None),
            ("Garc\u{ed}a L\u{f3}pez", "Ana", Some("ana.garcia"), None),
        ] {
            let found = full_name(last, first, Beside::First, local);
            assert_eq!(found, expected, "{last} / {first}");
        }
    }
}
