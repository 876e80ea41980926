//! What holds for a whole run, whatever the command: the command line, the threads, and who reads what is shown.

use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;

use crate::commands::invocation::Invocation;
use crate::commands::show_values::ShowArgs;
use crate::messages::Language;
use crate::report::{Page, ShowValues, Style};

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
    on_build_server: bool,
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
            on_build_server: is_build_server(),
        }
    }

    /// How much of each value is shown on standard output and standard error: as the flag says, else in full, and masked on
    /// a build server, whose logs are public.
    #[must_use]
    pub fn values(&self, show: ShowArgs) -> ShowValues {
        let usual = if self.on_build_server {
            ShowValues::Masked
        } else {
            ShowValues::Full
        };
        show.show_values.unwrap_or(usual)
    }

    /// Whether standard output is a terminal.
    #[must_use]
    pub fn shows_on_terminal(&self) -> bool {
        self.stdout_is_terminal
    }

    /// The page that a report is written on.
    #[must_use]
    pub fn page(&self, show: ShowArgs, language: Language) -> Page {
        Page {
            values: self.values(show),
            language,
            style: self.style,
            detail: show.detail.detail(),
        }
    }
}

/// Variables by which a build server is known.
const BUILD_SERVERS: [&str; 5] = [
    "CI",
    "TF_BUILD",
    "JENKINS_URL",
    "TEAMCITY_VERSION",
    "BUILDKITE",
];

/// Whether the program runs on a build server, as the environment says.
fn is_build_server() -> bool {
    BUILD_SERVERS.iter().any(|name| {
        let value = std::env::var_os(name).unwrap_or_default();
        !value.is_empty() && value != "false" && value != "0"
    })
}
