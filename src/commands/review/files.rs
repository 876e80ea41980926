//! The files of a review: the corrected list, the skipped users, the changes, the mapping, and what is not written yet.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::commands::annotated::{
    Form, give_back_to, new_workbook_error, patch_error, rewrite_error,
};
use crate::commands::inputs::Inputs;
use crate::commands::interruption::HeldOff;
use crate::commands::next_steps;
use crate::commands::outputs;
use crate::commands::review::args::ReviewArgs;
use crate::commands::{Error, UsageError};
use crate::finding::FieldId;
use crate::mapping::amended::{Additions, NewValues};
use crate::messages::{Message, message, text};
use crate::profile::document::read_text;
use crate::report::{Only, Page, annotate, beside};
use crate::review::changes_file::ChangesFile;
use crate::review::edits::Edits;
use crate::review::history::Step;
use crate::review::list::List;
use crate::review::patched::patches;
use crate::review::problems;
use crate::review::replay::replay;
use crate::review::terminal::Host;
use crate::rewrite::workbook::Patched;
use crate::rewrite::{new_workbook, text as rewrite, workbook};

/// The files of a review.
pub(super) struct Files<'r> {
    args: &'r ReviewArgs,
    inputs: &'r Inputs,
    page: Page,
    form: Form,
    output: PathBuf,
    skipped: PathBuf,
    mapping: PathBuf,
    /// Where changes are kept that are not written yet.
    unwritten: PathBuf,
    /// Whether the list itself was kept before it was written over.
    has_backup: bool,
    /// What was written, for the time when the screen is gone.
    said: Vec<String>,
    /// As long as the screen is shown, an interruption lets it save first.
    held_off: Option<HeldOff>,
}

impl<'r> Files<'r> {
    /// # Errors
    /// If the list cannot be written as its output is called.
    pub(super) fn new(
        args: &'r ReviewArgs,
        inputs: &'r Inputs,
        page: Page,
    ) -> Result<Self, UsageError> {
        let file = &args.file;
        let output = args.output(inputs);
        let profile = args.inputs.profile.as_ref();
        let is_profile =
            |path: &Path| profile.is_some_and(|profile| outputs::same(Path::new(profile), path));
        let mapping = match &args.save_mapping {
            Some(mapping) => mapping.clone(),
            None => match next_steps::mapping_file(file, args.inputs.mapping.as_deref()) {
                mapping if is_profile(&mapping) => next_steps::named(file, "mapping.toml").into(),
                mapping => mapping,
            },
        };
        let mut unwritten = OsString::from(".");
        unwritten.push(output.file_name().unwrap_or_default());
        unwritten.push(".unwritten.json");
        Ok(Self {
            args,
            inputs,
            page,
            form: args.form(inputs)?,
            skipped: args.skipped(inputs),
            mapping,
            unwritten: output.with_file_name(unwritten),
            output,
            has_backup: false,
            said: Vec::new(),
            held_off: args.replay.is_none().then(HeldOff::new),
        })
    }

    /// The name of the corrected list.
    pub(super) fn output_name(&self) -> String {
        self.output.display().to_string()
    }

    /// The name of the mapping.
    pub(super) fn mapping_name(&self) -> String {
        self.mapping.display().to_string()
    }

    /// What was written.
    pub(super) fn said(&self) -> &[String] {
        &self.said
    }

    /// Changes of an earlier review of this list that were not written. A file that cannot be read has no changes.
    pub(super) fn unwritten(&self, list: &List) -> Step {
        let file = ChangesFile::read(&self.unwritten).ok();
        file.map_or_else(Step::new, |file| replay(list, &file).step)
    }

    /// Writes the corrected list, the users who are skipped, the changes, and the mapping where that is wanted. Returns what
    /// to say of it.
    pub(super) fn write_all(
        &mut self,
        list: &List,
        edits: &Edits,
        mapping: bool,
    ) -> Result<Message, Error> {
        let mut written = Vec::new();
        let mut wrote = |path: &Path| written.push(path.display().to_string());
        if self.args.in_place && !self.has_backup {
            wrote(&self.back_up()?);
            self.has_backup = true;
        }
        let patched = self.write_list(list, edits)?;
        wrote(&self.output);
        if !edits.skipped.is_empty() {
            self.write_skipped(list, edits)?;
            wrote(&self.skipped);
        }
        if let Some(path) = &self.args.changes {
            let changes = ChangesFile::of(list, edits).text();
            outputs::to_private_file(path, |output| output.write_all(changes.as_bytes()))?;
            wrote(path);
        }
        if mapping {
            self.write_mapping(list, edits)?;
            wrote(&self.mapping);
        }
        let said = message!("review-wrote", files = text(written.join(", ")));
        Ok(beside(said, &patched))
    }

    fn write_list(&self, list: &List, edits: &Edits) -> Result<Patched, Error> {
        let mut patched = Patched::default();
        outputs::to_file(&self.output, self.inputs.permissions, |output| {
            patched = self.write_list_to(output, list, edits)?;
            Ok::<(), Error>(())
        })?;
        Ok(patched)
    }

    fn write_list_to(
        &self,
        output: &mut (dyn Write + Send),
        list: &List,
        edits: &Edits,
    ) -> Result<Patched, Error> {
        let (inputs, path) = (self.inputs, &self.output);
        let source = &inputs.source;
        let header_row = &source.observed.header_row;
        match (self.form, source.original()) {
            (Form::Patched, Some(original)) => {
                let patches = patches(list, original, edits);
                let is_changed = !(edits.cells.is_empty() && edits.skipped.is_empty());
                return workbook::patch(original, patches, is_changed, output)
                    .map_err(|error| patch_error(error, inputs, path));
            }
            (Form::NewWorkbook, _) => {
                new_workbook::write(source, list.digest, edits.to_write(header_row), output)
                    .map_err(|error| new_workbook_error(error, inputs, path))?;
            }
            _ => {
                let (target, edit) = (annotate::target(), |_| edits.to_write(header_row));
                rewrite::copy(source, list.digest, target, list.threads, output, edit)
                    .map_err(|error| rewrite_error(error, inputs, path))?;
            }
        }
        Ok(Patched::default())
    }

    /// The users who are skipped as they are in the list, with what is wrong with them.
    fn write_skipped(&self, list: &List, edits: &Edits) -> Result<(), Error> {
        let source = &self.inputs.source;
        let mut others = edits.clone();
        others
            .cells
            .retain(|row, _| !edits.skipped.contains_key(row));
        let checked = list.check_everybody(&others);
        let mut verdict = checked.map_err(|error| source.failure(error))?;
        let checked = &mut verdict.checked;
        let is_skipped = |row| edits.skipped.contains_key(&row);
        checked
            .findings
            .retain(|finding| finding.place.row.is_some_and(is_skipped));
        checked.failed = edits.skipped.keys().copied().collect();
        checked.digest = list.digest;
        let name = self.args.file.display().to_string();
        let report = problems::report(list, &verdict, &name);
        outputs::to_file(&self.skipped, self.inputs.permissions, |output| {
            let only = Some(Only::Failed);
            let (inputs, path) = (self.inputs, &self.skipped);
            give_back_to(output, inputs, &report, only, list.threads, path).map(drop)
        })
    }

    fn write_mapping(&self, list: &List, edits: &Edits) -> Result<(), Error> {
        let name = self.mapping.display().to_string();
        let read_failed = |source| Error::Write {
            path: name.clone(),
            source,
        };
        let existing = match read_text(&self.mapping) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(read_failed(error)),
        };
        let profile = &list.task.profile;
        let columns = profile
            .fields
            .with_ids()
            .filter_map(|(id, field): (FieldId, _)| {
                let columns = list.layout.columns_of(id).iter();
                let references = columns.filter_map(|mapped| mapped.column);
                let references = references.map(|column| list.layout.reference(column));
                let references: Vec<_> = references.collect();
                (!references.is_empty()).then_some((field.name.as_str(), references))
            });
        let mut values: Vec<NewValues<'_>> = Vec::new();
        for ((field, from), to) in &edits.translations {
            let pair = (from.as_str(), to.as_str());
            match values.last_mut().filter(|known| known.field == field) {
                Some(known) => known.values.push(pair),
                None => values.push(NewValues {
                    field,
                    values: vec![pair],
                }),
            }
        }
        let named = self.args.inputs.profile.as_deref();
        let additions = Additions {
            profile: named.unwrap_or(&profile.name),
            columns: columns.collect(),
            values,
            ignored: edits.ignored.iter().copied().collect(),
        };
        let amended = additions.over(existing.as_deref()).map_err(|_| {
            // It was read as a mapping when the review began.
            read_failed(io::ErrorKind::InvalidData.into())
        })?;
        outputs::to_file(&self.mapping, self.inputs.permissions, |output| {
            output.write_all(amended.as_bytes())
        })
    }

    /// Keeps the list as it is beside itself, under a name that nothing has yet.
    fn back_up(&self) -> Result<PathBuf, Error> {
        let names = (1..).map(|number: u32| {
            let mut name = self.output.clone().into_os_string();
            name.push(if number == 1 {
                ".bak".to_owned()
            } else {
                format!(".bak{number}")
            });
            PathBuf::from(name)
        });
        let path = names
            .take(10_000)
            .find(|path| path.symlink_metadata().is_err());
        let failed = |source| Error::Write {
            path: self.output.display().to_string(),
            source,
        };
        let path = path.ok_or_else(|| failed(io::ErrorKind::AlreadyExists.into()))?;
        fs::copy(&self.output, &path).map_err(failed)?;
        Ok(path)
    }
}

impl Host for Files<'_> {
    fn write(&mut self, list: &List, edits: &Edits, mapping: bool) -> Result<Message, String> {
        let written = self.write_all(list, edits, mapping);
        let said = written.map_err(|error| error.to_string())?;
        let _ = fs::remove_file(&self.unwritten);
        self.said.push(self.page.message(&said));
        Ok(said)
    }

    fn keep(&mut self, list: &List, edits: Option<&Edits>) {
        let Some(edits) = edits.filter(|edits| !edits.is_empty()) else {
            let _ = fs::remove_file(&self.unwritten);
            return;
        };
        let changes = ChangesFile::of(list, edits).text();
        // A folder in which nothing can be written is no reason to stop a person who corrects.
        let _ = outputs::to_private_file(&self.unwritten, |output| {
            output.write_all(changes.as_bytes())
        });
    }

    fn is_interrupted(&self) -> bool {
        self.held_off.as_ref().is_some_and(HeldOff::is_asked)
    }
}

impl Files<'_> {
    /// Whether the mapping is written without a question.
    pub(super) fn saves_mapping(&self) -> bool {
        self.args.save_mapping.is_some()
    }

    /// How messages are shown.
    pub(super) fn page(&self) -> Page {
        self.page
    }
}
