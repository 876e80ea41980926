//! The name of a type where its values should be: `System.Object[]`, `[object Object]`.

/// Where the names of types start, and how many dots such a name has at least.
const ROOTS: [(&str, usize); 9] = [
    ("System", 1),
    ("Deserialized", 1),
    ("Selected", 1),
    ("Microsoft", 2),
    ("java", 2),
    ("javax", 2),
    ("org", 2),
    ("com", 2),
    ("net", 2),
];

/// Whether a text is what a program writes that has values and knows only how their type is called.
#[must_use]
pub fn is_one(text: &str) -> bool {
    // The ends tell that nearly every text is not the name of a type.
    let starts = |first: u8| {
        matches!(first, b'[' | b'<' | b'#')
            || ROOTS.iter().any(|(root, _)| root.as_bytes()[0] == first)
    };
    if !text.bytes().next().is_some_and(starts) && !text.ends_with("[]") {
        return false;
    }
    if let Some(inner) = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        return inner.starts_with("object ");
    }
    // `[Ljava.lang.String;@1b2c3d` of Java.
    if let Some(inner) = text.strip_prefix("[L") {
        return inner.contains(";@");
    }
    // `<Group object at 0x7f3c>` of Python, `#<Group:0x0001>` of Ruby.
    if text.starts_with(['<', '#']) {
        return text.ends_with('>')
            && (text.contains(" object at 0x") || text.starts_with("#<") && text.contains(":0x"));
    }
    if let Some(stem) = text.strip_suffix("[]") {
        return is_identifier(stem, 0);
    }
    // `java.util.ArrayList@1b2c3d`, ``System.Collections.Generic.List`1[System.String]``.
    let name = text.split(['@', '`']).next().unwrap_or_default();
    let root = name.split('.').next().unwrap_or_default();
    let root = ROOTS.iter().find(|(known, _)| *known == root);
    root.is_some_and(|(_, dots)| is_identifier(name, *dots))
}

/// Whether it is names with dots between them, at least so many, and a capital starts the last one.
fn is_identifier(text: &str, dots: usize) -> bool {
    let is_name = |part: &str| {
        let belongs = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        !part.is_empty() && part.bytes().all(belongs)
    };
    let mut parts = text.split('.');
    let last = text.rsplit('.').next().unwrap_or_default();
    parts.clone().count() > dots
        && parts.all(is_name)
        && (last.starts_with(|letter: char| letter.is_ascii_uppercase()) || last == "object")
}

#[cfg(test)]
mod tests {
    use super::is_one;

    #[test]
    fn names_of_types_are_known() {
        for text in [
            "System.Object[]",
            "System.String[]",
            "Object[]",
            "object[]",
            "[object Object]",
            "System.Collections.Hashtable",
            "System.Collections.Generic.List`1[System.String]",
            "Microsoft.ActiveDirectory.Management.ADPropertyValueCollection",
            "Deserialized.System.String",
            "java.util.ArrayList@1b2c3d",
            "[Ljava.lang.String;@1b2c3d",
            "<Group object at 0x7f3c>",
            "<portal.Group object at 0x7f3c>",
            "#<Group:0x00007f>",
        ] {
            assert!(is_one(text), "{text}");
        }
        for text in [
            "Sales",
            "[Sales]",
            "[]",
            "Systemhaus",
            "System",
            "System. Admin",
            "Microsoft.Teams",
            "Microsoft 365",
            "com.example",
            "www.example.com",
            "org.example.team",
            "A.B.C",
            "Dr. Berg",
            "<none>",
            "#1",
            "<a@example.com>",
            "",
        ] {
            assert!(!is_one(text), "{text}");
        }
    }
}
