//! Text that is written as some format escapes it: `M&uuml;ller`, `J\u00f6rg`, `G=C3=BCnther`, `Anna%20Berg`.

mod codes;
mod mail_header;
mod web_page;

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Where text is written like that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// HTML: entities and tags.
    WebPage,
    /// JSON, JavaScript, SQL or LDAP: a backslash before a code or a quote.
    Script,
    /// The text of a mail: quoted-printable.
    Mail,
    /// The header of a mail: RFC 2047.
    MailHeader,
    /// The address of a web page: percent signs.
    Link,
    /// The XML of a workbook: `_x000D_`.
    Workbook,
    /// Print: two letters as one character.
    Print,
}

/// How often text may have been escaped: `&amp;amp;`.
const ROUNDS: usize = 3;

/// What a text says in plain letters, and how it is written; none where it is plain. `between` takes the place of line
/// ends.
#[must_use]
pub fn plain(text: &str, between: &str) -> Option<(Notation, String)> {
    let mut found = None;
    let mut read = Cow::Borrowed(text);
    for _ in 0..ROUNDS {
        let Some((notation, again)) = once(&read) else {
            break;
        };
        found = found.or(Some(notation));
        read = Cow::Owned(again);
    }
    let notation = found?;
    let parts = read.split(['\n', '\r']);
    let parts = parts.map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    Some((notation, parts.join(between)))
}

/// The text after the first notation that it has was read once.
fn once(text: &str) -> Option<(Notation, String)> {
    let has = |byte: u8| memchr::memchr(byte, text.as_bytes()).is_some();
    let read = |notation: Notation, read: Option<String>| read.map(|read| (notation, read));
    let mail_header = || read(Notation::MailHeader, mail_header::read(text));
    let entities = || read(Notation::WebPage, web_page::without_entities(text));
    let tags = || read(Notation::WebPage, web_page::without_tags(text));
    let script = || read(Notation::Script, codes::of_script(text));
    let quotes = || read(Notation::Script, codes::without_doubled_quotes(text));
    let mail = || read(Notation::Mail, codes::of_mail(text));
    let link = || read(Notation::Link, codes::of_link(text));
    let workbook = || read(Notation::Workbook, codes::of_workbook(text));
    let print = || read(Notation::Print, without_ligatures(text));
    None.or_else(|| has(b'=').then(mail_header).flatten())
        .or_else(|| has(b'&').then(entities).flatten())
        .or_else(|| has(b'<').then(tags).flatten())
        .or_else(|| has(b'\\').then(script).flatten())
        .or_else(|| has(b'=').then(mail).flatten())
        .or_else(|| (has(b'%') && !is_link(text)).then(link).flatten())
        .or_else(|| has(b'_').then(workbook).flatten())
        .or_else(|| has(b'\'').then(quotes).flatten())
        .or_else(|| has(0xef).then(print).flatten())
}

/// Whether a text is the address of a page, in which such codes belong.
fn is_link(text: &str) -> bool {
    text.contains("://") || text.starts_with("www.")
}

/// The text with the letters of ligatures: `Steﬀen`.
fn without_ligatures(text: &str) -> Option<String> {
    let is_ligature = |letter: char| matches!(letter, '\u{fb00}'..='\u{fb06}');
    if !text.contains(is_ligature) {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_ligature(letter) {
            plain.extend(std::iter::once(letter).nfkc());
        } else {
            plain.push(letter);
        }
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::{Notation, plain};

    #[test]
    fn escapes_are_read() {
        for (text, notation, wanted) in [
            ("M&uuml;ller", Notation::WebPage, "Müller"),
            ("J&#246;rg", Notation::WebPage, "Jörg"),
            ("J&#xF6;rg", Notation::WebPage, "Jörg"),
            ("O&#39;Neil", Notation::WebPage, "O'Neil"),
            ("O&apos;Neil", Notation::WebPage, "O'Neil"),
            ("R&amp;D", Notation::WebPage, "R&D"),
            ("R&amp;amp;D", Notation::WebPage, "R&D"),
            ("M&amp;uuml;ller", Notation::WebPage, "Müller"),
            ("Emil&nbsp;", Notation::WebPage, "Emil"),
            ("Sales &lt;EMEA&gt;", Notation::WebPage, "Sales <EMEA>"),
            ("<b>Cleo</b>", Notation::WebPage, "Cleo"),
            ("Ek<br>", Notation::WebPage, "Ek"),
            ("Ek<br />", Notation::WebPage, "Ek"),
            ("<span class=\"x\">Ek</span>", Notation::WebPage, "Ek"),
            ("<p>Sales</p><p>IT</p>", Notation::WebPage, "Sales|IT"),
            ("Sales<br>IT", Notation::WebPage, "Sales|IT"),
            ("J\\u00f6rg", Notation::Script, "Jörg"),
            ("J\\u00F6rg", Notation::Script, "Jörg"),
            ("J\\xf6rg", Notation::Script, "Jörg"),
            ("J\\C3\\B6rg", Notation::Script, "Jörg"),
            ("O\\'Neil", Notation::Script, "O'Neil"),
            ("O''Neil", Notation::Script, "O'Neil"),
            ("Sales\\/Support", Notation::Script, "Sales/Support"),
            ("G=C3=BCnther", Notation::Mail, "Günther"),
            ("G=c3=bcnther=20Berg", Notation::Mail, "Günther Berg"),
            ("J=F6rg", Notation::Mail, "Jörg"),
            ("=?utf-8?Q?J=C3=B6rg?=", Notation::MailHeader, "Jörg"),
            (
                "=?UTF-8?Q?J=C3=B6rg_Berg?=",
                Notation::MailHeader,
                "Jörg Berg",
            ),
            ("=?utf-8?B?SsO2cmc=?=", Notation::MailHeader, "Jörg"),
            ("=?iso-8859-1?q?J=F6rg?=", Notation::MailHeader, "Jörg"),
            (
                "=?utf-8?Q?J=C3=B6rg?= Berg",
                Notation::MailHeader,
                "Jörg Berg",
            ),
            ("G%C3%BCnther", Notation::Link, "Günther"),
            ("G%c3%bcnther", Notation::Link, "Günther"),
            ("G%FCnther", Notation::Link, "Günther"),
            ("G%u00FCnther", Notation::Link, "Günther"),
            ("Anna%20Berg", Notation::Link, "Anna Berg"),
            ("%C3%96zlem", Notation::Link, "Özlem"),
            ("Anna_x000D_", Notation::Workbook, "Anna"),
            ("Sales_x000D_\nIT", Notation::Workbook, "Sales|IT"),
            ("J_x00F6_rg", Notation::Workbook, "Jörg"),
            ("Steﬀen", Notation::Print, "Steffen"),
            ("Soﬁa", Notation::Print, "Sofia"),
        ] {
            let wanted = Some((notation, wanted.to_owned()));
            assert_eq!(plain(text, "|"), wanted, "{text}");
        }
    }

    #[test]
    fn plain_text_is_left_alone() {
        for text in [
            "R&D",
            "C&A",
            "AT&T",
            "AT&T;Sales",
            "R&D;IT",
            "Sales & Marketing",
            "50%",
            "50%20",
            "100%AB",
            "50% Teilzeit",
            "https://example.com/Anna%20Berg",
            "a=b",
            "a=BC",
            "x=AB1",
            "=C3",
            "=1+1",
            "<none>",
            "<anna@example.com>",
            "a<b",
            "A <B> C",
            "Anna <3",
            "CORP\\nadine",
            "CORP\\anna",
            "CORP\\fabian",
            "CORP\\eduard",
            "team=fabian",
            "Team <B>",
            "C:\\users\\anna",
            "\\N",
            "O'Neil",
            "''",
            "'s-Gravenhage",
            "'t Hooft",
            "a_x_b",
            "user_x0001",
            "first_name",
            "=?",
            "=?utf-8?Q",
            "&",
            "&;",
            "&&",
            "%",
            "Müller",
            "ﾐ",
            "",
        ] {
            assert_eq!(plain(text, "|"), None, "{text}");
        }
    }
}
