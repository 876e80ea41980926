//! Where the users go: names and formats of the files, none of which is one that is needed.

use std::fs::File;
use std::io::{self, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use crate::commands::Error;
use crate::commands::export::ExportArgs;
use crate::commands::export::origin::Origin;
use crate::commands::export::target::Target;
use crate::commands::outputs;
use crate::export::Format;
use crate::export::sheet::Sheet;
use crate::report::{counted, grouped};

/// Where the users go.
pub(super) struct Destination {
    path: PathBuf,
    /// The format of what is written.
    pub(super) format: Format,
    /// The most users of a file, where there may be several.
    pub(super) most: Option<usize>,
    notes: Vec<String>,
}

impl Destination {
    /// What the flags say, else the name that the operation asks for.
    pub(super) fn new(args: &ExportArgs, origin: &Origin, target: &Target) -> Result<Self, Error> {
        let settings = &target.settings;
        let wanted = settings.operation.file_name.as_deref();
        let path = match (&args.output, wanted) {
            (Some(path), _) => path.clone(),
            (None, Some(name)) => name.into(),
            (None, None) => {
                return Err(Error::usage(
                    "nothing says where to write",
                    "add `-o FILE`; `-o -` is standard output",
                ));
            }
        };
        let format = outputs::export_format("-o", &path)?;
        let file = &settings.profile.file;
        let most = match (args.split, file.max_rows) {
            (false, _) => None,
            (true, Some(most)) => Some(usize::try_from(most).unwrap_or(usize::MAX)),
            (true, None) => {
                return Err(Error::usage(
                    format!(
                        "{} takes any number of users at once, as far as its profile knows",
                        settings.profile.called()
                    ),
                    "leave `--split` out",
                ));
            }
        };
        let mut notes = Vec::new();
        let taken = |format: Format| {
            file.formats.is_empty() || file.formats.iter().any(|known| known == format.name())
        };
        if !taken(format) {
            notes.push(format!(
                "{} takes {} only: this file is to be edited, not uploaded",
                settings.profile.called(),
                file.formats.join(" or ").to_uppercase()
            ));
        }
        if let (Some(wanted), Some(name)) = (wanted, path.file_name())
            && name != wanted
            && path != Path::new("-")
        {
            notes.push(format!(
                "a file for `{}` has to be named `{wanted}` where it is picked up",
                settings.operation.kind
            ));
        }
        let destination = Self {
            path,
            format,
            most,
            notes,
        };
        destination.spares_what_is_needed(args, origin)?;
        Ok(destination)
    }

    /// Refuses to write over anything that the command reads, or twice to one file.
    fn spares_what_is_needed(&self, args: &ExportArgs, origin: &Origin) -> Result<(), Error> {
        let dash = Path::new("-");
        if self.most.is_some() && self.path == dash {
            return Err(Error::usage(
                "`--split` writes several files, and there is one standard output",
                "add `-o upload.csv`",
            ));
        }
        let failed = args.failed.as_deref();
        if failed.is_some_and(|failed| failed == self.path || self.writes(failed)) {
            return Err(Error::usage(
                "`-o` and `--failed` name one file",
                "give each a file of its own",
            ));
        }
        for (what, needed) in origin.files(args) {
            let needed = Path::new(&needed);
            let flag = match failed {
                _ if needed == dash => continue,
                _ if self.writes(needed) => "-o",
                Some(failed) if outputs::same(needed, failed) => "--failed",
                _ => continue,
            };
            let name = what.trim_end_matches(" itself");
            return Err(Error::usage(
                format!("`{flag}` names {what}"),
                format!("write to another file; {name} is never overwritten"),
            ));
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

    /// Gives what was written its name.
    pub(super) fn publish(&self, parts: Vec<File>) -> Result<(), Error> {
        for (number, mut part) in (1..).zip(parts) {
            outputs::to_file(&self.name(number), |output| {
                part.seek(SeekFrom::Start(0))?;
                io::copy(&mut part, output).map(drop)
            })?;
        }
        Ok(())
    }

    /// Says what was written.
    pub(super) fn tell(&self, sheet: &Sheet<'_>) {
        for note in &self.notes {
            outputs::talk(&format!("note: {note}"));
        }
        let users = sheet.users.len();
        let most = self.most.unwrap_or(usize::MAX);
        let files = users.div_ceil(most).max(1);
        for number in 1..=files {
            let written = users.saturating_sub((number - 1) * most).min(most) as u64;
            let name = self.name(number);
            let name = match name.to_str() {
                Some("-") => "standard output".to_owned(),
                _ => format!("`{}`", name.display()),
            };
            outputs::talk(&format!("wrote {} to {name}", counted(written, "user")));
        }
        let older = self.name(files + 1);
        if self.most.is_some() && older.exists() {
            outputs::talk(&format!(
                "note: `{}` is from an earlier run: {} is the last one now",
                older.display(),
                grouped(files as u64)
            ));
        }
    }
}
