//! The last lines of a report: what it comes to, and what to do next.

use crate::check::NotChecked;
use crate::finding::Severity;
use crate::messages::{Fact, Message, any_of, count, message, text};
use crate::report::format::Page;
use crate::report::text::lines::{broken, padded, width_of, wrapped};
use crate::report::validation::{NextStep, Validation};

/// A domain at which fewer of a hundred users are is not suggested as one of the organization.
const SHARE: u64 = 5;

/// The most domains that are suggested.
const DOMAINS: usize = 3;

/// What it comes to, on one line.
pub(in crate::report) fn short(report: &Validation<'_>, page: Page) -> String {
    let file = match report.file {
        "-" => Fact::from(message!("report-standard-input")),
        file => text(file),
    };
    let (errors, warnings) = counts(report);
    page.message(&match (errors, warnings) {
        (0, 0) => message!(
            "report-verdict-with-counts",
            what = file,
            counts = message!("report-verdict-clean")
        ),
        (0, _) => message!(
            "report-verdict-with-counts",
            what = file,
            counts = message!("report-verdict-warnings", warnings = count(warnings))
        ),
        _ => message!(
            "report-verdict-with-counts-short",
            file,
            what = need_work(report),
            counts = message!(
                "report-verdict-errors-and-warnings",
                errors = count(errors),
                warnings = count(warnings)
            )
        ),
    })
}

fn counts(report: &Validation<'_>) -> (u64, u64) {
    let count = |severity| report.count(severity) as u64;
    (count(Severity::Error), count(Severity::Warning))
}

/// How much of the file needs work.
fn need_work(report: &Validation<'_>) -> Message {
    let users = report.checked.users;
    let failed = report.checked.failed.len() as u64;
    if !report.missing.is_empty() {
        return message!("report-verdict-without-columns");
    }
    if report.error_of_file().is_some() {
        return message!("report-verdict-whole-file");
    }
    message!(
        "report-verdict-need-work",
        failed = count(failed),
        users = count(users)
    )
}

/// The verdict. `is_short`: whether the report is so short that it says the numbers of errors and warnings nowhere else.
pub(super) fn verdict(report: &Validation<'_>, page: Page, is_short: bool) -> String {
    let (errors, warnings) = counts(report);
    let (is_good, text) = if !report.missing.is_empty() {
        (false, message!("report-verdict-nothing-checked"))
    } else if errors == 0 && warnings == 0 {
        (true, message!("report-verdict-clean"))
    } else if errors == 0 {
        let warnings = count(warnings);
        (true, message!("report-verdict-warnings-only", warnings))
    } else if report.error_of_file().is_some() {
        (false, message!("report-verdict-whole-file-until-fixed"))
    } else if is_short {
        let errors = count(errors);
        let counts = if warnings == 0 {
            message!("report-verdict-errors", errors)
        } else {
            let warnings = count(warnings);
            message!("report-verdict-errors-and-warnings", errors, warnings)
        };
        let what = need_work(report);
        (false, message!("report-verdict-with-counts", what, counts))
    } else {
        let what = need_work(report);
        let verdict = match report.valid() {
            0 => what,
            valid => message!("report-verdict-some-valid", what, valid = count(valid)),
        };
        (false, verdict)
    };
    let text = page.message(&text);
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
    let whats: Vec<String> = steps.iter().map(|step| page.message(&step.what)).collect();
    let widest = whats.iter().map(|what| width_of(what)).max();
    let widest = widest.unwrap_or(0);
    let number = |number: usize| match steps.len() {
        1 => "  ".to_owned(),
        _ => format!("  {}  ", number + 1),
    };
    let commands = steps.iter().map(|step| width_of(&step.command)).max();
    let indent = width_of(&number(0));
    let is_beside = indent + widest + 3 + commands.unwrap_or(0) <= page.style.width.into();
    let mut lines = Vec::new();
    for (place, (step, what)) in steps.iter().zip(&whats).enumerate() {
        let number = number(place);
        if is_beside {
            let what = padded(what, widest);
            lines.push(format!("{number}{what}   {}", step.command));
        } else {
            let width = usize::from(page.style.width).saturating_sub(indent);
            let what = broken(what, width, width).join(&format!("\n{}", " ".repeat(indent)));
            lines.push(format!("{number}{what}"));
            lines.push(format!("{}  {}", " ".repeat(indent), step.command));
        }
    }
    lines
}

/// What was not checked: on one line, or with the reasons.
pub(super) fn not_checked(report: &Validation<'_>, page: Page) -> Vec<String> {
    let width = usize::from(page.style.width);
    let missed: Vec<&NotChecked> = report.checked.not_checked.iter().collect();
    // That there is more than what is listed is said in any case.
    let said = |missed: &NotChecked| format!("{}: {}", missed.rule, page.message(&missed.reason));
    let unkept = NotChecked::unkept(&report.checked.findings);
    let mut lines: Vec<String> = unkept.iter().map(said).collect();
    if page.detail.is_verbose {
        lines.extend(reasons(&missed, page));
    } else if !missed.is_empty() {
        let mut rules: Vec<&str> = missed.iter().map(|missed| missed.rule).collect();
        rules.dedup();
        let count = count(rules.len() as u64);
        lines.push(page.message(&message!("report-checks-skipped", count)));
    }
    lines.extend(domains(report).map(|domains| page.message(&domains)));
    let indented = lines.iter().map(|line| {
        let line = wrapped(line, width.saturating_sub(2));
        format!("  {}", line.replace('\n', "\n  "))
    });
    indented.collect()
}

/// What was not checked, rules with one reason on one line.
fn reasons(missed: &[&NotChecked], page: Page) -> Vec<String> {
    let mut reasons: Vec<(Vec<&str>, &Message)> = Vec::new();
    for NotChecked { rule, reason } in missed {
        match reasons.iter_mut().find(|(_, known)| *known == reason) {
            Some((rules, _)) => rules.push(rule),
            None => reasons.push((vec![rule], reason)),
        }
    }
    let line = |(rules, reason): &(Vec<&str>, &Message)| {
        let rules = text(rules.join(", "));
        let reason = (*reason).clone();
        page.message(&message!("report-skipped-checks", rules, reason))
    };
    reasons.iter().map(line).collect()
}

/// The domains that the file itself suggests, where the mapping lists none and could.
fn domains(report: &Validation<'_>) -> Option<Message> {
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
    let names: Vec<&str> = own.iter().map(|(name, _)| name.as_str()).collect();
    let flag = text(names.join(","));
    let at = any_of(names.into_iter().map(text));
    let all = count(domains.users);
    let is_said_of_all = users == domains.users;
    let users = count(users);
    Some(match (domains.is_all, is_said_of_all) {
        (true, true) => message!("report-domains-all", users, domains = at, flag),
        (true, false) => message!("report-domains-some", users, all, domains = at, flag),
        (false, _) => message!("report-domains-most", domains = at, flag),
    })
}
