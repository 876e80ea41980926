//! Labels that say the opposite of an attribute: who is blocked is not active.

use crate::label;
use crate::mapping::layout;
use crate::mapping::suggest::values::Verdict;
use crate::profile::attribute::{Attribute, Type};

const NEGATIONS: &[&str] = &[
    "block",
    "blocked",
    "bloqué",
    "deactivated",
    "deaktiviert",
    "désactivé",
    "disabled",
    "geblokkeerd",
    "gedeactiveerd",
    "gesperrt",
    "inactief",
    "inactif",
    "inactive",
    "inaktiv",
    "locked",
    "nicht",
    "niet",
    "non",
    "not",
    "suspended",
    "suspendu",
];

/// What a label says of a yes or no, where it denies what the attribute affirms. Such a column would be right in every row
/// that is read the other way round, and wrong in every row as it stands.
pub(super) fn verdict(label: &str, attribute: &Attribute) -> Option<Verdict> {
    let denies = |label: &str| {
        let words = label::words(label);
        words.iter().any(|word| NEGATIONS.contains(&word.as_str()))
    };
    let is_denied = attribute.kind == Type::Boolean
        && denies(label)
        && !layout::known_labels(attribute).any(denies);
    is_denied.then(|| Verdict::Against("the label says the opposite".into()))
}

#[cfg(test)]
mod tests {
    use super::verdict;
    use crate::profile::attribute::{Attribute, Type};

    fn called(name: &str, kind: Type) -> Attribute {
        Attribute {
            name: name.into(),
            kind,
            ..Attribute::default()
        }
    }

    #[test]
    fn who_is_blocked_is_not_active() {
        let active = called("active", Type::Boolean);
        for label in [
            "Block sign in (Yes/No) [accountEnabled] Required",
            "suspended",
            "isSuspended",
            "Nicht aktiv",
            "INAKTIV",
        ] {
            assert!(verdict(label, &active).is_some(), "{label}");
        }
        for label in ["Active?", "accountEnabled", "Aktiv", "Notes", ""] {
            assert!(verdict(label, &active).is_none(), "{label}");
        }
    }

    #[test]
    fn a_target_can_ask_for_the_blocked_and_a_text_denies_nothing() {
        assert!(verdict("Blocked", &called("suspended", Type::Boolean)).is_none());
        assert!(verdict("Blocked", &called("remark", Type::Text)).is_none());
    }
}
