//! Mailboxes that a team or a task has, and no single person.

use std::sync::LazyLock;

use crate::values::lexicon::{WordMap, every};

/// What a part of the text before the `@` can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Task,
    /// A task, or a name of a person.
    AlsoName,
}

struct Parts {
    tasks: WordMap<Part>,
    not: WordMap,
    reply: WordMap,
}

static PARTS: LazyLock<Parts> = LazyLock::new(|| {
    let tasks = every(|words| &words.mailboxes.tasks).map(|word| (word, Part::Task));
    let also = every(|words| &words.mailboxes.also_names).map(|word| (word, Part::AlsoName));
    Parts {
        tasks: WordMap::of(tasks.chain(also)),
        not: WordMap::set(every(|words| &words.mailboxes.not)),
        reply: WordMap::set(every(|words| &words.mailboxes.reply)),
    }
});

/// Whether the text before the `@` is the name of a team or a task: `info`, `hr.team`, `support-berlin`, `info2`.
#[must_use]
pub fn is_shared(local: &str) -> bool {
    let Parts { tasks, not, reply } = &*PARTS;
    let is_mark = |byte: u8| matches!(byte, b'.' | b'-' | b'_' | b'+');
    let end = local.bytes().position(is_mark).unwrap_or(local.len());
    let first = without_digits(&local[..end]);
    // Most addresses are told to be none of these by their first part.
    let kind = tasks.get(first);
    if kind.is_none() && first.len() > 2 {
        return false;
    }
    let is_task = kind == Some(Part::Task);
    let mut last = first;
    let (mut alone, mut only_tasks, mut no_reply) = (true, true, not.contains(first));
    let parts = local[end..].split(['.', '-', '_', '+']);
    for part in parts.map(without_digits).filter(|part| !part.is_empty()) {
        alone = false;
        only_tasks &= part.len() <= 2 || tasks.contains(part);
        no_reply &= not.contains(part) || reply.contains(part);
        last = part;
    }
    // `jo.sales` may be a person; `info.sales` is not.
    let ends_with_task = match tasks.get(last) {
        Some(Part::Task) => true,
        Some(Part::AlsoName) => kind.is_some(),
        None => false,
    };
    is_task
        || kind.is_some() && only_tasks
        || !alone && only_tasks && ends_with_task
        || no_reply && reply.contains(last)
}

/// A part without digits around it: `info2` is one of several.
fn without_digits(part: &str) -> &str {
    part.trim_matches(|letter: char| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_shared;

    #[test]
    fn mailboxes_of_teams_are_known() {
        for local in [
            "info",
            "INFO",
            "info-de",
            "info2",
            "info.desk",
            "hr",
            "hr.team",
            "hr-de",
            "de.info",
            "it-support",
            "support-berlin",
            "empfang",
            "reception",
            "sales",
            "sales.de",
            "no-reply",
            "noreply",
            "do.not.reply",
            "team1",
            "2info",
            "information.",
        ] {
            assert!(is_shared(local), "{local}");
        }
        for local in [
            "anna",
            "anna.berg",
            "a.berg",
            "ana.sales",
            "jo.sales",
            "hr.meier",
            "post.anna",
            "team.noord.anna",
            "infos",
            "no",
            "reply",
            "",
            "-",
            "42",
            "max.info",
            "\u{e4}.info\u{e9}",
        ] {
            assert!(!is_shared(local), "{local}");
        }
    }
}
