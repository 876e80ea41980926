//! A text that the catalogs do not have, in several languages: a sentence of an organization's own for what a rule finds.

use std::collections::BTreeMap;

use crate::messages::language::Language;

/// A text in some languages or in all, which a profile or an organization gives. Where it takes the place of a rule's
/// sentence, `{limit}` stands for the slot `limit` of the rule's message, `{message}` for the rule's own sentence; a slot that
/// a message does not have is left empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Translations {
    /// By the code of the language; `""` for all that are not named.
    texts: BTreeMap<String, String>,
}

/// The slot that stands for the rule's own sentence.
pub const OWN_SENTENCE: &str = "message";

/// A piece of such a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnPiece<'t> {
    /// A text, as it is.
    Text(&'t str),
    /// The name of a slot.
    Slot(&'t str),
}

impl Translations {
    /// A sentence by the codes of its languages; the one of `""` stands for all others.
    #[must_use]
    pub fn new(texts: BTreeMap<String, String>) -> Self {
        Self { texts }
    }

    /// The sentence for a language, else the one for all, else the English one.
    #[must_use]
    pub fn nearest(&self, language: Language) -> &str {
        let english = || self.text(Language::English);
        self.text(language).or_else(english).unwrap_or_default()
    }

    /// The sentence for a language, where there is one.
    pub(super) fn text(&self, language: Language) -> Option<&str> {
        let own = self.texts.get(language.code());
        own.or_else(|| self.texts.get("")).map(String::as_str)
    }
}

/// The pieces of a sentence. A brace that does not close is a text.
pub fn own_pieces(text: &str) -> impl Iterator<Item = OwnPiece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let slot = rest
            .strip_prefix('{')
            .and_then(|inside| inside.split_once('}'));
        if let Some((name, behind)) = slot {
            rest = behind;
            return Some(OwnPiece::Slot(name.trim()));
        }
        // A brace that starts here does not close.
        let mut braces = rest.match_indices('{').map(|(at, _)| at);
        let end = braces.find(|at| *at > 0).unwrap_or(rest.len());
        let piece;
        (piece, rest) = rest.split_at(end);
        Some(OwnPiece::Text(piece))
    })
}

#[cfg(test)]
mod tests {
    use super::OwnPiece::{Slot, Text};
    use super::own_pieces;

    #[test]
    fn a_sentence_has_texts_and_slots() {
        for (text, pieces) in [
            ("plain", &[Text("plain")][..]),
            (
                "{ length } of {limit}",
                &[Slot("length"), Text(" of "), Slot("limit")],
            ),
            ("ä{x", &[Text("ä"), Text("{x")]),
            ("", &[]),
        ] {
            assert_eq!(own_pieces(text).collect::<Vec<_>>(), pieces);
        }
    }
}
