//! A person who is asked in tests.

use crate::commands::Error;
use crate::commands::prompt::Prompt;

/// A person who takes the first answer with one of these words, if there is one.
#[derive(Default)]
pub(super) struct Person<'a> {
    pub(super) takes: &'a [&'a str],
    /// What was asked.
    pub(super) asked: Vec<String>,
    /// The answers that were offered to choose from.
    pub(super) offered: Vec<String>,
}

impl<'a> Person<'a> {
    pub(super) fn who_takes(takes: &'a [&'a str]) -> Self {
        Self {
            takes,
            ..Self::default()
        }
    }
}

impl Prompt for Person<'_> {
    fn choose(
        &mut self,
        question: &str,
        _: &str,
        answers: &[String],
    ) -> Result<Option<usize>, Error> {
        self.asked.push(question.to_owned());
        self.offered.extend(answers.iter().cloned());
        let is_meant = |answer: &String| self.takes.iter().any(|word| answer.contains(word));
        Ok(answers.iter().position(is_meant))
    }

    fn write(&mut self, question: &str, _: &str) -> Result<Option<String>, Error> {
        panic!("`{question}` has a list of answers")
    }
}
