//! A file whose users are exported: checked as `validate` checks it, and fixed as `--fix` does.

use std::num::NonZeroUsize;
use std::path::Path;

use crate::check::Checked;
use crate::commands::annotated;
use crate::commands::export::args::ExportArgs;
use crate::commands::export::merging;
use crate::commands::fixed;
use crate::commands::inputs::{InputArgs, Inputs};
use crate::commands::outputs::{self, Stream};
use crate::commands::refusal::Unsettled;
use crate::commands::session::Session;
use crate::commands::{Error, Outcome};
use crate::finding::{FieldId, Finding, Severity};
use crate::fix::Fixes;
use crate::mapping::layout::Gap;
use crate::merge::Merged;
use crate::messages::{in_full, message, text};
use crate::profile::Profile;
use crate::progress;
use crate::report::Only;
use crate::report::{self, Page, Validation};
use crate::roster;
use crate::rule::SettledBy;
use crate::rules;
use crate::user::list::UserList;

/// Whether what is written no longer has what was found in the file; all of it is checked again.
fn is_settled(finding: Finding<'_>, args: &ExportArgs, profile: &Profile) -> bool {
    let is_filled = |field: FieldId| {
        let name = profile.fields[field].name.as_str();
        let mut filled = args.fill.iter().filter_map(|fill| fill.split_once('='));
        args.from_profile.is_none() && filled.any(|(filled, _)| filled.trim() == name)
    };
    match rules::named(finding.rule).map(|rule| rule.settled_by) {
        None | Some(SettledBy::Nothing) => false,
        Some(SettledBy::Format) => true,
        Some(SettledBy::Split) => args.split,
        Some(SettledBy::Fill) => finding.field.is_some_and(is_filled),
    }
}

/// A file, and what was found in it once it was fixed.
pub(super) struct SourceFile {
    pub(super) name: String,
    pub(super) inputs: Inputs,
    checked: Checked,
    fixes: Fixes,
    run_id: String,
    /// What came of corrected rows, where there were any.
    merged: Option<Merged>,
}

impl SourceFile {
    /// Reads, checks and fixes.
    pub(super) fn open(
        path: &Path,
        input: &InputArgs,
        args: &ExportArgs,
        session: &Session,
    ) -> Result<Self, Error> {
        let threads = session.threads;
        let mut inputs = input.open_with(path, &args.rules, threads)?;
        let merged = match &args.merge {
            Some(corrected) => Some(merging::merge(&mut inputs, input, corrected, threads)?),
            None => None,
        };
        inputs.skip(&args.skip, threads)?;
        inputs.notes.extend(inputs.note_on_skipped());
        let mut checked = inputs.check(threads)?;
        let run_id = inputs.run_id(&checked, &[b"export"]);
        let fixes = fixed::fix(&mut inputs, None, threads, &mut checked)?;
        checked.settle(|finding| is_settled(finding, args, &inputs.task.profile));
        Ok(Self {
            name: path.display().to_string(),
            inputs,
            checked,
            fixes,
            run_id,
            merged,
        })
    }

    fn errors(&self) -> impl Iterator<Item = Finding<'_>> {
        self.checked.findings.iter().filter(Finding::is_error)
    }

    fn validation(&self, threads: NonZeroUsize) -> Validation<'_> {
        let inputs = &self.inputs;
        Validation {
            file: &self.name,
            run_id: &self.run_id,
            task: &inputs.task,
            observed: &inputs.source.observed,
            layout: &inputs.layout,
            compared: inputs.compared(),
            checked: &self.checked,
            rows: inputs.rows(&self.checked, threads),
            missing: &[],
            fixes: Some(&self.fixes).filter(|fixes| !fixes.is_empty()),
            notes: &inputs.notes,
            annotated: None,
            next: &[],
            exit: Outcome::Findings.exit(),
            since: None,
            baseline: None,
        }
    }

    /// The users who have no error.
    pub(super) fn users(&self, session: &Session) -> Result<UserList, Error> {
        let (inputs, checked) = (&self.inputs, &self.checked);
        let context = inputs.context();
        let read = || roster::read(&inputs.source, &context, checked, session.threads);
        Ok(progress::during("reading", read)?.users)
    }

    /// Whether an error stands in the way.
    pub(super) fn needs_work(&self, args: &ExportArgs) -> bool {
        let stops = |finding: &Finding<'_>| finding.place.row.is_none() || !args.skip_invalid;
        self.errors().any(|finding| stops(&finding))
    }

    /// Shows what was found, as `validate` does.
    pub(super) fn refuse(&self, args: &ExportArgs, session: &Session) -> Result<(), Error> {
        let stream = Stream::beside(args.output.as_deref());
        let page = session.page(args.show, self.inputs.task.language());
        let (inputs, checked) = (&self.inputs, &self.checked);
        let file = Path::new(&self.name);
        let unsettled = Unsettled::of(file, &args.inputs, inputs, checked, session)?;
        let report = unsettled.first(&self.validation(session.threads));
        outputs::show(stream, |output| {
            report::write(report::TEXT, &report, page, output)?;
            let nothing = page.message(&message!("report-export-nothing-written"));
            writeln!(output, "{nothing}")?;
            if self.errors().all(|error| error.place.row.is_some()) {
                let flags = text("--skip-invalid --failed failed.csv");
                let others = page.message(&message!("report-export-others", flags));
                writeln!(output, "{others}")?;
            }
            Ok(())
        })
    }

    /// Gives the rows that have an error back, where that was asked for.
    pub(super) fn give_back(&self, args: &ExportArgs, session: &Session) -> Result<(), Error> {
        let Some(path) = &args.failed else {
            return Ok(());
        };
        let report = self.validation(session.threads);
        let only = Some(Only::Failed);
        annotated::give_back(&self.inputs, &report, only, session.threads, path).map(drop)
    }

    /// Says which corrected rows were put back, and which have no place.
    pub(super) fn print_merged(&self, args: &ExportArgs, page: Page) {
        let (Some(merged), Some(corrected)) = (&self.merged, &args.merge) else {
            return;
        };
        let corrected = corrected.display().to_string();
        for line in report::describe_merged(merged, &self.name, &corrected, page) {
            outputs::eprint_line(&line);
        }
    }

    /// How many cells were fixed.
    pub(super) fn fixed(&self) -> u64 {
        self.fixes.len() as u64
    }

    /// How many warnings there are.
    pub(super) fn warnings(&self) -> u64 {
        self.checked.count(Severity::Warning) as u64
    }

    /// The columns that fill nothing, as a person names them.
    pub(super) fn unused(&self) -> Vec<String> {
        let layout = &self.inputs.layout;
        let language = self.inputs.task.language();
        let unused = layout.gaps.iter().filter_map(|gap| match gap {
            Gap::Unused { column } => Some(layout.described(*column).text(language, &in_full)),
            _ => None,
        });
        unused.collect()
    }

    /// How many users were skipped because of errors, and where they are.
    pub(super) fn skipped(&self, args: &ExportArgs) -> Option<(u64, String)> {
        let failed = self.checked.failed.len() as u64;
        let path = args.failed.as_ref()?;
        (failed > 0).then(|| (failed, path.display().to_string()))
    }

    /// How the command ends.
    pub(super) fn outcome(&self, args: &ExportArgs) -> Outcome {
        if self.skipped(args).is_some() || self.lacks_corrected_rows() {
            Outcome::Findings
        } else {
            Outcome::Done
        }
    }

    fn lacks_corrected_rows(&self) -> bool {
        let merged = self.merged.as_ref();
        merged.is_some_and(|merged| !merged.not_placed.is_empty())
    }
}
