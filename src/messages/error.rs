//! What can be wrong with a catalog file.

/// Something wrong with a catalog file.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("src/messages/{language}.ftl:{line}: {fault}")]
pub struct CatalogError {
    pub(super) language: &'static str,
    /// The line in which the entry begins, from 1; the end of the file for an entry that is missing.
    pub(super) line: usize,
    pub(super) fault: Fault,
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    #[error("{0}")]
    Syntax(String),
    #[error("`{entry}` uses {what}, which this catalog does not")]
    Unsupported { entry: String, what: &'static str },
    #[error("`{0}` has no sentence")]
    NoSentence(String),
    #[error("`{0}` is there twice")]
    Twice(String),
    #[error("`{0}` is missing")]
    Missing(&'static str),
    #[error("`{0}` is not in en.ftl")]
    Unknown(String),
    #[error("`{0}` has a `$` outside of braces; a slot is written `{{ $slot }}`")]
    Dollar(String),
    #[error(
        "`{entry}` has no slot `${slot}`; it has {slots:?}, a remedy also $count, $field, $header and $value"
    )]
    NoSlot {
        entry: String,
        slot: String,
        slots: Vec<&'static str>,
    },
    #[error("`{entry}` does not use the slot `${slot}`, which English does")]
    Unused { entry: String, slot: &'static str },
    #[error("`{entry}` refers to `{other}`, which is no entry")]
    NoReference { entry: String, other: String },
    #[error(
        "`{entry}` has the plural forms {found:?} of `${slot}`, and the language has {expected:?}"
    )]
    Plurals {
        entry: String,
        slot: String,
        found: Vec<&'static str>,
        expected: Vec<&'static str>,
    },
}
