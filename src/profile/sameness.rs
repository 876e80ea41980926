//! When two values of a field are the same to the target.

use unicode_normalization::UnicodeNormalization;

use crate::profile::field::{Field, Type};
use crate::values::email;

impl Field {
    /// Writes what all spellings have in common that the target takes for this one value; nothing where no user can have
    /// the value. `key` is emptied first.
    pub fn write_key(&self, value: &str, key: &mut String) {
        self.write(value, self.case_exact, key);
    }

    /// The same, and spellings that differ only in case have one key whatever the target does.
    pub fn write_loose_key(&self, value: &str, key: &mut String) {
        self.write(value, false, key);
    }

    /// What [`Self::write_key`] writes, without writing it where the value is its own key, which in most columns nearly every
    /// value is.
    pub fn key<'k>(&self, value: &'k str, key: &'k mut String) -> &'k str {
        self.key_in(value, self.case_exact, key)
    }

    /// The same of what [`Self::write_loose_key`] writes.
    pub fn loose_key<'k>(&self, value: &'k str, key: &'k mut String) -> &'k str {
        self.key_in(value, false, key)
    }

    fn key_in<'k>(&self, value: &'k str, exact: bool, key: &'k mut String) -> &'k str {
        let is_address =
            || email::parts(value).is_some_and(|(_, domain)| !email::is_encoded(domain));
        if is_lower_ascii(value.as_bytes()) && (self.kind != Type::Email || is_address()) {
            return value;
        }
        self.write(value, exact, key);
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

/// Whether all bytes are ASCII and none is an upper-case letter; eight bytes are looked at at a time.
fn is_lower_ascii(text: &[u8]) -> bool {
    let mut found = 0;
    match text.last_chunk() {
        Some(last) => {
            found |= folding(u64::from_le_bytes(*last));
            let (words, _) = text.as_chunks();
            for word in words {
                found |= folding(u64::from_le_bytes(*word));
            }
        }
        None => {
            for byte in text {
                found |= folding(u64::from(*byte));
            }
        }
    }
    found == 0
}

/// Whether one of eight bytes is an upper-case letter or not ASCII: then a bit of the result is set.
#[inline]
fn folding(word: u64) -> u64 {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    const HIGH: u64 = EACH * 0x80;
    // The highest bit of each byte tells whether it is at least `A`, and whether it is above `Z`.
    let from_a = word.wrapping_add(EACH * (0x80 - u64::from(b'A')));
    let above_z = word.wrapping_add(EACH * (0x80 - u64::from(b'Z') - 1));
    (from_a & !above_z | word) & HIGH
}

#[cfg(test)]
mod tests {
    use super::is_lower_ascii;
    use crate::profile::field::{Field, Type};

    #[test]
    fn a_text_that_is_its_own_lower_case_is_seen() {
        for byte in 0..=u8::MAX {
            for length in 1..20 {
                for at in 0..length {
                    let mut text = vec![b'a'; length];
                    text[at] = byte;
                    let expected = byte.is_ascii() && !byte.is_ascii_uppercase();
                    assert_eq!(is_lower_ascii(&text), expected, "{text:?}");
                }
            }
        }
    }

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
