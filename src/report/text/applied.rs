//! What carrying out a plan came to, for people: in words as target systems say it.

use std::io::{self, Write};

use crate::plan::options::word;
use crate::report::applied::Applied;
use crate::report::escape::escape_control_chars;
use crate::report::format::Page;
use crate::report::numbers::grouped;
use crate::report::text::lines::wrapped;

/// How many addresses of linked accounts are listed in words.
const LISTED: usize = 100;

/// Writes what it came to.
pub(super) fn write(applied: &Applied<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let counts = applied.plan.counts;
    writeln!(output, "done: {}", escape_control_chars(applied.current))?;
    for (what, count) in [
        ("uploaded", applied.uploaded()),
        ("created", counts.create),
        ("updated", counts.update),
        ("unchanged", counts.unchanged),
        ("archived", counts.archive),
        ("deleted", counts.delete),
        ("skipped", counts.skipped),
        ("failed", counts.failed),
    ] {
        if applied.plan.is_undo() && what == "uploaded" {
            continue;
        }
        writeln!(output, "  {what:<10} {:>9}", grouped(count))?;
    }
    let Some(linked) = applied.plan.options.linked else {
        return Ok(());
    };
    let addresses = applied
        .with_linked_accounts()
        .map(|change| applied.address(&change));
    let all: Vec<&str> = addresses.collect();
    if all.is_empty() {
        return Ok(());
    }
    let line = format!(
        "linked accounts: {}; {} asks for that separately, for",
        word(&linked),
        applied.profile.display_name()
    );
    writeln!(output, "{}", wrapped(&line, page.style.width.into()))?;
    for address in all.iter().take(LISTED) {
        writeln!(output, "  {}", page.show(address))?;
    }
    match all.len().saturating_sub(LISTED) {
        0 => Ok(()),
        more => writeln!(
            output,
            "  … and {} more; `--report json=FILE` lists all",
            grouped(more as u64)
        ),
    }
}
