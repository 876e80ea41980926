//! The divisions of an organization as paths: their root, and which one a path can have meant.

use crate::mapping::org::OrgSettings;
use crate::mapping::value_list::ValueList;
use crate::profile::field::{Field, Known, Type};

/// The divisions of an organization, as far as they are known.
#[derive(Debug)]
pub struct Divisions<'a> {
    known: Option<ValueList<'a>>,
    root: Option<&'a str>,
}

/// What a path can have meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// Nothing else.
    Surely(String),
    /// Something like this.
    Perhaps(String),
}

impl<'a> Divisions<'a> {
    /// The divisions that the values of a field are; none where it holds other paths.
    #[must_use]
    pub fn of(field: &Field, org: &'a OrgSettings) -> Self {
        if !holds_divisions(field) {
            return Self {
                known: None,
                root: None,
            };
        }
        let known = org.divisions.as_deref();
        let some = known.or(org.own_divisions.as_deref());
        Self {
            known: known.map(|list| ValueList::of(list, field.case_exact)),
            root: some.and_then(root),
        }
    }

    /// The first level that all of them have in common.
    #[must_use]
    pub fn root(&self) -> Option<&'a str> {
        self.root
    }

    /// The organization's list, where there is one.
    #[must_use]
    pub fn known(&self) -> Option<&ValueList<'a>> {
        self.known.as_ref()
    }

    /// Whether the organization's list has this one; none where there is no list.
    #[must_use]
    pub fn contains(&self, path: &str) -> Option<bool> {
        self.known.as_ref().map(|known| known.contains(path))
    }

    /// Whether a path does not start at the root. Case is another matter.
    #[must_use]
    pub fn lacks_root(&self, path: &str) -> bool {
        self.root.is_some_and(|root| !starts_at(path, root)) && self.contains(path) != Some(true)
    }

    /// What a path can have meant, whose levels have one `/` between them.
    #[must_use]
    pub fn meant(&self, path: &str) -> Option<Meant> {
        if let Some(known) = &self.known {
            if known.contains(path) {
                return Some(Meant::Surely(path.into()));
            }
            if let Some(known) = known.written_otherwise(path) {
                return Some(Meant::Surely(known.into()));
            }
        }
        match self.root {
            Some(root) if !starts_at(path, root) => Some(self.brought_to(path, root)),
            _ => match &self.known {
                None => Some(Meant::Surely(path.into())),
                Some(known) => known
                    .closest(path)
                    .map(|known| Meant::Perhaps(known.into())),
            },
        }
    }

    fn brought_to(&self, path: &str, root: &str) -> Meant {
        // What stands in front of the root is the name of a group of paths.
        let mut rest = path;
        while let Some((_, after)) = rest.split_once('/') {
            rest = after;
            if starts_at(rest, root) {
                let written = self.known.as_ref().and_then(|known| {
                    let same = known.contains(rest).then_some(rest);
                    same.or_else(|| known.written_otherwise(rest))
                });
                return match written {
                    Some(known) => Meant::Surely(known.into()),
                    None => Meant::Perhaps(rest.into()),
                };
            }
        }
        let mut ending = self.known.iter().flat_map(ValueList::iter).filter(|known| {
            let above = known.strip_suffix(path);
            above.is_some_and(|above| above.ends_with('/'))
        });
        match (ending.next(), ending.next()) {
            (Some(only), None) => Meant::Surely(only.into()),
            (Some(first), Some(_)) => Meant::Perhaps(first.into()),
            (None, _) => Meant::Perhaps(format!("{root}/{path}")),
        }
    }
}

/// Whether the values of a field are divisions, as paths.
#[must_use]
pub fn holds_divisions(field: &Field) -> bool {
    field.kind == Type::Path && field.known == Some(Known::Divisions)
}

/// Whether a path is this division or lies below it, level by level. Case is another matter.
#[must_use]
pub fn is_within(path: &str, division: &str) -> bool {
    let division = division.trim().trim_matches('/');
    let mut levels = path.split('/');
    division.split('/').all(|level| {
        let own = levels.next();
        own.is_some_and(|own| same(own, level))
    })
}

/// The first level that all paths of a list have in common.
fn root(list: &[String]) -> Option<&str> {
    let first = |path: &'_ String| -> usize { path.find('/').unwrap_or(path.len()) };
    let mut roots = list.iter().map(|path| path[..first(path)].trim());
    let root = roots.next().filter(|root| !root.is_empty())?;
    roots.all(|other| other == root).then_some(root)
}

fn starts_at(path: &str, root: &str) -> bool {
    path.split('/')
        .next()
        .is_some_and(|level| same(level, root))
}

fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim(), other.trim());
    if one.is_ascii() && other.is_ascii() {
        return one.eq_ignore_ascii_case(other);
    }
    one == other || one.to_lowercase() == other.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{Divisions, Meant, is_within};
    use crate::mapping::org::OrgSettings;
    use crate::profile::field::{Field, Known, Type};

    fn field() -> Field {
        Field {
            kind: Type::Path,
            known: Some(Known::Divisions),
            case_exact: true,
            ..Field::default()
        }
    }

    fn list(paths: &[&str]) -> Vec<String> {
        paths.iter().map(|path| (*path).to_owned()).collect()
    }

    #[test]
    fn divisions_are_compared_level_by_level() {
        for (path, division, within) in [
            ("Harbour/UK", "Harbour/UK", true),
            ("Harbour/UK/Sales", "Harbour/UK", true),
            ("harbour/uk/Sales", "Harbour/UK", true),
            ("Harbour/UKX", "Harbour/UK", false),
            ("Harbour", "Harbour/UK", false),
            ("Harbour/UK", "Harbour/", true),
        ] {
            assert_eq!(is_within(path, division), within, "{path} {division}");
        }
    }

    #[test]
    fn a_path_is_brought_to_its_root() {
        let org = OrgSettings {
            divisions: Some(list(&[
                "Harbour",
                "Harbour/UK",
                "Harbour/UK/Sales",
                "Harbour/NL/Office",
                "Harbour/UK/Office",
            ])),
            ..OrgSettings::default()
        };
        let field = field();
        let divisions = Divisions::of(&field, &org);
        let surely = |path: &str| Some(Meant::Surely(path.into()));
        let perhaps = |path: &str| Some(Meant::Perhaps(path.into()));
        for (path, meant) in [
            ("UK/Sales", surely("Harbour/UK/Sales")),
            ("Departments/Harbour/UK", surely("Harbour/UK")),
            ("Departments/Harbour/FR", perhaps("Harbour/FR")),
            ("Office", perhaps("Harbour/NL/Office")),
            ("FR", perhaps("Harbour/FR")),
            ("harbour/UK", surely("Harbour/UK")),
            ("Harbour/FR", None),
        ] {
            assert_eq!(divisions.meant(path), meant, "{path}");
        }
        assert!(!divisions.lacks_root("harbour/UK"));
        assert!(divisions.lacks_root("Harbours/UK"));
    }

    #[test]
    fn lists_without_a_common_level_have_no_root() {
        let field = field();
        for (divisions, own, root) in [
            (Some(list(&["UK", "NL"])), Some(list(&["Harbour"])), None),
            (None, Some(list(&["Harbour/UK"])), Some("Harbour")),
            (None, None, None),
        ] {
            let org = OrgSettings {
                divisions,
                own_divisions: own,
                ..OrgSettings::default()
            };
            assert_eq!(Divisions::of(&field, &org).root(), root);
        }
    }
}
