//! What holds for a whole run, whatever the command: the command line, the threads, and who reads what is shown.

use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;

use crate::commands::invocation::Invocation;
use crate::commands::outputs::Stream;
use crate::commands::show_values::ShowArgs;
use crate::messages::Language;
use crate::report::{Format, Page, ShowValues, Style};

/// What holds for a whole run.
#[derive(Debug, Clone)]
pub struct Session {
    /// The command line.
    pub invocation: Invocation,
    /// How many threads work.
    pub threads: NonZeroUsize,
    /// What a terminal can show.
    pub style: Style,
    stdout_is_terminal: bool,
    stderr_is_terminal: bool,
}

impl Session {
    /// A run with a thread for each core.
    #[must_use]
    pub fn new(invocation: Invocation, style: Style) -> Self {
        Self {
            invocation,
            threads: std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
            style,
            stdout_is_terminal: io::stdout().is_terminal(),
            stderr_is_terminal: io::stderr().is_terminal(),
        }
    }

    /// How much of each value is shown on a stream: as the flag says, else in full to a person and masked otherwise.
    #[must_use]
    pub fn values(&self, show: ShowArgs, stream: Stream) -> ShowValues {
        let to_a_person = match stream {
            Stream::Stdout => self.stdout_is_terminal,
            Stream::Stderr => self.stderr_is_terminal,
        };
        let usual = if to_a_person {
            ShowValues::Full
        } else {
            ShowValues::Masked
        };
        show.show_values.unwrap_or(usual)
    }

    /// Whether standard output is a terminal.
    #[must_use]
    pub fn shows_on_terminal(&self) -> bool {
        self.stdout_is_terminal
    }

    /// The page that a report is written on: programs get values in full unless the flag says otherwise.
    #[must_use]
    pub fn page(&self, format: &dyn Format, show: ShowArgs, stream: Stream) -> Page {
        let values = match show.show_values {
            None if format.is_for_programs() => ShowValues::Full,
            _ => self.values(show, stream),
        };
        Page {
            values,
            language: Language::default(),
            style: self.style,
        }
    }
}
