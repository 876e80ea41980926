//! What carrying out a plan came to, for people: in words as target systems say it.

use std::io::{self, Write};

use crate::profile::operation::Linked;
use crate::report::applied::Applied;
use crate::report::escape::escape_control_chars;
use crate::report::format::Page;
use crate::report::numbers::{counted, grouped};
use crate::report::text::lines::wrapped;

/// How many addresses of linked accounts are listed in words.
const LISTED: usize = 100;

/// Writes what it came to.
pub(super) fn write(applied: &Applied<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let counts = applied.plan.counts;
    let width = usize::from(page.style.width);
    let current = escape_control_chars(applied.current);
    let mut words = Vec::new();
    if !applied.plan.is_undo() {
        words.push(format!("{} read", counted(applied.read(), "row")));
    }
    let done = [
        ("created", counts.create),
        ("updated", counts.update),
        ("unchanged", counts.unchanged),
        ("archived", counts.archive),
        ("deleted", counts.delete),
        ("skipped", counts.skipped),
        ("failed", counts.failed),
    ];
    let done = done.into_iter().filter(|(_, count)| *count > 0);
    words.extend(done.map(|(what, count)| format!("{} {what}", grouped(count))));
    let line = wrapped(&format!("✓ updated {current}: {}", words.join(", ")), width);
    writeln!(output, "{}", page.style.painted("1;32", &line))?;
    let target = applied.profile.display_name();
    let line = format!("  only this file was changed; {target} was not contacted");
    writeln!(output, "{line}")?;
    if page.detail.is_short {
        return Ok(());
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
    if linked == Linked::Keep {
        return Ok(());
    }
    let line = format!(
        "delete the linked accounts of these users in {target} as well, which asks separately:"
    );
    writeln!(output, "{}", wrapped(&line, width))?;
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
