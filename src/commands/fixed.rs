//! What `--fix` does: fixes what has one possible fix, and checks what came of it.

use std::num::NonZeroUsize;
use std::path::Path;

use crate::check::{Checked, RuleLevels};
use crate::commands::Error;
use crate::commands::annotated::told;
use crate::commands::inputs::Inputs;
use crate::finding::Finding;
use crate::fix::Fixes;
use crate::source::rewrite;

/// How often a file is fixed and checked again: what one rule writes may be what another one fixes.
const MOST_ROUNDS: usize = 4;

/// Puts the source of `inputs` right, as long as there is something to fix. `checked` is what was found in it, and
/// becomes what is left.
pub(super) fn with_fix(
    inputs: &mut Inputs,
    levels: &RuleLevels,
    threads: NonZeroUsize,
    checked: &mut Checked,
    check: &dyn Fn(&Inputs) -> Result<Checked, Error>,
) -> Result<Fixes, Error> {
    let mut all = Fixes::default();
    // Where a row ends is not known behind a quote that never closes.
    let unclosed = |finding: &Finding| finding.rule == "unclosed-quote";
    if checked.findings.iter().any(unclosed) {
        return Ok(all);
    }
    for _ in 0..MOST_ROUNDS {
        let source = &inputs.source;
        let fixes = Fixes::find(source, &inputs.setup(), levels, &checked.findings, threads)
            .map_err(|error| source.failure(error))?;
        if fixes.is_empty() {
            break;
        }
        let unwritten = |error| told(error, inputs, Path::new("a file without a name"));
        let mut text = tempfile::tempfile().map_err(|error| unwritten(error.into()))?;
        match fixes.write(source, checked.digest, threads, &mut text) {
            // Who asks for the file is told so when it is written.
            Err(rewrite::Error::Lossy { .. }) => break,
            written => written.map_err(unwritten)?,
        }
        let source = source.rewritten(text, fixes.headers(source));
        inputs.replace(source);
        *checked = check(inputs)?;
        all.append(fixes);
    }
    Ok(all)
}
