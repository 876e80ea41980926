//! One thread or many: a list of several blocks, made of the rows of a small one.

use crate::lab::Lab;
use crate::target::Target;

/// How long the list has to be for several blocks.
const LENGTH: usize = 600 * 1024;

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
        let mut long = input.to_vec();
        if !long.ends_with(b"\n") {
            long.push(b'\n');
        }
        let below = long
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(0, |end| end + 1);
        let rows = long[below..].to_vec();
        if rows.len() < 40 {
            return Ok(());
        }
        while long.len() < LENGTH {
            long.extend_from_slice(&rows);
        }
        let Some(one) = self.0.list(variant, "one.csv", &long, 1) else {
            return Ok(());
        };
        let many = self.0.list(variant, "many.csv", &long, 3);
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
