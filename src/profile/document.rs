//! A TOML file whose errors say where and what was probably meant.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use crate::values::similarity::did_you_mean;

/// The text of a TOML file and the name to call it by in errors.
#[derive(Debug, Clone)]
pub struct Document {
    origin: String,
    text: String,
}

impl Document {
    /// Reads a file.
    ///
    /// # Errors
    /// When the file cannot be read or is not UTF-8.
    pub fn read(path: &Path) -> Result<Self, Error> {
        match read_text(path) {
            Ok(text) => Ok(Self {
                origin: path.display().to_string(),
                text,
            }),
            Err(source) => Err(Error::Read {
                path: path.to_owned(),
                source,
            }),
        }
    }

    /// Takes a text that is already in memory.
    #[must_use]
    pub fn built_in(origin: &str, text: &str) -> Self {
        Self {
            origin: origin.to_owned(),
            text: text.to_owned(),
        }
    }

    /// The name of the file, as it was given.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The text itself.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Reads the text as a value.
    ///
    /// # Errors
    /// When it is not TOML or has keys or values that `T` does not know.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, Error> {
        toml::from_str(&self.text).map_err(|error| self.error(&error))
    }

    /// Reads the text as changes to another one: tables are merged, everything else is replaced.
    ///
    /// # Errors
    /// When either is not TOML or the result has keys or values that `T` does not know.
    pub fn over<T: DeserializeOwned>(&self, base: &str) -> Result<T, Error> {
        let mut table: toml::Table = toml::from_str(base).map_err(|error| self.error(&error))?;
        merge(&mut table, self.parse()?);
        table.remove("extends");
        table.try_into().map_err(|error| self.error(&error))
    }

    fn error(&self, error: &toml::de::Error) -> Error {
        let start = error
            .span()
            .map_or(0, |span| span.start)
            .min(self.text.len());
        let before = &self.text[..start];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let (message, hint) = reworded(error.message());
        Error::Toml {
            origin: self.origin.clone(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            message,
            hint,
        }
    }
}

/// How long a file may be that a person or a program writes for us, such as a profile.
const MOST_BYTES: u64 = 64 << 20;

/// Reads a text that a person or a program wrote for us. A device may never end, so a text that is too long is refused.
///
/// # Errors
/// When it cannot be read, is longer than 64 MiB or is not UTF-8.
pub fn read_text(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    let file = File::open(path)?;
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        let why = "it has more than 64 MiB";
        return Err(io::Error::new(io::ErrorKind::InvalidData, why));
    }
    String::from_utf8(bytes).map_err(|_| {
        let why = "stream did not contain valid UTF-8";
        io::Error::new(io::ErrorKind::InvalidData, why)
    })
}

/// Puts the keys of `changes` into `base`, table by table.
fn merge(base: &mut toml::Table, changes: toml::Table) {
    if changes.contains_key("headers") {
        // Which of them is in which language was said of the list that goes.
        base.remove("header_in");
    }
    for (key, change) in changes {
        match (base.get_mut(&key), change) {
            (Some(toml::Value::Table(old)), toml::Value::Table(new)) => merge(old, new),
            (_, change) => {
                base.insert(key, change);
            }
        }
    }
}

/// Serde's words for an unknown key, put as a person would, with the key that was probably meant.
///
/// Serde gives the key and its candidates only inside the message, in backticks.
fn reworded(message: &str) -> (String, Option<String>) {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let kind = if message.starts_with("unknown field") {
        "key"
    } else if message.starts_with("unknown variant") {
        "value"
    } else {
        return (message.trim_end().replace('\n', ", "), None);
    };
    let Some(found) = quoted.next() else {
        return (message.to_owned(), None);
    };
    let candidates: Vec<&str> = quoted.collect();
    let hint = match did_you_mean(found, candidates.iter().copied()) {
        Some(close) => format!("did you mean `{close}`?"),
        None => format!("known here: {}", candidates.join(", ")),
    };
    (format!("unknown {kind} `{found}`"), Some(hint))
}

/// Why a TOML file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It cannot be read.
    #[error("cannot read `{path}`: {source}", path = .path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It is not what it should be.
    #[error("`{origin}` line {line}, column {column}: {message}")]
    Toml {
        /// The file.
        origin: String,
        /// Counted from 1.
        line: usize,
        /// In characters, counted from 1.
        column: usize,
        /// What is wrong there.
        message: String,
        /// What was probably meant.
        hint: Option<String>,
    },
}

impl Error {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Read { .. } => Some("check the path".into()),
            Self::Toml { hint, .. } => hint.clone(),
        }
    }
}
