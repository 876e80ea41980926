//! Where the users go: names and formats of the files, none of which is one that is needed.

use std::fs::File;
use std::io::{self, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use crate::commands::export::args::ExportArgs;
use crate::commands::export::origin::Origin;
use crate::commands::export::target::Target;
use crate::commands::interruption::HeldOff;
use crate::commands::outputs::{self, FileKind, Permissions, StagedFile};
use crate::commands::{Error, UsageError};
use crate::export::Format;
use crate::export::sheet::Sheet;
use crate::messages::{Message, message, text};
use crate::report::{self, ExportedFiles};

/// Where the users go.
pub(super) struct Destination {
    path: PathBuf,
    /// The format of what is written.
    pub(super) format: Format,
    /// The most users of a file, where there may be several.
    pub(super) most: Option<usize>,
    notes: Vec<Message>,
    permissions: Permissions,
}

impl Destination {
    /// What the flags say, else the name that the operation asks for.
    pub(super) fn new(
        args: &ExportArgs,
        origin: &Origin,
        target: &Target,
    ) -> Result<Self, UsageError> {
        let profile = &target.task.profile;
        let wanted = target.task.operation.file_name.as_deref();
        let path = match (&args.output, wanted) {
            (Some(path), _) => path.clone(),
            (None, Some(name)) => name.into(),
            (None, None) => return Err(UsageError::NoOutput { example: "FILE" }),
        };
        let most = match (args.split, profile.file.max_rows) {
            (false, _) => None,
            (true, Some(most)) => Some(usize::try_from(most).unwrap_or(usize::MAX)),
            (true, None) => {
                let target = profile.display_name().to_owned();
                return Err(UsageError::SplitWithoutLimit { target });
            }
        };
        let format = outputs::export_format("-o", &path);
        let mut destination = Self {
            notes: Vec::new(),
            permissions: origin.permissions(args),
            path,
            format: Format::Csv,
            most,
        };
        // That a file is read is the worse fault.
        destination.check(args, origin)?;
        destination.format = format?;
        if let Some(failed) = &args.failed {
            FileKind::Rows.check("--failed", failed)?;
        }
        destination.notes = notes(&destination.path, destination.format, target);
        Ok(destination)
    }

    /// Refuses to write over anything that the command reads, or twice to one file.
    fn check(&self, args: &ExportArgs, origin: &Origin) -> Result<(), UsageError> {
        let dash = Path::new("-");
        if self.most.is_some() && self.path == dash {
            return Err(UsageError::SplitToStdout);
        }
        let failed = args.failed.as_deref();
        if failed.is_some_and(|failed| failed == self.path || self.writes(failed)) {
            let (one, other) = ("-o", "--failed");
            return Err(UsageError::SameOutput { one, other });
        }
        for (input, read) in origin.files(args) {
            let flag = match failed {
                _ if read == dash => continue,
                _ if self.writes(&read) => "-o",
                Some(failed) if outputs::same(&read, failed) => "--failed",
                _ => continue,
            };
            return Err(UsageError::OutputIsInput { flag, input });
        }
        Ok(())
    }

    /// Whether a file that is there would be one of those that are written.
    fn writes(&self, file: &Path) -> bool {
        if self.most.is_none() {
            return outputs::same(file, &self.path);
        }
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let number = stem.rsplit('-').next().and_then(|part| part.parse().ok());
        number.is_some_and(|number| outputs::same(file, &self.name(number)))
    }

    /// The file of a part, counted from 1.
    fn name(&self, part: usize) -> PathBuf {
        if self.most.is_none() {
            return self.path.clone();
        }
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        let ending = self.path.extension();
        let ending = ending.map_or(String::new(), |ending| {
            format!(".{}", ending.to_string_lossy())
        });
        self.path.with_file_name(format!("{stem}-{part}{ending}"))
    }

    /// Gives what was written its name: all of it, once there is room for all. An interruption comes before or after.
    pub(super) fn publish(&self, parts: Vec<File>) -> Result<(), Error> {
        let staged = (1..).zip(parts).map(|(number, mut part)| {
            StagedFile::new(&self.name(number), self.permissions, |output| {
                part.seek(SeekFrom::Start(0))?;
                io::copy(&mut part, output).map(drop)
            })
        });
        let staged: Vec<StagedFile> = staged.collect::<Result<_, _>>()?;
        let held_off = HeldOff::new();
        for (number, part) in (1..).zip(staged) {
            part.commit().inspect_err(|_| {
                for written in 1..number {
                    let name = self.name(written).display().to_string();
                    outputs::eprint_line(&format!("wrote {name}, before the next one failed"));
                }
            })?;
        }
        drop(held_off);
        Ok(())
    }

    /// What is to be known of the files before they are uploaded.
    pub(super) fn notes(&self) -> &[Message] {
        &self.notes
    }

    /// Whether the files are ones that the target system takes as they are.
    pub(super) fn is_upload(&self) -> bool {
        self.notes.is_empty() && self.path != Path::new("-")
    }

    /// The files, with their users.
    pub(super) fn files(&self, sheet: &Sheet<'_>) -> ExportedFiles {
        let users = sheet.users.len();
        let most = self.most.unwrap_or(usize::MAX);
        let parts = users.div_ceil(most).max(1);
        let file = |part: usize| {
            let written = users.saturating_sub((part - 1) * most).min(most);
            (self.name(part), written as u64)
        };
        let older = self.name(parts + 1);
        ExportedFiles {
            files: (1..=parts).map(file).collect(),
            older: Some(older).filter(|older| self.most.is_some() && older.exists()),
        }
    }
}

/// What is to be known of a file before it is uploaded.
fn notes(path: &Path, format: Format, target: &Target) -> Vec<Message> {
    let (profile, operation) = (&target.task.profile, &target.task.operation);
    let formats = &profile.file.formats;
    let mut notes = Vec::new();
    if !formats.is_empty() && !formats.iter().any(|known| known == format.name()) {
        notes.push(message!(
            "report-note-only-accepts",
            target = text(profile.display_name()),
            formats = report::formats(formats)
        ));
    }
    if let (Some(wanted), Some(name)) = (operation.file_name.as_deref(), path.file_name())
        && name != wanted
        && path != Path::new("-")
    {
        notes.push(message!(
            "report-note-file-name",
            target = text(profile.display_name()),
            operation = text(operation.kind.to_string()),
            name = text(wanted)
        ));
    }
    notes
}
