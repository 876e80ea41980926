//! The entities and tags of a web page.

/// Tags that stand around or between words: those of text, of lists and of tables.
const TAGS: [&str; 40] = [
    "a", "abbr", "b", "big", "body", "br", "center", "code", "div", "em", "font", "h1", "h2", "h3",
    "h4", "h5", "h6", "hr", "html", "i", "img", "li", "mark", "ol", "p", "pre", "s", "script",
    "small", "span", "strike", "strong", "sub", "sup", "table", "td", "th", "tr", "u", "ul",
];

/// Tags between which a line ends.
const LINES: [&str; 12] = [
    "br", "div", "h1", "h2", "h3", "h4", "hr", "li", "p", "td", "th", "tr",
];

/// The most characters of the name of an entity.
const LONGEST: usize = 32;

/// The text with the characters that its entities stand for; none where there are none. One without a semicolon is text:
/// `R&D`.
pub(super) fn without_entities(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    let mut found = false;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let name = rest.as_bytes()[1..].iter();
        let name = name.take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#');
        let end = name.count() + 1;
        let entity = rest.get(..=end).filter(|entity| entity.ends_with(';'));
        let entity = entity.filter(|entity| (4..LONGEST).contains(&entity.len()));
        let read = entity.map(|entity| (entity, htmlize::unescape(entity)));
        match read {
            Some((entity, read)) if read != entity => {
                plain.push_str(&read);
                rest = &rest[entity.len()..];
                found = true;
            }
            _ => {
                plain.push('&');
                rest = &rest[1..];
            }
        }
    }
    plain.push_str(rest);
    found.then(|| plain.replace('\u{a0}', " ").replace('\u{ad}', ""))
}

/// The text without tags, with line ends in the place of those that end a line; none where there are none.
pub(super) fn without_tags(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    let mut found = false;
    while let Some(at) = rest.find('<') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let inside = rest.find('>').map(|end| &rest[1..end]);
        let name = inside.map(name);
        let is_tag = |name: &String| {
            // `Team <B>` is no tag: one around words has an end.
            TAGS.contains(&name.as_str())
                && (LINES.contains(&name.as_str()) || lower.contains(&format!("</{name}")))
        };
        if let (Some(inside), Some(name)) = (inside, name.filter(is_tag)) {
            if LINES.contains(&name.as_str()) {
                plain.push('\n');
            }
            rest = &rest[inside.len() + 2..];
            found = true;
        } else {
            plain.push('<');
            rest = &rest[1..];
        }
    }
    plain.push_str(rest);
    let has_words = plain.contains(char::is_alphanumeric);
    (found && has_words).then_some(plain)
}

/// The name of a tag, by what stands between its brackets, in lower case.
fn name(inside: &str) -> String {
    let name = inside.strip_prefix('/').unwrap_or(inside);
    let name = name.split([' ', '/', '\t', '\n']).next();
    name.unwrap_or_default().to_ascii_lowercase()
}
