//! Paths: levels with one `/` between them.

/// What people put between the levels of a path, apart from the slash.
const OTHERS: [char; 5] = ['\\', '>', '\u{203a}', '\u{bb}', '\u{2192}'];

/// What is wrong with a path, the most severe first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Something other than `/` stands between its levels.
    OtherSeparator(char),
    /// There are spaces around a `/`.
    Spaces,
    /// A level is empty.
    EmptyLevel,
    /// It starts or ends with `/`.
    OuterSlash,
}

/// What is wrong with a path, if anything.
#[must_use]
pub fn fault(path: &str) -> Option<Fault> {
    if is_plain(path.as_bytes()) {
        return None;
    }
    let other = path.chars().find(|character| OTHERS.contains(character));
    if let Some(other) = other {
        return Some(Fault::OtherSeparator(other));
    }
    if !path.contains('/') {
        return None;
    }
    let mut levels = path.split('/');
    if levels.any(|level| level.trim().len() < level.len()) {
        return Some(Fault::Spaces);
    }
    let inner = path.trim_matches('/');
    match () {
        () if inner.is_empty() || inner.contains("//") => Some(Fault::EmptyLevel),
        () if inner.len() < path.len() => Some(Fault::OuterSlash),
        () => None,
    }
}

/// Whether all is ASCII, nothing but `/` separates, and visible characters stand on both sides of each: true for nearly
/// every path.
fn is_plain(path: &[u8]) -> bool {
    let mut is_level = false;
    for (at, byte) in path.iter().enumerate() {
        let is_visible = |byte: Option<&u8>| byte.is_some_and(|byte| *byte > b' ' && *byte != b'/');
        match byte {
            b'/' if !is_level || !is_visible(path.get(at + 1)) => return false,
            b'\\' | b'>' | 0x7f.. => return false,
            _ => is_level = is_visible(Some(byte)),
        }
    }
    true
}

/// A path with one `/` between its levels and nothing around them.
#[must_use]
pub fn cleaned(path: &str) -> String {
    let levels = path.split(|character| character == '/' || OTHERS.contains(&character));
    let levels = levels.map(str::trim).filter(|level| !level.is_empty());
    levels.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::{Fault, cleaned, fault};

    #[test]
    fn paths_have_one_slash_between_their_levels() {
        for (path, what, clean) in [
            ("Harbour", None, "Harbour"),
            ("Harbour/UK/Sales", None, "Harbour/UK/Sales"),
            ("Häfen/Köln/Süd", None, "Häfen/Köln/Süd"),
            (
                "Research & Development/R+D",
                None,
                "Research & Development/R+D",
            ),
            ("Harbour/Sales, North", None, "Harbour/Sales, North"),
            ("/Harbour/UK", Some(Fault::OuterSlash), "Harbour/UK"),
            ("Harbour/UK/", Some(Fault::OuterSlash), "Harbour/UK"),
            ("Harbour//UK", Some(Fault::EmptyLevel), "Harbour/UK"),
            ("Häfen//Köln", Some(Fault::EmptyLevel), "Häfen/Köln"),
            ("/", Some(Fault::EmptyLevel), ""),
            ("Harbour / UK", Some(Fault::Spaces), "Harbour/UK"),
            ("Harbour /UK", Some(Fault::Spaces), "Harbour/UK"),
            ("Harbour/\u{a0}UK", Some(Fault::Spaces), "Harbour/UK"),
            (
                "Harbour\\UK",
                Some(Fault::OtherSeparator('\\')),
                "Harbour/UK",
            ),
            (
                "Harbour > UK",
                Some(Fault::OtherSeparator('>')),
                "Harbour/UK",
            ),
            (
                "Harbour \u{2192} UK",
                Some(Fault::OtherSeparator('\u{2192}')),
                "Harbour/UK",
            ),
        ] {
            assert_eq!(fault(path), what, "{path}");
            assert_eq!(cleaned(path), clean, "{path}");
        }
    }
}
