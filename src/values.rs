//! How each kind of value is recognized, normalized and compared, and the words of all languages by which that is done.
//!
//! One question has one answer here. Sniffing a file, suggesting a mapping and the rules ask the same function what a text
//! looks like (`kind`), what is wrong with it (`fault` or `read`), and which form of it is compared.

pub mod boolean;
pub mod control_chars;
pub mod csv_syntax;
pub mod date;
pub mod digits;
pub mod domain;
pub mod email;
pub mod escaped;
pub mod file_domains;
pub mod footer;
pub mod formula;
pub mod garbled;
pub mod id;
pub mod language;
pub mod lexicon;
pub mod list_notation;
pub mod mailbox;
pub mod name_in_address;
pub mod path;
pub mod pattern;
pub mod person_name;
pub mod phone;
pub mod placeholder;
pub mod reach;
pub mod similarity;
pub mod total;
pub mod type_name;

/// How sure it is that a text is a value of some kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// It looks like one, and could be something else.
    Likely,
    /// It looks like one and like nothing else.
    Sure,
}

/// What was meant by a faulty value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// Nothing else can have been meant: safe to write without asking.
    Sure(String),
    /// A person should look at it first.
    Likely(String),
}

impl Correction {
    /// The corrected value.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Sure(text) | Self::Likely(text) => text,
        }
    }
}

/// A faulty value: why it is faulty, and what was meant, if that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faulty<F> {
    /// Why it is faulty.
    pub fault: F,
    /// What was meant.
    pub correction: Option<Correction>,
}

impl<F> From<F> for Faulty<F> {
    fn from(fault: F) -> Self {
        Self {
            fault,
            correction: None,
        }
    }
}

impl<F> Faulty<F> {
    /// Adds what can only have been meant.
    fn surely(self, text: impl Into<String>) -> Self {
        Self {
            correction: Some(Correction::Sure(text.into())),
            ..self
        }
    }

    /// Adds what was probably meant.
    fn likely(self, text: impl Into<String>) -> Self {
        Self {
            correction: Some(Correction::Likely(text.into())),
            ..self
        }
    }
}
