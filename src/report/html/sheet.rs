//! The page itself: its head, the filters, and its rows as the script reads them.

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde::{Serialize, Serializer};

use crate::messages::Language;
use crate::report::html::words::Words;
use crate::report::json::document::write_line;

/// How many rows a page has at most: so many a browser still searches at once.
pub(super) const MOST: u64 = 20_000;

/// Nothing is loaded and nothing is sent.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
    base-uri 'none'; form-action 'none'";

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// A page without its rows.
pub(super) struct Sheet<'s> {
    pub(super) language: Language,
    pub(super) title: String,
    /// What it comes to, and whether that is good.
    pub(super) verdict: (bool, String),
    /// What else stands at the top.
    pub(super) lines: Vec<String>,
    pub(super) words: &'s Words,
    pub(super) blocks: Vec<Block>,
    /// The columns that can be chosen: what a row calls them, and what a person does.
    pub(super) columns: Vec<(String, String)>,
    /// Whether there can be errors to be shown alone.
    pub(super) has_errors: bool,
    pub(super) footer: Vec<String>,
}

/// Rows under one title.
#[derive(Serialize)]
pub(super) struct Block {
    /// The name of its kind, as the filter has it.
    pub(super) kind: &'static str,
    /// Which heading it stands under, and in which colour.
    pub(super) severity: &'static str,
    pub(super) columns: String,
    pub(super) title: String,
    /// How many there are in all.
    pub(super) count: u64,
    /// What would settle all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) remedy: Option<String>,
}

/// A row, and the number of its block.
#[derive(Serialize)]
pub(super) struct Row<T> {
    pub(super) block: usize,
    /// The column, as the filter has it.
    pub(super) column: String,
    #[serde(flatten)]
    pub(super) cells: T,
}

#[derive(Serialize)]
struct Data<'d, R> {
    words: &'d Words,
    blocks: &'d [Block],
    findings: R,
}

impl Sheet<'_> {
    /// Writes the page; `rows` are written one by one.
    pub(super) fn write(&self, rows: impl Serialize, output: &mut dyn Write) -> io::Result<()> {
        write!(output, "{}", self.start().into_string())?;
        output.write_all(b"<script type=\"application/json\" id=\"data\">")?;
        let data = Data {
            words: self.words,
            blocks: &self.blocks,
            findings: rows,
        };
        write_line(&data, &mut InScript(output))?;
        write!(
            output,
            "</script>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n"
        )
    }

    /// The page up to its data.
    fn start(&self) -> Markup {
        let (is_good, verdict) = &self.verdict;
        let body = html! {
            header {
                h1 { (self.title) }
                p.verdict.bad[!is_good].good[*is_good] { (self.line(verdict)) }
                @for line in &self.lines {
                    p.soft { (self.line(line)) }
                }
            }
            (self.filters())
            p #status role="status" {}
            main #list {}
            noscript { (self.overview()) }
            footer {
                @for line in &self.footer {
                    p { (self.line(line)) }
                }
            }
        };
        html! {
            (DOCTYPE)
            (PreEscaped(format!("<html lang=\"{}\">\n", self.language.code())))
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (self.title) }
                style { (PreEscaped(STYLE)) }
            }
            (PreEscaped("\n<body>\n"))
            (body)
            (PreEscaped("\n"))
        }
    }

    /// A line as the page has it: without its title, which stands above, and what is to be typed in the type of code.
    fn line(&self, line: &str) -> Markup {
        let named = line.strip_prefix(&*self.title);
        let own = named.and_then(|rest| rest.trim_start_matches([' ', '\u{a0}']).strip_prefix(':'));
        let line = own.map_or(line, str::trim_start);
        html! {
            @for (number, part) in line.split('`').enumerate() {
                @if number % 2 == 1 { code { (part) } } @else { (part) }
            }
        }
    }

    /// The fields that choose what is shown. They do nothing without the script, which shows them.
    fn filters(&self) -> Markup {
        let words = self.words;
        let mut kinds: Vec<&str> = self.blocks.iter().map(|block| block.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        html! {
            form #filters hidden aria-label=(words.filters) {
                label { (words.search) input type="search" name="q" autocomplete="off"; }
                label {
                    (words.kind)
                    select name="kind" {
                        option value="" { (words.all) }
                        @for kind in kinds {
                            option value=(kind) { (kind) }
                        }
                    }
                }
                label {
                    (words.column)
                    select name="column" {
                        option value="" { (words.all) }
                        @for (value, name) in &self.columns {
                            option value=(value) { (name) }
                        }
                    }
                }
                label { (words.person) input type="search" name="person" autocomplete="off"; }
                label.check hidden[!self.has_errors] {
                    input type="checkbox" name="errors"; (words.only_errors)
                }
                button type="reset" { (words.reset) }
            }
        }
    }

    /// What there is, where no script runs.
    fn overview(&self) -> Markup {
        html! {
            table {
                @for block in &self.blocks {
                    tr {
                        td { (block.count) }
                        td { (block.columns) }
                        td { (block.title) }
                        td { (block.kind) }
                    }
                }
            }
        }
    }
}

/// Rows that are written as they are made.
pub(super) struct Streamed<F>(pub(super) F);

impl<I, F> Serialize for Streamed<F>
where
    I: Iterator<Item: Serialize>,
    F: Fn() -> I,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// Writes JSON so that nothing in it ends the script that it stands in.
struct InScript<'w>(&'w mut dyn Write);

impl Write for InScript<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut rest = bytes;
        while let Some(at) = memchr::memchr(b'<', rest) {
            self.0.write_all(&rest[..at])?;
            self.0.write_all(b"\\u003c")?;
            rest = &rest[at + 1..];
        }
        self.0.write_all(rest)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::InScript;

    #[test]
    fn nothing_in_the_data_ends_the_script() {
        let mut written = Vec::new();
        let mut output = InScript(&mut written);
        output
            .write_all(b"\"</script><!--\"")
            .expect("it takes all");
        assert_eq!(written, b"\"\\u003c/script>\\u003c!--\"");
    }
}
