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

#[cfg(test)]
mod tests {
    use super::History;
    use crate::finding::{ColumnIndex, RowNumber};
    use crate::review::edits::{Change, Edits};

    fn cell(from: &str, to: &str) -> Change {
        Change::Cell {
            row: RowNumber(2),
            column: ColumnIndex(0),
            from: from.into(),
            to: to.into(),
            why: None,
        }
    }

    fn text(edits: &Edits) -> Option<&str> {
        edits.cell(RowNumber(2), ColumnIndex(0))
    }

    #[test]
    fn a_step_is_undone_from_its_end_and_done_again_from_its_start() {
        let (mut history, mut edits) = (History::default(), Edits::default());
        history.make(vec![cell("a", "b"), cell("b", "c")], &mut edits);
        assert_eq!(text(&edits), Some("c"));
        history.undo(&mut edits);
        assert!(edits.is_empty(), "{edits:?}");
        history.redo(&mut edits);
        assert_eq!(text(&edits), Some("c"));
        history.undo(&mut edits);
        history.make(vec![cell("a", "d")], &mut edits);
        assert!(
            history.redo(&mut edits).is_none(),
            "what was undone is gone"
        );
        assert_eq!(text(&edits), Some("d"));
    }
}
