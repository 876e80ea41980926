//! What the owner of the spreadsheet reads: each sentence is an entry of a catalog, one file per language.
//!
//! A rule names an entry and gives the facts for its slots; the sentence is written when it is shown, in the language of the
//! reader:
//!
//! ```ftl
//! value-too-long = has { $length } characters, { $limit } are allowed
//! ```
//!
//! ```text
//! message!("value-too-long", length, limit = field.max_length)
//! ```
//!
//! The compiler looks the name and the slots up in `messages/en.ftl`, so a misspelt one does not build.

mod catalog;
mod entry;
mod error;
mod fact;
mod language;
mod own;
mod pattern;
mod read;
mod write;

pub use catalog::Catalog;
pub use entry::MessageId;
pub use error::CatalogError;
pub use fact::{Fact, List, Message, all_of, any_of, count, keyword, text, translated, value};
pub use language::Language;
pub use own::{OWN_SENTENCE, OwnPiece, Translations, own_pieces};
pub use write::{Problem, Remedy, ShowValue, in_full};

pub(crate) use entry::entry;
pub(crate) use fact::message;
