//! What was changed, step by step, so that it can be undone and done again.

use crate::review::edits::{Change, Edits};

/// Changes that were made at once.
pub type Step = Vec<Change>;

/// What was changed, step by step.
#[derive(Debug, Clone, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// Makes the changes of a step. What was undone before cannot be done again then.
    pub fn make(&mut self, step: Step, edits: &mut Edits) {
        for change in &step {
            edits.make(change);
        }
        self.undone.clear();
        self.done.push(step);
    }

    /// Takes the last step back, and returns it; nothing where there is none.
    pub fn undo(&mut self, edits: &mut Edits) -> Option<&Step> {
        let step = self.done.pop()?;
        for change in step.iter().rev() {
            edits.make(&change.clone().reversed());
        }
        self.undone.push(step);
        self.undone.last()
    }

    /// Makes the step again that was taken back last, and returns it; nothing where there is none.
    pub fn redo(&mut self, edits: &mut Edits) -> Option<&Step> {
        let step = self.undone.pop()?;
        for change in &step {
            edits.make(change);
        }
        self.done.push(step);
        self.done.last()
    }
}
