//! The profiles that are part of the program: the one place that names target systems.

/// Their names, in alphabetical order.
pub(super) const NAMES: &[&str; 4] = &["sociuu", "sosafe", "spencer", "symbiant"];

/// The text of a built-in profile.
pub(super) fn text(name: &str) -> Option<&'static str> {
    Some(match name {
        "sociuu" => include_str!("sociuu.toml"),
        "sosafe" => include_str!("sosafe.toml"),
        "spencer" => include_str!("spencer.toml"),
        "symbiant" => include_str!("symbiant.toml"),
        _ => return None,
    })
}
