//! The last lines of a report: what it comes to, and what to do next.

use crate::check::NotChecked;
use crate::finding::Severity;
use crate::messages::Message;
use crate::report::format::Page;
use crate::report::numbers::{counted, grouped};
use crate::report::text::lines::{padded, width_of, wrapped};
use crate::report::validation::{NextStep, Validation};

/// A domain at which fewer of a hundred users are is not suggested as one of the organization.
const SHARE: u64 = 5;

/// The most domains that are suggested.
const DOMAINS: usize = 3;

/// What it comes to, on one line.
pub(in crate::report) fn short(report: &Validation<'_>) -> String {
    let file = match report.file {
        "-" => "standard input",
        file => file,
    };
    let file = crate::report::escape::escape_control_chars(file);
    let (errors, warnings) = counts(report);
    let counts = format!(
        "{}, {}",
        counted(errors, "error"),
        counted(warnings, "warning")
    );
    match (errors, warnings) {
        (0, 0) => format!("{file}: no problems found"),
        (0, _) => format!("{file}: no errors ({})", counted(warnings, "warning")),
        _ => format!("{file}: {} ({counts})", need_work(report)),
    }
}

fn counts(report: &Validation<'_>) -> (u64, u64) {
    let count = |severity| report.count(severity) as u64;
    (count(Severity::Error), count(Severity::Warning))
}

/// How much of the file needs work.
fn need_work(report: &Validation<'_>) -> String {
    let users = report.checked.users;
    let failed = report.checked.failed.len() as u64;
    if !report.missing.is_empty() {
        return "required columns are missing".into();
    }
    if report.error_of_file().is_some() {
        return "the file as a whole cannot be imported".into();
    }
    let need = if failed == 1 { "needs" } else { "need" };
    let noun = if users == 1 { "user" } else { "users" };
    format!(
        "{} of {} {noun} {need} work",
        grouped(failed),
        grouped(users)
    )
}

/// The verdict. `is_short`: whether the report is so short that it says the numbers of errors and warnings nowhere else.
pub(super) fn verdict(report: &Validation<'_>, page: Page, is_short: bool) -> String {
    let (errors, warnings) = counts(report);
    let (is_good, text) = if !report.missing.is_empty() {
        (
            false,
            "nothing can be checked before this is settled".into(),
        )
    } else if errors == 0 && warnings == 0 {
        (true, "no problems found".to_owned())
    } else if errors == 0 {
        let warnings = counted(warnings, "warning");
        (
            true,
            format!("no errors, {warnings}: all users can be imported"),
        )
    } else if report.error_of_file().is_some() {
        let text = "the file as a whole cannot be imported until this is fixed";
        (false, text.to_owned())
    } else if is_short {
        let mut numbers = counted(errors, "error");
        if warnings > 0 {
            numbers = format!("{numbers}, {}", counted(warnings, "warning"));
        }
        (false, format!("{}: {numbers}", need_work(report)))
    } else {
        let valid = match report.valid() {
            0 => String::new(),
            valid => format!("; {} can be imported", grouped(valid)),
        };
        (false, format!("{}{valid}", need_work(report)))
    };
    let (mark, code) = if is_good {
        ("✓", "1;32")
    } else {
        ("✗", "1;31")
    };
    let text = wrapped(&format!("{mark} {text}"), page.style.width.into());
    page.style.painted(code, &text)
}

/// What to do next, numbered where there are several things. A command is never broken.
pub(super) fn steps(steps: &[NextStep], page: Page) -> Vec<String> {
    let widest = steps.iter().map(|step| width_of(&step.what)).max();
    let widest = widest.unwrap_or(0);
    let number = |number: usize| match steps.len() {
        1 => "  ".to_owned(),
        _ => format!("  {}  ", number + 1),
    };
    let commands = steps.iter().map(|step| width_of(&step.command)).max();
    let indent = width_of(&number(0));
    let is_beside = indent + widest + 3 + commands.unwrap_or(0) <= page.style.width.into();
    let mut lines = Vec::new();
    for (place, step) in steps.iter().enumerate() {
        let number = number(place);
        if is_beside {
            let what = padded(&step.what, widest);
            lines.push(format!("{number}{what}   {}", step.command));
        } else {
            lines.push(format!("{number}{}", step.what));
            lines.push(format!("{}  {}", " ".repeat(indent), step.command));
        }
    }
    lines
}

/// What was not checked: on one line, or with the reasons.
pub(super) fn not_checked(report: &Validation<'_>, page: Page) -> Vec<String> {
    let missed = &report.checked.not_checked;
    let width = usize::from(page.style.width);
    let mut lines = Vec::new();
    if page.detail.is_verbose {
        lines.extend(reasons(missed, page));
    } else if !missed.is_empty() {
        let mut rules: Vec<&str> = missed.iter().map(|missed| missed.rule).collect();
        rules.dedup();
        let checks = counted(rules.len() as u64, "check");
        lines.push(format!("{checks} skipped: --verbose says which and why"));
    }
    lines.extend(domains(report));
    let indented = lines.iter().map(|line| {
        let line = wrapped(line, width.saturating_sub(2));
        format!("  {}", line.replace('\n', "\n  "))
    });
    indented.collect()
}

/// What was not checked, rules with one reason on one line.
fn reasons(missed: &[NotChecked], page: Page) -> Vec<String> {
    let mut reasons: Vec<(Vec<&str>, &Message)> = Vec::new();
    for NotChecked { rule, reason } in missed {
        match reasons.iter_mut().find(|(_, known)| *known == reason) {
            Some((rules, _)) => rules.push(rule),
            None => reasons.push((vec![rule], reason)),
        }
    }
    let line = |(rules, reason): &(Vec<&str>, &Message)| {
        let reason = page.message(reason);
        format!("skipped: {}: {reason}", rules.join(", "))
    };
    reasons.iter().map(line).collect()
}

/// The domains that the file itself suggests, where the mapping lists none and could.
fn domains(report: &Validation<'_>) -> Option<String> {
    const KEY: &str = "domains";
    let task = report.task;
    let is_given = task.mapping.org.given().any(|key| key == KEY);
    if is_given || !task.profile.org.iter().any(|key| key == KEY) {
        return None;
    }
    let domains = report.rows.domains(report.checked.users)?;
    let is_own = |(_, count): &&(String, u64)| count * 100 >= domains.users * SHARE;
    let own: Vec<&(String, u64)> = domains.counts.iter().filter(is_own).collect();
    if own.is_empty() || own.len() > DOMAINS {
        return None;
    }
    let users: u64 = own.iter().map(|(_, count)| count).sum();
    let among = match (domains.is_all, users == domains.users) {
        (true, true) => format!("all {}", grouped(users)),
        (true, false) => format!("{} of {}", grouped(users), grouped(domains.users)),
        (false, _) => "most".to_owned(),
    };
    let names: Vec<&str> = own.iter().map(|(name, _)| name.as_str()).collect();
    let at = names.join(" or ");
    let flag = names.join(",");
    Some(format!(
        "{among} addresses are at {at}; to check: `--org domains={flag}`"
    ))
}
