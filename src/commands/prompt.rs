//! The only file that knows `inquire`: a question on the terminal, answered with arrow keys or by typing.

use inquire::ui::{RenderConfig, Styled};
use inquire::{Confirm, InquireError, Select, Text};

use crate::commands::{Error, UsageError};

/// How many answers are shown at a time.
const PAGE: usize = 12;

/// A person who answers questions.
pub(super) trait Prompt {
    /// The number of the answer that was chosen; nothing where none was.
    fn choose(
        &mut self,
        question: &str,
        help: &str,
        answers: &[String],
    ) -> Result<Option<usize>, Error>;

    /// A text of one's own; nothing where none was written.
    fn write(&mut self, question: &str, help: &str) -> Result<Option<String>, Error>;
}

/// The terminal: it shows questions on standard error.
pub(super) struct Terminal;

impl Prompt for Terminal {
    fn choose(
        &mut self,
        question: &str,
        help: &str,
        answers: &[String],
    ) -> Result<Option<usize>, Error> {
        let numbered: Vec<Answer<'_>> = answers
            .iter()
            .enumerate()
            .map(|(number, text)| Answer { number, text })
            .collect();
        let chosen = Select::new(question, numbered)
            .with_help_message(help)
            .with_page_size(PAGE)
            .with_render_config(decided_later())
            .prompt_skippable();
        answered(chosen).map(|answer| answer.map(|answer| answer.number))
    }

    fn write(&mut self, question: &str, help: &str) -> Result<Option<String>, Error> {
        answered(
            Text::new(question)
                .with_help_message(help)
                .with_render_config(decided_later())
                .prompt_skippable(),
        )
    }
}

/// How questions are shown: one that is left open says so.
fn decided_later() -> RenderConfig<'static> {
    let colors = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let config = if colors {
        RenderConfig::default_colored()
    } else {
        RenderConfig::empty()
    };
    config.with_canceled_prompt_indicator(Styled::new("decide later"))
}

/// Asks for a text that has to be typed as it is; whether it was.
pub(super) fn typed(question: &str, help: &str, wanted: &str) -> Result<bool, Error> {
    let question = Text::new(question).with_help_message(help);
    let answer = answered(question.prompt_skippable())?;
    Ok(answer.is_some_and(|answer| answer.trim() == wanted))
}

/// Asks whether something is to be done; no answer is no.
pub(super) fn confirm(question: &str, help: &str) -> Result<bool, Error> {
    let question = Confirm::new(question)
        .with_default(false)
        .with_help_message(help);
    Ok(answered(question.prompt_skippable())?.unwrap_or(false))
}

/// An answer with its place in the list, which typing does not change.
struct Answer<'a> {
    number: usize,
    text: &'a str,
}

impl std::fmt::Display for Answer<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.text)
    }
}

fn answered<T>(result: Result<T, InquireError>) -> Result<T, Error> {
    result.map_err(|error| match error {
        InquireError::OperationInterrupted => Error::Interrupted,
        other => UsageError::NoTerminal(other.to_string()).into(),
    })
}
