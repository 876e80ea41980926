//! Bytes as a text with cells: whatever they are, they are checked and reported, or refused.

use crate::lab::Lab;
use crate::target::Target;

pub(crate) struct Csv<'l>(pub(crate) &'l Lab);

impl Target for Csv<'_> {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn about(&self) -> &'static str {
        "bytes as a CSV, checked, annotated and reported: no panic, no hang"
    }

    fn variants(&self) -> usize {
        self.0.settings()
    }

    fn execute(&self, variant: usize, input: &[u8]) -> Result<(), String> {
        if let Some(list) = self.0.list(variant, "list.csv", input, 1) {
            list.annotated();
            let format = ["json", "text", "sarif", "html", "csv", "junit"];
            list.reported(format[input.len() % format.len()]);
        }
        Ok(())
    }
}
