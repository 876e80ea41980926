//! Names of people in one cell.

/// Whether a value looks like a whole name with the last name first: `Berg, Anna`.
#[must_use]
pub fn is_last_first(value: &str) -> bool {
    let Some((last, first)) = value.split_once(", ") else {
        return false;
    };
    is_part(last) && is_part(first)
}

fn is_part(part: &str) -> bool {
    let part = part.trim();
    let belongs = |letter: char| {
        letter.is_alphabetic() || letter.is_whitespace() || matches!(letter, '-' | '\'' | '’' | '.')
    };
    part.starts_with(char::is_alphabetic)
        && part.chars().all(belongs)
        && part.split_whitespace().count() <= 4
}

#[cfg(test)]
mod tests {
    use super::is_last_first;

    #[test]
    fn two_names_have_a_comma_between_them() {
        assert!(is_last_first("Mustermann, Max"));
        assert!(is_last_first("van der Berg, Anna-Lena"));
        for value in [
            "Max Mustermann",
            "Storgata 1, 0155 Oslo",
            "a,b",
            "Berg, Anna, Dr.",
            ", Anna",
        ] {
            assert!(!is_last_first(value), "{value}");
        }
    }
}
