//! One thread or many: a list that is read in small blocks.

use std::num::NonZeroUsize;

use crate::lab::Lab;
use crate::target::Target;

/// How many bytes are read at a time: some rows.
const CHUNK: NonZeroUsize = NonZeroUsize::new(200).unwrap();

pub(crate) struct Threads<'l>(pub(crate) &'l Lab);

impl Target for Threads<'_> {
    fn name(&self) -> &'static str {
        "threads"
    }

    fn about(&self) -> &'static str {
        "one thread or many, the same report and the same annotated file"
    }

    fn variants(&self) -> usize {
        self.0.settings()
    }

    fn execute(&self, variant: usize, input: &[u8]) -> Result<(), String> {
        let Some(one) = self.0.list_in_chunks(variant, input, CHUNK, 1) else {
            return Ok(());
        };
        let many = self.0.list_in_chunks(variant, input, CHUNK, 3);
        let many = many.ok_or("one thread reads a list, and many do not")?;
        if one.traces() != many.traces() {
            return Err("threads: other findings".to_owned());
        }
        if one.reported("json") != many.reported("json") {
            return Err("threads: another report".to_owned());
        }
        Ok(())
    }
}
