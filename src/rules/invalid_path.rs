#![doc = include_str!("invalid_path.md")]

use crate::finding::{Note, Severity};
use crate::mapping::divisions::{Divisions, Meant, holds_divisions};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field::Type;
use crate::rule::{Check, Look, Rule, Setup};

pub(super) const RULE: Rule = Rule {
    name: "invalid-path",
    page: include_str!("invalid_path.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

/// What people put between the levels of a path, beside the slash.
const OTHERS: [char; 5] = ['\\', '>', '\u{203a}', '\u{bb}', '\u{2192}'];

/// What is wrong with a path, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// Something else than `/` stands between its levels.
    OtherSeparator(char),
    /// Spaces stand around a `/`.
    Blanks,
    /// A level is empty.
    EmptyLevel,
    /// It starts or ends with `/`.
    OuterSlash,
}

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let field = setup.field(mapped);
    if field.kind != Type::Path {
        return Look::Away;
    }
    let divisions = Divisions::of(field, setup.org);
    let of_divisions = holds_divisions(field);
    let assumed = field.assumes("type");
    Look::Item(Box::new(move |value| {
        let fault = fault(value)?;
        let listed = divisions.contains(value);
        if listed == Some(true) {
            return None;
        }
        let note = match fault {
            Fault::OtherSeparator(other) => {
                Note::new("has `{}` between its levels, where `/` belongs").with(other.to_string())
            }
            Fault::Blanks => Note::new("has spaces around `/`"),
            Fault::EmptyLevel => Note::new("has a level without a name"),
            Fault::OuterSlash => Note::new("starts or ends with `/`"),
        };
        // No documentation says so of a slash too many, but what is on no list is no path.
        let slash = matches!(fault, Fault::EmptyLevel | Fault::OuterSlash);
        let note = note.assumed(assumed || slash && listed.is_none());
        let clean = cleaned(value);
        if clean.is_empty() {
            return Some(note);
        }
        let mixed = matches!(fault, Fault::OtherSeparator(_)) && value.contains('/');
        let meant = if of_divisions {
            divisions.meant(&clean)
        } else {
            Some(Meant::Surely(clean))
        };
        Some(match meant {
            Some(Meant::Surely(path)) if !mixed || listed.is_some() => note.with_fix(path),
            Some(Meant::Surely(path) | Meant::Perhaps(path)) => note.suggest(path),
            None => note,
        })
    }))
}

/// What is wrong with a path, if anything.
pub(super) fn fault(path: &str) -> Option<Fault> {
    let other = path.chars().find(|character| OTHERS.contains(character));
    if let Some(other) = other {
        return Some(Fault::OtherSeparator(other));
    }
    if !path.contains('/') {
        return None;
    }
    let mut levels = path.split('/');
    if levels.any(|level| level.trim().len() < level.len()) {
        return Some(Fault::Blanks);
    }
    let inner = path.trim_matches('/');
    match () {
        () if inner.is_empty() || inner.contains("//") => Some(Fault::EmptyLevel),
        () if inner.len() < path.len() => Some(Fault::OuterSlash),
        () => None,
    }
}

/// A path with one `/` between its levels and nothing around them.
fn cleaned(path: &str) -> String {
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
            (
                "Research & Development/R+D",
                None,
                "Research & Development/R+D",
            ),
            ("Harbour/Sales, North", None, "Harbour/Sales, North"),
            ("/Harbour/UK", Some(Fault::OuterSlash), "Harbour/UK"),
            ("Harbour/UK/", Some(Fault::OuterSlash), "Harbour/UK"),
            ("Harbour//UK", Some(Fault::EmptyLevel), "Harbour/UK"),
            ("/", Some(Fault::EmptyLevel), ""),
            ("Harbour / UK", Some(Fault::Blanks), "Harbour/UK"),
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
