//! A target of fuzzing: it has inputs to start from, a way to change them, and something that must hold for each.

use crate::chance::Chance;

/// A target of fuzzing.
pub(crate) trait Target {
    /// Its name on the command line.
    fn name(&self) -> &'static str;

    /// What the inputs are, and what must hold.
    fn about(&self) -> &'static str;

    /// What mutations start from: lists, if nothing else is said.
    fn corpus(&self) -> Vec<Vec<u8>> {
        crate::corpus::lists()
    }

    /// How many ways there are to execute an input: under several profiles, say.
    fn variants(&self) -> usize;

    /// Changes an input, as a table if nothing else is said; `other` is another one, to take parts of.
    fn mutate(&self, input: Vec<u8>, other: &[u8], chance: &mut Chance) -> Vec<u8> {
        crate::mutation::table(input, other, chance)
    }

    /// Executes an input.
    ///
    /// # Errors
    /// When something does not hold that must; the text says what.
    fn execute(&self, variant: usize, input: &[u8]) -> Result<(), String>;

    /// Smaller inputs that may fail as well, the smallest first.
    fn smaller(&self, input: &[u8]) -> Vec<Vec<u8>> {
        crate::smaller::smaller_bytes(input)
    }
}
