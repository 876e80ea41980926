//! What a header says: how it comes to mean a field.

use std::sync::LazyLock;

use crate::header::{self, Likeness};
use crate::mapping::suggest::names::{self, Part};
use crate::messages::{Message, keyword, message, text};
use crate::profile::field::Field;
use crate::profile::localized_field::is_in_a_language;
use crate::values::lexicon::{WordMap, every};

/// How a header comes to mean a field; the smaller the strength, the surer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) strength: Strength,
    /// The header that is known.
    pub(super) known: String,
}

/// The ways in which a header means a field, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// A reading of the header is known; how literal the reading is, and what kind of known header it is.
    Equal(usize, Kind),
    /// It resembles a known header.
    Like(Likeness),
}

/// What kind of known header it is.
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
    /// Whether the header alone can make it sure.
    pub(super) fn is_enough(self) -> bool {
        matches!(self, Self::Equal(..) | Self::Like(Likeness::SameWords))
    }

    /// Whether the header is close enough for values that no other column has to make it sure.
    pub(super) fn is_close(self) -> bool {
        matches!(self, Self::Like(Likeness::Qualified | Likeness::Spelling))
    }
}

/// What the header of a column says of a field, the strongest that there is.
pub(super) fn evidence(header: &str, field: &Field) -> Option<Evidence> {
    if header.is_empty() {
        return None;
    }
    let readings = header::readings(header);
    let own = || {
        field
            .headers
            .iter()
            .map(String::as_str)
            .chain([field.name.as_str()])
    };
    let related = |key: &str| key.len() > 3 && own().any(|own| header::key(own).contains(key));
    let own_count = field.headers.len() + 1;
    let equal = field
        .known_headers()
        .zip(field.header_keys())
        .enumerate()
        .filter_map(|(number, (known, key))| {
            let depth = readings.iter().position(|reading| {
                reading == key || field.per_language && is_in_a_language(reading, key)
            })?;
            let kind = match () {
                () if number < own_count => Kind::Own,
                () if related(key) => Kind::Related,
                () => Kind::Alias,
            };
            Some((Strength::Equal(depth, kind), known))
        });
    let like = field.known_headers().filter_map(|known| {
        header::likeness(header, known).map(|likeness| (Strength::Like(likeness), known))
    });
    let directory = || {
        let is_it = Part::of(field).is_some_and(|part| Part::of_header(header) == Some(part));
        // Two letters can be short for anything.
        let strength = if header.len() > 2 {
            Strength::Equal(0, Kind::Alias)
        } else {
            Strength::Like(Likeness::Within)
        };
        let is_alike = || names::are_called_alike(header, field);
        let alike = || is_alike().then_some((Strength::Like(Likeness::Within), header));
        is_it.then_some((strength, header)).or_else(alike)
    };
    let found = equal.chain(like).min_by_key(|(strength, _)| *strength);
    let (strength, known) = match found {
        Some(found) if found.0.is_enough() => found,
        other => directory().or(other)?,
    };
    Some(Evidence {
        strength,
        known: known.to_owned(),
    })
}

impl Evidence {
    /// What the header says, in words.
    pub(super) fn reason(&self, header: &str) -> Message {
        let known = text(self.known.as_str());
        let same = header == self.known;
        let how = match self.strength {
            Strength::Equal(0, Kind::Own) if same => return message!("reason-header-own"),
            Strength::Equal(0, Kind::Own) => return message!("reason-header-own-like", known),
            Strength::Equal(0, _) if same => return message!("reason-header-alias"),
            Strength::Equal(0, _) => return message!("reason-header-alias-like", known),
            Strength::Equal(..) => return message!("reason-header-part", known),
            Strength::Like(Likeness::Within) if same => return message!("reason-header-usual"),
            Strength::Like(Likeness::SameWords) => "same-words",
            Strength::Like(Likeness::Qualified) => "qualified",
            Strength::Like(Likeness::Spelling) => "spelling",
            Strength::Like(Likeness::Numbered) => "numbered",
            Strength::Like(Likeness::Within) => "within",
            Strength::Like(Likeness::Piece) => "part",
        };
        message!("reason-header-like", how = keyword(how), known)
    }
}

/// Whether a header names the part of an organization that a user works in.
pub(super) fn is_unit(header: &str) -> bool {
    static UNITS: LazyLock<WordMap> =
        LazyLock::new(|| WordMap::set(every(|words| &words.headers.units)));
    UNITS.contains(&header::key(header))
}
