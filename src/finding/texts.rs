//! Texts one after the other in one piece of memory; one that comes again soon is kept once.

use xxhash_rust::xxh3::xxh3_64;

/// Texts one after the other. The values of findings that are many are often few: those that were added last are known again.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts {
    all: String,
    /// Texts that were added, by their hash.
    recent: Vec<TextSpan>,
}

/// Where a text stands among all texts.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct TextSpan {
    pub(super) start: u64,
    pub(super) length: u32,
}

impl TextSpan {
    /// The same behind so many bytes of other texts.
    pub(super) fn behind(self, bytes: u64) -> Self {
        Self {
            start: self.start + bytes,
            ..self
        }
    }
}

/// How many texts can be known again.
const RECENT: usize = 4096;

impl Texts {
    /// Adds a text, and says where it stands.
    pub(super) fn add(&mut self, text: &str) -> TextSpan {
        if self.recent.is_empty() {
            self.recent.resize(RECENT, TextSpan::default());
        }
        let slot = xxh3_64(text.as_bytes()) as usize % RECENT;
        let known = self.recent[slot];
        if self.get(known) == text {
            return known;
        }
        let span = TextSpan {
            start: self.all.len() as u64,
            length: text.len() as u32,
        };
        self.all.push_str(text);
        self.recent[slot] = span;
        span
    }

    /// Adds all texts of another list, and says by how much the places of those are larger here. They are not known again.
    pub(super) fn append(&mut self, other: &Self) -> u64 {
        let before = self.all.len() as u64;
        self.all.push_str(&other.all);
        before
    }

    /// The text that stands there.
    pub(super) fn get(&self, span: TextSpan) -> &str {
        let start = span.start as usize;
        &self.all[start..start + span.length as usize]
    }

    /// Gives up what no text needs; those that were added are not known again.
    pub(super) fn shrink_to_fit(&mut self) {
        self.all.shrink_to_fit();
        self.recent = Vec::new();
    }
}

#[cfg(test)]
mod tests {
    use super::Texts;

    #[test]
    fn a_text_that_comes_again_is_kept_once() {
        let mut texts = Texts::default();
        let spans = ["Sales", "", "S\u{e4}les", "Sales", "Sale", ""].map(|text| texts.add(text));
        assert_eq!(
            spans.map(|span| texts.get(span)),
            ["Sales", "", "S\u{e4}les", "Sales", "Sale", ""]
        );
        assert_eq!(texts.all, "SalesS\u{e4}lesSale");
    }
}
