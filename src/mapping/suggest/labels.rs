//! What a label says: how it comes to mean an attribute.

use crate::label::{self, Likeness};
use crate::profile::attribute::Attribute;
use crate::profile::field::is_in_a_language;

/// How a label comes to mean an attribute; the smaller the strength, the surer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) strength: Strength,
    /// The label that is known.
    pub(super) known: String,
}

/// The ways in which a label means an attribute, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// A reading of the label is known; how literal the reading is, and what kind of known label it is.
    Equal(usize, Kind),
    /// It resembles a known label.
    Like(Likeness),
}

/// What kind of known label it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// The target's own.
    Own,
    /// One that is a piece of the target's own: `Mail` for `Email`.
    Related,
    /// Any other.
    Alias,
}

impl Strength {
    /// Whether the label alone can make it sure.
    pub(super) fn is_enough(self) -> bool {
        matches!(self, Self::Equal(..) | Self::Like(Likeness::SameWords))
    }

    /// Whether the label is close enough for values that no other column has to make it sure.
    pub(super) fn is_close(self) -> bool {
        matches!(self, Self::Like(Likeness::Qualified | Likeness::Spelling))
    }
}

/// What the label of a column says of an attribute, the strongest that there is.
pub(super) fn evidence(label: &str, attribute: &Attribute) -> Option<Evidence> {
    if label.is_empty() {
        return None;
    }
    let readings = label::readings(label);
    let own = || {
        attribute
            .labels
            .iter()
            .map(String::as_str)
            .chain([attribute.name.as_str()])
    };
    let related = |key: &str| key.len() > 3 && own().any(|own| label::key(own).contains(key));
    let own_count = attribute.labels.len() + 1;
    let equal = attribute
        .known_labels()
        .enumerate()
        .filter_map(|(number, known)| {
            let key = label::key(known);
            let depth = readings.iter().position(|reading| {
                *reading == key || attribute.per_language && is_in_a_language(reading, &key)
            })?;
            let kind = match () {
                () if number < own_count => Kind::Own,
                () if related(&key) => Kind::Related,
                () => Kind::Alias,
            };
            Some((Strength::Equal(depth, kind), known))
        });
    let like = attribute.known_labels().filter_map(|known| {
        label::likeness(label, known).map(|likeness| (Strength::Like(likeness), known))
    });
    let (strength, known) = equal.chain(like).min_by_key(|(strength, _)| *strength)?;
    Some(Evidence {
        strength,
        known: known.to_owned(),
    })
}

impl Evidence {
    /// What the label says, in words.
    pub(super) fn reason(&self, label: &str) -> String {
        let known = &self.known;
        let same = label == known;
        match self.strength {
            Strength::Equal(0, Kind::Own) if same => "the label is the target's own".into(),
            Strength::Equal(0, Kind::Own) => format!("the label is the target's own, `{known}`"),
            Strength::Equal(0, _) if same => "the label is one that means it".into(),
            Strength::Equal(0, _) => format!("the label is `{known}`, which means it"),
            Strength::Equal(..) => format!("a part of the label is `{known}`, which means it"),
            Strength::Like(Likeness::SameWords) => format!("the label has the words of `{known}`"),
            Strength::Like(Likeness::Qualified) => {
                format!("the label is `{known}` with a word that changes nothing")
            }
            Strength::Like(Likeness::Spelling) => {
                format!("the label is spelled almost like `{known}`")
            }
            Strength::Like(Likeness::Numbered) => format!("the label is `{known}` with a number"),
            Strength::Like(Likeness::Within) => {
                format!("`{known}` stands in the label, beside other words")
            }
            Strength::Like(Likeness::Piece) => format!("the label is a piece of `{known}`"),
        }
    }
}
