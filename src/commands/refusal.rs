//! What is shown where a file has errors that let nobody in: the same as `enroll validate` shows.

use std::io::{self, IsTerminal};
use std::path::Path;

use crate::commands::Error;
use crate::commands::outputs;
use crate::commands::planning::Checking;
use crate::commands::showing::ShowArgs;
use crate::report::masking::ShowValues;
use crate::report::terminal::{self, Style};
use crate::report::{Compared, json};

/// Prints what was found.
pub(super) fn print(
    checking: &Checking,
    file: &Path,
    as_json: bool,
    show: ShowArgs,
    style: Style,
) -> Result<(), Error> {
    let name = file.display().to_string();
    let compared = Compared {
        with: checking.current().name.clone(),
        users: checking.current().users.len() as u64,
    };
    let report = checking.report(&name, Some(&compared));
    if as_json {
        let values = show.values(ShowValues::Full);
        return outputs::to_stdout(|output| json::write(&report, values, output));
    }
    let usual = if io::stdout().is_terminal() {
        ShowValues::Full
    } else {
        ShowValues::Masked
    };
    outputs::to_stdout(|output| terminal::write(&report, show.values(usual), style, output))
}
