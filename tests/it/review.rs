//! `enroll review`: a list is corrected on one screen.

/// A screen without a terminal: keys in, a state out.
mod desk;
/// One key after the other.
mod keys;
/// What is said after a change is what a full check says.
mod rechecked;
/// The command without a screen: `--replay`, and what is refused.
mod replayed;
/// What the screen looks like.
mod screens;
/// Whole sessions in a terminal.
#[cfg(unix)]
mod sessions;
/// Lists that are workbooks, and stay what they are.
pub(crate) mod workbooks;
/// Whatever is edited, undone and redone: what is written differs in exactly these cells.
mod written;
