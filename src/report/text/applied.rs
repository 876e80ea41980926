//! What carrying out a plan came to, for people: in words as target systems say it.

use std::io::{self, Write};

use crate::messages::{Fact, Message, count, message, text};
use crate::profile::operation::Linked;
use crate::report::applied::Applied;
use crate::report::format::Page;
use crate::report::text::lines::wrapped;

/// How many addresses of linked accounts are listed in words.
const LISTED: usize = 100;

/// Writes what it came to.
pub(super) fn write(applied: &Applied<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let counts = applied.plan.counts;
    let width = usize::from(page.style.width);
    let mut words = Vec::new();
    if !applied.plan.is_undo() {
        let rows = count(applied.read());
        words.push(page.message(&message!("report-applied-read", rows)));
    }
    let said = |number: u64, what: fn(Fact) -> Message| {
        (number > 0).then(|| page.message(&what(count(number))))
    };
    let done = [
        said(counts.create, |count| {
            message!("report-applied-created", count)
        }),
        said(counts.update, |count| {
            message!("report-applied-updated", count)
        }),
        said(counts.unchanged, |count| {
            message!("report-applied-unchanged", count)
        }),
        said(counts.archive, |count| {
            message!("report-applied-archived", count)
        }),
        said(counts.delete, |count| {
            message!("report-applied-deleted", count)
        }),
        said(counts.skipped, |count| {
            message!("report-applied-skipped", count)
        }),
        said(counts.failed, |count| {
            message!("report-applied-failed", count)
        }),
    ];
    words.extend(done.into_iter().flatten());
    let (file, done) = (text(applied.current), text(words.join(", ")));
    let line = page.message(&message!("report-applied", file, counts = done));
    let line = wrapped(&format!("✓ {line}"), width);
    writeln!(output, "{}", page.style.painted("1;32", &line))?;
    let target = || text(applied.profile.display_name());
    let line = message!("report-applied-only-this-file", target = target());
    let line = wrapped(&page.message(&line), width.saturating_sub(2));
    writeln!(output, "  {}", line.replace('\n', "\n  "))?;
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
    let line = message!("report-applied-linked", target = target());
    writeln!(output, "{}", wrapped(&page.message(&line), width))?;
    for address in all.iter().take(LISTED) {
        writeln!(output, "  {}", page.show(address))?;
    }
    match all.len().saturating_sub(LISTED) {
        0 => Ok(()),
        more => {
            let more = message!("report-applied-more", count = count(more as u64));
            writeln!(output, "  … {}", page.message(&more))
        }
    }
}
