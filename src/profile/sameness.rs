//! When two values of a field are the same to the target.

use unicode_normalization::UnicodeNormalization;

use crate::profile::field::{Field, Type};
use crate::values::email;

impl Field {
    /// Writes what all spellings have in common that the target takes for this one value; nothing where the value can be
    /// nobody's. `key` is emptied first.
    pub fn write_key(&self, value: &str, key: &mut String) {
        self.write(value, self.case_exact, key);
    }

    /// The same, and spellings that differ only in case have one key whatever the target does.
    pub fn write_loose_key(&self, value: &str, key: &mut String) {
        self.write(value, false, key);
    }

    /// The same without writing it where the value is its own key, which in most columns nearly every value is.
    pub fn loose_key<'k>(&self, value: &'k str, key: &'k mut String) -> &'k str {
        let (mut folds, mut has_at, mut has_hyphen) = (false, false, false);
        for byte in value.bytes() {
            folds |= !byte.is_ascii() | byte.is_ascii_uppercase();
            has_at |= byte == b'@';
            has_hyphen |= byte == b'-';
        }
        let is_address = || has_at && !(has_hyphen && value.contains("xn--"));
        if !folds && (self.kind != Type::Email || is_address()) {
            return value;
        }
        self.write_loose_key(value, key);
        key
    }

    /// Writes what the addresses of one mailbox have in common, where that is not the address itself; false where it is.
    pub fn write_mailbox_key(&self, value: &str, key: &mut String) -> bool {
        self.kind == Type::Email && email::mailbox::write_key(value, key)
    }

    fn write(&self, value: &str, exact: bool, key: &mut String) {
        key.clear();
        if self.kind == Type::Email {
            email::write_key(value, exact, key);
        } else if value.is_ascii() {
            key.push_str(value);
            if !exact {
                key.make_ascii_lowercase();
            }
        } else {
            let text: String = value.nfc().collect();
            key.push_str(&if exact { text } else { text.to_lowercase() });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::profile::field::{Field, Type};

    #[test]
    fn spellings_of_one_value_have_one_key() {
        let key = |kind, case_exact, value: &str| {
            let field = Field {
                kind,
                case_exact,
                ..Field::default()
            };
            let mut key = String::new();
            field.write_key(value, &mut key);
            key
        };
        for (kind, exact, one, other, same) in [
            (Type::Email, false, "Jo@example.com", "jo@EXAMPLE.com", true),
            (Type::Email, true, "Jo@example.com", "Jo@EXAMPLE.com", true),
            (Type::Email, true, "Jo@example.com", "jo@example.com", false),
            (
                Type::Email,
                true,
                "a@b\u{fc}cher.example",
                "a@xn--bcher-kva.example",
                true,
            ),
            (Type::Id, false, "A1", "a1", true),
            (Type::Id, true, "A1", "a1", false),
            (Type::Text, true, "Zoe\u{308}", "Zo\u{eb}", true),
            (Type::Text, false, "MÜLLER", "müller", true),
            (Type::Id, true, "0042", "42", false),
        ] {
            let equal = key(kind, exact, one) == key(kind, exact, other);
            assert_eq!(equal, same, "{one} {other}");
        }
        assert_eq!(key(Type::Email, false, "nobody"), "");
    }
}
