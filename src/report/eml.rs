//! A mail about the outcome of a run, ready for `sendmail -t`, with the users that failed attached.

use std::io::{self, Write};

use mail_builder::headers::HeaderType;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::text::Text;
use mail_builder::mime::{BodyPart, MimePart};

use crate::finding::Severity;
use crate::mapping::org::OrgSettings;
use crate::messages::{Message, message, text};
use crate::report::annotate;
use crate::report::annotated::{NotAnnotated, Only};
use crate::report::escape::escape_control_chars;
use crate::report::finding_cells::severity_word;
use crate::report::format::{Format, Page, Purpose, Render};
use crate::report::problems::problems;
use crate::report::text::block::name;
use crate::report::validation::Validation;
use crate::rewrite;

/// The same run gives the same bytes: no date and no id of the message, which the mail server adds.
pub(super) struct Mail;

impl Format for Mail {
    fn name(&self) -> &'static str {
        "eml"
    }

    fn help(&self) -> &'static str {
        "A mail with the outcome, for sendmail -t"
    }

    fn purpose(&self) -> Purpose {
        Purpose::People
    }

    fn validation<'r>(&self) -> Option<Render<Validation<'r>>> {
        Some(write)
    }

    fn missing_setting(&self, org: &OrgSettings) -> Option<&'static str> {
        org.mail_to.is_none().then_some("mail_to")
    }
}

/// How many kinds of problems the mail names.
const KINDS: usize = 20;

fn write(report: &Validation<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let org = &report.task.mapping.org;
    let mut lines = text_of(report, page);
    let attachment = match failed_users(report) {
        None => None,
        Some(Ok(bytes)) => {
            let file = format!("{}.csv", report.run_id);
            lines.push(page.message(&message!("mail-attached", file = text(file.clone()))));
            Some((file, bytes))
        }
        Some(Err(error)) => {
            lines.push(page.message(&match error {
                rewrite::text::Error::Lossy { encoding } => {
                    let error = NotAnnotated::Lossy { encoding }.message();
                    message!("mail-not-attached", error)
                }
                rewrite::text::Error::Io(_) | rewrite::text::Error::Changed => {
                    message!("mail-not-attached-unreadable")
                }
            }));
            None
        }
    };
    let body = lines.join("\r\n\r\n") + "\r\n";
    let mut body = MimePart::new(
        ContentType::new("text/plain").attribute("charset", "utf-8"),
        BodyPart::Text(body.into()),
    );
    let mut part = match attachment {
        None => body,
        Some((name, bytes)) => {
            body = body.language(page.language.code());
            let boundary = format!("enroll-{}", report.run_id);
            let file = MimePart::new(ContentType::new("text/csv"), BodyPart::Binary(bytes.into()));
            MimePart::new(
                ContentType::new("multipart/mixed").attribute("boundary", boundary),
                BodyPart::Multipart(vec![body, file.attachment(name)]),
            )
        }
    };
    let mut headers: Vec<(_, HeaderType<'_>)> = Vec::new();
    if let Some(from) = &org.mail_from {
        headers.push(("From".into(), address(from).into()));
    }
    let to = org.mail_to.iter().flatten();
    let to = Address::new_list(to.map(|to| address(to)).collect());
    headers.push(("To".into(), to.into()));
    headers.push(("Subject".into(), Text::new(subject(report, page)).into()));
    headers.push(("Auto-Submitted".into(), Text::new("auto-generated").into()));
    headers.push(("MIME-Version".into(), Text::new("1.0").into()));
    headers.append(&mut part.headers);
    part.headers = headers;
    let mut written = Vec::new();
    part.write_part(&mut written);
    output.write_all(&written)
}

fn address(address: &str) -> Address<'_> {
    Address::new_address(None::<&str>, address)
}

/// The outcome and the run.
fn subject(report: &Validation<'_>, page: Page) -> String {
    let run = text(report.run_id);
    let file = text(&*escape_control_chars(report.file));
    let (failed, users) = (report.checked.failed.len(), report.checked.users);
    let subject = if report.error_of_file().is_some() {
        message!("mail-subject-file", file, run)
    } else if failed > 0 {
        message!("mail-subject-failed", failed, users, file, run)
    } else {
        message!("mail-subject-valid", users, file, run)
    };
    page.message(&subject)
}

/// The text of the mail, paragraph by paragraph.
fn text_of(report: &Validation<'_>, page: Page) -> Vec<String> {
    let checked = report.checked;
    let count = |severity| report.count(severity) as u64;
    let word = |message: Message| page.message(&message);
    let counts = [
        word(message!(
            "mail-file",
            file = text(&*escape_control_chars(report.file))
        )),
        word(message!(
            "mail-target",
            target = text(report.task.profile.display_name())
        )),
        word(message!("mail-users", users = checked.users)),
        word(message!("mail-valid", users = report.valid())),
        word(message!("mail-failed", users = checked.failed.len())),
        word(message!("mail-errors", errors = count(Severity::Error))),
        word(message!(
            "mail-warnings",
            warnings = count(Severity::Warning)
        )),
        word(message!("mail-run", run = text(report.run_id))),
    ];
    let mut paragraphs = vec![counts.join("\r\n")];
    let problems = problems(report);
    let kinds = problems.iter().take(KINDS).map(|problem| {
        let columns = problem.columns.iter().take(3);
        let columns: Vec<String> = columns.map(|column| name(report, *column)).collect();
        let said = page.message(problem.first.message);
        let said = page.placed(&columns.join(", "), &said);
        let count = problem.count();
        let severity = severity_word(problem.first.severity, page);
        let said = page.placed(&format!("{count} x {severity}"), &said);
        format!("{said} [{}]", problem.first.rule)
    });
    let mut kinds: Vec<String> = kinds.collect();
    if let more @ 1.. = problems.len().saturating_sub(KINDS) {
        kinds.push(word(message!("list-more", count = more)));
    }
    if !kinds.is_empty() {
        paragraphs.push(kinds.join("\r\n"));
    }
    paragraphs
}

/// The users that failed, as they are given back with what is wrong; none where no user failed.
fn failed_users(report: &Validation<'_>) -> Option<Result<Vec<u8>, rewrite::text::Error>> {
    if report.checked.failed.is_empty() || report.checked.unclosed_quote.is_some() {
        return None;
    }
    let mut bytes = Vec::new();
    let (source, threads) = (report.rows.source, report.rows.threads);
    let written = annotate::write(source, report, Some(Only::Failed), threads, &mut bytes);
    Some(written.map(|()| bytes))
}
