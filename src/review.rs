//! The screen on which a person corrects a list: it changes cells and asks the engine again, nothing else.

pub mod changes_file;
pub mod editor;
pub mod edits;
pub mod error;
pub mod foresight;
pub mod history;
pub mod key;
mod last_check;
pub mod list;
pub mod patched;
pub mod problems;
pub mod replay;
pub mod state;
pub mod terminal;
pub mod update;
pub mod verdict;
pub mod view;
pub mod writable;

pub use error::Error;
