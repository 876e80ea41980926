//! Whether an address is both names, one behind the other, as most are: told from the bytes as they stand.

/// The names as they stand with nothing, a dot, a hyphen or a low line between them, and perhaps a number behind them. False
/// where it takes more to tell.
#[inline]
pub(super) fn is_joined(first: &str, last: &str, local: &str) -> bool {
    let (local, length) = (local.as_bytes(), first.len());
    if length < 2 || last.len() < 2 || local.len() < length + last.len() {
        return false;
    }
    let (start, rest) = local.split_at(length);
    let rest = match rest.first() {
        Some(b'.' | b'-' | b'_') => &rest[1..],
        _ => rest,
    };
    let Some((end, number)) = rest.split_at_checked(last.len()) else {
        return false;
    };
    start.eq_ignore_ascii_case(first.as_bytes())
        && end.eq_ignore_ascii_case(last.as_bytes())
        && number.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::is_joined;

    #[test]
    fn names_as_they_stand_are_found() {
        for local in ["anna.berg", "annaberg7", "Anna_BERG", "anna-berg12"] {
            assert!(is_joined("Anna", "Berg", local), "{local}");
        }
        for local in ["a.berg", "anna.bergmann", "berg.anna", "anna..berg", "anna"] {
            assert!(!is_joined("Anna", "Berg", local), "{local}");
        }
    }
}
