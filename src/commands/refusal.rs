//! What is shown where a file has errors for which it is refused: the same as `enroll validate` shows.

use crate::commands::Error;
use crate::commands::outputs::{self, Stream};
use crate::commands::session::Session;
use crate::commands::show_values::ShowArgs;
use crate::report::{self, Format, Validation};

/// Prints what was found.
pub(super) fn print(
    report: &Validation<'_>,
    format: &dyn Format,
    show: ShowArgs,
    session: &Session,
) -> Result<(), Error> {
    let page = session.page(show, report.task.language());
    outputs::show(Stream::Stdout, |output| {
        report::write(format, report, page, output)
    })
}
